// Checks dates, periods, ranges and reviews.
#include "check_base.h"

#include "base/limit.h"

#include <string.h>

// ---- the calendar ----

START_TEST(days_are_counted) {
    static const struct {
        int year, month, day;
        int32_t days;
    } rows[] = {
        {1970, 1, 1, 0},       {1969, 12, 31, -1},  {1970, 2, 28, 58},     {1970, 3, 1, 59},
        {2000, 2, 29, 11016},  {2000, 3, 1, 11017}, {2026, 4, 1, 20544},   {1, 1, 1, -719162},
        {0, 3, 1, -719468},    {0, 2, 29, -719469}, {-1, 12, 31, -719529}, {9999, 12, 31, 2932896},
        {-400, 3, 1, -865565}, // the first day of an era
    };
    EACH(i, rows) {
        int year, month, day;
        ck_assert_int_eq(date_days(rows[i].year, rows[i].month, rows[i].day), rows[i].days);
        date_split(rows[i].days, &year, &month, &day);
        ck_assert_int_eq(year, rows[i].year);
        ck_assert_int_eq(month, rows[i].month);
        ck_assert_int_eq(day, rows[i].day);
    }
}
END_TEST

START_TEST(every_day_follows_the_one_before) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t days = date_days(1600, 1, 1);
    for (int year = 1600; year <= 2400; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int last = lengths[month - 1] + (leap && month == 2);
            struct date of_month = {days, 0, DATE_MONTH};
            ck_assert_int_eq(date_last_day(of_month), days + last - 1);
            for (int day = 1; day <= last; day++, days++) {
                int y, m, d;
                ck_assert_int_eq(date_days(year, month, day), days);
                date_split(days, &y, &m, &d);
                ck_assert(y == year && m == month && d == day);
            }
        }
    }
}
END_TEST

// ---- dates ----

static struct date date(const char *text) {
    struct date date = {0};
    struct str error = S(""), better;
    if (text[0])
        ck_assert_msg(date_read(&arena, str_of(text), &date, &error, &better), "%s: %.*s", text,
                      S_ARG(error));
    return date;
}

START_TEST(dates_are_read) {
    static const struct {
        const char *text;
        int32_t day;
        int minute;
        enum date_precision precision;
    } rows[] = {
        {"2026-04-01", 20544, 0, DATE_DAY},
        {" 2026-04-01 ", 20544, 0, DATE_DAY},
        {"2026-04", 20544, 0, DATE_MONTH},
        {"2026-04-01T00:00", 20544, 0, DATE_MINUTE},
        {"2026-04-01T09:30", 20544, 570, DATE_MINUTE},
        {"2026-04-01T23:59", 20544, 1439, DATE_MINUTE},
        {"2028-02-29", 21243, 0, DATE_DAY},
        {"2000-02-29", 11016, 0, DATE_DAY},
        {"0001-01-01", -719162, 0, DATE_DAY},
        {"9999-12-31", 2932896, 0, DATE_DAY},
    };
    EACH(i, rows) {
        struct date read = date(rows[i].text);
        ck_assert_int_eq(read.day, rows[i].day);
        ck_assert_int_eq(read.minute, rows[i].minute);
        ck_assert_int_eq(read.precision, rows[i].precision);
        EXPECT(date_show(&arena, read), str_dup(&arena, str_trim(str_of(rows[i].text))).ptr);
    }
}
END_TEST

#define AS_IN    ": write the year first, then month and day, as in 2026-04-01."
#define NO_DATE  " is not written as a date" AS_IN
#define TWO_DAYS " may be two different days" AS_IN
#define NO_PERIOD                                                                          \
    " is not written as a period: a whole number from 1 on, a blank, and minutes, hours, " \
    "days, weeks, months or years."

// A row whose error begins with a blank is about the text itself, in quotation marks.
struct bad_row {
    const char *text, *error, *better;
};

static void expect_refused(const struct bad_row *row, bool read, struct str error,
                           struct str better) {
    ck_assert_msg(!read, "%s is read", row->text);
    struct str wanted = row->error[0] == ' ' ? str_fmt(&arena, "\"%s\"%s", row->text, row->error)
                                             : str_of(row->error);
    expect_of(row->text, error, str_dup(&arena, wanted).ptr);
    expect_of(row->text, better, row->better);
}

START_TEST(wrong_dates_are_explained) {
    static const struct bad_row rows[] = {
        {"", "A date is missing" AS_IN, ""},
        // what is clear all the same
        {"2026-4-1", NO_DATE, "2026-04-01"},
        {"2026/04/01", NO_DATE, "2026-04-01"},
        {"20260401", NO_DATE, "2026-04-01"},
        {"25/12/2026", NO_DATE, "2026-12-25"},
        {"12/25/2026", NO_DATE, "2026-12-25"},
        {"05/05/2026", NO_DATE, "2026-05-05"},
        {"2026/12/04", NO_DATE, "2026-12-04"}, // the year first: then the month
        {"1.4.2026", NO_DATE, "2026-04-01"},   // with points the day comes first
        {"1.4 2026", NO_DATE, "2026-04-01"},
        {"04/2026", NO_DATE, "2026-04"},
        {"2026/4", NO_DATE, "2026-04"},
        {"1 April 2026", NO_DATE, "2026-04-01"},
        {"1 Jan 2026", NO_DATE, "2026-01-01"},
        {"April 1st, 2026", NO_DATE, "2026-04-01"},
        {"2026 April 1", NO_DATE, "2026-04-01"},
        {"sept 2026", NO_DATE, "2026-09"},
        {"2026-04-01 09:30", NO_DATE, "2026-04-01T09:30"},
        {"2026-04-01T9:30", NO_DATE, "2026-04-01T09:30"},
        {"2026-04-01T09:30:00", NO_DATE, "2026-04-01T09:30"},
        {"2026-04-", NO_DATE, "2026-04"},
        {"2026-13-04", "There is no month 13: a date is year, month, day.", "2026-04-13"},
        // what is not
        {"01/04/2026", TWO_DAYS, ""},
        {"12/04/2026", TWO_DAYS, ""},
        {"04/12/2026", TWO_DAYS, ""},
        {"1/4/2026.", TWO_DAYS, ""}, // the end of a sentence is no point between numbers
        {"01/04/2026?", NO_DATE, ""},
        {"01/04/26", NO_DATE, ""},
        {"260401", NO_DATE, ""},
        {"20260401 09:30", NO_DATE, ""},
        {"31/31/2026", NO_DATE, ""},
        {"12/32/2026", NO_DATE, ""},
        {"2026-04-01T0930", NO_DATE, ""},
        {"2026-04-01T09:3", NO_DATE, "2026-04-01T09:03"},
        {"26-04-01", NO_DATE, ""},
        {"2026", NO_DATE, ""},
        {"12/26", NO_DATE, ""},
        {"today", NO_DATE, ""},
        {"1 April", NO_DATE, ""},
        {"April", NO_DATE, ""},
        {"1 April May 2026", NO_DATE, ""},
        {"1 April 2026 9:30", NO_DATE, ""},
        {"2026 April 1 9:30", NO_DATE, ""},
        {"2026-04-01T09:30:00.000", NO_DATE, ""},
        {"30 February 2026", NO_DATE, ""},
        {"ma 2026", NO_DATE, ""},
        {"2026-04-01T09", NO_DATE, ""},
        {"2026-04-01T09:30Z", NO_DATE, ""},
        {"2026-04-01+02:00", NO_DATE, ""},
        {"2026-04-0100", NO_DATE, ""},
        {"2026-0401", NO_DATE, ""},
        {"2026-xx", NO_DATE, ""},
        {"2026_04_01", NO_DATE, ""},
        {"202604010", NO_DATE, ""},
        {"1 2 3 4 5 6 7", NO_DATE, ""},
        // days that are not
        {"2026-02-30", "February 2026 has 28 days.", ""},
        {"2028-02-30", "February 2028 has 29 days.", ""},
        {"1900-02-29", "February 1900 has 28 days.", ""},
        {"2026-04-31", "April 2026 has 30 days.", ""},
        {"2026-01-32", "January 2026 has 31 days.", ""},
        {"2026-12-32", "December 2026 has 31 days.", ""},
        {"2026-04-00", "The days of a month begin with 01.", ""},
        {"2026-00", "There is no month 00: a date is year, month, day.", ""},
        {"2026-13-14", "There is no month 13: a date is year, month, day.", ""},
        {"0000-04-01", "There is no year 0.", ""},
        {"2026-04-01T24:00", "There is no time 24:00: a day runs from 00:00 to 23:59.", ""},
        {"2026-04-30T24:00", "There is no time 24:00: a day runs from 00:00 to 23:59.", ""},
        {"2026-04-01T09:60", "There is no time 09:60: a day runs from 00:00 to 23:59.", ""},
    };
    EACH(i, rows) {
        struct date date;
        struct str error = S(""), better = S("?");
        bool read = date_read(&arena, str_of(rows[i].text), &date, &error, &better);
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(date_read(&arena, better, &date, &error, &better));
    }
}
END_TEST

START_TEST(dates_compare) {
    ck_assert_int_lt(date_cmp(date("2026-04-01"), date("2026-04-02")), 0);
    ck_assert_int_gt(date_cmp(date("2026-04-02"), date("2026-04-01T23:59")), 0);
    ck_assert_int_eq(date_cmp(date("2026-04"), date("2026-04-01T00:00")), 0);
    ck_assert_int_lt(date_cmp(date("2026-04-01T09:29"), date("2026-04-01T09:30")), 0);
    ck_assert_int_gt(date_cmp(date("2026-04-01T09:31"), date("2026-04-01T09:30")), 0);
}
END_TEST

START_TEST(days_are_past_on_the_next_one) {
    static const struct {
        const char *last, *now;
        bool past;
    } rows[] = {
        {"2026-04-01", "2026-04-01T23:59", false},
        {"2026-04-01", "2026-04-02", true},
        {"2026-04-01T09:30", "2026-04-01T10:00", false}, // all of the day
        {"2026-04", "2026-04-30", false},                // all of the month
        {"2026-04", "2026-05-01", true},
        {"", "2026-04-01", false}, // there is no end to it
        {"2026-04-01", "", false}, // nobody says when it is
    };
    EACH(i, rows)
    ck_assert_msg(date_is_past(date(rows[i].last), date(rows[i].now)) == rows[i].past, "%s on %s",
                  rows[i].last, rows[i].now);
}
END_TEST

START_TEST(days_are_moved_by_periods) {
    static const struct {
        const char *day;
        int count;
        enum period_unit unit;
        const char *moved;
    } rows[] = {
        {"2026-04-15", 1, PERIOD_MONTH, "2026-05-15"},
        {"2026-01-31", 1, PERIOD_MONTH, "2026-02-28"}, // the last day of a shorter month
        {"2026-11-30", 3, PERIOD_MONTH, "2027-02-28"},
        {"2026-03-31", -4, PERIOD_MONTH, "2025-11-30"},
        {"2028-02-29", 1, PERIOD_YEAR, "2029-02-28"},
        {"2028-02-29", -4, PERIOD_YEAR, "2024-02-29"},
        {"2026-12-31", 2, PERIOD_WEEK, "2027-01-14"},
        {"2026-03-01", -1, PERIOD_DAY, "2026-02-28"},
        {"2026-03-01", 999999, PERIOD_HOUR, "2026-03-01"},
        {"2026-03-01", 999999, PERIOD_MINUTE, "2026-03-01"},
        // no period moves a day out of the years that can be written
        {"0001-02-15", -1, PERIOD_MONTH, "0001-01-15"},
        {"0001-01-15", -1, PERIOD_MONTH, "0001-01-01"},
        {"2026-03-01", -999999, PERIOD_YEAR, "0001-01-01"},
        {"9999-11-30", 1, PERIOD_MONTH, "9999-12-30"},
        {"9999-12-15", 1, PERIOD_MONTH, "9999-12-31"},
        {"2026-03-01", 999999, PERIOD_YEAR, "9999-12-31"},
        {"2026-03-01", 999999, PERIOD_WEEK, "9999-12-31"},
        {"2026-03-01", -999999, PERIOD_WEEK, "0001-01-01"},
        {"9999-12-30", 1, PERIOD_DAY, "9999-12-31"},
        {"9999-12-31", 1, PERIOD_DAY, "9999-12-31"},
        {"0001-01-02", -1, PERIOD_DAY, "0001-01-01"},
        {"0001-01-01", -1, PERIOD_DAY, "0001-01-01"},
    };
    EACH(i, rows) {
        struct period period = {rows[i].count, (uint8_t)rows[i].unit};
        struct date moved = date(rows[i].day);
        moved.day = date_move(moved.day, period);
        expect_of(rows[i].day, date_show(&arena, moved), rows[i].moved);
    }
}
END_TEST

START_TEST(ranges_include_both_ends) {
    static const struct {
        const char *when, *from, *to;
        bool in;
    } rows[] = {
        {"2026-04-01", "2026-04-01", "2026-04-30", true},
        {"2026-03-31", "2026-04-01", "2026-04-30", false},
        {"2026-03-31T23:59", "2026-04-01", "2026-04-30", false},
        {"2026-04-30T23:59", "2026-04-01", "2026-04-30", true}, // the whole last day
        {"2026-05-01", "2026-04-01", "2026-04-30", false},
        {"2026-06-30T12:00", "2026-04", "2026-06", true}, // the whole last month
        {"2026-07-01", "2026-04", "2026-06", false},
        {"2026-12-31", "2026-12", "2026-12", true},
        {"2026-04-01T09:30", "2026-04-01T09:30", "2026-04-01T09:30", true},
        {"2026-04-01T09:31", "2026-04-01T09:30", "2026-04-01T09:30", false},
        {"2026-04-01", "2026-04-01T09:30", "2026-04-02", false}, // a day begins at 00:00
        {"2026-04-01", "", "2026-04-30", true},                  // open at an end
        {"2026-05-01", "", "2026-04-30", false},
        {"2026-04-01", "2026-04-01", "", true},
        {"2026-03-31", "2026-04-01", "", false},
        {"2026-03-31", "", "", true},
    };
    EACH(i, rows) {
        struct date_range range = {date(rows[i].from), date(rows[i].to)};
        ck_assert_msg(date_in(date(rows[i].when), range) == rows[i].in, "%s in %s to %s",
                      rows[i].when, rows[i].from, rows[i].to);
    }
}
END_TEST

// ---- periods ----

START_TEST(periods_are_read) {
    static const struct {
        const char *text;
        int count;
        enum period_unit unit;
        const char *shown;
        int64_t minutes;
    } rows[] = {
        {"12 months", 12, PERIOD_MONTH, "12 months", 12 * 30 * 24 * 60},
        {"24 hours", 24, PERIOD_HOUR, "24 hours", 24 * 60},
        {"1 hour", 1, PERIOD_HOUR, "1 hour", 60},
        {"5 minutes", 5, PERIOD_MINUTE, "5 minutes", 5},
        {"5 minute", 5, PERIOD_MINUTE, "5 minutes", 5},
        {"1 days", 1, PERIOD_DAY, "1 day", 24 * 60},
        {"2\tweeks", 2, PERIOD_WEEK, "2 weeks", 14 * 24 * 60},
        {"1 year", 1, PERIOD_YEAR, "1 year", 365 * 24 * 60},
        {"999999 years", 999999, PERIOD_YEAR, "999999 years", 999999 * (int64_t)(365 * 24 * 60)},
    };
    EACH(i, rows) {
        struct period period;
        struct str error = S(""), better;
        bool read = period_read(&arena, str_of(rows[i].text), &period, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        ck_assert_int_eq(period.count, rows[i].count);
        ck_assert_int_eq(period.unit, rows[i].unit);
        ck_assert_int_eq(period_minutes(period), rows[i].minutes);
        expect_of(rows[i].text, period_show(&arena, period), rows[i].shown);
    }
}
END_TEST

START_TEST(wrong_periods_are_explained) {
    static const struct bad_row rows[] = {
        {"", "A period is missing: write, for example, 12 months.", ""},
        {"24h", NO_PERIOD, "24 hours"},
        {"24hours", NO_PERIOD, "24 hours"},
        {"90 mins", NO_PERIOD, "90 minutes"},
        {"2 Weeks", NO_PERIOD, "2 weeks"},
        {"1.5 hours", NO_PERIOD, "90 minutes"},
        {"1,5 hours", NO_PERIOD, "90 minutes"},
        {"0.5 days", NO_PERIOD, "12 hours"},
        {"1 000 days", NO_PERIOD, "1000 days"},
        {"5. days", NO_PERIOD, "5 days"},
        {"1.5 weeks", NO_PERIOD, "252 hours"},
        {"2.5 years", NO_PERIOD, "30 months"},
        {"a year", NO_PERIOD, "1 year"},
        {"an hour", NO_PERIOD, "1 hour"},
        {"month", NO_PERIOD, "1 month"},
        {"twelve months", NO_PERIOD, "12 months"},
        {"zero months", NO_PERIOD, ""},
        {"0 days", NO_PERIOD, ""},
        {"-1 day", NO_PERIOD, ""},
        {"1.5 months", NO_PERIOD, ""}, // of how many days?
        {"0.5 minutes", NO_PERIOD, ""},
        {"1.2345678 days", NO_PERIOD, ""},
        {"1.0000001 days", NO_PERIOD, ""}, // not a day exactly
        {"999999d", NO_PERIOD, "999999 days"},
        {"1000000 days", NO_PERIOD, ""},
        {"1000000d", NO_PERIOD, ""},
        {"9223372036854.5 weeks", NO_PERIOD, ""},
        {"999999 and a half days", NO_PERIOD, ""},
        {"12", NO_PERIOD, ""},
        {"12 ", " is not written", ""},
        {"3 fortnights", NO_PERIOD, ""},
        {"10 working days", NO_PERIOD, ""},
    };
    EACH(i, rows) {
        struct period period;
        struct str error = S(""), better = S("?");
        bool read = period_read(&arena, str_of(rows[i].text), &period, &error, &better);
        if (rows[i].text[0] && rows[i].text[strlen(rows[i].text) - 1] == ' ') {
            ck_assert(!read);
            continue;
        }
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(period_read(&arena, better, &period, &error, &better));
    }
}
END_TEST

// ---- ranges ----

START_TEST(ranges_are_read) {
    static const struct {
        const char *text, *from, *to;
    } rows[] = {
        {"2026-04-01 to 2027-03-31", "2026-04-01", "2027-03-31"},
        {"2026-04 to 2026-06", "2026-04", "2026-06"},
        {"2026-04-01  to\t2026-04-01", "2026-04-01", "2026-04-01"},
        {"2026-04-30 to 2026-04", "2026-04-30", "2026-04"}, // the month's last day
        {"2026-04-01T09:30 to 2026-04-01", "2026-04-01T09:30", "2026-04-01"},
        {"2026-04-01T09:30 to 2026-04-01T09:30", "2026-04-01T09:30", "2026-04-01T09:30"},
    };
    EACH(i, rows) {
        struct date_range range;
        struct str error = S(""), better;
        bool read = date_range_read(&arena, str_of(rows[i].text), &range, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        expect_of(rows[i].text, date_show(&arena, range.from), rows[i].from);
        expect_of(rows[i].text, date_show(&arena, range.to), rows[i].to);
    }
}
END_TEST

#define NO_RANGE " is no range: write its first and its last day, as in 2026-04-01 to 2027-03-31."
#define SAY_TO   "Between the first and the last day of a range stands \"to\"."

START_TEST(wrong_ranges_are_explained) {
    static const struct bad_row rows[] = {
        {"", NO_RANGE, ""},
        {"2026-04-01", NO_RANGE, ""},
        {"from 2026-04-01 to 2027-03-31", SAY_TO, "2026-04-01 to 2027-03-31"},
        {"2026-04-01 until 2027-03-31", SAY_TO, "2026-04-01 to 2027-03-31"},
        {"2026-04-01 - 2027-03-31", SAY_TO, "2026-04-01 to 2027-03-31"},
        {"2026-04-01 – 2027-03-31", SAY_TO, "2026-04-01 to 2027-03-31"},
        {"1.4.2026 to 31.3.2027", "\"1.4.2026\"" NO_DATE, "2026-04-01 to 2027-03-31"},
        {"2026-04-01 to 31.3.2027", "\"31.3.2027\"" NO_DATE, "2026-04-01 to 2027-03-31"},
        {"2026-02-30 to 2026-3-1", "February 2026 has 28 days.", ""},
        {"2026-04-01 to", "A date is missing" AS_IN, ""},
        {"to 2026-04-01", "A date is missing" AS_IN, ""},
        {"2027-04-01 to 2026-03-31", "The range ends before it begins.", ""},
        {"2026-04-01T09:31 to 2026-04-01T09:30", "The range ends before it begins.", ""},
    };
    EACH(i, rows) {
        struct date_range range;
        struct str error = S(""), better = S("?");
        bool read = date_range_read(&arena, str_of(rows[i].text), &range, &error, &better);
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(date_range_read(&arena, better, &range, &error, &better));
    }
}
END_TEST

// ---- reviews ----

#define SAY_WHEN "write how often and when next, as in \"every 6 months, next 2026-10-01\"."

START_TEST(reviews_are_read) {
    static const char *const texts[] = {"every 6 months, next 2026-10-01",
                                        "every\t6 months ,  next\t2026-10-01"};
    EACH(i, texts) {
        struct review review;
        struct str error, better;
        ck_assert(review_read(&arena, str_of(texts[i]), &review, &error, &better));
        EXPECT(period_show(&arena, review.every), "6 months");
        EXPECT(date_show(&arena, review.next), "2026-10-01");
    }
}
END_TEST

START_TEST(wrong_reviews_are_explained) {
    static const struct bad_row rows[] = {
        {"", "A review is missing: " SAY_WHEN, ""},
        {"every 6 months", " is not written as a review: " SAY_WHEN, ""},
        {"6 months, next 2026-10-01", " is not written as a review: " SAY_WHEN, ""},
        {"every next 2026-10-01", "A period is missing: write, for example, 12 months.", ""},
        {"every month, next 2026-10-01", "\"month\"" NO_PERIOD, "every 1 month, next 2026-10-01"},
        {"every month, next 1.10.2026", "\"month\"" NO_PERIOD, "every 1 month, next 2026-10-01"},
        {"every 6 months, next 1.10.2026", "\"1.10.2026\"" NO_DATE,
         "every 6 months, next 2026-10-01"},
        {"every now, next 1.10.2026", "\"now\"" NO_PERIOD, ""},
        {"every month, next year", "\"month\"" NO_PERIOD, ""},
        {"every 6 months next 2026-10-01", "Before \"next\" stands a comma.",
         "every 6 months, next 2026-10-01"},
    };
    EACH(i, rows) {
        struct review review;
        struct str error = S(""), better = S("?");
        bool read = review_read(&arena, str_of(rows[i].text), &review, &error, &better);
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(review_read(&arena, better, &review, &error, &better));
    }
}
END_TEST

RUN("dates", days_are_counted, every_day_follows_the_one_before, dates_are_read,
    wrong_dates_are_explained, dates_compare, days_are_past_on_the_next_one,
    days_are_moved_by_periods, ranges_include_both_ends, periods_are_read,
    wrong_periods_are_explained, ranges_are_read, wrong_ranges_are_explained, reviews_are_read,
    wrong_reviews_are_explained)
