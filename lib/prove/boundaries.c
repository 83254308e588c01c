// Boundaries that were forgotten: "less than 30" and "more than 30" say nothing of 30.
#include "prove/analysis.h"

#include "model/condition.h"

struct boundary {
    struct analysis *a;
    struct survey *survey;
    struct domain domain;
    fact_key key;
    uint32_t cell;
    struct value value;
    LIST(const struct condition *) tests; // that have their end there, as written
    bool meant;                           // some test is about this very value
    bool below, above;                    // some test changes just below it, some just above
};

// ---- which tests end there ----

static bool reads_key(const struct boundary *b, const struct ref *ref, uint8_t reserved) {
    const struct playbook *playbook = b->a->playbook;
    if (ref->kind == KIND_FACT) return key_of_fact(playbook, (size_t)ref->index) == b->key;
    return reserved && key_of_reserved(playbook, reserved) == b->key;
}

static bool is_value(const struct boundary *b, const struct value *value) {
    if (value->type == FACT_DATE || value->type == FACT_TIME)
        return date_cmp(value->date, b->value.date) == 0;
    return value->amount == b->value.amount;
}

static bool holds_value(const struct boundary *b, const struct test *test) {
    for (size_t i = 0; i < test->values.n; i++)
        if (is_value(b, &test->values.items[i])) return true;
    return false;
}

static void see_end(struct boundary *b, const struct test *test) {
    bool between = test->op == TEST_BETWEEN && test->values.n == 2;
    b->below |= test->op == TEST_LESS_THAN || test->op == TEST_AT_LEAST ||
                test->op == TEST_BEFORE || (between && is_value(b, &test->values.items[0]));
    b->above |= test->op == TEST_MORE_THAN || test->op == TEST_AT_MOST || test->op == TEST_AFTER ||
                (between && is_value(b, &test->values.items[1]));
}

// Facts held against each other meet in single values, which means nothing.
static void see_test(struct boundary *b, const struct condition *condition) {
    const struct test *test = &condition->test;
    bool here = reads_key(b, &test->fact, test->reserved);
    bool there = test->other.id.s.len && reads_key(b, &test->other, test->other_reserved);
    if ((here && test->other.id.s.len) || there) b->meant = true;
    if (!here || !holds_value(b, test)) return;
    b->meant |= test->op == TEST_IS || test->op == TEST_NOT || test->op == TEST_ON;
    see_end(b, test);
    size_t at = 0;
    while (at < b->tests.n && b->tests.items[at]->at.start < condition->at.start) at++;
    if (at < b->tests.n && b->tests.items[at] == condition) return;
    PUSH(b->a->scratch, &b->tests);
    for (size_t i = b->tests.n - 1; i > at; i--) b->tests.items[i] = b->tests.items[i - 1];
    b->tests.items[at] = condition;
}

static void see(struct boundary *b, const struct condition *condition) {
    if (!condition) return;
    for (size_t i = 0; i < condition->parts.n; i++) see(b, &condition->parts.items[i]);
    if (condition->kind == CONDITION_TEST) see_test(b, condition);
}

static void see_all(struct boundary *b) {
    struct survey_rule rule;
    const struct term *term;
    diagram_ref truth;
    for (size_t i = 0; survey_rule_at(b->survey, i, &rule); i++) {
        if (!rule.in_force) continue;
        if (rule.grant) see(b, rule.grant->when);
        if (rule.clause) see(b, rule.clause->when);
        if (rule.escalation) see(b, rule.escalation->when);
    }
    for (size_t i = 0; survey_term_at(b->survey, i, &term, &truth); i++) see(b, term->when);
}

// ---- is it decided otherwise there? ----

static diagram_ref at_cell(const struct boundary *b, diagram_ref f, int step) {
    return survey_at(b->survey, f, b->key, (uint32_t)((int)b->cell + step));
}

// Both neighbours agree, and it does not.
static diagram_ref stands_out(const struct boundary *b) {
    struct diagram *d = survey_diagram(b->survey);
    diagram_ref bare = survey_bare(b->survey, survey_outcome(b->survey)),
                here = at_cell(b, bare, 0);
    diagram_ref below = at_cell(b, bare, -1), above = at_cell(b, bare, 1);
    diagram_ref agree = diagram_apply(d, OP_SAME, below, above);
    return but_not(b->survey, agree, diagram_apply(d, OP_SAME, here, below));
}

// Somebody may grant it on both sides, and nobody there.
static diagram_ref left_out(const struct boundary *b) {
    diagram_ref yes = granted(b->survey), no = uncovered(b->survey);
    diagram_ref sides = both(b->survey, at_cell(b, yes, -1), at_cell(b, yes, 1));
    return both(b->survey, sides, at_cell(b, no, 0));
}

static diagram_ref where_undecided(const struct boundary *b) {
    diagram_ref where = either(b->survey, stands_out(b), left_out(b));
    diagram_ref exact = covered_exactly(b->survey);
    for (int step = -1; step <= 1; step++)
        where = but_not(b->survey, where, at_cell(b, exact, step));
    where = both(b->survey, where, survey_in(b->survey, b->key, b->cell));
    bool given = b->domain.reserved == RESERVED_GIVEN || b->domain.reserved == RESERVED_TIMES_GIVEN;
    return given ? where : at_first(b->a, b->survey, where);
}

// ---- looking ----

static bool is_single(const struct boundary *b) {
    int64_t end = survey_cell_end(b->survey, b->key, b->cell);
    if (b->value.type == FACT_DATE)
        return survey_cell(b->survey, b->key, b->cell + 1).date.day == b->value.date.day + 1;
    if (b->value.type == FACT_TIME) {
        struct value next = survey_cell(b->survey, b->key, b->cell + 1);
        int64_t nights = (int64_t)next.date.day - b->value.date.day;
        return nights * 24 * 60 + next.date.minute - b->value.date.minute == 1;
    }
    return b->value.amount == end;
}

static bool is_minimum(const struct boundary *b) {
    return b->key == amount_key(b->a) && b->a->gesture->at_least.set &&
           b->a->gesture->at_least.value == b->value.amount;
}

static bool is_told(const struct boundary *b, struct span at) {
    for (size_t i = 0; i < b->a->out->n; i++)
        if (b->a->out->items[i].kind == FLAW_BOUNDARY && b->a->out->items[i].at.start == at.start)
            return true;
    return false;
}

static void look(struct boundary *b) {
    b->value = survey_cell(b->survey, b->key, b->cell);
    if (!is_single(b) || is_minimum(b)) return;
    see_all(b);
    if (b->meant || !b->below || !b->above || is_told(b, b->tests.items[0]->at)) return;
    diagram_ref where = where_undecided(b);
    if (where == DIAGRAM_NO) return;
    struct flaw *flaw = flaw_add(b->a, FLAW_BOUNDARY, b->tests.items[0]->at);
    flaw->related = b->tests.items[b->tests.n - 1]->at;
    flaw->role = survey_request(b->survey)->role;
    flaw->name = b->domain.name;
    if (b->domain.type <= FACT_NUMBER) flaw->amount = b->value.amount;
    flaw->value = value_show(b->a->arena, b->a->playbook, &b->domain, &b->value);
    flaw_show(b->a, flaw, b->survey, (struct showing){where, DIAGRAM_YES, 0});
}

static bool is_ordered(const struct domain *domain) {
    return domain->type != FACT_CHOICE && domain->type != FACT_YES_NO;
}

static void look_at(struct analysis *a, struct survey *survey, fact_key key) {
    struct domain domain = key_domain(a->playbook, key, a->gesture->unit.s);
    uint32_t cells = survey_cells(survey, key);
    for (uint32_t cell = 1; is_ordered(&domain) && cell + 1 < cells; cell++) {
        struct boundary b = {.a = a, .survey = survey, .domain = domain, .key = key, .cell = cell};
        look(&b);
    }
}

void find_boundaries(struct analysis *a) {
    struct survey *survey;
    fact_key key;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);)
        for (size_t k = 0; survey_key_at(survey, k, &key); k++) look_at(a, survey, key);
}
