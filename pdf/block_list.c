// Composes lists: marks before items, boxes to tick, sayings in a row.
#include "pdf/flow.h"

// What stands before the items of a list.
struct marker {
    const struct doc_node *list;
    struct text *bullet;
    double room; // for it, from the item's left
    unsigned number;
};

// An item of more than a text is not parted when it is no higher than this much of a page.
static const double whole = .4;

static double box_side(const struct flow *flow) {
    return flow->sizes.styles[TYPE_BODY].size * .95;
}

static unsigned count(const struct flow *flow, const struct doc_node *list) {
    unsigned n = 0, audience = flow->doc->audience;
    for (const struct doc_node *at = doc_first(list, audience); at; at = doc_next(at, audience))
        n++;
    return n;
}

static struct marker marker_of(struct flow *flow, const struct doc_node *list) {
    struct marker marker = {.list = list, .room = 3 * flow->sizes.unit};
    if (list->kind == DOC_CHECKLIST) {
        marker.room = box_side(flow) + 1.2 * flow->sizes.unit;
    } else if (list->style == DOC_NUMBERS) {
        unsigned n = count(flow, list);
        marker.room += (n > 9) * 1.2 * flow->sizes.unit + (n > 99) * 1.2 * flow->sizes.unit;
    } else {
        marker.bullet = text_set(flow, &(struct setting){.words = S("\u2022"),
                                                         .type = TYPE_BODY,
                                                         .width = marker.room,
                                                         .color = 1 + flow_color(flow, DOC_MUTED)});
    }
    return marker;
}

static struct text *number(struct flow *flow, const struct marker *marker) {
    struct setting setting = {.words = str_fmt(flow->arena, "%u.", marker->number),
                              .type = TYPE_BODY,
                              .width = marker->room - flow->sizes.unit,
                              .align = DOC_END,
                              .color = 1 + flow_color(flow, DOC_MUTED)};
    return text_set(flow, &setting);
}

static void mark_box(struct flow *flow, struct column at, struct str says) {
    const struct style *style = &flow->sizes.styles[TYPE_BODY];
    double side = box_side(flow);
    struct pdf_box box = {at.x, style_baseline(style) - style->size * .325 - side / 2, side, side};
    flow_mark(flow, MARK_CHECK_BOX, flow_next(flow), box)->says = says;
}

static void label(struct flow *flow, const struct marker *marker, struct column at,
                  struct str says) {
    flow_open(flow, PDF_LBL);
    if (marker->list->kind == DOC_CHECKLIST) {
        mark_box(flow, at, says);
    } else {
        struct text *text = marker->bullet ? marker->bullet : number(flow, marker);
        double x = at.x + (marker->bullet ? flow->sizes.unit * .7 : 0);
        text_mark(flow, text, 0, flow_next(flow), x, 0);
        text_end(flow, text);
    }
    flow_close(flow);
}

// Does it hold more than a text?
static bool is_rich(const struct flow *flow, const struct doc_node *item) {
    return doc_first(item, flow->doc->audience) != NULL;
}

static void item(struct flow *flow, struct marker *marker, const struct doc_node *node,
                 struct column at) {
    struct column main = {at.x + marker->room, at.width - marker->room};
    struct text *text =
        text_set(flow, &(struct setting){.node = node, .type = TYPE_BODY, .width = main.width});
    marker->number++;
    flow_open_node(flow, PDF_LI, node);
    label(flow, marker, at, text->plain);
    flow_open(flow, PDF_LBODY);
    flow->said = text->plain;
    uint32_t first = flow_next(flow);
    if (doc_has_text(node)) text_flow(flow, text, main.x);
    if (is_rich(flow, node)) {
        if (doc_has_text(node)) flow_space(flow, 1);
        blocks(flow, node, main);
        if (flow_height(flow, first, flow_next(flow)) < whole * flow->page)
            flow_hold(flow, first, CUT_KEPT);
    }
    flow_close(flow);
    flow_close(flow);
}

static void items(struct flow *flow, const struct doc_node *list, struct column at) {
    static const double between[] = {[DOC_HUDDLE] = .5, [DOC_WALL] = 1};
    const struct doc_page *page = &flow->doc->page;
    double gap = page->scale < sizeof between / sizeof *between ? between[page->scale] : 0;
    unsigned audience = flow->doc->audience;
    const struct doc_node *first = doc_first(list, audience);
    if (list->kind == DOC_CHECKLIST && gap < .25) gap = .25;
    if (first && list->style == DOC_NUMBERS && is_rich(flow, first)) gap = 1.5;
    struct marker marker = marker_of(flow, list);
    uint32_t before = 0;
    for (const struct doc_node *node = first; node; node = doc_next(node, audience)) {
        uint32_t strip = flow_next(flow);
        if (node != first) flow_space(flow, gap);
        struct turn turn = flow_enter(flow, node);
        item(flow, &marker, node, at);
        flow_leave(flow, turn, at);
        bool joined = marker.number == 2 || !doc_next(node, audience);
        if (node != first && joined) flow_join(flow, before, strip);
        before = strip;
    }
}

static void sayings(struct flow *flow, const struct doc_node *list, struct column at) {
    struct text *text =
        text_set(flow, &(struct setting){.items = doc_first(list, flow->doc->audience),
                                         .type = TYPE_BODY,
                                         .width = at.width});
    text_flow(flow, text, at.x);
}

void block_list(struct flow *flow, const struct doc_node *node, struct column at) {
    struct pdf_attributes *attributes = flow_open_node(flow, PDF_L, node);
    if (node->kind == DOC_LIST && node->style == DOC_BULLETS) attributes->numbering = PDF_DISC;
    if (node->kind == DOC_LIST && node->style == DOC_NUMBERS) attributes->numbering = PDF_DECIMAL;
    if (node->kind == DOC_LIST && node->style == DOC_SAYINGS)
        sayings(flow, node, at);
    else
        items(flow, node, at);
    flow_close(flow);
}
