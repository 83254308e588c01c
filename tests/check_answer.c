// Checks what `ask` says: a card, two titles, the nearest guesses, and the same as JSON.
#include "check_model.h"

#include "base/json.h"
#include "base/utf8.h"
#include "cards/answer.h"

static const char book[] =
    "roles: {agent: {title: Agent}}\n"
    "gestures: {credit: {title: Credit, authority: [{agent: £50 per stay}]}}\n"
    "scenarios:\n"
    "  blue-door: {title: The blue door, signals: [my blue door is broken], moment: recover}\n"
    "  dirty-room:\n"
    "    title: Room not clean\n"
    "    acknowledge: Say sorry.\n"
    "    offer_in_order: [credit]\n"
    "    signals: [there is hair in the bath, the sheets are dirty, /cock ?roach/]\n"
    "  red-door: {title: The red door, signals: [my red door is broken]}\n"
    "  slow-lift: {title: Waiting for the lift, signals: [the lift takes for ever]}\n";

struct asked {
    struct playbook *playbook;
    struct lookup_answer answer;
    struct card *card;
    struct str words;
};

static struct asked ask(const char *words) {
    struct asked asked = {.playbook = read_below_header(book), .words = str_of(words)};
    struct lookup *lookup = lookup_new(&arena, asked.playbook, &findings);
    struct lookup_query query = {.words = asked.words, .role = 0};
    asked.answer = lookup_ask(lookup, &arena, &query);
    if (asked.answer.band == LOOKUP_STRONG)
        asked.card = card_make(&arena, asked.playbook, asked.answer.hits.items[0].scenario,
                               (struct card_options){.role = 0});
    return asked;
}

static struct str text_of(const char *words) {
    struct asked asked = ask(words);
    struct buf out = buf_new(&arena);
    answer_text(&out, &asked.answer, asked.card, 60, false);
    return buf_str(&out);
}

static struct str json_of(const char *words, const char *id) {
    struct asked asked = ask(words);
    struct buf out = buf_new(&arena);
    answer_json(&out, asked.playbook, &asked.answer, asked.words, asked.card, str_of(id));
    return buf_str(&out);
}

START_TEST(a_sure_hit_is_a_card) {
    EXPECT(text_of("hair in the bath"), "Room not clean                          dirty-room\n"
                                        " SAY    Say sorry.\n"
                                        " DO     credit           up to £50 per stay\n");
}
END_TEST

START_TEST(close_hits_are_both_named) {
    EXPECT(text_of("a broken door"), "Two fit. Which is it?\n"
                                     "  The red door · red-door\n"
                                     "    \"my red door is broken\"\n"
                                     "  The blue door · blue-door\n"
                                     "    \"my blue door is broken\"\n"
                                     "Add a word that tells them apart, or see one: empower show\n"
                                     "red-door\n");
}
END_TEST

START_TEST(weak_and_no_hits_are_said_to_be) {
    struct str text = text_of("hair in my soup");
    ck_assert_msg(str_starts(text, S("No sure match. Nearest:\n"
                                     "  Room not clean · dirty-room\n"
                                     "    \"there is hair in the bath\"\n")),
                  "%.*s", S_ARG(text));
    ck_assert(str_ends(text, S("Say it with other words, or see all scenarios: empower show\n"
                               "scenarios\n")));
    text = text_of("what is the capital of France");
    ck_assert(str_starts(text, S("Nothing in this playbook fits these words. Nearest:\n")));
    EXPECT(text_of("zzz"), "Nothing in this playbook has any of these words.\n"
                           "Say it with other words, or see all scenarios: empower show\n"
                           "scenarios\n");
}
END_TEST

static const struct json_value *read_json(struct str text) {
    struct str error = S("");
    const struct json_value *value = json_read(&arena, text, &error);
    ck_assert_msg(value != NULL, "%.*s: %.*s", S_ARG(error), S_ARG(text));
    return value;
}

START_TEST(json_keeps_its_contract) {
    const struct json_value *object = read_json(json_of("Cockroach \"here\"\n", ""));
    EXPECT(object->first->key, "schema_version");
    EXPECT(json_get(object, "query")->text, "Cockroach \"here\"\n");
    EXPECT(json_get(object, "answer")->text, "dirty-room");
    EXPECT(json_get(object, "band")->text, "strong");
    ck_assert_ptr_null(json_get(object, "id"));
    const struct json_value *first = json_get(object, "hits")->first;
    EXPECT(json_get(first, "scenario")->text, "dirty-room");
    EXPECT(json_get(first, "title")->text, "Room not clean");
    ck_assert_int_eq(json_get(first, "score")->kind, JSON_NUMBER);
    EXPECT(json_get(first, "why")->first->text, "/cock ?roach/");
    const struct json_value *card = json_get(object, "card");
    EXPECT(json_get(card, "say")->text, "Say sorry.");
    EXPECT(json_get(json_get(card, "offers")->first, "limit")->text, "up to £50 per stay");
    EXPECT(json_get(card, "role")->text, "agent");
}
END_TEST

START_TEST(json_has_null_where_nothing_is_sure) {
    const struct json_value *object = read_json(json_of("capital of France, a bath", "\"x\""));
    EXPECT(json_get(object, "id")->text, "x");
    ck_assert_int_eq(json_get(object, "answer")->kind, JSON_NULL);
    ck_assert_int_eq(json_get(object, "card")->kind, JSON_NULL);
    ck_assert_ptr_nonnull(json_get(object, "hits")->first);
    object = read_json(json_of("zzz", "7"));
    ck_assert_ptr_null(json_get(object, "hits")->first);
    object = read_json(json_of("a broken door", ""));
    EXPECT(json_get(object, "band")->text, "close");
    EXPECT(json_get(object, "answer")->text, "red-door");
    ck_assert_int_eq(json_get(object, "card")->kind, JSON_NULL);
}
END_TEST

START_TEST(the_ranking_is_explained) {
    struct asked asked = ask("hair in the bath");
    struct buf out = buf_new(&arena);
    answer_explain(&out, &asked.answer, 80, false);
    struct str text = buf_str(&out);
    ck_assert_msg(str_starts(text, S("Found:\n  ")), "%.*s", S_ARG(text));
    ck_assert(str_find(text, S(" Room not clean · dirty-room\n")) > 0);
    ck_assert(str_find(text, S("\"there is hair in the bath\"\n")) > 0);
    ck_assert(str_find(text, S("because of hair")) > 0 || str_find(text, S("because of bath")) > 0);
}
END_TEST

START_TEST(no_line_is_wider_than_the_terminal) {
    static const char *const rows[] = {"a broken door", "zzz", "bath tub", "hair in the bath"};
    EACH(i, rows) {
        struct asked asked = ask(rows[i]);
        for (unsigned width = 40; width <= 120; width += 5) {
            struct buf out = buf_new(&arena);
            answer_text(&out, &asked.answer, asked.card, width, false);
            answer_explain(&out, &asked.answer, width, true);
            struct str rest = buf_str(&out), line;
            while (str_split(&rest, '\n', &line))
                ck_assert_uint_le(utf8_cells(line), width + 8); // SGR marks count a few cells
        }
    }
}
END_TEST

RUN("answer", a_sure_hit_is_a_card, close_hits_are_both_named, weak_and_no_hits_are_said_to_be,
    json_keeps_its_contract, json_has_null_where_nothing_is_sure, the_ranking_is_explained,
    no_line_is_wider_than_the_terminal)
