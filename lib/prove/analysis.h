// What the analyses of a gesture share: its surveys, shared by role and day, and telling a flaw.
#ifndef PROVE_ANALYSIS_H
#define PROVE_ANALYSIS_H

#include "decide/authority.h"
#include "decide/survey.h"
#include "prove/critical_days.h"
#include "prove/figures.h"
#include "prove/flaws.h"
#include "prove/reads.h"

// What has been seen of a condition so far; all: there are no more roles and days to see.
enum seen { SEEN_TRUE = 1, SEEN_FALSE = 2, SEEN_BOTH = 3, SEEN_ALL = 4 };

// What was said of a role that must say yes.
enum told { TOLD_UNREACHABLE = 1, TOLD_SINGLE = 2 };

// What the surveys of one gesture may take together, in steps; what each takes to begin with.
enum { MOST_STEPS_A_GESTURE = 1000000, STEPS_A_SURVEY = 500, STEPS_A_RULE = 50 };

struct analysis {
    struct arena *arena;   // of the flaws
    struct arena *scratch; // of everything about one gesture
    const struct playbook *playbook;
    struct decider *decider;
    int64_t small; // minor units that nobody on the front line should have to ask for
    flaws *out;
    const struct reads *reads;
    uint64_t steps;             // done so far, over all gestures
    role_indexes roles;         // all of them, the lowest first
    bool *may_something;        // by role: it was allowed something alone
    bool *unsure;               // by role: a gesture was not analysed
    struct flaw *powerless;     // by role: a case
    struct flaw *left_out;      // by role: a case of what it may not give at all
    role_indexes partners, own; // roles of the front line, of partners' teams only, and others
    uint8_t *told;              // by role: enum told
    bool cycles_seen;           // the escalations of all gestures were followed
    bool *handed;               // by escalation: that it takes authority away
    bool *paired; // by role: the escalations of all gestures were held against each other
    uint8_t *escalations, **guardrails; // enum seen, of each and of each of its never_when
    uint8_t *terms;
    // of the gesture at hand
    const struct gesture *gesture;
    days days;
    role_indexes holders;    // roles that hold a grant of it, the lowest first
    struct survey **surveys; // by role and day; NULL: not yet
    bool *dead;              // by grant: it was said to count for nothing
    struct span culprit;     // what keeps the gesture from ever being given
    uint64_t spent;          // steps
};

// ---- surveys ----

// Run already; never NULL. What comes of it only holds where all surveys of a gesture were exact:
// after one that is not, no more are made.
struct survey *analysis_survey(struct analysis *a, int32_t role, size_t day);
// The surveys of some roles on all days, one after the other; false past the end, and where the
// budget of the gesture is used up.
bool analysis_next(struct analysis *a, const role_indexes *roles, size_t *i, struct survey **out);
// What a survey took so far.
uint64_t steps_of(struct survey *survey);
// The rule of a grant in a survey; false where it has none, or not on that day.
bool grant_rule(const struct survey *survey, const struct grant *grant, size_t *out);

// ---- functions of a survey ----

diagram_ref both(struct survey *survey, diagram_ref f, diagram_ref g);
diagram_ref either(struct survey *survey, diagram_ref f, diagram_ref g);
diagram_ref but_not(struct survey *survey, diagram_ref f, diagram_ref g);
// Where the outcome is a yes: allowed, approved, or handed to somebody who covers it.
diagram_ref granted(struct survey *survey);
diagram_ref allowed(struct survey *survey);
// Where the outcome is no because nobody's grant covers it.
diagram_ref uncovered(struct survey *survey);
// Where some grant that is for one sum only applies and covers.
diagram_ref covered_exactly(struct survey *survey);
fact_key amount_key(const struct analysis *a);
fact_key given_key(const struct analysis *a);
// With nothing given before.
diagram_ref at_first(struct analysis *a, struct survey *survey, diagram_ref f);
// Is it one sum that is the same in every case, or no limit?
bool is_figure(const struct limit *limit);
bool is_above(const struct playbook *playbook, int32_t role, int32_t base);
bool is_top(const struct playbook *playbook, int32_t role); // nobody stands above it

// ---- telling ----

struct flaw *flaw_add(struct analysis *a, enum flaw_kind kind, struct span at);
// A case to show a flaw by: one in which `truth` is yes. Facts that `keep` rests on are said even
// where the answer would be the same without them. `amount`: 0 for the one that is found.
struct showing {
    diagram_ref truth, keep;
    int64_t amount;
};
// Answers what is decided. Where there is no case, the flaw's request names no gesture.
struct decision flaw_show(struct analysis *a, struct flaw *flaw, struct survey *survey,
                          struct showing showing);
// The same of a request whose facts live in `a->arena`, with the verdict that it comes to.
void flaw_show_request(struct analysis *a, struct flaw *flaw, struct request request,
                       enum verdict verdict);

// ---- the analyses, one a file; each looks at the gesture at hand ----

void find_never_given(struct analysis *a, bool *never);
void find_conditions(struct analysis *a);
void find_conditions_of_all(struct analysis *a); // after the last gesture
void find_inversions(struct analysis *a);
void find_dead_grants(struct analysis *a);
void find_unreachable_limits(struct analysis *a);
// Tells that nobody can use a grant's limit in full; false where somebody can, or it has none.
bool tell_unreachable(struct analysis *a, const struct grant *grant);
void find_limit_gaps(struct analysis *a);
void find_grant_gaps(struct analysis *a);
void find_overlaps(struct analysis *a);
void find_boundaries(struct analysis *a);
void find_frontline(struct analysis *a, bool never); // never: the gesture can never be given
void find_powerless(struct analysis *a);             // after the last gesture
void find_approvers(struct analysis *a);
void find_escalate_first(struct analysis *a);
void find_escalation_cycles(struct analysis *a);
void open_partners(struct analysis *a); // before the first gesture
void find_partners(struct analysis *a);
void find_left_out(struct analysis *a); // after the last gesture

#endif
