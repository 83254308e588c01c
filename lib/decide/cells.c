// Cells: the finitely many values of each unknown fact that stand for all others.
#include "decide/inner.h"

#include <string.h>

bool slot_is_open(const struct evaluation *e, uint32_t slot) {
    return e->slots[slot].state == SLOT_UNKNOWN || e->slots[slot].free;
}

bool slot_is_ordered(const struct slot *slot) {
    return slot->type != FACT_CHOICE && slot->type != FACT_YES_NO && slot->type != FACT_NONE;
}

void cut_at(struct evaluation *e, struct slot *slot, int64_t at) {
    if (at > slot->least && at <= slot->most) *PUSH(e->arena, &slot->cuts) = at;
}

// ---- round values ----

int64_t round_up(int64_t value, int64_t step) {
    int64_t rest = value % step;
    return rest > 0 ? value + step - rest : value - rest;
}

int64_t whole_of(const struct evaluation *e, uint8_t type) {
    int64_t whole = type == FACT_NUMBER ? NUMBER_ONE : 1;
    unsigned char decimals = e->playbook->header.currency->decimals;
    for (int i = 0; type == FACT_MONEY && i < decimals; i++) whole *= 10;
    return whole;
}

// ---- sorted lists ----

void cuts_sort(cuts *list) {
    for (size_t gap = list->n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (size_t i = gap; i < list->n; i++) {
            int64_t value = list->items[i];
            size_t at = i;
            for (; at >= gap && list->items[at - gap] > value; at -= gap)
                list->items[at] = list->items[at - gap];
            list->items[at] = value;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!kept || list->items[kept - 1] != list->items[i]) list->items[kept++] = list->items[i];
    list->n = kept;
}

// Both ends of every cell so far: where several facts are held against each other, what can happen
// at all happens where all but one of them are at one of these.
static void make_corners(struct evaluation *e, struct slot *slot) {
    slot->corners.n = 0;
    *PUSH(e->arena, &slot->corners) = slot->least;
    *PUSH(e->arena, &slot->corners) = slot->most;
    for (size_t i = 0; i < slot->cuts.n; i++) {
        *PUSH(e->arena, &slot->corners) = slot->cuts.items[i];
        *PUSH(e->arena, &slot->corners) = slot->cuts.items[i] - slot->grain;
    }
    cuts_sort(&slot->corners);
}

void cut_at_corners(struct evaluation *e, struct slot *slot) {
    for (size_t i = 0; i < slot->corners.n; i++) cut_at(e, slot, slot->corners.items[i]);
}

// ---- ordered facts ----

static struct point point_at(const struct slot *slot, int64_t at) {
    return (struct point){.lo = at, .hi = at + slot->grain - 1};
}

static void add_cell(struct slot *slot, struct point point) {
    if (slot->free && slot->point.lo == point.lo) slot->current = slot->n_cells;
    slot->cells[slot->n_cells++] = point;
}

static void ordered_cells(struct evaluation *e, struct slot *slot) {
    cuts_sort(&slot->cuts);
    slot->cells = arena_array(e->arena, struct point, slot->cuts.n + 1);
    for (size_t i = 0; i <= slot->cuts.n; i++) {
        add_cell(slot, point_at(slot, i ? slot->cuts.items[i - 1] : slot->least));
    }
}

// ---- choices ----

struct chosen {
    struct evaluation *e;
    const struct domain *domain;
    struct slot *slot;
    size_t room;
    bool *named; // by place, of a closed domain
    size_t n_named;
};

static void add_choice(struct chosen *c, int64_t place, struct str name) {
    struct slot *slot = c->slot;
    for (uint32_t i = 0; c->domain->open && i < slot->n_cells; i++)
        if (str_eq(slot->cells[i].name, name)) return;
    if (slot->n_cells == c->room) {
        struct point *old = slot->cells;
        c->room = c->room ? 2 * c->room : 8;
        slot->cells = arena_array(c->e->arena, struct point, c->room);
        if (slot->n_cells) memcpy(slot->cells, old, slot->n_cells * sizeof *old);
    }
    if (slot->free && str_eq(slot->point.name, name)) slot->current = slot->n_cells;
    slot->cells[slot->n_cells++] = (struct point){.lo = place, .hi = place, .name = name};
}

static void name_choice(struct chosen *c, struct str name) {
    if (c->domain->open) {
        add_choice(c, CHOICE_OPEN, name);
        return;
    }
    int64_t place = choice_find(c->e->playbook, c->domain, name);
    if (place >= 0) c->named[place] = true;
}

// Where two unknown choices are compared, each may take any value of either.
static void name_all(struct chosen *c, const struct domain *domain) {
    struct str name;
    for (size_t i = 0; (name = domain_choice(c->e->playbook, domain, i)).ptr; i++)
        name_choice(c, name);
}

static void name_by_test(struct chosen *c, const struct test *test) {
    struct evaluation *e = c->e;
    struct operand left = operand_of(e, &test->fact, test->reserved);
    struct operand right = {.slot = NO_SLOT};
    bool pair = test->other.id.s.len > 0;
    if (pair) right = operand_of(e, &test->other, test->other_reserved);
    bool is_left = left.slot != NO_SLOT && &e->slots[left.slot] == c->slot;
    bool is_right = right.slot != NO_SLOT && &e->slots[right.slot] == c->slot;
    if (is_left)
        for (size_t i = 0; i < test->values.n; i++)
            name_choice(c, str_trim(test->values.items[i].text.s));
    if (!pair || is_left == is_right) return;
    const struct operand *other = is_left ? &right : &left;
    if (other->slot == NO_SLOT || !slot_is_open(e, other->slot)) {
        name_choice(c, other->point.name);
    } else {
        name_all(c, &e->plan->domains[other->slot]);
        name_all(c, c->domain);
    }
}

static void choice_cells(struct evaluation *e, uint32_t index) {
    struct chosen c = {.e = e, .domain = &e->plan->domains[index], .slot = &e->slots[index]};
    size_t n = 0;
    while (!c.domain->open && domain_choice(e->playbook, c.domain, n).ptr) n++;
    c.named = arena_array(e->arena, bool, n);
    for (size_t i = 0; i < e->plan->tests.n; i++) name_by_test(&c, e->plan->tests.items[i]);
    for (size_t i = 0; i < c.slot->names.n; i++) name_choice(&c, c.slot->names.items[i]);
    if (c.slot->free) name_choice(&c, c.slot->point.name);
    bool stranger = false; // one that no test names stands for all such
    for (size_t i = 0; i < n; i++) {
        if (!c.named[i] && stranger) continue;
        stranger |= !c.named[i];
        add_choice(&c, (int64_t)i, domain_choice(e->playbook, c.domain, i));
    }
    if (!n) add_choice(&c, CHOICE_OPEN, S("another one")); // than any that somebody names
}

// ---- all ----

static void yes_no_cells(struct evaluation *e, struct slot *slot) {
    slot->cells = arena_array(e->arena, struct point, 2);
    slot->cells[1] = (struct point){.lo = 1, .hi = 1};
    slot->n_cells = 2;
    slot->current = slot->point.lo == 1;
}

static void cut_by_current(struct evaluation *e, struct slot *slot) {
    cut_at(e, slot, slot->point.lo);
}

void cells_of_slot(struct evaluation *e, uint32_t index) {
    struct slot *slot = &e->slots[index];
    slot->n_cells = 0;
    if (slot->type == FACT_CHOICE)
        choice_cells(e, index);
    else if (slot_is_ordered(slot))
        ordered_cells(e, slot);
    else
        yes_no_cells(e, slot);
}

static void make_cells(struct evaluation *e, uint32_t *sizes) {
    for (uint32_t i = 0; i < e->n_vars; i++) {
        cells_of_slot(e, e->vars[i]);
        sizes[i] = e->slots[e->vars[i]].n_cells;
    }
}

static void make_all_corners(struct evaluation *e) {
    for (uint32_t i = 0; i < e->n_vars; i++)
        if (slot_is_ordered(&e->slots[e->vars[i]])) make_corners(e, &e->slots[e->vars[i]]);
}

// What cuts one fact cuts those that it is compared with, before limits are held against them and
// after it.
void cells_make(struct evaluation *e) {
    uint32_t *sizes = arena_array(e->arena, uint32_t, e->n_vars);
    e->diagram.cells = sizes;
    if (!e->n_vars) return;
    cut_by_tests(e);
    cut_by_plain_limits(e);
    for (uint32_t i = 0; i < e->n_vars; i++) {
        struct slot *slot = &e->slots[e->vars[i]];
        if (slot->free) cut_by_current(e, slot);
    }
    make_all_corners(e);
    cut_by_comparisons(e);
    if (e->compared) make_all_corners(e);
    cut_by_limits(e);
    if (e->compared) make_all_corners(e);
    if (e->compared) cut_by_comparisons(e);
    make_cells(e, sizes);
}
