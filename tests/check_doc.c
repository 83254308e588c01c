// Checks the document tree: what is built, and what each audience sees of it.
#include "doc/doc.h"

#include "run.h"

static struct arena arena;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&arena);
}

static struct doc *new_doc(void) {
    return doc_new(&arena, S("Title"), S("en"));
}

// How many nodes of the tree an audience sees.
static unsigned seen(const struct doc_node *parent, unsigned audience) {
    unsigned n = 0;
    for (const struct doc_node *at = doc_first(parent, audience); at; at = doc_next(at, audience))
        n += 1 + seen(at, audience);
    return n;
}

START_TEST(nodes_stand_in_the_order_they_were_added) {
    struct doc *doc = new_doc();
    struct doc_node *section = doc_section(&doc->body, S("One"));
    doc_paragraph(section, S("a"));
    doc_styled(section, DOC_NOTE, S("b"));
    const struct doc_node *at = doc_first(section, 0);
    ck_assert_int_eq(at->kind, DOC_HEADING);
    at = doc_next(at, 0);
    ck_assert(str_eq(at->runs->text, S("a")));
    at = doc_next(at, 0);
    ck_assert(str_eq(at->runs->text, S("b")));
    ck_assert_int_eq(at->style, DOC_NOTE);
    ck_assert_ptr_null(doc_next(at, 0));
}
END_TEST

START_TEST(runs_stand_in_the_order_they_were_added) {
    struct doc *doc = new_doc();
    struct doc_node *p = doc_paragraph(&doc->body, S(""));
    ck_assert(!doc_has_text(p));
    doc_line_end(p); // nothing to end yet
    ck_assert_ptr_null(p->runs);
    doc_strong(p, S("a"));
    doc_line_end(p);
    doc_code(p, S("b"));
    doc_link(p, S("c"), S("https://d"));
    static const enum doc_run_kind kinds[] = {DOC_STRONG, DOC_LINE_END, DOC_CODE, DOC_LINK};
    const struct doc_run *run = p->runs;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++, run = run->next)
        ck_assert_int_eq(run->kind, kinds[i]);
    ck_assert_ptr_null(run);
    ck_assert(str_eq(p->last_run->href, S("https://d")));
}
END_TEST

START_TEST(what_is_empty_does_not_show) {
    struct doc *doc = new_doc();
    struct doc_node *section = doc_section(&doc->body, S("Heading"));
    doc_paragraph(section, S(""));
    doc_paragraph(section, S(" \n"));
    doc_add(section, DOC_CHECKLIST);
    doc_item(doc_list(section, DOC_BULLETS), S(""));
    doc_callout(section, DOC_TONE_WARNING, S("Label"));
    doc_lines(section, 0);
    doc_figure(section, NULL);
    static const struct doc_column columns[] = {{0}};
    struct doc_node *table = doc_table(section, S("Caption"), columns, 1);
    doc_cell(doc_row(table, DOC_HEADER_ROW), DOC_COLUMN_HEADER, S("Head"));
    ck_assert_uint_eq(seen(&doc->body, 0), 0);
    doc_cell(doc_row(table, DOC_BODY_ROW), DOC_DATA, S("x"));
    ck_assert_uint_eq(seen(&doc->body, 0), 7); // section, heading, table, 2 rows, 2 cells
}
END_TEST

START_TEST(what_is_to_be_filled_in_shows) {
    struct doc *doc = new_doc();
    struct doc_node *section = doc_section(&doc->body, S("Heading"));
    doc_lines(section, 2);
    doc_add_text(section, DOC_FIELD, S("Name"));
    doc_page_break(&doc->body, DOC_NEXT_LEAF);
    ck_assert_uint_eq(seen(&doc->body, 0), 5);
}
END_TEST

START_TEST(an_audience_sees_its_own_and_what_is_for_all) {
    struct doc *doc = new_doc();
    struct doc_node *hidden = doc_section(&doc->body, S("Facilitator"));
    hidden->audience = DOC_FOR_FACILITATOR;
    doc_paragraph(hidden, S("for all, but in here"));
    struct doc_node *both = doc_paragraph(&doc->body, S("both"));
    both->audience = DOC_FOR_FACILITATOR | DOC_FOR_OBSERVER;
    struct doc_node *shared = doc_section(&doc->body, S("Shared"));
    doc_paragraph(shared, S("secret"))->audience = DOC_FOR_CUSTOMER;
    ck_assert_uint_eq(seen(&doc->body, DOC_FOR_AGENT), 0); // no heading without what it heads
    ck_assert_uint_eq(seen(&doc->body, DOC_FOR_OBSERVER), 1);
    ck_assert_uint_eq(seen(&doc->body, DOC_FOR_FACILITATOR), 4);
    ck_assert_uint_eq(seen(&doc->body, DOC_FOR_CUSTOMER), 3);
}
END_TEST

RUN_BETWEEN("doc", setup, teardown, nodes_stand_in_the_order_they_were_added,
            runs_stand_in_the_order_they_were_added, what_is_empty_does_not_show,
            what_is_to_be_filled_in_shows, an_audience_sees_its_own_and_what_is_for_all)
