// Checks the words of ours between those of a playbook, in the languages that paper has.
#include "base/limit.h"
#include "base/phrases.h"
#include "sheets/label.h"

#include "check_base.h"

static const struct {
    const char *lang;
    int count;
    const char *months;
} months[] = {
    {"en", 1, "1 month"},  {"en", 12, "12 months"}, {"de", 1, "1 Monat"},   {"de", 3, "3 Monate"},
    {"fr", 12, "12 mois"}, {"es", 2, "2 meses"},    {"ja", 12, "12か月"},   {"ar", 1, "شهر واحد"},
    {"ar", 2, "شهران"},    {"ar", 3, "3 أشهر"},     {"ar", 10, "10 أشهر"},  {"ar", 11, "11 شهرًا"},
    {"ar", 99, "99 شهرًا"}, {"ar", 100, "100 شهر"},  {"ar", 102, "102 شهر"}, {"ar", 103, "103 أشهر"},
};

START_TEST(a_period_takes_the_form_of_its_count) {
    EACH(i, months) {
        struct period period = {months[i].count, PERIOD_MONTH};
        EXPECT(period_say(&arena, period, label_phrases(str_of(months[i].lang))), months[i].months);
    }
}
END_TEST

static const struct {
    const char *lang, *currency;
    int64_t minor;
    const char *sum;
} sums[] = {
    {"en", "EUR", 125050, "€1,250.50"},
    {"de", "EUR", 125050, "1.250,50\u00a0€"},
    {"fr", "EUR", 125050, "1\u202f250,50\u00a0€"},
    {"es", "EUR", -500, "-5\u00a0€"},
    {"es", "EUR", 0, "0\u00a0€"},
    {"ja", "JPY", 12500, "¥12,500"},
    {"de", "CHF", 100000, "1.000 CHF"},
    {"ar", "EGP", 5000, "50 EGP"},
    {"en", "EUR", -500, "-€5"},
};

START_TEST(a_sum_is_written_as_the_language_does) {
    EACH(i, sums) {
        const struct currency *currency = currency_find(str_of(sums[i].currency));
        EXPECT(money_say(&arena, sums[i].minor, currency, label_phrases(str_of(sums[i].lang))),
               sums[i].sum);
    }
}
END_TEST

static const struct {
    const char *lang, *limit, *says;
} limits[] = {
    {"en", "50 per guest per 12 months", "£50 per guest per 12 months"},
    {"de", "50 per Gast per 12 months", "50\u00a0£ je Gast (Zeitraum: 12 Monate)"},
    {"es", "exactly 50 per noche", "exactamente 50\u00a0£ por noche"},
    {"fr", "2 sacs per client", "2 sacs par client"},
    {"ja", "50% of fare for each night per stay", "stayにつきnightごとにfareの50%"},
    {"ar", "no limit", "بلا حد"},
    {"en", "no limit", "no limit"},
    {"en", "exactly 50% of fare for each night per stay",
     "exactly 50% of fare for each night per stay"},
    {"de", "share% of fare per request", "share\u00a0% von fare je request"},
    {"de", "fare per request", "fare je request"},
    {"de", "50", "50\u00a0£"},
    {"en", "50", "£50"},
    {"de", "50 per per stay", "50\u00a0£ je per stay"},
};

START_TEST(a_limit_is_said_in_the_language) {
    const struct currency *pounds = currency_find(S("GBP"));
    EACH(i, limits) {
        struct limit limit;
        struct str error, better;
        ck_assert(limit_read(&arena, str_of(limits[i].limit), pounds, &limit, &error, &better));
        EXPECT(limit_say(&arena, &limit, pounds, label_phrases(str_of(limits[i].lang))),
               limits[i].says);
    }
}
END_TEST

START_TEST(a_question_is_known_in_any_script) {
    ck_assert(is_question(S("Why?")));
    ck_assert(is_question(S("なぜ？")));
    ck_assert(is_question(S("لماذا؟")));
    ck_assert(!is_question(S("Why")));
}
END_TEST

static const struct {
    const char *lang, *unit;
    int64_t millionths;
    const char *says;
} counted[] = {
    {"en", "night", 2000000, "2 nights"},
    {"en", "", 2000000, "2"},
    {"de", "Nacht", 2000000, "2 Nacht"},
    {"de", "", 2500000, "2,5"},
};

START_TEST(units_of_other_languages_stay_as_they_are_written) {
    EACH(i, counted)
    EXPECT(counted_say(&arena, counted[i].millionths, str_of(counted[i].unit),
                       label_phrases(str_of(counted[i].lang))),
           counted[i].says);
}
END_TEST

START_TEST(how_often_is_said_by_its_parts) {
    struct str scope = S("guest per 12 months");
    EXPECT(per_say(&arena, S("2"), scope, NULL), "2 per guest per 12 months");
    EXPECT(per_say(&arena, S("2"), scope, label_phrases(S("es"))), "2 por guest cada 12 meses");
    EXPECT(per_say(&arena, S("2"), S(""), label_phrases(S("es"))), "2");
}
END_TEST

START_TEST(a_phrase_is_written_around_what_it_is_of) {
    struct buf out = buf_new(&arena);
    phrase_open(&out, label_phrases(S("ja")), PHRASE_NOT);
    buf_text(&out, "x");
    phrase_close(&out, label_phrases(S("ja")), PHRASE_NOT);
    EXPECT(buf_str(&out), "「x」ではない");
    EXPECT(phrase_fill(&arena, NULL, PHRASE_PER, S("{2}"), S("b{")), "{2} per b{");
}
END_TEST

RUN("base_phrases", a_period_takes_the_form_of_its_count, a_sum_is_written_as_the_language_does,
    a_limit_is_said_in_the_language, a_question_is_known_in_any_script,
    units_of_other_languages_stay_as_they_are_written, how_often_is_said_by_its_parts,
    a_phrase_is_written_around_what_it_is_of)
