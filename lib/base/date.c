// Reading dates, and telling which was meant by those that are written otherwise.
#include "base/date.h"

#include "base/reading.h"

#define AS_IN "write the year first, then month and day, as in 2026-04-01"

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

// A date as it is written, right or wrong. Minute: of the day.
struct written {
    int year, month, day, hour, minute;
    enum date_precision precision;
};

static bool read_strictly(struct str text, struct written *w) {
    *w = (struct written){.day = 1, .precision = DATE_MONTH};
    if (!take_digits(&text, 4, &w->year) || !take_char(&text, '-')) return false;
    if (!take_digits(&text, 2, &w->month)) return false;
    if (text.len == 0) return true;
    w->precision = DATE_DAY;
    if (!take_char(&text, '-') || !take_digits(&text, 2, &w->day)) return false;
    if (text.len == 0) return true;
    w->precision = DATE_MINUTE;
    return take_char(&text, 'T') && take_digits(&text, 2, &w->hour) && take_char(&text, ':') &&
           take_digits(&text, 2, &w->minute) && text.len == 0;
}

static int days_in_month(int year, int month) {
    struct date first = {date_days(year, month, 1), 0, DATE_MONTH};
    return date_last_day(first) - first.day + 1;
}

static bool is_real(const struct written *w) {
    return w->year > 0 && w->month >= 1 && w->month <= 12 && w->day >= 1 &&
           w->day <= days_in_month(w->year, w->month) && w->hour < 24 && w->minute < 60;
}

static struct date date_of(const struct written *w) {
    int minute = w->hour * 60 + w->minute;
    return (struct date){date_days(w->year, w->month, w->day), (int16_t)minute,
                         (uint8_t)w->precision};
}

// What a text that is no date holds: its numbers in order, and a month's name.
struct pieces {
    int numbers[6];
    size_t digits[6]; // of each number
    size_t n;
    int month;   // by name; 0 = none
    bool points; // numbers are set off by points: the day comes first
    bool strange;
};

static int month_of_name(struct str word) {
    for (int i = 0; i < 12; i++) {
        struct str name = str_of(month_names[i]);
        bool shortened = word.len >= 3 && word.len < name.len;
        if (str_eq_nocase(word, shortened ? str_slice(name, 0, word.len) : name)) return i + 1;
    }
    return 0;
}

static void take_name(struct str word, struct pieces *p) {
    static const struct str ignored[] = {S_INIT("t"),  S_INIT("st"), S_INIT("nd"), S_INIT("rd"),
                                         S_INIT("th"), S_INIT("of"), S_INIT("at")};
    int month = month_of_name(word);
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        if (str_eq_nocase(word, ignored[i])) return;
    }
    if (!month || p->month) p->strange = true;
    p->month = month;
}

static void take_number(struct str digits, struct pieces *p) {
    if (p->n == sizeof p->numbers / sizeof *p->numbers || digits.len > 8) {
        p->strange = true;
        return;
    }
    p->digits[p->n] = digits.len;
    take_digits(&digits, digits.len, &p->numbers[p->n++]);
}

static struct pieces take_pieces(struct str text) {
    struct pieces p = {.n = 0};
    for (size_t i = 0, end; i < text.len; i = end) {
        bool (*same)(char) = is_digit(text.ptr[i]) ? is_digit : is_alpha;
        for (end = i; end < text.len && same(text.ptr[end]); end++) {
        }
        struct str piece = str_slice(text, i, end);
        if (piece.len == 0) {
            if (str_find_char(S(" \t-/.,:"), text.ptr[i]) < 0) p.strange = true;
            if (text.ptr[i] == '.' && p.n == 1) p.points = true;
            end = i + 1;
        } else if (same == is_digit) {
            take_number(piece, &p);
        } else {
            take_name(piece, &p);
        }
    }
    return p;
}

// "1 April 2026", "April 1, 2026", "April 2026"; all else leaves no date
static void guess_by_name(const struct pieces *p, struct written *w) {
    size_t year = p->n == 2 && p->digits[1] == 4 ? 1 : 0;
    if (p->n > 2 || p->digits[year] != 4) return;
    *w = (struct written){
        .year = p->numbers[year], .month = p->month, .day = 1, .precision = DATE_MONTH};
    if (p->n == 2) {
        w->day = p->numbers[1 - year];
        w->precision = DATE_DAY;
    }
}

// Day and month, where no more than one order is possible.
static bool guess_order(int first, int second, bool day_first, struct written *w) {
    if (first <= 12 && second <= 12 && first != second && !day_first) return false;
    bool swap = !day_first && first <= 12;
    w->day = swap ? second : first;
    w->month = swap ? first : second;
    return true;
}

// The number of numbers that the day takes; 0 where it cannot be told.
static size_t guess_day(const struct pieces *p, struct written *w) {
    const int *n = p->numbers;
    if (p->n == 1 && p->digits[0] == 8) {
        w->year = n[0] / 10000;
        w->month = n[0] / 100 % 100;
        w->day = n[0] % 100;
        return 1;
    }
    if (p->n == 2) {
        size_t year = p->digits[0] == 4 ? 0 : 1;
        *w = (struct written){
            .year = n[year], .month = n[1 - year], .day = 1, .precision = DATE_MONTH};
        return p->digits[year] == 4 ? 2 : 0;
    }
    w->year = p->digits[0] == 4 ? n[0] : n[2];
    if (p->digits[0] == 4) {
        bool swapped = n[1] > 12; // 2026-13-04
        w->month = n[swapped ? 2 : 1];
        w->day = n[swapped ? 1 : 2];
        return 3;
    }
    return p->digits[2] == 4 && guess_order(n[0], n[1], p->points, w) ? 3 : 0;
}

static struct str guess(struct arena *arena, const struct pieces *p) {
    struct written w = {.precision = DATE_DAY};
    if (p->strange) return S("");
    if (p->month) {
        guess_by_name(p, &w);
    } else {
        size_t used = guess_day(p, &w);
        if (used == 0 || p->n == used + 1) return S("");
        if (p->n > used) {
            w.hour = p->numbers[used];
            w.minute = p->numbers[used + 1];
            w.precision = DATE_MINUTE;
        }
    }
    return is_real(&w) ? date_show(arena, date_of(&w)) : S("");
}

static bool refuse_unreal(const struct reading *r, const struct written *w) {
    struct pieces p = take_pieces(r->text);
    struct str better = guess(r->arena, &p);
    if (w->year == 0) return refuse(r, S(""), "There is no year 0.");
    if (w->month < 1 || w->month > 12)
        return refuse(r, better, "There is no month %02d: a date is year, month, day.", w->month);
    const char *name = month_names[w->month - 1];
    int days = days_in_month(w->year, w->month);
    if (w->day == 0) return refuse(r, S(""), "The days of a month begin with 01.");
    if (w->day > days) return refuse(r, S(""), "%s %d has %d days.", name, w->year, days);
    return refuse(r, S(""), "There is no time %02d:%02d: a day runs from 00:00 to 23:59.", w->hour,
                  w->minute);
}

bool date_read(struct arena *arena, struct str text, struct date *out, struct str *error,
               struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    struct written w;
    if (r.text.len == 0) return refuse(&r, S(""), "A date is missing: " AS_IN ".");
    if (!read_strictly(r.text, &w)) {
        struct pieces p = take_pieces(r.text);
        bool two_ways = !p.strange && p.n >= 3 && p.digits[2] == 4 && p.digits[0] <= 2;
        struct str right = guess(arena, &p);
        if (two_ways && right.len == 0 && p.numbers[0] <= 12 && p.numbers[1] <= 12)
            return refuse(&r, right, "\"%.*s\" may be two different days: " AS_IN ".",
                          S_ARG(brief(r.text)));
        return refuse(&r, right, "\"%.*s\" is not written as a date: " AS_IN ".",
                      S_ARG(brief(r.text)));
    }
    if (!is_real(&w)) return refuse_unreal(&r, &w);
    *out = date_of(&w);
    return true;
}
