// Checks limits, counts, stand-ins, ids, and that the table of grammars keeps its word.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "check_base.h"

#include "base/grammar.h"

#include <pcre2.h>
#include <string.h>

static const struct currency *gbp(void) {
    return currency_find(S("GBP"));
}

// ---- limits ----

START_TEST(limits_are_read) {
    static const struct {
        const char *text;
        enum limit_kind kind;
        int64_t amount;
        const char *unit, *fact, *percent, *for_each, *scope;
        bool exactly;
        const char *shown; // where it is not the text
    } rows[] = {
        {"no limit", LIMIT_NONE, 0, "", "", "", "", "", false, NULL},
        {"£50 per stay", LIMIT_MONEY, 5000, "", "", "", "", "stay", false, NULL},
        {"50 GBP per stay", LIMIT_MONEY, 5000, "", "", "", "", "stay", false, "£50 per stay"},
        {"50 gbp", LIMIT_MONEY, 5000, "", "", "", "", "", false, "£50"},
        {"50 per guest per 12 months", LIMIT_MONEY, 5000, "", "", "", "", "guest per 12 months",
         false, "£50 per guest per 12 months"},
        {"exactly £12.50 per request", LIMIT_MONEY, 1250, "", "", "", "", "request", true, NULL},
        {"£100 for each passenger per request", LIMIT_MONEY, 10000, "", "", "", "passenger",
         "request", false, NULL},
        {"£40 for each h per visit", LIMIT_MONEY, 4000, "", "", "", "h", "visit", false, NULL},
        {"5 per stay", LIMIT_MONEY, 500, "", "", "", "", "stay", false, "£5 per stay"},
        {"0 bags per request", LIMIT_NUMBER, 0, "bags", "", "", "", "request", false, NULL},
        {"2 bags per request", LIMIT_NUMBER, 2000000, "bags", "", "", "", "request", false, NULL},
        {"1.5 GB for each night per stay", LIMIT_NUMBER, 1500000, "GB", "", "", "night", "stay",
         false, NULL},
        {"3 business days per order", LIMIT_NUMBER, 3000000, "business days", "", "", "", "order",
         false, NULL},
        {"50% of room_rate per stay", LIMIT_PERCENT_OF_FACT, 50000000, "", "room_rate", "", "",
         "stay", false, NULL},
        {"12.5 % of fare per request", LIMIT_PERCENT_OF_FACT, 12500000, "", "fare", "", "",
         "request", false, "12.5% of fare per request"},
        {"tier_percent% of room_rate per stay", LIMIT_FACT_PERCENT, 0, "", "room_rate",
         "tier_percent", "", "stay", false, NULL},
        {"0% of fare per request", LIMIT_PERCENT_OF_FACT, 0, "", "fare", "", "", "request", false,
         NULL},
        {"fare_2 per request", LIMIT_FACT, 0, "", "fare_2", "", "", "request", false, NULL},
        {"exactly fare for each passenger per request", LIMIT_FACT, 0, "", "fare", "", "passenger",
         "request", true, NULL},
        {"fare per stay up to noon", LIMIT_FACT, 0, "", "fare", "", "", "stay up to noon", false,
         NULL},
        {"£50\nper\r\nstay", LIMIT_MONEY, 5000, "", "", "", "", "stay", false, "£50 per stay"},
    };
    EACH(i, rows) {
        struct limit limit;
        struct str error = S(""), better;
        bool read = limit_read(&arena, str_of(rows[i].text), gbp(), &limit, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        ck_assert_int_eq(limit.kind, rows[i].kind);
        ck_assert_int_eq(limit.amount, rows[i].amount);
        ck_assert_int_eq(limit.exactly, rows[i].exactly);
        expect_of(rows[i].text, limit.unit, rows[i].unit);
        expect_of(rows[i].text, limit.fact, rows[i].fact);
        expect_of(rows[i].text, limit.percent, rows[i].percent);
        expect_of(rows[i].text, limit.for_each, rows[i].for_each);
        expect_of(rows[i].text, limit.scope, rows[i].scope);
        expect_of(rows[i].text, limit_show(&arena, &limit, gbp()),
                  rows[i].shown ? rows[i].shown : rows[i].text);
    }
}
END_TEST

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

#define NOT_HOW  " is not how a limit is written."
#define NO_FACT  " is no amount and no name of a fact."
#define SHARE_OF "A share needs the fact that it is a share of, as in 50% of fare."
#define SAY_OF   "Behind the per cent sign stands \"of\" and the name of a fact."

START_TEST(wrong_limits_are_explained) {
    static const struct bad_row rows[] = {
        {"", "A limit is missing: write, for example, 50 per stay, or no limit.", ""},
        // said in other words
        {"No limit", NOT_HOW, "no limit"},
        {"no limit per stay", NOT_HOW, "no limit"},
        {"unlimited", NOT_HOW, "no limit"},
        {"Any amount per stay", NOT_HOW, "no limit"},
        {"up to £50 per stay", NOT_HOW, "£50 per stay"},
        {"At most £50 per stay", NOT_HOW, "£50 per stay"},
        {"£50 max per stay", NOT_HOW, "£50 per stay"},
        {"£50/stay", NOT_HOW, "£50 per stay"},
        {"£50 for every night per stay", NOT_HOW, "£50 for each night per stay"},
        {"2 bags for every passenger per stay", NOT_HOW, "2 bags for each passenger per stay"},
        {"50 per cent of room_rate per stay", NOT_HOW, "50% of room_rate per stay"},
        {"50 percent of room_rate per stay", NOT_HOW, "50% of room_rate per stay"},
        {"up to £50 / stay", NOT_HOW, "£50 per stay"},
        {"up to $50 per stay", "\"$50\" is not written in GBP, the currency of this playbook.",
         "£50 per stay"},
        {"up to fifty/x", " is not how a limit is written.", "fifty per x"},
        {"/stay", NO_FACT, ""},
        {"up to per stay", "The amount is missing: write, for example, 50 per stay.", ""},
        {"£50 or any amount per stay",
         "\"£50 or any amount\" is more than an amount: write only the amount, as in £50.", ""},
        {"£50/stay per night",
         "\"£50/stay\" is more than an amount: write only the amount, as in £50.", ""},
        // wrong amounts
        {"£12,50 per stay", "Decimals are set off by a point, not by a comma.", "£12.50 per stay"},
        {"exactly 50 pounds for each night per stay",
         "\"50 pounds\" is more than an amount: write only the amount, as in £50.",
         "exactly £50 for each night per stay"},
        {"50 USD per stay", "\"50 USD\" is not written in GBP, the currency of this playbook.",
         "£50 per stay"},
        {"-£5 per stay", "An amount cannot be negative.", "£5 per stay"},
        {"-2 bags per stay", "A limit cannot be negative.", ""},
        {"two bags per stay", "\"two bags\" is no number: write it in digits, as in 30 or 2.5.",
         "2 bags per stay"},
        {"zero bags per stay", "\"zero bags\" is no number: write it in digits, as in 30 or 2.5.",
         "0 bags per stay"},
        {"30GB per stay", "Between a number and its unit stands a blank, and no plus before.",
         "30 GB per stay"},
        {"1,0000 bags per stay",
         "\"1,0000 bags\" cannot be read: commas set off groups of three digits, a point the "
         "decimals.",
         ""},
        {"1,0000 per stay",
         "\"1,0000\" cannot be read: commas set off groups of three digits, a point the decimals.",
         ""},
        {"2 bags each way only per stay", "\"bags each way only\" is too long for a unit.", ""},
        {"5% of fare per stay cent", "", NULL},
        // facts
        {"Fare per request", "\"Fare\"" NO_FACT, "fare per request"},
        {"Room Rate per request", "\"Room Rate\"" NO_FACT, "room_rate per request"},
        {"the full fare! per request", "\"the full fare!\"" NO_FACT, ""},
        {"nobody", NO_FACT, ""},
        {"Nobody", NO_FACT, ""},
        {"- per stay", "\"-\"" NO_FACT, ""},
        // shares
        {"50%", SHARE_OF, ""},
        {"50% of", SHARE_OF, ""},
        {"50% of room_rate%", SAY_OF, "50% of room_rate"},
        {"50% room_rate per stay", SAY_OF, "50% of room_rate per stay"},
        {"50% of Room rate per stay", SAY_OF, "50% of room_rate per stay"},
        {"12,5% of fare per stay", "Decimals are set off by a point, not by a comma.",
         "12.5% of fare per stay"},
        {"12,5% fare per stay", "Decimals are set off by a point, not by a comma.", ""},
        {"% of fare per stay", "A number is missing.", ""},
        {"Tier% of fare per stay", "\"Tier\" is no number: write it in digits, as in 30 or 2.5.",
         ""},
        {"-5% of fare per stay", "\"-5%\" is no share: a number or a fact stands there.", ""},
        {"5 days% of fare per stay", "\"5 days%\" is no share: a number or a fact stands there.",
         ""},
        {"50 per cent", SHARE_OF, ""},
        // missing pieces
        {"£50 per", "Behind \"per\" something is missing: per what?", ""},
        {"£50 for each per stay", "Behind \"for each\" something is missing: for each what?", ""},
        {"per stay", "The amount is missing: write, for example, 50 per stay.", ""},
    };
    EACH(i, rows) {
        struct limit limit = {.kind = LIMIT_UNSET};
        struct str error = S(""), better = S("?");
        bool read = limit_read(&arena, str_of(rows[i].text), gbp(), &limit, &error, &better);
        if (!rows[i].better) {
            ck_assert(read);
            continue;
        }
        expect_refused(&rows[i], read, error, better);
        ck_assert_int_ne(limit.kind, LIMIT_NONE); // what is wrong is never boundless
        if (better.len) ck_assert(limit_read(&arena, better, gbp(), &limit, &error, &better));
    }
}
END_TEST

// What stands behind a slice does not belong to it.
START_TEST(a_slice_ends_where_it_ends) {
    struct limit limit;
    struct str error, better;
    struct str nobody = str_slice(S("Nobody5"), 0, 6);
    ck_assert(!limit_read(&arena, nobody, gbp(), &limit, &error, &better));
    EXPECT(error, "\"Nobody\"" NO_FACT);
}
END_TEST

// ---- counts ----

START_TEST(counts_are_read) {
    static const struct {
        const char *text;
        int count;
        const char *scope, *role;
    } rows[] = {
        {"2 per guest per 12 months", 2, "guest per 12 months", ""},
        {"2 per stay, beyond asks duty-manager", 2, "stay", "duty-manager"},
        {"999999 per  stay ,  beyond asks  lead", 999999, "stay", "lead"},
    };
    EACH(i, rows) {
        struct at_most at_most;
        struct str error = S(""), better;
        bool read = at_most_read(&arena, str_of(rows[i].text), &at_most, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        ck_assert_int_eq(at_most.count, rows[i].count);
        expect_of(rows[i].text, at_most.scope, rows[i].scope);
        expect_of(rows[i].text, at_most.beyond_asks, rows[i].role);
    }
}
END_TEST

#define NO_COUNT " is no count: write a whole number from 1 on, in digits."
#define NO_ROLE \
    " is no id of a role: it begins with a small letter and has small letters, digits, - and _."

START_TEST(wrong_counts_are_explained) {
    static const struct bad_row rows[] = {
        {"2", " does not say per what: write, for example, 2 per stay.", ""},
        {"2 per", "Behind \"per\" something is missing: per what?", ""},
        {"0 per stay", "\"0\"" NO_COUNT, ""},
        {"-1 per stay", "\"-1\"" NO_COUNT, ""},
        {"1.5 per stay", "\"1.5\"" NO_COUNT, ""},
        {"1000000 per stay", "\"1000000\"" NO_COUNT, ""},
        {"per stay", "\"\"" NO_COUNT, ""},
        {"once per stay", "\"once\"" NO_COUNT, "1 per stay"},
        {"twice per stay", "\"twice\"" NO_COUNT, "2 per stay"},
        {"three per stay", "\"three\"" NO_COUNT, "3 per stay"},
        {"zero per stay", "\"zero\"" NO_COUNT, ""},
        {"2 times per stay", "\"2 times\"" NO_COUNT, "2 per stay"},
        {"three times per stay", "\"three times\"" NO_COUNT, "3 per stay"},
        {"2 bags per stay", "\"2 bags\"" NO_COUNT, ""},
        {"two bags per stay", "\"two bags\"" NO_COUNT, ""},
        {"often per stay", "\"often\"" NO_COUNT, ""},
        {"twice per stay, beyond asks Duty Manager", "\"twice\"" NO_COUNT,
         "2 per stay, beyond asks duty-manager"},
        {"2 per stay beyond asks duty-manager", "Before \"beyond\" stands a comma.",
         "2 per stay, beyond asks duty-manager"},
        {"2 per stay, beyond asks Duty Manager", "\"Duty Manager\"" NO_ROLE,
         "2 per stay, beyond asks duty-manager"},
        {"2 per stay, beyond asks", "The role is missing.", ""},
        {"beyond asks lead per stay", " does not say per what: write, for example, 2 per stay.",
         ""},
        {"2, beyond asks lead", " does not say per what: write, for example, 2 per stay.", ""},
    };
    EACH(i, rows) {
        struct at_most at_most;
        struct str error = S(""), better = S("?");
        bool read = at_most_read(&arena, str_of(rows[i].text), &at_most, &error, &better);
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(at_most_read(&arena, better, &at_most, &error, &better));
    }
}
END_TEST

START_TEST(stand_ins_are_read) {
    struct stand_in stand_in;
    struct str error, better;
    ck_assert(
        stand_in_read(&arena, S("duty-manager up to £500"), gbp(), &stand_in, &error, &better));
    EXPECT(stand_in.role, "duty-manager");
    ck_assert_int_eq(stand_in.minor, 50000);
}
END_TEST

START_TEST(wrong_stand_ins_are_explained) {
    static const struct bad_row rows[] = {
        {"duty-manager", " does not say up to what: write, for example, duty-manager up to 50.",
         ""},
        {"lead up to $500", "\"$500\" is not written in GBP, the currency of this playbook.",
         "lead up to £500"},
        {"lead up to fifty", "\"fifty\" is no amount: write it in digits, as in £50.", ""},
        {"Duty Manager up to £500", "\"Duty Manager\"" NO_ROLE, "duty-manager up to £500"},
        {"Duty Manager up to fifty", "\"Duty Manager\"" NO_ROLE, ""},
        {"up to £500", "The role is missing.", ""},
        {"?? up to £500", "\"??\"" NO_ROLE, ""},
        {"?? up to fifty", "\"??\"" NO_ROLE, ""},
    };
    EACH(i, rows) {
        struct stand_in stand_in;
        struct str error = S(""), better = S("?");
        bool read = stand_in_read(&arena, str_of(rows[i].text), gbp(), &stand_in, &error, &better);
        expect_refused(&rows[i], read, error, better);
        if (better.len) ck_assert(stand_in_read(&arena, better, gbp(), &stand_in, &error, &better));
    }
}
END_TEST

START_TEST(forms_are_shown_in_the_own_currency) {
    static const struct {
        enum grammar_kind kind;
        const char *code, *form;
    } rows[] = {
        {GRAMMAR_MONEY, "GBP", "£50, £12.50, 50 GBP or 50"},
        {GRAMMAR_MONEY, "USD", "$50, $12.50, 50 USD or 50"},
        {GRAMMAR_MONEY, "JPY", "¥50, ¥12, 50 JPY or 50"},
        {GRAMMAR_MONEY, "CHF", "50 CHF, 12.50 CHF, 50 CHF or 50"},
        {GRAMMAR_STAND_IN, "EUR", "duty-manager up to €500"},
        {GRAMMAR_DATE, "EUR", "2026-04-01, 2026-04 or 2026-04-01T09:30"},
    };
    EACH(i, rows)
    EXPECT(grammar_form(&arena, grammar_of(rows[i].kind), currency_find(str_of(rows[i].code))),
           rows[i].form);
}
END_TEST

// ---- ids ----

#define TWENTY "abcdefghijklmnopqrst"

START_TEST(ids_are_checked) {
    static const char *const good[] = {"a",  "noisy-room", "guest_tier",
                                       "x2", "a--b_",      TWENTY TWENTY TWENTY "abc"};
    static const char *const bad[] = {"",   "A",          "2x",    "-a",
                                      "_a", "noisy room", "naïve", "a.b",
                                      "aB", "a{",         "`",     TWENTY TWENTY TWENTY "abcd"};
    EACH(i, good) ck_assert_msg(id_is_valid(str_of(good[i])), "%s", good[i]);
    EACH(i, bad) ck_assert_msg(!id_is_valid(str_of(bad[i])), "%s", bad[i]);
    ck_assert(!id_is_valid(S("a\0b")));
}
END_TEST

START_TEST(ids_are_suggested) {
    static const struct {
        const char *text, *kebab, *snake;
    } rows[] = {
        {"Noisy Room", "noisy-room", "noisy_room"},
        {" Überbuchung & Co. ", "uberbuchung-co", "uberbuchung_co"},
        {"guest's wish", "guests-wish", "guests_wish"},
        {"24h check-in", "id-24h-check-in", "id_24h_check_in"},
        {"a__b", "a-b", "a_b"},
        {"日本", "", ""},
        {"?!", "", ""},
        {"", "", ""},
        {TWENTY TWENTY TWENTY " " TWENTY, TWENTY TWENTY TWENTY "-ab", TWENTY TWENTY TWENTY "_ab"},
        {TWENTY TWENTY TWENTY "ab cd", TWENTY TWENTY TWENTY "ab", TWENTY TWENTY TWENTY "ab"},
    };
    EACH(i, rows) {
        struct str kebab = id_suggest(&arena, str_of(rows[i].text), false);
        expect_of(rows[i].text, kebab, rows[i].kebab);
        expect_of(rows[i].text, id_suggest(&arena, str_of(rows[i].text), true), rows[i].snake);
        ck_assert(kebab.len == 0 || id_is_valid(kebab));
    }
}
END_TEST

START_TEST(some_words_are_reserved) {
    static const char *const everywhere[] = {"all",  "none", "request",   "nothing",
                                             "role", "now",  "also_given"};
    static const char *const conditions[] = {"when", "from", "jointly_with"};
    EACH(i, everywhere) {
        ck_assert(id_is_reserved(str_of(everywhere[i])));
        ck_assert(!id_is_reserved_in_conditions(str_of(everywhere[i])));
    }
    EACH(i, conditions) {
        ck_assert(!id_is_reserved(str_of(conditions[i])));
        ck_assert(id_is_reserved_in_conditions(str_of(conditions[i])));
    }
    ck_assert(!id_is_reserved(S("fare")) && !id_is_reserved(S("al")) && !id_is_reserved(S("")));
}
END_TEST

// ---- the table ----

static bool matches(const struct grammar *grammar, struct str text) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)grammar->pattern, PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_DOLLAR_ENDONLY, &error, &offset, NULL);
    ck_assert_msg(code != NULL, "%s: the pattern is wrong at %zu", grammar->name, offset);
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
    int found = pcre2_match(code, (PCRE2_SPTR)text.ptr, text.len, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    pcre2_code_free(code);
    return found > 0;
}

static void expect_all(const struct grammar *grammar, const char *texts, bool good) {
    struct str rest = str_of(texts), text;
    while (str_split(&rest, '|', &text)) {
        union grammar_value value;
        struct str error = S(""), better = S("");
        text = str_trim(text);
        bool read = grammar->read(&arena, text, gbp(), &value, &error, &better);
        ck_assert_msg(read == good, "%s: %.*s: %.*s", grammar->name, S_ARG(text), S_ARG(error));
        ck_assert_msg(matches(grammar, text) == good, "%s: pattern, %.*s", grammar->name,
                      S_ARG(text));
        ck_assert(good || error.len > 0);
        if (better.len) {
            ck_assert_msg(grammar->read(&arena, better, gbp(), &value, &error, &better), "%.*s",
                          S_ARG(better));
            ck_assert_msg(matches(grammar, better), "%.*s", S_ARG(better));
        }
    }
}

START_TEST(readers_and_patterns_agree) {
    for (int kind = 0; kind < GRAMMAR_COUNT; kind++) {
        const struct grammar *grammar = grammar_of((enum grammar_kind)kind);
        ck_assert_int_eq(grammar->kind, kind);
        ck_assert(grammar->name[0] && grammar->form[0]);
        expect_all(grammar, grammar->examples, true);
        expect_all(grammar, grammar->bad, false);
    }
}
END_TEST

START_TEST(yes_and_no_are_read) {
    bool yes;
    ck_assert(yes_no_read(S("yes"), &yes) && yes);
    ck_assert(yes_no_read(S("TRUE"), &yes) && yes);
    ck_assert(yes_no_read(S("no"), &yes) && !yes);
    ck_assert(yes_no_read(S("False"), &yes) && !yes);
    ck_assert(!yes_no_read(S("y"), &yes));
    ck_assert(!yes_no_read(S(""), &yes));
}
END_TEST

RUN("limits", limits_are_read, wrong_limits_are_explained, a_slice_ends_where_it_ends,
    counts_are_read, wrong_counts_are_explained, stand_ins_are_read, wrong_stand_ins_are_explained,
    forms_are_shown_in_the_own_currency, ids_are_checked, ids_are_suggested,
    some_words_are_reserved, readers_and_patterns_agree, yes_and_no_are_read)
