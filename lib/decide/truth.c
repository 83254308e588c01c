// Is a condition true? As a diagram over the unknown facts; a leaf where nothing is unknown.
#include "decide/authority.h"
#include "decide/inner.h"

#include <assert.h>

// ---- what is read when ----

void slot_mark(struct evaluation *e, uint32_t slot, uint8_t step) {
    if (step < e->slots[slot].step) e->slots[slot].step = step;
}

static void mark(struct evaluation *e, const uint32_t *marks, uint32_t n, uint8_t step) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t term = marks[i] & ~MARK_TERM;
        if (!(marks[i] & MARK_TERM))
            slot_mark(e, marks[i], step);
        else if (step < e->term_steps[term])
            e->term_steps[term] = step;
    }
}

void rule_mark(struct evaluation *e, const struct rule *rule, uint8_t step) {
    mark(e, rule->marks, rule->n_marks, step);
}

// From terms to what they rest on: users come after what they use.
void marks_spread(struct evaluation *e) {
    for (size_t i = e->plan->terms.n; i > 0; i--) {
        const struct plan_term *term = &e->plan->terms.items[i - 1];
        if (e->term_steps[i - 1] != STEP_NEVER)
            mark(e, term->marks, term->n_marks, e->term_steps[i - 1]);
    }
}

// ---- trying out ----

static diagram_ref try_slots(struct evaluation *e, const uint32_t *slots, size_t n,
                             tabulate_try *try, const void *context) {
    if (!diagram_step(&e->diagram)) return DIAGRAM_GAP;
    if (!n) return try(e, context);
    struct slot *slot = &e->slots[slots[0]];
    struct point before = slot->point;
    diagram_ref *children = arena_array(e->arena, diagram_ref, slot->n_cells);
    for (uint32_t i = 0; i < slot->n_cells; i++) {
        slot->point = slot->cells[i];
        children[i] = try_slots(e, slots + 1, n - 1, try, context);
    }
    slot->point = before;
    return diagram_node(&e->diagram, slot->var, children);
}

diagram_ref tabulate(struct evaluation *e, const uint32_t *slots, size_t n, tabulate_try *try,
                     const void *context) {
    uint32_t open[8];
    size_t n_open = 0;
    for (size_t i = 0; i < n; i++) {
        if (!slot_is_open(e, slots[i])) continue;
        size_t at = n_open++;
        for (; at > 0 && e->slots[open[at - 1]].var > e->slots[slots[i]].var; at--)
            open[at] = open[at - 1];
        open[at] = slots[i];
    }
    return try_slots(e, open, n_open, try, context);
}

// ---- tests ----

struct operand operand_of(struct evaluation *e, const struct ref *ref, uint8_t reserved) {
    struct operand operand = {.slot = NO_SLOT};
    fact_key key = key_of_ref(e->decider, ref, reserved);
    if (key != NO_SLOT) {
        operand.slot = slot_of(e->decider, key);
        operand.type = e->slots[operand.slot].type;
        operand.point = e->slots[operand.slot].point;
    } else if (reserved == RESERVED_ROLE) {
        operand.type = FACT_CHOICE;
        operand.point = e->role;
    } else if (reserved == RESERVED_NOW) {
        operand.point = e->now;
        e->lacks_now |= !e->has_now;
    }
    return operand;
}

struct range test_range(const struct evaluation *e, const struct test *test, size_t i) {
    const struct value *values = test->values.items;
    if (test->op == TEST_WITHIN) return range_within(test->period, e->now);
    if (test->op == TEST_BETWEEN) return range_between(point_of(&values[0]), point_of(&values[1]));
    return range_of((enum test_op)test->op, point_of(&values[i]));
}

size_t test_ranges(const struct test *test) {
    return test->op == TEST_WITHIN || test->op == TEST_BETWEEN ? 1 : test->values.n;
}

struct comparison {
    const struct test *test;
    struct operand left, right;
    bool has_right;
};

static bool matches(const struct evaluation *e, const struct comparison *c, struct point left,
                    struct point right) {
    const struct test *test = c->test;
    bool choice = c->left.type == FACT_CHOICE;
    if (c->has_right)
        return choice ? choice_same(left, right)
                      : range_holds(range_of((enum test_op)test->op, right), left);
    for (size_t i = 0; i < test_ranges(test); i++) {
        if (choice ? choice_same(left, point_of(&test->values.items[i]))
                   : range_holds(test_range(e, test, i), left))
            return true;
    }
    return false;
}

static struct point now_point(const struct evaluation *e, const struct operand *operand) {
    return operand->slot == NO_SLOT ? operand->point : e->slots[operand->slot].point;
}

static diagram_ref try_test(struct evaluation *e, const void *context) {
    const struct comparison *c = context;
    bool holds = matches(e, c, now_point(e, &c->left), now_point(e, &c->right));
    return diagram_truth(holds != (c->test->op == TEST_NOT));
}

// `also_given` holds many values: a test for one of them, or for none.
static diagram_ref also_given_truth(const struct evaluation *e, const struct test *test) {
    bool found = false;
    for (size_t i = 0; i < e->request->n_also_given; i++) {
        int32_t index = e->request->also_given[i];
        struct str id = e->playbook->gestures.items[index].entry.id.s;
        for (size_t k = 0; k < test->values.n; k++)
            found |= str_eq(id, str_trim(test->values.items[k].text.s));
    }
    return diagram_truth(found != (test->op == TEST_NOT));
}

diagram_ref slot_truth(struct evaluation *e, uint32_t index) {
    struct slot *slot = &e->slots[index];
    if (!slot_is_open(e, index)) return diagram_truth(slot->point.lo == 1);
    diagram_ref children[] = {DIAGRAM_NO, DIAGRAM_YES};
    return diagram_node(&e->diagram, slot->var, children);
}

// The truth of a term or of a yes/no fact.
static diagram_ref yes_no_truth(struct evaluation *e, const struct ref *ref, uint8_t reserved) {
    if (ref->kind == KIND_TERM) return e->terms[e->decider->term_place[ref->index]];
    fact_key key = key_of_ref(e->decider, ref, reserved);
    assert(key != NO_SLOT);
    return slot_truth(e, slot_of(e->decider, key));
}

static diagram_ref term_truth(struct evaluation *e, const struct test *test) {
    diagram_ref left = yes_no_truth(e, &test->fact, test->reserved), is = DIAGRAM_NO;
    if (test->other.id.s.len)
        is = diagram_apply(&e->diagram, OP_SAME, left,
                           yes_no_truth(e, &test->other, test->other_reserved));
    for (size_t i = 0; i < test->values.n; i++)
        is = diagram_apply(
            &e->diagram, OP_OR, is,
            diagram_apply(&e->diagram, OP_SAME, left, diagram_truth(test->values.items[i].yes)));
    return test->op == TEST_NOT ? diagram_not(&e->diagram, is) : is;
}

static diagram_ref test_truth(struct evaluation *e, const struct test *test) {
    if (test->reserved == RESERVED_ALSO_GIVEN) return also_given_truth(e, test);
    if (test->fact.kind == KIND_TERM || test->other.kind == KIND_TERM) return term_truth(e, test);
    struct comparison c = {.test = test,
                           .left = operand_of(e, &test->fact, test->reserved),
                           .right = {.slot = NO_SLOT},
                           .has_right = test->other.id.s.len > 0};
    if (c.has_right) c.right = operand_of(e, &test->other, test->other_reserved);
    e->lacks_now |= test->op == TEST_WITHIN && !e->has_now;
    uint32_t slots[2];
    size_t n = 0;
    if (c.left.slot != NO_SLOT) slots[n++] = c.left.slot;
    if (c.right.slot != NO_SLOT) slots[n++] = c.right.slot;
    return tabulate(e, slots, n, try_test, &c);
}

// ---- conditions ----

static diagram_ref condition_truth(struct evaluation *e, const struct condition *condition) {
    if (!condition) return DIAGRAM_YES;
    if (condition->kind == CONDITION_TEST) return test_truth(e, &condition->test);
    bool all = condition->kind == CONDITION_ALL;
    diagram_ref out = diagram_truth(all);
    for (size_t i = 0; i < condition->parts.n; i++)
        out = diagram_apply(&e->diagram, all ? OP_AND : OP_OR, out,
                            condition_truth(e, &condition->parts.items[i]));
    return condition->kind == CONDITION_NONE ? diagram_not(&e->diagram, out) : out;
}

void terms_evaluate(struct evaluation *e) {
    size_t n = e->plan->terms.n;
    e->terms = arena_array(e->arena, diagram_ref, n);
    e->term_steps = arena_array(e->arena, uint8_t, n);
    for (size_t i = 0; i < n; i++) {
        e->terms[i] = DIAGRAM_NO; // for terms that rest on themselves
        e->term_steps[i] = STEP_NEVER;
    }
    for (size_t i = 0; i < n; i++)
        e->terms[i] = condition_truth(e, e->plan->terms.items[i].term->when);
}

// ---- rules ----

bool rule_in_force(const struct evaluation *e, const struct rule *rule) {
    struct date as_of = e->request->as_of;
    for (int i = 0; i < 2; i++)
        if (rule->from[i] && !in_force(rule->from[i], rule->until[i], as_of)) return false;
    return true;
}

static bool given_together(const struct evaluation *e, const struct guardrail *guardrail) {
    int32_t own = (int32_t)(e->plan->gesture - e->playbook->gestures.items);
    for (size_t i = 0; i < e->request->n_also_given; i++) {
        int32_t other = e->request->also_given[i];
        for (size_t k = 0; k < guardrail->never_together.n; k++)
            if (other != own && guardrail->never_together.items[k].index == other) return true;
    }
    return false;
}

diagram_ref rule_truth(struct evaluation *e, const struct rule *rule, uint8_t step) {
    if (!rule_in_force(e, rule)) return DIAGRAM_NO;
    if (rule->kind == RULE_TOGETHER) return diagram_truth(given_together(e, rule->guardrail));
    rule_mark(e, rule, step);
    return rule->kind == RULE_EVIDENCE ? yes_no_truth(e, rule->evidence, RESERVED_NONE)
                                       : condition_truth(e, rule->when);
}
