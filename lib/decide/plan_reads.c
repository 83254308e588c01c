// What the conditions of a plan read: facts become slots, terms are put in order.
#include "decide/plan.h"

uint32_t plan_slot(struct decider *decider, struct plan *plan, fact_key key) {
    if (decider->slot_stamp[key] != decider->stamp) {
        decider->slot_stamp[key] = decider->stamp;
        decider->slot_of_key[key] = (uint32_t)plan->keys.n;
        *PUSH(decider->arena, &plan->keys) = key;
    }
    return decider->slot_of_key[key];
}

// ---- what a rule reads ----

void mark_ref(struct reading *r, const struct ref *ref, uint8_t reserved) {
    struct decider *decider = r->decider;
    if (ref->kind == KIND_TERM) {
        *PUSH(decider->arena, &r->marks) = MARK_TERM | (uint32_t)ref->index;
        *PUSH(decider->arena, r->todo) = (uint32_t)ref->index;
        return;
    }
    fact_key key = key_of_ref(decider, ref, reserved);
    if (key != NO_SLOT) *PUSH(decider->arena, &r->marks) = plan_slot(decider, r->plan, key);
}

void mark_condition(struct reading *r, const struct condition *condition) {
    if (!condition) return;
    for (size_t i = 0; i < condition->parts.n; i++) mark_condition(r, &condition->parts.items[i]);
    if (condition->kind != CONDITION_TEST) return;
    const struct test *test = &condition->test;
    *PUSH(r->decider->arena, &r->plan->tests) = test;
    mark_ref(r, &test->fact, test->reserved);
    if (test->other.id.s.len) mark_ref(r, &test->other, test->other_reserved);
}

// ---- terms: walked with a stack of our own, for they may stand on each other thousands deep ----

struct open_term {
    uint32_t term;
    bool done;
};

static void place_term(struct decider *decider, struct plan *plan, uint32_t index) {
    const struct term *term = &decider->playbook->terms.items[index];
    numbers unused = {0};
    struct reading r = {.decider = decider, .plan = plan, .todo = &unused};
    mark_condition(&r, term->when);
    decider->term_place[index] = (uint32_t)plan->terms.n;
    *PUSH(decider->arena, &plan->terms) =
        (struct plan_term){term, r.marks.items, (uint32_t)r.marks.n};
}

static void find_used_terms(const struct condition *condition, struct arena *arena, numbers *out) {
    for (size_t i = 0; i < condition->parts.n; i++)
        find_used_terms(&condition->parts.items[i], arena, out);
    if (condition->kind != CONDITION_TEST) return;
    const struct test *test = &condition->test;
    if (test->fact.kind == KIND_TERM) *PUSH(arena, out) = (uint32_t)test->fact.index;
    if (test->other.kind == KIND_TERM) *PUSH(arena, out) = (uint32_t)test->other.index;
}

void place_terms(struct decider *decider, struct plan *plan, const numbers *todo) {
    LIST(struct open_term) stack = {0};
    for (size_t i = 0; i < todo->n; i++)
        *PUSH(decider->arena, &stack) = (struct open_term){todo->items[i], false};
    while (stack.n) {
        struct open_term *top = &stack.items[stack.n - 1];
        uint32_t index = top->term;
        if (top->done) {
            stack.n--;
            place_term(decider, plan, index);
            continue;
        }
        if (decider->term_stamp[index] == decider->stamp) {
            stack.n--;
            continue;
        }
        decider->term_stamp[index] = decider->stamp;
        top->done = true;
        numbers used = {0};
        find_used_terms(decider->playbook->terms.items[index].when, decider->arena, &used);
        for (size_t i = 0; i < used.n; i++)
            if (decider->term_stamp[used.items[i]] != decider->stamp)
                *PUSH(decider->arena, &stack) = (struct open_term){used.items[i], false};
    }
}

// Terms by their place in the plan, once all are placed.
void settle_marks(const struct decider *decider, uint32_t *marks, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (marks[i] & MARK_TERM) marks[i] = MARK_TERM | decider->term_place[marks[i] & ~MARK_TERM];
}
