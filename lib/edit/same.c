// Do two files say the same? The assertion behind every change of layout.
#include "edit/layout.h"
#include "edit/plan.h"

struct comparison {
    const struct edits *changed;
    size_t next; // in `changed`: both go forward through the file
};

// Is the text that begins here meant to differ?
static bool is_changed(struct comparison *comparison, uint32_t start) {
    const struct edits *changed = comparison->changed;
    size_t *next = &comparison->next;
    while (*next < changed->list.n && changed->list.items[*next].at.start < start) ++*next;
    return *next < changed->list.n && changed->list.items[*next].at.start == start;
}

// The last text of a file below | or > ends with a line break only where the file does.
static bool is_same_text(const struct node *a, const struct node *b) {
    struct str before = node_str(a), after = node_str(b);
    if (str_eq(before, after)) return true;
    bool longer = plan_is_block_text(a) && after.len == before.len + 1 && str_ends(after, S("\n"));
    return longer && str_starts(after, before);
}

static bool is_same_node(struct comparison *comparison, const struct node *a,
                         const struct node *b) {
    if (a->kind != b->kind || !a->key != !b->key) return false;
    if (a->key && !str_eq(node_str(a->key), node_str(b->key))) return false;
    if (a->kind == NODE_SCALAR) return is_changed(comparison, a->at.start) || is_same_text(a, b);
    if (a->len != b->len) return false;
    const struct node *other = b->first;
    for (const struct node *child = a->first; child; child = child->next, other = other->next)
        if (!is_same_node(comparison, child, other)) return false;
    return true;
}

static struct str comment_text(const struct sources *sources, const struct comment *comment) {
    struct str text = span_bytes(sources, comment->at);
    while (text.len && is_blank(text.ptr[text.len - 1])) text.len--;
    return text;
}

static bool are_same_comments(const struct sources *before, const struct yaml_file *a,
                              const struct sources *after, const struct yaml_file *b) {
    if (a->comments.n != b->comments.n) return false;
    for (size_t i = 0; i < a->comments.n; i++)
        if (!str_eq(comment_text(before, &a->comments.items[i]),
                    comment_text(after, &b->comments.items[i])))
            return false;
    return true;
}

bool layout_is_same(const struct sources *before, const struct yaml_file *a,
                    const struct sources *after, const struct yaml_file *b,
                    const struct edits *changed) {
    struct comparison comparison = {changed, 0};
    if (b->broken || !a->root != !b->root) return false;
    if (a->root && !is_same_node(&comparison, a->root, b->root)) return false;
    return are_same_comments(before, a, after, b);
}
