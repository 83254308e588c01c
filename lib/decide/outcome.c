// Outcomes: what an operation makes of two leaves, and what an outcome rests on.
#include "decide/inner.h"

#include <assert.h>

struct leaf outcome_leaf(enum verdict verdict, enum reason reason, enum rule_list list,
                         size_t rule) {
    return (struct leaf){.kind = LEAF_OUTCOME,
                         .by = -1,
                         .to = -1,
                         .with = -1,
                         .rule = (int32_t)rule,
                         .verdict = (uint8_t)verdict,
                         .reason = (uint8_t)reason,
                         .rule_list = (uint8_t)list,
                         .deep = reason >= REASON_BELOW_MINIMUM};
}

// Roles by their place, then routes.
int32_t party_code(const struct playbook *playbook, const struct ref *ref) {
    if (ref->kind == KIND_ROLE) return ref->index;
    return ref->kind == KIND_ROUTE ? (int32_t)playbook->roles.n + ref->index : -1;
}

const struct rule *rule_of_leaf(const struct plan *plan, const struct leaf *leaf) {
    const rules *lists[] = {[LIST_ESCALATIONS] = &plan->escalations,
                            [LIST_HARD] = &plan->hard,
                            [LIST_SOFT] = &plan->soft,
                            [LIST_NEVER] = &plan->never,
                            [LIST_ONLY] = &plan->only,
                            [LIST_EVIDENCE] = &plan->evidence,
                            [LIST_GRANTS] = &plan->grants};
    assert(leaf->rule_list <= LIST_GRANTS);
    if (leaf->rule_list < LIST_ESCALATIONS) return NULL;
    return &lists[leaf->rule_list]->items[leaf->rule];
}

// ---- two leaves ----

// Joint grants by who must agree, then by the lowest role; then whatever leaves most; then by id.
static bool is_better(const struct leaf *a, const struct leaf *b) {
    if (a->with != b->with) return a->with < b->with;
    if (a->depth != b->depth) return a->depth > b->depth;
    if (a->by != b->by) return a->by < b->by;
    if (a->unlimited != b->unlimited) return a->unlimited;
    if (a->left != b->left) return a->left > b->left;
    if (a->limit != b->limit) return a->limit > b->limit;
    return a->rule < b->rule;
}

static diagram_ref give(struct diagram *d, const struct leaf *size, struct leaf outcome) {
    bool allow = outcome.verdict == VERDICT_ALLOW;
    if (allow) outcome.reason = size->unlimited ? REASON_NO_LIMIT : REASON_WITHIN_LIMIT;
    if (outcome.rule_list == LIST_OPEN) {
        outcome.rule_list = LIST_GRANTS;
        outcome.rule = size->rule;
    }
    outcome.deep = true;
    if (size->with >= 0) {
        if (outcome.verdict == VERDICT_ESCALATE)
            outcome.to = size->by;
        else
            outcome.by = size->by;
        outcome.with = size->with;
    }
    return diagram_leaf(d, &outcome);
}

static diagram_ref no_grant(struct diagram *d, diagram_ref f, bool none) {
    struct leaf leaf = *diagram_leaf_at(d, f);
    bool above = leaf.reason == REASON_OVER_COUNT || leaf.reason == REASON_BEYOND ||
                 leaf.reason == REASON_OVER_LIMIT;
    if (!none || !above) return f;
    leaf.reason = REASON_NO_GRANT;
    if (leaf.rule_list == LIST_AT_MOST) leaf.rule_list = LIST_GESTURE;
    return diagram_leaf(d, &leaf);
}

static diagram_ref with_rule(struct diagram *d, struct leaf leaf, const struct leaf *other) {
    leaf.rule = other->rule;
    return diagram_leaf(d, &leaf);
}

static diagram_ref pair(struct diagram *d, const struct leaf *outcome, diagram_ref size) {
    if (!outcome->deep) return DIAGRAM_GAP;
    struct leaf nothing = {.kind = LEAF_SIZE};
    return size == DIAGRAM_GAP ? diagram_leaf(d, &nothing) : size;
}

static diagram_ref bare(struct diagram *d, const struct leaf *outcome) {
    struct leaf leaf = {.kind = LEAF_OUTCOME,
                        .by = outcome->by,
                        .to = outcome->to,
                        .with = outcome->with,
                        .verdict = outcome->verdict};
    return diagram_leaf(d, &leaf);
}

static bool is_less(const struct leaf *a, const struct leaf *b) {
    if (b->kind == LEAF_GAP || a->unlimited) return false;
    return b->unlimited || a->limit < b->limit;
}

diagram_ref leaves_combine(struct diagram *d, enum diagram_op op, diagram_ref f, diagram_ref g) {
    const struct leaf *a = diagram_leaf_at(d, f), *b = diagram_leaf_at(d, g);
    switch (op) {
    case OP_BEST: return is_better(a, b) ? f : g;
    case OP_GIVE: return give(d, a, *b);
    case OP_LIFT: return b->verdict <= VERDICT_NEEDS_APPROVAL ? f : g;
    case OP_NO_GRANT: return no_grant(d, f, g == DIAGRAM_YES);
    case OP_RULE: return with_rule(d, *a, b);
    case OP_PAIR: return pair(d, a, g);
    case OP_LESS: return diagram_truth(is_less(a, b));
    default: return bare(d, a);
    }
}
