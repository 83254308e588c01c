// Finds texts with question marks in brackets and braces, and quotes them.
#include "edit/quotes.h"

#include "yaml/fault.h"

struct quoting {
    struct edits *out;
    const struct sources *sources;
    const spans *alone;
};

static bool is_left_alone(const struct quoting *quoting, struct span at) {
    for (size_t i = 0; i < quoting->alone->n; i++) {
        struct span alone = quoting->alone->items[i];
        if (alone.start <= at.start && at.end <= alone.end) return true;
    }
    return false;
}

static void quote(const struct quoting *quoting, const struct node *text) {
    struct str written = span_bytes(quoting->sources, text->at);
    bool plain = text->style == STYLE_PLAIN && str_eq(written, node_str(text)); // on one line
    if (!plain || str_find_char(written, '?') < 0 || is_left_alone(quoting, text->at)) return;
    edits_add(quoting->out, text->at, quote_text(quoting->out->arena, written));
}

static void walk(const struct quoting *quoting, const struct node *node, bool in_flow) {
    if (node->kind == NODE_SCALAR) {
        if (in_flow) quote(quoting, node);
        return;
    }
    bool flow = node->style == STYLE_FLOW;
    for (const struct node *child = node->first; child; child = child->next)
        walk(quoting, child, flow);
}

void quote_questions(struct edits *out, const struct sources *sources, const struct yaml_file *file,
                     const spans *alone) {
    struct quoting quoting = {out, sources, alone};
    if (file->root) walk(&quoting, file->root, false);
}
