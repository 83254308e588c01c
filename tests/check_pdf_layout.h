// What the tests of the layout share: documents, and laying them out for the recorder.
#ifndef TESTS_CHECK_PDF_LAYOUT_H
#define TESTS_CHECK_PDF_LAYOUT_H

#include "pdf/layout.h"
#include "pdf_recorder.h"
#include "run.h"

static struct arena arena, scratch;
static struct pdf pdf;
static struct layout_report report;
static struct fonts fonts;

static const char sentence[] =
    "The person who hears it owns it until the guest says that it is solved, whatever the hour. ";

static inline void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
    arena_init(&scratch, allocator_malloc, 0);
}

static inline void teardown(void) {
    arena_free(&scratch);
    arena_free(&arena);
}

static inline struct doc *new_doc(void) {
    return doc_new(&arena, S("Title"), S("en"));
}

static inline struct str sentences(unsigned n) {
    struct buf out = buf_new(&arena);
    for (unsigned i = 0; i < n; i++) buf_text(&out, sentence);
    return str_trim(str_dup(&arena, buf_str(&out)));
}

static inline struct doc_node *titled(struct doc *doc, const char *id) {
    struct doc_node *title = doc_add_text(&doc->body, DOC_TITLE, S("A title of the page"));
    title->id = str_of(id);
    return title;
}

static inline void lay_out(const struct doc *doc) {
    struct str error = S("");
    pdf = (struct pdf){.arena = &arena};
    report = (struct layout_report){0};
    ck_assert_msg(fonts_open(&fonts, &arena, doc, FONTS_DIR, NULL, 0, &error), "%.*s",
                  S_ARG(error));
    layout(&scratch, doc, &fonts, &pdf, &report);
    fonts_close(&fonts);
    ck_assert_uint_eq(pdf.open, 0);
    ck_assert_uint_eq(report.pages, pdf.pages.n);
}

static const struct event *find(const char *words) {
    const struct event *event = recorded_find(&pdf, words);
    ck_assert_msg(event != NULL, "no text holds \"%s\"", words);
    return event;
}

// ---- every kind of node ----

static const struct doc_column columns[] = {{DOC_START, 30}, {DOC_CENTER, 0}, {DOC_END, 20}};
static const struct doc_figure code = {
    .alt = S_INIT("A code"), .bytes = S_INIT("\1\1\0\0\0\1\1\0\1"), .side = 3, .width = 25};

static inline void add_rows(struct doc_node *table, unsigned n) {
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    doc_cell(row, DOC_COLUMN_HEADER, S("Gesture"));
    doc_cell(row, DOC_COLUMN_HEADER, S("Seen"));
    doc_cell(row, DOC_COLUMN_HEADER, S("Limit"));
    for (unsigned i = 0; i < n; i++) {
        row = doc_row(table, DOC_BODY_ROW);
        struct str name = str_fmt(&arena, "Row number %u", i);
        doc_cell(row, DOC_ROW_HEADER, name);
        doc_box(doc_cell(row, DOC_DATA, S("")), name);
        doc_cell(row, DOC_DATA, S("at most three times in every twelve months for a guest"));
    }
}

static inline void add_text(struct doc_node *part) {
    struct doc_node *text = doc_paragraph(part, S("Plain, "));
    doc_strong(text, S("strong"));
    doc_text(text, S(" and a "));
    doc_link(text, S("link"), S("https://example.org/"));
    doc_text(text, S(" before the end"));
    doc_line_end(text);
    doc_text(text, S("of a line."));
    doc_styled(part, DOC_NOTE, S("A note."));
    doc_paragraph(doc_section(part, S("Inside")), sentences(4));
    struct doc_node *quote = doc_add_text(part, DOC_QUOTE, S("I stand behind it."));
    doc_paragraph(quote, S("the manager"));
}

static inline void add_lists(struct doc_node *part) {
    static const enum doc_list_style styles[] = {DOC_BULLETS, DOC_NUMBERS, DOC_SAYINGS};
    for (size_t i = 0; i < 3; i++) {
        struct doc_node *list = doc_list(part, styles[i]);
        for (unsigned k = 0; k < 3; k++) doc_item(list, sentences(k + 1));
    }
    struct doc_node *list = doc_add(part, DOC_CHECKLIST);
    doc_item(list, S("Listens first"));
    doc_item(list, S("Says what is next"));
}

static inline void add_rest(struct doc *doc) {
    struct doc_node *part = doc_section(&doc->body, S("Boxes"));
    doc_paragraph(doc_callout(part, DOC_TONE_WARNING, S("Stop")), sentences(3));
    doc_paragraph(doc_card(part, DOC_TONE_OBSERVER, S("Observer")), sentences(3));
    doc_paragraph(doc_add(part, DOC_KEEP), S("What would you do?"));
    doc_lines(part, 3);
    doc_add_text(part, DOC_FIELD, S("Name"));
    doc_text(doc_figure(part, &code), S("Scan it."));
}

static inline struct doc *every_kind(void) {
    struct doc *doc = new_doc();
    struct doc_node *title = titled(doc, "noisy-room");
    doc_styled(title, DOC_KICKER, S("Handout"));
    doc_styled(title, DOC_LEAD, S("From angry to calm"));
    add_text(doc_section(&doc->body, S("Text")));
    add_lists(doc_section(&doc->body, S("Lists")));
    add_rows(doc_table(doc_section(&doc->body, S("Table")), S("Limits"), columns, 3), 5);
    add_rest(doc);
    doc->footer =
        (struct doc_footer){S("Playbook"), S("version 1"), S("0123456789ab"), S("DRAFT"), S("")};
    return doc;
}

static const double left = 18 * 72 / 25.4, right = 192 * 72 / 25.4, top = 24 * 72 / 25.4,
                    bottom = 262 * 72 / 25.4;

static inline bool is_decoration(const struct event *event) {
    return event->artifact || event->kind == EVENT_OPEN || event->kind == EVENT_CLOSE ||
           event->kind == EVENT_OUTLINE;
}

static inline void check_inside(void) {
    for (size_t i = 0; i < pdf.events.n; i++) {
        const struct event *event = &pdf.events.items[i];
        if (is_decoration(event)) continue;
        ck_assert_double_ge(event->box.x, left - .01);
        ck_assert_double_ge(event->box.y, top - .01);
        ck_assert_double_le(event->box.x + event->box.width, right + .01);
        ck_assert_double_le(event->box.y + event->box.height, bottom + .01);
    }
}

static inline bool overlap(const struct event *a, const struct event *b) {
    return a->page == b->page && a->box.x + a->box.width > b->box.x + .01 &&
           b->box.x + b->box.width > a->box.x + .01 && a->box.y + a->box.height > b->box.y + .01 &&
           b->box.y + b->box.height > a->box.y + .01;
}

static inline void check_apart(void) {
    for (size_t i = 0; i < pdf.events.n; i++)
        for (size_t k = 0; k < i; k++) {
            const struct event *a = &pdf.events.items[i], *b = &pdf.events.items[k];
            if (a->kind == EVENT_TEXT && b->kind == EVENT_TEXT)
                ck_assert_msg(!overlap(a, b), "\"%.*s\" overlaps \"%.*s\"", S_ARG(a->text),
                              S_ARG(b->text));
        }
}

static inline size_t opened(enum pdf_role role) {
    size_t n = 0;
    for (size_t i = 0; i < pdf.events.n; i++)
        n += pdf.events.items[i].kind == EVENT_OPEN && pdf.events.items[i].role == role;
    return n;
}

#endif
