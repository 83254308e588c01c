// Composes room to write in: lines, and fields behind their label, both to be filled in as well.
#include "pdf/flow.h"

static const double hairline = .5, hand = 20; // points: what handwriting needs, 7 mm

static double line_height(const struct flow *flow) {
    double usual = flow->sizes.styles[TYPE_BODY].leading * 1.2;
    return usual > hand ? usual : hand;
}

static void room(struct flow *flow, uint32_t strip, uint32_t end, struct pdf_box box,
                 struct str says) {
    struct mark *field = flow_mark(flow, MARK_TEXT_FIELD, strip, box);
    field->multiline = end > 0;
    field->end = end;
    field->size = flow->sizes.styles[TYPE_BODY].size;
    field->says = says;
}

void block_lines(struct flow *flow, const struct doc_node *node, struct column at) {
    uint32_t first = flow_next(flow);
    double height = line_height(flow);
    room(flow, first, first + node->count, (struct pdf_box){at.x, 0, at.width, 0}, flow->said);
    for (unsigned i = 0; i < node->count; i++) {
        uint32_t strip = flow_strip(flow, height);
        flow_rule(flow, strip, (struct pdf_box){at.x, height, at.width, 0}, hairline,
                  flow_color(flow, DOC_MUTED));
    }
    flow_hold(flow, first, CUT_KEPT);
    flow_space(flow, 2); // the last line is none of what follows
}

// The label, and the rest of its last line, where that is enough.
void block_field(struct flow *flow, const struct doc_node *node, struct column at) {
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = TYPE_BODY, .width = at.width});
    double height = line_height(flow), gap = 1.5 * flow->sizes.unit;
    double used = text->n ? text->lines[text->n - 1].width + gap : 0;
    uint32_t first = flow_next(flow);
    flow_open_node(flow, PDF_P, node);
    for (size_t i = 0; i < text->n; i++) {
        bool last = i + 1 == text->n;
        double lower = last ? height - text->style->leading : 0;
        text_mark(flow, text, i, flow_strip(flow, text->style->leading + lower), at.x, lower);
    }
    text_end(flow, text);
    if (text->n == 0 || used > at.width * .7) used = 0, flow_strip(flow, height);
    struct pdf_box box = {at.x + used, 1, at.width - used, height - 2};
    uint32_t strip = flow_next(flow) - 1;
    room(flow, strip, 0, box, text->plain);
    flow_rule(flow, strip, (struct pdf_box){box.x, height - 2, box.width, 0}, hairline,
              flow_color(flow, DOC_INK));
    flow_close(flow);
    flow_hold(flow, first, CUT_NEVER);
}
