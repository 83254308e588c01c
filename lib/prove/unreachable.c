// Limits that can never be used in full, and how much of them can.
#include "prove/analysis.h"

struct reach {
    struct analysis *a;
    const struct grant *grant;
    int64_t limit;
    bool full;             // it can be used in full
    int64_t most;          // else the most that can; 0: nothing
    struct survey *survey; // where that is
    uint32_t cell;         // of the amount, in that survey
};

// One sum that is the same in every case.
static bool is_sum(const struct grant *grant) {
    return is_figure(&grant->limit.limit) && !grant->jointly_with.n &&
           grant->limit.limit.amount > 0;
}

// The cell of the amount that holds the limit.
static uint32_t limit_cell(const struct reach *r, struct survey *survey) {
    fact_key amount = amount_key(r->a);
    uint32_t cell = 0;
    while (survey_cell_end(survey, amount, cell) < r->limit) cell++;
    return cell;
}

// Where it is allowed with nothing given before.
static diagram_ref allowed_first(const struct reach *r, struct survey *survey) {
    return at_first(r->a, survey, allowed(survey));
}

static void look(struct reach *r, struct survey *survey) {
    uint32_t top = limit_cell(r, survey);
    diagram_ref yes = allowed_first(r, survey);
    if (!r->survey) r->survey = survey, r->cell = top;
    for (uint32_t cell = top + 1; cell > 0; cell--) {
        if (survey_at(survey, yes, amount_key(r->a), cell - 1) == DIAGRAM_NO) continue;
        int64_t end = survey_cell_end(survey, amount_key(r->a), cell - 1);
        r->full |= cell - 1 == top;
        if (end > r->most) r->most = end, r->survey = survey, r->cell = cell - 1;
        return;
    }
}

static bool holds(struct survey *survey, const struct grant *grant) {
    struct survey_rule rule;
    size_t i;
    return grant_rule(survey, grant, &i) && survey_rule_at(survey, i, &rule) && rule.held;
}

// A case in which less is allowed, with the limit asked for; else one in which the grant applies.
static diagram_ref where_kept(const struct reach *r) {
    size_t rule;
    diagram_ref where = DIAGRAM_YES;
    if (r->most)
        where = survey_at(r->survey, allowed_first(r, r->survey), amount_key(r->a), r->cell);
    if (!grant_rule(r->survey, r->grant, &rule)) return where;
    diagram_ref applies = both(r->survey, where, survey_when(r->survey, rule));
    return applies == DIAGRAM_NO ? where : applies;
}

static void tell(struct reach *r) {
    struct analysis *a = r->a;
    struct flaw *flaw = flaw_add(a, FLAW_LIMIT_UNREACHABLE, r->grant->limit.text.at);
    flaw->grant = r->grant;
    flaw->role = survey_request(r->survey)->role;
    flaw->amount = r->limit;
    flaw->reach = r->most;
    struct showing showing = {where_kept(r), DIAGRAM_YES, r->limit};
    struct decision kept = flaw_show(a, flaw, r->survey, showing);
    flaw->related = kept.rule_at;
    if (kept.clause) flaw->related = kept.clause->at;
    bool own = kept.reason == REASON_NO_GRANT || kept.reason == REASON_OVER_LIMIT ||
               kept.reason == REASON_BEYOND;
    if (own && r->grant->when) flaw->related = r->grant->when->at;
}

bool tell_unreachable(struct analysis *a, const struct grant *grant) {
    struct reach r = {.a = a, .grant = grant, .limit = grant->limit.limit.amount};
    struct survey *survey;
    if (!is_sum(grant)) return false;
    for (size_t i = 0; !r.full && analysis_next(a, &a->holders, &i, &survey);)
        if (holds(survey, grant)) look(&r, survey);
    if (r.full || !r.survey) return false;
    tell(&r);
    return true;
}

void find_unreachable_limits(struct analysis *a) {
    for (size_t i = 0; i < a->gesture->authority.n; i++)
        if (!a->dead[i]) tell_unreachable(a, &a->gesture->authority.items[i]);
}
