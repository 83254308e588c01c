// Composes what stands on a ground or within a border: callouts, cards, quotes; and figures.
#include "pdf/flow.h"

static const double bar = 3, top_bar = 6, border = 1, quote_bar = 2;

static void label(struct flow *flow, const struct doc_node *node, struct column at) {
    struct setting setting = {.node = node,
                              .type = TYPE_LABEL,
                              .width = at.width,
                              .color = 1 + flow_tone(flow, node->tone)};
    if (!doc_has_text(node)) return;
    struct text *text = text_set(flow, &setting);
    flow_open(flow, PDF_P);
    text_flow(flow, text, at.x);
    flow_close(flow);
    flow_space(flow, 1);
    flow->cut = CUT_NEVER;
}

static void ground_of_callout(struct flow *flow, const struct doc_node *node, struct column at) {
    bool warns = node->tone == DOC_TONE_WARNING;
    uint32_t color = node->tone ? flow_tone(flow, node->tone) : flow_color(flow, DOC_MUTED);
    flow_ground(flow, (struct pdf_box){at.x, 0, at.width, 0},
                flow_color(flow, warns ? DOC_WARM : DOC_BAND));
    flow_ground(flow, (struct pdf_box){at.x, 0, bar, 0}, color);
}

static void border_of_card(struct flow *flow, const struct doc_node *node, struct column at) {
    uint32_t color = flow_tone(flow, node->tone);
    struct pdf_box box = {at.x + border / 2, 0, at.width - border, 0};
    struct mark *stroke = flow_mark(flow, MARK_STROKE, flow_next(flow), box);
    stroke->size = border;
    stroke->color = color;
}

// A callout or card: padding is a strip, so that grounds and borders reach around it.
void block_labelled(struct flow *flow, const struct doc_node *node, struct column at) {
    bool card = node->kind == DOC_CARD;
    double unit = flow->sizes.unit, pad = card ? 3 * unit : unit, side = card ? 3 * unit : 2 * unit;
    struct column main = {at.x + side, at.width - 2 * side};
    uint32_t first = flow_next(flow);
    flow_open_node(flow, PDF_DIV, node);
    size_t ground = flow->marks.n;
    if (card)
        border_of_card(flow, node, at);
    else
        ground_of_callout(flow, node, at);
    size_t end = flow->marks.n;
    if (card)
        flow_fill(flow, first, (struct pdf_box){at.x, 0, at.width, top_bar},
                  flow_tone(flow, node->tone));
    flow_strip(flow, card ? pad + top_bar : pad);
    flow->cut = CUT_NEVER;
    label(flow, node, main);
    blocks(flow, node, main);
    flow->space = 0;
    flow->cut = CUT_NEVER;
    flow_strip(flow, pad);
    flow_end_ground(flow, ground, end);
    flow_close(flow);
    flow_hold(flow, first, CUT_KEPT);
}

void block_quote(struct flow *flow, const struct doc_node *node, struct column at) {
    double inset = 2 * flow->sizes.unit;
    struct column main = {at.x + inset, at.width - inset};
    uint32_t first = flow_next(flow);
    flow_open_node(flow, PDF_BLOCK_QUOTE, node);
    size_t ground = flow->marks.n;
    flow_ground(flow, (struct pdf_box){at.x, 0, quote_bar, 0}, flow_color(flow, DOC_RULE));
    size_t end = flow->marks.n;
    if (doc_has_text(node)) block_text(flow, node, TYPE_BODY, PDF_P, main);
    flow_space(flow, .5);
    blocks(flow, node, main);
    flow_end_ground(flow, ground, end);
    flow_close(flow);
    flow_hold(flow, first, CUT_KEPT);
}

// ---- figures ----

static void words_for(struct flow *flow, struct str words, enum type type, struct column at) {
    struct text *text =
        text_set(flow, &(struct setting){.words = words, .type = type, .width = at.width});
    flow_open(flow, PDF_P);
    text_flow(flow, text, at.x);
    flow_close(flow);
}

// The caption stands beside the picture, half way down.
static void caption(struct flow *flow, const struct doc_node *node, struct column at,
                    uint32_t strip) {
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = TYPE_NOTE, .width = at.width});
    double leading = text->style->leading, height = flow->strips.items[strip].height;
    double y = (height - leading * (double)text->n) / 2;
    flow_open_node(flow, PDF_P, node);
    for (size_t i = 0; i < text->n; i++)
        text_mark(flow, text, i, strip, at.x, y + leading * (double)i);
    text_end(flow, text);
    flow_close(flow);
}

void block_figure(struct flow *flow, const struct doc_node *node, struct column at) {
    const struct doc_figure *figure = node->figure;
    double width = 0, height = figure_height(figure, &width), gap = 3 * flow->sizes.unit;
    if (height <= 0) {
        words_for(flow, figure->alt, TYPE_NOTE, at);
        return;
    }
    if (width > at.width) height *= at.width / width, width = at.width;
    if (height > flow->page) width *= flow->page / height, height = flow->page;
    uint32_t strip = flow_strip(flow, height);
    flow_open_node(flow, PDF_FIGURE, node)->alt = figure->alt;
    flow_mark(flow, MARK_IMAGE, strip, (struct pdf_box){at.x, 0, width, height})->figure = figure;
    flow_close(flow);
    struct column beside = {at.x + width + gap, at.width - width - gap};
    if (!doc_has_text(node)) return;
    if (beside.width > at.width / 3)
        caption(flow, node, beside, strip);
    else
        block_text(flow, node, TYPE_NOTE, PDF_P, at);
}
