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
    struct point point = plain(0);
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: return plain(value->yes);
    case FACT_MONEY:
    case FACT_NUMBER: return plain(value->amount);
    case FACT_DATE:
    case FACT_TIME: return point_of_date(value->date);
    case FACT_CHOICE:
        point = plain(value->choice);
        point.name = str_trim(value->text.s);
        break;
    case FACT_NONE: break;
    }
    return point;
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
    case TEST_LESS_THAN:
        if (other.lo == INT64_MIN) return nowhere;
        return (struct range){INT64_MIN, other.lo - 1, true};
    default: return (struct range){other.lo, other.hi, false};
    }
}

struct range range_between(struct point low, struct point high) {
    return (struct range){low.lo, high.hi, false};
}

// The same day of a month that lies `months` back, or that month's last one.
static int32_t months_before(int32_t day, int32_t months) {
    int year, month, day_of_month;
    date_split(day, &year, &month, &day_of_month);
    int64_t count = (int64_t)year * 12 + month - 1 - months;
    if (count < 12) return date_days(1, 1, 1); // before the first year that can be written
    struct date first = {.precision = DATE_MONTH};
    first.day = date_days((int)(count / 12), (int)(count % 12) + 1, 1);
    int32_t last = date_last_day(first), same = first.day + day_of_month - 1;
    return same < last ? same : last;
}

static int32_t day_before(int32_t day, struct period period) {
    switch ((enum period_unit)period.unit) {
    case PERIOD_YEAR: return months_before(day, period.count * 12);
    case PERIOD_MONTH: return months_before(day, period.count);
    case PERIOD_WEEK: return day - period.count * 7;
    default: return day - period.count;
    }
}

struct range range_within(struct period period, struct point now) {
    if (period.unit <= PERIOD_HOUR)
        return (struct range){now.lo - period_minutes(period), now.lo, false};
    int64_t minute = ((now.lo % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
    int32_t today = (int32_t)((now.lo - minute) / MINUTES_A_DAY);
    return (struct range){minute_of(day_before(today, period)),
                          minute_of(today) + MINUTES_A_DAY - 1, false};
}

bool range_holds(struct range range, struct point point) {
    if (range.inside) return point.lo >= range.lo && point.hi <= range.hi;
    return point.hi >= range.lo && point.lo <= range.hi;
}

bool choice_same(struct point a, struct point b) {
    return str_eq(a.name, b.name);
}
