// Plans the lines between what the tree takes: comments, blank lines, the space between entries.
#include "edit/plan.h"

uint32_t plan_line(const struct plan *plan, uint32_t position) {
    return line_at(plan->sources, position) - 1;
}

struct str plan_text(const struct plan *plan, uint32_t line) {
    struct str text = source_line(plan->source, line + 1);
    return line == 0 && str_starts(text, S("\xEF\xBB\xBF")) ? str_from(text, 3) : text;
}

uint32_t plan_start(const struct plan *plan, uint32_t line) {
    struct str text = plan_text(plan, line);
    return plan->source->base + (uint32_t)(text.ptr - plan->source->bytes.ptr);
}

bool plan_is_blank(const struct plan *plan, uint32_t line) {
    return str_trim(plan_text(plan, line)).len == 0;
}

int32_t plan_column(const struct plan *plan, uint32_t position) {
    return (int32_t)(position - plan_start(plan, plan_line(plan, position)));
}

bool plan_is_first(const struct plan *plan, uint32_t position) {
    struct str before = str_slice(plan_text(plan, plan_line(plan, position)), 0,
                                  (size_t)plan_column(plan, position));
    return str_trim(before).len == 0;
}

int32_t plan_indent(const struct plan *plan, uint32_t line) {
    struct str text = plan_text(plan, line);
    size_t n = 0;
    while (n < text.len && text.ptr[n] == ' ') n++;
    return n < text.len && text.ptr[n] == '\t' ? UNPLANNED : (int32_t)n;
}

// ---- comments ----

static bool is_comment(const struct plan *plan, uint32_t line) {
    struct str text = str_trim(plan_text(plan, line));
    return plan->lines[line].within == WITHIN_NOTHING && text.len && text.ptr[0] == '#';
}

// The lines that open what a line stands in, the outermost first: deeper ones have gone before.
struct open {
    int32_t old, now;
};
typedef LIST(struct open) opens;

static void open_line(const struct plan *plan, opens *list, uint32_t line) {
    int32_t old = plan_indent(plan, line);
    while (list->n && list->items[list->n - 1].old >= old) list->n--;
    *PUSH(plan->arena, list) = (struct open){old, plan->lines[line].indent};
}

// A comment stands as far to the right of the innermost line before it that it is not left of as
// before.
static int32_t comment_column(const struct plan *plan, const opens *list, uint32_t line,
                              const struct open *next) {
    int32_t old = plan_indent(plan, line);
    if (next && (old == next->old || old == UNPLANNED)) return next->now;
    for (size_t i = list->n; i-- > 0 && old != UNPLANNED;)
        if (list->items[i].old <= old) return list->items[i].now + old - list->items[i].old;
    return 0;
}

void plan_comments(struct plan *plan) {
    opens list = {0};
    uint32_t n = plan->source->n_lines, next = 0;
    for (uint32_t line = 0; line < n; line++) {
        if (plan->lines[line].opens) open_line(plan, &list, line);
        if (!is_comment(plan, line) || plan->lines[line].indent != UNPLANNED) continue;
        while (next < n && (next <= line || !plan->lines[next].opens)) next++;
        struct open below = {0};
        if (next < n) below = (struct open){plan_indent(plan, next), plan->lines[next].indent};
        plan->lines[line].indent = comment_column(plan, &list, line, next < n ? &below : NULL);
    }
}

// ---- blank lines ----

static bool is_gap(const struct plan *plan, uint32_t line) {
    return plan->lines[line].within == WITHIN_NOTHING && plan_is_blank(plan, line);
}

void plan_blank_lines(struct plan *plan) {
    bool after_gap = true; // the file does not begin with a blank line
    uint32_t n = plan->source->n_lines;
    for (uint32_t line = 0; line < n; line++) {
        bool gap = is_gap(plan, line);
        plan->lines[line].gone = gap && after_gap;
        after_gap = gap;
    }
    while (n > 0 && is_gap(plan, n - 1)) plan->lines[--n].gone = true; // nor does it end with one
}

// ---- entries ----

static bool takes_lines(const struct node *entry) {
    return entry->kind == NODE_MAP && entry->style == STYLE_BLOCK;
}

// The line between two entries that gets a blank line above it: the second one's, or that of the
// comments above it.
static void part_entries(struct plan *plan, const struct node *above, const struct node *entry) {
    uint32_t end = plan_line(plan, entry->key->at.start), from = end;
    int32_t column = plan_column(plan, entry->key->at.start);
    for (uint32_t line = plan_last_line(plan, above) + 1; line < end; line++) {
        if (plan_is_blank(plan, line)) return;
        if (from == end && plan_indent(plan, line) <= column) from = line;
    }
    plan->lines[from].blank_before = !plan_is_blank(plan, from - 1);
}

void plan_entries(struct plan *plan) {
    const struct node *root = plan->file->root;
    if (!root || !takes_lines(root)) return;
    for (const struct node *section = root->first; section; section = section->next) {
        if (!takes_lines(section)) continue;
        for (const struct node *entry = section->first; entry->next; entry = entry->next)
            if (takes_lines(entry) || takes_lines(entry->next))
                part_entries(plan, entry, entry->next);
    }
}
