// Lists of texts, names and facts; one scalar alone is a list of one.
#include "model/bind.h"

// Items that are lists or maps of their own.
static void bad_item(struct binder *b, const struct row *row, const struct node *item) {
    bool prose = row->value == VALUE_TEXTS || row->value == VALUE_SIGNALS;
    if (prose && item->kind == NODE_MAP) {
        bind_cut_at_colon(b, row, item);
        return;
    }
    struct finding *finding =
        bind_wrong_kind(b, item, row->key, "a text behind each hyphen or comma");
    bind_help(b, finding, "Write for example %s: %s", row->key, row->example);
}

static void empty_item(struct binder *b, const struct row *row, const struct node *item) {
    bind_note(b, "empty-section", item->at, "An item of \"%s\" is empty.", row->key);
}

static void bind_text_item(struct binder *b, const struct row *row, const struct node *item,
                           texts *out) {
    bool prose = row->value == VALUE_TEXTS || row->value == VALUE_SIGNALS;
    if (prose)
        bind_prose(b, item);
    else
        bind_retyped(b, item);
    out->items[out->n++] = bind_text(b, item);
}

void bind_texts(struct binder *b, const struct row *row, const struct node *node, void *out) {
    texts *list = out;
    bool one = node->kind == NODE_SCALAR;
    if (node->kind == NODE_MAP) {
        bind_unfit(b, row, node);
        return;
    }
    bool flow = b->in_flow;
    const struct node *before = NULL;
    list->room = one ? 1 : node->len;
    list->n = 0; // a key that is there twice has been reported; the last one holds
    list->items = arena_array(b->arena, struct text, list->room);
    if (one) {
        bind_text_item(b, row, node, list);
        return;
    }
    bind_hurt(b, node);
    b->in_flow |= node->style == STYLE_FLOW;
    for (const struct node *item = node->first; item; item = item->next) {
        if (item->kind != NODE_SCALAR)
            bad_item(b, row, item);
        else if (node_is_empty(item))
            empty_item(b, row, item);
        else
            bind_text_item(b, row, item, list);
        if (before && node->style == STYLE_FLOW && row->value != VALUE_WORDS)
            bind_cut_in_list(b, before, item);
        before = item;
    }
    b->in_flow = flow;
}

void bind_refs(struct binder *b, const struct row *row, const struct node *node, void *out) {
    refs *list = out;
    bool one = node->kind == NODE_SCALAR;
    if (node->kind == NODE_MAP) {
        bind_unfit(b, row, node);
        return;
    }
    if (!one) bind_hurt(b, node);
    list->n = 0;
    list->room = one ? 1 : node->len;
    list->items = arena_array(b->arena, struct ref, list->room);
    for (const struct node *item = one ? node : node->first; item; item = one ? NULL : item->next) {
        if (item->kind != NODE_SCALAR)
            bad_item(b, row, item);
        else if (node_is_empty(item))
            empty_item(b, row, item);
        else
            list->items[list->n++] = (struct ref){.id = bind_text(b, item), .index = -1};
    }
}

void bind_fact_values(struct binder *b, const struct row *row, const struct node *node, void *out) {
    fact_values *list = out;
    if (node->kind != NODE_MAP) {
        bind_unfit(b, row, node);
        return;
    }
    bind_hurt(b, node);
    list->n = 0;
    list->items = arena_array(b->arena, struct fact_value, node->len);
    list->room = node->len;
    for (const struct node *child = node->first; child; child = child->next) {
        struct str name = bind_clip(b, node_str(child->key));
        if (child->kind != NODE_SCALAR || node_is_empty(child)) {
            struct finding *finding = bind_error(b, "wrong-type", child->key->at,
                                                 "\"%.*s\" needs one value.", S_ARG(name));
            bind_help(b, finding, "Write for example %.*s: yes", S_ARG(name));
            continue;
        }
        struct fact_value *value = &list->items[list->n++];
        value->name = node_text(child->key);
        value->text = bind_text(b, child);
        value->fact = (struct ref){.id = value->name, .index = -1};
    }
}
