// Other ways of writing a test, in symbols and in words, turned into the language's own.
#include "base/buf.h"
#include "base/date.h"
#include "model/test_read.h"

struct wording {
    const char *from;
    uint8_t op; // enum test_op
};

// The longer one of two that begin alike stands first.
static const struct wording symbols[] = {
    {">=", TEST_AT_LEAST}, {"<=", TEST_AT_MOST},      {"!=", TEST_NOT},
    {"<>", TEST_NOT},      {"==", TEST_IS},           {"=>", TEST_AT_LEAST},
    {"=<", TEST_AT_MOST},  {">", TEST_MORE_THAN},     {"<", TEST_LESS_THAN},
    {"=", TEST_IS},        {"\u2265", TEST_AT_LEAST}, {"\u2264", TEST_AT_MOST},
    {"\u2260", TEST_NOT},
};

static const struct wording words[] = {
    {"at least", TEST_AT_LEAST},
    {"at most", TEST_AT_MOST},
    {"more than", TEST_MORE_THAN},
    {"less than", TEST_LESS_THAN},
    {"before", TEST_BEFORE},
    {"after", TEST_AFTER},
    {"on or after", TEST_AT_LEAST},
    {"on or before", TEST_AT_MOST},
    {"on", TEST_ON},
    {"within the last", TEST_WITHIN},
    {"within", TEST_WITHIN},
    {"in the last", TEST_WITHIN},
    {"not more than", TEST_AT_MOST},
    {"no more than", TEST_AT_MOST},
    {"not less than", TEST_AT_LEAST},
    {"no less than", TEST_AT_LEAST},
    {"not fewer than", TEST_AT_LEAST},
    {"not before", TEST_AT_LEAST},
    {"not after", TEST_AT_MOST},
    {"over", TEST_MORE_THAN},
    {"above", TEST_MORE_THAN},
    {"greater than", TEST_MORE_THAN},
    {"longer than", TEST_MORE_THAN},
    {"later than", TEST_MORE_THAN},
    {"under", TEST_LESS_THAN},
    {"below", TEST_LESS_THAN},
    {"fewer than", TEST_LESS_THAN},
    {"shorter than", TEST_LESS_THAN},
    {"earlier than", TEST_LESS_THAN},
    {"up to", TEST_AT_MOST},
    {"maximum", TEST_AT_MOST},
    {"max", TEST_AT_MOST},
    {"until", TEST_AT_MOST},
    {"minimum", TEST_AT_LEAST},
    {"min", TEST_AT_LEAST},
    {"from", TEST_AT_LEAST},
    {"since", TEST_AT_LEAST},
    {"is not", TEST_NOT},
    {"not in", TEST_NOT},
    {"not", TEST_NOT},
    {"except", TEST_NOT},
    {"anything but", TEST_NOT},
    {"other than", TEST_NOT},
    {"exactly", TEST_IS},
    {"equal to", TEST_IS},
    {"equals", TEST_IS},
    {"is", TEST_IS},
    {"one of", TEST_IS},
};

static const struct wording endings[] = {
    {"or more", TEST_AT_LEAST},   {"or over", TEST_AT_LEAST},   {"and over", TEST_AT_LEAST},
    {"and above", TEST_AT_LEAST}, {"or longer", TEST_AT_LEAST}, {"or later", TEST_AT_LEAST},
    {"or less", TEST_AT_MOST},    {"or fewer", TEST_AT_MOST},   {"or under", TEST_AT_MOST},
    {"or earlier", TEST_AT_MOST}, {"+", TEST_AT_LEAST},
};

static const struct str nothing = {NULL, 0};

// ---- words that do not go with the type ----

// `at least 2026-04-01` -> `after 2026-03-31`; for months and minutes, too.
static struct str date_misfit(struct arena *arena, enum test_op op, struct str operand) {
    struct date date;
    struct str error, better;
    if (op == TEST_MORE_THAN) return str_fmt(arena, "after %.*s", S_ARG(operand));
    if (op == TEST_LESS_THAN) return str_fmt(arena, "before %.*s", S_ARG(operand));
    if (op != TEST_AT_LEAST && op != TEST_AT_MOST) return nothing;
    if (!date_read(arena, operand, &date, &error, &better)) return nothing;
    int step = op == TEST_AT_LEAST ? -1 : 1;
    if (date.precision == DATE_MINUTE) {
        int minute = date.minute + step, day = 24 * 60;
        date.day += minute < 0 ? -1 : minute >= day ? 1 : 0;
        date.minute = (int16_t)((minute + day) % day);
    } else {
        date.day = (step > 0 ? date_last_day(date) : date.day) + step;
        date.precision = DATE_DAY;
    }
    struct str shown = date_show(arena, date);
    if (!date_read(arena, shown, &date, &error, &better)) return nothing; // out of the calendar
    return str_fmt(arena, "%s %.*s", step < 0 ? "after" : "before", S_ARG(shown));
}

static struct str amount_misfit(struct arena *arena, enum test_op op, struct str operand) {
    if (op == TEST_BEFORE) return str_fmt(arena, "less than %.*s", S_ARG(operand));
    if (op == TEST_AFTER) return str_fmt(arena, "more than %.*s", S_ARG(operand));
    return op == TEST_ON ? operand : nothing;
}

// `at least member` -> `[member, gold]`, by the order in which the choices are listed.
static struct str choice_misfit(const struct test_reader *r, enum test_op op, struct str operand) {
    enum { MOST_LISTED = 20 };
    bool upwards = op == TEST_AT_LEAST || op == TEST_MORE_THAN;
    bool itself = op == TEST_AT_LEAST || op == TEST_AT_MOST;
    int64_t at = choice_find(r->playbook, r->domain, operand);
    if (at < 0 || op == TEST_BEFORE || op == TEST_AFTER || op == TEST_WITHIN) return nothing;
    if (op == TEST_ON) return operand;
    size_t i = upwards ? (size_t)at + !itself : 0, n = 0;
    struct str list = nothing, name;
    for (; (name = domain_choice(r->playbook, r->domain, i)).ptr && n < MOST_LISTED; i++, n++) {
        if (!upwards && i == (size_t)at + itself) break;
        list = str_fmt(r->arena, "%.*s%s%.*s", S_ARG(list), n ? ", " : "", S_ARG(name));
    }
    return n ? str_fmt(r->arena, "[%.*s]", S_ARG(list)) : nothing;
}

struct str test_from_misfit(const struct test_reader *r, enum test_op op, struct str operand,
                            bool *sure) {
    *sure = r->domain->type != FACT_CHOICE;
    switch ((enum fact_type)r->domain->type) {
    case FACT_DATE:
    case FACT_TIME: return date_misfit(r->arena, op, operand);
    case FACT_MONEY:
    case FACT_NUMBER: return amount_misfit(r->arena, op, operand);
    case FACT_CHOICE: return choice_misfit(r, op, operand);
    case FACT_YES_NO:
    case FACT_NONE: break;
    }
    return nothing;
}

// ---- wordings ----

// The language's own words for `op operand`.
static struct str compose(const struct test_reader *r, enum test_op op, struct str operand) {
    bool sure;
    if (!operand.len) return nothing;
    if (op == TEST_IS) return operand;
    if (op_fits(op, r->domain->type))
        return str_fmt(r->arena, "%.*s %.*s", S_ARG(op_words(op)), S_ARG(operand));
    struct str meant = test_from_misfit(r, op, operand, &sure);
    return sure ? meant : nothing;
}

struct str test_from_symbols(const struct test_reader *r, struct str text) {
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        struct str symbol = str_of(symbols[i].from);
        if (str_starts(text, symbol))
            return compose(r, symbols[i].op, str_trim(str_from(text, symbol.len)));
    }
    return nothing;
}

static struct str from_beginning(const struct test_reader *r, struct str text) {
    const struct wording *best = NULL;
    size_t best_len = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i].from);
        if (text.len <= word.len || word.len <= best_len || !is_blank(text.ptr[word.len])) continue;
        if (!str_eq_nocase(str_slice(text, 0, word.len), word)) continue;
        best = &words[i];
        best_len = word.len;
    }
    return best ? compose(r, best->op, str_trim(str_from(text, best_len))) : nothing;
}

static struct str from_ending(const struct test_reader *r, struct str text) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_of(endings[i].from);
        if (str_ends(text, ending))
            return compose(r, endings[i].op, str_trim(str_slice(text, 0, text.len - ending.len)));
    }
    return nothing;
}

// `between 5 and 10`, `from 5 to 10`, `5 - 10`, `5..10` -> `5 to 10`.
static struct str from_range(const struct test_reader *r, struct str text) {
    static const char *const signs[] = {" and ", " to ", "\u2013", "..", " - ", "-"};
    bool dates = op_fits(TEST_BEFORE, r->domain->type);
    struct str low = text;
    if (str_starts(text, S("between "))) low = str_from(text, 8);
    if (str_starts(text, S("from "))) low = str_from(text, 5);
    for (size_t i = 0; i < sizeof signs / sizeof *signs - (dates ? 1u : 0u); i++) {
        struct str sign = str_of(signs[i]);
        ptrdiff_t at = str_find(low, sign);
        if (at <= 0) continue;
        struct str high = str_trim(str_from(low, (size_t)at + sign.len));
        low = str_trim(str_slice(low, 0, (size_t)at));
        return str_fmt(r->arena, "%.*s to %.*s", S_ARG(low), S_ARG(high));
    }
    return nothing;
}

// The length of what parts two values at the start of `s`: a comma or the word "or".
static size_t parting(struct str s) {
    return s.ptr[0] == ',' ? 1 : str_starts(s, S(" or ")) ? 4 : 0;
}

// `gold or member`, `not gold, member` -> `[gold, member]`, `not [gold, member]`.
static struct str from_enumeration(const struct test_reader *r, struct str text) {
    bool negated = str_starts(text, S("not "));
    struct str rest = negated ? str_from(text, 4) : text;
    struct buf list = buf_new(r->arena);
    size_t start = 0, n = 0;
    buf_text(&list, negated ? "not [" : "[");
    for (size_t i = 0, skip; i <= rest.len; i += skip ? skip : 1) {
        skip = i == rest.len ? 1 : parting(str_from(rest, i));
        if (!skip) continue;
        struct str item = str_trim(str_slice(rest, start, i));
        start = i + skip;
        if (!item.len) continue;
        if (n++) buf_text(&list, ", ");
        buf_add(&list, item);
    }
    buf_char(&list, ']');
    return n > 1 ? buf_str(&list) : nothing;
}

struct str test_from_words(const struct test_reader *r, struct str text) {
    bool choice = r->domain->type == FACT_CHOICE;
    struct str meant = choice ? from_enumeration(r, text) : from_range(r, text);
    if (!meant.ptr) meant = from_ending(r, text);
    return meant.ptr ? meant : from_beginning(r, text);
}
