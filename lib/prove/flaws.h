// Flaws of authority: what is wrong with who may give what, found by looking at every combination
// of facts, each with a case that shows it.
#ifndef PROVE_FLAWS_H
#define PROVE_FLAWS_H

#include "decide/decide.h"

enum flaw_kind {
    FLAW_LIMIT_UNREACHABLE,    // grant, amount: the limit, reach: what is left of it, related: why
    FLAW_POWERLESS_FRONTLINE,  // role
    FLAW_SMALL_SUM,            // role, by; amount: the smallest that needs approval
    FLAW_LIMIT_INVERSION,      // grant: the senior's, other: the junior's
    FLAW_LIMIT_GAP,            // amount: nobody may grant it, reach: somebody may grant this
    FLAW_LIMIT_OVERLAP,        // grant: counts for nothing where the other one holds as well
    FLAW_CONDITION_NEVER,      // at: the condition
    FLAW_CONDITION_ALWAYS,     // at: the condition
    FLAW_NEVER_GIVEN,          // gesture
    FLAW_DEAD_GRANT,           // grant, other: the one that decides in its place
    FLAW_GRANT_OUT_OF_TIME,    // grant
    FLAW_GRANT_GAP,            // name, value
    FLAW_BOUNDARY,             // name, value; at: the test, related: the other one
    FLAW_APPROVER_OVERLAP,     // two escalations or joint grants; at: the one that wins
    FLAW_APPROVER_UNREACHABLE, // role; by: who asks it
    FLAW_PARTNER_LOWER,        // role: the partner's, by: our own, other: its grant, grant: the
                               // partner's; NULL: it has none, nor of `reach` gestures more
    FLAW_SINGLE_APPROVER,      // role; by: who asks it
    FLAW_ESCALATE_FIRST,       // role: may give it alone; name: who it must hand over to
    FLAW_ESCALATION_CYCLE,     // role: hands over; name: to whom; value: and that one to whom
    FLAW_TOP_LIMITED,          // role, amount: the most that it may give
    FLAW_NOT_ANALYSED          // why: half a sentence; reach: how many gestures more
};

struct flaw {
    enum flaw_kind kind;
    struct span at, related;           // related: nowhere where nothing is
    const struct gesture *gesture;     // NULL: it is about no single one
    const struct grant *grant, *other; // NULL: none
    int32_t role, by;                  // -1: none
    int64_t amount, reach;             // minor units or millionths
    struct str name, value, why;
    struct request request; // the case; gesture NULL: none is needed to see it
    enum verdict verdict;   // what it comes to
    struct str witness;     // the command that asks it
};
typedef LIST(struct flaw) flaws;

// By gesture and kind, always the same. `small`: minor units that the front line should give
// without asking. Lives in `arena`; `scratch` is given back.
flaws flaws_find(struct arena *arena, struct arena *scratch, const struct playbook *playbook,
                 int64_t small);

#endif
