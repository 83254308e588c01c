// Decision diagrams: functions of the unknown facts, each cut into finitely many cells. Reduced and
// shared, so that two functions are equal where their references are, and a function rests on a
// fact exactly where the fact's variable occurs in it.
#ifndef DECIDE_DIAGRAM_H
#define DECIDE_DIAGRAM_H

#include "base/arena.h"

#include <stdint.h>

typedef uint32_t diagram_ref; // a leaf where DIAGRAM_LEAF is set, else a node

#define DIAGRAM_LEAF 0x80000000u
#define DIAGRAM_NO   (DIAGRAM_LEAF | 0)
#define DIAGRAM_YES  (DIAGRAM_LEAF | 1)
#define DIAGRAM_GAP  (DIAGRAM_LEAF | 2) // a partial function says nothing here

// What a function can come to. Compared byte by byte, so it is cleared before it is filled in.
struct leaf {
    int64_t limit, left; // of a grant
    int32_t by, to, with, rule;
    uint8_t kind; // enum leaf_kind
    uint8_t verdict, reason, rule_list;
    uint8_t unlimited, deep; // deep: decided after the third step
    uint8_t depth;           // of a joint grant's role: how many stand above it
    uint8_t exactly;         // of a size: that much and no less
};
enum leaf_kind { LEAF_TRUTH, LEAF_GAP, LEAF_SIZE, LEAF_OUTCOME };

enum diagram_op {
    OP_AND,
    OP_OR,
    OP_SAME,     // both yes, or both no
    OP_WHERE,    // the second one where the first is yes, else a gap
    OP_ELSE,     // the first one, and where it has a gap the second one
    OP_BEST,     // the larger of two sizes
    OP_GIVE,     // a size made an outcome by a template
    OP_LIFT,     // an outcome in place of another one's allow or approval
    OP_NO_GRANT, // an outcome's reason where the second is yes
    OP_RULE,     // an outcome with the rule of another one
    OP_PAIR,     // the size, where the outcome was decided in the steps from 4 on
    OP_BARE,     // an outcome without reason and rule
    OP_LESS      // yes where the first size is less than the second one
};

struct diagram_node {
    uint32_t var, first; // its children are children[first ...], one a cell
    bool gap;            // a gap can be reached
    uint32_t seen;       // by the last walk
};

struct diagram {
    struct arena *arena;
    const uint32_t *cells; // of each variable
    LIST(struct diagram_node) nodes;
    LIST(diagram_ref) children;
    LIST(struct leaf) leaves;
    uint32_t *table, room; // hashed references, plus one
    uint32_t used;
    struct cached *cache;
    uint32_t cache_room;
    uint32_t walk;
    uint32_t steps; // done
    bool over;      // the budget is used up: no answer may rest on the rest
};

enum { DIAGRAM_BUDGET = 400000 };

void diagram_init(struct diagram *d, struct arena *arena);
bool diagram_step(struct diagram *d); // counts; false where the budget is used up
diagram_ref diagram_leaf(struct diagram *d, const struct leaf *leaf);
diagram_ref diagram_node(struct diagram *d, uint32_t var, const diagram_ref *children);
diagram_ref diagram_apply(struct diagram *d, enum diagram_op op, diagram_ref f, diagram_ref g);
bool diagram_gap(const struct diagram *d, diagram_ref f); // can a gap be reached?
const struct leaf *diagram_leaf_at(const struct diagram *d, diagram_ref f);

// Calls for every leaf that can be reached, once each.
typedef void diagram_see(void *context, const struct leaf *leaf);
void diagram_leaves(struct diagram *d, diagram_ref f, diagram_see *see, void *context);
// The same function with other leaves, in `to`, whose variables have the same cells. `map` answers
// a leaf of `to`.
typedef diagram_ref diagram_leaf_map(void *context, const struct leaf *leaf);
diagram_ref diagram_map(struct diagram *to, const struct diagram *from, diagram_ref f,
                        diagram_leaf_map *map, void *context);
// The function with a variable held at one cell.
diagram_ref diagram_at(struct diagram *d, diagram_ref f, uint32_t var, uint32_t cell);
// The cheapest way to a leaf that is wanted: sets the cell of every variable that it passes; false
// where there is none. Of ways that cost the same it takes the first cells.
#define DIAGRAM_NO_WAY (UINT32_MAX / 2)
struct diagram_way {
    bool (*wanted)(const struct leaf *leaf);
    uint32_t (*cost)(const void *context, uint32_t var, uint32_t cell);
    const void *context; // of `cost`
    bool *passed;        // by variable: set where the way asks for it; NULL: nobody wants to know
};
bool diagram_find(struct diagram *d, diagram_ref f, const struct diagram_way *way, uint32_t *cells);
// Sets a flag for every variable that the function rests on.
void diagram_support(struct diagram *d, diagram_ref f, bool *vars);

// outcome.c: what an operation makes of two leaves.
diagram_ref leaves_combine(struct diagram *d, enum diagram_op op, diagram_ref f, diagram_ref g);

static inline diagram_ref diagram_not(struct diagram *d, diagram_ref f) {
    return diagram_apply(d, OP_SAME, f, DIAGRAM_NO);
}
static inline diagram_ref diagram_truth(bool yes) {
    return yes ? DIAGRAM_YES : DIAGRAM_NO;
}
static inline bool leaf_is_yes(const struct leaf *leaf) {
    return leaf->kind == LEAF_TRUTH && leaf->by == 1;
}
static inline bool diagram_is_leaf(diagram_ref f) {
    return (f & DIAGRAM_LEAF) != 0;
}

#endif
