// Opens an evaluation: what is known, what is assumed, and which facts stay unknown.
#include "decide/inner.h"

static void set_domain(struct evaluation *e, struct slot *slot, uint32_t index) {
    const struct domain *domain = &e->plan->domains[index];
    slot->type = domain->type;
    slot->grain = domain->type == FACT_DATE ? MINUTES_A_DAY : 1;
    slot->least = domain->may_be_negative ? POINT_LEAST : 0;
    slot->most = POINT_MOST;
    slot->step = STEP_NEVER;
    if (domain->type == FACT_DATE || domain->type == FACT_TIME) {
        slot->least = (int64_t)date_days(1, 1, 1) * MINUTES_A_DAY;
        slot->most = (int64_t)(date_days(9999, 12, 31) + 1) * MINUTES_A_DAY - slot->grain;
    }
    if (index == SLOT_AMOUNT) slot->least = 1;
}

static void set_value(struct slot *slot, const struct value *value, enum slot_state state) {
    if (value->type == FACT_NONE) return;
    slot->state = (uint8_t)state;
    slot->value = value;
    slot->point = point_of(value);
}

// The slot of a key; NO_SLOT where the plan does not read it.
static uint32_t find_slot(const struct evaluation *e, fact_key key) {
    uint32_t slot = slot_of(e->decider, key);
    return slot < e->plan->keys.n && e->plan->keys.items[slot] == key ? slot : NO_SLOT;
}

static void fill_slots(struct evaluation *e) {
    size_t n = e->plan->keys.n;
    e->slots = arena_array(e->arena, struct slot, n);
    for (uint32_t i = 0; i < n; i++) {
        e->decider->slot_of_key[e->plan->keys.items[i]] = i;
        set_domain(e, &e->slots[i], i);
    }
    for (size_t i = 0; i < e->request->n_known; i++) {
        const struct known *known = &e->request->known[i];
        uint32_t slot = find_slot(e, known->key);
        if (slot != NO_SLOT) set_value(&e->slots[slot], &known->value, SLOT_KNOWN);
    }
    if (!e->request->has_amount) return;
    int64_t amount = e->request->amount;
    e->slots[SLOT_AMOUNT].state = SLOT_KNOWN;
    e->slots[SLOT_AMOUNT].point = (struct point){.lo = amount, .hi = amount};
}

void evaluation_open(struct evaluation *e, struct decider *decider, struct arena *arena,
                     const struct request *request) {
    const struct playbook *playbook = decider->playbook;
    *e = (struct evaluation){.decider = decider,
                             .playbook = playbook,
                             .plan = plan_of(decider, request->gesture, request->role),
                             .request = request,
                             .arena = arena};
    for (uint32_t i = 0; i < e->plan->terms.n; i++)
        decider->term_place[e->plan->terms.items[i].term - playbook->terms.items] = i;
    e->now = point_of_now(request->as_of);
    e->has_now = request->as_of.precision != DATE_NONE;
    e->role.name = playbook->roles.items[request->role].entry.id.s;
    diagram_init(&e->diagram, arena);
    e->grants = arena_array(arena, struct grant_state, e->plan->grants.n);
    fill_slots(e);
    e->measured = plan_measured(e);
}

static void assume_facts(struct evaluation *e) {
    for (uint32_t i = 0; i < e->plan->keys.n && !e->all_free; i++)
        if (e->slots[i].state == SLOT_UNKNOWN)
            set_value(&e->slots[i], &e->plan->assumed[i], SLOT_ASSUMED);
}

void evaluation_cut(struct evaluation *e) {
    size_t n = e->plan->keys.n;
    e->vars = arena_array(e->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        struct slot *slot = &e->slots[i];
        bool fact = e->plan->keys.items[i] < e->playbook->facts.n;
        slot->free = e->nearest && fact && slot->value;
        if (!slot_is_open(e, i)) continue;
        slot->var = e->n_vars;
        e->vars[e->n_vars++] = i;
    }
    if (e->has_over) e->slots[SLOT_AMOUNT].least = e->over + 1;
    cells_make(e);
}

void evaluation_start(struct evaluation *e) {
    assume_facts(e);
    evaluation_cut(e);
    terms_evaluate(e);
}
