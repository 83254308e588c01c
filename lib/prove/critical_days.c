// The days on which authority can change: the first one, and where rules begin and end.
#include "prove/critical_days.h"

enum { MINUTES_A_DAY = 24 * 60 };

struct collecting {
    struct arena *arena;
    const struct playbook *playbook;
    days out;
};

static void add(struct collecting *c, struct date day) {
    const struct date_range *effective = &c->playbook->header.effective.range;
    if (c->out.n > MOST_CRITICAL_DAYS) return;
    if (day.precision == DATE_MONTH) day.precision = DATE_DAY;
    if (effective->from.precision != DATE_NONE && !date_in(day, *effective)) return;
    size_t at = 0;
    while (at < c->out.n && date_cmp(c->out.items[at], day) < 0) at++;
    if (at < c->out.n && !date_cmp(c->out.items[at], day)) return;
    PUSH(c->arena, &c->out);
    for (size_t i = c->out.n - 1; i > at; i--) c->out.items[i] = c->out.items[i - 1];
    c->out.items[at] = day;
}

// The first moment after a date.
static struct date after(struct date date) {
    if (date.precision != DATE_MINUTE)
        return (struct date){.day = date_last_day(date) + 1, .precision = DATE_DAY};
    bool midnight = ++date.minute == MINUTES_A_DAY;
    if (midnight) date = (struct date){.day = date.day + 1, .precision = DATE_DAY};
    return date;
}

static void add_dates(struct collecting *c, const struct when *from, const struct when *until) {
    if (from->date.precision != DATE_NONE) add(c, from->date);
    if (until->date.precision != DATE_NONE) add(c, after(until->date));
}

// Tests of the as-of time itself.
static void add_tests(struct collecting *c, const struct condition *condition) {
    if (!condition) return;
    for (size_t i = 0; i < condition->parts.n; i++) add_tests(c, &condition->parts.items[i]);
    const struct test *test = &condition->test;
    if (condition->kind != CONDITION_TEST || test->reserved != RESERVED_NOW) return;
    for (size_t i = 0; i < test->values.n; i++) {
        const struct value *value = &test->values.items[i];
        if (value->type != FACT_DATE && value->type != FACT_TIME) continue;
        add(c, value->date);
        add(c, after(value->date));
    }
}

static bool binds(const refs *gestures, const struct collecting *c, const struct gesture *gesture) {
    for (size_t i = 0; i < gestures->n; i++)
        if (gestures->items[i].kind == KIND_GESTURE &&
            &c->playbook->gestures.items[gestures->items[i].index] == gesture)
            return true;
    return !gestures->n;
}

static void add_clauses(struct collecting *c, const clauses *list) {
    for (size_t i = 0; i < list->n; i++) {
        add_dates(c, &list->items[i].from, &list->items[i].until);
        add_tests(c, list->items[i].when);
    }
}

static void add_gesture(struct collecting *c, const struct gesture *gesture) {
    for (size_t i = 0; i < gesture->authority.n; i++) {
        add_dates(c, &gesture->authority.items[i].from, &gesture->authority.items[i].until);
        add_tests(c, gesture->authority.items[i].when);
    }
    add_clauses(c, &gesture->only_when);
    add_clauses(c, &gesture->never_when);
}

static void add_playbook(struct collecting *c, const struct gesture *gesture) {
    const struct playbook *playbook = c->playbook;
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        if (!guardrail->never_when.n || !binds(&guardrail->gestures, c, gesture)) continue;
        add_dates(c, &guardrail->from, &guardrail->until);
        add_clauses(c, &guardrail->never_when);
    }
    for (size_t i = 0; i < playbook->escalations.n; i++) {
        const struct escalation *escalation = &playbook->escalations.items[i];
        if (!binds(&escalation->gestures, c, gesture)) continue;
        add_dates(c, &escalation->from, &escalation->until);
        add_tests(c, escalation->when);
    }
    for (size_t i = 0; i < playbook->terms.n; i++) add_tests(c, playbook->terms.items[i].when);
}

days critical_days(struct arena *arena, const struct playbook *playbook,
                   const struct gesture *gesture) {
    struct collecting c = {.arena = arena, .playbook = playbook};
    struct date first = playbook->header.effective.range.from;
    add_gesture(&c, gesture);
    add_playbook(&c, gesture);
    if (first.precision == DATE_NONE && c.out.n)
        first = (struct date){.day = c.out.items[0].day - 1, .precision = DATE_DAY};
    if (first.precision != DATE_NONE || !c.out.n) add(&c, first);
    return c.out;
}
