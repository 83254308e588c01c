// Steps 1 to 3: escalations, guardrails and never_when, only_when and evidence.
#include "decide/inner.h"

static diagram_ref where(struct evaluation *e, diagram_ref truth, const struct leaf *leaf) {
    return diagram_apply(&e->diagram, OP_WHERE, truth, diagram_leaf(&e->diagram, leaf));
}

static diagram_ref also(struct evaluation *e, diagram_ref done, diagram_ref next) {
    return diagram_apply(&e->diagram, OP_ELSE, done, next);
}

static diagram_ref escalations(struct evaluation *e, diagram_ref *truths) {
    diagram_ref done = DIAGRAM_GAP;
    for (size_t i = 0; i < e->plan->escalations.n; i++) {
        const struct rule *rule = &e->plan->escalations.items[i];
        struct leaf leaf = outcome_leaf(VERDICT_ESCALATE, REASON_ESCALATION, LIST_ESCALATIONS, i);
        leaf.to = party_code(e->playbook, &rule->escalation->to);
        truths[i] = rule_truth(e, rule, 1);
        done = also(e, done, where(e, truths[i], &leaf));
    }
    return done;
}

// Denies where a rule of the list holds, or where one does not hold that must.
static diagram_ref denials(struct evaluation *e, diagram_ref done, enum rule_list list,
                           enum reason reason, bool must_hold) {
    const rules *lists[] = {[LIST_HARD] = &e->plan->hard,
                            [LIST_SOFT] = NULL,
                            [LIST_NEVER] = &e->plan->never,
                            [LIST_ONLY] = &e->plan->only,
                            [LIST_EVIDENCE] = &e->plan->evidence};
    for (size_t i = 0; i < lists[list]->n; i++) {
        const struct rule *rule = &lists[list]->items[i];
        struct leaf leaf = outcome_leaf(VERDICT_DENY, reason, list, i);
        if (must_hold && !rule_in_force(e, rule)) continue;
        diagram_ref truth = rule_truth(e, rule, must_hold ? 3 : 2);
        if (must_hold) truth = diagram_not(&e->diagram, truth);
        done = also(e, done, where(e, truth, &leaf));
    }
    return done;
}

struct outcome steps_run(struct evaluation *e) {
    struct outcome out = {.own = DIAGRAM_GAP};
    out.escalations = arena_array(e->arena, diagram_ref, e->plan->escalations.n);
    diagram_ref *soft = arena_array(e->arena, diagram_ref, e->plan->soft.n);
    out.all = escalations(e, out.escalations);
    if (!diagram_gap(&e->diagram, out.all)) return out;
    out.all = denials(e, out.all, LIST_HARD, REASON_GUARDRAIL, false);
    out.all = denials(e, out.all, LIST_NEVER, REASON_NEVER, false);
    for (size_t i = 0; i < e->plan->soft.n; i++)
        soft[i] = rule_truth(e, &e->plan->soft.items[i], 2);
    if (!diagram_gap(&e->diagram, out.all)) return out;
    out.all = denials(e, out.all, LIST_ONLY, REASON_NOT_WHEN, true);
    out.all = denials(e, out.all, LIST_EVIDENCE, REASON_NOT_YET, true);
    if (!diagram_gap(&e->diagram, out.all)) return out;
    out.all = steps_of_authority(e, out.all, soft, &out.own);
    out.deep = true;
    return out;
}
