// The mistakes that can be made at a site, as changes of the playbook in memory.
#include "model/condition.h"
#include "prove/mistakes.h"
#include "prove/sites.h"

#include <string.h>

struct making {
    struct arena *arena;
    const struct playbook *playbook;
    patches *out;
};

static struct patch *add(struct making *m, void *at, size_t size) {
    struct patch *patch = PUSH(m->arena, m->out);
    *patch = (struct patch){.at = at, .size = size};
    memcpy(&patch->before, at, size);
    memcpy(&patch->after, at, size);
    return patch;
}

void patch_apply(const struct patch *patch) {
    memcpy(patch->at, &patch->after, patch->size);
}

void patch_undo(const struct patch *patch) {
    memcpy(patch->at, &patch->before, patch->size);
}

// ---- units ----

// A pound, unless there are pence.
static int64_t money_unit(const struct making *m, int64_t value) {
    int64_t unit = 1;
    for (int i = 0; i < m->playbook->header.currency->decimals; i++) unit *= 10;
    return value % unit ? 1 : unit;
}

// The last decimal that is written.
static int64_t number_unit(int64_t value) {
    int64_t unit = NUMBER_ONE;
    while (value % unit) unit /= 10;
    return unit;
}

// ---- limits and counts ----

static void add_amounts(struct making *m, int64_t *at, int64_t unit) {
    int64_t wrong[MISTAKES_MOST];
    size_t n = mistakes_in(*at, unit, 1, wrong);
    for (size_t i = 0; i < n; i++) add(m, at, sizeof *at)->after.amount = wrong[i];
}

static void add_counts(struct making *m, int32_t *at) {
    int64_t wrong[MISTAKES_MOST];
    size_t n = mistakes_in(*at, 1, 1, wrong);
    for (size_t i = 0; i < n; i++)
        if (wrong[i] <= INT32_MAX) add(m, at, sizeof *at)->after.count = (int32_t)wrong[i];
}

static void in_limit(struct making *m, struct limit *limit) {
    bool money = limit->kind == LIMIT_MONEY;
    add_amounts(m, &limit->amount,
                money ? money_unit(m, limit->amount) : number_unit(limit->amount));
}

static void in_at_least(struct making *m, struct gesture *gesture) {
    int64_t *at = &gesture->at_least.value;
    add_amounts(m, at, gesture->unit.s.len ? number_unit(*at) : money_unit(m, *at));
}

// ---- dates ----

static struct date moved(struct date date, int by) {
    if (date.precision != DATE_MONTH) {
        date.day += by;
        return date;
    }
    int year, month, day;
    date_split(date.day, &year, &month, &day);
    int count = year * 12 + month - 1 + by;
    date.day = date_days(count / 12, count % 12 + 1, 1);
    return date;
}

// Years have four digits.
static bool can_be(struct date date) {
    return date.day >= date_days(1, 1, 1) && date_last_day(date) <= date_days(9999, 12, 31);
}

static struct date as_day(struct date date) {
    date.day = date_last_day(date);
    if (date.precision == DATE_MONTH) date.precision = DATE_DAY;
    return date;
}

// The day that was meant, and the day that stands there now: of a month its last one.
static void set_days(struct patch *patch, struct date before, struct date after) {
    patch->days[0] = as_day(before);
    patch->days[1] = as_day(after);
}

static void in_when(struct making *m, struct when *when) {
    for (int by = 1; by >= -1; by -= 2) {
        if (!can_be(moved(when->date, by))) continue;
        struct patch *patch = add(m, &when->date, sizeof when->date);
        patch->after.date = moved(when->date, by);
        set_days(patch, when->date, patch->after.date);
    }
}

// ---- tests ----

static struct patch *add_value(struct making *m, struct value *value) {
    return add(m, value, sizeof *value);
}

static void in_number(struct making *m, const struct test *test, struct value *value) {
    struct domain domain = domain_of_test(m->playbook, test, S(""));
    bool money = value->type == FACT_MONEY;
    int64_t wrong[MISTAKES_MOST];
    int64_t unit = money ? money_unit(m, value->amount) : number_unit(value->amount);
    size_t n = mistakes_in(value->amount, unit, 0, wrong);
    for (size_t i = 0; i < n; i++) {
        struct patch *patch = add_value(m, value);
        patch->after.value.amount = wrong[i];
        patch->after.value.text.s = value_show(m->arena, m->playbook, &domain, &patch->after.value);
    }
}

static void in_date(struct making *m, const struct test *test, struct value *value) {
    for (int by = 1; by >= -1; by -= 2) {
        if (!can_be(moved(value->date, by))) continue;
        struct patch *patch = add_value(m, value);
        patch->after.value.date = moved(value->date, by);
        if (test->reserved == RESERVED_NOW) set_days(patch, value->date, patch->after.value.date);
    }
}

static void in_yes_no(struct making *m, struct value *value) {
    add_value(m, value)->after.value.yes = !value->yes;
}

// `at least` for `more than`, and the like.
static void in_words(struct making *m, struct test *test) {
    static const uint8_t taken_for[] = {[TEST_AT_LEAST] = TEST_MORE_THAN,
                                        [TEST_MORE_THAN] = TEST_AT_LEAST,
                                        [TEST_AT_MOST] = TEST_LESS_THAN,
                                        [TEST_LESS_THAN] = TEST_AT_MOST};
    if (test->op < TEST_AT_LEAST || test->op > TEST_LESS_THAN) return;
    add(m, &test->op, sizeof test->op)->after.op = taken_for[test->op];
}

static void in_test(struct making *m, struct test *test, size_t i) {
    in_words(m, test);
    if (test->op == TEST_WITHIN) add_counts(m, &test->period.count);
    if (i >= test->values.n) return;
    struct value *value = &test->values.items[i];
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: in_yes_no(m, value); break;
    case FACT_MONEY:
    case FACT_NUMBER: in_number(m, test, value); break;
    case FACT_DATE:
    case FACT_TIME: in_date(m, test, value); break;
    default: break;
    }
}

patches site_mistakes(struct arena *arena, const struct playbook *playbook,
                      const struct site *site) {
    patches out = {0};
    struct making m = {arena, playbook, &out};
    switch (site->part) {
    case SITE_LIMIT: in_limit(&m, &site->ground->grant->limit.limit); break;
    case SITE_AT_LEAST: in_at_least(&m, site->ground->gesture); break;
    case SITE_AT_MOST: add_counts(&m, &site->ground->gesture->at_most.most.count); break;
    case SITE_TEST: in_test(&m, &site->condition->test, site->value); break;
    default: in_when(&m, site->when); break;
    }
    return out;
}
