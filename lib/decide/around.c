// Around a decision: what is allowed instead, the nearest yes, and proofs that nothing ever is.
#include "decide/inner.h"

#include <assert.h>

// ---- the cheapest way to a leaf ----

// Nobody calls a yes near that takes more than a billion, or a day a hundred years away.
static bool is_far(const struct evaluation *e, const struct slot *slot, int64_t value) {
    const int64_t billion = 1000000000, century = (int64_t)36525 * MINUTES_A_DAY;
    bool day = slot->type == FACT_DATE || slot->type == FACT_TIME;
    int64_t away = day ? value - e->now.lo : value;
    int64_t most = day ? century : billion * whole_of(e, slot->type);
    return (e->has_now || !day) && (away > most || away < -most);
}

// What a fact is now; of one that is not known, where people begin to count.
static int64_t start_of(const struct evaluation *e, const struct slot *slot) {
    bool day = slot->type == FACT_DATE || slot->type == FACT_TIME;
    if (slot->value) return slot->point.lo;
    return day ? round_up(e->now.lo - (slot->grain - 1), slot->grain) : 0;
}

// The value of a cell that is the least change.
static int64_t near_in(const struct evaluation *e, const struct slot *slot, uint32_t cell) {
    int64_t start = start_of(e, slot), least = slot->cells[cell].lo;
    int64_t most = cell + 1 < slot->n_cells ? slot->cells[cell + 1].lo - slot->grain : slot->most;
    return start < least ? least : start > most ? most : start;
}

// What it costs to take cell `i`: the fewest changes are the cheapest way, and of as many those
// that go the least far.
static uint32_t change_cost(const void *context, uint32_t var, uint32_t i) {
    const struct evaluation *e = context;
    const struct slot *slot = &e->slots[e->vars[var]];
    if (slot->free && i == slot->current) return 0;
    if (e->nearest && slot_is_ordered(slot) && is_far(e, slot, near_in(e, slot, i)))
        return DIAGRAM_NO_WAY;
    if (!slot->free) return 0;
    uint32_t away = i > slot->current ? i - slot->current : slot->current - i;
    return 1024 + (away < 1000 ? away : 1000);
}

// Facts that the way does not ask for stay as they are.
static bool find_way(struct evaluation *e, diagram_ref f, struct diagram_way way, uint32_t *cells) {
    for (uint32_t i = 0; i < e->n_vars; i++) cells[i] = e->slots[e->vars[i]].current;
    way.cost = change_cost;
    way.context = e;
    return diagram_find(&e->diagram, f, &way, cells);
}

static bool is_allow(const struct leaf *leaf) {
    assert(leaf->kind == LEAF_OUTCOME);
    return leaf->verdict == VERDICT_ALLOW;
}

// ---- cells as values ----

static struct date date_at(int64_t minute, bool day) {
    int64_t rest = ((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
    struct date date = {.day = (int32_t)((minute - rest) / MINUTES_A_DAY)};
    date.minute = (int16_t)(day ? 0 : rest);
    date.precision = day ? DATE_DAY : DATE_MINUTE;
    return date;
}

struct value value_at(const struct slot *slot, struct point point) {
    struct value value = {.type = slot->type};
    switch ((enum fact_type)slot->type) {
    case FACT_YES_NO: value.yes = point.lo == 1; break;
    case FACT_CHOICE:
        value.choice = (uint32_t)point.lo;
        value.text.s = point.name;
        break;
    case FACT_DATE:
    case FACT_TIME: value.date = date_at(point.lo, slot->type == FACT_DATE); break;
    default: value.amount = point.lo; break;
    }
    return value;
}

static void add_change(struct evaluation *e, changes *list, uint32_t index, uint32_t cell) {
    const struct slot *slot = &e->slots[index];
    *PUSH(e->arena, list) =
        (struct change){e->plan->keys.items[index], value_at(slot, slot->cells[cell])};
}

// ---- the nearest yes ----

static diagram_ref allow_truth(void *context, const struct leaf *leaf) {
    (void)context;
    return diagram_truth(is_allow(leaf));
}

// Of a fact that is known twice the last value counts.
struct request request_with(struct arena *arena, const struct request *request,
                            const changes *list) {
    struct request with = *request;
    struct known *known = arena_array(arena, struct known, request->n_known + list->n);
    for (size_t i = 0; i < request->n_known; i++) known[i] = request->known[i];
    for (size_t i = 0; i < list->n; i++)
        known[with.n_known++] = (struct known){list->items[i].key, list->items[i].value};
    with.known = known;
    return with;
}

// What the request with the changes comes to.
static enum verdict verdict_with(const struct evaluation *e, const changes *list) {
    struct request request = request_with(e->arena, e->request, list);
    return decide(e->decider, e->arena, &request).verdict;
}

static bool try_value(const struct evaluation *e, const changes *list, struct value *value,
                      struct value other) {
    struct value before = *value;
    *value = other;
    if (verdict_with(e, list) == VERDICT_ALLOW) return true;
    *value = before;
    return false;
}

// As near as the yes stays one, then in whole pounds and whole numbers: cells need not be boxes
// where facts are multiplied.
static void bring_near(const struct evaluation *e, const changes *list, const uint32_t *cells) {
    for (size_t i = 0; i < list->n; i++) {
        struct value *value = &list->items[i].value;
        const struct slot *slot = &e->slots[slot_of(e->decider, list->items[i].key)];
        if (!slot_is_ordered(slot)) continue;
        int64_t near = near_in(e, slot, cells[slot->var]), whole = whole_of(e, slot->type);
        bool moved = near != slot->cells[cells[slot->var]].lo;
        if (moved && !try_value(e, list, value, value_at(slot, (struct point){.lo = near})))
            near = slot->cells[cells[slot->var]].lo;
        int64_t down = near < start_of(e, slot) ? whole - 1 : 0;
        int64_t rounded = round_up(near - down, whole);
        if (rounded != near)
            try_value(e, list, value, value_at(slot, (struct point){.lo = rounded}));
    }
}

changes decide_nearest_yes(struct decider *decider, struct arena *scratch,
                           const struct request *request) {
    struct evaluation e;
    changes list = {0};
    evaluation_open(&e, decider, scratch, request);
    e.nearest = true;
    evaluation_start(&e);
    diagram_ref yes = diagram_map(&e.diagram, &e.diagram, steps_run(&e).all, allow_truth, NULL);
    uint32_t *cells = arena_array(scratch, uint32_t, e.n_vars);
    bool *passed = arena_array(scratch, bool, e.n_vars);
    struct diagram_way way = {.wanted = leaf_is_yes, .passed = passed};
    if (e.diagram.over || e.lacks_now || !find_way(&e, yes, way, cells)) return list;
    for (size_t i = 0; i < e.plan->keys.n; i++) {
        uint32_t index = e.plan->by_name[i];
        const struct slot *slot = &e.slots[index];
        bool changed = slot->free && cells[slot->var] != slot->current;
        bool open = slot->state == SLOT_UNKNOWN && passed[slot->var];
        if (changed || open) add_change(&e, &list, index, cells[slot->var]);
    }
    bring_near(&e, &list, cells);
    return list;
}

// ---- proofs ----

enum proof decide_never(struct decider *decider, struct arena *scratch,
                        const struct request *request, bool has_over, int64_t over,
                        struct proof_case *out) {
    struct evaluation e;
    *out = (struct proof_case){0};
    evaluation_open(&e, decider, scratch, request);
    e.all_free = e.own_only = true;
    e.has_over = has_over;
    e.over = over;
    evaluation_start(&e);
    diagram_ref all = steps_run(&e).all;
    uint32_t *cells = arena_array(scratch, uint32_t, e.n_vars);
    decider->steps += e.diagram.steps;
    if (e.diagram.over || e.lacks_now) return PROOF_TOO_LARGE;
    if (!find_way(&e, all, (struct diagram_way){.wanted = is_allow}, cells)) return PROOF_NEVER;
    bool *rests = arena_array(scratch, bool, e.n_vars);
    diagram_support(&e.diagram, all, rests);
    for (size_t i = 0; i < e.plan->keys.n; i++) {
        uint32_t index = e.plan->by_name[i];
        const struct slot *slot = &e.slots[index];
        if (!slot_is_open(&e, index) || !rests[slot->var]) continue;
        if (index == SLOT_AMOUNT)
            out->amount =
                (struct size){.kind = SIZE_VALUE, .value = slot->cells[cells[slot->var]].lo};
        else
            add_change(&e, &out->facts, index, cells[slot->var]);
    }
    return PROOF_POSSIBLE;
}

// ---- instead ----

// Only what needs no further question is offered.
static bool may_give_some(struct decider *decider, struct arena *scratch,
                          const struct request *request, struct size *amount) {
    struct decision decision = decide(decider, scratch, request);
    *amount = (struct size){0};
    if (decision.verdict == VERDICT_ALLOW) return true;
    bool only_amount =
        decision.missing.n == 1 &&
        decision.missing.items[0] == key_of_reserved(decider->playbook, RESERVED_AMOUNT);
    if (!only_amount) return false;
    *amount = decision.left;
    if (amount->kind != SIZE_VALUE || amount->value <= 0) return amount->kind == SIZE_UNLIMITED;
    struct request whole = *request;
    whole.has_amount = true;
    whole.amount = amount->value;
    return decide(decider, scratch, &whole).verdict == VERDICT_ALLOW;
}

// What was given before of one gesture says nothing of another one.
static void forget_given(const struct decider *decider, struct arena *scratch,
                         struct request *request) {
    struct known *known = arena_array(scratch, struct known, request->n_known);
    for (size_t i = 0; i < request->n_known; i++) {
        fact_key key = request->known[i].key;
        if (key != key_of_reserved(decider->playbook, RESERVED_GIVEN) &&
            key != key_of_reserved(decider->playbook, RESERVED_TIMES_GIVEN))
            known[i] = request->known[i]; // a value of no type says nothing
    }
    request->known = known;
    request->has_amount = false;
}

// What the scenarios that offer this gesture offer besides it.
static struct instead other_gesture(struct decider *decider, struct arena *scratch,
                                    const struct request *request) {
    const struct playbook *playbook = decider->playbook;
    const numbers *scenarios = &decider->scenarios.of[request->gesture - playbook->gestures.items];
    size_t tries = 8;
    struct request other = *request;
    forget_given(decider, scratch, &other);
    for (size_t i = 0; i < scenarios->n; i++) {
        const refs *offers = &playbook->scenarios.items[scenarios->items[i]].offers;
        for (size_t k = 0; k < offers->n; k++) {
            const struct ref *ref = &offers->items[k];
            if (ref->kind != KIND_GESTURE || !tries) continue;
            struct instead instead = {.gesture = &playbook->gestures.items[ref->index]};
            if (instead.gesture == request->gesture || instead.gesture->entry.hurt) continue;
            other.gesture = instead.gesture;
            tries--;
            if (may_give_some(decider, scratch, &other, &instead.amount)) return instead;
        }
    }
    return (struct instead){0};
}

struct instead decide_instead(struct decider *decider, struct arena *scratch,
                              const struct request *request, const struct decision *decision) {
    struct instead instead = {.gesture = request->gesture, .amount = decision->left};
    bool no = decision->verdict == VERDICT_NEEDS_APPROVAL || decision->verdict == VERDICT_DENY;
    if (!no) return (struct instead){0};
    if (decision->left.kind == SIZE_VALUE && decision->left.value > 0) {
        struct request less = *request;
        less.amount = decision->left.value; // where none is said, no amount would do
        if (decide(decider, scratch, &less).verdict == VERDICT_ALLOW) return instead;
    }
    return other_gesture(decider, scratch, request);
}
