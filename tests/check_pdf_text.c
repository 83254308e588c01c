// Checks how text is set for PDF: where lines end, directions, emoji, characters without a font.
#include "check_pdf_layout.h"

static struct str repeated(const char *part, unsigned n) {
    struct buf out = buf_new(&arena);
    for (unsigned i = 0; i < n; i++) buf_text(&out, part);
    return buf_str(&out);
}

static struct doc *saying(struct str words) {
    struct doc *doc = new_doc();
    titled(doc, "noisy-room");
    doc_paragraph(&doc->body, words);
    return doc;
}

static void expect_read(struct str words) {
    ck_assert(str_ends(recorded_text(&pdf, SIZE_MAX), words));
}

// ---- where lines end ----

START_TEST(no_word_is_parted_that_fits_on_a_line) {
    struct str words = sentences(100);
    lay_out(saying(words));
    for (size_t i = 0, n = 0; i < pdf.events.n; i++) {
        const struct event *event = &pdf.events.items[i];
        if (event->kind != EVENT_TEXT || event->artifact || n++ == 0) continue;
        ck_assert(str_ends(event->text, S(" ")) || str_ends(words, event->text));
    }
    expect_read(words);
    check_inside();
}
END_TEST

START_TEST(what_is_wider_than_a_line_is_parted) {
    static const char *const parts[] = {"a", "a.", "\u0641", "\u0434", "\u00e9\u0301", "W-"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str words = repeated(parts[i], 3000);
        struct doc *doc = saying(words);
        doc_code(doc_paragraph(&doc->body, S("")), words);
        lay_out(doc);
        check_inside();
        expect_read(words);
    }
}
END_TEST

START_TEST(an_id_is_not_parted_where_it_fits) {
    for (unsigned before = 1; before < 40; before++) {
        struct doc *doc = new_doc();
        struct doc_node *text = doc_paragraph(&doc->body, repeated("four ", before));
        doc_code(text, S("an-id-of-some-words"));
        lay_out(doc);
        find("an-id-of-some-words");
    }
}
END_TEST

// ---- directions ----

#define FIRST  "\u0627\u0644\u0636\u064a\u0641"
#define SECOND "\u063a\u0631\u0641\u0629"

START_TEST(words_of_another_direction_stand_in_theirs) {
    struct doc *doc = saying(S("one " FIRST " 12 "));
    doc_code(doc->body.last, S(SECOND));
    doc_text(doc->body.last, S(" two"));
    lay_out(doc);
    ck_assert_double_lt(find("one")->box.x, find(SECOND)->box.x);
    ck_assert_double_lt(find(SECOND)->box.x, find("12")->box.x);
    ck_assert_double_lt(find("12")->box.x, find(FIRST)->box.x);
    ck_assert_double_lt(find(FIRST)->box.x, find("two")->box.x);
    check_apart();
}
END_TEST

START_TEST(a_line_that_is_cut_short_ends_on_its_own_side) {
    struct doc *doc = doc_new(&arena, S("Title"), S("ar"));
    doc_paragraph(&doc->body, S(FIRST));
    doc->footer.title = repeated(FIRST " ", 200);
    lay_out(doc);
    ck_assert_double_lt(find("\u2026")->box.x, left + 200);
    check_apart();
}
END_TEST

// Words of both directions that are wider than a column: of codes, ids only are never parted.
START_TEST(codes_of_any_script_stand_in_narrow_columns) {
    static const char spoken[] =
        "\u0645 \u063A\u0631\u0641\u0629 \u0647\u0627\u062F\u0626\u0629 "
        "(\u0631\u0642\u0645 12) \u0627\u0644\u0644\u064A\u0644\u0629 \u2013 S";
    static const struct doc_column narrow[] = {{.share = 30}, {0}, {.share = 25}};
    struct doc *doc = doc_new(&arena, S("Codes"), S("en"));
    doc->page.rail = true;
    doc->page.scale = DOC_JOB_AID;
    struct doc_node *section = doc_section(&doc->body, S("Y"));
    struct doc_node *row = doc_row(doc_table(section, S(""), narrow, 3), DOC_BODY_ROW);
    doc_code(doc_cell(row, DOC_ROW_HEADER, S("")), str_of(spoken));
    doc_code(doc_cell(row, DOC_DATA, str_of(spoken)), str_of(spoken));
    doc_cell(row, DOC_DATA, S("x"));
    lay_out(doc);
    ck_assert_int_ge(str_find(recorded_text(&pdf, SIZE_MAX), str_of(spoken)), 0);
}
END_TEST

// ---- emoji ----

// How wide signs are, as parts of the type's size.
static double width_of(const char *signs) {
    struct doc *doc = saying(str_of(signs));
    doc_strong(doc->body.last, S("Behind"));
    lay_out(doc);
    ck_assert_uint_eq(fonts.missing.n, 0);
    ck_assert(str_eq(find(signs)->text, str_of(signs)));
    return (find("Behind")->box.x - find(signs)->box.x) / find(signs)->size;
}

START_TEST(a_sequence_of_emoji_is_one_sign) {
    static const char *const signs[] = {
        "\U0001F642",    "\U0001F44D\U0001F3FD", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        "1\uFE0F\u20E3", "\U0001F1E9\U0001F1EA", "\u2764\uFE0F"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        ck_assert_double_lt(width_of(signs[i]), 1.5);
}
END_TEST

START_TEST(a_sequence_that_nobody_knows_is_drawn_in_parts) {
    ck_assert_double_gt(width_of("\U0001F642\u200D\U0001F69A"), 2);
}
END_TEST

START_TEST(blanks_beside_emoji_are_as_wide_as_others) {
    lay_out(saying(S("\u260e \u260e \u260e")));
    double three = find("\u260e \u260e \u260e")->box.width;
    lay_out(saying(S("\u260e\u260e\u260e")));
    double blanks = three - find("\u260e\u260e\u260e")->box.width;
    ck_assert_double_lt(blanks, find("\u260e")->size * .7);
}
END_TEST

// ---- characters without a font ----

#define THAI "\u0e2a\u0e27\u0e31"

START_TEST(a_character_without_a_font_is_named_with_its_entry) {
    struct doc *doc = saying(S("Say " THAI "."));
    doc_page_break(&doc->body, DOC_NEXT_PAGE);
    titled(doc, "lost-bag");
    doc_paragraph(&doc->body, S(THAI "\uac00"));
    doc->page.pages = 1;
    lay_out(doc);
    ck_assert_uint_eq(fonts.missing.n, 4);
    ck_assert_uint_eq(fonts.missing.items[0].character, 0xe2a);
    ck_assert(str_eq(fonts.missing.items[0].where, S("noisy-room")));
    ck_assert_uint_eq(fonts.missing.items[3].character, 0xac00);
    ck_assert(str_eq(fonts.missing.items[3].where, S("lost-bag")));
}
END_TEST

START_TEST(a_character_without_a_font_is_a_box_that_is_read_as_it) {
    struct doc *doc = saying(S("Say " THAI " now"));
    doc_add_text(&doc->body, DOC_FIELD, S(THAI));
    lay_out(doc);
    ck_assert_double_lt(find("\u0e2a")->box.x, find("\u0e27")->box.x);
    ck_assert(str_eq(find("\u0e27")->text, S("\u0e27\u0e31")));
    ck_assert_int_ge(str_find(recorded_text(&pdf, SIZE_MAX), S("Say " THAI " now")), 0);
    const struct event *field = &pdf.events.items[pdf.events.n - 1];
    while (field->kind != EVENT_TEXT_FIELD) field--;
    ck_assert(str_eq(field->text, S(THAI)));
}
END_TEST

RUN_BETWEEN("pdf_text", setup, teardown, no_word_is_parted_that_fits_on_a_line,
            what_is_wider_than_a_line_is_parted, an_id_is_not_parted_where_it_fits,
            words_of_another_direction_stand_in_theirs,
            a_line_that_is_cut_short_ends_on_its_own_side,
            codes_of_any_script_stand_in_narrow_columns, a_sequence_of_emoji_is_one_sign,
            a_sequence_that_nobody_knows_is_drawn_in_parts,
            blanks_beside_emoji_are_as_wide_as_others,
            a_character_without_a_font_is_named_with_its_entry,
            a_character_without_a_font_is_a_box_that_is_read_as_it)
