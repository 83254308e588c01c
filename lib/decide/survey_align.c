// Two surveys made to tell the same values apart, so that their functions can be compared.
#include "decide/survey_inner.h"

struct alignment {
    struct survey *both[2];
    uint32_t *cells; // by variable
    uint32_t n;
};

static struct slot *slot_at(const struct alignment *a, int side, uint32_t index) {
    return &a->both[side]->e.slots[index];
}

// ---- the same cells ----

static void share_cuts(const struct alignment *a, const uint32_t index[2]) {
    struct slot *slots[] = {slot_at(a, 0, index[0]), slot_at(a, 1, index[1])};
    int64_t least = slots[0]->least > slots[1]->least ? slots[0]->least : slots[1]->least;
    for (int side = 0; side < 2; side++) {
        struct slot *slot = slots[side], *other = slots[1 - side];
        slot->least = least;
        size_t kept = 0, n = slot->cuts.n;
        for (size_t i = 0; i < n; i++)
            if (slot->cuts.items[i] > least) slot->cuts.items[kept++] = slot->cuts.items[i];
        slot->cuts.n = kept;
        for (size_t i = 0; i < other->cuts.n; i++)
            cut_at(&a->both[side]->e, slot, other->cuts.items[i]);
    }
}

// Each names what the other one tells apart; whatever neither does, is the same to both.
static void share_names(const struct alignment *a, const uint32_t index[2]) {
    for (int side = 0; side < 2; side++) {
        struct slot *slot = slot_at(a, side, index[side]);
        const struct slot *other = slot_at(a, 1 - side, index[1 - side]);
        for (uint32_t i = 0; i < other->n_cells; i++)
            *PUSH(a->both[side]->e.arena, &slot->names) = other->cells[i].name;
    }
}

static const struct point *cell_named(const struct slot *slot, struct str name) {
    for (uint32_t i = 0; i < slot->n_cells; i++)
        if (str_eq(slot->cells[i].name, name)) return &slot->cells[i];
    return NULL;
}

// What only one of them can take is no case for both.
static void keep_common(const struct alignment *a, const uint32_t index[2]) {
    struct slot *first = slot_at(a, 0, index[0]), *second = slot_at(a, 1, index[1]);
    struct point *ordered = arena_array(a->both[1]->e.arena, struct point, first->n_cells);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < first->n_cells; i++) {
        const struct point *same = cell_named(second, first->cells[i].name);
        if (!same) continue;
        ordered[kept] = *same;
        first->cells[kept++] = first->cells[i];
    }
    second->cells = ordered;
    first->n_cells = second->n_cells = kept;
}

static void cut_again(const struct alignment *a, const uint32_t index[2]) {
    for (int side = 0; side < 2; side++) {
        survey_take_tables(a->both[side]);
        cells_of_slot(&a->both[side]->e, index[side]);
    }
}

// False where they have no value in common: then they are two facts that share a name.
static bool share_cells(const struct alignment *a, const uint32_t index[2]) {
    struct slot *first = slot_at(a, 0, index[0]), *second = slot_at(a, 1, index[1]);
    if (first->type != second->type) return false;
    if (first->type == FACT_CHOICE)
        share_names(a, index);
    else if (slot_is_ordered(first))
        share_cuts(a, index);
    cut_again(a, index);
    if (first->type == FACT_CHOICE) keep_common(a, index);
    if (first->n_cells) return true;
    cut_again(a, index);
    return false;
}

// ---- the same variables ----

static void add_var(struct alignment *a, int side, uint32_t index) {
    struct slot *slot = slot_at(a, side, index);
    slot->var = a->n;
    a->cells[a->n++] = slot->n_cells;
}

// What nobody says may be one value here and another one there.
static void add_pair(struct alignment *a, const uint32_t index[2]) {
    bool open[2], said = true;
    for (int side = 0; side < 2; side++) {
        open[side] = slot_is_open(&a->both[side]->e, index[side]);
        said &= !a->both[side]->unsaid[index[side]];
    }
    if (open[0] && open[1] && said && share_cells(a, index)) {
        slot_at(a, 1, index[1])->var = a->n;
        add_var(a, 0, index[0]);
        return;
    }
    for (int side = 0; side < 2; side++)
        if (open[side]) add_var(a, side, index[side]);
}

static struct str name_at(const struct survey *survey, uint32_t index) {
    return survey->e.plan->domains[index].name;
}

// The next slot by name from `*at` on that is not one of the first ones; NO_SLOT at the end.
static uint32_t next_slot(const struct survey *survey, uint32_t *at) {
    const struct plan *plan = survey->e.plan;
    while (*at < plan->keys.n && plan->by_name[*at] < SLOT_FIRST) ++*at;
    return *at < plan->keys.n ? plan->by_name[*at] : NO_SLOT;
}

static void merge_by_name(struct alignment *a) {
    uint32_t at[2] = {0}, index[2];
    for (;;) {
        for (int side = 0; side < 2; side++) index[side] = next_slot(a->both[side], &at[side]);
        if (index[0] == NO_SLOT && index[1] == NO_SLOT) return;
        int order = index[0] == NO_SLOT ? 1 : index[1] == NO_SLOT ? -1 : 0;
        if (!order) order = str_cmp(name_at(a->both[0], index[0]), name_at(a->both[1], index[1]));
        int side = order > 0;
        if (!order)
            add_pair(a, index);
        else if (slot_is_open(&a->both[side]->e, index[side]))
            add_var(a, side, index[side]);
        at[0] += order <= 0;
        at[1] += order >= 0;
    }
}

static bool same_unit(const struct survey *a, const struct survey *b) {
    return a->e.slots[SLOT_AMOUNT].type == b->e.slots[SLOT_AMOUNT].type &&
           str_eq(a->request.gesture->unit.s, b->request.gesture->unit.s) &&
           a->e.playbook->header.currency == b->e.playbook->header.currency;
}

bool survey_align(struct survey *first, struct survey *second) {
    size_t n = first->e.plan->keys.n + second->e.plan->keys.n;
    struct alignment a = {{first, second}, arena_array(first->e.arena, uint32_t, n), 0};
    if (!same_unit(first, second)) return false;
    for (uint32_t i = 0; i < SLOT_FIRST; i++) add_pair(&a, (uint32_t[]){i, i});
    merge_by_name(&a);
    for (int side = 0; side < 2; side++) {
        a.both[side]->e.diagram.cells = a.cells;
        a.both[side]->n_vars = a.n;
    }
    return true;
}
