// Counting calendar days, and comparing and writing dates.
#include "base/date.h"

// Days and dates by eras of 400 years that begin in March, so that a leap day is the last of its
// year (after Howard Hinnant, "chrono-compatible low-level date algorithms").
enum { ERA_DAYS = 146097, ERA_YEARS = 400, EPOCH = 719468 };

static int floor_div(int a, int b) {
    return (a >= 0 ? a : a - b + 1) / b;
}

int32_t date_days(int year, int month, int day) {
    year -= month <= 2;
    int era = floor_div(year, ERA_YEARS), of_era = year - era * ERA_YEARS;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * ERA_DAYS + days - EPOCH;
}

void date_split(int32_t days, int *year, int *month, int *day) {
    int shifted = days + EPOCH, era = floor_div(shifted, ERA_DAYS);
    int rest = shifted - era * ERA_DAYS;
    int of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
    int march = (5 * of_year + 2) / 153; // months since March
    *day = of_year - (153 * march + 2) / 5 + 1;
    *month = march < 10 ? march + 3 : march - 9;
    *year = of_era + era * ERA_YEARS + (*month <= 2);
}

int32_t date_last_day(struct date date) {
    int year, month, day;
    if (date.precision != DATE_MONTH) return date.day;
    date_split(date.day, &year, &month, &day);
    return month == 12 ? date_days(year, 12, 31) : date_days(year, month + 1, 1) - 1;
}

int date_cmp(struct date a, struct date b) {
    if (a.day != b.day) return a.day < b.day ? -1 : 1;
    return (a.minute > b.minute) - (a.minute < b.minute);
}

// The last minute that a date includes.
static struct date last_minute(struct date date) {
    if (date.precision == DATE_MINUTE) return date;
    return (struct date){date_last_day(date), 24 * 60 - 1, DATE_MINUTE};
}

bool date_is_past(struct date last, struct date now) {
    return last.precision != DATE_NONE && now.precision != DATE_NONE &&
           date_last_day(last) < now.day;
}

bool date_in(struct date when, struct date_range range) {
    bool begun = range.from.precision == DATE_NONE || date_cmp(when, range.from) >= 0;
    bool over = range.to.precision != DATE_NONE && date_cmp(when, last_minute(range.to)) > 0;
    return begun && !over;
}

static void put_digits(char *at, int digits, int number) {
    for (; digits > 0; number /= 10) at[--digits] = (char)('0' + number % 10);
}

// By hand: every line of a batch has a date, and printf takes longer than the decision.
struct str date_show(struct arena *arena, struct date date) {
    static const size_t lengths[] = {[DATE_MONTH] = 7, [DATE_DAY] = 10, [DATE_MINUTE] = 16};
    static const struct str form = S_INIT("0000-00-00T00:00");
    int year, month, day;
    date_split(date.day, &year, &month, &day);
    char *text = memcpy(arena_bytes(arena, form.len), form.ptr, form.len);
    put_digits(text, 4, year);
    put_digits(text + 5, 2, month);
    put_digits(text + 8, 2, day);
    put_digits(text + 11, 2, date.minute / 60);
    put_digits(text + 14, 2, date.minute % 60);
    return (struct str){text, lengths[date.precision]};
}
