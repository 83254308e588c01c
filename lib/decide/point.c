// Facts' values and tests as intervals on one axis of whole numbers.
#include "decide/point.h"

static int64_t minute_of(int32_t day) {
    return (int64_t)day * MINUTES_A_DAY;
}

struct point point_of_date(struct date date) {
    if (date.precision == DATE_MINUTE) {
        int64_t minute = minute_of(date.day) + date.minute;
        return (struct point){.lo = minute, .hi = minute};
    }
    return (struct point){.lo = minute_of(date.day),
                          .hi = minute_of(date_last_day(date)) + MINUTES_A_DAY - 1};
}

struct point point_of_now(struct date as_of) {
    int64_t minute = minute_of(as_of.day) + as_of.minute;
    return (struct point){.lo = minute, .hi = minute};
}

static struct point plain(int64_t value) {
    return (struct point){.lo = value, .hi = value};
}

struct point point_of(const struct value *value) {
    struct point point = plain(value->choice);
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: return plain(value->yes);
    case FACT_MONEY:
    case FACT_NUMBER: return plain(value->amount);
    case FACT_DATE:
    case FACT_TIME: return point_of_date(value->date);
    default: point.name = str_trim(value->text.s); return point;
    }
}

static const struct range nowhere = {1, 0, true};

struct range range_of(enum test_op op, struct point other) {
    switch (op) {
    case TEST_AT_LEAST: return (struct range){other.lo, INT64_MAX, true};
    case TEST_AT_MOST: return (struct range){INT64_MIN, other.hi, true};
    case TEST_AFTER:
    case TEST_MORE_THAN:
        if (other.hi == INT64_MAX) return nowhere;
        return (struct range){other.hi + 1, INT64_MAX, true};
    case TEST_BEFORE:
    case TEST_LESS_THAN: return (struct range){INT64_MIN, other.lo - 1, true};
    default: return (struct range){other.lo, other.hi, false};
    }
}

struct range range_between(struct point low, struct point high) {
    return (struct range){low.lo, high.hi, false};
}

struct range range_within(struct period period, struct point now) {
    if (period.unit <= PERIOD_HOUR)
        return (struct range){now.lo - period_minutes(period), now.lo, false};
    int64_t minute = ((now.lo % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
    int32_t today = (int32_t)((now.lo - minute) / MINUTES_A_DAY);
    struct period back = {-period.count, period.unit};
    return (struct range){minute_of(date_move(today, back)), minute_of(today) + MINUTES_A_DAY - 1,
                          false};
}

bool range_holds(struct range range, struct point point) {
    if (range.inside) return point.lo >= range.lo && point.hi <= range.hi;
    return point.hi >= range.lo && point.lo <= range.hi;
}

bool choice_same(struct point a, struct point b) {
    return str_eq(a.name, b.name);
}
