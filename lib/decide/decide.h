// Decisions: may this role do this gesture, alone, now? A pure function over a playbook.
#ifndef DECIDE_DECIDE_H
#define DECIDE_DECIDE_H

#include "model/playbook.h"

enum verdict { VERDICT_ALLOW, VERDICT_NEEDS_APPROVAL, VERDICT_DENY, VERDICT_ESCALATE, VERDICT_ASK };

// The first step that kept the answer from allow.
enum reason {
    REASON_ESCALATION,
    REASON_GUARDRAIL,
    REASON_NEVER,
    REASON_NOT_WHEN,
    REASON_NOT_YET,
    REASON_BELOW_MINIMUM,
    REASON_NO_GRANT,
    REASON_OVER_COUNT,
    REASON_BEYOND,
    REASON_OVER_LIMIT,
    REASON_WITHIN_LIMIT,
    REASON_NO_LIMIT,
    REASON_MISSING_FACT
};

const char *verdict_name(enum verdict verdict); // "needs-approval"
const char *reason_name(enum reason reason);    // "within-limit"

// What a fact is called inside: facts by their place, then the reserved ones.
typedef uint32_t fact_key;
fact_key key_of_fact(const struct playbook *playbook, size_t fact);
fact_key key_of_reserved(const struct playbook *playbook, uint8_t reserved);
// The fact, term or reserved fact behind a key.
struct domain key_domain(const struct playbook *playbook, fact_key key, struct str unit);

struct known {
    fact_key key;
    struct value value;
};

struct request {
    int32_t role; // index; must be one
    const struct gesture *gesture;
    bool has_amount;
    int64_t amount; // more than 0; minor units of money, or millionths of the gesture's unit
    const struct known *known; // facts, `given`, `times_given`, channel, country, team
    size_t n_known;
    const int32_t *also_given; // gestures
    size_t n_also_given;
    struct date as_of; // DATE_NONE: not known, which only matters where a condition reads it
};

// A limit. Either nothing to say (null), no limit, or a number of minor units or millionths.
enum size_kind { SIZE_NULL, SIZE_UNLIMITED, SIZE_VALUE };
struct size {
    uint8_t kind;
    int64_t value;
    bool exactly; // that much and no less
};

// A step of the ladder: what a role may give, with whom.
struct rung {
    int32_t role;
    const refs *with; // NULL: alone
    struct size limit;
};

struct used_fact {
    fact_key key;
    struct value value;
    bool assumed;
};

struct decision {
    enum verdict verdict;
    enum reason reason;
    struct size limit, left;
    LIST(struct rung) ladder;
    int32_t by;            // role; -1: nobody
    LIST(struct str) with; // sorted
    const struct ref *to;  // of an escalation; NULL otherwise, or where a role is meant
    int32_t to_role;       // with `beyond: escalate`; -1 otherwise
    struct str rule;       // id
    struct span rule_at;
    const struct escalation *escalation;         // that decides
    LIST(const struct escalation *) escalations; // all that surely apply
    const struct clause *clause;                 // that keeps it from being allowed; may be NULL
    const struct guardrail *guardrail;           // the same
    LIST(struct str) lacking;                    // evidence that is not there, where that decides
    LIST(fact_key) missing;                      // the most decisive first
    LIST(struct used_fact) used;
    bool measured;   // some grant in force has a limit
    bool owed;       // an entitlement
    enum reason why; // `reason`, or where facts are open one that holds whatever they are
    struct str why_rule;
    struct span why_at;
    bool open;    // there is none that holds whatever they are
    bool guessed; // the budget ran out: `ask` names every fact that is read
};

struct decider; // what deciding needs of a playbook, made once; lives in its arena

struct decider *decider_new(struct arena *arena, const struct playbook *playbook);
const struct playbook *decider_playbook(const struct decider *decider);
// The work that decisions and proofs have taken so far, in steps of diagrams: for who asks
// thousands.
uint64_t decider_steps(const struct decider *decider);
// Forgets what was made for a gesture, so that an arena may be reset to before that.
void decider_forget(struct decider *decider, const struct gesture *gesture);
// Answers live in `scratch`.
struct decision decide(struct decider *decider, struct arena *scratch,
                       const struct request *request);

// ---- around a decision ----

// What is allowed now instead; gesture NULL where nothing is. `amount`: NULL kind where it has
// none.
struct instead {
    const struct gesture *gesture;
    struct size amount;
};
struct instead decide_instead(struct decider *decider, struct arena *scratch,
                              const struct request *request, const struct decision *decision);

// The smallest change of facts that turns the answer into an allow; empty where there is none.
struct change {
    fact_key key;
    struct value value;
};
typedef LIST(struct change) changes;
changes decide_nearest_yes(struct decider *decider, struct arena *scratch,
                           const struct request *request);

// Can the role ever be allowed to give more than `over` alone? Facts that the request knows stay as
// they are; all others take every value that they can have, assumed ones, too.
enum proof { PROOF_NEVER, PROOF_POSSIBLE, PROOF_TOO_LARGE };
struct proof_case {
    changes facts; // a case in which it is allowed
    struct size amount;
};
enum proof decide_never(struct decider *decider, struct arena *scratch,
                        const struct request *request, bool has_over, int64_t over,
                        struct proof_case *out);

#endif
