// Strips and marks: how the composed parts of a page are gathered.
#include "pdf/flow.h"

uint32_t flow_color(const struct flow *flow, enum doc_color color) {
    return flow->doc->theme.colors[color];
}

uint32_t flow_tone(const struct flow *flow, enum doc_tone tone) {
    static const uint8_t colors[DOC_TONES] = {
        [DOC_TONE_PLAIN] = DOC_INK,
        [DOC_TONE_AGENT] = DOC_AGENT,
        [DOC_TONE_CUSTOMER] = DOC_CUSTOMER,
        [DOC_TONE_OBSERVER] = DOC_OBSERVER,
        [DOC_TONE_FACILITATOR] = DOC_FACILITATOR,
        [DOC_TONE_WARNING] = DOC_WARNING,
    };
    return flow_color(flow, colors[tone]);
}

void flow_space(struct flow *flow, double units) {
    double space = units * flow->sizes.unit;
    if (space > flow->space) flow->space = space;
}

uint32_t flow_next(const struct flow *flow) {
    return (uint32_t)flow->strips.n;
}

uint32_t flow_strip(struct flow *flow, double height) {
    struct strip *strip = PUSH(flow->arena, &flow->strips);
    *strip = (struct strip){
        .above = flow->space, .height = height, .cut = flow->cut, .head = flow->head};
    flow->space = 0;
    flow->cut = CUT_FREE;
    return flow_next(flow) - 1;
}

void flow_hold(struct flow *flow, uint32_t first, enum cut cut) {
    for (size_t i = first + 1u; i < flow->strips.n; i++)
        if (flow->strips.items[i].cut < cut) flow->strips.items[i].cut = (uint8_t)cut;
}

void flow_join(struct flow *flow, uint32_t before, uint32_t second) {
    static const double small = .15; // of a page
    struct strip *strip = &flow->strips.items[second];
    if (strip->cut < CUT_RELUCTANT &&
        flow_height(flow, before, flow_next(flow)) < small * flow->page)
        strip->cut = CUT_RELUCTANT;
}

double flow_height(const struct flow *flow, uint32_t first, uint32_t end) {
    double height = 0;
    for (uint32_t i = first; i < end; i++)
        height += flow->strips.items[i].height + (i > first ? flow->strips.items[i].above : 0);
    return height;
}

struct mark *flow_mark(struct flow *flow, enum mark_kind kind, uint32_t strip, struct pdf_box box) {
    struct mark *mark = PUSH(flow->arena, &flow->marks);
    *mark = (struct mark){.kind = (uint8_t)kind, .strip = strip, .box = box};
    return mark;
}

struct pdf_attributes *flow_open(struct flow *flow, enum pdf_role role) {
    struct pdf_attributes *attributes = arena_new(flow->arena, struct pdf_attributes);
    struct mark *mark = flow_mark(flow, MARK_OPEN, 0, (struct pdf_box){0});
    mark->role = (uint8_t)role;
    mark->attributes = attributes;
    return attributes;
}

struct pdf_attributes *flow_open_node(struct flow *flow, enum pdf_role role,
                                      const struct doc_node *node) {
    struct pdf_attributes *attributes = flow_open(flow, role);
    attributes->lang = node->lang;
    return attributes;
}

void flow_close(struct flow *flow) {
    flow_mark(flow, MARK_CLOSE, 0, (struct pdf_box){0});
}

void flow_outline(struct flow *flow, const struct text *text, unsigned level) {
    struct mark *mark = flow_mark(flow, MARK_OUTLINE, flow_next(flow), (struct pdf_box){0});
    mark->level = (uint8_t)level;
    mark->says = text->plain;
}

void flow_fill(struct flow *flow, uint32_t strip, struct pdf_box box, uint32_t color) {
    flow_mark(flow, MARK_FILL, strip, box)->color = color;
}

void flow_rule(struct flow *flow, uint32_t strip, struct pdf_box box, double width,
               uint32_t color) {
    struct mark *rule = flow_mark(flow, MARK_RULE, strip, box);
    rule->color = color;
    rule->size = width;
}

void flow_ground(struct flow *flow, struct pdf_box box, uint32_t color) {
    flow_fill(flow, flow_next(flow), box, color);
}

void flow_end_ground(struct flow *flow, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) flow->marks.items[i].end = flow_next(flow);
}

void flow_mirror(struct flow *flow, size_t first, struct column at) {
    for (size_t i = first; i < flow->marks.n; i++) {
        struct pdf_box *box = &flow->marks.items[i].box;
        box->x = 2 * at.x + at.width - box->x - box->width;
    }
}

struct turn flow_enter(struct flow *flow, const struct doc_node *node) {
    struct turn turn = {.lang = flow->lang, .mark = flow->marks.n};
    if (node->lang.len) flow->lang = node->lang;
    turn.turned = doc_is_rtl(flow->lang) != flow->rtl;
    if (turn.turned) flow->rtl = !flow->rtl;
    return turn;
}

void flow_leave(struct flow *flow, struct turn turn, struct column at) {
    if (turn.turned) {
        flow_mirror(flow, turn.mark, at);
        flow->rtl = !flow->rtl;
    }
    flow->lang = turn.lang;
}
