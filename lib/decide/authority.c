// Works out which grants a role holds: its own, those from below, and those of the role it equals.
#include "decide/authority.h"

static bool is_role(const struct ref *ref) {
    return ref->kind == KIND_ROLE;
}

bool gesture_names_role(const struct gesture *gesture, int32_t role) {
    for (size_t i = 0; i < gesture->authority.n; i++)
        if (is_role(&gesture->authority.items[i].role) &&
            gesture->authority.items[i].role.index == role)
            return true;
    return false;
}

struct reach {
    const struct playbook *playbook;
    const struct gesture *gesture;
    bool *held;     // by role
    int32_t *queue; // every role at most once, so a ring of roles comes to an end
    size_t n;
    int32_t *below, *beside; // by role: 1 + one that reports to it, and 1 + the next of these
};

static void find_reports(struct reach *reach) {
    for (size_t i = 0; i < reach->playbook->roles.n; i++) {
        const struct ref *above = &reach->playbook->roles.items[i].reports_to;
        if (!is_role(above)) continue;
        reach->beside[i] = reach->below[above->index];
        reach->below[above->index] = (int32_t)i + 1;
    }
}

static void reach_role(struct reach *reach, int32_t role) {
    if (reach->held[role]) return;
    reach->held[role] = true;
    reach->queue[reach->n++] = role;
}

static void reach_from(struct reach *reach, int32_t holder) {
    const struct playbook *playbook = reach->playbook;
    const struct role *role = &playbook->roles.items[holder];
    if (is_role(&role->same_as) && !gesture_names_role(reach->gesture, holder))
        reach_role(reach, role->same_as.index);
    if (role->own_grants_only.yes) return;
    for (int32_t next = reach->below[holder]; next; next = reach->beside[next - 1])
        reach_role(reach, next - 1);
}

// Whose grants `holder` holds, by role.
static const bool *roles_held(struct arena *arena, const struct playbook *playbook, int32_t holder,
                              const struct gesture *gesture) {
    size_t n = playbook->roles.n;
    struct reach reach = {.playbook = playbook,
                          .gesture = gesture,
                          .held = arena_array(arena, bool, n),
                          .queue = arena_array(arena, int32_t, n),
                          .below = arena_array(arena, int32_t, n),
                          .beside = arena_array(arena, int32_t, n)};
    find_reports(&reach);
    if (holder >= 0) reach_role(&reach, holder);
    for (size_t i = 0; i < reach.n; i++) reach_from(&reach, reach.queue[i]);
    return reach.held;
}

bool role_holds(const struct playbook *playbook, int32_t holder, int32_t granted,
                const struct gesture *gesture) {
    if (granted < 0) return false;
    struct arena_mark mark = arena_mark(playbook->arena);
    bool holds = roles_held(playbook->arena, playbook, holder, gesture)[granted];
    arena_reset(playbook->arena, mark);
    return holds;
}

// Where a grant stands in the order of grants_held.
static int place_of(const struct grant *grant) {
    if (grant->limit.limit.kind == LIMIT_NONE) return 0;
    return grant->when ? 2 : 1;
}

held_grants grants_held(struct arena *arena, const struct playbook *playbook, int32_t role,
                        const struct gesture *gesture, struct date as_of) {
    held_grants list = {0};
    const bool *held = roles_held(arena, playbook, role, gesture);
    for (int place = 0; place <= 2; place++)
        for (size_t i = 0; i < gesture->authority.n; i++) {
            const struct grant *grant = &gesture->authority.items[i];
            if (place_of(grant) != place || grant->jointly_with.n > 0) continue;
            if (!is_role(&grant->role) || !held[grant->role.index]) continue;
            if (in_force(&grant->from, &grant->until, as_of)) *PUSH(arena, &list) = grant;
        }
    return list;
}

static bool same_measure(const struct limit *a, const struct limit *b) {
    return a->kind == b->kind && str_eq(a->unit, b->unit) && str_eq(a->fact, b->fact) &&
           str_eq(a->percent, b->percent) && str_eq(a->for_each, b->for_each);
}

bool limit_covers(const struct limit *large, const struct limit *small) {
    if (large->kind == LIMIT_NONE) return true;
    return same_measure(large, small) && !large->exactly && large->amount >= small->amount;
}

// Whether whoever holds `a` gains nothing by `b`.
static bool covers(const struct grant *a, const struct grant *b) {
    return a == b || (!a->when && limit_covers(&a->limit.limit, &b->limit.limit));
}

bool grants_hold_more(const held_grants *above, const held_grants *own) {
    for (size_t i = 0; i < above->n; i++) {
        bool covered = false;
        for (size_t j = 0; j < own->n && !covered; j++)
            covered = covers(own->items[j], above->items[i]);
        if (!covered) return true;
    }
    return false;
}

int32_t approver_above(struct arena *arena, const struct playbook *playbook, int32_t role,
                       const struct gesture *gesture, struct date as_of) {
    if (role < 0) return -1;
    held_grants own = grants_held(arena, playbook, role, gesture, as_of);
    const struct ref *above;
    while (is_role(above = &playbook->roles.items[role].reports_to)) {
        role = above->index;
        held_grants theirs = grants_held(arena, playbook, role, gesture, as_of);
        if (grants_hold_more(&theirs, &own)) return role;
    }
    return -1;
}

struct date playbook_first_day(const struct playbook *playbook) {
    return playbook->header.effective.range.from;
}

bool in_force(const struct when *from, const struct when *until, struct date as_of) {
    if (as_of.precision == DATE_NONE) return true;
    if (from->date.precision != DATE_NONE && date_cmp(as_of, from->date) < 0) return false;
    if (until->date.precision == DATE_NONE) return true;
    if (until->date.precision == DATE_MINUTE) return date_cmp(as_of, until->date) <= 0;
    return as_of.day <= date_last_day(until->date);
}
