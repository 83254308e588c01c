// Decision diagrams: sharing, applying an operation to two of them, walking.
#include "decide/diagram.h"

#include <string.h>

enum { TABLE_FIRST = 64, CACHE_FIRST = 1 << 6, CACHE_MOST = 1 << 14 };

struct cached {
    diagram_ref f, g, is;
    uint32_t op; // plus one
};

void diagram_init(struct diagram *d, struct arena *arena) {
    *d = (struct diagram){.arena = arena};
    *PUSH(arena, &d->leaves) = (struct leaf){.kind = LEAF_TRUTH};
    *PUSH(arena, &d->leaves) = (struct leaf){.kind = LEAF_TRUTH, .by = 1};
    *PUSH(arena, &d->leaves) = (struct leaf){.kind = LEAF_GAP};
}

bool diagram_step(struct diagram *d) {
    if (d->steps++ < DIAGRAM_BUDGET) return true;
    d->over = true;
    return false;
}

const struct leaf *diagram_leaf_at(const struct diagram *d, diagram_ref f) {
    return &d->leaves.items[f & ~DIAGRAM_LEAF];
}

// ---- sharing ----

static uint32_t mix(uint32_t hash, uint32_t more) {
    return (hash ^ more) * 0x9e3779b1u ^ hash >> 15;
}

static uint32_t mix_bytes(const void *bytes, size_t size) {
    uint32_t hash = 7, word;
    for (size_t i = 0; i + sizeof word <= size; i += sizeof word) {
        memcpy(&word, (const char *)bytes + i, sizeof word);
        hash = mix(hash, word);
    }
    return hash;
}

static uint32_t hash_of(const struct diagram *d, diagram_ref f) {
    if (diagram_is_leaf(f)) return mix_bytes(diagram_leaf_at(d, f), sizeof(struct leaf));
    const struct diagram_node *node = &d->nodes.items[f];
    size_t size = d->cells[node->var] * sizeof(diagram_ref);
    return mix(mix_bytes(&d->children.items[node->first], size), node->var);
}

static bool is_same(const struct diagram *d, diagram_ref a, diagram_ref b) {
    if (diagram_is_leaf(a) != diagram_is_leaf(b)) return false;
    if (diagram_is_leaf(a))
        return !memcmp(diagram_leaf_at(d, a), diagram_leaf_at(d, b), sizeof(struct leaf));
    const struct diagram_node *x = &d->nodes.items[a], *y = &d->nodes.items[b];
    return x->var == y->var && !memcmp(&d->children.items[x->first], &d->children.items[y->first],
                                       d->cells[x->var] * sizeof(diagram_ref));
}

static uint32_t *place_of(const struct diagram *d, diagram_ref f) {
    uint32_t at = hash_of(d, f) & (d->room - 1);
    while (d->table[at] && !is_same(d, d->table[at] - 1, f)) at = (at + 1) & (d->room - 1);
    return &d->table[at];
}

static void table_grow(struct diagram *d) {
    uint32_t *old = d->table, old_room = d->room;
    d->room = old_room ? old_room * 2 : TABLE_FIRST;
    d->table = arena_array(d->arena, uint32_t, d->room);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i]) *place_of(d, old[i] - 1) = old[i];
}

// The one that is the same and was there before; else the new one, which stays.
static diagram_ref share(struct diagram *d, diagram_ref f) {
    if (d->used * 2 >= d->room) table_grow(d);
    uint32_t *place = place_of(d, f);
    if (*place) return *place - 1;
    *place = f + 1;
    d->used++;
    return f;
}

diagram_ref diagram_leaf(struct diagram *d, const struct leaf *leaf) {
    diagram_ref fresh = DIAGRAM_LEAF | (uint32_t)d->leaves.n;
    *PUSH(d->arena, &d->leaves) = *leaf;
    diagram_ref f = share(d, fresh);
    if (f != fresh) d->leaves.n--;
    return f;
}

diagram_ref diagram_node(struct diagram *d, uint32_t var, const diagram_ref *children) {
    uint32_t n = d->cells[var], first = (uint32_t)d->children.n;
    bool same = true, gap = false;
    for (uint32_t i = 0; i < n; i++) {
        same &= children[i] == children[0];
        gap |= diagram_gap(d, children[i]);
    }
    if (same) return children[0];
    for (uint32_t i = 0; i < n; i++) *PUSH(d->arena, &d->children) = children[i];
    diagram_ref fresh = (uint32_t)d->nodes.n;
    *PUSH(d->arena, &d->nodes) = (struct diagram_node){.var = var, .first = first, .gap = gap};
    diagram_ref f = share(d, fresh);
    if (f == fresh) return f;
    d->nodes.n--;
    d->children.n = first;
    return f;
}

bool diagram_gap(const struct diagram *d, diagram_ref f) {
    return diagram_is_leaf(f) ? f == DIAGRAM_GAP : d->nodes.items[f].gap;
}

// ---- applying ----

// What can be told without looking inside; false where it cannot.
static bool apply_truth(enum diagram_op op, diagram_ref f, diagram_ref g, diagram_ref *out) {
    diagram_ref zero = op == OP_AND ? DIAGRAM_NO : DIAGRAM_YES;
    diagram_ref one = op == OP_AND ? DIAGRAM_YES : DIAGRAM_NO;
    if (f == zero || g == zero) return *out = zero, true;
    if (f == one || f == g) return *out = g, true;
    if (g == one) return *out = f, true;
    return false;
}

static bool apply_same(diagram_ref f, diagram_ref g, diagram_ref *out) {
    if (f == g) return *out = DIAGRAM_YES, true;
    if (f == DIAGRAM_YES) return *out = g, true;
    if (g == DIAGRAM_YES) return *out = f, true;
    if (diagram_is_leaf(f) && diagram_is_leaf(g)) return *out = DIAGRAM_NO, true;
    return false;
}

static bool apply_where(diagram_ref f, diagram_ref g, diagram_ref *out) {
    if (f == DIAGRAM_NO || g == DIAGRAM_GAP) return *out = DIAGRAM_GAP, true;
    if (f == DIAGRAM_YES) return *out = g, true;
    return false;
}

static bool apply_else(const struct diagram *d, diagram_ref f, diagram_ref g, diagram_ref *out) {
    if (f == DIAGRAM_GAP) return *out = g, true;
    if (g == DIAGRAM_GAP || !diagram_gap(d, f)) return *out = f, true;
    return false;
}

static bool apply_at_once(struct diagram *d, enum diagram_op op, diagram_ref f, diagram_ref g,
                          diagram_ref *out) {
    switch (op) {
    case OP_AND:
    case OP_OR: return apply_truth(op, f, g, out);
    case OP_SAME: return apply_same(f, g, out);
    case OP_WHERE: return apply_where(f, g, out);
    case OP_ELSE: return apply_else(d, f, g, out);
    case OP_BEST:
        if (g == DIAGRAM_GAP) return *out = f, true;
        if (f == DIAGRAM_GAP) return *out = g, true;
        break;
    case OP_LIFT:
        if (f == DIAGRAM_GAP) return *out = g, true;
        break;
    default:
        if (f == DIAGRAM_GAP) return *out = f, true;
        break;
    }
    if (!diagram_is_leaf(f) || !diagram_is_leaf(g)) return false;
    *out = leaves_combine(d, op, f, g);
    return true;
}

// The cache forgets: what falls on a taken place drives the other one out, and so does its growing.
static struct cached *cache_of(struct diagram *d, enum diagram_op op, diagram_ref f,
                               diagram_ref g) {
    bool small = d->cache_room < CACHE_MOST && d->steps > 4 * d->cache_room;
    if (!d->cache || small) {
        d->cache_room = d->cache_room ? d->cache_room * 4 : CACHE_FIRST;
        d->cache = arena_array(d->arena, struct cached, d->cache_room);
    }
    return &d->cache[mix(mix(mix(7, f), g), op) & (d->cache_room - 1)];
}

static uint32_t var_of(const struct diagram *d, diagram_ref f) {
    return diagram_is_leaf(f) ? UINT32_MAX : d->nodes.items[f].var;
}

static diagram_ref child_of(const struct diagram *d, diagram_ref f, uint32_t var, uint32_t i) {
    if (var_of(d, f) != var) return f;
    return d->children.items[d->nodes.items[f].first + i];
}

diagram_ref diagram_apply(struct diagram *d, enum diagram_op op, diagram_ref f, diagram_ref g) {
    diagram_ref out;
    if (d->over) return DIAGRAM_GAP;
    if (apply_at_once(d, op, f, g, &out)) return out;
    const struct cached *cached = cache_of(d, op, f, g);
    if (cached->op == op + 1u && cached->f == f && cached->g == g) return cached->is;
    uint32_t x = var_of(d, f), y = var_of(d, g), var = x < y ? x : y;
    diagram_ref *children = arena_array(d->arena, diagram_ref, d->cells[var]);
    for (uint32_t i = 0; i < d->cells[var]; i++) {
        if (!diagram_step(d)) return DIAGRAM_GAP;
        children[i] = diagram_apply(d, op, child_of(d, f, var, i), child_of(d, g, var, i));
    }
    out = diagram_node(d, var, children);
    *cache_of(d, op, f, g) = (struct cached){f, g, out, op + 1u};
    return out;
}

// ---- walking ----

struct walk {
    struct diagram *d;
    diagram_see *see;
    void *context;
    bool *vars;
    bool *seen_leaves;
};

static void walk_from(struct walk *walk, diagram_ref f) {
    struct diagram *d = walk->d;
    if (diagram_is_leaf(f)) {
        bool *seen = &walk->seen_leaves[f & ~DIAGRAM_LEAF];
        if (walk->see && !*seen) walk->see(walk->context, diagram_leaf_at(d, f));
        *seen = true;
        return;
    }
    struct diagram_node *node = &d->nodes.items[f];
    if (node->seen == d->walk) return;
    node->seen = d->walk;
    if (walk->vars) walk->vars[node->var] = true;
    for (uint32_t i = 0; i < d->cells[node->var]; i++)
        walk_from(walk, d->children.items[node->first + i]);
}

static void walk_all(struct walk *walk, diagram_ref f) {
    walk->d->walk++;
    walk->seen_leaves = arena_array(walk->d->arena, bool, walk->d->leaves.n);
    walk_from(walk, f);
}

void diagram_leaves(struct diagram *d, diagram_ref f, diagram_see *see, void *context) {
    struct walk walk = {.d = d, .see = see, .context = context};
    if (diagram_is_leaf(f))
        see(context, diagram_leaf_at(d, f));
    else
        walk_all(&walk, f);
}

void diagram_support(struct diagram *d, diagram_ref f, bool *vars) {
    struct walk walk = {.d = d, .vars = vars};
    if (!diagram_is_leaf(f)) walk_all(&walk, f);
}

// ---- made anew ----

struct rewrite {
    struct diagram *to;
    const struct diagram *from;
    diagram_ref *done; // by node, plus one
    diagram_leaf_map *map;
    void *context;
};

static diagram_ref rewrite(struct rewrite *r, diagram_ref f) {
    if (diagram_is_leaf(f)) return r->map(r->context, diagram_leaf_at(r->from, f));
    if (r->done[f]) return r->done[f] - 1;
    struct diagram_node node = r->from->nodes.items[f];
    uint32_t n = r->to->cells[node.var];
    diagram_ref *children = arena_array(r->to->arena, diagram_ref, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!diagram_step(r->to)) return DIAGRAM_GAP;
        children[i] = rewrite(r, r->from->children.items[node.first + i]);
    }
    diagram_ref out = diagram_node(r->to, node.var, children);
    r->done[f] = out + 1;
    return out;
}

diagram_ref diagram_map(struct diagram *to, const struct diagram *from, diagram_ref f,
                        diagram_leaf_map *map, void *context) {
    struct rewrite r = {.to = to, .from = from, .map = map, .context = context};
    if (to->over) return DIAGRAM_GAP;
    r.done = arena_array(to->arena, diagram_ref, from->nodes.n);
    return rewrite(&r, f);
}

diagram_ref diagram_at(struct diagram *d, diagram_ref f, uint32_t var, uint32_t cell) {
    if (diagram_is_leaf(f) || d->nodes.items[f].var > var) return f;
    struct diagram_node node = d->nodes.items[f];
    if (node.var == var) return d->children.items[node.first + cell];
    diagram_ref *children = arena_array(d->arena, diagram_ref, d->cells[node.var]);
    for (uint32_t i = 0; i < d->cells[node.var]; i++) {
        if (!diagram_step(d)) return DIAGRAM_GAP;
        children[i] = diagram_at(d, d->children.items[node.first + i], var, cell);
    }
    return diagram_node(d, node.var, children);
}
