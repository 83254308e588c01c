// Approvers: who must say yes, but cannot be reached, or is the only one who can.
#include "prove/analysis.h"

static bool can_be_reached(const struct analysis *a, const struct role *role) {
    bool replies = role->replies_within.period.count || a->gesture->approval_within.period.count;
    return text_is_set(role->reach) && replies;
}

// Whoever stands above a role may say yes as well, mostly.
static bool is_single(const struct analysis *a, int32_t role) {
    bool stands_in = text_is_set(a->playbook->roles.items[role].stand_in.text);
    return is_top(a->playbook, role) && !stands_in;
}

static diagram_ref is_by(void *context, const struct leaf *leaf) {
    const int32_t *role = context;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->verdict == VERDICT_NEEDS_APPROVAL &&
                         leaf->by == *role);
}

static void tell(struct analysis *a, struct survey *survey, int32_t role, enum flaw_kind kind,
                 diagram_ref where) {
    struct flaw *flaw = flaw_add(a, kind, a->playbook->roles.items[role].entry.id.at);
    flaw->role = role;
    flaw->by = survey_request(survey)->role;
    flaw_show(a, flaw, survey, (struct showing){where, DIAGRAM_YES, 0});
}

static void look(struct analysis *a, struct survey *survey, int32_t role) {
    struct diagram *d = survey_diagram(survey);
    int found = can_be_reached(a, &a->playbook->roles.items[role]) ? 0 : TOLD_UNREACHABLE;
    if (is_single(a, role)) found |= TOLD_SINGLE;
    found &= ~a->told[role];
    if (role == survey_request(survey)->role || !found) return;
    diagram_ref where = diagram_map(d, d, survey_outcome(survey), is_by, &role);
    if (where == DIAGRAM_NO || d->over) return;
    a->told[role] |= (uint8_t)found;
    if (found & TOLD_UNREACHABLE) tell(a, survey, role, FLAW_APPROVER_UNREACHABLE, where);
    if (found & TOLD_SINGLE) tell(a, survey, role, FLAW_SINGLE_APPROVER, where);
}

void find_approvers(struct analysis *a) {
    struct survey *survey;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);)
        for (size_t r = 0; r < a->roles.n; r++) look(a, survey, a->roles.items[r]);
}
