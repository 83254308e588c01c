// Deciding: runs the steps and reads the answer off what comes out.
#include "decide/decide.h"

#include "decide/inner.h"

#include <assert.h>

const char *verdict_name(enum verdict verdict) {
    static const char *const names[] = {"allow", "needs-approval", "deny", "escalate", "ask"};
    return names[verdict];
}

const char *reason_name(enum reason reason) {
    static const char *const names[] = {[REASON_ESCALATION] = "escalation",
                                        [REASON_GUARDRAIL] = "guardrail",
                                        [REASON_NEVER] = "never",
                                        [REASON_NOT_WHEN] = "not-when",
                                        [REASON_NOT_YET] = "not-yet",
                                        [REASON_BELOW_MINIMUM] = "below-minimum",
                                        [REASON_NO_GRANT] = "no-grant",
                                        [REASON_OVER_COUNT] = "over-count",
                                        [REASON_BEYOND] = "beyond",
                                        [REASON_OVER_LIMIT] = "over-limit",
                                        [REASON_WITHIN_LIMIT] = "within-limit",
                                        [REASON_NO_LIMIT] = "no-limit",
                                        [REASON_MISSING_FACT] = "missing-fact"};
    return names[reason];
}

// ---- limits ----

struct least {
    struct size limit, left; // SIZE_NULL: none was seen
};

// That much and no less is less than up to that much.
static bool is_less(struct size a, struct size b) {
    if (a.kind != SIZE_VALUE || b.kind != SIZE_VALUE) return a.kind == SIZE_VALUE;
    return a.value < b.value || (a.value == b.value && a.exactly);
}

static void take_least(struct size *least, struct size size) {
    if (least->kind == SIZE_NULL || is_less(size, *least)) *least = size;
}

static struct size size_of(const struct leaf *leaf, int64_t value) {
    if (leaf->unlimited) return (struct size){.kind = SIZE_UNLIMITED};
    return (struct size){SIZE_VALUE, value, leaf->exactly};
}

static void see_size(void *context, const struct leaf *leaf) {
    struct least *least = context;
    if (leaf->kind == LEAF_GAP) return;
    take_least(&least->limit, size_of(leaf, leaf->limit));
    take_least(&least->left, size_of(leaf, leaf->left));
}

// The least that may still come out wherever the first three steps do not decide.
static void read_limits(struct evaluation *e, const struct outcome *outcome,
                        struct decision *decision) {
    struct least least = {0};
    if (!e->measured) return;
    diagram_ref pairs = diagram_apply(&e->diagram, OP_PAIR, outcome->all, outcome->own);
    diagram_leaves(&e->diagram, pairs, see_size, &least);
    decision->limit = least.limit;
    decision->left = least.left;
}

static void see_rung(void *context, const struct leaf *leaf) {
    struct size *least = context;
    take_least(least, size_of(leaf, leaf->limit)); // a gap: nothing
}

static bool is_more(struct size a, struct size b) {
    if (a.kind == SIZE_UNLIMITED) return b.kind != SIZE_UNLIMITED;
    return a.value > b.value && b.kind == SIZE_VALUE;
}

static void add_rung(struct evaluation *e, struct decision *decision, const struct plan_role *role,
                     enum holding holding, struct size *top) {
    struct size size = {0};
    diagram_ref sizes = role_size(e, role, holding, STEP_NEVER);
    diagram_leaves(&e->diagram, sizes, see_rung, &size);
    if (!is_more(size, *top)) return;
    struct rung rung = {.role = role->role, .limit = size};
    if (holding == JOINTLY && diagram_is_leaf(sizes)) {
        const struct leaf *leaf = diagram_leaf_at(&e->diagram, sizes);
        rung.role = leaf->by;
        rung.with = &e->plan->grants.items[leaf->rule].grant->jointly_with;
    } else if (holding == JOINTLY) {
        return; // who must agree is not yet known
    }
    *top = size;
    *PUSH(e->arena, &decision->ladder) = rung;
}

static void read_ladder(struct evaluation *e, struct decision *decision) {
    struct size top = {.kind = SIZE_VALUE};
    bool nobody = e->plan->gesture->beyond.value == BEYOND_NOBODY;
    uint32_t n = nobody ? 1 : e->plan->n_chain;
    for (uint32_t i = 0; i < n && top.kind != SIZE_UNLIMITED; i++) {
        add_rung(e, decision, &e->plan->roles.items[i], ALONE, &top);
        if (!nobody) add_rung(e, decision, &e->plan->roles.items[i], JOINTLY, &top);
    }
}

// ---- the verdict ----

static bool is_earlier(const struct leaf *a, const struct leaf *b) {
    if (a->reason != b->reason) return a->reason < b->reason;
    if (a->rule_list != b->rule_list) return a->rule_list < b->rule_list;
    return a->rule < b->rule;
}

struct outcomes {
    const struct leaf *first; // the earliest
    bool differ;              // in what they rest on
};

static void see_outcome(void *context, const struct leaf *leaf) {
    struct outcomes *seen = context;
    const struct leaf *first = seen->first ? seen->first : leaf;
    assert(leaf->kind == LEAF_OUTCOME);
    seen->differ |= leaf->reason != first->reason || leaf->rule_list != first->rule_list ||
                    leaf->rule != first->rule;
    seen->first = is_earlier(leaf, first) ? leaf : first;
}

static void set_rule(struct decision *decision, struct str id, struct span at) {
    decision->rule = decision->why_rule = id;
    decision->rule_at = decision->why_at = at;
}

static void read_why(struct evaluation *e, struct decision *decision, const struct leaf *leaf) {
    const struct gesture *gesture = e->plan->gesture;
    const struct rule *rule = rule_of_leaf(e->plan, leaf);
    struct span at = gesture->entry.id.at;
    if (leaf->rule_list == LIST_AT_LEAST) at = gesture->at_least.at;
    if (leaf->rule_list == LIST_AT_MOST) at = gesture->at_most.text.at;
    decision->why = leaf->reason;
    decision->why_rule = rule ? rule->id : gesture->entry.id.s;
    decision->why_at = rule ? rule->at : at;
    decision->clause = rule ? rule->clause : NULL;
    decision->guardrail = rule ? rule->guardrail : NULL;
    for (size_t i = 0; leaf->rule_list == LIST_EVIDENCE && i < e->plan->evidence.n; i++) {
        const struct rule *evidence = &e->plan->evidence.items[i];
        if (rule_truth(e, evidence, STEP_NEVER) != DIAGRAM_YES)
            *PUSH(e->arena, &decision->lacking) = evidence->evidence->id.s;
    }
}

static void read_rule(struct evaluation *e, struct decision *decision, const struct leaf *leaf) {
    const struct rule *rule = rule_of_leaf(e->plan, leaf);
    read_why(e, decision, leaf);
    set_rule(decision, decision->why_rule, decision->why_at);
    if (rule) decision->escalation = rule->escalation;
}

// A denial of the first steps that holds whatever the open facts are.
static bool sure_of_list(struct evaluation *e, const rules *list, enum rule_list of,
                         enum reason reason, struct leaf *out) {
    bool must_hold = of == LIST_ONLY || of == LIST_EVIDENCE;
    for (size_t i = 0; i < list->n; i++) {
        if (must_hold && !rule_in_force(e, &list->items[i])) continue;
        diagram_ref truth = rule_truth(e, &list->items[i], STEP_NEVER);
        if (truth != (must_hold ? DIAGRAM_NO : DIAGRAM_YES)) continue;
        *out = outcome_leaf(VERDICT_DENY, reason, of, i);
        return true;
    }
    return false;
}

static bool sure_denial(struct evaluation *e, struct leaf *out) {
    const struct plan *plan = e->plan;
    const struct slot *amount = &e->slots[SLOT_AMOUNT];
    if (sure_of_list(e, &plan->hard, LIST_HARD, REASON_GUARDRAIL, out) ||
        sure_of_list(e, &plan->never, LIST_NEVER, REASON_NEVER, out) ||
        sure_of_list(e, &plan->only, LIST_ONLY, REASON_NOT_WHEN, out) ||
        sure_of_list(e, &plan->evidence, LIST_EVIDENCE, REASON_NOT_YET, out))
        return true;
    *out = outcome_leaf(VERDICT_DENY, REASON_BELOW_MINIMUM, LIST_AT_LEAST, 0);
    return e->measured && plan->gesture->at_least.set && amount->state == SLOT_KNOWN &&
           amount->point.lo < plan->gesture->at_least.value;
}

static void read_parties(const struct evaluation *e, struct decision *decision,
                         const struct leaf *leaf) {
    decision->by = leaf->by;
    if (decision->escalation) decision->to = &decision->escalation->to;
    if (leaf->verdict == VERDICT_ESCALATE && !decision->escalation) decision->to_role = leaf->to;
    if (leaf->with < 0) return;
    const struct with *with = &e->plan->withs.items[leaf->with];
    decision->with.items = with->names;
    decision->with.n = with->n;
}

static void read_escalations(const struct evaluation *e, const struct outcome *outcome,
                             struct decision *decision) {
    for (size_t i = 0; i < e->plan->escalations.n; i++)
        if (outcome->escalations[i] == DIAGRAM_YES)
            *PUSH(e->arena, &decision->escalations) = e->plan->escalations.items[i].escalation;
}

static void read_verdict(struct evaluation *e, const struct outcome *outcome,
                         struct decision *decision) {
    struct outcomes seen = {0};
    diagram_leaves(&e->diagram, outcome->all, see_outcome, &seen);
    const struct leaf *first = seen.first;
    decision->open = seen.differ;
    decision->verdict = first->verdict;
    decision->reason = first->reason;
    read_rule(e, decision, first);
    read_parties(e, decision, first);
    if (first->reason == REASON_ESCALATION) read_escalations(e, outcome, decision);
    struct leaf sure;
    if (decision->open && first->verdict == VERDICT_DENY && sure_denial(e, &sure)) {
        decision->lacking.n = 0;
        read_why(e, decision, &sure);
        decision->open = false;
    }
    if (!first->deep) return;
    read_limits(e, outcome, decision);
    read_ladder(e, decision);
}

// ---- what is missing ----

static void add_missing(const struct evaluation *e, struct decision *decision, uint32_t index) {
    fact_key key = e->plan->keys.items[index];
    size_t at = decision->missing.n;
    PUSH(e->arena, &decision->missing);
    uint8_t step = e->slots[index].step;
    struct str name = e->plan->domains[index].name;
    for (; at > 0; at--) {
        uint32_t before = slot_of(e->decider, decision->missing.items[at - 1]);
        uint8_t other = e->slots[before].step;
        if (other < step || (other == step && str_cmp(e->plan->domains[before].name, name) < 0))
            break;
        decision->missing.items[at] = decision->missing.items[at - 1];
    }
    decision->missing.items[at] = key;
}

static void set_ask(const struct evaluation *e, struct decision *decision) {
    const struct gesture *gesture = e->plan->gesture;
    decision->verdict = VERDICT_ASK;
    decision->reason = REASON_MISSING_FACT;
    set_rule(decision, gesture->entry.id.s, gesture->entry.id.at);
}

static void read_missing(struct evaluation *e, const struct outcome *outcome, diagram_ref verdicts,
                         struct decision *decision) {
    bool *rests = arena_array(e->arena, bool, e->n_vars);
    set_ask(e, decision);
    if (diagram_is_leaf(outcome->own) && outcome->own != DIAGRAM_GAP) {
        const struct leaf *own = diagram_leaf_at(&e->diagram, outcome->own);
        const struct rule *rule = &e->plan->grants.items[own->rule];
        set_rule(decision, rule->id, rule->at);
    }
    diagram_support(&e->diagram, verdicts, rests);
    for (uint32_t i = 0; i < e->plan->keys.n; i++) {
        const struct slot *slot = &e->slots[i];
        if (slot->state == SLOT_UNKNOWN && rests[slot->var]) add_missing(e, decision, i);
    }
    read_limits(e, outcome, decision);
    if (outcome->deep) read_ladder(e, decision);
}

// Every rule that is in force, at its step; escalations have been read in any case.
static void mark_all(struct evaluation *e) {
    const rules *lists[] = {&e->plan->hard, &e->plan->never, &e->plan->soft, &e->plan->only,
                            &e->plan->evidence};
    static const uint8_t steps[] = {2, 2, 2, 3, 3};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i]->n; k++)
            if (rule_in_force(e, &lists[i]->items[k])) rule_mark(e, &lists[i]->items[k], steps[i]);
    for (uint32_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        if (!rule_in_force(e, rule)) continue;
        rule_mark(e, rule, 4);
        for (int k = 0; k < 3; k++)
            if (rule->slots[k] != NO_SLOT) slot_mark(e, rule->slots[k], 4);
        if (rule->cumulative) slot_mark(e, SLOT_GIVEN, 4);
    }
    if (e->measured) slot_mark(e, SLOT_AMOUNT, 4);
    if (text_is_set(e->plan->gesture->at_most.text)) slot_mark(e, SLOT_TIMES, 5);
    marks_spread(e);
}

// The budget is used up, or nobody says when: all that is read may matter.
static void guess(struct evaluation *e, struct decision *decision) {
    mark_all(e);
    set_ask(e, decision);
    decision->guessed = true;
    for (uint32_t i = 0; i < e->plan->keys.n; i++) {
        const struct slot *slot = &e->slots[i];
        bool read = slot->step != STEP_NEVER;
        if (slot->state == SLOT_UNKNOWN && read) add_missing(e, decision, i);
    }
    if (e->lacks_now)
        *PUSH(e->arena, &decision->missing) = key_of_reserved(e->playbook, RESERVED_NOW);
}

// ---- what was used ----

static void read_used(const struct evaluation *e, struct decision *decision) {
    for (size_t i = 0; i < e->plan->keys.n; i++) {
        uint32_t index = e->plan->by_name[i];
        const struct slot *slot = &e->slots[index];
        if (slot->step == STEP_NEVER || !slot->value) continue;
        *PUSH(e->arena, &decision->used) = (struct used_fact){
            e->plan->keys.items[index], *slot->value, slot->state == SLOT_ASSUMED};
    }
}

struct decision decide(struct decider *decider, struct arena *scratch,
                       const struct request *request) {
    struct evaluation e;
    struct decision decision = {.by = -1, .to_role = -1};
    evaluation_open(&e, decider, scratch, request);
    evaluation_start(&e);
    struct outcome outcome = steps_run(&e);
    diagram_ref verdicts = diagram_apply(&e.diagram, OP_BARE, outcome.all, DIAGRAM_YES);
    marks_spread(&e);
    decision.measured = e.measured;
    decision.owed = request->gesture->entitlement.yes;
    if (e.diagram.over || e.lacks_now)
        guess(&e, &decision);
    else if (diagram_is_leaf(verdicts))
        read_verdict(&e, &outcome, &decision);
    else
        read_missing(&e, &outcome, verdicts, &decision);
    read_used(&e, &decision);
    decider->steps += e.diagram.steps;
    return decision;
}
