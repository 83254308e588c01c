// The table of scalar grammars.
#include "base/grammar.h"

#include "base/buf.h"
#include "base/decimal.h"
#include "base/reading.h"

bool yes_no_read(struct str text, bool *out) {
    *out = str_eq_nocase(text, S("yes")) || str_eq_nocase(text, S("true"));
    return *out || str_eq_nocase(text, S("no")) || str_eq_nocase(text, S("false"));
}

// Each reader of the table takes the same arguments; most need no currency.
#define READER(name)                                                                               \
    static bool read_##name(struct arena *arena, struct str text, const struct currency *currency, \
                            union grammar_value *out, struct str *error, struct str *better)
#define PLAIN_READER(name, member)                                    \
    READER(member) {                                                  \
        (void)currency;                                               \
        return name##_read(arena, text, &out->member, error, better); \
    }
#define MONEY_READER(name, member)                                              \
    READER(member) {                                                            \
        return name##_read(arena, text, currency, &out->member, error, better); \
    }

PLAIN_READER(number, number)
PLAIN_READER(date, date)
PLAIN_READER(period, period)
PLAIN_READER(date_range, range)
PLAIN_READER(review, review)
PLAIN_READER(at_most, at_most)
MONEY_READER(money, minor)
MONEY_READER(limit, limit)
MONEY_READER(stand_in, stand_in)

READER(yes) {
    static const char *const yes[] = {"y", "on", "1"}, *const no[] = {"n", "off", "0"};
    struct reading r = reading_of(arena, text, error, better);
    struct str right = S("");
    (void)currency;
    if (yes_no_read(r.text, &out->yes)) return true;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (str_eq_nocase(r.text, str_of(yes[i]))) right = S("yes");
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (str_eq_nocase(r.text, str_of(no[i]))) right = S("no");
    }
    return refuse(&r, right, "\"%.*s\" is neither yes nor no.", S_ARG(brief(r.text)));
}

READER(id) {
    struct reading r = reading_of(arena, text, error, better);
    (void)currency;
    (void)out;
    return id_is_valid(r.text) ||
           refuse(&r, id_suggest(arena, r.text, false),
                  "\"%.*s\" is no id: it begins with a small letter and has small letters, digits, "
                  "- and _, at most 63.",
                  S_ARG(brief(r.text)));
}

#define FIGURES "(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\\.[0-9]{1,6})?"
#define MONEY   "(?:[^\\s0-9.,+%-]{1,3}\\s*" FIGURES "|" FIGURES "(?:\\s*[A-Za-z]{3})?)"
#define MONTH   "[0-9]{4}-(?:0[1-9]|1[0-2])"
#define DAY     MONTH "-(?:0[1-9]|[12][0-9]|3[01])"
#define DATE    "(?:" MONTH "|" DAY "(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?)"
#define PERIOD  "0*[1-9][0-9]{0,5}\\s+(?:minute|hour|day|week|month|year)s?"
#define ID      "[a-z][a-z0-9_-]{0,62}"
#define UNIT    "[^\\s0-9.,:+-][^0-9,]*"
#define PER     "\\s+per\\s+\\S.*"

static const struct grammar grammars[] = {
    [GRAMMAR_YES_NO] = {GRAMMAR_YES_NO, "yes or no", "yes, no, true or false",
                        "^(?:[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
                        "yes | no | true | false | Yes | NO", "y | maybe | yes, but | off",
                        read_yes},
    [GRAMMAR_MONEY] = {GRAMMAR_MONEY, "money", "£50, £12.50, 50 GBP or 50", "^" MONEY "$",
                       "£50 | £12.50 | 50 GBP | GBP 50 | 50 | £1,000 | 1,000.50 | £0",
                       "£12,50 | -5 | fifty | 1.000,50 | 50 pounds | £ | £50 per stay | 5%",
                       read_minor},
    [GRAMMAR_NUMBER] = {GRAMMAR_NUMBER, "number", "30, 2.5 or 30 days",
                        "^-?" FIGURES "(?:%|\\s*%|\\s+" UNIT ")?$",
                        "30 | 2.5 | -1 | 1,000 | 30 days | 5% | 2 GB | 1.5 business days | 0",
                        "two | 1.000,5 | 1.2345678 | 30days | 12:30 | +5 | 5 to 10 | 1e5",
                        read_number},
    [GRAMMAR_DATE] = {GRAMMAR_DATE, "date", "2026-04-01, 2026-04 or 2026-04-01T09:30", "^" DATE "$",
                      "2026-04-01 | 2026-04 | 2026-04-01T09:30 | 2028-02-29",
                      "2026-4-1 | 01/04/2026 | 2026-13-01 | 2026-04-01T24:00 | 1 April 2026 | "
                      "2026-04-01 09:30",
                      read_date},
    [GRAMMAR_PERIOD] = {GRAMMAR_PERIOD, "period", "12 months, 24 hours or 5 minutes",
                        "^" PERIOD "$",
                        "12 months | 24 hours | 5 minutes | 1 year | 2 weeks | 1 day",
                        "24h | a year | 0 days | 1.5 hours | 3 fortnights | months | -1 day",
                        read_period},
    [GRAMMAR_RANGE] = {GRAMMAR_RANGE, "range", "2026-04-01 to 2027-03-31",
                       "^" DATE "\\s+to\\s+" DATE "$",
                       "2026-04-01 to 2027-03-31 | 2026-04 to 2026-06 | 2026-04-01 to 2026-04-01",
                       "2026-04-01 | 2026-04-01 - 2027-03-31 | from 2026-04-01 to 2027-03-31",
                       read_range},
    [GRAMMAR_REVIEW] = {GRAMMAR_REVIEW, "review", "every 6 months, next 2026-10-01",
                        "^every\\s+" PERIOD "\\s*,\\s*next\\s+" DATE "$",
                        "every 6 months, next 2026-10-01 | every 1 year, next 2027-01",
                        "every 6 months | monthly | every month, next 2026-10-01 | 6 months, next "
                        "2026-10-01",
                        read_review},
    [GRAMMAR_LIMIT] = {GRAMMAR_LIMIT, "limit",
                       "£50 per stay, 2 bags per request, 50% of fare per request, or no limit",
                       "^(?:no limit|(?:exactly\\s+)?(?:" FIGURES "\\s*%\\s*of\\s+" ID "|" ID
                       "\\s*%\\s*of\\s+" ID "|" MONEY "|" FIGURES "\\s+" UNIT "|" ID
                       ")(?:\\s+for each\\s+\\S.*)?(?:" PER ")?)$",
                       "no limit | £50 per stay | exactly £50 per request | 2 bags per request | "
                       "50% of room_rate per stay | tier_percent% of room_rate per stay | "
                       "fare per request | £100 for each passenger per request | "
                       "£200 per guest per 12 months",
                       "£12,50 per stay | Fare per request | 50% of | -£5 per stay | £50/stay | "
                       "No Limit | £50 per",
                       read_limit},
    [GRAMMAR_AT_MOST] =
        {GRAMMAR_AT_MOST, "at most",
         "2 per guest per 12 months, or 2 per stay, beyond asks duty-manager",
         "^0*[1-9][0-9]{0,5}" PER "$",
         "2 per guest per 12 months | 1 per stay | 2 per stay, beyond asks duty-manager",
         "2 | twice per stay | 0 per stay | two per stay | 2 times per stay", read_at_most},
    [GRAMMAR_STAND_IN] = {GRAMMAR_STAND_IN, "stand-in", "duty-manager up to £500",
                          "^" ID "\\s+up to\\s+" MONEY "$",
                          "duty-manager up to £500 | lead up to 50",
                          "duty-manager | £500 | Duty Manager up to £500 | lead up to fifty",
                          read_stand_in},
    [GRAMMAR_ID] = {GRAMMAR_ID, "id", "small letters, digits, - and _, a letter first", "^" ID "$",
                    "noisy-room | guest_tier | a | x2",
                    "Noisy Room | 2nd-night | naïve | noisy.room | -a", read_id},
};

const struct grammar *grammar_of(enum grammar_kind kind) {
    return &grammars[kind];
}

// Takes "£12.50" or "GBP" off the rest, and adds what it is in another currency; else one byte.
static void add_form(struct buf *out, struct str *rest, const struct currency *currency) {
    struct str pound = S("£"), code = S("GBP"), figures = str_from(*rest, pound.len);
    size_t n = 0;
    while (n < figures.len && (is_digit(figures.ptr[n]) || figures.ptr[n] == '.')) n++;
    if (str_starts(*rest, pound)) {
        struct decimal sum = decimal_read(str_slice(figures, 0, n), currency->decimals);
        buf_add(out, money_show(out->arena, sum.scaled, currency));
        *rest = str_from(figures, n);
    } else if (str_starts(*rest, code)) {
        buf_text(out, currency->code);
        *rest = str_from(*rest, code.len);
    } else {
        buf_char(out, rest->ptr[0]);
        *rest = str_from(*rest, 1);
    }
}

struct str example_form(struct arena *arena, struct str example, const struct currency *currency) {
    struct buf out = buf_new(arena);
    for (struct str rest = example; rest.len;) add_form(&out, &rest, currency);
    return buf_str(&out);
}

struct str grammar_form(struct arena *arena, const struct grammar *grammar,
                        const struct currency *currency) {
    return example_form(arena, str_of(grammar->form), currency);
}
