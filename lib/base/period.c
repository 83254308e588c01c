// Periods: a number of minutes, hours, days, weeks, months or years.
#include "base/date.h"

#include "base/decimal.h"
#include "base/number.h"
#include "base/phrases.h"
#include "base/reading.h"

enum { COUNT_DIGITS = 6, PLACES = 6 };

static const struct unit {
    const char *one, *many;
    const char *brief; // other ways to write it
    int64_t minutes;
    int parts; // of the next smaller unit; 0 where there is no whole number of them
} units[] = {
    [PERIOD_MINUTE] = {"minute", "minutes", "m min mins", 1, 0},
    [PERIOD_HOUR] = {"hour", "hours", "h hr hrs", 60, 60},
    [PERIOD_DAY] = {"day", "days", "d", 24 * 60, 24},
    [PERIOD_WEEK] = {"week", "weeks", "w wk wks", 7 * 24 * 60, 7},
    [PERIOD_MONTH] = {"month", "months", "mo mth mths", 30 * 24 * 60, 0},
    [PERIOD_YEAR] = {"year", "years", "y yr yrs", 365 * 24 * 60, 12},
};

enum { UNITS = sizeof units / sizeof *units };

struct str period_show(struct arena *arena, struct period period) {
    const struct unit *unit = &units[period.unit];
    return str_fmt(arena, "%d %s", (int)period.count, period.count == 1 ? unit->one : unit->many);
}

struct str period_say(struct arena *arena, struct period period, const struct phrases *in) {
    return phrase_counted(arena, in, (enum phrase)(PHRASE_MINUTE + period.unit), period.count);
}

struct str date_say(struct arena *arena, struct date date, const struct phrases *in) {
    return phrase_fill(arena, in, PHRASE_DATE, date_show(arena, date), S(""));
}

int64_t period_minutes(struct period period) {
    return period.count * units[period.unit].minutes;
}

static bool read_strictly(struct str text, struct period *out) {
    size_t digits = 0;
    int count;
    while (digits < text.len && is_digit(text.ptr[digits])) digits++;
    if (digits > COUNT_DIGITS) return false;
    take_digits(&text, digits, &count);
    if (count == 0) return false;
    if (text.len == 0 || !is_blank(text.ptr[0])) return false;
    text = str_trim(text);
    for (uint8_t i = 0; i < UNITS; i++) {
        if (!str_eq(text, str_of(units[i].one)) && !str_eq(text, str_of(units[i].many))) continue;
        *out = (struct period){count, i};
        return true;
    }
    return false;
}

static int unit_of(struct str word) {
    for (int i = 0; i < UNITS; i++) {
        struct str brief = str_of(units[i].brief), abbreviation;
        if (unit_eq(word, str_of(units[i].one))) return i;
        while (str_word(&brief, &abbreviation)) {
            if (str_eq_nocase(word, abbreviation)) return i;
        }
    }
    return -1;
}

// "a", "an", "twelve", "1.5" or nothing, in millionths; cuts it off `rest`. 0 where it is no count.
static int64_t take_count(struct str *rest) {
    struct str tail = *rest, word = S("");
    if (is_digit(rest->ptr[0])) {
        struct decimal d = decimal_read(*rest, PLACES);
        *rest = str_trim(str_from(*rest, d.len));
        return d.fault < DECIMAL_MANY ? d.scaled : 0;
    }
    str_word(&tail, &word);
    bool article = str_eq_nocase(word, S("a")) || str_eq_nocase(word, S("an"));
    int value = article ? 1 : number_word(word);
    if (value >= 0) *rest = str_trim(tail);
    return value >= 0 ? value * (int64_t)NUMBER_ONE : NUMBER_ONE;
}

// What "1.5 hours", "24h", "a year" or "month" mean; empty where it cannot be told.
static struct str guess(struct arena *arena, struct str text) {
    int64_t count = take_count(&text);
    int unit = unit_of(text);
    if (unit < 0) return S("");
    while (count % NUMBER_ONE && units[unit].parts && count < INT64_MAX / 64)
        count *= units[unit--].parts;
    int64_t whole = count / NUMBER_ONE;
    if (count % NUMBER_ONE || whole < 1 || whole > 999999) return S("");
    return period_show(arena, (struct period){(int32_t)whole, (uint8_t)unit});
}

bool period_read(struct arena *arena, struct str text, struct period *out, struct str *error,
                 struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    if (read_strictly(r.text, out)) return true;
    if (r.text.len == 0)
        return refuse(&r, S(""), "A period is missing: write, for example, 12 months.");
    return refuse(&r, guess(arena, r.text),
                  "\"%.*s\" is not written as a period: a whole number from 1 on, a blank, and "
                  "minutes, hours, days, weeks, months or years.",
                  S_ARG(brief(r.text)));
}
