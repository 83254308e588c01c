// What the files of decide/ share: plans, slots and a running evaluation.
#ifndef DECIDE_INNER_H
#define DECIDE_INNER_H

#include "decide/decide.h"
#include "decide/diagram.h"
#include "decide/point.h"
#include "model/condition.h"

// ---- plan: what a gesture and a role come down to; made once ----

enum rule_kind {
    RULE_ESCALATION,
    RULE_GUARDRAIL, // its never_when
    RULE_TOGETHER,  // its never_together
    RULE_NEVER,
    RULE_ONLY,
    RULE_EVIDENCE,
    RULE_GRANT
};

// A mark says that a rule reads a slot, or a term of the plan.
#define MARK_TERM 0x80000000u

struct rule {
    uint8_t kind; // enum rule_kind
    const struct condition *when;
    const struct when *from[2], *until[2]; // of the clause, and of the entry that it stands in
    const struct clause *clause;
    const struct guardrail *guardrail;
    const struct escalation *escalation;
    const struct grant *grant;
    int32_t lifter;             // the role from which on a guardrail does not bind; -1: nobody
    const struct ref *evidence; // a fact of yes or no, or a term
    struct str id;              // what the answer calls it
    struct span at;
    uint32_t *marks;
    uint32_t n_marks;
    int64_t within;    // of an escalation, in minutes
    uint32_t slots[3]; // of a grant's limit: the fact, for each, per cent; NO_SLOT
    bool cumulative;   // of a grant: what was given counts
    int32_t with;      // of a joint grant: place in plan->withs; -1
    uint8_t depth;     // of a joint grant's role: how many stand above it, 255 for more
};
#define NO_SLOT UINT32_MAX
enum { FACTOR_BASE, FACTOR_EACH, FACTOR_PERCENT };

typedef LIST(struct rule) rules;
typedef LIST(uint32_t) numbers;

struct plan_term {
    const struct term *term;
    uint32_t *marks;
    uint32_t n_marks;
};

struct plan_role {
    int32_t role;
    uint32_t depth; // how many stand above it
    numbers grants; // in plan->grants, that it holds
};

// Who must agree besides a grant's own role: names in order.
struct with {
    struct str *names;
    size_t n;
};

struct plan {
    struct plan *next; // of the same gesture
    const struct gesture *gesture;
    int32_t role;
    rules escalations, hard, soft, never, only, evidence, grants;
    LIST(struct plan_term) terms; // each after those that it uses
    LIST(fact_key) keys;          // of the slots
    struct domain *domains;       // of the slots
    struct value *assumed;        // of the slots; type FACT_NONE: nothing is
    LIST(const struct test *) tests;
    LIST(struct plan_role) roles; // the asker, those above, then others who may lift
    uint32_t n_chain;             // the asker and those above
    uint32_t *by_depth;           // the roles, the lowest first
    uint32_t *by_name;            // the slots
    LIST(struct with) withs;      // of joint grants, the fewest first
};

// Which entries name a gesture; `all`: those that hold for every one.
struct naming {
    numbers all, *of;
};

struct decider {
    struct arena *arena;
    const struct playbook *playbook;
    struct naming escalations, guardrails, scenarios;
    int32_t given_fact, times_fact; // declared, or -1
    struct plan **plans;            // by gesture
    uint32_t *slot_of_key;          // while a plan is made or used
    uint32_t *slot_stamp, *term_stamp, *term_place, *role_stamp, stamp, role_round;
    int32_t *same_first, *same_next; // roles that are the same as another one
    uint64_t steps;                  // of the diagrams of all decisions so far
};

enum { SLOT_AMOUNT, SLOT_GIVEN, SLOT_TIMES, SLOT_FIRST };

struct plan *plan_of(struct decider *decider, const struct gesture *gesture, int32_t role);
uint32_t slot_of(const struct decider *decider, fact_key key);
// Is `role` the same as `base`, or above it?
bool role_is_from(const struct playbook *playbook, int32_t role, int32_t base);
void plan_add_roles(struct decider *decider, struct plan *plan);
void plan_add_withs(struct decider *decider, struct plan *plan);
// The key behind a test's fact; NO_SLOT for terms and for what is never unknown (role, now, ...).
fact_key key_of_ref(const struct decider *decider, const struct ref *ref, uint8_t reserved);

// ---- a running evaluation ----

enum slot_state { SLOT_UNKNOWN, SLOT_KNOWN, SLOT_ASSUMED };
enum { STEP_NEVER = 255 };

typedef LIST(int64_t) cuts;

struct slot {
    uint8_t state, type, step; // step: the earliest that reads it
    bool compared;             // with another unknown one, by a test
    bool free;                 // known, but treated as unknown
    uint32_t var;              // in the diagram, where it is unknown
    struct point point;        // its value; of an unknown one while it is tried
    const struct value *value;
    int64_t least, most, grain;
    cuts cuts, corners;
    LIST(struct str) names; // of a choice: further values to tell apart
    struct point *cells;
    uint32_t n_cells, current; // current: the cell of the known value, where it is free
};

struct evaluation {
    struct decider *decider;
    const struct playbook *playbook;
    const struct plan *plan;
    const struct request *request;
    struct arena *arena;
    struct diagram diagram;
    struct slot *slots;
    uint32_t *vars; // slots by variable
    uint32_t n_vars;
    size_t compared; // facts that are compared with another unknown one
    struct point now, role;
    bool has_now, measured;
    bool lacks_now; // a condition reads the as-of time, and there is none
    diagram_ref *terms;
    uint8_t *term_steps;
    struct grant_state *grants;
    bool all_free; // treat assumed facts as unknown
    bool own_only; // only what the role may do alone is asked for
    bool nearest;  // treat known facts of the playbook as unknown
    bool has_skipped;
    uint32_t skipped; // a grant that is looked away from
    bool has_over;
    int64_t over; // the amount is more than this
};

// around.c: the same request with the changes.
struct request request_with(struct arena *arena, const struct request *request,
                            const changes *list);

// cells.c, cuts.c, cuts_limits.c: cuts the domains of unknown facts into cells.
void cells_make(struct evaluation *e);
void cells_of_slot(struct evaluation *e,
                   uint32_t slot); // once more, after cuts or names were added
struct value value_at(const struct slot *slot, struct point point);
int64_t round_up(int64_t value, int64_t step);
int64_t whole_of(const struct evaluation *e, uint8_t type);   // one pound, one bag; else 1
bool slot_is_open(const struct evaluation *e, uint32_t slot); // unknown, or treated so
bool slot_is_ordered(const struct slot *slot);                // has cuts
void cut_at(struct evaluation *e, struct slot *slot, int64_t at);
void cuts_sort(cuts *list);
void cut_by_tests(struct evaluation *e);
void cut_by_comparisons(struct evaluation *e); // needs corners; counts `compared`
void cut_at_corners(struct evaluation *e, struct slot *slot);
void cut_by_plain_limits(struct evaluation *e);
void cut_by_limits(struct evaluation *e); // needs corners

// What a test compares: a slot (then `point` is its value), or something that is always known.
struct operand {
    uint32_t slot; // or NO_SLOT
    uint8_t type;
    struct point point;
};
struct operand operand_of(struct evaluation *e, const struct ref *ref, uint8_t reserved);
// A test of values comes to one range or several, of which one must hold.
size_t test_ranges(const struct test *test);
struct range test_range(const struct evaluation *e, const struct test *test, size_t i);

// truth.c: is a condition true, as a diagram over the unknown facts?
void terms_evaluate(struct evaluation *e);
diagram_ref rule_truth(struct evaluation *e, const struct rule *rule, uint8_t step);
bool rule_in_force(const struct evaluation *e, const struct rule *rule);
void rule_mark(struct evaluation *e, const struct rule *rule, uint8_t step);
void slot_mark(struct evaluation *e, uint32_t slot, uint8_t step);
void marks_spread(struct evaluation *e);
diagram_ref slot_truth(struct evaluation *e, uint32_t slot);

// Tries every combination of the cells of the unknown ones among `slots`; `try` answers a leaf.
typedef diagram_ref tabulate_try(struct evaluation *e, const void *context);
diagram_ref tabulate(struct evaluation *e, const uint32_t *slots, size_t n, tabulate_try *try,
                     const void *context);

// grants.c: what grants are worth, and whether they cover the amount.
struct grant_state {
    bool ready, fit_ready;
    diagram_ref when; // it applies
    diagram_ref size; // the leaf with its limit, or nothing
    diagram_ref fit;  // the same where it covers the amount
};
// The limit of a grant under the facts as they stand; rounded down; `whole`: nothing was rounded.
struct size grant_size(const struct evaluation *e, const struct rule *rule, bool *whole);
// The step of a factor by which a limit stays whole, the other factors being where they are.
int64_t grant_step(const struct evaluation *e, const struct rule *rule, int factor);
size_t grant_factors(const struct evaluation *e, const struct rule *rule, uint32_t out[3]);
const struct grant_state *grant_when(struct evaluation *e, uint32_t grant, uint8_t step);
const struct grant_state *grant_fit(struct evaluation *e, uint32_t grant, uint8_t step);
// All with STEP_NEVER mark nothing as read.
enum holding { ALONE, JOINTLY };
diagram_ref role_size(struct evaluation *e, const struct plan_role *role, enum holding holding,
                      uint8_t step);
diagram_ref role_fit(struct evaluation *e, const struct plan_role *role, enum holding holding,
                     uint8_t step);
diagram_ref role_holds_any(struct evaluation *e, const struct plan_role *role, uint8_t step);
bool plan_measured(struct evaluation *e);

// steps.c, steps_authority.c: the seven steps.
struct outcome {
    diagram_ref all;          // what comes out, for every combination of the unknown facts
    diagram_ref own;          // what the role may give alone; a gap where that is nothing
    bool deep;                // the steps from 4 on were asked
    diagram_ref *escalations; // which apply
};
struct outcome steps_run(struct evaluation *e);
// What stands in `done` stays; `soft`: which liftable guardrails apply.
diagram_ref steps_of_authority(struct evaluation *e, diagram_ref done, const diagram_ref *soft,
                               diagram_ref *own);

// The rule that an outcome rests on.
enum rule_list {
    LIST_GESTURE,
    LIST_AT_LEAST,
    LIST_AT_MOST,
    LIST_ESCALATIONS,
    LIST_HARD,
    LIST_SOFT,
    LIST_NEVER,
    LIST_ONLY,
    LIST_EVIDENCE,
    LIST_GRANTS,
    LIST_OPEN // the grant that covers
};
struct leaf outcome_leaf(enum verdict verdict, enum reason reason, enum rule_list list,
                         size_t rule);
int32_t party_code(const struct playbook *playbook, const struct ref *ref);
const struct rule *rule_of_leaf(const struct plan *plan, const struct leaf *leaf);

// evaluate.c
void evaluation_open(struct evaluation *e, struct decider *decider, struct arena *arena,
                     const struct request *request);
// Finds the unknown facts and their cells; what is to be free must be set before.
void evaluation_start(struct evaluation *e);
// The same in two steps, for who wants more cells: then terms_evaluate.
void evaluation_cut(struct evaluation *e);

#endif
