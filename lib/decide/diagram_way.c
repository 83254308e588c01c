// The cheapest way through a diagram to a leaf that is wanted.
#include "decide/diagram.h"

struct search {
    const struct diagram *d;
    const struct diagram_way *way;
    uint32_t *cost; // by node, plus one; 0: not known yet
};

static uint32_t cost_of(struct search *search, diagram_ref f);

static uint32_t cost_by(struct search *search, diagram_ref f, uint32_t cell) {
    const struct diagram_node *node = &search->d->nodes.items[f];
    uint32_t rest = cost_of(search, search->d->children.items[node->first + cell]);
    return rest + search->way->cost(search->way->context, node->var, cell);
}

static uint32_t cost_of(struct search *search, diagram_ref f) {
    const struct diagram *d = search->d;
    if (diagram_is_leaf(f)) return search->way->wanted(diagram_leaf_at(d, f)) ? 0 : DIAGRAM_NO_WAY;
    if (search->cost[f]) return search->cost[f] - 1;
    uint32_t best = DIAGRAM_NO_WAY;
    for (uint32_t i = 0; i < d->cells[d->nodes.items[f].var]; i++) {
        uint32_t cost = cost_by(search, f, i);
        if (cost < best) best = cost;
    }
    search->cost[f] = best + 1;
    return best;
}

bool diagram_find(struct diagram *d, diagram_ref f, const struct diagram_way *way,
                  uint32_t *cells) {
    struct search search = {d, way, arena_array(d->arena, uint32_t, d->nodes.n)};
    if (cost_of(&search, f) == DIAGRAM_NO_WAY) return false;
    while (!diagram_is_leaf(f)) {
        uint32_t var = d->nodes.items[f].var, cell = 0;
        while (cost_by(&search, f, cell) != cost_of(&search, f)) cell++;
        cells[var] = cell;
        if (way->passed) way->passed[var] = true;
        f = d->children.items[d->nodes.items[f].first + cell];
    }
    return true;
}
