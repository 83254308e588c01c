// Reading and writing exact decimal numbers.
#include "base/number.h"
#include "base/phrases.h"

#include "base/decimal.h"
#include "base/reading.h"

enum { PLACES = 6 };

int number_word(struct str word) {
    static const struct {
        struct str word;
        int value;
    } words[] = {
        {S_INIT("zero"), 0},    {S_INIT("one"), 1},       {S_INIT("two"), 2},
        {S_INIT("three"), 3},   {S_INIT("four"), 4},      {S_INIT("five"), 5},
        {S_INIT("six"), 6},     {S_INIT("seven"), 7},     {S_INIT("eight"), 8},
        {S_INIT("nine"), 9},    {S_INIT("ten"), 10},      {S_INIT("eleven"), 11},
        {S_INIT("twelve"), 12}, {S_INIT("fifteen"), 15},  {S_INIT("twenty"), 20},
        {S_INIT("thirty"), 30}, {S_INIT("forty"), 40},    {S_INIT("fifty"), 50},
        {S_INIT("sixty"), 60},  {S_INIT("seventy"), 70},  {S_INIT("eighty"), 80},
        {S_INIT("ninety"), 90}, {S_INIT("hundred"), 100}, {S_INIT("thousand"), 1000},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq_nocase(word, words[i].word)) return words[i].value;
    }
    return -1;
}

struct str number_show(struct arena *arena, int64_t millionths) {
    return decimal_show(arena, millionths, PLACES, 0, false);
}

struct str number_say(struct arena *arena, int64_t millionths, const struct phrases *in) {
    return figures_say(arena, number_show(arena, millionths), in);
}

static struct str with_unit(struct arena *arena, struct str number, struct str unit) {
    if (unit.len == 0) return number;
    return str_fmt(arena, "%.*s %.*s", S_ARG(number), S_ARG(unit));
}

struct str counted_say(struct arena *arena, int64_t millionths, struct str unit,
                       const struct phrases *in) {
    if (!in) unit = unit_show(arena, unit, millionths);
    return with_unit(arena, number_say(arena, millionths, in), unit);
}

// A unit is whatever a digit, a sign or a comma cannot be taken for: "30 days", "2 GB", "5%".
static bool is_unit(struct str unit) {
    if (unit.len && str_find_char(S("+-.:"), unit.ptr[0]) >= 0) return false;
    for (size_t i = 0; i < unit.len; i++) {
        if (is_digit(unit.ptr[i]) || unit.ptr[i] == ',') return false;
    }
    return true;
}

static bool refuse_word(const struct reading *r) {
    struct str rest = r->text, word = S(""), better = S("");
    str_word(&rest, &word);
    int value = number_word(word);
    rest = str_trim(rest);
    if (value >= 0 && is_unit(rest))
        better = with_unit(r->arena, str_fmt(r->arena, "%d", value), rest);
    return refuse(r, better, "\"%.*s\" is no number: write it in digits, as in 30 or 2.5.",
                  S_ARG(brief(r->text)));
}

static bool refuse_decimal(const struct reading *r, const struct decimal *d, struct str better) {
    switch (d->fault) {
    case DECIMAL_OK:
        return refuse(r, better,
                      "Between a number and its unit stands a blank, and no plus before.");
    case DECIMAL_MANY:
        return refuse(r, better, "\"%.*s\" has %zu decimals; the most is %d.",
                      S_ARG(brief(r->text)), d->decimals, PLACES);
    case DECIMAL_LARGE: return refuse(r, S(""), "\"%.*s\" is too large.", S_ARG(brief(r->text)));
    case DECIMAL_WRONG:
        return refuse(r, S(""),
                      "\"%.*s\" cannot be read: commas set off groups of three digits, a point "
                      "the decimals.",
                      S_ARG(brief(r->text)));
    default: return refuse(r, better, "%s", decimal_sentence(d->fault));
    }
}

bool number_read(struct arena *arena, struct str text, struct number *out, struct str *error,
                 struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    struct str rest = r.text;
    bool negative = take_char(&rest, '-'), plus = !negative && take_char(&rest, '+');
    if (rest.len == 0) return refuse(&r, S(""), "A number is missing.");
    bool point = rest.ptr[0] == '.' && rest.len > 1 && is_digit(rest.ptr[1]);
    if (!is_digit(rest.ptr[0]) && !point) return refuse_word(&r);
    struct decimal d = decimal_read(rest, PLACES);
    struct str unit = str_trim(str_from(rest, d.len));
    if (!is_unit(unit))
        return refuse(&r, S(""), "\"%.*s\" is more than a number and its unit.",
                      S_ARG(brief(r.text)));
    bool glued = unit.len && !is_blank(rest.ptr[d.len]) && unit.ptr[0] != '%';
    int64_t value = negative ? -d.scaled : d.scaled;
    if (d.fault || glued || plus)
        return refuse_decimal(&r, &d, with_unit(arena, number_show(arena, value), unit));
    *out = (struct number){value, unit};
    return true;
}

int64_t common_divisor(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}
