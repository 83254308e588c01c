// Proof that a role can never give so much alone, and a case that shows it.
#include "prove/never.h"

#include "decide/survey.h"
#include "prove/witness.h"

bool is_never(struct decider *decider, struct arena *scratch, const struct request *request) {
    struct proof_case found;
    bool over = request->has_amount;
    return decide_never(decider, scratch, request, over, request->amount - over, &found) ==
           PROOF_NEVER;
}

// The likeliest case is one in which somebody else may say yes.
static bool find_case(struct survey *survey, struct proof_case *out) {
    diagram_ref asks = survey_where(survey, survey_outcome(survey), VERDICT_NEEDS_APPROVAL);
    return survey_case(survey, asks, out) || survey_case(survey, DIAGRAM_YES, out);
}

struct never_case never_shown(struct decider *decider, struct arena *arena, struct arena *scratch,
                              const struct request *asked) {
    struct survey *survey = survey_open(decider, scratch, asked);
    struct proof_case found;
    if (!survey_run(survey) || !find_case(survey, &found)) return (struct never_case){0};
    struct request request = survey_case_request(survey, &found);
    if (asked->has_amount) request.has_amount = true, request.amount = asked->amount;
    struct known *known = arena_array(scratch, struct known, request.n_known);
    bool *kept = arena_array(scratch, bool, request.n_known);
    for (size_t i = 0; i < request.n_known; i++) known[i] = request.known[i];
    request.known = known;
    struct decision decision = witness_shorten(decider, scratch, &request, known, kept);
    return (struct never_case){witness_command(arena, decider_playbook(decider), &request),
                               decision.verdict};
}
