// Checks the languages of paper: every label in each, and no English word of ours among them.
#include "formats/formats.h"
#include "model/condition.h"
#include "model/read.h"
#include "sheets/sheets.h"

#include "check_base.h"

#include <stdio.h>

// ---- labels ----

// Which of {1} and {2} a text has.
static unsigned holes(struct str text) {
    return (unsigned)(str_find(text, S("{1}")) >= 0) | (unsigned)(str_find(text, S("{2}")) >= 0)
                                                           << 1;
}

START_TEST(every_label_is_translated_with_its_holes) {
    for (size_t l = 1; label_language(l).len; l++) {
        const struct phrases *labels = label_phrases(label_language(l));
        for (int i = 0; i < LABEL_COUNT; i++) {
            struct str english = label(S("en"), (enum label)i);
            const char *lang = label_language(l).ptr, *here = labels->says[i];
            ck_assert_msg(here != NULL, "labels_%s.def lacks \"%s\"", lang, english.ptr);
            ck_assert_msg(holes(str_of(here)) == holes(english), "%s: %s", lang, here);
        }
    }
}
END_TEST

START_TEST(labels_are_found_by_language) {
    ck_assert(str_eq(label(S("de-AT"), LABEL_SAY), S("Sagen Sie")));
    ck_assert(str_eq(label(S("DE"), LABEL_SAY), S("Sagen Sie")));
    ck_assert(str_eq(label(S("xx"), LABEL_SAY), S("Say")));
    ck_assert_ptr_null(label_phrases(S("en-GB")));
    ck_assert_ptr_null(label_phrases(S("xx")));
    ck_assert_ptr_nonnull(label_phrases(S("ja")));
    ck_assert_uint_eq(label_language(6).len, 0);
}
END_TEST

// ---- sheets ----

static struct str file_text(const char *path) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    char *bytes = arena_bytes(&arena, 1 << 16);
    size_t len = fread(bytes, 1, 1 << 16, file);
    fclose(file);
    return (struct str){bytes, len};
}

static struct str path_of(struct str lang) {
    return str_fmt(&arena, TESTS_DIR "/data/languages/%.*s.yaml", S_ARG(lang));
}

static const struct playbook *read_playbook(struct str text) {
    struct sources *sources = arena_new(&arena, struct sources);
    struct findings findings = findings_new(&arena);
    *sources = sources_new(&arena);
    sources_add(sources, S("playbook.yaml"), text);
    return playbook_read(&arena, sources, &yaml_limits_default, &findings);
}

// Every sheet of the playbook, as one text.
static struct str all_sheets(const struct playbook *playbook) {
    struct buf out = buf_new(&arena);
    for (size_t s = 0; sheet_at(s); s++)
        for (int key = 0; key <= 1; key++) {
            struct sheet_options options = {.key = key};
            struct str error;
            struct doc *doc = sheet_make(&arena, playbook, sheet_at(s), &options, &error);
            struct format_options how = {.audience = 0xffff, .width = 4000};
            if (doc) format_txt.write(&out, doc, &how);
        }
    return buf_str(&out);
}

static bool is_word_end(struct str text, size_t at) {
    return at >= text.len || (!is_alpha(text.ptr[at]) && (unsigned char)text.ptr[at] < 0x80);
}

// Does a text hold some words, not within other words?
static bool holds(struct str text, struct str words) {
    for (size_t from = 0; from < text.len;) {
        ptrdiff_t at = str_find(str_from(text, from), words);
        if (at < 0) return false;
        size_t start = from + (size_t)at;
        if ((start == 0 || is_word_end(text, start - 1)) && is_word_end(text, start + words.len))
            return true;
        from = start + 1;
    }
    return false;
}

static bool is_own(struct str lang, struct str playbook, struct str words) {
    for (int i = 0; i < LABEL_COUNT; i++)
        if (holds(label(lang, (enum label)i), words)) return true;
    return holds(playbook, words);
}

static bool is_letters(struct str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) n += is_alpha(text.ptr[i]);
    return n > 1;
}

// What stands between the holes of an English label.
static void expect_no_piece(struct str lang, struct str playbook, struct str paper,
                            struct str english) {
    struct str piece;
    while (str_split(&english, '{', &piece)) {
        if (str_starts(piece, S("1}")) || str_starts(piece, S("2}"))) piece = str_from(piece, 2);
        struct str form;
        while (str_split(&piece, '|', &form)) {
            form = str_trim(form);
            if (!is_letters(form) || is_own(lang, playbook, form)) continue;
            ck_assert_msg(!holds(paper, form), "\"%.*s\" on paper in %.*s", S_ARG(form),
                          S_ARG(lang));
        }
    }
}

START_TEST(no_sheet_speaks_english_in_another_language) {
    for (size_t l = 1; label_language(l).len; l++) {
        struct str lang = label_language(l), text = file_text(path_of(lang).ptr);
        struct str paper = all_sheets(read_playbook(text));
        ck_assert_uint_gt(paper.len, 2000);
        for (int i = 0; i < LABEL_COUNT; i++)
            expect_no_piece(lang, text, paper, label(S("en"), (enum label)i));
    }
}
END_TEST

START_TEST(a_fact_that_another_is_held_against_goes_by_its_title) {
    const struct playbook *playbook = read_playbook(
        S("empower: 1\nplaybook: p\nlanguage: de\ncurrency: EUR\nfacts:\n  preis: {money: Preis}\n"
          "  grenze: {money: was am Schalter steht}\n  soll: {money: \"Wie viel?\"}\n"
          "terms:\n  billig: {preis: at most grenze}\n  gleich: {preis: soll}\n"));
    const struct phrases *german = label_phrases(S("de"));
    const struct term *terms = playbook->terms.items;
    EXPECT(condition_say(&arena, playbook, terms[0].when, german),
           "Preis: höchstens „was am Schalter steht“");
    EXPECT(condition_say(&arena, playbook, terms[1].when, german), "Preis: wie soll");
    EXPECT(condition_say(&arena, playbook, terms[0].when, NULL), "preis at most grenze");
}
END_TEST

RUN("languages", every_label_is_translated_with_its_holes, labels_are_found_by_language,
    no_sheet_speaks_english_in_another_language,
    a_fact_that_another_is_held_against_goes_by_its_title)
