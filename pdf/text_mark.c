// Puts the lines of a text on strips: its pieces as marks, with the tags of links, boxes, sayings.
#include "pdf/flow.h"

static bool is_tagged(const struct span *span) {
    return span && (span->kind == SPAN_LINK || span->kind == SPAN_CODE);
}

static uint32_t item_of(const struct span *span) {
    return span && span->kind != SPAN_BETWEEN ? span->item : 0;
}

static void leave(struct flow *flow, const struct span *span, bool whole) {
    if (is_tagged(span)) flow_close(flow);
    if (!whole || !item_of(span)) return;
    flow_close(flow);
    flow_close(flow);
}

static void enter(struct flow *flow, const struct span *span, bool whole) {
    static const enum pdf_role roles[] = {[SPAN_CODE] = PDF_CODE, [SPAN_LINK] = PDF_LINK};
    if (whole && item_of(span)) {
        flow_open(flow, PDF_LI)->lang = span->lang;
        flow_open(flow, PDF_LBODY);
    }
    if (is_tagged(span)) flow_open(flow, roles[span->kind]);
}

// Closes the tags of the span before and opens those of the next; the runs of one item share one.
static void change(struct flow *flow, struct text *text, const struct span *next) {
    const struct span *last = text->inside;
    if (last == next) return;
    bool whole = item_of(last) != item_of(next);
    leave(flow, last, whole);
    text->inside = next;
    enter(flow, next, whole);
}

static void mark_box(struct flow *flow, const struct piece *piece, uint32_t strip,
                     struct pdf_box line) {
    struct mark *mark = flow_mark(flow, MARK_CHECK_BOX, strip, line);
    mark->piece = piece;
    mark->says = piece->span->says;
}

static void mark_glyphs(struct flow *flow, const struct piece *piece, uint32_t strip,
                        struct pdf_box line) {
    flow_mark(flow, MARK_TEXT, strip, line)->piece = piece;
    if (piece->span->kind != SPAN_LINK) return;
    struct mark *link = flow_mark(flow, MARK_LINK, strip, line);
    link->piece = piece;
    link->says = piece->span->says;
}

static void mark_piece(struct flow *flow, struct text *text, const struct piece *piece,
                       uint32_t strip, struct pdf_box line) {
    bool decoration = piece->span->kind == SPAN_BETWEEN;
    change(flow, text, piece->span);
    if (decoration) flow_mark(flow, MARK_ARTIFACT, strip, line);
    if (piece->span->kind == SPAN_BOX)
        mark_box(flow, piece, strip, line);
    else
        mark_glyphs(flow, piece, strip, line);
    if (decoration) flow_mark(flow, MARK_ARTIFACT_END, strip, line);
}

void text_mark(struct flow *flow, struct text *text, size_t line, uint32_t strip, double x,
               double y) {
    const struct line *at = &text->lines[line];
    struct pdf_box box = {x + at->x, y, at->width, text->style->leading};
    for (size_t i = 0; i < at->pieces.n; i++)
        mark_piece(flow, text, &at->pieces.items[i], strip, box);
}

void text_end(struct flow *flow, struct text *text) {
    change(flow, text, NULL);
}

// Two lines at least stay together at both ends.
static enum cut cut_before(size_t line, size_t n) {
    return line == 1 || line + 1 == n ? CUT_NEVER : CUT_FREE;
}

void text_flow(struct flow *flow, struct text *text, double x) {
    for (size_t i = 0; i < text->n; i++) {
        if (i) flow->cut = (uint8_t)cut_before(i, text->n);
        text_mark(flow, text, i, flow_strip(flow, text->style->leading), x, 0);
    }
    text_end(flow, text);
}
