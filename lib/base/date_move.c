// Moves days by calendar periods: a month later is the same day of the next month, or its last one.
#include "base/date.h"

enum { YEAR_LAST = 9999 };

static int32_t move_months(int32_t day, int64_t months) {
    int year, month, day_of_month;
    date_split(day, &year, &month, &day_of_month);
    int64_t count = (int64_t)year * 12 + month - 1 + months;
    if (count < 12) return date_days(1, 1, 1); // before the first year that can be written
    if (count / 12 > YEAR_LAST) return date_days(YEAR_LAST, 12, 31);
    struct date first = {.precision = DATE_MONTH};
    first.day = date_days((int)(count / 12), (int)(count % 12) + 1, 1);
    int32_t last = date_last_day(first), same = first.day + day_of_month - 1;
    return same < last ? same : last;
}

static int32_t move_days(int32_t day, int32_t days) {
    int32_t first = date_days(1, 1, 1), last = date_days(YEAR_LAST, 12, 31), moved = day + days;
    return moved < first ? first : moved > last ? last : moved;
}

int32_t date_move(int32_t day, struct period period) {
    switch ((enum period_unit)period.unit) {
    case PERIOD_YEAR: return move_months(day, (int64_t)period.count * 12);
    case PERIOD_MONTH: return move_months(day, period.count);
    case PERIOD_WEEK: return move_days(day, period.count * 7);
    case PERIOD_DAY: return move_days(day, period.count);
    default: return day;
    }
}
