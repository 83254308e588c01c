// Plans the indentation of every line that the tree of a file takes.
#include "edit/plan.h"
#include "yaml/build.h"

#include <string.h>

// A list or map by indentation: the column at which its lines begin.
struct columns {
    int32_t old, now;
};

static void place_block(struct plan *plan, const struct node *node, struct columns at);

static void note_text(struct plan *plan, struct span at) {
    *PUSH(plan->arena, &plan->texts) = at;
}

static bool is_empty(const struct node *node) {
    return node->kind == NODE_SCALAR && node->at.start == node->at.end;
}

bool plan_is_block_text(const struct node *node) {
    return node->kind == NODE_SCALAR &&
           (node->style == STYLE_LITERAL || node->style == STYLE_FOLDED);
}

// ---- texts below | and > ----

static int32_t spaces(struct str text) {
    int32_t n = 0;
    while ((size_t)n < text.len && text.ptr[n] == ' ') n++;
    return n;
}

// The sign with what may stand behind it: "|", ">-", "|2+".
static struct str block_sign(const struct plan *plan, const struct node *node) {
    struct str text = span_bytes(plan->sources, node->at);
    return str_slice(text, 0, block_sign_length(text));
}

// The number behind a sign: by how much the text stands deeper than what it belongs to; 0: none.
static int32_t block_text_depth(const struct plan *plan, const struct node *node) {
    struct str sign = block_sign(plan, node);
    for (size_t i = 0; i < sign.len; i++)
        if (is_digit(sign.ptr[i])) return sign.ptr[i] - '0';
    return 0;
}

// The column of the text below a sign; UNPLANNED where there is no text.
static int32_t block_text_column(const struct plan *plan, const struct node *node) {
    uint32_t last = plan_line(plan, node->at.end);
    for (uint32_t line = plan_line(plan, node->at.start) + 1; line <= last; line++)
        if (!plan_is_blank(plan, line)) return spaces(plan_text(plan, line));
    return UNPLANNED;
}

// Of the blank lines behind a text, those that belong to it: all of them behind a sign with a plus
// or a number, or without a text; else those that are longer than its indentation, and the ones
// before them.
static uint32_t block_text_last_line(const struct plan *plan, const struct node *node) {
    uint32_t last = plan_line(plan, node->at.end), n = plan->source->n_lines;
    int32_t column = block_text_column(plan, node);
    bool all = column == UNPLANNED || block_text_depth(plan, node) ||
               str_find_char(block_sign(plan, node), '+') >= 0;
    for (uint32_t line = last + 1; line < n && plan_is_blank(plan, line); line++) {
        int32_t length = (int32_t)plan_text(plan, line).len;
        if (all || length > column) last = line;
    }
    return last;
}

uint32_t plan_last_line(const struct plan *plan, const struct node *node) {
    const struct node *last = node;
    while (last->kind != NODE_SCALAR && last->style == STYLE_BLOCK && last->first)
        for (last = last->first; last->next;) last = last->next;
    if (plan_is_block_text(last)) return block_text_last_line(plan, last);
    uint32_t end = node->at.end;
    if (node->key && node->key->at.end > end) end = node->key->at.end; // `key:` and nothing
    return plan_line(plan, end);
}

static void place_block_text(struct plan *plan, const struct node *node, struct columns outer) {
    int32_t column = block_text_column(plan, node), shift = outer.now + STEP - column;
    int32_t depth = block_text_depth(plan, node);
    if (depth) {
        column = outer.old + depth;
        shift = outer.now - outer.old;
    }
    uint32_t last = block_text_last_line(plan, node);
    note_text(plan, (struct span){node->at.start,
                                  plan_start(plan, last) + (uint32_t)plan_text(plan, last).len});
    for (uint32_t line = plan_line(plan, node->at.start) + 1; line <= last; line++) {
        struct line_plan *planned = &plan->lines[line];
        int32_t indent = spaces(plan_text(plan, line));
        bool hollow = plan_is_blank(plan, line) && indent <= column;
        planned->within = WITHIN_BLOCK;
        if (column == UNPLANNED) continue; // the longest of them tells where a comment may stand
        planned->indent = hollow || indent + shift < 0 ? 0 : indent + shift;
    }
}

// ---- other values: they move as one ----

static int32_t moved(int32_t indent, struct columns outer, int32_t shift) {
    int32_t to = outer.now + STEP; // where a tab stood
    if (indent != UNPLANNED && indent <= outer.old)
        to = outer.now + indent - outer.old;
    else if (indent != UNPLANNED)
        to = indent + shift > outer.now ? indent + shift : outer.now + 1;
    return to > 0 ? to : 0;
}

static void move_further_lines(struct plan *plan, struct span at, struct columns outer,
                               int32_t shift) {
    uint32_t last = plan_line(plan, at.end);
    for (uint32_t line = plan_line(plan, at.start) + 1; line <= last; line++)
        plan->lines[line].indent = moved(plan_indent(plan, line), outer, shift);
}

static void mark_text(struct plan *plan, const struct node *text) {
    if (is_empty(text)) return;
    note_text(plan, text->at);
    uint32_t last = plan_line(plan, text->at.end);
    for (uint32_t line = plan_line(plan, text->at.start) + 1; line <= last; line++)
        plan->lines[line].within = WITHIN_TEXT;
}

static void mark_texts(struct plan *plan, const struct node *node) {
    if (node->kind == NODE_SCALAR) {
        mark_text(plan, node);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->key) mark_text(plan, child->key);
        mark_texts(plan, child);
    }
}

static void place_value(struct plan *plan, const struct node *value, struct columns outer) {
    int32_t shift = outer.now - outer.old;
    if (is_empty(value)) return;
    if (value->kind != NODE_SCALAR && value->style == STYLE_BLOCK) {
        struct columns own = {plan_column(plan, value->at.start), outer.now + STEP};
        place_block(plan, value, own);
        return;
    }
    if (plan_is_block_text(value)) {
        place_block_text(plan, value, outer);
        return;
    }
    uint32_t line = plan_line(plan, value->at.start);
    if (plan_is_first(plan, value->at.start)) {
        plan->lines[line].indent = outer.now + STEP;
        shift = outer.now + STEP - plan_column(plan, value->at.start);
    }
    move_further_lines(plan, value->at, outer, shift);
    mark_texts(plan, value);
}

// ---- lists and maps by indentation ----

static void place_first(struct plan *plan, uint32_t position, int32_t column) {
    if (!plan_is_first(plan, position)) return;
    struct line_plan *line = &plan->lines[plan_line(plan, position)];
    line->indent = column;
    line->opens = true;
}

static void place_map(struct plan *plan, const struct node *map, struct columns at) {
    for (const struct node *child = map->first; child; child = child->next) {
        note_text(plan, child->key->at);
        place_first(plan, child->key->at.start, at.now);
        place_value(plan, child, at);
    }
}

// Position of the next dash, behind blanks, comments and the colon of an empty entry; 0: none.
static uint32_t next_dash(const struct plan *plan, uint32_t from) {
    struct str rest = str_from(plan->source->bytes, from - plan->source->base);
    for (size_t i = 0; i < rest.len; i++) {
        if (rest.ptr[i] == '-') return from + (uint32_t)i;
        if (rest.ptr[i] == '#')
            while (i + 1 < rest.len && rest.ptr[i + 1] != '\n') i++;
        else if (!strchr(" \t\r\n:", rest.ptr[i]))
            return 0;
    }
    return 0;
}

// One blank behind the dash of an item that begins on its line.
static void close_up(struct plan *plan, uint32_t dash, const struct node *item) {
    struct span gap = {dash + 1, item->at.start};
    bool beside = plan_line(plan, dash) == plan_line(plan, item->at.start);
    if (beside && !is_empty(item) && gap.end - gap.start > 1) edits_add(plan->edits, gap, S(" "));
}

static void place_list(struct plan *plan, const struct node *list, struct columns at) {
    uint32_t from = list->at.start;
    for (const struct node *item = list->first; item; item = item->next) {
        uint32_t dash = next_dash(plan, from);
        if (!dash) return;
        place_first(plan, dash, at.now);
        close_up(plan, dash, item);
        place_value(plan, item, at);
        from = item->at.end > dash ? item->at.end : dash + 1;
    }
}

static void place_block(struct plan *plan, const struct node *node, struct columns at) {
    if (node->kind == NODE_MAP)
        place_map(plan, node, at);
    else
        place_list(plan, node, at);
}

void plan_tree(struct plan *plan) {
    const struct node *root = plan->file->root;
    struct columns above = {-STEP, -STEP};
    if (root) place_value(plan, root, above);
}
