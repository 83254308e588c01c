// Surveys: what is held for all of one, and might be held otherwise: the day, gestures given
// before.
#include "decide/survey_inner.h"

// ---- moments ----

struct sought {
    struct arena *arena;
    survey_times *out;
};

static void add_moment(const struct sought *s, int64_t minute) {
    *PUSH(s->arena, s->out) = minute;
}

static void add_dates(const struct sought *s, const struct when *from, const struct when *until) {
    if (from && from->date.precision != DATE_NONE) add_moment(s, point_of_date(from->date).lo);
    if (until && until->date.precision != DATE_NONE)
        add_moment(s, point_of_date(until->date).hi + 1);
}

static void add_rules(const struct sought *s, const rules *list) {
    for (size_t i = 0; i < list->n; i++)
        for (int k = 0; k < 2; k++) add_dates(s, list->items[i].from[k], list->items[i].until[k]);
}

static bool reads_now(const struct test *test) {
    return test->reserved == RESERVED_NOW || test->other_reserved == RESERVED_NOW ||
           test->op == TEST_WITHIN;
}

// Dates that facts are held against matter too, where the facts are held against the day as well.
static void add_tests(const struct sought *s, const struct plan *plan) {
    bool moving = false;
    for (size_t i = 0; i < plan->tests.n; i++) moving |= reads_now(plan->tests.items[i]);
    for (size_t i = 0; moving && i < plan->tests.n; i++) {
        const struct test *test = plan->tests.items[i];
        for (size_t k = 0; k < test->values.n; k++) {
            const struct value *value = &test->values.items[k];
            if (value->type != FACT_DATE && value->type != FACT_TIME) continue;
            add_moment(s, point_of(value).lo);
            add_moment(s, point_of(value).hi + 1);
        }
    }
}

void survey_moments(const struct survey *survey, struct arena *arena, survey_times *out) {
    const struct plan *plan = survey->e.plan;
    const struct sought s = {arena, out};
    const rules *lists[] = {&plan->escalations, &plan->hard,     &plan->soft,  &plan->never,
                            &plan->only,        &plan->evidence, &plan->grants};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) add_rules(&s, lists[i]);
    add_tests(&s, plan);
}

// ---- gestures given in the same contact ----

static void add_together(const struct survey *survey, const rules *list, struct arena *arena,
                         survey_ids *out) {
    struct str own = survey->request.gesture->entry.id.s;
    for (size_t i = 0; i < list->n; i++) {
        const refs *together = &list->items[i].guardrail->never_together;
        for (size_t k = 0; k < together->n; k++)
            if (!str_eq(together->items[k].id.s, own)) *PUSH(arena, out) = together->items[k].id.s;
    }
}

void survey_also_given(const struct survey *survey, struct arena *arena, survey_ids *out) {
    const struct plan *plan = survey->e.plan;
    add_together(survey, &plan->hard, arena, out);
    add_together(survey, &plan->soft, arena, out);
    for (size_t i = 0; i < plan->tests.n; i++) {
        const struct test *test = plan->tests.items[i];
        if (test->reserved != RESERVED_ALSO_GIVEN) continue;
        for (size_t k = 0; k < test->values.n; k++)
            *PUSH(arena, out) = str_trim(test->values.items[k].text.s);
    }
}

bool survey_tests_also_given(const struct survey *survey) {
    const struct plan *plan = survey->e.plan;
    for (size_t i = 0; i < plan->tests.n; i++)
        if (plan->tests.items[i]->reserved == RESERVED_ALSO_GIVEN) return true;
    return false;
}
