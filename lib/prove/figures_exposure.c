// Works out what a playbook may cost, in whole minor units.
#include "prove/figures_exposure.h"

#include "prove/role_bars.h"

struct making {
    struct arena *arena;
    const struct playbook *playbook;
    struct date as_of;
    struct exposure *exposure;
    int64_t small; // minor units
};

// ---- one gesture, one role ----

// Keeps those that no other one covers, whatever the facts are.
static void add_worst(struct arena *arena, held_grants *worst, const struct grant *grant) {
    const struct limit *limit = &grant->limit.limit;
    size_t kept = 0;
    for (size_t i = 0; i < worst->n; i++)
        if (limit_covers(&worst->items[i]->limit.limit, limit)) return;
    for (size_t i = 0; i < worst->n; i++)
        if (!limit_covers(limit, &worst->items[i]->limit.limit))
            worst->items[kept++] = worst->items[i];
    worst->n = kept;
    *PUSH(arena, worst) = grant;
}

// Is the cost surely within the limit? What depends on a fact is only sometimes.
static enum usual within(const struct gesture *gesture, const struct grant *grant) {
    const struct limit *limit = &grant->limit.limit;
    enum usual yes = grant->when ? USUAL_SOMETIMES : USUAL_ALWAYS;
    if (limit->kind == LIMIT_NONE || gesture->unit.s.len) return yes;
    if (limit->kind != LIMIT_MONEY) return USUAL_SOMETIMES;
    bool covers = limit->exactly ? gesture->cost.value == limit->amount
                                 : gesture->cost.value <= limit->amount;
    if (covers) return yes;
    return limit->for_each.len ? USUAL_SOMETIMES : USUAL_NO;
}

static struct exposure_cell cell_of(const struct making *making, const struct gesture *gesture,
                                    int32_t role) {
    struct exposure_cell cell = {.usual = gesture->cost.set ? USUAL_NO : USUAL_UNKNOWN};
    if (gesture_bars_role(making->playbook, gesture, role, making->as_of)) return cell;
    held_grants held = grants_held(making->arena, making->playbook, role, gesture, making->as_of);
    for (size_t i = 0; i < held.n; i++) {
        const struct grant *grant = held.items[i];
        add_worst(making->arena, &cell.worst, grant);
        enum usual usual = cell.usual == USUAL_UNKNOWN ? USUAL_UNKNOWN : within(gesture, grant);
        if (usual > cell.usual) cell.usual = usual;
    }
    return cell;
}

static void merge(const struct making *making, struct exposure_cell *front,
                  const struct exposure_cell *cell) {
    for (size_t i = 0; i < cell->worst.n; i++)
        add_worst(making->arena, &front->worst, cell->worst.items[i]);
    if (cell->usual > front->usual) front->usual = cell->usual;
}

// Words of apology and information cost nothing, unless a cost is written.
static bool costs_money(const struct gesture *gesture) {
    if (gesture->cost.set) return gesture->cost.value > 0;
    return gesture->kind.value != GESTURE_APOLOGY && gesture->kind.value != GESTURE_INFORMATION &&
           gesture->kind.value != GESTURE_ACTION;
}

static bool is_risk(const struct gesture *gesture, const held_grants *worst) {
    return worst->n && worst->items[0]->limit.limit.kind == LIMIT_NONE && costs_money(gesture);
}

// ---- gestures ----

static int64_t customer_worth(const struct making *making) {
    return making->playbook->header.customer_lifetime.set
               ? making->playbook->header.customer_lifetime.value
               : 0;
}

static void count(const struct making *making, const struct exposure_gesture *one) {
    struct exposure *all = making->exposure;
    all->at_risk += one->at_risk;
    if (!one->gesture->cost.set) return;
    all->priced++;
    all->small += one->gesture->cost.value < making->small;
    all->under_50 += one->gesture->cost.value < small_amount(making->playbook, SMALL_USUAL);
    all->always += one->front.usual == USUAL_ALWAYS;
    all->sometimes += one->front.usual == USUAL_SOMETIMES;
    sum_add(&all->cost, one->gesture->cost.value);
}

static void add_gesture(const struct making *making, const struct gesture *gesture) {
    const struct playbook *playbook = making->playbook;
    const role_indexes *roles = &making->exposure->roles;
    struct exposure_gesture *one = PUSH(making->arena, &making->exposure->gestures);
    one->gesture = gesture;
    one->cells = arena_array(making->arena, struct exposure_cell, roles->n + 1);
    one->front.usual = gesture->cost.set ? USUAL_NO : USUAL_UNKNOWN;
    for (size_t i = 0; i < roles->n; i++) {
        one->cells[i] = cell_of(making, gesture, roles->items[i]);
        one->at_risk |= is_risk(gesture, &one->cells[i].worst);
    }
    for (size_t i = 0; i < playbook->roles.n; i++) {
        if (!playbook->roles.items[i].frontline.yes) continue;
        struct exposure_cell cell = cell_of(making, gesture, (int32_t)i);
        merge(making, &one->front, &cell);
    }
    one->front_at_risk = is_risk(gesture, &one->front.worst);
    bool known = gesture->cost.set && gesture->cost.value > 0 && customer_worth(making) > 0;
    one->per_customer = known ? customer_worth(making) / gesture->cost.value : -1;
    count(making, one);
}

// ---- how often ----

// How many of them make a year; 0: no time.
static int64_t of_a_year(uint8_t unit) {
    switch (unit) {
    case PERIOD_HOUR: return 365 * 24;
    case PERIOD_DAY: return 365;
    case PERIOD_WEEK: return 52;
    case PERIOD_MONTH: return 12;
    case PERIOD_YEAR: return 1;
    default: return 0;
    }
}

// "month", "week", "2 weeks", "quarter": `times` a year, over `under`.
static bool read_frequency(struct arena *arena, const struct at_most *volume, int64_t *times,
                           int64_t *under) {
    struct period period;
    struct str error, better, scope = volume->scope;
    if (str_eq_nocase(scope, S("quarter"))) scope = S("3 months");
    if (scope.len && !is_digit(scope.ptr[0])) scope = str_fmt(arena, "1 %.*s", S_ARG(scope));
    if (!volume->count || !period_read(arena, scope, &period, &error, &better)) return false;
    *times = (int64_t)volume->count * of_a_year(period.unit);
    *under = (int64_t)period.count * 12;
    return *times > 0;
}

static const struct exposure_gesture *figures_of(const struct making *making,
                                                 const struct gesture *gesture) {
    return &making->exposure->gestures.items[gesture - making->playbook->gestures.items];
}

static const struct gesture *first_offer(const struct playbook *playbook,
                                         const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->offers.n; i++) {
        const void *entry = playbook_ref(playbook, &scenario->offers.items[i]);
        if (entry) return entry;
    }
    return NULL;
}

static void add_scenario(const struct making *making, const struct scenario *scenario) {
    struct exposure *all = making->exposure;
    int64_t times = 0, under = 1;
    const struct gesture *first = first_offer(making->playbook, scenario);
    bool known = read_frequency(making->arena, &scenario->volume.most, &times, &under);
    bool counted = known && first && first->cost.set;
    all->not_counted += !counted;
    if (!scenario->volume.most.count) return;
    struct exposure_scenario *one = PUSH(making->arena, &all->scenarios);
    *one = (struct exposure_scenario){.scenario = scenario, .first = first, .counted = counted};
    if (!counted) return;
    sum_add_times(&one->usual, first->cost.value, times, under);
    sum_add_times(&all->spend, first->cost.value, times, under);
    const held_grants *worst = &figures_of(making, first)->front.worst;
    const struct limit *limit = worst->n == 1 ? &worst->items[0]->limit.limit : NULL;
    one->has_most = limit && limit->kind == LIMIT_MONEY && !limit->for_each.len;
    if (one->has_most) sum_add_times(&one->most, limit->amount, times, under);
}

// The average cost is a fraction: the worth is multiplied rather than the cost divided.
static int64_t per_customer(const struct making *making) {
    const struct exposure *all = making->exposure;
    int64_t product, worth = customer_worth(making);
    if (!all->priced || all->cost.over || all->cost.minor <= 0 || worth <= 0) return -1;
    if (__builtin_mul_overflow(worth, (int64_t)all->priced, &product)) return -1;
    return product / all->cost.minor;
}

struct exposure exposure_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                              struct date as_of, int64_t small) {
    figures_limit(arena, playbook);
    struct exposure exposure = {.roles = figures_roles(arena, playbook, role)};
    struct making making = {arena, playbook, as_of, &exposure, small};
    for (size_t i = 0; i < playbook->gestures.n; i++)
        add_gesture(&making, &playbook->gestures.items[i]);
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        add_scenario(&making, &playbook->scenarios.items[i]);
    exposure.per_customer = per_customer(&making);
    return exposure;
}
