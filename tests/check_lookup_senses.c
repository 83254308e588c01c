// Checks what look-up knows beyond the letters of words: the thesaurus, numbers, names, pairs.
#include "check_model.h"

#include "lookup/lookup.h"
#include "lookup/words.h"

#include "base/utf8.h"

static struct lookup *made(const char *text) {
    return lookup_new(&arena, read_below_header(text), &findings);
}

static struct lookup_answer ask(const struct lookup *lookup, const char *words) {
    struct lookup_query query = {.words = str_of(words), .role = -1};
    return lookup_ask(lookup, &arena, &query);
}

static struct str first(const struct lookup_answer *answer) {
    return answer->hits.n ? answer->hits.items[0].scenario->entry.id.s : S("nothing");
}

static void expect_first(const char *book, const char *words, const char *wanted) {
    struct lookup_answer answer = ask(made(book), words);
    expect_of(words, first(&answer), wanted);
}

// ---- the thesaurus ----

#define X(row) row,
static const char *const german[] = {
#include "lookup/thesaurus_de.def"
};
static const char *const english[] = {
#include "lookup/thesaurus_en.def"
};
static const char *const spanish[] = {
#include "lookup/thesaurus_es.def"
};
static const char *const french[] = {
#include "lookup/thesaurus_fr.def"
};
#undef X

static bool is_said_for(const struct tongue *tongue, struct str phrase, struct str word) {
    size_t found = 0;
    bool own = false;
    for (size_t i = 0; i < tongue->sayings.n; i++) {
        if (!str_eq(tongue->sayings.items[i].phrase, phrase)) continue;
        own = str_eq(tongue->sayings.items[i].word, word);
        found++;
    }
    return own && found == 1;
}

static bool has_row(const struct tongue *tongue, struct str word, uint32_t row) {
    struct str folded = utf8_fold(&arena, word), stem;
    words_stem(&stem, &arena, tongue, &folded, 1);
    const uint32_t *sense = map_get(&tongue->senses, stem);
    return sense && *sense == row;
}

static void expect_own_rows(const char *code, const char *const *rows, uint32_t n) {
    struct tongue tongue = tongue_of(&arena, str_of(code));
    struct buf twice = buf_new(&arena);
    ck_assert_uint_eq(tongue.n_senses, n);
    for (uint32_t row = 0; row < n; row++) {
        struct str rest = str_of(rows[row]), first = {0}, word;
        size_t words = 0;
        for (; str_word(&rest, &word); words++) {
            if (!first.ptr) first = word;
            bool phrase = memchr(word.ptr, '_', word.len) != NULL;
            if (phrase ? !is_said_for(&tongue, word, first) : !has_row(&tongue, word, row))
                buf_fmt(&twice, "%.*s ", S_ARG(word));
        }
        ck_assert_msg(words > 1, "%s: \"%s\" is alone", code, rows[row]);
    }
    ck_assert_msg(twice.len == 0, "%s: in two rows: %.*s", code, S_ARG(buf_str(&twice)));
}

START_TEST(no_word_of_the_thesaurus_has_two_senses) {
    expect_own_rows("de", german, sizeof german / sizeof *german);
    expect_own_rows("en", english, sizeof english / sizeof *english);
    expect_own_rows("es", spanish, sizeof spanish / sizeof *spanish);
    expect_own_rows("fr", french, sizeof french / sizeof *french);
    ck_assert_uint_eq(tongue_of(&arena, S("fi")).n_senses, 0);
}
END_TEST

START_TEST(other_words_of_one_sense_are_found) {
    static const struct {
        const char *book, *words, *wanted;
    } rows[] = {
        {"language: en\nscenarios:\n"
         "  refund: {title: Wants a refund, signals: [can I get a refund, refund the order]}\n"
         "  late: {title: Delivery is late, signals: [it has not been delivered yet]}\n",
         "I would like to be reimbursed", "refund"},
        {"language: en\nscenarios:\n"
         "  lost: {title: Lost property, signals: [I have lost my keys]}\n"
         "  pool: {title: Pool, signals: [is the pool open]}\n",
         "umbrella missing", "lost"},
        {"language: de\nscenarios:\n"
         "  geld: {title: Erstattung, signals: [ich m\xC3\xB6"
         "chte eine Erstattung]}\n"
         "  kalt: {title: Heizung, signals: [im Zimmer ist es kalt]}\n",
         "wo bleibt die Gutschrift", "geld"},
        {"language: de\nscenarios:\n"
         "  zu: {title: Wann ist geschlossen, signals: [wann ist die Bar geschlossen]}\n"
         "  kalt: {title: Heizung, signals: [im Zimmer ist es kalt]}\n",
         "wann schlie\xC3\x9Ft der Laden", "zu"},
        {"language: es\nscenarios:\n"
         "  roto: {title: Producto roto, signals: [el vaso lleg\xC3\xB3 roto]}\n"
         "  frio: {title: Fr\xC3\xADo, signals: [hace fr\xC3\xADo aqu\xC3\xAD]}\n",
         "est\xC3\xA1 da\xC3\xB1"
         "ada",
         "roto"},
        {"language: fr\nscenarios:\n"
         "  bruit: {title: Bruit, signals: [il y a du bruit]}\n"
         "  colis: {title: Colis en retard, signals: [mon colis n'est pas l\xC3\xA0]}\n",
         "o\xC3\xB9 est le paquet", "colis"},
    };
    EACH(i, rows) expect_first(rows[i].book, rows[i].words, rows[i].wanted);
}
END_TEST

START_TEST(phrases_are_found_by_the_word_that_they_stand_for) {
    static const struct {
        const char *book, *words, *wanted;
    } rows[] = {
        {"language: en\nscenarios:\n"
         "  refund: {title: Refund, signals: [please refund it]}\n"
         "  back: {title: Sore back, signals: [a bed that is bad for my back]}\n",
         "I want my money back", "refund"},
        {"language: en\nscenarios:\n"
         "  late: {title: Late payment, signals: [what if I cannot pay in time]}\n"
         "  longer: {title: Payment extension, signals: [can I get an extension]}\n",
         "I need more time to pay", "longer"},
        {"language: es\nscenarios:\n"
         "  fin: {title: Cancelar el contrato, signals: [quiero cancelar]}\n"
         "  planta: {title: Planta baja, signals: [la tienda de la planta baja]}\n",
         "quiero darme de baja", "fin"},
        {"language: de\nscenarios:\n"
         "  defekt: {title: Defekt, signals: [das Ger\xC3\xA4t ist kaputt]}\n"
         "  wann: {title: Wann geht es los, signals: [wann geht es morgen los]}\n",
         "es geht nicht mehr", "defekt"},
        {"language: fr\nscenarios:\n"
         "  panne: {title: En panne, signals: [la machine est en panne]}\n"
         "  marche: {title: Le march\xC3\xA9, signals: [o\xC3\xB9 est le march\xC3\xA9]}\n",
         "elle ne marche plus", "panne"},
    };
    EACH(i, rows) expect_first(rows[i].book, rows[i].words, rows[i].wanted);
}
END_TEST

START_TEST(what_the_author_says_of_a_phrase_comes_first) {
    expect_first("language: en\nwords: {credit: [money back]}\nscenarios:\n"
                 "  refund: {title: Refund, signals: [please refund it]}\n"
                 "  credit: {title: Credit, signals: [a credit on the bill]}\n",
                 "I want my money back", "credit");
}
END_TEST

START_TEST(the_word_itself_counts_more_than_its_sense) {
    expect_first("language: en\nscenarios:\n"
                 "  a: {title: Swap, signals: [I want to swap it]}\n"
                 "  b: {title: Replace, signals: [I want to replace it]}\n",
                 "replace", "b");
}
END_TEST

// ---- numbers, names, pairs ----

static const char shop[] =
    "language: en\nscenarios:\n"
    "  advice: {title: Which one is right for me, signals: [I want a Thermocut, I want Zelophan, "
    "is Brakozin any good]}\n"
    "  pin: {title: Do you come to my town, signals: [do you come to 7021, do you come to 5500]}\n"
    "  hours: {title: Opening hours, signals: [do you come to the phone today, how long do you "
    "work]}\n"
    "  bill: {title: The bill, signals: [I want the bill, I want my bill again]}\n";

START_TEST(a_number_is_like_other_numbers) {
    expect_first(shop, "do you come to 8816", "pin");
}
END_TEST

START_TEST(an_unknown_name_is_like_other_names) {
    struct lookup *lookup = made(shop);
    struct lookup_answer answer = ask(lookup, "I want Wuxofine");
    expect_of("a name", first(&answer), "advice");
    answer = ask(lookup, "I want the bill");
    expect_of("no name", first(&answer), "bill");
}
END_TEST

START_TEST(unknown_names_alone_are_no_match) {
    struct lookup *lookup = made(shop);
    static const char *const rows[] = {"Wuxofine", "Wuxofine Hyprolux", "lorem ipsum dolor"};
    EACH(i, rows) {
        struct lookup_answer answer = ask(lookup, rows[i]);
        ck_assert_msg(answer.band == LOOKUP_NONE, "%s: %.*s", rows[i], S_ARG(first(&answer)));
        for (size_t j = 0; j < answer.hits.n; j++)
            for (size_t k = 0; k < answer.hits.items[j].why.n; k++)
                ck_assert(!str_eq(answer.hits.items[j].why.items[k], S("Wuxofine")));
    }
}
END_TEST

START_TEST(a_name_that_the_playbook_has_is_a_match) {
    struct lookup_answer answer = ask(made("scenarios: {a: {title: Zorgblat}}\n"), "zorgblat");
    ck_assert_int_eq(answer.band, LOOKUP_STRONG);
    answer = ask(made(shop), "Thermocut");
    expect_of("Thermocut", first(&answer), "advice");
    ck_assert_int_ne(answer.band, LOOKUP_NONE);
}
END_TEST

START_TEST(words_side_by_side_count) {
    expect_first("language: en\nscenarios:\n"
                 "  a: {title: One, signals: [long way, how far]}\n"
                 "  b: {title: Two, signals: [how long, far way]}\n",
                 "how long", "b");
}
END_TEST

RUN("lookup senses", no_word_of_the_thesaurus_has_two_senses, other_words_of_one_sense_are_found,
    phrases_are_found_by_the_word_that_they_stand_for, what_the_author_says_of_a_phrase_comes_first,
    the_word_itself_counts_more_than_its_sense, a_number_is_like_other_numbers,
    an_unknown_name_is_like_other_names, unknown_names_alone_are_no_match,
    a_name_that_the_playbook_has_is_a_match, words_side_by_side_count)
