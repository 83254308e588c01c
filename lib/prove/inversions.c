// Limit inversions: a role whose own limit is below that of a role that reports to it.
#include "prove/analysis.h"

#include "decide/authority.h"

struct inversion {
    struct analysis *a;
    struct survey *survey; // the senior asks
    size_t low, high;      // the senior's grant, the junior's
    struct survey_rule senior, junior;
};

static int32_t role_of(const struct survey_rule *rule) {
    return rule->grant->role.kind == KIND_ROLE ? rule->grant->role.index : -1;
}

static bool is_plain(const struct survey_rule *rule) {
    return rule->grant && rule->in_force && !rule->grant->jointly_with.n &&
           !rule->grant->limit.limit.exactly && role_of(rule) >= 0;
}

// The best that is written for a role itself, as sizes.
static diagram_ref best_of(struct survey *survey, int32_t role) {
    struct survey_rule rule;
    diagram_ref best = DIAGRAM_GAP;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (is_plain(&rule) && role_of(&rule) == role)
            best = diagram_apply(survey_diagram(survey), OP_BEST, best, survey_size(survey, i));
    return best;
}

// Shares of different facts are no more and no less than each other.
static bool is_larger(const struct grant *junior, const struct grant *senior) {
    return limit_covers(&junior->limit.limit, &senior->limit.limit) &&
           !limit_covers(&senior->limit.limit, &junior->limit.limit);
}

// Where the senior's grant applies, and all that is written for it is less than the junior's.
static diagram_ref where_less(const struct inversion *v) {
    struct diagram *d = survey_diagram(v->survey);
    diagram_ref best = best_of(v->survey, role_of(&v->senior));
    diagram_ref less = diagram_apply(d, OP_LESS, best, survey_size(v->survey, v->high));
    return both(v->survey, diagram_apply(d, OP_ELSE, less, DIAGRAM_NO),
                survey_when(v->survey, v->low));
}

// Where an amount shows it: the junior's grant covers it, the senior's does not.
static diagram_ref shown_in(const struct inversion *v, diagram_ref where) {
    diagram_ref here = both(v->survey, where, survey_covers(v->survey, v->high));
    here = but_not(v->survey, here, survey_covers(v->survey, v->low));
    diagram_ref given = both(v->survey, here, granted(v->survey));
    if (given != DIAGRAM_NO) return given;
    return here == DIAGRAM_NO ? where : here;
}

static bool is_told(const struct analysis *a, const struct grant *senior) {
    for (size_t i = a->out->n; i > 0; i--) {
        const struct flaw *flaw = &a->out->items[i - 1];
        if (flaw->kind == FLAW_LIMIT_INVERSION && flaw->grant == senior) return true;
        if (flaw->gesture != a->gesture) return false;
    }
    return false;
}

static void compare(const struct inversion *v) {
    struct analysis *a = v->a;
    const struct grant *senior = v->senior.grant, *junior = v->junior.grant;
    if (!is_larger(junior, senior) || is_told(a, senior)) return;
    diagram_ref where = where_less(v);
    if (where == DIAGRAM_NO) return;
    struct flaw *flaw = flaw_add(a, FLAW_LIMIT_INVERSION, senior->limit.text.at);
    flaw->grant = senior;
    flaw->other = junior;
    flaw->related = junior->limit.text.at;
    flaw->role = role_of(&v->senior);
    flaw->by = role_of(&v->junior);
    if (v->junior.held) a->dead[senior - a->gesture->authority.items] = true;
    diagram_ref keep =
        both(v->survey, survey_when(v->survey, v->low), survey_when(v->survey, v->high));
    flaw_show(a, flaw, v->survey, (struct showing){shown_in(v, where), keep, 0});
}

void find_inversions(struct analysis *a) {
    struct inversion v = {.a = a};
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &v.survey);)
        for (v.low = 0; survey_rule_at(v.survey, v.low, &v.senior); v.low++) {
            int32_t asker = survey_request(v.survey)->role;
            if (!is_plain(&v.senior) || role_of(&v.senior) != asker) continue;
            for (v.high = 0; survey_rule_at(v.survey, v.high, &v.junior); v.high++)
                if (is_plain(&v.junior) && is_above(a->playbook, asker, role_of(&v.junior)))
                    compare(&v);
        }
}
