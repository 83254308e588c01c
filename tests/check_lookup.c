// Checks look-up: which scenario a question finds, how sure it is, and why.
#include "check_model.h"

#include "lookup/lookup.h"

#include "base/utf8.h"

static const char book[] =
    "language: en\n"
    "applies_to: {channels: [desk, phone]}\n"
    "teams: {house: {roles: [agent, host]}, cebu: {partner: yes, roles: [caller]}}\n"
    "roles: {agent: {title: Agent}, host: {title: Host}, caller: {title: Caller, same_as: agent}}\n"
    "words: {credit: [money back, compensation], room: [suite, bedroom]}\n"
    "scenarios:\n"
    "  noisy-room:\n"
    "    title: Could not sleep because of noise\n"
    "    channels: [desk]\n"
    "    signals:\n"
    "      - couldn't sleep at all last night\n"
    "      - the party next door went on until four\n"
    "      - people were shouting and slamming doors in the corridor\n"
    "      - /hammering|construction/\n"
    "    not_signals: [music request, '/karaoke/']\n"
    "  lost-luggage:\n"
    "    title: A suitcase is missing\n"
    "    signals: [my suitcase never arrived, the airline has lost our luggage]\n"
    "    steps: [Ring the airline. Ask for the tag of the missing suitcase.]\n"
    "  wrong-bill:\n"
    "    title: A mistake on the bill\n"
    "    signals: [you charged me twice, there is a mistake on my bill, I want a credit]\n"
    "  wifi-down:\n"
    "    title: The wireless network does not work\n"
    "    roles: [agent]\n"
    "    signals: [I cannot get on to the wifi, the internet is down]\n"
    "  table-late:\n"
    "    title: Waited too long for a table\n"
    "    teams: [house]\n"
    "    signals: [we have waited forty minutes for a table, our table is not ready]\n"
    "  dirty-room:\n"
    "    title: The room was not clean\n"
    "    signals: [there is hair in the bath, the sheets are dirty, /cockroach/]\n";

static struct lookup *made(const char *text) {
    struct playbook *playbook = read_below_header(text);
    return lookup_new(&arena, playbook, &findings);
}

static struct lookup_answer ask(const struct lookup *lookup, const char *words) {
    struct lookup_query query = {.words = str_of(words), .role = -1};
    return lookup_ask(lookup, &arena, &query);
}

static struct str hit(const struct lookup_answer *answer, size_t i) {
    return i < answer->hits.n ? answer->hits.items[i].scenario->entry.id.s : S("nothing");
}

START_TEST(questions_find_their_scenario) {
    static const struct {
        const char *words, *wanted;
        enum lookup_band least;
    } rows[] = {
        {"there was a party next door all night", "noisy-room", LOOKUP_STRONG},
        {"I could not sleep", "noisy-room", LOOKUP_STRONG},
        {"COULDN\xE2\x80\x99T SLEEP!!", "noisy-room", LOOKUP_STRONG},
        {"they shout in the corridors", "noisy-room", LOOKUP_STRONG},
        {"nieghbours party noize all nite", "noisy-room", LOOKUP_WEAK},
        {"coridor shoutting", "noisy-room", LOOKUP_STRONG},
        {"hammering since six", "noisy-room", LOOKUP_STRONG},
        {"my luggage is lost", "lost-luggage", LOOKUP_STRONG},
        {"sutcase missing", "lost-luggage", LOOKUP_STRONG},
        {"slep", "noisy-room", LOOKUP_STRONG},
        {"becuase we couldnt slep", "noisy-room", LOOKUP_STRONG},
        {"charged two times, a mistake", "wrong-bill", LOOKUP_STRONG},
        {"I want my money back", "wrong-bill", LOOKUP_WEAK},
        {"compensation", "wrong-bill", LOOKUP_STRONG},
        {"the sheets in our suite are dirty", "dirty-room", LOOKUP_STRONG},
        {"our bedroom is not clean", "dirty-room", LOOKUP_STRONG},
        {"the internet does not work", "wifi-down", LOOKUP_STRONG},
        {"waiting for a table", "table-late", LOOKUP_STRONG},
    };
    struct lookup *lookup = made(book);
    expect_clean("the book");
    EACH(i, rows) {
        struct lookup_answer answer = ask(lookup, rows[i].words);
        expect_of(rows[i].words, hit(&answer, 0), rows[i].wanted);
        ck_assert_msg(answer.band >= rows[i].least, "%s: %.3f", rows[i].words,
                      answer.hits.items[0].score);
    }
}
END_TEST

START_TEST(a_word_that_is_being_typed_is_taken_for_one_that_it_begins) {
    static const struct {
        const char *words, *wanted;
    } rows[] = {
        {"hai", "dirty-room"}, {"dirty shee", "dirty-room"}, {"my suitc", "lost-luggage"},
        {"inte", "wifi-down"}, {"waited f", "table-late"},
    };
    struct lookup *lookup = made(book);
    EACH(i, rows) {
        struct lookup_query query = {.words = str_of(rows[i].words), .role = -1, .typing = true};
        struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
        expect_of(rows[i].words, hit(&answer, 0), rows[i].wanted);
        ck_assert_msg(answer.band == LOOKUP_STRONG, "%s", rows[i].words);
    }
    struct lookup_query ended = {.words = S("hai "), .role = -1, .typing = true};
    ck_assert_int_ne(lookup_ask(lookup, &arena, &ended).band, LOOKUP_STRONG);
}
END_TEST

START_TEST(what_fits_nothing_is_said_to) {
    static const char *const rows[] = {
        "what is the capital of France",
        "asdf qwer zxcv",
        "",
        "   ",
        "?!",
        "the of and it",
        "mein Zimmer ist schmutzig",
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82",
        "12345",
        "who won the cup final",
        "\x01\x02\x1b[31m",
    };
    struct lookup *lookup = made(book);
    EACH(i, rows) {
        struct lookup_answer answer = ask(lookup, rows[i]);
        ck_assert_msg(answer.band == LOOKUP_NONE, "%s: %.*s", rows[i], S_ARG(hit(&answer, 0)));
        for (size_t j = 0; j < answer.hits.n; j++)
            ck_assert(answer.hits.items[j].score >= 0 && answer.hits.items[j].score < 0.3);
    }
}
END_TEST

START_TEST(scores_fall_from_hit_to_hit) {
    struct lookup *lookup = made(book);
    struct lookup_query query = {.words = S("dirty room, hammering and no internet"), .role = -1};
    for (query.top = 1; query.top <= 10; query.top++) {
        struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
        ck_assert_uint_eq(answer.hits.n, query.top < 6 ? query.top : 6);
        EXPECT(hit(&answer, 0), "noisy-room"); // a pattern outranks words
        ck_assert(answer.hits.items[0].by_pattern && answer.hits.items[0].score >= 0.9);
        for (size_t i = 1; i < answer.hits.n; i++)
            ck_assert(answer.hits.items[i - 1].score >= answer.hits.items[i].score);
    }
}
END_TEST

START_TEST(not_signals_remove) {
    struct lookup *lookup = made(book);
    static const char *const rows[] = {"hammering and karaoke all night next door",
                                       "a party next door, and a Music Request",
                                       "music requests at the party next door"};
    EACH(i, rows) {
        struct lookup_answer answer = ask(lookup, rows[i]);
        for (size_t j = 0; j < answer.hits.n; j++)
            ck_assert_msg(!str_eq(hit(&answer, j), S("noisy-room")), "%s", rows[i]);
    }
    struct lookup_answer answer = ask(lookup, "party next door, music, no request");
    EXPECT(hit(&answer, 0), "noisy-room");
}
END_TEST

START_TEST(role_team_and_channel_come_first) {
    static const struct {
        const char *words, *role, *channel, *first;
        bool found;
    } rows[] = {
        {"there was a party next door", NULL, "desk", "noisy-room", true},
        {"there was a party next door", NULL, "phone", "noisy-room", false},
        {"hammering", NULL, "phone", "noisy-room", false},
        {"the internet is down", "agent", "", "wifi-down", true},
        {"the internet is down", "caller", "", "wifi-down", true}, // same as an agent
        {"the internet is down", "host", "", "wifi-down", false},
        {"our table is not ready", "host", "", "table-late", true},
        {"our table is not ready", "caller", "", "table-late", false},
    };
    struct lookup *lookup = made(book);
    struct playbook *playbook = read_below_header(book);
    EACH(i, rows) {
        struct lookup_query query = {str_of(rows[i].words), -1,
                                     str_of(rows[i].channel ? rows[i].channel : ""), 10, false};
        const struct role *role = rows[i].role ? FIND(playbook, ROLE, rows[i].role) : NULL;
        if (role) query.role = (int32_t)(role - playbook->roles.items);
        struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
        bool found = false;
        for (size_t j = 0; j < answer.hits.n; j++)
            found = found || str_eq(hit(&answer, j), str_of(rows[i].first));
        ck_assert_msg(found == rows[i].found, "%s for %s", rows[i].words, rows[i].role);
        if (found) EXPECT(hit(&answer, 0), rows[i].first);
    }
}
END_TEST

START_TEST(reasons_are_words_and_signals) {
    struct lookup *lookup = made(book);
    struct lookup_answer answer = ask(lookup, "a PARTY was next door");
    const struct lookup_hit *first = &answer.hits.items[0];
    EXPECT(first->signal, "the party next door went on until four");
    ck_assert_uint_ge(first->why.n, 2);
    EXPECT(first->why.items[first->why.n - 1], "the party next door went on until four");
    bool party = false;
    for (size_t i = 0; i < first->why.n; i++)
        party = party || str_eq(first->why.items[i], S("PARTY"));
    ck_assert(party);
    answer = ask(lookup, "Construction");
    EXPECT(answer.hits.items[0].why.items[0], "/hammering|construction/");
    answer = ask(lookup, "I want my money back");
    EXPECT(answer.hits.items[0].why.items[0], "money back");
}
END_TEST

// ---- languages ----

START_TEST(other_languages_are_stemmed) {
    static const struct {
        const char *book, *words, *wanted;
    } rows[] = {
        {"language: de\nscenarios:\n"
         "  laut: {title: Zu laut, signals: [die Nachbarn waren laut, es gab L\xC3\xA4rm]}\n"
         "  kalt: {title: Heizung, signals: [die Heizungen sind kalt, mir ist kalt]}\n",
         "unser Nachbar macht l\xC3\xA4rmend Krach", "laut"},
        {"language: de-AT\nscenarios:\n"
         "  laut: {title: Zu laut, signals: [die Nachbarn waren laut]}\n"
         "  strasse: {title: L\xC3\xA4rm von der Stra\xC3\x9F"
         "e, signals: [Autos fahren]}\n",
         "an der STRASSE", "strasse"},
        {"language: es\nscenarios:\n"
         "  ruido: {title: Ruido, signals: [los vecinos hicieron ruido, no pude dormir]}\n"
         "  sucio: {title: Sucio, signals: [la habitaci\xC3\xB3n estaba sucia, hay basura]}\n",
         "las habitaciones estaban muy sucias", "sucio"},
        {"language: es\nscenarios:\n"
         "  ruido: {title: Ruido, signals: [los vecinos hicieron ruido]}\n"
         "  sucio: {title: Sucio, signals: [la habitaci\xC3\xB3n estaba sucia]}\n",
         "habitacion", "sucio"},
        {"language: fr\nscenarios:\n"
         "  bruit: {title: Bruit, signals: [on n'a pas dormi, l'h\xC3\xB4tel est bruyant]}\n"
         "  froid: {title: Froid, signals: [il fait froid dans la chambre]}\n",
         "h\xC3\xB4tels bruyants", "bruit"},
        {"language: ja\nscenarios:\n"
         "  noise: {title: n, signals: "
         "[\xE9\x9A\xA3\xE3\x81\xAE\xE9\x83\xA8\xE5\xB1\x8B\xE3\x81\x8C\xE3\x81\x86\xE3\x82\x8B\xE3"
         "\x81\x95\xE3\x81\x84]}\n"
         "  cold: {title: c, signals: [\xE5\xAF\x92\xE3\x81\x84\xE3\x81\xA7\xE3\x81\x99]}\n",
         "\xE3\x81\x86\xE3\x82\x8B\xE3\x81\x95\xE3\x81\x84", "noise"},
    };
    EACH(i, rows) {
        struct lookup_answer answer = ask(made(rows[i].book), rows[i].words);
        expect_of(rows[i].words, hit(&answer, 0), rows[i].wanted);
    }
}
END_TEST

START_TEST(a_language_that_is_not_written_is_guessed) {
    struct lookup *lookup =
        made("scenarios:\n"
             "  laut: {title: Das Zimmer ist zu laut, signals: [die Nachbarn waren die ganze Nacht "
             "laut]}\n"
             "  kalt: {title: Die Heizung ist aus, signals: [es ist kalt in dem Zimmer]}\n");
    struct lookup_answer answer = ask(lookup, "ein lauter Nachbar");
    EXPECT(hit(&answer, 0), "laut");
    ck_assert_int_eq(answer.band, LOOKUP_STRONG);
    answer = ask(lookup, "was ist die Hauptstadt");
    ck_assert_int_eq(answer.band, LOOKUP_NONE);
}
END_TEST

// ---- sameness ----

static struct str said(const struct lookup *lookup, const char *words) {
    struct lookup_query query = {.words = str_of(words), .role = -1, .top = 100};
    struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < answer.hits.n; i++)
        buf_fmt(&out, "%.*s %.17g;", S_ARG(hit(&answer, i)), answer.hits.items[i].score);
    return buf_str(&out);
}

START_TEST(answers_are_the_same_bytes_on_every_run) {
    struct lookup *first = made(book), *second = made(book);
    static const char *const rows[] = {"party next door", "dirty internet suitcase", "table"};
    EACH(i, rows) {
        struct str before = said(first, rows[i]);
        said(first, "something else in between, hammering");
        ck_assert(str_eq(before, said(first, rows[i])));
        ck_assert(str_eq(before, said(second, rows[i])));
    }
}
END_TEST

START_TEST(the_order_of_scenarios_does_not_matter) {
    struct lookup *first = made("scenarios:\n  a: {title: red door, signals: [a red door]}\n"
                                "  b: {title: blue door, signals: [a blue door]}\n");
    struct lookup *second = made("scenarios:\n  b: {title: blue door, signals: [a blue door]}\n"
                                 "  a: {title: red door, signals: [a red door]}\n");
    static const char *const rows[] = {"red", "blue", "door", "a door that is blue"};
    EACH(i, rows) ck_assert(str_eq(said(first, rows[i]), said(second, rows[i])));
}
END_TEST

START_TEST(scenarios_that_say_the_same_are_listed_by_id) {
    struct lookup *lookup = made("scenarios:\n"
                                 "  b: {title: grey door, signals: [a grey door is open]}\n"
                                 "  a: {title: grey door, signals: [a grey door is open]}\n"
                                 "  c: {title: kitchen, signals: [the oven is hot]}\n"
                                 "  d: {title: grey door, signals: [a grey door is open]}\n");
    struct lookup_answer answer = ask(lookup, "grey door");
    ck_assert_int_eq(answer.band, LOOKUP_CLOSE);
    EXPECT(hit(&answer, 0), "a");
    EXPECT(hit(&answer, 1), "b");
    EXPECT(hit(&answer, 2), "d");
    ck_assert(answer.hits.items[0].score == answer.hits.items[2].score);
}
END_TEST

// ---- leaving out ----

START_TEST(a_signal_in_the_wrong_scenario_is_found) {
    struct lookup *lookup =
        made("language: en\n"
             "scenarios:\n"
             "  bag: {title: A bag is missing, signals: [my bag is lost, the bag never came, you "
             "lost my "
             "bag, the internet is too slow today, where is my bag]}\n"
             "  wifi: {title: The internet is slow, signals: [the internet is slow, slow internet "
             "again, so slow is the internet here, the wifi is slow today]}\n"
             "  one: {title: Alone}\n");
    lookup_confusions list = lookup_leave_out(lookup, &arena);
    const struct lookup_confusion *worst = NULL;
    for (size_t i = 0; i < list.n; i++)
        if (!worst || list.items[i].times > worst->times) worst = &list.items[i];
    ck_assert_ptr_nonnull(worst);
    EXPECT(worst->signal, "the internet is too slow today");
    EXPECT(worst->scenario->entry.id.s, "bag");
    EXPECT(worst->taken_for->entry.id.s, "wifi");
    ck_assert(worst->times > 10);
    ck_assert_uint_eq(lookup_leave_out(made(""), &arena).n, 0);
}
END_TEST

// ---- extremes ----

START_TEST(long_questions_are_cut_at_a_word) {
    struct lookup *lookup = made(book);
    struct buf mail = buf_new(&arena);
    buf_text(&mail, "There was a party next door. ");
    while (mail.len < 6000) buf_text(&mail, "Kind regards from all of us. ");
    struct lookup_query query = {.words = buf_str(&mail), .role = -1};
    struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
    ck_assert(answer.cut);
    EXPECT(hit(&answer, 0), "noisy-room");
    query.words = str_slice(query.words, 0, 4096);
    ck_assert(!lookup_ask(lookup, &arena, &query).cut);
    char *one_word = arena_alloc(&arena, 5000, 1);
    memset(one_word, 'x', 5000);
    query.words = (struct str){one_word, 5000};
    answer = lookup_ask(lookup, &arena, &query);
    ck_assert(answer.cut && answer.band == LOOKUP_NONE);
}
END_TEST

START_TEST(bytes_of_any_kind_are_read) {
    struct lookup *lookup = made(book);
    struct lookup_query query = {.words = {"party\0next\xff door\xc3", 17}, .role = -1};
    struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
    EXPECT(hit(&answer, 0), "noisy-room");
    for (size_t i = 0; i < answer.hits.items[0].why.n; i++)
        ck_assert(utf8_is_valid(answer.hits.items[0].why.items[i]));
}
END_TEST

START_TEST(small_and_empty_books_are_asked) {
    struct lookup_answer answer = ask(made(""), "hello");
    ck_assert(answer.hits.n == 0 && answer.band == LOOKUP_NONE);
    answer = ask(made("scenarios: {a: {}}\n"), "hello");
    ck_assert(answer.hits.n == 0 && answer.band == LOOKUP_NONE);
    answer = ask(made("scenarios: {a: {title: Hello there}}\n"), "hello");
    EXPECT(hit(&answer, 0), "a");
    ck_assert_int_eq(answer.band, LOOKUP_STRONG);
    answer = ask(made("scenarios: {a: {signals: [/hel+o/]}, b: {title: Bye}}\n"), "HELLLO");
    EXPECT(hit(&answer, 0), "a");
    ck_assert_int_eq(answer.band, LOOKUP_STRONG);
}
END_TEST

// A book of `n` scenarios that differ in one made-up word.
static struct str many_scenarios(size_t n) {
    struct buf out = buf_new(&arena);
    buf_text(&out, HEADER "language: en\nscenarios:\n");
    for (size_t i = 0; i < n; i++) {
        char word[8] = "baaaaa";
        for (size_t j = 1, rest = i; j < 6; j++, rest /= 20)
            word[j] = "bcdfghjklmnpqrstvwxz"[rest % 20];
        buf_fmt(&out, "  s%zu: {title: the %s is broken, signals: [my %s does not work]}\n", i,
                word, word);
    }
    return buf_str(&out);
}

START_TEST(books_too_large_to_train_are_ranked_all_the_same) {
    struct str text = many_scenarios(2500);
    struct lookup *lookup = lookup_new(&arena, read_str(text), &findings);
    struct lookup_answer answer = ask(lookup, "the bccbbb is broken"); // 1 + 1 * 20
    EXPECT(hit(&answer, 0), "s21");
    ck_assert_int_eq(answer.band, LOOKUP_STRONG);
    answer = ask(lookup, "what is the capital of France");
    ck_assert_int_eq(answer.band, LOOKUP_NONE);
    ck_assert_uint_eq(lookup_leave_out(lookup, &arena).n, 0);
}
END_TEST

static struct str *poor_text;

static void ask_poorly(struct arena *poor) {
    struct sources files = sources_new(poor);
    struct findings found = findings_new(poor);
    sources_add(&files, S("book.yaml"), *poor_text);
    struct playbook *playbook = playbook_read(poor, &files, &yaml_limits_default, &found);
    struct lookup *lookup = lookup_new(poor, playbook, &found);
    struct lookup_query query = {.words = S("compensation for an unknwon paarty"), .role = -1};
    lookup_ask(lookup, poor, &query);
    lookup_leave_out(lookup, poor);
}

START_TEST(every_allocation_may_fail) {
    struct str text = str_fmt(&arena, HEADER "%s",
                              "language: en\nwords: {credit: [money back]}\n"
                              "scenarios: {a: {title: A party, signals: [/x+/, next door]}, "
                              "b: {title: Credit, not_signals: [for free]}}\n");
    poor_text = &text;
    fail_each_allocation(ask_poorly);
}
END_TEST

RUN("lookup", questions_find_their_scenario,
    a_word_that_is_being_typed_is_taken_for_one_that_it_begins, what_fits_nothing_is_said_to,
    scores_fall_from_hit_to_hit, not_signals_remove, role_team_and_channel_come_first,
    reasons_are_words_and_signals, other_languages_are_stemmed,
    a_language_that_is_not_written_is_guessed, answers_are_the_same_bytes_on_every_run,
    the_order_of_scenarios_does_not_matter, scenarios_that_say_the_same_are_listed_by_id,
    a_signal_in_the_wrong_scenario_is_found, long_questions_are_cut_at_a_word,
    bytes_of_any_kind_are_read, small_and_empty_books_are_asked,
    books_too_large_to_train_are_ranked_all_the_same, every_allocation_may_fail)
