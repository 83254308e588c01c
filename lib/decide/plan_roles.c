// Roles in a plan: the asker, those above, those who may lift or go over, and what each holds.
#include "decide/authority.h"
#include "decide/plan.h"

static const struct role *role_at(const struct playbook *playbook, int32_t role) {
    return &playbook->roles.items[role];
}

// The role above, or -1. There is no ring of roles: whoever read the playbook has opened it.
static int32_t above(const struct playbook *playbook, int32_t role) {
    const struct ref *ref = &role_at(playbook, role)->reports_to;
    return ref->kind == KIND_ROLE ? ref->index : -1;
}

bool role_is_from(const struct playbook *playbook, int32_t role, int32_t base) {
    while (base >= 0 && base != role) base = above(playbook, base);
    return base >= 0;
}

static uint32_t depth_of(const struct playbook *playbook, int32_t role) {
    uint32_t depth = 0;
    while ((role = above(playbook, role)) >= 0) depth++;
    return depth;
}

static bool visit(struct decider *decider, int32_t role) {
    bool fresh = decider->role_stamp[role] != decider->role_round;
    decider->role_stamp[role] = decider->role_round;
    return fresh;
}

static void add_chain(struct decider *decider, struct plan *plan, int32_t role) {
    const struct playbook *playbook = decider->playbook;
    for (; role >= 0 && visit(decider, role); role = above(playbook, role))
        *PUSH(decider->arena, &plan->roles) =
            (struct plan_role){.role = role, .depth = depth_of(playbook, role)};
}

// ---- who holds what ----

// Stamps every role that holds what is granted to `granted`: the ones above, and the ones that are
// the same unless the gesture names them.
static void stamp_holders(struct decider *decider, const struct gesture *gesture, int32_t granted) {
    const struct playbook *playbook = decider->playbook;
    numbers queue = {0};
    decider->role_round++;
    visit(decider, granted);
    *PUSH(decider->arena, &queue) = (uint32_t)granted;
    for (size_t i = 0; i < queue.n; i++) {
        int32_t role = (int32_t)queue.items[i], up = above(playbook, role);
        if (up >= 0 && !role_at(playbook, up)->own_grants_only.yes && visit(decider, up))
            *PUSH(decider->arena, &queue) = (uint32_t)up;
        for (int32_t same = decider->same_first[role]; same >= 0; same = decider->same_next[same])
            if (!gesture_names_role(gesture, same) && visit(decider, same))
                *PUSH(decider->arena, &queue) = (uint32_t)same;
    }
}

static void give_grants(struct decider *decider, struct plan *plan) {
    for (uint32_t i = 0; i < plan->grants.n; i++) {
        struct rule *rule = &plan->grants.items[i];
        const struct ref *ref = &rule->grant->role;
        if (ref->kind != KIND_ROLE) continue;
        uint32_t depth = rule->grant->jointly_with.n ? depth_of(decider->playbook, ref->index) : 0;
        rule->depth = (uint8_t)(depth < 255 ? depth : 255);
        stamp_holders(decider, plan->gesture, ref->index);
        for (size_t k = 0; k < plan->roles.n; k++)
            if (decider->role_stamp[plan->roles.items[k].role] == decider->role_round)
                *PUSH(decider->arena, &plan->roles.items[k].grants) = i;
    }
}

// ---- in order ----

static bool is_lower(const struct plan *plan, uint32_t a, uint32_t b) {
    const struct plan_role *x = &plan->roles.items[a], *y = &plan->roles.items[b];
    return x->depth != y->depth ? x->depth > y->depth : x->role < y->role;
}

static void sort_by_depth(struct decider *decider, struct plan *plan) {
    plan->by_depth = arena_array(decider->arena, uint32_t, plan->roles.n);
    for (uint32_t i = 0; i < plan->roles.n; i++) {
        uint32_t at = i;
        for (; at > 0 && is_lower(plan, i, plan->by_depth[at - 1]); at--)
            plan->by_depth[at] = plan->by_depth[at - 1];
        plan->by_depth[at] = i;
    }
}

void plan_add_roles(struct decider *decider, struct plan *plan) {
    const struct ref *counter = &plan->gesture->at_most.beyond_asks;
    decider->role_round++;
    add_chain(decider, plan, plan->role);
    plan->n_chain = (uint32_t)plan->roles.n;
    for (size_t i = 0; i < plan->soft.n; i++) add_chain(decider, plan, plan->soft.items[i].lifter);
    if (counter->kind == KIND_ROLE) add_chain(decider, plan, counter->index);
    give_grants(decider, plan);
    sort_by_depth(decider, plan);
}
