// Grants and clauses: maps in which keys of the language stand beside names of the author's.
#include "model/bind.h"
#include "model/nearest.h"

// ---- authority ----

static void read_limit(struct binder *b, const struct node *node, struct limit_at *out) {
    union grammar_value value;
    if (node->kind != NODE_SCALAR || node_is_empty(node)) {
        struct finding *finding =
            bind_error(b, "wrong-type", node->key->at, "\"%.*s\" needs a limit behind its colon.",
                       S_ARG(bind_clip(b, node_str(node->key))));
        bind_help(b, finding, "Write for example £50 per stay, or no limit.");
        return;
    }
    out->text = bind_text(b, node);
    out->fact.index = out->percent.index = out->for_each.index = -1;
    if (bind_grammar(b, GRAMMAR_LIMIT, out->text, &value)) out->limit = value.limit;
}

static bool is_near_key(const struct shape *shape, struct str key) {
    struct nearest nearest = nearest_to(key);
    for (size_t i = 0; i < shape->n; i++) nearest_try(&nearest, str_of(shape->rows[i].key));
    return nearest.best.len > 0;
}

static void second_role(struct binder *b, const struct node *child, const struct node *role) {
    struct finding *finding =
        bind_error(b, "wrong-type", child->key->at,
                   "\"%.*s\" is the second role of this line; one line is for one role.",
                   S_ARG(bind_clip(b, node_str(child->key))));
    bind_relate(b, finding, role->key->at, "the first one is here");
    bind_help(b, finding, "Begin a new line with a hyphen for each role.");
}

// The role is the key that is not of the language and looks least like one.
static const struct node *find_role(const struct shape *shape, const struct node *map) {
    const struct node *role = NULL;
    for (const struct node *child = map->first; child; child = child->next) {
        struct str key = node_str(child->key);
        if (shape_row(shape, key)) continue;
        if (!role || is_near_key(shape, node_str(role->key))) role = child;
    }
    return role;
}

static void bind_grant(struct binder *b, const struct row *row, const struct node *map,
                       struct grant *grant) {
    const struct shape *shape = row->shape;
    const struct node *role = find_role(shape, map), *last;
    bool flow = b->in_flow;
    grant->at = role ? role->key->at : bind_point(map);
    bind_hurt(b, map);
    if (!role) {
        struct finding *finding =
            bind_error(b, "wrong-type", grant->at, "This line of authority names no role.");
        bind_help(b, finding, "Write for example guest-agent: £50 per stay.");
    }
    b->in_flow |= map->style == STYLE_FLOW;
    for (const struct node *child = map->first; child; child = child->next) {
        struct str key = node_str(child->key);
        const struct row *known = shape_row(shape, key);
        if ((last = bind_cut_in_map(b, shape, known, child))) {
            child = last;
        } else if (known) {
            bind_value(b, known, child, (char *)grant + known->offset);
        } else if (child == role) {
            grant->role = (struct ref){.id = node_text(child->key), .index = -1};
            read_limit(b, child, &grant->limit);
        } else if (child->kind == NODE_SCALAR && !is_near_key(shape, key)) {
            second_role(b, child, role);
        } else {
            bind_unknown_key(b, shape, NULL, child);
        }
    }
    b->in_flow = flow;
}

// `authority:` with roles below it and no hyphens.
static void no_hyphens(struct binder *b, const struct row *row, const struct node *map) {
    struct finding *finding = bind_error(b, "wrong-type", map->key->at,
                                         "\"%s\" needs a hyphen before each role.", row->key);
    bind_help(b, finding, "Write for example - guest-agent: £50 per stay.");
    bool block = map->style == STYLE_BLOCK;
    for (const struct node *child = map->first; child; child = child->next)
        block &= child->kind == NODE_SCALAR && !shape_row(row->shape, node_str(child->key));
    for (const struct node *child = block ? map->first : NULL; child; child = child->next) {
        uint32_t start = child->key->at.start;
        bind_fix(b, finding, true, "Put hyphens.", (struct span){start, start}, S("- "));
    }
}

static void not_a_list(struct binder *b, const struct row *row, const struct node *node) {
    struct gesture *gesture = (struct gesture *)(void *)b->entry;
    if (node->kind == NODE_MAP) {
        no_hyphens(b, row, node);
    } else if (str_eq(bind_text(b, node).s, S("nobody"))) {
        gesture->nobody = node->at;
    } else {
        struct finding *finding =
            bind_error(b, "wrong-type", node->at,
                       "\"%s\" needs a list with one grant a line, or the word nobody.", row->key);
        bind_help(b, finding, "Write for example %s: %s", row->key, row->example);
    }
}

void bind_authority(struct binder *b, const struct row *row, const struct node *node, void *out) {
    grants *list = out;
    if (node->kind != NODE_LIST) {
        not_a_list(b, row, node);
        return;
    }
    bool flow = b->in_flow;
    bind_hurt(b, node);
    b->in_flow |= node->style == STYLE_FLOW;
    list->n = 0;
    list->items = arena_array(b->arena, struct grant, node->len);
    list->room = node->len;
    for (const struct node *item = node->first; item; item = item->next) {
        if (item->kind == NODE_MAP) {
            bind_grant(b, row, item, &list->items[list->n++]);
            continue;
        }
        struct finding *finding = bind_wrong_kind(b, item, row->key, "a role and its limit");
        bind_help(b, finding, "Write for example - guest-agent: £50 per stay.");
    }
    b->in_flow = flow;
}

// ---- clauses ----

// The map without the keys of the clause: what is left are tests of facts.
static struct node *tests_of(struct binder *b, const struct shape *shape, const struct node *map) {
    struct node *rest = arena_new(b->arena, struct node);
    *rest = *map;
    rest->len = 0;
    struct node **tail = (struct node **)&rest->first;
    for (const struct node *child = map->first; child; child = child->next) {
        if (shape_row(shape, node_str(child->key)) && !str_eq(node_str(child->key), S("law")))
            continue;
        struct node *copy = arena_new(b->arena, struct node);
        *copy = *child;
        copy->next = NULL;
        *tail = copy;
        tail = &copy->next;
        rest->len++;
    }
    *tail = NULL;
    return rest;
}

// A map with facts at once, perhaps with `because` and dates among them.
static void bare_clause(struct binder *b, const struct shape *shape, const struct node *map,
                        struct clause *clause) {
    struct node *tests = tests_of(b, shape, map);
    for (const struct node *child = map->first; child; child = child->next) {
        const struct row *row = shape_row(shape, node_str(child->key));
        if (row && !str_eq(node_str(child->key), S("law")))
            bind_value(b, row, child, (char *)clause + row->offset);
    }
    if (tests->len > 0 || map->hurt) {
        clause->when = condition_read(b, tests);
        return;
    }
    struct finding *finding =
        bind_error(b, "wrong-type", bind_point(map), "There is no condition beside these keys.");
    bind_help(b, finding, "Write for example when: {guest_tier: gold}");
    clause->when = arena_new(b->arena, struct condition);
    clause->when->hurt = true;
}

static void bind_clause(struct binder *b, const struct row *row, const struct node *node,
                        struct clause *clause) {
    bool flow = b->in_flow;
    clause->at = bind_point(node);
    if (node->kind != NODE_MAP) {
        clause->when = condition_read(b, node);
        return;
    }
    bool plain = true;
    for (const struct node *child = node->first; child && plain; child = child->next)
        plain = !shape_row(row->shape, node_str(child->key));
    b->in_flow |= node->style == STYLE_FLOW;
    if (plain)
        clause->when = condition_read(b, node);
    else if (node_get(node, S("when")))
        bind_map(b, row->shape, NULL, node, clause);
    else
        bare_clause(b, row->shape, node, clause);
    b->in_flow = flow;
}

void bind_clauses(struct binder *b, const struct row *row, const struct node *node, void *out) {
    clauses *list = out;
    bool many = node->kind == NODE_LIST;
    if (many) bind_hurt(b, node);
    list->n = 0;
    list->room = many ? node->len : 1;
    list->items = arena_array(b->arena, struct clause, list->room);
    for (const struct node *item = many ? node->first : node; item; item = many ? item->next : NULL)
        bind_clause(b, row, item, &list->items[list->n++]);
}
