// Checks the layout of PDF: where things stand on pages, and where pages end.
#include "check_pdf_layout.h"

START_TEST(all_stands_within_the_text_block_and_nothing_on_another) {
    struct doc *doc = every_kind();
    for (int i = 0; i < 4; i++) {
        doc->page.rail = i % 2;
        doc->page.large = i / 2;
        lay_out(doc);
        check_inside();
        check_apart();
    }
}
END_TEST

START_TEST(text_is_read_whole_with_a_space_where_a_line_ends) {
    struct doc *doc = every_kind();
    lay_out(doc);
    struct str text = recorded_text(&pdf, SIZE_MAX);
    ck_assert_int_ge(str_find(text, S("a link before the end of a line.A note.")), 0);
    ck_assert_int_ge(str_find(text, sentences(4)), 0);
    ck_assert_uint_gt(find(sentence + 60)->page + 1, 0);
}
END_TEST

START_TEST(every_kind_has_its_tags) {
    static const struct {
        enum pdf_role role;
        size_t n;
    } rows[] = {{PDF_H1, 1},      {PDF_H2, 4},          {PDF_H3, 1},     {PDF_L, 4},
                {PDF_LI, 11},     {PDF_TABLE, 1},       {PDF_TR, 6},     {PDF_TH, 8},
                {PDF_TD, 10},     {PDF_CAPTION, 1},     {PDF_FIGURE, 1}, {PDF_LINK, 1},
                {PDF_FORM, 9},    {PDF_BLOCK_QUOTE, 1}, {PDF_THEAD, 1},  {PDF_TBODY, 1},
                {PDF_DOCUMENT, 1}};
    lay_out(every_kind());
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(opened(rows[i].role) == rows[i].n, "role %d: %zu, not %zu", (int)rows[i].role,
                      opened(rows[i].role), rows[i].n);
    ck_assert_uint_eq(recorded_count(&pdf, EVENT_CHECK_BOX), 7);
    ck_assert_uint_eq(recorded_count(&pdf, EVENT_TEXT_FIELD), 2);
    ck_assert_uint_eq(recorded_count(&pdf, EVENT_OUTLINE), 6);
    ck_assert(find("DRAFT")->artifact && find("1 / ")->artifact);
    ck_assert_uint_eq(find("DRAFT")->color, doc_usual_theme.colors[DOC_WARNING]);
}
END_TEST

START_TEST(room_to_write_says_what_it_is_for) {
    lay_out(every_kind());
    const struct event *fields[2], **next = fields;
    for (size_t i = 0; i < pdf.events.n; i++)
        if (pdf.events.items[i].kind == EVENT_TEXT_FIELD) *next++ = &pdf.events.items[i];
    ck_assert(str_eq(fields[0]->text, S("What would you do?")));
    ck_assert(str_eq(fields[1]->text, S("Name")));
}
END_TEST

// ---- where pages end ----

START_TEST(a_heading_stands_with_the_lines_that_follow) {
    for (unsigned before = 30; before < 45; before++) {
        struct doc *doc = new_doc();
        for (unsigned i = 0; i < before; i++) doc_paragraph(&doc->body, S("A line."));
        doc_paragraph(doc_section(&doc->body, S("Heading")), sentences(30));
        lay_out(doc);
        ck_assert_uint_eq(find("Heading")->page, find("The person")->page);
    }
}
END_TEST

static unsigned lines_on(size_t page) {
    unsigned n = 0;
    double y = 0;
    for (size_t i = 0; i < pdf.events.n; i++) {
        const struct event *event = &pdf.events.items[i];
        if (event->kind != EVENT_TEXT || event->artifact || event->page != page) continue;
        n += event->box.y > y + 1;
        y = event->box.y;
    }
    return n;
}

START_TEST(a_paragraph_is_parted_with_two_lines_on_either_side) {
    for (unsigned before = 25; before < 45; before++) {
        struct doc *doc = new_doc();
        for (unsigned i = 0; i < before; i++) doc_paragraph(&doc->body, S("A line."));
        doc_paragraph(&doc->body, sentences(5));
        lay_out(doc);
        if (pdf.pages.n == 1) continue;
        ck_assert_uint_ne(lines_on(0), before + 1);
        ck_assert_uint_ge(lines_on(1), 2);
    }
}
END_TEST

START_TEST(callouts_and_cards_are_not_cut) {
    for (unsigned before = 20; before < 34; before++) {
        struct doc *doc = new_doc();
        for (unsigned i = 0; i < before; i++) doc_paragraph(&doc->body, S("A line."));
        struct doc_node *card = doc_card(&doc->body, DOC_TONE_AGENT, S("Agent"));
        for (unsigned i = 0; i < 6; i++) doc_paragraph(card, sentences(2));
        lay_out(doc);
        ck_assert_uint_eq(recorded_count(&pdf, EVENT_STROKE), 1);
    }
}
END_TEST

START_TEST(what_is_larger_than_a_page_is_cut_after_all) {
    struct doc *doc = new_doc();
    struct doc_node *card = doc_card(&doc->body, DOC_TONE_AGENT, S("Agent"));
    for (unsigned i = 0; i < 30; i++) doc_paragraph(card, sentences(4));
    lay_out(doc);
    check_inside();
    ck_assert_uint_eq(recorded_count(&pdf, EVENT_STROKE), pdf.pages.n);
    ck_assert_uint_gt(pdf.pages.n, 1);
}
END_TEST

START_TEST(a_table_goes_on_under_its_header) {
    struct doc *doc = new_doc();
    add_rows(doc_table(&doc->body, S(""), columns, 3), 40);
    lay_out(doc);
    unsigned heads = 0;
    for (size_t i = 0; i < pdf.events.n; i++) {
        const struct event *event = &pdf.events.items[i];
        if (event->kind == EVENT_TEXT && str_find(event->text, S("Gesture")) >= 0)
            ck_assert(event->artifact == (heads++ > 0));
    }
    ck_assert_uint_gt(pdf.pages.n, 1);
    ck_assert_uint_eq(heads, pdf.pages.n);
    ck_assert_uint_eq(opened(PDF_TABLE), 1);
    check_inside();
    check_apart();
}
END_TEST

START_TEST(a_header_stands_with_its_first_row) {
    for (unsigned before = 28; before < 36; before++) {
        struct doc *doc = new_doc();
        for (unsigned i = 0; i < before; i++) doc_paragraph(&doc->body, S("A line."));
        add_rows(doc_table(&doc->body, S("Limits"), columns, 3), 20);
        lay_out(doc);
        ck_assert_uint_eq(find("Limits")->page, find("Row number 0")->page);
        ck_assert_uint_eq(find("Gesture")->page, find("Row number 0")->page);
    }
}
END_TEST

START_TEST(pages_end_at_the_same_places_on_both_papers) {
    struct doc *doc = every_kind();
    lay_out(doc);
    size_t pages = pdf.pages.n;
    struct str first = recorded_text(&pdf, 0), second = recorded_text(&pdf, 1);
    doc->page.paper = DOC_LETTER;
    lay_out(doc);
    ck_assert_uint_eq(pdf.pages.n, pages);
    ck_assert(str_eq(recorded_text(&pdf, 0), first));
    ck_assert(str_eq(recorded_text(&pdf, 1), second));
    ck_assert_double_eq_tol(pdf.pages.items[0].width, 612, .1);
}
END_TEST

START_TEST(a_page_break_in_a_section_breaks_it) {
    struct doc *doc = new_doc();
    struct doc_node *part = doc_section(&doc->body, S("Heading"));
    doc_paragraph(part, S("First"));
    doc_page_break(part, DOC_NEXT_PAGE);
    doc_paragraph(part, S("Second"));
    lay_out(doc);
    ck_assert_uint_eq(find("First")->page, 0);
    ck_assert_uint_eq(find("Second")->page, 1);
}
END_TEST

START_TEST(a_foot_that_is_too_long_is_cut_short) {
    struct doc *doc = every_kind();
    doc->footer.title = sentences(20);
    doc->footer.mark = sentences(8);
    lay_out(doc);
    ck_assert(find("\u2026")->artifact);
    check_apart();
}
END_TEST

START_TEST(a_leaf_begins_on_the_front_of_a_sheet) {
    struct doc *doc = new_doc();
    doc_paragraph(&doc->body, S("First"));
    doc_page_break(&doc->body, DOC_NEXT_LEAF);
    doc_paragraph(&doc->body, S("Second"));
    doc_page_break(&doc->body, DOC_NEXT_PAGE);
    doc_paragraph(&doc->body, S("Third"));
    lay_out(doc);
    ck_assert_uint_eq(find("Second")->page, 2);
    ck_assert_uint_eq(find("Third")->page, 3);
    ck_assert_uint_eq(recorded_text(&pdf, 1).len, 0);
}
END_TEST

// Where the last text on a page stands.
static double lowest_on(size_t page) {
    double y = 0;
    for (size_t i = 0; i < pdf.events.n; i++) {
        const struct event *event = &pdf.events.items[i];
        if (event->kind == EVENT_TEXT && !event->artifact && event->page == page &&
            event->box.y > y)
            y = event->box.y;
    }
    return y;
}

START_TEST(a_long_document_is_full_pages_where_its_chunks_meet) {
    struct doc *doc = new_doc();
    struct buf all = buf_new(&arena);
    for (unsigned i = 0; i < 2500; i++) {
        struct doc_node *part = doc_section(&doc->body, str_fmt(&arena, "Heading %u", i));
        doc_paragraph(part, str_fmt(&arena, "Text %u.", i));
        buf_fmt(&all, "Heading %uText %u.", i, i);
    }
    lay_out(doc);
    ck_assert(str_eq(recorded_text(&pdf, SIZE_MAX), buf_str(&all)));
    for (size_t page = 0; page + 1 < pdf.pages.n; page++)
        ck_assert_double_gt(lowest_on(page), bottom - 60);
    check_inside();
    ck_assert_str_eq(find(str_fmt(&arena, "%zu / %zu", pdf.pages.n, pdf.pages.n).ptr)->text.ptr,
                     str_fmt(&arena, "%zu / %zu", pdf.pages.n, pdf.pages.n).ptr);
}
END_TEST

START_TEST(a_question_stays_with_its_answers) {
    struct doc *doc = new_doc();
    struct doc_node *list = doc_list(&doc->body, DOC_NUMBERS);
    for (unsigned i = 0; i < 20; i++) {
        struct doc_node *answers =
            doc_add(doc_item(list, str_fmt(&arena, "question-%u", i)), DOC_CHECKLIST);
        for (unsigned k = 0; k < 5; k++) doc_item(answers, str_fmt(&arena, "answer-%u-%u", i, k));
    }
    lay_out(doc);
    ck_assert_uint_gt(pdf.pages.n, 2);
    for (unsigned i = 0; i < 20; i++)
        ck_assert_uint_eq(find(str_fmt(&arena, "question-%u", i).ptr)->page,
                          find(str_fmt(&arena, "answer-%u-4", i).ptr)->page);
}
END_TEST

START_TEST(columns_are_as_wide_as_what_they_hold) {
    struct doc *doc = new_doc();
    static const struct doc_column shapes[] = {{DOC_START, 40}, {DOC_START, 0}, {DOC_START, 0}};
    struct doc_node *table = doc_table(&doc->body, S(""), shapes, 3);
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    doc_cell(row, DOC_DATA, S("small"));
    doc_cell(row, DOC_DATA, S("middle"));
    doc_cell(row, DOC_DATA, sentences(3));
    lay_out(doc);
    double first = find("middle")->box.x - find("small")->box.x;
    double second = find("The person")->box.x - find("middle")->box.x;
    ck_assert_double_lt(first, .15 * (right - left));
    ck_assert_double_lt(second, .15 * (right - left));
    check_apart();
}
END_TEST

RUN_BETWEEN("pdf_layout", setup, teardown, all_stands_within_the_text_block_and_nothing_on_another,
            text_is_read_whole_with_a_space_where_a_line_ends, every_kind_has_its_tags,
            room_to_write_says_what_it_is_for, a_heading_stands_with_the_lines_that_follow,
            a_paragraph_is_parted_with_two_lines_on_either_side, callouts_and_cards_are_not_cut,
            what_is_larger_than_a_page_is_cut_after_all, a_table_goes_on_under_its_header,
            a_header_stands_with_its_first_row, pages_end_at_the_same_places_on_both_papers,
            a_page_break_in_a_section_breaks_it, a_foot_that_is_too_long_is_cut_short,
            a_leaf_begins_on_the_front_of_a_sheet,
            a_long_document_is_full_pages_where_its_chunks_meet, a_question_stays_with_its_answers,
            columns_are_as_wide_as_what_they_hold)
