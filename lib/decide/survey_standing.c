// Standings: what every rule of a survey comes to in one case. What is asked of a survey is made of
// its rules, so it cannot tell two cases apart that stand alike.
#include "decide/survey_inner.h"

#include "base/buf.h"

static char order_of(int64_t a, int64_t b) {
    return a < b ? '<' : a > b ? '>' : '=';
}

// Which of two grants is worth more, and which leaves more; nothing where one does not apply.
static void add_order(struct buf *out, const struct leaf *a, const struct leaf *b) {
    if (a->kind == LEAF_GAP || b->kind == LEAF_GAP) return;
    buf_char(out, order_of(a->limit, b->limit));
    buf_char(out, order_of(a->left, b->left));
}

static void add_grants(struct evaluation *e, struct buf *out) {
    for (uint32_t i = 0; i < e->plan->grants.n; i++) {
        const struct grant_state *grant = grant_fit(e, i, STEP_NEVER);
        const struct leaf *size = diagram_leaf_at(&e->diagram, grant->size);
        buf_char(out, grant->fit == DIAGRAM_GAP ? '-' : '+');
        for (uint32_t k = 0; k < i; k++)
            add_order(out, size, diagram_leaf_at(&e->diagram, e->grants[k].size));
    }
}

struct str survey_standing(struct survey *survey, const struct request *request) {
    struct evaluation e;
    struct buf out = buf_new(survey->e.arena);
    const struct rule *rule;
    evaluation_open(&e, survey->e.decider, survey->e.arena, request);
    evaluation_start(&e);
    for (size_t i = 0; (rule = survey_plan_rule(survey, i)); i++)
        buf_char(&out, rule_truth(&e, rule, STEP_NEVER) == DIAGRAM_YES ? '+' : '-');
    for (size_t i = 0; i < e.plan->terms.n; i++)
        buf_char(&out, e.terms[i] == DIAGRAM_YES ? '+' : '-');
    add_grants(&e, &out);
    return buf_str(&out);
}

// ---- facts that are held against each other ----

static void add_loose(const struct survey *survey, uint32_t slot, bool *loose) {
    if (slot_is_open(&survey->e, slot)) loose[survey->e.slots[slot].var] = true;
}

void survey_mark_loose(const struct survey *survey, bool *loose) {
    const struct evaluation *e = &survey->e;
    for (size_t i = 0; i < e->plan->grants.n; i++) {
        const struct rule *rule = &e->plan->grants.items[i];
        uint32_t factors[3];
        size_t n = grant_factors(e, rule, factors);
        if (!n && !rule->cumulative) continue;
        add_loose(survey, SLOT_AMOUNT, loose);
        if (rule->cumulative) add_loose(survey, SLOT_GIVEN, loose);
        for (size_t k = 0; k < n; k++) add_loose(survey, factors[k], loose);
    }
    for (uint32_t i = 0; i < e->plan->keys.n; i++)
        if (e->slots[i].compared) add_loose(survey, i, loose);
}
