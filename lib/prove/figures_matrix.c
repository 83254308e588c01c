// Works out the table of authority: a row for each condition that some grant of a gesture has.
#include "prove/figures_matrix.h"

#include "model/condition.h"
#include "prove/role_bars.h"

// Cells and comparisons of one table; above that it is no table for people.
enum { STEPS_MOST = 100000000 };

struct making {
    struct arena *arena;
    const struct playbook *playbook;
    struct date as_of;
    struct matrix *matrix;
    uint64_t steps;
    // Of the gesture at hand.
    const struct gesture *gesture;
    held_grants joint;    // grants that need several roles
    bool *known;          // by role: the next two are found
    held_grants *held;    // by role
    bool *together;       // by role: it holds a joint grant
    bool *barred;         // by role: no answer to it is yes, whatever it holds
    uint32_t *conditions; // by grant: 0 always, else equal numbers for equal conditions
};

static void step(struct making *making, uint64_t steps) {
    making->steps += steps;
    if (making->steps > STEPS_MOST) arena_fail(making->arena, ARENA_OVER_LIMIT);
}

static uint32_t condition_of(const struct making *making, const struct grant *grant) {
    return making->conditions[grant - making->gesture->authority.items];
}

// Conditions are the same where they read the same.
static void number_conditions(struct making *making) {
    const grants *all = &making->gesture->authority;
    struct map numbers = map_new(making->arena);
    making->conditions = arena_array(making->arena, uint32_t, all->n + 1);
    for (size_t i = 0; i < all->n; i++) {
        if (!all->items[i].when) continue;
        struct str words = condition_show(making->arena, making->playbook, all->items[i].when);
        making->conditions[i] = *map_put(&numbers, words, (uint32_t)i + 1);
    }
}

// ---- a cell ----

// Of two limits that cover each other what always holds stays, else the first.
static bool stays(const held_grants *list, size_t i, size_t other) {
    bool sometimes = list->items[i]->when, other_sometimes = list->items[other]->when;
    return sometimes == other_sometimes ? i < other : other_sometimes;
}

static bool is_idle(const held_grants *list, size_t i) {
    const struct limit *own = &list->items[i]->limit.limit;
    for (size_t k = 0; k < list->n; k++) {
        const struct limit *other = &list->items[k]->limit.limit;
        bool scopes = other->kind == LIMIT_NONE || str_eq(own->scope, other->scope);
        if (k == i || !scopes || !limit_covers(other, own)) continue;
        if (!limit_covers(own, other) || stays(list, k, i)) return true;
    }
    return false;
}

static held_grants applying(struct making *making, const held_grants *held, uint32_t condition) {
    held_grants all = {0}, told = {0};
    for (size_t i = 0; i < held->n; i++) {
        uint32_t own = condition_of(making, held->items[i]);
        if (!own || own == condition) *PUSH(making->arena, &all) = held->items[i];
    }
    step(making, 1 + held->n + (uint64_t)all.n * all.n);
    for (size_t i = 0; i < all.n; i++)
        if (!is_idle(&all, i)) *PUSH(making->arena, &told) = all.items[i];
    return told;
}

static void find_held(struct making *making, int32_t role) {
    const held_grants *joint = &making->joint;
    if (making->known[role]) return;
    making->known[role] = true;
    making->held[role] =
        grants_held(making->arena, making->playbook, role, making->gesture, making->as_of);
    step(making, (uint64_t)joint->n * making->playbook->roles.n);
    for (size_t i = 0; i < joint->n && !making->together[role]; i++)
        making->together[role] =
            role_holds(making->playbook, role, joint->items[i]->role.index, making->gesture);
}

// The first role above that may give more alone, else the first that may with others. A ring of
// roles is left after as many steps as there are roles.
static int32_t asks(struct making *making, int32_t role, bool *jointly) {
    const held_grants *own = &making->held[role];
    int32_t together = -1;
    *jointly = false;
    if (making->gesture->beyond.value == BEYOND_NOBODY) return -1;
    for (size_t steps = 0; steps < making->playbook->roles.n; steps++) {
        const struct ref *above = &making->playbook->roles.items[role].reports_to;
        if (above->kind != KIND_ROLE || above->index < 0) break;
        role = above->index;
        find_held(making, role);
        step(making, 1 + (uint64_t)own->n * making->held[role].n);
        if (grants_hold_more(&making->held[role], own)) return role;
        if (together < 0 && making->together[role]) together = role;
    }
    *jointly = together >= 0;
    return together;
}

// ---- rows ----

static void add_row(struct making *making, const struct condition *when, uint32_t condition) {
    const role_indexes *roles = &making->matrix->roles;
    struct matrix_row *row = PUSH(making->arena, &making->matrix->rows);
    row->gesture = making->gesture;
    row->when = when;
    row->cells = arena_array(making->arena, struct matrix_cell, roles->n + 1);
    for (size_t i = 0; i < roles->n; i++) {
        int32_t role = roles->items[i];
        row->cells[i].asks = -1;
        if (making->barred[role]) continue;
        row->cells[i].alone = applying(making, &making->held[role], condition);
        row->cells[i].together = making->together[role];
        row->cells[i].asks = asks(making, role, &row->cells[i].jointly);
    }
}

// What the roles of the table hold; what those above them hold is found where they are asked.
static void begin_gesture(struct making *making, const struct gesture *gesture) {
    const role_indexes *roles = &making->matrix->roles;
    size_t n = making->playbook->roles.n;
    making->gesture = gesture;
    making->joint = grants_joint(making->arena, gesture, making->as_of);
    making->known = arena_array(making->arena, bool, n + 1);
    making->held = arena_array(making->arena, held_grants, n + 1);
    making->together = arena_array(making->arena, bool, n + 1);
    making->barred = arena_array(making->arena, bool, n + 1);
    number_conditions(making);
    for (size_t i = 0; i < roles->n; i++) {
        int32_t role = roles->items[i];
        find_held(making, role);
        making->barred[role] = gesture_bars_role(making->playbook, gesture, role, making->as_of);
    }
}

// Which grants count for some role of the table.
static bool *grants_told(const struct making *making) {
    const role_indexes *roles = &making->matrix->roles;
    bool *told = arena_array(making->arena, bool, making->gesture->authority.n + 1);
    for (size_t i = 0; i < roles->n; i++) {
        const held_grants *held = &making->held[roles->items[i]];
        for (size_t k = 0; k < held->n && !making->barred[roles->items[i]]; k++)
            told[held->items[k] - making->gesture->authority.items] = true;
    }
    return told;
}

// What always holds comes first; a gesture that nobody may give alone has that row, too.
static void add_gesture(struct making *making, const struct gesture *gesture) {
    const grants *all = &gesture->authority;
    bool always = false, sometimes = false;
    begin_gesture(making, gesture);
    const bool *told = grants_told(making);
    for (size_t i = 0; i < all->n; i++)
        if (told[i]) *(making->conditions[i] ? &sometimes : &always) = true;
    if (always || !sometimes) add_row(making, NULL, 0);
    bool *done = arena_array(making->arena, bool, all->n + 2);
    for (size_t i = 0; i < all->n; i++) {
        uint32_t condition = making->conditions[i];
        if (!told[i] || !condition || done[condition]) continue;
        done[condition] = true;
        add_row(making, all->items[i].when, condition);
    }
}

struct matrix matrix_of(struct arena *arena, const struct playbook *playbook,
                        const role_indexes *roles, const gesture_list *gestures,
                        struct date as_of) {
    figures_limit(arena, playbook);
    struct matrix matrix = {.roles = *roles};
    struct making making = {
        .arena = arena, .playbook = playbook, .as_of = as_of, .matrix = &matrix};
    for (size_t i = 0; i < gestures->n; i++) add_gesture(&making, gestures->items[i]);
    return matrix;
}

struct matrix matrix_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                          struct date as_of) {
    role_indexes roles = figures_roles(arena, playbook, role);
    gesture_list gestures = {0};
    for (size_t i = 0; i < playbook->gestures.n; i++)
        *PUSH(arena, &gestures) = &playbook->gestures.items[i];
    return matrix_of(arena, playbook, &roles, &gestures, as_of);
}

held_grants grants_joint(struct arena *arena, const struct gesture *gesture, struct date as_of) {
    held_grants list = {0};
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (grant->jointly_with.n && in_force(&grant->from, &grant->until, as_of))
            *PUSH(arena, &list) = grant;
    }
    return list;
}
