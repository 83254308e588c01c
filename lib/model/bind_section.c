// The top level of each file: sections of the same name become one.
#include "model/bind.h"

#include <string.h>

enum { ROWS_MOST = 64 }; // of the top level; a test holds it against the language

static size_t item_size(const struct row *row) {
    switch ((enum value_kind)row->value) {
    case VALUE_ENTRIES:
    case VALUE_LIST: return row->shape->size;
    case VALUE_TERMS: return sizeof(struct term);
    case VALUE_SYNONYMS: return sizeof(struct synonym);
    default: return 0;
    }
}

static struct section *section_of(struct binder *b, const struct row *row) {
    return (struct section *)(void *)((char *)b->playbook + row->offset);
}

// One array a section for the entries of all files: no growing, no copies.
void bind_make_room(struct binder *b) {
    size_t totals[ROWS_MOST] = {0};
    for (size_t i = 0; i < b->n_files; i++) {
        const struct node *root = b->files[i].root;
        if (!root || root->kind != NODE_MAP) continue;
        for (const struct node *child = root->first; child; child = child->next) {
            const struct row *row = shape_row(&language, node_str(child->key));
            if (row && child->kind != NODE_SCALAR) totals[row - language.rows] += child->len;
        }
    }
    for (size_t i = 0; i < language.n; i++) {
        size_t size = item_size(&language.rows[i]);
        if (size == 0 || totals[i] == 0) continue;
        struct section *section = section_of(b, &language.rows[i]);
        section->items = arena_alloc_array(b->arena, totals[i], size, alignof(max_align_t));
        section->room = totals[i];
    }
}

static void *next_item(struct section *section, size_t size) {
    return (char *)section->items + section->n++ * size;
}

// The entry behind one that is done, whose nodes are given back: the tree is as large as what is
// bound by it.
static const struct node *let_go(struct binder *b, const struct node *done) {
    const struct node *next = done->next;
    if (next) arena_release_before(b->nodes, next->key ? next->key : next);
    return next;
}

// ---- sections with ids ----

// Beginners write `- id: name` where the language says `name:`.
static void list_of_entries(struct binder *b, const struct row *row, const struct node *node) {
    if (node->kind != NODE_LIST) {
        bind_unfit(b, row, node);
        return;
    }
    struct finding *finding = bind_error(
        b, "wrong-type", node->key->at,
        "\"%s\" holds entries with a name and a colon, not a list with hyphens.", row->key);
    bind_help(b, finding,
              "Write \"name:\" where \"- id: name\" stands, and indent its keys below.");
}

static void bind_short(struct binder *b, const struct shape *shape, const struct node *node,
                       void *item) {
    const struct row *row = shape->short_key ? shape_row(shape, str_of(shape->short_key)) : NULL;
    if (row) {
        bind_value(b, row, node, (char *)item + row->offset);
        return;
    }
    struct finding *finding =
        bind_error(b, "wrong-type", node->key->at, "\"%.*s\" needs keys below it; here is a text.",
                   S_ARG(bind_clip(b, node_str(node->key))));
    bind_help(b, finding, "Write for example %s: %s", shape->rows[0].key, shape->rows[0].example);
}

static void bind_entry(struct binder *b, const struct shape *shape, const struct node *node,
                       void *item) {
    struct span at = node->key->at;
    if (node_is_empty(node)) {
        struct finding *finding =
            bind_error(b, "empty-section", at, "Nothing stands below this %s.", shape->name);
        bind_help(b, finding, "Indent its keys below it, or take it out.");
    } else if (node->kind == NODE_SCALAR) {
        bind_short(b, shape, node, item);
    } else if (node->kind == NODE_MAP) {
        bind_map(b, shape, NULL, node, item);
        bind_required(b, shape, node, at);
    } else {
        bind_error(b, "wrong-type", at,
                   "\"%.*s\" needs keys below it, without hyphens; here is a list.",
                   S_ARG(bind_clip(b, node_str(node->key))));
    }
}

// A new entry of a section, with its id checked; what follows is about it.
static void *begin_entry(struct binder *b, const struct row *row, const struct node *node,
                         enum kind kind) {
    struct entry *entry = next_item(section_of(b, row), item_size(row));
    uint32_t end = node->at.end > node->key->at.end ? node->at.end : node->key->at.end;
    entry->id = node_text(node->key);
    entry->at = (struct span){node->key->at.start, end};
    entry->kind = (uint8_t)kind;
    bind_at(b, row->key, entry);
    bind_check_id(b, entry->id, kind);
    return entry;
}

void bind_entries(struct binder *b, const struct row *row, const struct node *node, void *out) {
    (void)out;
    enum kind kind = (enum kind)row->shape->kind;
    const struct node *last;
    bool flow = b->in_flow, once = b->once;
    bind_at(b, row->key, NULL);
    if (node->kind != NODE_MAP) list_of_entries(b, row, node);
    b->lost[kind] |= node->hurt || node->kind != NODE_MAP;
    b->in_flow |= node->style == STYLE_FLOW;
    b->once = false;
    for (const struct node *child = node->kind == NODE_MAP ? node->first : NULL; child;
         child = let_go(b, child)) {
        if (row->shape->short_key && (last = bind_cut_in_map(b, NULL, NULL, child)))
            child = last;
        else
            bind_entry(b, row->shape, child, begin_entry(b, row, child, kind));
    }
    b->once = once;
    b->in_flow = flow;
    bind_at(b, NULL, NULL);
}

void bind_terms(struct binder *b, const struct row *row, const struct node *node, void *out) {
    (void)out;
    bind_at(b, row->key, NULL);
    if (node->kind != NODE_MAP) list_of_entries(b, row, node);
    b->lost[KIND_TERM] |= node->hurt || node->kind != NODE_MAP;
    for (const struct node *child = node->kind == NODE_MAP ? node->first : NULL; child;
         child = let_go(b, child)) {
        struct term *term = begin_entry(b, row, child, KIND_TERM);
        term->when = condition_read(b, child);
    }
    bind_at(b, NULL, NULL);
}

// ---- sections without ids ----

void bind_synonyms(struct binder *b, const struct row *row, const struct node *node, void *out) {
    struct section *section = out;
    static const struct row same = {.key = "words",
                                    .value = VALUE_WORDS,
                                    .help = "Words of the same meaning.",
                                    .example = "{credit: [money back, compensation]}"};
    bind_at(b, row->key, NULL);
    if (node->kind != NODE_MAP) {
        bind_unfit(b, row, node);
        return;
    }
    bool flow = b->in_flow;
    const struct node *last;
    b->in_flow |= node->style == STYLE_FLOW;
    for (const struct node *child = node->first; child; child = let_go(b, child)) {
        if ((last = bind_cut_in_map(b, NULL, &same, child))) {
            child = last;
            continue;
        }
        struct synonym *synonym = next_item(section, sizeof *synonym);
        synonym->word = node_text(child->key);
        bind_value(b, &same, child, &synonym->same);
    }
    b->in_flow = flow;
    bind_at(b, NULL, NULL);
}

void bind_items(struct binder *b, const struct row *row, const struct node *node, void *out) {
    struct section *section = out;
    bool flow = b->in_flow, once = b->once;
    bind_at(b, row->key, NULL);
    if (node->kind != NODE_LIST) bind_unfit(b, row, node);
    bind_hurt(b, node);
    b->in_flow |= node->style == STYLE_FLOW;
    b->once = false;
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item;
         item = let_go(b, item)) {
        if (item->kind != NODE_MAP) {
            bind_wrong_kind(b, item, row->key, "keys with their values behind each hyphen");
            continue;
        }
        void *place = next_item(section, row->shape->size);
        *(struct span *)place = bind_point(item);
        bind_map(b, row->shape, NULL, item, place);
    }
    b->once = once;
    b->in_flow = flow;
    bind_at(b, NULL, NULL);
}

// ---- files ----

// What a file lost above the entries: a section whose name can still be read, else perhaps any.
static void mark_lost(struct binder *b, const struct yaml_file *file) {
    const struct node *root = file->root;
    if (file->broken) b->playbook->hurt = true;
    if (root ? !root->hurt : !file->broken) return;
    bool known = file->cut.n > 0;
    for (size_t i = 0; i < file->cut.n; i++) {
        struct str rest = str_trim(span_bytes(b->sources, file->cut.items[i])), name;
        enum kind kind = str_split(&rest, ':', &name) ? kind_of_name(name) : KIND_NONE;
        b->lost[kind] = true;
        known &= kind != KIND_NONE;
    }
    for (int kind = KIND_NONE; !known && kind < KIND_COUNT; kind++) b->lost[kind] = true;
}

void bind_file(struct binder *b, size_t i) {
    const struct node *root = b->files[i].root;
    b->source = &b->sources->files.items[i];
    bind_at(b, NULL, NULL);
    mark_lost(b, &b->files[i]);
    if (root && root->kind != NODE_MAP) {
        struct finding *finding =
            bind_error(b, "wrong-type", bind_point(root),
                       "A playbook is made of keys with a colon behind them.");
        bind_help(b, finding, "It begins with the lines empower: 1, playbook: my-playbook.");
    } else if (root) {
        bind_mark_header(b, root);
        b->once = true;
        bind_map(b, &language, NULL, root, b->playbook);
        b->once = false;
    }
}
