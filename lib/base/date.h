// Calendar days, times of day and periods, proleptic Gregorian, without any time zone.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/str.h"

struct phrases;

enum date_precision { DATE_NONE, DATE_MONTH, DATE_DAY, DATE_MINUTE };

struct date {
    int32_t day;    // days since 1970-01-01; of a month: its first day
    int16_t minute; // of the day; 0 where no time is written
    uint8_t precision;
};

enum period_unit { PERIOD_MINUTE, PERIOD_HOUR, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR };

struct period {
    int32_t count; // at least 1; 0 = not set
    uint8_t unit;  // enum period_unit
};

struct date_range {
    struct date from, to; // both inclusive
};

// All as money_read on failure.
bool date_read(struct arena *arena, struct str text, struct date *out, struct str *error,
               struct str *better);
bool period_read(struct arena *arena, struct str text, struct period *out, struct str *error,
                 struct str *better);
bool date_range_read(struct arena *arena, struct str text, struct date_range *out,
                     struct str *error, struct str *better);

int32_t date_days(int year, int month, int day); // days since 1970-01-01
void date_split(int32_t days, int *year, int *month, int *day);
int32_t date_last_day(struct date date);    // of a month: its last day
int date_cmp(struct date a, struct date b); // day, then minute
// The day a period later, or earlier where its count is negative. Hours and minutes move nothing;
// no period moves out of the years 1 to 9999, which can be written.
int32_t date_move(int32_t day, struct period period);
// Is all of a day (or month) past on another day? False where one of the two is not there.
bool date_is_past(struct date last, struct date now);
// Is `when` in the range? A date without a time means the whole day, a month the whole month.
bool date_in(struct date when, struct date_range range);
struct str date_show(struct arena *arena, struct date date); // as written: "2026-04", "2026-04-01"
struct str period_show(struct arena *arena, struct period period); // "12 months", "1 hour"
// As a language has them.
struct str date_say(struct arena *arena, struct date date, const struct phrases *in);
struct str period_say(struct arena *arena, struct period period, const struct phrases *in);
int64_t period_minutes(struct period period); // a month counts 30 days, a year 365

#endif
