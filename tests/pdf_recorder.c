// A writer that writes down what it is told, for tests of the layout.
#include "pdf_recorder.h"

#include <check.h>

static struct event *record(struct pdf *pdf, enum event_kind kind, struct pdf_box box) {
    struct event *event = PUSH(pdf->arena, &pdf->events);
    ck_assert_uint_lt(pdf->page, pdf->pages.n);
    *event = (struct event){.kind = kind, .page = pdf->page, .artifact = pdf->artifact, .box = box};
    return event;
}

size_t pdf_page(struct pdf *pdf, double width, double height) {
    *PUSH(pdf->arena, &pdf->pages) = (struct pdf_box){0, 0, width, height};
    return pdf->page = pdf->pages.n - 1;
}

void pdf_go_to(struct pdf *pdf, size_t page) {
    ck_assert_uint_lt(page, pdf->pages.n);
    pdf->page = page;
}

void pdf_open(struct pdf *pdf, enum pdf_role role, const struct pdf_attributes *attributes) {
    struct event *event = PUSH(pdf->arena, &pdf->events);
    *event = (struct event){.kind = EVENT_OPEN, .role = role};
    if (attributes) event->attributes = *attributes;
    pdf->open++;
}

void pdf_close(struct pdf *pdf) {
    struct event *event = PUSH(pdf->arena, &pdf->events);
    *event = (struct event){.kind = EVENT_CLOSE};
    ck_assert_uint_gt(pdf->open--, 0);
}

void pdf_artifact(struct pdf *pdf, enum pdf_artifact kind) {
    (void)kind;
    ck_assert(!pdf->artifact);
    pdf->artifact = true;
}

void pdf_artifact_end(struct pdf *pdf) {
    ck_assert(pdf->artifact);
    pdf->artifact = false;
}

struct pdf_font *pdf_font(struct pdf *pdf, hb_font_t *font) {
    (void)pdf;
    return (struct pdf_font *)font;
}

// What is read is all of a run's text, cluster by cluster.
static void check_clusters(const struct pdf_run *run) {
    ck_assert_uint_eq(run->glyphs[0].from, 0);
    for (size_t i = 1; i < run->n; i++) {
        ck_assert_uint_ge(run->glyphs[i].from, run->glyphs[i - 1].from);
        ck_assert_uint_lt(run->glyphs[i].from, run->text.len);
    }
}

void pdf_text(struct pdf *pdf, const struct pdf_run *run) {
    double left = run->glyphs[0].x, right = left;
    check_clusters(run);
    for (size_t i = 0; i < run->n; i++) {
        if (run->glyphs[i].x < left) left = run->glyphs[i].x;
        if (run->glyphs[i].x > right) right = run->glyphs[i].x;
    }
    double capitals = run->size * .66;
    struct event *event =
        record(pdf, EVENT_TEXT,
               (struct pdf_box){left, run->glyphs[0].y - capitals, right - left, capitals});
    event->text = str_dup(pdf->arena, run->text);
    event->size = run->size;
    event->color = run->color;
}

void pdf_fill(struct pdf *pdf, struct pdf_box box, uint32_t color) {
    record(pdf, EVENT_FILL, box)->color = color;
}

void pdf_stroke(struct pdf *pdf, struct pdf_box box, double width, uint32_t color) {
    (void)width;
    record(pdf, EVENT_STROKE, box)->color = color;
}

void pdf_line(struct pdf *pdf, double x1, double y1, double x2, double y2, double width,
              uint32_t color) {
    (void)width;
    record(pdf, EVENT_LINE, (struct pdf_box){x1, y1, x2 - x1, y2 - y1})->color = color;
}

bool pdf_image(struct pdf *pdf, struct pdf_box box, const struct doc_figure *figure) {
    record(pdf, EVENT_IMAGE, box)->text = figure->alt;
    return true;
}

void pdf_link(struct pdf *pdf, struct pdf_box box, struct str href, struct str says) {
    (void)says;
    record(pdf, EVENT_LINK, box)->text = str_dup(pdf->arena, href);
}

void pdf_check_box(struct pdf *pdf, struct pdf_box box, struct str says) {
    record(pdf, EVENT_CHECK_BOX, box)->text = str_dup(pdf->arena, says);
}

void pdf_text_field(struct pdf *pdf, struct pdf_box box, struct pdf_font *font, double size,
                    bool multiline, struct str says) {
    (void)multiline;
    struct event *event = record(pdf, EVENT_TEXT_FIELD, box);
    ck_assert_ptr_nonnull(font);
    event->text = str_dup(pdf->arena, says);
    event->size = size;
}

void pdf_outline(struct pdf *pdf, unsigned level, struct str title, double y) {
    struct event *event = record(pdf, EVENT_OUTLINE, (struct pdf_box){0, y, 0, 0});
    event->text = str_dup(pdf->arena, title);
    event->level = level;
}

struct str recorded_text(const struct pdf *pdf, size_t page) {
    struct buf out = buf_new(pdf->arena);
    for (size_t i = 0; i < pdf->events.n; i++) {
        const struct event *event = &pdf->events.items[i];
        if (event->kind == EVENT_TEXT && !event->artifact &&
            (page == SIZE_MAX || event->page == page))
            buf_add(&out, event->text);
    }
    return buf_str(&out);
}

const struct event *recorded_find(const struct pdf *pdf, const char *words) {
    for (size_t i = 0; i < pdf->events.n; i++) {
        const struct event *event = &pdf->events.items[i];
        if (event->kind == EVENT_TEXT && str_find(event->text, str_of(words)) >= 0) return event;
    }
    return NULL;
}

size_t recorded_count(const struct pdf *pdf, enum event_kind kind) {
    size_t n = 0;
    for (size_t i = 0; i < pdf->events.n; i++) n += pdf->events.items[i].kind == kind;
    return n;
}
