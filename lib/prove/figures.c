// Sums of money that stop at the most that fits; the roles of a report.
#include "prove/figures.h"

#include "base/number.h"

void sum_add(struct sum *sum, int64_t minor) {
    if (!__builtin_add_overflow(sum->minor, minor, &sum->minor)) return;
    sum->minor = INT64_MAX;
    sum->over = true;
}

// Two parts become one of as many as both are a part of.
static bool add_part(struct sum *sum, int64_t part, int64_t parts) {
    int64_t own = sum->parts ? sum->parts : 1, less = common_divisor(own, parts), all, mine, other;
    if (__builtin_mul_overflow(own / less, parts, &all) ||
        __builtin_mul_overflow(sum->part, parts / less, &mine) ||
        __builtin_mul_overflow(part, own / less, &other) ||
        __builtin_add_overflow(mine, other, &mine))
        return false;
    sum->part = mine % all;
    sum->parts = all;
    sum_add(sum, mine / all);
    return true;
}

void sum_add_times(struct sum *sum, int64_t minor, int64_t times, int64_t under) {
    int64_t all;
    if (__builtin_mul_overflow(minor, times, &all)) {
        sum->minor = INT64_MAX;
        sum->over = true;
        return;
    }
    sum_add(sum, all / under);
    if (!add_part(sum, all % under, under)) sum_add(sum, 1);
}

int64_t sum_whole(struct sum sum) {
    if (sum.part) sum_add(&sum, 1);
    return sum.minor;
}

int64_t small_amount(const struct playbook *playbook, uint32_t units) {
    return money_minor((int)units, playbook->header.currency);
}

// For each role and gesture its grants are found among all roles, and for each role and team the
// scenarios that it handles among the roles of all teams.
void figures_limit(struct arena *arena, const struct playbook *playbook) {
    const uint64_t most = 500000000;
    uint64_t roles = playbook->roles.n, granted = 0, in_teams = 1;
    for (size_t i = 0; i < playbook->gestures.n; i++)
        granted += playbook->gestures.items[i].authority.n;
    for (size_t i = 0; i < playbook->teams.n; i++) in_teams += playbook->teams.items[i].roles.n;
    uint64_t steps = roles * (roles * playbook->gestures.n + granted) +
                     (roles + in_teams) * playbook->scenarios.n * in_teams;
    if (steps > most) arena_fail(arena, ARENA_OVER_LIMIT);
}

// How many roles stand above it; a ring of roles ends after as many steps as there are roles.
static size_t roles_above(const struct playbook *playbook, int32_t role) {
    size_t steps = 0;
    while (steps < playbook->roles.n) {
        const struct ref *above = &playbook->roles.items[role].reports_to;
        if (above->kind != KIND_ROLE || above->index < 0) break;
        role = above->index;
        steps++;
    }
    return steps;
}

role_indexes figures_roles(struct arena *arena, const struct playbook *playbook, int32_t role) {
    role_indexes list = {0};
    size_t n = playbook->roles.n, *above = arena_array(arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++) above[i] = roles_above(playbook, (int32_t)i);
    for (size_t most = n + 1; most-- > 0 && role < 0;)
        for (size_t i = 0; i < n; i++)
            if (above[i] == most) *PUSH(arena, &list) = (int32_t)i;
    if (role >= 0) *PUSH(arena, &list) = role;
    return list;
}
