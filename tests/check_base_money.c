// Checks money, numbers and units.
#include "check_base.h"

#include "base/money.h"
#include "base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct currency *currency(const char *code) {
    return currency_find(str_of(code));
}

// ---- currencies ----

START_TEST(currencies_are_in_order_of_code) {
    const struct currency *last = currency_at(0), *next;
    for (size_t i = 1; (next = currency_at(i)); last = next, i++) {
        ck_assert_int_lt(strcmp(last->code, next->code), 0);
        ck_assert_ptr_eq(currency(next->code), next);
    }
    ck_assert_ptr_eq(currency("gbp"), currency("GBP"));
    ck_assert_ptr_null(currency("XYZ"));
    ck_assert_ptr_null(currency("GB"));
    ck_assert_ptr_null(currency(""));
    ck_assert_ptr_null(currency("XAU")); // gold has no minor unit
}
END_TEST

// With EMPOWER_TEST_DATA: the table against the list that was published.
START_TEST(currencies_are_those_of_iso_4217) {
#ifdef EMPOWER_TEST_DATA
    FILE *file = fopen(EMPOWER_TEST_DATA "/iso4217.tsv", "r");
    char line[256], code[8], decimals[8], name[128];
    size_t n = 0;
    ck_assert_ptr_nonnull(file);
    while (fgets(line, sizeof line, file)) {
        ck_assert_int_eq(sscanf(line, "%7s %*s %7s %127[^\n]", code, decimals, name), 3);
        if (strcmp(code, "code") == 0 || strcmp(decimals, "N.A.") == 0) continue;
        const struct currency *found = currency(code);
        ck_assert_msg(found != NULL, "%s is missing", code);
        ck_assert_msg(found->decimals == decimals[0] - '0', "%s has %s decimals", code, decimals);
        expect_of(code, str_of(found->name), str_dup(&arena, str_trim(str_of(name))).ptr);
        n++;
    }
    fclose(file);
    ck_assert_ptr_null(currency_at(n));
#else
    puts("skipped: currencies_are_those_of_iso_4217 needs EMPOWER_TEST_DATA");
#endif
}
END_TEST

// ---- money ----

START_TEST(amounts_are_read) {
    static const struct {
        const char *code, *text;
        int64_t minor;
        const char *shown, *plain;
    } rows[] = {
        {"GBP", "£50", 5000, "£50", "50.00"},
        {"GBP", "50", 5000, "£50", "50.00"},
        {"GBP", " 50 GBP ", 5000, "£50", "50.00"},
        {"GBP", "50 gbp", 5000, "£50", "50.00"},
        {"GBP", "GBP 50", 5000, "£50", "50.00"},
        {"GBP", "GBP50", 5000, "£50", "50.00"},
        {"GBP", "£ 50", 5000, "£50", "50.00"},
        {"GBP", "£12.50", 1250, "£12.50", "12.50"},
        {"GBP", "£12.5", 1250, "£12.50", "12.50"},
        {"GBP", "£0.05", 5, "£0.05", "0.05"},
        {"GBP", "£0", 0, "£0", "0.00"},
        {"GBP", "£1,000", 100000, "£1,000", "1000.00"},
        {"GBP", "£1000", 100000, "£1,000", "1000.00"},
        {"GBP", "£1,234,567.89", 123456789, "£1,234,567.89", "1234567.89"},
        {"GBP", "£999.99", 99999, "£999.99", "999.99"},
        {"GBP", "007", 700, "£7", "7.00"},
        {"GBP", "0000000000000000000000000000000000000000000000000000000000000007", 700, "£7",
         "7.00"}, // the most digits
        {"USD", "$50", 5000, "$50", "50.00"},
        {"CAD", "$50", 5000, "$50", "50.00"}, // the playbook's own dollar
        {"MXN", "$50", 5000, "$50", "50.00"},
        {"EUR", "€12.50", 1250, "€12.50", "12.50"},
        {"JPY", "¥1,000", 1000, "¥1,000", "1000"},
        {"CNY", "¥0.50", 50, "¥0.50", "0.50"},
        {"BRL", "R$50", 5000, "R$50", "50.00"},
        {"ZAR", "R50", 5000, "R50", "50.00"},
        {"CHF", "50 CHF", 5000, "50 CHF", "50.00"},
        {"KWD", "12.125", 12125, "12.125 KWD", "12.125"},
        {"KWD", "1.000", 1000, "1 KWD", "1.000"},
        {"CLF", "1.0001", 10001, "1.0001 CLF", "1.0001"},
        {"GBP", "92,233,720,368,547,758.07", INT64_MAX, "£92,233,720,368,547,758.07",
         "92233720368547758.07"},
    };
    EACH(i, rows) {
        const struct currency *own = currency(rows[i].code);
        struct str error = S(""), better;
        int64_t minor = -1;
        bool read = money_read(&arena, str_of(rows[i].text), own, &minor, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        ck_assert_int_eq(minor, rows[i].minor);
        expect_of(rows[i].text, money_show(&arena, minor, own), rows[i].shown);
        expect_of(rows[i].text, money_plain(&arena, minor, own), rows[i].plain);
    }
}
END_TEST

START_TEST(debts_are_shown_with_a_minus) {
    EXPECT(money_show(&arena, -5, currency("GBP")), "-£0.05");
    EXPECT(money_plain(&arena, -5, currency("GBP")), "-0.05");
    EXPECT(money_show(&arena, -100000, currency("CHF")), "-1,000 CHF");
    EXPECT(money_plain(&arena, INT64_MIN, currency("JPY")), "-9223372036854775808");
}
END_TEST

#define CANNOT_BE_READ \
    " cannot be read: commas set off groups of three digits, a point the decimals."
#define NOT_IN_GBP " is not written in GBP, the currency of this playbook."
#define MORE_THAN  " is more than an amount: write only the amount, as in "
#define GBP_HAS_2  " decimals, but GBP has only 2"

START_TEST(wrong_amounts_are_explained) {
    static const struct {
        const char *code, *text, *error, *better;
    } rows[] = {
        {"GBP", "", "An amount is missing: write, for example, £50.", ""},
        {"GBP", "fifty", "\"fifty\" is no amount: write it in digits, as in £50.", ""},
        {"GBP", "£", "\"£\" is no amount: write it in digits, as in £50.", ""},
        {"GBP", "£.", "\"£.\" is no amount: write it in digits, as in £50.", ""},
        {"JPY", "some", "\"some\" is no amount: write it in digits, as in ¥50.", ""},
        // decimals and thousands as other countries write them
        {"GBP", "12,50", "Decimals are set off by a point, not by a comma.", "12.50"},
        {"GBP", "£12,5", "Decimals are set off by a point, not by a comma.", "£12.50"},
        {"GBP", "0,5", "Decimals are set off by a point, not by a comma.", "0.50"},
        {"GBP", "1.000,50", "Decimals are set off by a point, not by a comma.", "1,000.50"},
        {"GBP", "1.000.000", "Thousands are set off by commas, in groups of three.", "1,000,000"},
        {"GBP", "1 000", "Thousands are set off by commas, in groups of three.", "1,000"},
        {"GBP", "1'000.50", "Thousands are set off by commas, in groups of three.", "1,000.50"},
        {"GBP", "1\u00A0000,50", "Thousands are set off by commas, in groups of three.",
         "1,000.50"},
        {"GBP", "1\u202F000 GBP", "Thousands are set off by commas, in groups of three.", "£1,000"},
        {"INR", "₹1,00,000", "Thousands are set off by commas, in groups of three.", "₹100,000"},
        {"GBP", "1,0000", "\"1,0000\"" CANNOT_BE_READ, ""},
        {"GBP", "1,000,00", "\"1,000,00\"" CANNOT_BE_READ, ""},
        {"GBP", "0,000", "\"0,000\" has 3" GBP_HAS_2 ".", "0"},
        {"GBP", "1234,000", "\"1234,000\"" CANNOT_BE_READ, ""},
        {"GBP", "125,5555", "\"125,5555\"" CANNOT_BE_READ, ""},
        {"GBP", ",125", "\",125\"" CANNOT_BE_READ, ""},
        {"GBP", "1..2", "\"1..2\"" CANNOT_BE_READ, ""},
        {"GBP", "1.2.3", "\"1.2.3\"" CANNOT_BE_READ, ""},
        {"GBP", "12 34", "\"12 34\"" CANNOT_BE_READ, ""},
        {"GBP", "£50.", "A point needs a digit on both sides.", "£50"},
        {"GBP", ",5", "A point needs a digit on both sides.", "0.50"},
        {"GBP", ".5", "A point needs a digit on both sides.", "0.50"},
        // more decimals than the currency has: never the larger reading
        {"GBP", "0.125", "\"0.125\" has 3" GBP_HAS_2 ".", "0.12"},
        {"GBP", ".125", "\".125\" has 3" GBP_HAS_2 ".", "0.12"},
        {"GBP", "1234.567", "\"1234.567\" has 3" GBP_HAS_2 ".", "1,234.56"},
        {"GBP", "£0.999", "\"£0.999\" has 3" GBP_HAS_2 ".", "£0.99"},
        {"GBP", "£12.505",
         "\"£12.505\" has 3" GBP_HAS_2 ": write £12,505 if thousands are meant, else £12.50.",
         "£12.50"},
        {"GBP", "£1.000",
         "\"£1.000\" has 3" GBP_HAS_2 ": write £1,000 if thousands are meant, else £1.", ""},
        {"GBP", "£125.000",
         "\"£125.000\" has 3" GBP_HAS_2 ": write £125,000 if thousands are meant, else £125.", ""},
        {"GBP", "1.2345", "\"1.2345\" has 4" GBP_HAS_2 ".", "1.23"},
        {"JPY", "¥1.5", "\"¥1.5\" has 1 decimal, but JPY has none.", "¥1"},
        {"JPY", "1.000",
         "\"1.000\" has 3 decimals, but JPY has none: write 1,000 if thousands are meant, else 1.",
         ""},
        {"KWD", "1.2345", "\"1.2345\" has 4 decimals, but KWD has only 3.", "1.234"},
        // where the figures mean nothing, no form is recommended
        {"GBP", "99999999999999999999 pounds", "\"99999999999999999999 pounds\"" MORE_THAN "£50.",
         ""},
        {"GBP", "1,0000 pounds", "\"1,0000 pounds\"" MORE_THAN "£50.", ""},
        {"GBP", "50 AED", "\"50 AED\"" NOT_IN_GBP, "£50"},
        // sign, size
        {"GBP", "-£50", "An amount cannot be negative.", "£50"},
        {"GBP", "£-50", "An amount cannot be negative.", "£50"},
        {"GBP", "\u221250", "An amount cannot be negative.", "50"},
        {"GBP", "92233720368547758.08", "\"92233720368547758.08\" is too large.", ""},
        {"GBP", "99999999999999999999", "\"99999999999999999999\" is too large.", ""},
        {"JPY", "9223372036854775808", "\"9223372036854775808\" is too large.", ""},
        {"GBP", "11111111111111111111111111111111111111111111111111111111111111111",
         "\"111111111111111111111111111111111111111111111111111111111111\" is too large.", ""},
        {"GBP", "00000000000000000000000000000000000000000000000000000000000000000",
         "\"000000000000000000000000000000000000000000000000000000000000\" is too large.", ""},
        // the currency
        {"GBP", "$50", "\"$50\"" NOT_IN_GBP, "£50"},
        {"GBP", "50 USD", "\"50 USD\"" NOT_IN_GBP, "£50"},
        {"GBP", "50 usd", "\"50 usd\"" NOT_IN_GBP, "£50"},
        {"GBP", "€12,50", "\"€12,50\"" NOT_IN_GBP, "£12.50"},
        {"GBP", "A$50", "\"A$50\"" NOT_IN_GBP, "£50"},
        {"GBP", "G$50", "\"G$50\"" NOT_IN_GBP, "£50"}, // Guyana's dollar, not the G of GBP
        {"USD", "A$50", "\"A$50\" is not written in USD, the currency of this playbook.", "$50"},
        {"BRL", "$50", "\"$50\" is not written in BRL, the currency of this playbook.", "R$50"},
        {"USD", "US$50", "\"US$50\"" MORE_THAN "$50.", "$50"},
        {"USD", "50 dollars", "\"50 dollars\"" MORE_THAN "$50.", "$50"},
        {"GBP", "£50 GBP", "The currency is written twice.", "£50"},
        {"GBP", "50 £", "The mark of the currency stands in front of the amount.", "£50"},
        {"GBP", "£50£", "The currency is written twice.", "£50"},
        {"CHF", "$50", "\"$50\" is not written in CHF, the currency of this playbook.", "50 CHF"},
        // more than an amount
        {"GBP", "50 pounds", "\"50 pounds\"" MORE_THAN "£50.", "£50"},
        {"GBP", "50 quid", "\"50 quid\"" MORE_THAN "£50.", ""},
        {"GBP", "£50k", "\"£50k\"" MORE_THAN "£50.", ""}, // a thousand times as much
        {"GBP", "£50 per stay", "\"£50 per stay\"" MORE_THAN "£50.", ""},
        {"GBP", "about 50", "\"about 50\"" MORE_THAN "£50.", ""},
        {"GBP", "50'", "\"50'\"" MORE_THAN "£50.", ""},
        {"GBP", "5%", "\"5%\"" MORE_THAN "£50.", ""},
        {"GBP", "£1..2 net", "\"£1..2 net\"" MORE_THAN "£50.", ""},
    };
    EACH(i, rows) {
        struct str error = S(""), better = S("?");
        int64_t minor = -1;
        const struct currency *own = currency(rows[i].code);
        ck_assert_msg(!money_read(&arena, str_of(rows[i].text), own, &minor, &error, &better),
                      "%s is read", rows[i].text);
        ck_assert_int_eq(minor, -1);
        expect_of(rows[i].text, error, rows[i].error);
        expect_of(rows[i].text, better, rows[i].better);
        if (better.len) ck_assert(money_read(&arena, better, own, &minor, &error, &better));
    }
}
END_TEST

// What stands before or behind a slice does not belong to it.
START_TEST(a_slice_ends_where_it_ends) {
    struct str error, better;
    struct number number;
    int64_t minor;
    ck_assert(
        money_read(&arena, str_slice(S("505"), 0, 2), currency("GBP"), &minor, &error, &better));
    ck_assert_int_eq(minor, 5000);
    ck_assert(
        money_read(&arena, str_slice(S("£5.50"), 0, 3), currency("GBP"), &minor, &error, &better));
    ck_assert_int_eq(minor, 500);
    ck_assert(money_read(&arena, str_from(S(".50"), 1), currency("GBP"), &minor, &error, &better));
    ck_assert_int_eq(minor, 5000);
    ck_assert(number_read(&arena, str_slice(S("505"), 0, 2), &number, &error, &better));
    ck_assert_int_eq(number.millionths, 50000000);
    ck_assert(!number_read(&arena, str_slice(S(".5"), 0, 1), &number, &error, &better));
    EXPECT(error, "\".\" is no number: write it in digits, as in 30 or 2.5.");
    EXPECT(unit_show(&arena, str_slice(S("kmo"), 0, 2), 0), "km");
}
END_TEST

START_TEST(a_nul_is_no_end) {
    struct str error, better;
    int64_t minor;
    ck_assert(!money_read(&arena, S("50\0"), currency("GBP"), &minor, &error, &better));
    ck_assert(!money_read(&arena, S("50\0000"), currency("GBP"), &minor, &error, &better));
}
END_TEST

START_TEST(words_for_currencies_are_known) {
    static const char *const yes[] = {"AUD", "USD", "$", "€", "GBP", "gbp", "£", "pounds", "Pound"};
    static const char *const no[] = {"bags", "GB", "top", "all", "usd", "Übernachtung", "quid"};
    EACH(i, yes) ck_assert_msg(money_names(str_of(yes[i]), currency("GBP")), "%s", yes[i]);
    EACH(i, no) ck_assert_msg(!money_names(str_of(no[i]), currency("GBP")), "%s", no[i]);
}
END_TEST

// ---- numbers ----

START_TEST(numbers_are_read) {
    static const struct {
        const char *text;
        int64_t millionths;
        const char *unit, *shown;
    } rows[] = {
        {"30", 30000000, "", "30"},
        {"2.5", 2500000, "", "2.5"},
        {"2.50", 2500000, "", "2.5"},
        {"-1", -1000000, "", "-1"},
        {"-0.000001", -1, "", "-0.000001"},
        {"1,000", 1000000000, "", "1000"},
        {"0", 0, "", "0"},
        {"30 days", 30000000, "days", "30"},
        {"1.5 business  days", 1500000, "business  days", "1.5"},
        {"5%", 5000000, "%", "5"},
        {"5 %", 5000000, "%", "5"},
        {"20 m²", 20000000, "m²", "20"},
        {"9223372036854.775807", INT64_MAX, "", "9223372036854.775807"},
    };
    EACH(i, rows) {
        struct number number;
        struct str error = S(""), better;
        bool read = number_read(&arena, str_of(rows[i].text), &number, &error, &better);
        ck_assert_msg(read, "%s: %.*s", rows[i].text, S_ARG(error));
        ck_assert_int_eq(number.millionths, rows[i].millionths);
        expect_of(rows[i].text, number.unit, rows[i].unit);
        expect_of(rows[i].text, number_show(&arena, number.millionths), rows[i].shown);
    }
    EXPECT(number_show(&arena, INT64_MIN), "-9223372036854.775808");
}
END_TEST

#define NO_NUMBER " is no number: write it in digits, as in 30 or 2.5."
#define MORE_UNIT " is more than a number and its unit."
#define BLANK     "Between a number and its unit stands a blank, and no plus before."

START_TEST(wrong_numbers_are_explained) {
    static const struct {
        const char *text, *error, *better;
    } rows[] = {
        {"", "A number is missing.", ""},
        {"-", "A number is missing.", ""},
        {"many", "\"many\"" NO_NUMBER, ""},
        {"zero", "\"zero\"" NO_NUMBER, "0"},
        {"two", "\"two\"" NO_NUMBER, "2"},
        {"Forty nights", "\"Forty nights\"" NO_NUMBER, "40 nights"},
        {"thousand", "\"thousand\"" NO_NUMBER, "1000"},
        {"none", "\"none\"" NO_NUMBER, ""},
        {"two 2", "\"two 2\"" NO_NUMBER, ""},
        {"Twelve days", "\"Twelve days\"" NO_NUMBER, "12 days"},
        {"- 5", "\"- 5\"" NO_NUMBER, ""},
        {".", "\".\"" NO_NUMBER, ""},
        {".x", "\".x\"" NO_NUMBER, ""},
        {".5", "A point needs a digit on both sides.", "0.5"},
        {"+5", BLANK, "5"},
        {"30days", BLANK, "30 days"},
        {"12,5", "Decimals are set off by a point, not by a comma.", "12.5"},
        {"-12,5 days", "Decimals are set off by a point, not by a comma.", "-12.5 days"},
        {"1 000", "Thousands are set off by commas, in groups of three.", "1000"},
        {"1.2345678", "\"1.2345678\" has 7 decimals; the most is 6.", "1.234567"},
        {"9223372036854.775808", "\"9223372036854.775808\" is too large.", ""},
        {"1,0000", "\"1,0000\"" CANNOT_BE_READ, ""},
        {"1e5", "\"1e5\"" MORE_UNIT, ""},
        {"5 +", "\"5 +\"" MORE_UNIT, ""},
        {"12:30", "\"12:30\"" MORE_UNIT, ""},
        {"5 to 10", "\"5 to 10\"" MORE_UNIT, ""},
        {"5 - many", "\"5 - many\"" MORE_UNIT, ""},
        {"5 days, then", "\"5 days, then\"" MORE_UNIT, ""},
    };
    EACH(i, rows) {
        struct number number;
        struct str error = S(""), better = S("?");
        ck_assert_msg(!number_read(&arena, str_of(rows[i].text), &number, &error, &better),
                      "%s is read", rows[i].text);
        expect_of(rows[i].text, error, rows[i].error);
        expect_of(rows[i].text, better, rows[i].better);
        if (better.len) ck_assert(number_read(&arena, better, &number, &error, &better));
    }
}
END_TEST

// ---- units ----

START_TEST(singular_and_plural_are_one_unit) {
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"day", "days", true},
        {"Day", "DAYS", true},
        {"box", "boxes", true},
        {"city", "cities", true},
        {"glass", "glasses", true},
        {"dish", "dishes", true},
        {"coach", "coaches", true},
        {"quiz", "quizes", true},
        {"person", "people", true},
        {"child", "children", true},
        {"business day", "business days", true},
        {"", "", true},
        {"day of delay", "days of delay", true},
        {"day of delay", "days of travel", false},
        {"y", "ys", true},
        {"by", "bies", true},
        {"day", "daies", false},
        {"city", "citys", false},
        {"box", "boxs", false},
        {"bag", "bags!", false},
        {"bag", "", false},
        {"night", "nigh", false},
        {"GB", "MB", false},
        {"child", "people", false},
    };
    EACH(i, rows) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        ck_assert_msg(unit_eq(a, b) == rows[i].same, "%s, %s", rows[i].a, rows[i].b);
        ck_assert_int_eq(unit_eq(b, a), rows[i].same);
    }
}
END_TEST

START_TEST(units_are_shown_with_their_number) {
    static const struct {
        const char *unit, *one, *many;
    } rows[] = {
        {"day", "day", "days"},
        {"days", "day", "days"},
        {"box", "box", "boxes"},
        {"boxes", "box", "boxes"},
        {"city", "city", "cities"},
        {"cities", "city", "cities"},
        {"pass", "pass", "passes"},
        {"passes", "pass", "passes"},
        {"bus", "bus", "buses"},
        {"person", "person", "people"},
        {"people", "person", "people"},
        {"GB", "GB", "GB"},
        {"night", "night", "nights"},
        {"minutes", "minute", "minutes"},
        {"ies", "ie", "ies"},
        {"inch", "inch", "inches"},
        {"MiB", "MiB", "MiB"},
        {"ha²", "ha²", "ha²"},
        {"%", "%", "%"},
        {"", "", ""},
        {"m²", "m²", "m²"},
        {"analysis", "analysis", "analysises"},
        {"percent", "percent", "percent"},
        {"km", "km", "km"},
        {"day of delay", "day of delay", "days of delay"},
        {"days of delay", "day of delay", "days of delay"},
    };
    EACH(i, rows) {
        struct str unit = str_of(rows[i].unit);
        expect_of(rows[i].unit, unit_show(&arena, unit, NUMBER_ONE), rows[i].one);
        expect_of(rows[i].unit, unit_show(&arena, unit, 2 * NUMBER_ONE), rows[i].many);
        expect_of(rows[i].unit, unit_show(&arena, unit, 0), rows[i].many);
    }
}
END_TEST

RUN("money and numbers", currencies_are_in_order_of_code, currencies_are_those_of_iso_4217,
    amounts_are_read, debts_are_shown_with_a_minus, wrong_amounts_are_explained,
    a_slice_ends_where_it_ends, a_nul_is_no_end, words_for_currencies_are_known, numbers_are_read,
    wrong_numbers_are_explained, singular_and_plural_are_one_unit,
    units_are_shown_with_their_number)
