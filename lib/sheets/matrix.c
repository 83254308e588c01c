// The authority matrix: every gesture, and what each role may give of it up the ladder.
#include "sheets/plan.h"

static struct str lacks(const struct sheet_plan *plan) {
    if (plan->playbook->roles.n == 0) return plan_label(plan, LABEL_LACKS_ROLE);
    if (plan->playbook->gestures.n == 0) return plan_label(plan, LABEL_LACKS_GESTURE);
    return S("");
}

// With a role it holds the limits of that role alone, so that agents may have it; else those of
// all.
static void fill(const struct sheet_plan *plan) {
    if (plan->role >= 0) plan->doc->audience = plan->doc->body.audience |= DOC_FOR_AGENT;
    struct doc_node *title = plan_page(plan);
    doc_styled(title, DOC_NOTE, plan_label(plan, LABEL_MATRIX_NOTE));
    origin_code(plan, title, NULL);
    authority_ladder(plan, &plan->doc->body);
}

const struct sheet sheet_matrix = {
    .name = "matrix",
    .title = "for leads: who may give what, up to what; with --role for agents",
    .label = LABEL_MATRIX,
    .audience = DOC_FOR_LEAD,
    .page = {.scale = DOC_HANDOUT, .landscape = true},
    .lacks = lacks,
    .fill = fill,
};
