// Steps 4 to 7: own grants, counts, who else may say yes.
#include "decide/inner.h"

struct authority {
    struct evaluation *e;
    struct diagram *d;
    const struct gesture *gesture;
    const struct plan_role *asker;
    diagram_ref own;  // what the asker may give alone
    diagram_ref over; // at_most is reached, and the asker may not go over it
    int32_t counter;  // the role that may go over it; -1
};

static diagram_ref also(struct authority *a, diagram_ref done, diagram_ref next) {
    return diagram_apply(a->d, OP_ELSE, done, next);
}

static diagram_ref leaf_ref(struct authority *a, struct leaf leaf) {
    return diagram_leaf(a->d, &leaf);
}

// ---- counts and minimum ----

static diagram_ref try_times(struct evaluation *e, const void *context) {
    const struct gesture *gesture = context;
    int64_t most = (int64_t)gesture->at_most.most.count * NUMBER_ONE;
    return diagram_truth(e->slots[SLOT_TIMES].point.lo >= most);
}

static diagram_ref count_reached(struct authority *a) {
    static const uint32_t slots[] = {SLOT_TIMES};
    struct evaluation *e = a->e;
    if (!text_is_set(a->gesture->at_most.text)) return DIAGRAM_NO;
    bool may = a->counter >= 0 && role_is_from(e->playbook, e->plan->role, a->counter);
    if (may) return DIAGRAM_NO;
    slot_mark(e, SLOT_TIMES, 5);
    return tabulate(e, slots, 1, try_times, a->gesture);
}

static diagram_ref try_least(struct evaluation *e, const void *context) {
    const struct gesture *gesture = context;
    return diagram_truth(e->slots[SLOT_AMOUNT].point.lo < gesture->at_least.value);
}

static diagram_ref below_minimum(struct authority *a, diagram_ref done) {
    static const uint32_t slots[] = {SLOT_AMOUNT};
    if (!a->e->measured || !a->gesture->at_least.set) return done;
    slot_mark(a->e, SLOT_AMOUNT, 4);
    diagram_ref below = tabulate(a->e, slots, 1, try_least, a->gesture);
    struct leaf leaf = outcome_leaf(VERDICT_DENY, REASON_BELOW_MINIMUM, LIST_AT_LEAST, 0);
    return also(a, done, diagram_apply(a->d, OP_WHERE, below, leaf_ref(a, leaf)));
}

// ---- approval ----

static diagram_ref give(struct authority *a, diagram_ref fit, struct leaf leaf) {
    return diagram_apply(a->d, OP_GIVE, fit, leaf_ref(a, leaf));
}

// Where a role covers the amount: by itself, else with others.
static diagram_ref approval(struct authority *a, const struct plan_role *role, struct leaf leaf) {
    bool up = leaf.verdict == VERDICT_ESCALATE;
    *(up ? &leaf.to : &leaf.by) = role->role;
    diagram_ref alone = DIAGRAM_GAP;
    if (role != a->asker) alone = give(a, role_fit(a->e, role, ALONE, 6), leaf);
    if (!diagram_gap(a->d, alone)) return alone;
    return also(a, alone, give(a, role_fit(a->e, role, JOINTLY, 6), leaf));
}

static diagram_ref over_count(struct authority *a) {
    const struct plan *plan = a->e->plan;
    diagram_ref done = DIAGRAM_GAP;
    struct leaf ask = outcome_leaf(VERDICT_NEEDS_APPROVAL, REASON_OVER_COUNT, LIST_AT_MOST, 0);
    struct leaf deny = outcome_leaf(VERDICT_DENY, REASON_OVER_COUNT, LIST_AT_MOST, 0);
    for (size_t i = 0; !a->e->own_only && i < plan->roles.n; i++) {
        const struct plan_role *role = &plan->roles.items[plan->by_depth[i]];
        if (!role_is_from(a->e->playbook, role->role, a->counter)) continue;
        done = also(a, done, approval(a, role, ask));
        if (!diagram_gap(a->d, done)) break;
    }
    return diagram_apply(a->d, OP_WHERE, a->over, also(a, done, leaf_ref(a, deny)));
}

static diagram_ref above_limit(struct authority *a, diagram_ref done) {
    const struct plan *plan = a->e->plan;
    bool up = a->gesture->beyond.value == BEYOND_ESCALATE;
    bool nobody = a->gesture->beyond.value == BEYOND_NOBODY || a->e->own_only;
    struct leaf ask = outcome_leaf(up ? VERDICT_ESCALATE : VERDICT_NEEDS_APPROVAL,
                                   up ? REASON_BEYOND : REASON_OVER_LIMIT, LIST_OPEN, 0);
    for (uint32_t i = 0; !nobody && i < plan->n_chain && diagram_gap(a->d, done); i++)
        done = also(a, done, approval(a, &plan->roles.items[i], ask));
    struct leaf deny =
        outcome_leaf(VERDICT_DENY, nobody ? REASON_BEYOND : REASON_OVER_LIMIT, LIST_OPEN, 0);
    done = also(a, done, give(a, a->own, deny));
    deny.rule_list = LIST_GESTURE;
    return also(a, done, leaf_ref(a, deny));
}

// ---- guardrails that some may lift ----

// Where no guardrail that applies, and no count, binds the role.
static diagram_ref is_free(struct authority *a, const struct plan_role *role,
                           const diagram_ref *soft) {
    const struct playbook *playbook = a->e->playbook;
    diagram_ref free = DIAGRAM_YES;
    for (size_t i = 0; i < a->e->plan->soft.n; i++) {
        if (role_is_from(playbook, role->role, a->e->plan->soft.items[i].lifter)) continue;
        free = diagram_apply(a->d, OP_AND, free, diagram_not(a->d, soft[i]));
    }
    if (a->over == DIAGRAM_NO || role_is_from(playbook, role->role, a->counter)) return free;
    return diagram_apply(a->d, OP_AND, free, diagram_not(a->d, a->over));
}

static diagram_ref lifted(struct authority *a, const diagram_ref *soft) {
    const struct plan *plan = a->e->plan;
    diagram_ref done = DIAGRAM_GAP;
    struct leaf ask = outcome_leaf(VERDICT_NEEDS_APPROVAL, REASON_GUARDRAIL, LIST_SOFT, 0);
    struct leaf deny = outcome_leaf(VERDICT_DENY, REASON_GUARDRAIL, LIST_SOFT, 0);
    deny.deep = true;
    size_t n = a->e->own_only ? 0 : plan->roles.n;
    for (size_t i = 0; i < n && diagram_gap(a->d, done); i++) {
        const struct plan_role *role = &plan->roles.items[plan->by_depth[i]];
        diagram_ref free = is_free(a, role, soft);
        if (free == DIAGRAM_NO) continue;
        done = also(a, done, diagram_apply(a->d, OP_WHERE, free, approval(a, role, ask)));
    }
    return also(a, done, leaf_ref(a, deny));
}

static diagram_ref lift(struct authority *a, diagram_ref done, const diagram_ref *soft) {
    diagram_ref any = DIAGRAM_NO, rule = DIAGRAM_GAP;
    for (size_t i = 0; i < a->e->plan->soft.n; i++) {
        struct leaf leaf = outcome_leaf(VERDICT_DENY, REASON_GUARDRAIL, LIST_SOFT, i);
        any = diagram_apply(a->d, OP_OR, any, soft[i]);
        rule = also(a, rule, diagram_apply(a->d, OP_WHERE, soft[i], leaf_ref(a, leaf)));
    }
    if (any == DIAGRAM_NO) return done;
    diagram_ref other = diagram_apply(a->d, OP_WHERE, any, lifted(a, soft));
    return diagram_apply(a->d, OP_LIFT, diagram_apply(a->d, OP_RULE, other, rule), done);
}

// ---- all of it ----

diagram_ref steps_of_authority(struct evaluation *e, diagram_ref done, const diagram_ref *soft,
                               diagram_ref *own) {
    const struct gesture *gesture = e->plan->gesture;
    struct authority a = {.e = e,
                          .d = &e->diagram,
                          .gesture = gesture,
                          .asker = &e->plan->roles.items[0],
                          .over = DIAGRAM_NO,
                          .counter = -1};
    if (gesture->at_most.beyond_asks.kind == KIND_ROLE)
        a.counter = gesture->at_most.beyond_asks.index;
    a.own = *own = role_size(e, a.asker, ALONE, 4);
    diagram_ref any = role_holds_any(e, a.asker, 4);
    diagram_ref here = below_minimum(&a, DIAGRAM_GAP);
    if (diagram_gap(a.d, here)) {
        a.over = count_reached(&a);
        if (a.over != DIAGRAM_NO) here = also(&a, here, over_count(&a));
    }
    struct leaf allow = outcome_leaf(VERDICT_ALLOW, REASON_WITHIN_LIMIT, LIST_OPEN, 0);
    if (diagram_gap(a.d, here))
        here = also(&a, here, give(&a, role_fit(e, a.asker, ALONE, 4), allow));
    if (diagram_gap(a.d, here)) here = above_limit(&a, here);
    here = diagram_apply(a.d, OP_NO_GRANT, here, diagram_not(a.d, any));
    return also(&a, done, lift(&a, here, soft));
}
