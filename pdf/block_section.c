// Composes titles and sections: what stands above, or beside, what it heads.
#include "pdf/flow.h"

static const double rail_width = 90, rail_gap = 14, hairline = .5;
static const double start_lines = 2.5; // of a section, that its heading stays with
// A section is rather moved to the next page than parted when it is no higher than this much of a
// page.
static const double small = .25;

// ---- titles ----

// A figure in the upper right corner; answers what is left of the column beside it.
static struct column corner(struct flow *flow, const struct doc_figure *figure, struct column at,
                            double *height) {
    double width = 0, high = figure_height(figure, &width);
    if (high <= 0 || width > at.width / 2) return at;
    struct pdf_box box = {at.x + at.width - width, 0, width, high};
    flow_open(flow, PDF_FIGURE)->alt = figure->alt;
    flow_mark(flow, MARK_IMAGE, flow_next(flow), box)->figure = figure;
    flow_close(flow);
    if (high > *height) *height = high;
    return (struct column){at.x, at.width - width - 4 * flow->sizes.unit};
}

static struct column corners(struct flow *flow, const struct doc_node *title, struct column at,
                             double *height) {
    if (flow->logo) at = corner(flow, flow->logo, at, height);
    flow->logo = NULL;
    unsigned audience = flow->doc->audience;
    for (const struct doc_node *node = doc_first(title, audience); node;
         node = doc_next(node, audience))
        if (node->kind == DOC_FIGURE) at = corner(flow, node->figure, at, height);
    return at;
}

static void title_line(struct flow *flow, const struct doc_node *node, struct column at) {
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = TYPE_TITLE, .width = at.width});
    flow_outline(flow, text, 1);
    flow_open_node(flow, PDF_H1, node);
    text_flow(flow, text, at.x);
    flow_close(flow);
}

static bool is_kicker(const struct doc_node *node) {
    return node->kind == DOC_PARAGRAPH && node->style == DOC_KICKER;
}

static void title_part(struct flow *flow, const struct doc_node *node, struct column at) {
    if (node->kind == DOC_FIGURE) return;
    if (node->kind == DOC_PARAGRAPH && node->style == DOC_LEAD) {
        flow_space(flow, 1);
        block_text(flow, node, TYPE_OPENING, PDF_P, at);
    } else {
        block(flow, node, at);
    }
}

static void title_parts(struct flow *flow, const struct doc_node *title, struct column at,
                        bool kickers) {
    unsigned audience = flow->doc->audience;
    for (const struct doc_node *node = doc_first(title, audience); node;
         node = doc_next(node, audience))
        if (is_kicker(node) == kickers) title_part(flow, node, at);
}

// The small line above a title, the title, and what leads on from it.
void block_title(struct flow *flow, const struct doc_node *node, struct column at) {
    uint32_t first = flow_next(flow);
    double height = 0;
    struct column beside = corners(flow, node, at, &height);
    title_parts(flow, node, beside, true);
    title_line(flow, node, beside);
    title_parts(flow, node, beside, false);
    double missing = height - flow_height(flow, first, flow_next(flow));
    if (missing > 0) flow_strip(flow, missing);
    flow_hold(flow, first, CUT_NEVER);
    flow_space(flow, 2.5);
    flow->cut = CUT_NEVER;
}

// ---- sections ----

static struct text *heading(struct flow *flow, const struct doc_node *node, double width) {
    enum type type = flow->depth == 1 ? TYPE_HEADING : TYPE_SUBTITLE;
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = type, .width = width});
    unsigned level = flow->depth - 1u + flow->titled;
    flow_outline(flow, text, level + 1);
    flow_open_node(flow, PDF_H1 + (level < 5 ? level : 5), node);
    return text;
}

// Strips from `first` on, as high as `height`, stay on one page; answers how much less there is.
static double hold_start(struct flow *flow, uint32_t first, double height) {
    double high = 0;
    for (uint32_t i = first; i < flow_next(flow); i++) {
        struct strip *strip = &flow->strips.items[i];
        if (i > first && high < height && strip->cut < CUT_NEVER) strip->cut = CUT_NEVER;
        high += strip->height + (i > first ? strip->above : 0);
    }
    return height - high;
}

// A line or two at the end of a section do not begin a page if that can be.
static void hold_end(struct flow *flow, uint32_t first, double height) {
    double high = 0;
    for (uint32_t i = flow_next(flow); i-- > first + 1 && high < height;) {
        struct strip *strip = &flow->strips.items[i];
        if (strip->cut < CUT_RELUCTANT) strip->cut = CUT_RELUCTANT;
        high += strip->height + strip->above;
    }
}

// What a heading stands above begins with so much at least.
static double least_start(const struct flow *flow) {
    return start_lines * flow->sizes.styles[TYPE_BODY].leading;
}

// A heading that is higher than what stands beside it has room below that.
static void hold_beside(struct flow *flow, uint32_t first, double height) {
    double missing = hold_start(flow, first, height);
    hold_start(flow, first, least_start(flow));
    if (missing <= 0) return;
    flow->space = 0;
    flow->cut = CUT_NEVER;
    flow_strip(flow, missing);
}

// Where the base line is of the first line that is composed.
static double first_baseline(const struct flow *flow, const struct doc_node *node) {
    const struct style *styles = flow->sizes.styles;
    double unit = flow->sizes.unit;
    switch (node->kind) {
    case DOC_CALLOUT: return unit + style_baseline(&styles[TYPE_BODY]);
    case DOC_TABLE: return unit / 2 + style_baseline(&styles[TYPE_HEAD_CELL]);
    case DOC_LINES: return 2.5 * unit;
    default:
        return style_baseline(
            &styles[node->style == DOC_LEAD && node->kind == DOC_PARAGRAPH ? TYPE_LEAD
                                                                           : TYPE_BODY]);
    }
}

// The first lines of both columns stand on one base line.
static void section_beside(struct flow *flow, const struct doc_node *head, struct column at) {
    const struct style *styles = flow->sizes.styles;
    struct column main = {at.x + rail_width + rail_gap, at.width - rail_width - rail_gap};
    struct text *text = heading(flow, head, rail_width);
    double leading = styles[TYPE_BODY].leading;
    const struct doc_node *body = doc_next(head, flow->doc->audience);
    double y = first_baseline(flow, body) - style_baseline(text->style);
    uint32_t first = flow_next(flow);
    for (size_t i = 0; i < text->n; i++)
        text_mark(flow, text, i, first, at.x, y + leading * (double)i);
    text_end(flow, text);
    flow_close(flow);
    blocks_from(flow, body, main);
    hold_beside(flow, first, y + leading * (double)text->n);
}

static void section_below(struct flow *flow, const struct doc_node *head, struct column at) {
    uint32_t first = flow_next(flow);
    struct text *text = heading(flow, head, at.width);
    text_flow(flow, text, at.x);
    flow_close(flow);
    flow_hold(flow, first, CUT_NEVER);
    flow_space(flow, .5);
    flow->cut = CUT_NEVER;
    first = flow_next(flow);
    blocks_from(flow, doc_next(head, flow->doc->audience), at);
    hold_start(flow, first, least_start(flow));
}

static void begin_section(struct flow *flow, struct column at) {
    if (flow->depth > 1) {
        flow_space(flow, 2);
        return;
    }
    uint32_t strip = flow_strip(flow, flow->sizes.unit);
    flow_rule(flow, strip, (struct pdf_box){at.x, 0, at.width, 0}, hairline,
              flow_color(flow, DOC_RULE));
    flow->cut = CUT_NEVER;
}

void block_section(struct flow *flow, const struct doc_node *node, struct column at) {
    const struct doc_node *head = doc_first(node, flow->doc->audience);
    uint32_t first = flow_next(flow);
    flow_open_node(flow, PDF_SECT, node);
    flow->depth++;
    begin_section(flow, at);
    if (head->kind != DOC_HEADING)
        blocks_from(flow, head, at);
    else if (flow->depth == 1 && flow->rail)
        section_beside(flow, head, at);
    else
        section_below(flow, head, at);
    flow->depth--;
    flow_close(flow);
    flow_space(flow, 1);
    hold_end(flow, first, least_start(flow));
    if (flow_height(flow, first, flow_next(flow)) < small * flow->page)
        flow_hold(flow, first, CUT_RELUCTANT);
}
