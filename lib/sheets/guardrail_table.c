// The guardrails that bind in a scenario: never this, say that instead, and why.
#include "sheets/plan.h"

static size_t shared(const refs *a, const refs *b) {
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        if (a->items[i].index >= 0 && words_refer_to(b, a->items[i].index)) n++;
    return n;
}

bool guardrail_binds(const struct sheet_plan *plan, const struct guardrail *guardrail,
                     const struct scenario *scenario) {
    if (!in_force(&guardrail->from, &guardrail->until, plan->as_of)) return false;
    if (!scenario) return guardrail->gestures.n == 0;
    if (guardrail->never_together.n)
        return shared(&guardrail->never_together, &scenario->offers) > 1;
    return guardrail->gestures.n == 0 || shared(&guardrail->gestures, &scenario->offers) > 0;
}

static void add_line(struct doc_node *cell, struct str text) {
    doc_line_end(cell);
    doc_text(cell, text);
}

static void because_cell(const struct sheet_plan *plan, struct doc_node *row,
                         const struct guardrail *guardrail) {
    struct doc_node *cell = doc_cell(row, DOC_DATA, guardrail->because.s);
    const struct entry *lifter = playbook_ref(plan->playbook, &guardrail->liftable_by);
    if (!lifter) return;
    struct str who = entry_title(plan->playbook, lifter);
    add_line(cell, plan_fill(plan, LABEL_LIFTED_BY, who, S("")));
}

// "That's our policy" | "Here is what I can do right now." | Blame costs trust.
static void words_row(const struct sheet_plan *plan, struct doc_node *table,
                      const struct guardrail *guardrail) {
    if (guardrail->never_say.n == 0) return;
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S(""));
    for (size_t i = 0; i < guardrail->never_say.n; i++)
        add_line(cell, plan_fill(plan, LABEL_QUOTED, guardrail->never_say.items[i].s, S("")));
    struct str instead = guardrail->say_instead.s;
    if (instead.len) instead = plan_fill(plan, LABEL_QUOTED, instead, S(""));
    doc_cell(row, DOC_DATA, instead);
    because_cell(plan, row, guardrail);
}

static void add_never_when(const struct sheet_plan *plan, struct doc_node *cell,
                           const struct guardrail *guardrail) {
    struct str what = words_titles(plan, &guardrail->gestures);
    if (what.len == 0) what = plan_label(plan, LABEL_ANY_GESTURE);
    for (size_t i = 0; i < guardrail->never_when.n; i++) {
        const struct clause *clause = &guardrail->never_when.items[i];
        if (!in_force(&clause->from, &clause->until, plan->as_of)) continue;
        struct str when = words_condition(plan, clause->when);
        add_line(cell, plan_fill(plan, LABEL_NEVER_WHEN, what, when));
    }
}

// Pay out cash. | Finance rule F-12.
static void deeds_row(const struct sheet_plan *plan, struct doc_node *table,
                      const struct guardrail *guardrail) {
    size_t n = guardrail->never_do.n + guardrail->never_together.n + guardrail->never_when.n;
    if (n == 0) return;
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S(""));
    for (size_t i = 0; i < guardrail->never_do.n; i++)
        add_line(cell, guardrail->never_do.items[i].s);
    struct str together = words_titles(plan, &guardrail->never_together);
    if (together.len) add_line(cell, plan_fill(plan, LABEL_TOGETHER, together, S("")));
    add_never_when(plan, cell, guardrail);
    because_cell(plan, row, guardrail);
}

void guardrail_tables(const struct sheet_plan *plan, struct doc_node *parent,
                      const struct scenario *scenario) {
    static const struct doc_column three[] = {{DOC_START, 35}, {DOC_START, 30}, {DOC_START, 35}};
    static const struct doc_column two[] = {{DOC_START, 55}, {DOC_START, 45}};
    static const enum label of_words[] = {LABEL_NEVER_SAY, LABEL_INSTEAD, LABEL_BECAUSE};
    static const enum label of_deeds[] = {LABEL_NEVER, LABEL_BECAUSE};
    struct doc_node *words = plan_grid(plan, parent, of_words, three, 3);
    struct doc_node *deeds = plan_grid(plan, parent, of_deeds, two, 2);
    for (size_t i = 0; i < plan->playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &plan->playbook->guardrails.items[i];
        if (!guardrail_binds(plan, guardrail, scenario)) continue;
        words_row(plan, words, guardrail);
        deeds_row(plan, deeds, guardrail);
    }
}
