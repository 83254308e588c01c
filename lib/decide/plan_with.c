// Joint grants of a plan: who must agree, told apart by their names and not by where they stand.
#include "decide/inner.h"

static struct with with_of(struct arena *arena, const refs *list) {
    struct with with = {arena_array(arena, struct str, list->n), 0};
    for (size_t i = 0; i < list->n; i++) {
        struct str name = list->items[i].id.s;
        size_t at = with.n++;
        for (; at > 0 && str_cmp(with.names[at - 1], name) > 0; at--)
            with.names[at] = with.names[at - 1];
        with.names[at] = name;
    }
    return with;
}

// The fewest first, then by name.
static int compare(const struct with *a, const struct with *b) {
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (size_t i = 0; i < a->n; i++) {
        int order = str_cmp(a->names[i], b->names[i]);
        if (order) return order;
    }
    return 0;
}

static void add_with(struct decider *decider, struct plan *plan, struct with with) {
    size_t at = 0;
    while (at < plan->withs.n && compare(&plan->withs.items[at], &with) < 0) at++;
    PUSH(decider->arena, &plan->withs);
    for (size_t i = plan->withs.n - 1; i > at; i--) plan->withs.items[i] = plan->withs.items[i - 1];
    plan->withs.items[at] = with;
}

void plan_add_withs(struct decider *decider, struct plan *plan) {
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < plan->grants.n; i++) {
            struct rule *rule = &plan->grants.items[i];
            if (!rule->grant->jointly_with.n) continue;
            struct with with = with_of(decider->arena, &rule->grant->jointly_with);
            if (!round) add_with(decider, plan, with);
            rule->with = 0;
            while (round && compare(&plan->withs.items[rule->with], &with)) rule->with++;
        }
    }
}
