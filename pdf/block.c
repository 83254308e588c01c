// Composes the blocks of a page: which kind is whose, and plain texts.
#include "pdf/flow.h"

void block_text(struct flow *flow, const struct doc_node *node, enum type type, enum pdf_role role,
                struct column at) {
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = type, .width = at.width});
    flow_open_node(flow, role, node);
    text_flow(flow, text, at.x);
    flow_close(flow);
}

// A line that is bold as a whole heads what follows.
static bool is_heading(const struct flow *flow, const struct doc_node *node, uint32_t first) {
    for (const struct doc_run *run = node->runs; run; run = run->next)
        if (run->kind != DOC_STRONG) return false;
    return flow_next(flow) - first <= 2;
}

static void paragraph(struct flow *flow, const struct doc_node *node, struct column at) {
    static const enum type types[] = {[DOC_PLAIN] = TYPE_BODY,
                                      [DOC_LEAD] = TYPE_LEAD,
                                      [DOC_KICKER] = TYPE_KICKER,
                                      [DOC_NOTE] = TYPE_NOTE};
    uint32_t first = flow_next(flow);
    block_text(flow, node, types[node->style], PDF_P, at);
    if (is_heading(flow, node, first)) flow->cut = CUT_NEVER;
}

static void heading(struct flow *flow, const struct doc_node *node, struct column at) {
    block_text(flow, node, TYPE_SUBTITLE, PDF_P, at);
    flow->cut = CUT_NEVER;
}

static void keep(struct flow *flow, const struct doc_node *node, struct column at) {
    uint32_t first = flow_next(flow);
    flow_open_node(flow, PDF_DIV, node);
    blocks(flow, node, at);
    flow_close(flow);
    flow_hold(flow, first, CUT_KEPT);
}

static void page_break(struct flow *flow, const struct doc_node *node, struct column at) {
    (void)node, (void)at;
    flow->cut = CUT_FORCED;
}

void block(struct flow *flow, const struct doc_node *node, struct column at) {
    static void (*const composers[DOC_KINDS])(struct flow *, const struct doc_node *,
                                              struct column) = {
        [DOC_TITLE] = block_title,     [DOC_SECTION] = block_section,
        [DOC_HEADING] = heading,       [DOC_PARAGRAPH] = paragraph,
        [DOC_LIST] = block_list,       [DOC_CHECKLIST] = block_list,
        [DOC_TABLE] = block_table,     [DOC_CALLOUT] = block_labelled,
        [DOC_QUOTE] = block_quote,     [DOC_LINES] = block_lines,
        [DOC_FIELD] = block_field,     [DOC_FIGURE] = block_figure,
        [DOC_CARD] = block_labelled,   [DOC_KEEP] = keep,
        [DOC_PAGE_BREAK] = page_break, [DOC_DECK] = keep,
    };
    if (!composers[node->kind]) return;
    struct turn turn = flow_enter(flow, node);
    composers[node->kind](flow, node, at);
    flow_leave(flow, turn, at);
}

void blocks_from(struct flow *flow, const struct doc_node *first, struct column at) {
    const struct doc_node *last = NULL;
    for (const struct doc_node *node = first; node; node = doc_next(node, flow->doc->audience)) {
        bool beside_table = node->kind == DOC_TABLE || (last && last->kind == DOC_TABLE);
        if (last) flow_space(flow, beside_table ? 2 : 1);
        block(flow, node, at);
        last = node;
    }
}

void blocks(struct flow *flow, const struct doc_node *parent, struct column at) {
    blocks_from(flow, doc_first(parent, flow->doc->audience), at);
}
