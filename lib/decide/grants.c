// What grants are worth under the facts, and whether they cover the amount.
#include "decide/inner.h"

#include "base/number.h"
#include "decide/wide.h"

enum { PER_CENT = 100 * NUMBER_ONE }; // millionths of a per cent make one

// ---- a grant's limit ----

size_t grant_factors(const struct evaluation *e, const struct rule *rule, uint32_t out[3]) {
    size_t n = 0;
    (void)e;
    for (int i = 0; i < 3; i++)
        if (rule->slots[i] != NO_SLOT) out[n++] = rule->slots[i];
    return n;
}

// Most products fit a machine word; the others take the long way. `at` is an array of `n` factors,
// none of them negative.
static int64_t product_over(const int64_t *at, size_t n, int64_t first, int64_t second,
                            bool *whole) {
    int64_t product = 1;
    bool fits = true;
    for (size_t i = 0; i < n && fits; i++) fits = !__builtin_mul_overflow(product, at[i], &product);
    if (fits) {
        *whole = product % (first * second) == 0;
        return product / (first * second);
    }
    struct wide wide = wide_of(1);
    for (size_t i = 0; i < n; i++) wide_times(&wide, (uint64_t)at[i]);
    *whole = wide_divide(&wide, (uint32_t)first);
    *whole &= wide_divide(&wide, (uint32_t)second);
    return wide_clip(&wide);
}

static bool has_figure(const struct limit *limit) {
    return limit->kind != LIMIT_FACT && limit->kind != LIMIT_FACT_PERCENT;
}

// What the product of a limit's factors is divided by, in two steps.
static void divisors(const struct rule *rule, int64_t *first, int64_t *second) {
    const struct limit *limit = &rule->grant->limit.limit;
    bool share = limit->kind == LIMIT_PERCENT_OF_FACT || limit->kind == LIMIT_FACT_PERCENT;
    *first = share ? PER_CENT : 1;
    *second = rule->slots[FACTOR_EACH] != NO_SLOT ? NUMBER_ONE : 1;
}

int64_t grant_step(const struct evaluation *e, const struct rule *rule, int factor) {
    const struct limit *limit = &rule->grant->limit.limit;
    int64_t first, second;
    divisors(rule, &first, &second);
    int64_t step = first * second;
    if (has_figure(limit)) step /= common_divisor(step, limit->amount);
    for (int i = 0; i < 3; i++)
        if (i != factor && rule->slots[i] != NO_SLOT)
            step /= common_divisor(step, e->slots[rule->slots[i]].point.lo);
    return step < 0 ? -step : step;
}

struct size grant_size(const struct evaluation *e, const struct rule *rule, bool *whole) {
    const struct limit *limit = &rule->grant->limit.limit;
    int64_t factors[4], first, second;
    size_t n = 0;
    divisors(rule, &first, &second);
    if (has_figure(limit)) factors[n++] = limit->amount;
    for (int i = 0; i < 3; i++) {
        if (rule->slots[i] == NO_SLOT) continue;
        int64_t value = e->slots[rule->slots[i]].point.lo;
        factors[n++] = value > 0 ? value : 0; // what is negative counts as nothing
    }
    return (struct size){.kind = limit->kind == LIMIT_NONE ? SIZE_UNLIMITED : SIZE_VALUE,
                         .value = product_over(factors, n, first, second, whole)};
}

static int64_t left_of(const struct evaluation *e, const struct rule *rule, int64_t size) {
    int64_t given = e->slots[SLOT_GIVEN].point.lo;
    if (!rule->cumulative) return size;
    return given < size ? size - given : 0;
}

static bool covers(const struct evaluation *e, const struct rule *rule, struct size size,
                   bool whole) {
    int64_t amount = e->slots[SLOT_AMOUNT].point.lo, sum = amount;
    if (size.kind == SIZE_UNLIMITED) return true;
    if (rule->grant->limit.limit.exactly) return whole && amount == size.value;
    if (rule->cumulative && __builtin_add_overflow(amount, e->slots[SLOT_GIVEN].point.lo, &sum))
        return false;
    return sum <= size.value;
}

static diagram_ref size_leaf(struct evaluation *e, const struct rule *rule, struct size size) {
    struct leaf leaf = {.kind = LEAF_SIZE, .by = -1, .to = -1, .with = rule->with};
    leaf.rule = (int32_t)(rule - e->plan->grants.items);
    leaf.unlimited = size.kind == SIZE_UNLIMITED;
    leaf.limit = size.value;
    leaf.exactly = rule->grant->limit.limit.exactly;
    leaf.left = leaf.unlimited ? 0 : left_of(e, rule, size.value);
    if (rule->with >= 0) {
        leaf.by = rule->grant->role.index;
        leaf.depth = rule->depth;
    }
    return diagram_leaf(&e->diagram, &leaf);
}

static diagram_ref try_size(struct evaluation *e, const void *context) {
    const struct rule *rule = context;
    bool whole;
    return size_leaf(e, rule, grant_size(e, rule, &whole));
}

static diagram_ref try_fit(struct evaluation *e, const void *context) {
    const struct rule *rule = context;
    bool whole;
    struct size size = grant_size(e, rule, &whole);
    return covers(e, rule, size, whole) ? size_leaf(e, rule, size) : DIAGRAM_GAP;
}

// ---- a grant under its condition ----

static size_t parts(const struct evaluation *e, const struct rule *rule, bool amount,
                    uint32_t out[5]) {
    size_t n = grant_factors(e, rule, out);
    if (rule->cumulative) out[n++] = SLOT_GIVEN;
    if (amount && rule->grant->limit.limit.kind != LIMIT_NONE) out[n++] = SLOT_AMOUNT;
    return n;
}

static void mark_parts(struct evaluation *e, const struct rule *rule, uint8_t step) {
    uint32_t slots[5];
    size_t n = parts(e, rule, true, slots);
    for (size_t i = 0; i < n; i++) {
        bool asked = slots[i] == SLOT_AMOUNT || slots[i] == SLOT_GIVEN;
        slot_mark(e, slots[i], asked && step != STEP_NEVER ? 4 : step);
    }
}

const struct grant_state *grant_when(struct evaluation *e, uint32_t grant, uint8_t step) {
    struct grant_state *state = &e->grants[grant];
    const struct rule *rule = &e->plan->grants.items[grant];
    uint32_t slots[5];
    if (state->ready) return state; // steps only go up, so that it is marked as well
    *state = (struct grant_state){true, false, rule_truth(e, rule, step), DIAGRAM_GAP, DIAGRAM_GAP};
    if (state->when == DIAGRAM_NO) return state;
    mark_parts(e, rule, step);
    state->size = diagram_apply(&e->diagram, OP_WHERE, state->when,
                                tabulate(e, slots, parts(e, rule, false, slots), try_size, rule));
    return state;
}

const struct grant_state *grant_fit(struct evaluation *e, uint32_t grant, uint8_t step) {
    struct grant_state *state = &e->grants[grant];
    const struct rule *rule = &e->plan->grants.items[grant];
    uint32_t slots[5];
    grant_when(e, grant, step);
    if (state->fit_ready || state->when == DIAGRAM_NO) return state;
    state->fit_ready = true;
    state->fit = diagram_apply(&e->diagram, OP_WHERE, state->when,
                               tabulate(e, slots, parts(e, rule, true, slots), try_fit, rule));
    return state;
}

// ---- roles ----

static bool is_skipped(const struct evaluation *e, uint32_t grant) {
    return e->has_skipped && e->skipped == grant;
}

static bool is_held(const struct evaluation *e, uint32_t grant, enum holding holding) {
    bool joint = e->plan->grants.items[grant].with >= 0;
    return joint == (holding == JOINTLY) && !is_skipped(e, grant);
}

// The best of what its grants are worth, or of those that cover the amount.
static diagram_ref best_of(struct evaluation *e, const struct plan_role *role, enum holding holding,
                           uint8_t step, bool fit) {
    diagram_ref best = DIAGRAM_GAP;
    for (size_t i = 0; i < role->grants.n; i++) {
        uint32_t grant = role->grants.items[i];
        if (!is_held(e, grant, holding)) continue;
        diagram_ref worth = fit ? grant_fit(e, grant, step)->fit : grant_when(e, grant, step)->size;
        best = diagram_apply(&e->diagram, OP_BEST, best, worth);
    }
    return best;
}

diagram_ref role_size(struct evaluation *e, const struct plan_role *role, enum holding holding,
                      uint8_t step) {
    return best_of(e, role, holding, step, false);
}

diagram_ref role_fit(struct evaluation *e, const struct plan_role *role, enum holding holding,
                     uint8_t step) {
    return best_of(e, role, holding, step, true);
}

diagram_ref role_holds_any(struct evaluation *e, const struct plan_role *role, uint8_t step) {
    diagram_ref any = DIAGRAM_NO;
    for (size_t i = 0; i < role->grants.n; i++)
        if (!is_skipped(e, role->grants.items[i]))
            any = diagram_apply(&e->diagram, OP_OR, any,
                                grant_when(e, role->grants.items[i], step)->when);
    return any;
}

bool plan_measured(struct evaluation *e) {
    for (size_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        if (rule->grant->limit.limit.kind != LIMIT_NONE && rule_in_force(e, rule)) return true;
    }
    return false;
}
