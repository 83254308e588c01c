// Surveys: a decision for every combination of facts at once, so that it can be searched and
// compared.
//
// A survey holds what one role may do with one gesture on one day, as diagrams over all facts that
// are not known: assumed ones, the amount and what was given, too. What is a truth function here is
// a diagram whose leaves are DIAGRAM_YES and DIAGRAM_NO.
#ifndef DECIDE_SURVEY_H
#define DECIDE_SURVEY_H

#include "decide/decide.h"
#include "decide/diagram.h"

struct survey;

// Lives in `arena`. Facts that the request knows stay as they are; its amount does not.
struct survey *survey_open(struct decider *decider, struct arena *arena,
                           const struct request *request);
// The same where nobody says some facts: what is assumed of one holds, else each value may be.
struct survey *survey_open_unsaid(struct decider *decider, struct arena *arena,
                                  const struct request *request, const fact_key *unsaid, size_t n);
// Makes two surveys tell the same values apart, by the names of facts, so that they can be
// compared: of two playbooks, or of two roles. Before either is run. False where their amounts
// cannot be compared, for they count in different units.
bool survey_align(struct survey *a, struct survey *b);
// False where there are more combinations than the budget of steps allows, or a condition reads the
// as-of day and there is none: nothing may be concluded.
bool survey_run(struct survey *survey);
// Asked after all questions: did the budget last? Answers before rest on it.
bool survey_is_exact(const struct survey *survey);
// Was it a condition on the as-of day that kept it from being exact, with no day said?
bool survey_lacks_day(const struct survey *survey);

struct diagram *survey_diagram(struct survey *survey);
const struct request *survey_request(const struct survey *survey);
struct decider *survey_decider(const struct survey *survey);

// ---- what comes out ----

diagram_ref survey_outcome(const struct survey *survey); // leaves of LEAF_OUTCOME
// The same if a grant of the gesture (by its place in survey_rule_at's order) did not exist.
diagram_ref survey_without(struct survey *survey, size_t rule);
// An outcome reduced to the verdict and who takes part in it.
diagram_ref survey_bare(struct survey *survey, diagram_ref outcome);
// Where the verdict is this one.
diagram_ref survey_where(struct survey *survey, diagram_ref outcome, enum verdict verdict);
// Where the outcome is this verdict and rests on this rule.
diagram_ref survey_rests_on(struct survey *survey, enum verdict verdict, size_t rule);

// ---- the rules that it is made of ----

enum survey_rule_kind {
    SURVEY_ESCALATION,
    SURVEY_GUARDRAIL, // one of its never_when
    SURVEY_NEVER,
    SURVEY_ONLY,
    SURVEY_EVIDENCE,
    SURVEY_GRANT
};

struct survey_rule {
    enum survey_rule_kind kind;
    struct str id; // as answers call it: "stay-credit/guest-agent"
    struct span at;
    bool in_force;
    const struct grant *grant;           // of SURVEY_GRANT
    const struct clause *clause;         // of guardrails, never_when, only_when
    const struct guardrail *guardrail;   // of SURVEY_GUARDRAIL
    const struct escalation *escalation; // of SURVEY_ESCALATION
    bool held;                           // a grant that the asker holds
};

// In the order of the steps, grants last; false past the end. The order of the rules of one gesture
// is the same for all roles only among the grants.
bool survey_rule_at(const struct survey *survey, size_t i, struct survey_rule *out);
// Where its condition holds; DIAGRAM_NO where it is not in force.
diagram_ref survey_when(struct survey *survey, size_t rule);
// Where grant `less` covers less than grant `more`: both apply, and the limit is smaller.
diagram_ref survey_covers_less(struct survey *survey, size_t less, size_t more);
// What a grant is worth where it applies, as sizes; a gap elsewhere.
diagram_ref survey_size(struct survey *survey, size_t rule);
// Where a grant applies and covers the amount, with what was given before.
diagram_ref survey_covers(struct survey *survey, size_t rule);
// The terms that the rules rest on; false past the end. `truth` is where the term holds.
bool survey_term_at(const struct survey *survey, size_t i, const struct term **out,
                    diagram_ref *truth);

// ---- one fact held ----

// How many cells a fact is cut into, the amount among them (key_of_reserved); 0 where nothing reads
// it, or it is known.
uint32_t survey_cells(const struct survey *survey, fact_key key);
struct value survey_cell(const struct survey *survey, fact_key key, uint32_t cell); // its least
// The last one of an ordered fact's cell; INT64_MAX where it has no end.
int64_t survey_cell_end(const struct survey *survey, fact_key key, uint32_t cell);
diagram_ref survey_at(struct survey *survey, diagram_ref f, fact_key key, uint32_t cell);
// Where the fact lies in the cell.
diagram_ref survey_in(struct survey *survey, fact_key key, uint32_t cell);
// The facts that the gesture reads for this role; false past the end.
bool survey_key_at(const struct survey *survey, size_t i, fact_key *out);
// What is assumed of a fact that is read where nobody says it; type FACT_NONE: nothing.
struct value survey_assumed(const struct survey *survey, fact_key key);

// ---- what is held for all of a survey ----

// In minutes since 1970: when something that is read begins, or has just ended.
typedef LIST(int64_t) survey_times;
void survey_moments(const struct survey *survey, struct arena *arena, survey_times *out);
// Ids of other gestures that matter where they were given in the same contact. With doubles.
typedef LIST(struct str) survey_ids;
void survey_also_given(const struct survey *survey, struct arena *arena, survey_ids *out);
// Do conditions read what was given, so that two of them may matter together?
bool survey_tests_also_given(const struct survey *survey);

// ---- cases ----

// A case in which a truth function is yes: every fact that the outcome rests on, with as round a
// value as there is; false where there is none. The case replays: deciding it comes to a verdict.
bool survey_case(struct survey *survey, diagram_ref truth, struct proof_case *out);
// The request of a case.
struct request survey_case_request(struct survey *survey, const struct proof_case *found);

// ---- two surveys, aligned and run ----

enum change_kind { CHANGE_WIDER, CHANGE_TIGHTER, CHANGE_ROUTE, CHANGE_KINDS };

// Where the second one allows what the first one does not, the other way round, and where neither
// allows, but the verdict or who takes part in it differs (by id). Functions of the first survey.
void survey_changes(struct survey *old, struct survey *fresh, diagram_ref out[CHANGE_KINDS]);
// Of a change, without what rests on the same rules as this case does. Asked with the decisions
// that the case comes to.
diagram_ref survey_other_changes(struct survey *old, struct survey *fresh, diagram_ref change,
                                 const struct decision *in_old, const struct decision *in_fresh);
// The same case told to both: each names the facts that it reads.
bool survey_case_of_both(struct survey *old, struct survey *fresh, diagram_ref truth,
                         struct proof_case *in_old, struct proof_case *in_fresh);

#endif
