// Checks the layout of PDF: promises of pages, sizes of type, decks of cards, languages.
#include "check_pdf_layout.h"

// ---- promises ----

static struct doc *long_part(unsigned sections) {
    struct doc *doc = new_doc();
    titled(doc, "noisy-room");
    for (unsigned i = 0; i < sections; i++)
        doc_paragraph(doc_section(&doc->body, S("Part")), sentences(4));
    doc->page.pages = 1;
    return doc;
}

static double body_size(void) {
    return find("The person")->size;
}

START_TEST(type_is_tightened_to_keep_a_promise) {
    struct doc *doc = long_part(11);
    lay_out(doc);
    ck_assert_uint_eq(pdf.pages.n, 2);
    ck_assert_double_eq_tol(body_size(), 10.5, .001);
    doc->page.tightest = 80;
    lay_out(doc);
    ck_assert_uint_eq(pdf.pages.n, 1);
    ck_assert_uint_eq(report.overflows.n, 0);
    ck_assert_double_lt(body_size(), 10.5);
    ck_assert_double_ge(body_size(), 10.5 * .8);
    check_inside();
}
END_TEST

START_TEST(what_overflows_is_named_and_measured) {
    struct doc *doc = long_part(16);
    doc->page.tightest = 90;
    doc_page_break(&doc->body, DOC_NEXT_PAGE);
    doc_paragraph(&doc->body, S("This fits."));
    lay_out(doc);
    ck_assert_uint_eq(pdf.pages.n, 3);
    ck_assert_uint_eq(report.overflows.n, 1);
    ck_assert(str_eq(report.overflows.items[0].name, S("noisy-room")));
    ck_assert_double_gt(report.overflows.items[0].mm, 30);
    ck_assert_double_lt(report.overflows.items[0].mm, 238);
    ck_assert(recorded_find(&pdf, "2 / 2")->artifact);
    ck_assert(recorded_find(&pdf, "1 / 1")->artifact);
}
END_TEST

START_TEST(a_check_lays_out_as_much_without_a_writer) {
    struct doc *doc = long_part(16);
    struct layout_report checked = {0};
    struct str error = S("");
    lay_out(doc);
    ck_assert(fonts_open(&fonts, &arena, doc, FONTS_DIR, NULL, 0, &error));
    layout(&scratch, doc, &fonts, NULL, &checked);
    fonts_close(&fonts);
    ck_assert_uint_eq(checked.pages, report.pages);
    ck_assert_uint_eq(checked.overflows.n, 1);
    ck_assert_double_eq(checked.overflows.items[0].mm, report.overflows.items[0].mm);
}
END_TEST

START_TEST(large_print_is_large) {
    struct doc *doc = every_kind();
    doc->page.large = true;
    for (unsigned scale = DOC_HANDOUT; scale <= DOC_WALL; scale++) {
        doc->page.scale = (uint8_t)scale;
        lay_out(doc);
        ck_assert_double_ge(body_size(), 15.999);
        ck_assert_double_ge(find("Row number")->size, 13);
    }
}
END_TEST

START_TEST(large_print_is_never_tightened_but_takes_more_pages) {
    struct doc *doc = long_part(11);
    doc->page.tightest = 80;
    doc->page.large = true;
    lay_out(doc);
    ck_assert_uint_eq(report.overflows.n, 0);
    ck_assert_uint_gt(pdf.pages.n, 1);
    ck_assert_double_ge(body_size(), 15.999);
}
END_TEST

START_TEST(a_poster_fills_its_paper) {
    struct doc *doc = new_doc();
    titled(doc, "principles");
    for (int i = 0; i < 4; i++) doc_styled(&doc->body, DOC_LEAD, sentences(1));
    doc->page = (struct doc_page){.poster = true, .scale = DOC_WALL, .pages = 1};
    lay_out(doc);
    const struct event *last = NULL;
    for (size_t i = 0; i < pdf.events.n; i++)
        if (pdf.events.items[i].kind == EVENT_TEXT && !pdf.events.items[i].artifact)
            last = &pdf.events.items[i];
    ck_assert_uint_eq(pdf.pages.n, 1);
    ck_assert_double_gt(last->box.y, pdf.pages.items[0].height * .75);
    ck_assert_double_gt(last->size, 28);
}
END_TEST

// ---- decks ----

static struct doc *deck(unsigned n) {
    struct doc *doc = new_doc();
    struct doc_node *cards = doc_add(&doc->body, DOC_DECK);
    for (unsigned i = 0; i < n; i++) {
        struct doc_node *card = doc_card(cards, DOC_TONE_CUSTOMER, S("Customer"));
        doc_paragraph(card, str_fmt(&arena, "front-%u", i));
        doc_add_text(card, DOC_BACK, str_fmt(&arena, "back-%u", i));
    }
    return doc;
}

// In which half of the page, and on which side of it.
static bool is_left(const struct event *event) {
    return event->box.x < pdf.pages.items[event->page].width / 2;
}
static bool is_upper(const struct event *event) {
    return event->box.y < pdf.pages.items[event->page].height / 2;
}

START_TEST(backs_stand_behind_their_fronts) {
    lay_out(deck(6));
    ck_assert_uint_eq(pdf.pages.n, 4);
    for (unsigned i = 0; i < 6; i++) {
        const struct event *front = find(str_fmt(&arena, "front-%u", i).ptr);
        const struct event *back = find(str_fmt(&arena, "back-%u", i).ptr);
        ck_assert_uint_eq(back->page, front->page + 1);
        ck_assert_uint_eq(front->page, i / 4 * 2);
        ck_assert(is_left(front) == (i % 2 == 0));
        ck_assert(is_left(back) != is_left(front));
        ck_assert(is_upper(back) == is_upper(front));
    }
}
END_TEST

START_TEST(a_card_is_read_before_the_next_one) {
    lay_out(deck(2));
    ck_assert(
        str_eq(recorded_text(&pdf, SIZE_MAX), S("Customerfront-0back-0Customerfront-1back-1")));
}
END_TEST

START_TEST(a_card_in_large_print_has_a_page_for_itself) {
    struct doc *doc = deck(3);
    doc->page.large = true;
    lay_out(doc);
    ck_assert_uint_eq(pdf.pages.n, 6);
    ck_assert_uint_eq(find("front-2")->page, 4);
    ck_assert_uint_eq(find("back-2")->page, 5);
    ck_assert_uint_eq(recorded_count(&pdf, EVENT_LINE), 0);
}
END_TEST

START_TEST(the_foot_of_a_card_stands_below_its_text) {
    struct doc *doc = deck(4);
    doc->footer.title = S("Playbook");
    for (int large = 0; large < 2; large++) {
        doc->page.large = large;
        lay_out(doc);
        ck_assert(find("Playbook")->artifact);
        check_apart();
    }
}
END_TEST

START_TEST(a_card_is_headed_below_a_title_that_was_there) {
    struct doc *doc = deck(1);
    titled(doc, "behind-the-deck");
    doc_add(&doc->body, DOC_DECK)->first = doc->body.first->first;
    lay_out(doc);
    ck_assert_uint_eq(opened(PDF_H1), 2);
    ck_assert_uint_eq(opened(PDF_H2), 1);
}
END_TEST

START_TEST(a_deck_begins_on_the_front_of_a_sheet) {
    struct doc *doc = new_doc();
    doc_paragraph(&doc->body, S("How to play"));
    struct doc_node *cards = doc_add(&doc->body, DOC_DECK);
    doc_paragraph(doc_card(cards, DOC_TONE_AGENT, S("Agent")), S("Listen."));
    lay_out(doc);
    ck_assert_uint_eq(find("Listen.")->page, 2);
    ck_assert_uint_eq(pdf.pages.n, 3);
}
END_TEST

START_TEST(a_card_that_is_too_full_goes_on_in_the_next_cell_and_is_named) {
    struct doc *doc = deck(1);
    struct doc_node *card = doc->body.first->first;
    card->id = S("noisy-room");
    doc_paragraph(card, sentences(14));
    lay_out(doc);
    ck_assert_uint_eq(report.overflows.n, 1);
    ck_assert(str_eq(report.overflows.items[0].name, S("noisy-room")));
    ck_assert_uint_eq(pdf.pages.n, 2);
}
END_TEST

// ---- languages ----

static const char arabic[] = "\u0627\u0644\u0636\u064a\u0641";

START_TEST(a_page_in_arabic_is_mirrored) {
    struct doc *doc = doc_new(&arena, S("Title"), S("ar"));
    doc->page.rail = true;
    doc_paragraph(doc_section(&doc->body, str_of(arabic)), S("\u0627\u0633\u0623\u0644"));
    struct doc_node *english = doc_paragraph(&doc->body, S("English"));
    english->lang = S("en");
    lay_out(doc);
    const struct event *heading = find(arabic), *body = find("\u0627\u0633\u0623\u0644");
    ck_assert_double_gt(heading->box.x, body->box.x + body->box.width);
    ck_assert_double_eq_tol(heading->box.x + heading->box.width, right, 10);
    ck_assert_double_eq_tol(find("English")->box.x, left, .01);
    check_inside();
}
END_TEST

START_TEST(a_node_says_its_language) {
    struct doc *doc = new_doc();
    doc_paragraph(&doc->body, S("\u307e\u305a\u4f3a\u3046"))->lang = S("ja");
    lay_out(doc);
    ck_assert(str_eq(pdf.events.items[1].attributes.lang, S("ja")));
    ck_assert_uint_eq(fonts.missing.n, 0);
}
END_TEST

RUN_BETWEEN("pdf_parts", setup, teardown, type_is_tightened_to_keep_a_promise,
            what_overflows_is_named_and_measured, a_check_lays_out_as_much_without_a_writer,
            large_print_is_large, large_print_is_never_tightened_but_takes_more_pages,
            a_poster_fills_its_paper, backs_stand_behind_their_fronts,
            a_card_is_read_before_the_next_one, a_card_is_headed_below_a_title_that_was_there,
            a_deck_begins_on_the_front_of_a_sheet, a_card_in_large_print_has_a_page_for_itself,
            the_foot_of_a_card_stands_below_its_text,
            a_card_that_is_too_full_goes_on_in_the_next_cell_and_is_named,
            a_page_in_arabic_is_mirrored, a_node_says_its_language)
