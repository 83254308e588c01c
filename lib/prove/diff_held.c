// What is held while all facts vary: the day, gestures given before, and facts that nobody says.
#include "decide/authority.h"
#include "decide/point.h"
#include "model/condition.h"
#include "prove/diff_pair.h"

enum {
    MOST_DAYS = 40,  // that one gesture is compared on
    MOST_GIVEN = 24, // gestures that may have been given before
    MOST_SILENT = 16 // facts that may be left unsaid, each alone
};

// ---- days ----

static struct date date_of(int64_t minute) {
    int64_t rest = (minute % MINUTES_A_DAY + MINUTES_A_DAY) % MINUTES_A_DAY;
    return (struct date){.day = (int32_t)((minute - rest) / MINUTES_A_DAY),
                         .minute = (int16_t)rest,
                         .precision = rest ? DATE_MINUTE : DATE_DAY};
}

struct date pair_day_before(struct date moment) {
    int64_t minute = point_of_now(moment).lo;
    return date_of(moment.minute ? minute - 1 : minute - MINUTES_A_DAY);
}

struct date pair_first_day(const struct comparison *c) {
    struct date fresh = playbook_first_day(c->playbook[FRESH]);
    struct date old = playbook_first_day(c->playbook[OLD]);
    if (c->request->one_day) return c->request->as_of;
    if (fresh.precision != DATE_NONE) return fresh;
    return old.precision != DATE_NONE ? old : c->request->today;
}

// When the new playbook ends, so that nothing behind it matters.
static int64_t end_of(const struct comparison *c) {
    struct date until = c->playbook[FRESH]->header.effective.range.to;
    return until.precision == DATE_NONE ? POINT_MOST : point_of_date(until).hi;
}

// Sorted, each once.
static void add_day(struct pair *pair, int64_t minute) {
    struct date day = date_of(minute);
    for (size_t i = 0; i < pair->days.n; i++)
        if (!date_cmp(pair->days.items[i], day)) return;
    *PUSH(pair->c->keep, &pair->days) = day;
    size_t at = pair->days.n - 1;
    for (; at > 0 && date_cmp(pair->days.items[at - 1], day) > 0; at--)
        pair->days.items[at] = pair->days.items[at - 1];
    pair->days.items[at] = day;
}

static void find_days(struct pair *pair, struct survey *const both[2]) {
    struct comparison *c = pair->c;
    struct date first = pair_first_day(c);
    survey_times times = {0};
    if (first.precision == DATE_NONE) return;
    *PUSH(c->keep, &pair->days) = first;
    if (c->request->one_day) return;
    for (int side = 0; side < 2; side++) survey_moments(both[side], c->work, &times);
    for (size_t i = 0; i < times.n && pair->days.n <= MOST_DAYS; i++)
        if (times.items[i] > point_of_now(first).lo && times.items[i] <= end_of(c))
            add_day(pair, times.items[i]);
    if (pair->days.n <= MOST_DAYS) return;
    pair->days.n = MOST_DAYS;
    pair_not_analysed(pair, "too many days on which its rules change; compare with --as-of");
}

// ---- what else is held ----

static void add_also(struct pair *pair, struct str id) {
    if (str_eq(id, pair->gesture[FRESH]->entry.id.s)) return;
    for (int side = 0; side < 2; side++)
        if (gesture_named(pair->c->playbook[side], id) < 0) return;
    for (size_t i = 0; i < pair->also.n; i++)
        if (str_eq(pair->also.items[i], id)) return;
    *PUSH(pair->c->keep, &pair->also) = id;
}

static void find_also(struct pair *pair, struct survey *const both[2]) {
    survey_ids ids = {0};
    for (int side = 0; side < 2; side++) {
        survey_also_given(both[side], pair->c->work, &ids);
        pair->also_in_conditions |= survey_tests_also_given(both[side]);
    }
    for (size_t i = 0; i < ids.n; i++) add_also(pair, ids.items[i]);
    if (pair->also.n <= MOST_GIVEN) return;
    pair->also.n = MOST_GIVEN;
    pair_not_analysed(pair, "too many gestures matter that were given before");
}

static bool choices_differ(const struct pair *pair, const struct domain domains[2]) {
    for (size_t i = 0;; i++) {
        struct str choice[2];
        for (int side = 0; side < 2; side++)
            choice[side] = domain_choice(pair->c->playbook[side], &domains[side], i);
        if (!choice[OLD].ptr && !choice[FRESH].ptr) return false;
        if (!choice[OLD].ptr || !choice[FRESH].ptr || !str_eq(choice[OLD], choice[FRESH]))
            return true;
    }
}

static bool means_the_same(const struct value *a, const struct value *b) {
    struct point one = point_of(a), other = point_of(b);
    if (a->type != b->type) return false;
    return a->type == FACT_CHOICE ? choice_same(one, other)
                                  : one.lo == other.lo && one.hi == other.hi;
}

// Does it mean something else in each playbook where nobody says it?
static bool silence_differs(const struct pair *pair, struct survey *const both[2],
                            const fact_key keys[2]) {
    struct domain domains[2];
    struct value assumed[2];
    for (int side = 0; side < 2; side++) {
        domains[side] =
            key_domain(pair->c->playbook[side], keys[side], pair->gesture[side]->unit.s);
        assumed[side] = survey_assumed(both[side], keys[side]);
    }
    if (!means_the_same(&assumed[OLD], &assumed[FRESH])) return true;
    return domains[OLD].type != domains[FRESH].type || domains[OLD].open != domains[FRESH].open ||
           domains[OLD].may_be_negative != domains[FRESH].may_be_negative ||
           choices_differ(pair, domains);
}

static void find_unsaid(struct pair *pair, struct survey *const both[2]) {
    fact_key keys[2];
    for (size_t i = 0; survey_key_at(both[OLD], i, &keys[OLD]); i++) {
        struct str name = key_domain(pair->c->playbook[OLD], keys[OLD], S("")).name;
        for (size_t k = 0; survey_key_at(both[FRESH], k, &keys[FRESH]); k++) {
            if (!str_eq(key_domain(pair->c->playbook[FRESH], keys[FRESH], S("")).name, name))
                continue;
            if (!silence_differs(pair, both, keys)) continue;
            for (int side = 0; side < 2; side++)
                *PUSH(pair->c->keep, &pair->unsaid[side]) = keys[side];
        }
    }
    size_t n = pair->unsaid[OLD].n;
    if (n <= MOST_UNSAID) return;
    if (n > MOST_SILENT) pair->unsaid[OLD].n = pair->unsaid[FRESH].n = MOST_SILENT;
    pair_not_analysed(pair, "too many facts mean something else where nobody says them");
}

void pair_find_held(struct pair *pair, struct survey *const both[2]) {
    find_days(pair, both);
    find_also(pair, both);
    find_unsaid(pair, both);
}
