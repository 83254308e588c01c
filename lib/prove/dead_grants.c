// Dead grants: without them every answer is the same; and those whose days never come.
#include "prove/analysis.h"

// ---- does it decide anything? ----

static bool decides(struct survey *survey, size_t rule) {
    diagram_ref with = survey_bare(survey, survey_outcome(survey));
    diagram_ref without = survey_bare(survey, survey_without(survey, rule));
    return with != without || survey_diagram(survey)->over;
}

struct verdict_on {
    bool in_force, applies, decides;
    struct survey *shown; // where it applies
    size_t rule;          // in that one
};

static void judge(struct analysis *a, const role_indexes *roles, const struct grant *grant,
                  struct verdict_on *on) {
    struct survey *survey;
    size_t rule;
    for (size_t i = 0; !on->decides && analysis_next(a, roles, &i, &survey);) {
        if (!grant_rule(survey, grant, &rule)) continue;
        on->in_force = true;
        if (survey_when(survey, rule) == DIAGRAM_NO) continue;
        if (!on->applies) on->shown = survey, on->rule = rule;
        on->applies = true;
        on->decides = decides(survey, rule);
    }
}

// The one that it is written for most often shows that it decides.
static struct verdict_on judge_all(struct analysis *a, const struct grant *grant) {
    struct verdict_on on = {0};
    int32_t role = grant->role.index;
    role_indexes own = {.items = &role, .n = 1};
    if (grant->role.kind != KIND_ROLE) return (struct verdict_on){.decides = true};
    judge(a, &own, grant, &on);
    judge(a, &a->holders, grant, &on);
    judge(a, &a->roles, grant, &on);
    return on;
}

// ---- what decides in its place ----

// Where another grant that the same role holds is worth as much at least.
static diagram_ref covered_by(struct survey *survey, size_t grant, size_t other) {
    diagram_ref where = both(survey, survey_when(survey, grant), survey_when(survey, other));
    return but_not(survey, where, survey_covers_less(survey, other, grant));
}

static bool may_cover(const struct survey_rule *rule, const struct grant *grant) {
    bool alone = !rule->grant || !rule->grant->jointly_with.n || grant->jointly_with.n;
    return rule->grant && rule->grant != grant && rule->held && rule->in_force && alone &&
           (!rule->grant->limit.limit.exactly || grant->limit.limit.exactly);
}

// Are both worth the same, wherever either applies?
static bool are_twins(struct survey *survey, size_t a, size_t b) {
    return survey_when(survey, a) == survey_when(survey, b) &&
           survey_covers_less(survey, a, b) == DIAGRAM_NO &&
           survey_covers_less(survey, b, a) == DIAGRAM_NO;
}

struct cover {
    const struct grant *grant;
    diagram_ref where;
    bool twin; // of the two, only the later one is told
};

// A twin that stands before it is the one to name; one that stands behind it is told itself, unless
// something else covers both.
static struct cover find_cover(struct survey *survey, size_t rule, const struct grant *grant) {
    struct cover cover = {.where = survey_when(survey, rule)};
    struct survey_rule other;
    for (size_t i = 0; survey_rule_at(survey, i, &other); i++) {
        if (!may_cover(&other, grant)) continue;
        diagram_ref where = covered_by(survey, rule, i);
        bool alike = !other.grant->jointly_with.n == !grant->jointly_with.n;
        bool twin = alike && are_twins(survey, rule, i);
        bool earlier = other.at.start < grant->at.start;
        bool better = !cover.grant || (cover.twin && !twin) || (twin && earlier);
        if (where != DIAGRAM_NO && better)
            cover = (struct cover){other.grant, where, twin && !earlier};
    }
    return cover;
}

// A case that it covers, where there is one.
static diagram_ref shown_in(struct survey *survey, size_t rule, diagram_ref where) {
    diagram_ref covers = both(survey, where, survey_covers(survey, rule));
    diagram_ref given = both(survey, covers, granted(survey));
    if (given != DIAGRAM_NO) return given;
    return covers != DIAGRAM_NO ? covers : where;
}

static bool reads_amount(const struct analysis *a, const struct grant *grant) {
    return reads_of(a->reads, grant->when) >> RESERVED_AMOUNT & 1;
}

static void tell(struct analysis *a, const struct grant *grant, const struct verdict_on *on) {
    struct cover cover = find_cover(on->shown, on->rule, grant);
    bool *dead = &a->dead[grant - a->gesture->authority.items];
    if (*dead || (cover.twin && !judge_all(a, cover.grant).decides)) return;
    *dead = true;
    if (!cover.grant && tell_unreachable(a, grant)) return; // which says more
    struct flaw *flaw = flaw_add(a, FLAW_DEAD_GRANT, grant->limit.text.at);
    flaw->grant = grant;
    flaw->other = cover.grant;
    if (cover.grant) flaw->related = cover.grant->limit.text.at;
    flaw->role = survey_request(on->shown)->role;
    struct showing showing = {shown_in(on->shown, on->rule, cover.where),
                              survey_when(on->shown, on->rule), 0};
    bool figure = is_figure(&grant->limit.limit) && !reads_amount(a, grant);
    if (figure) showing.amount = grant->limit.limit.amount;
    flaw_show(a, flaw, on->shown, showing);
}

static void tell_out_of_time(struct analysis *a, const struct grant *grant) {
    struct flaw *flaw = flaw_add(a, FLAW_GRANT_OUT_OF_TIME, grant->limit.text.at);
    flaw->grant = grant;
    flaw->role = grant->role.index;
    a->dead[grant - a->gesture->authority.items] = true;
}

void find_dead_grants(struct analysis *a) {
    for (size_t i = 0; i < a->gesture->authority.n; i++) {
        const struct grant *grant = &a->gesture->authority.items[i];
        struct verdict_on on = judge_all(a, grant);
        if (on.decides || a->spent > MOST_STEPS_A_GESTURE) continue;
        if (!on.in_force)
            tell_out_of_time(a, grant);
        else if (on.applies)
            tell(a, grant, &on);
    }
}
