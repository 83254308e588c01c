// Where limits cut the amount, what was given, and the facts that a limit is counted by.
#include "decide/inner.h"

// The unknown ones of what decides whether a grant covers; none where no answer rests on it.
struct parts {
    struct evaluation *e;
    const struct rule *rule;
    uint32_t slots[5];
    size_t n;
};

// Does any answer rest on this grant's limit?
static bool limit_matters(const struct evaluation *e, const struct rule *rule) {
    const numbers *own = &e->plan->roles.items[0].grants;
    bool held = !e->own_only;
    for (size_t i = 0; i < own->n && !held; i++)
        held = &e->plan->grants.items[own->items[i]] == rule;
    return held && rule->grant->limit.limit.kind > LIMIT_NONE && rule_in_force(e, rule);
}

static void add_part(struct parts *parts, uint32_t slot) {
    if (!slot_is_open(parts->e, slot)) return;
    for (size_t i = 0; i < parts->n; i++)
        if (parts->slots[i] == slot) return;
    parts->slots[parts->n++] = slot;
}

static struct parts parts_of(struct evaluation *e, const struct rule *rule) {
    struct parts parts = {.e = e, .rule = rule};
    uint32_t factors[3];
    if (!limit_matters(e, rule)) return parts;
    size_t n = grant_factors(e, rule, factors);
    add_part(&parts, SLOT_AMOUNT);
    if (rule->cumulative) add_part(&parts, SLOT_GIVEN);
    for (size_t i = 0; i < n; i++) add_part(&parts, factors[i]);
    return parts;
}

static int64_t given_of(const struct parts *parts) {
    return parts->rule->cumulative ? parts->e->slots[SLOT_GIVEN].point.lo : 0;
}

static int64_t demand_of(const struct parts *parts) {
    int64_t sum, amount = parts->e->slots[SLOT_AMOUNT].point.lo;
    if (__builtin_add_overflow(amount, given_of(parts), &sum)) return INT64_MAX;
    // How far beyond all that can be does not matter, and would cost a cut for each pair.
    bool open = slot_is_open(parts->e, SLOT_AMOUNT) && slot_is_open(parts->e, SLOT_GIVEN);
    return open && sum > POINT_MOST ? POINT_MOST : sum;
}

static int64_t size_now(const struct parts *parts) {
    bool whole;
    return grant_size(parts->e, parts->rule, &whole).value;
}

// The least value of a factor with which the limit reaches `demand`: limits grow with each factor.
static int64_t factor_for(const struct parts *parts, struct slot *slot, int64_t demand) {
    int64_t low = slot->least < 0 ? 0 : slot->least, high = slot->most;
    struct point before = slot->point;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        slot->point = (struct point){.lo = middle, .hi = middle};
        if (size_now(parts) >= demand)
            high = middle;
        else
            low = middle + 1;
    }
    slot->point = before;
    return low;
}

static void cut_factor(const struct parts *parts, struct slot *slot) {
    int64_t at = factor_for(parts, slot, demand_of(parts));
    cut_at(parts->e, slot, at);
    if (parts->rule->grant->limit.limit.exactly) cut_at(parts->e, slot, at + 1);
}

static void cut_part(const struct parts *parts, uint32_t index) {
    struct evaluation *e = parts->e;
    struct slot *slot = &e->slots[index];
    int64_t size = size_now(parts);
    if (index == SLOT_AMOUNT) {
        int64_t left = size - given_of(parts);
        if (parts->rule->grant->limit.limit.exactly) cut_at(e, slot, left);
        if (left < INT64_MAX) cut_at(e, slot, left + 1);
    } else if (index == SLOT_GIVEN) {
        cut_at(e, slot, size - e->slots[SLOT_AMOUNT].point.lo + 1);
    } else {
        cut_factor(parts, slot);
    }
}

// Puts the other parts on each combination of their corners and cuts `index` there.
static void cut_from(const struct parts *parts, size_t at, uint32_t index) {
    if (!diagram_step(&parts->e->diagram)) return;
    if (at == parts->n) {
        cut_part(parts, index);
        return;
    }
    struct slot *slot = &parts->e->slots[parts->slots[at]];
    if (parts->slots[at] == index) {
        cut_from(parts, at + 1, index);
        return;
    }
    struct point before = slot->point;
    for (size_t i = 0; i < slot->corners.n; i++) {
        slot->point = (struct point){.lo = slot->corners.items[i], .hi = slot->corners.items[i]};
        cut_from(parts, at + 1, index);
    }
    slot->point = before;
}

// Limits that only the amount is held against cut like tests do.
void cut_by_plain_limits(struct evaluation *e) {
    const struct gesture *gesture = e->plan->gesture;
    struct slot *amount = &e->slots[SLOT_AMOUNT], *times = &e->slots[SLOT_TIMES];
    cut_at(e, amount, gesture->at_least.value);
    cut_at(e, times, (int64_t)gesture->at_most.most.count * NUMBER_ONE);
    for (size_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        struct parts parts = parts_of(e, rule);
        if (parts.n == 1 && parts.slots[0] == SLOT_AMOUNT) cut_part(&parts, SLOT_AMOUNT);
    }
}

// ---- products ----

static int64_t unit_of(const struct slot *slot, int factor) {
    int64_t unit = slot->type == FACT_NUMBER ? NUMBER_ONE : 1;
    return factor == FACTOR_PERCENT ? unit * 100 : unit;
}

static void add_corner(struct evaluation *e, struct slot *slot, int64_t at) {
    *PUSH(e->arena, &slot->corners) = at;
}

// Where the amount must be exactly the limit, that has to be a whole one: from each corner of the
// factor on, and from where the limit reaches each corner of the amount, the least factor with
// which it is, while the other factors stay where they are.
static void add_whole_corners(const struct parts *parts, struct slot *slot, int64_t step) {
    struct evaluation *e = parts->e;
    const cuts *own = &slot->corners, *amounts = &e->slots[SLOT_AMOUNT].corners;
    for (size_t i = 0, n = own->n; i < n; i++) add_corner(e, slot, round_up(own->items[i], step));
    for (size_t i = 0; i < amounts->n; i++)
        add_corner(e, slot, round_up(factor_for(parts, slot, amounts->items[i]), step));
}

static struct slot *open_factor(const struct parts *parts, int factor) {
    uint32_t index = parts->rule->slots[factor];
    return index != NO_SLOT && slot_is_open(parts->e, index) ? &parts->e->slots[index] : NULL;
}

// At the far corners one step of a factor makes the limit leap over all that matters; where each
// factor is one whole (1 seat, 100 per cent), it grows step by step.
static void add_unit_corner(const struct parts *parts, int factor) {
    struct slot *slot = open_factor(parts, factor);
    if (!slot) return;
    add_corner(parts->e, slot, unit_of(slot, factor));
    if (parts->rule->grant->limit.limit.exactly)
        add_whole_corners(parts, slot, grant_step(parts->e, parts->rule, factor));
    cuts_sort(&slot->corners);
}

static void add_unit_corners_of(const struct parts *parts) {
    struct slot *slots = parts->e->slots;
    struct point before[5];
    for (size_t i = 0; i < parts->n; i++) before[i] = slots[parts->slots[i]].point;
    for (int k = 0; k < 3; k++) {
        struct slot *slot = open_factor(parts, k);
        if (slot) slot->point = (struct point){.lo = unit_of(slot, k), .hi = unit_of(slot, k)};
    }
    for (int k = 0; k < 3; k++) add_unit_corner(parts, k);
    for (size_t i = 0; i < parts->n; i++) slots[parts->slots[i]].point = before[i];
}

static void add_unit_corners(struct evaluation *e) {
    for (size_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        struct parts parts = parts_of(e, rule);
        add_unit_corners_of(&parts);
    }
}

void cut_by_limits(struct evaluation *e) {
    add_unit_corners(e);
    for (size_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        struct parts parts = parts_of(e, rule);
        for (size_t k = 0; k < parts.n; k++) {
            cut_from(&parts, 0, parts.slots[k]);
            bool given = parts.slots[k] == SLOT_GIVEN; // least is left where a cell of it ends
            if (given || parts.n > 1) cut_at_corners(e, &e->slots[parts.slots[k]]);
        }
    }
}
