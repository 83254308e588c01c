// What the figures of reports have in common: sums of money that cannot overflow, shares.
#ifndef PROVE_FIGURES_H
#define PROVE_FIGURES_H

#include "decide/authority.h"

// Minor units. What no longer fits stays at the most that does, and `over` says so.
struct sum {
    int64_t minor;
    int64_t part, parts; // and a part of one more unit, of so many; parts 0: none
    bool over;
};

void sum_add(struct sum *sum, int64_t minor);
// Adds `minor` times a fraction, exactly; none of them negative, `under` at least 1.
void sum_add_times(struct sum *sum, int64_t minor, int64_t times, int64_t under);
// Whole minor units, rounded up: once, however much was added.
int64_t sum_whole(struct sum sum);

// Whole units of the currency that count as small where nobody says otherwise.
enum { SMALL_USUAL = 50 };
// So many whole units of the currency in minor ones.
int64_t small_amount(const struct playbook *playbook, uint32_t units);

// Leaves by the door (EMP_OVER_LIMIT) where going through all roles and gestures would take very
// long.
void figures_limit(struct arena *arena, const struct playbook *playbook);

typedef LIST(int32_t) role_indexes;
// The roles of a report: the one that is asked for, else (-1) all, the lowest first.
role_indexes figures_roles(struct arena *arena, const struct playbook *playbook, int32_t role);

#endif
