// The front line: who may give nothing, small sums that need approval, tops.
#include "prove/analysis.h"

// ---- those who may give nothing ----

static bool is_frontline(const struct analysis *a, int32_t role) {
    return a->playbook->roles.items[role].frontline.yes;
}

// The first gesture, or one that somebody else may approve, shows it.
static void keep_case(struct analysis *a, struct survey *survey, int32_t role) {
    struct flaw *kept = &a->powerless[role];
    diagram_ref asks = survey_where(survey, survey_outcome(survey), VERDICT_NEEDS_APPROVAL);
    bool better = asks != DIAGRAM_NO && kept->verdict != VERDICT_NEEDS_APPROVAL;
    if (kept->gesture && !better) return;
    *kept = (struct flaw){.gesture = a->gesture};
    flaw_show(a, kept, survey,
              (struct showing){asks == DIAGRAM_NO ? DIAGRAM_YES : asks, DIAGRAM_YES, 0});
}

static void see_power(struct analysis *a) {
    for (size_t r = 0; r < a->roles.n; r++) {
        int32_t role = a->roles.items[r];
        role_indexes one = {.items = &role, .n = 1};
        struct survey *survey;
        if (!is_frontline(a, role)) continue;
        for (size_t i = 0; !a->may_something[role] && analysis_next(a, &one, &i, &survey);) {
            if (!survey_is_exact(survey)) a->unsure[role] = true;
            a->may_something[role] = allowed(survey) != DIAGRAM_NO;
            if (!a->may_something[role]) keep_case(a, survey, role);
        }
    }
}

void find_powerless(struct analysis *a) {
    for (size_t r = 0; r < a->roles.n; r++) {
        int32_t role = a->roles.items[r];
        const struct flaw *kept = &a->powerless[role];
        if (!is_frontline(a, role) || a->may_something[role] || a->unsure[role] || !kept->gesture)
            continue;
        struct span at = a->playbook->roles.items[role].entry.id.at;
        struct flaw *flaw = flaw_add(a, FLAW_POWERLESS_FRONTLINE, at);
        flaw->role = role;
        flaw->request = kept->request;
        flaw->verdict = kept->verdict;
        flaw->witness = kept->witness;
    }
}

// ---- small sums ----

// Limits that follow a fact are small where the fact is.
static bool holds_figures(const struct survey *survey) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.grant && rule.held && !is_figure(&rule.grant->limit.limit)) return false;
    return true;
}

static diagram_ref is_over_limit(void *context, const struct leaf *leaf) {
    (void)context;
    bool reason = leaf->reason == REASON_OVER_LIMIT || leaf->reason == REASON_NO_GRANT;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->verdict == VERDICT_NEEDS_APPROVAL &&
                         reason);
}

static diagram_ref over_limit(struct analysis *a, struct survey *survey) {
    struct diagram *d = survey_diagram(survey);
    diagram_ref over = diagram_map(d, d, survey_outcome(survey), is_over_limit, NULL);
    return at_first(a, survey, over);
}

static bool tell_small(struct analysis *a, struct survey *survey, uint32_t cell, diagram_ref over) {
    int64_t least = survey_cell(survey, amount_key(a), cell).amount;
    diagram_ref where = both(survey, over, survey_in(survey, amount_key(a), cell));
    if (where == DIAGRAM_NO) return false;
    struct flaw *flaw = flaw_add(a, FLAW_SMALL_SUM, a->gesture->entry.id.at);
    flaw->role = survey_request(survey)->role;
    struct showing showing = {where, DIAGRAM_YES, 0};
    struct decision shown = flaw_show(a, flaw, survey, showing);
    if (!shown.measured) { // it has no sums
        a->out->n--;
        return true;
    }
    showing.amount = least;
    bool as_it_is = flaw->request.has_amount && flaw->request.amount <= a->small;
    if (!as_it_is) flaw_show(a, flaw, survey, showing);
    flaw->amount = flaw->request.amount;
    return true;
}

static bool find_small(struct analysis *a, struct survey *survey) {
    fact_key amount = amount_key(a);
    diagram_ref over = over_limit(a, survey);
    for (uint32_t cell = 0; over != DIAGRAM_NO && cell < survey_cells(survey, amount); cell++) {
        if (survey_cell(survey, amount, cell).amount > a->small) return false;
        if (tell_small(a, survey, cell, over)) return true;
    }
    return false;
}

static void find_small_sums(struct analysis *a) {
    struct survey *survey;
    if (a->gesture->unit.s.len) return;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        bool frontline = is_frontline(a, survey_request(survey)->role);
        if (frontline && holds_figures(survey) && find_small(a, survey)) return;
    }
}

// ---- tops ----

static bool is_limited(const struct survey *survey) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        bool figure = rule.grant && is_figure(&rule.grant->limit.limit);
        if (rule.grant && rule.in_force && (!figure || rule.grant->limit.limit.exactly))
            return false;
    }
    return true;
}

// The last cell of the amount that anybody may grant; -1: none.
static int64_t last_granted(struct analysis *a, struct survey *survey) {
    diagram_ref yes = at_first(a, survey, granted(survey));
    int64_t cell = (int64_t)survey_cells(survey, amount_key(a)) - 1;
    while (cell >= 0 && survey_at(survey, yes, amount_key(a), (uint32_t)cell) == DIAGRAM_NO) cell--;
    return cell;
}

// What lies above every limit, where nobody may grant it whatever the facts.
static bool find_top(struct analysis *a, struct survey *survey) {
    int64_t last = last_granted(a, survey);
    if (last < 0 || last + 1 == survey_cells(survey, amount_key(a))) return false;
    diagram_ref where = at_first(a, survey, uncovered(survey));
    where = both(survey, where, survey_in(survey, amount_key(a), (uint32_t)last + 1));
    if (where == DIAGRAM_NO) return false;
    struct flaw *flaw = flaw_add(a, FLAW_TOP_LIMITED, a->gesture->entry.id.at);
    flaw->role = survey_request(survey)->role;
    flaw->amount = survey_cell_end(survey, amount_key(a), (uint32_t)last);
    flaw_show(a, flaw, survey, (struct showing){where, DIAGRAM_YES, 0});
    return true;
}

static void find_tops(struct analysis *a) {
    struct survey *survey;
    if (a->gesture->beyond.value == BEYOND_NOBODY) return;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        bool top = is_top(a->playbook, survey_request(survey)->role);
        if (top && is_limited(survey) && find_top(a, survey)) return;
    }
}

void find_frontline(struct analysis *a, bool never) {
    if (!never) see_power(a);
    find_small_sums(a);
    find_tops(a);
}
