// Plain values for the facts that limits are counted by: figures that anybody can multiply.
#include "prove/plain_facts.h"

struct choosing {
    struct arena *arena;
    const struct playbook *playbook;
    const struct gesture *gesture;
    const struct condition *when;
    int64_t times;
    known_facts list;
};

static int64_t whole(const struct playbook *playbook, uint8_t type) {
    int64_t unit = type == FACT_NUMBER ? NUMBER_ONE : 1;
    for (int i = 0; type == FACT_MONEY && i < playbook->header.currency->decimals; i++) unit *= 10;
    return unit;
}

// ---- what a condition asks for ----

// Moves the value to where the test holds, where it does not hold already.
static void fit_test(const struct choosing *c, const struct test *test, struct known *known) {
    int64_t *at = &known->value.amount, step = whole(c->playbook, known->value.type);
    if (!test->values.n || test->values.items[0].type != known->value.type) return;
    int64_t first = test->values.items[0].amount;
    switch ((enum test_op)test->op) {
    case TEST_IS: *at = first; break;
    case TEST_NOT:
        if (*at == first) *at += step;
        break;
    case TEST_MORE_THAN:
        if (*at <= first) *at = first + step;
        break;
    case TEST_LESS_THAN:
        if (*at >= first) *at = first - step;
        break;
    case TEST_AT_MOST:
        if (*at > first) *at = first;
        break;
    default:
        if (*at < first) *at = first;
        break;
    }
}

static void fit_condition(const struct choosing *c, const struct condition *condition,
                          struct known *known) {
    if (!condition || condition->kind == CONDITION_NONE) return;
    for (size_t i = 0; i < condition->parts.n; i++)
        fit_condition(c, &condition->parts.items[i], known);
    const struct ref *fact = &condition->test.fact;
    bool own = condition->kind == CONDITION_TEST && fact->kind == KIND_FACT &&
               key_of_fact(c->playbook, (size_t)fact->index) == known->key;
    if (own) fit_test(c, &condition->test, known);
}

// ---- all ----

static void add(struct choosing *c, const struct ref *ref, int64_t usual) {
    if (ref->kind != KIND_FACT) return;
    uint8_t type = c->playbook->facts.items[ref->index].type;
    struct known known = {.key = key_of_fact(c->playbook, (size_t)ref->index)};
    for (size_t i = 0; i < c->list.n; i++)
        if (c->list.items[i].key == known.key) return;
    if (type == FACT_MONEY) usual *= c->times;
    known.value = (struct value){.type = type, .amount = usual * whole(c->playbook, type)};
    for (size_t i = 0; i < c->gesture->only_when.n; i++)
        fit_condition(c, c->gesture->only_when.items[i].when, &known);
    fit_condition(c, c->when, &known);
    *PUSH(c->arena, &c->list) = known;
}

known_facts plain_facts(struct arena *arena, const struct playbook *playbook,
                        const struct gesture *gesture, const struct condition *when,
                        int64_t times) {
    struct choosing c = {.arena = arena, .playbook = playbook, .gesture = gesture};
    c.when = when;
    c.times = times;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct limit_at *limit = &gesture->authority.items[i].limit;
        add(&c, &limit->fact, 100);
        add(&c, &limit->for_each, 2);
        add(&c, &limit->percent, 50);
    }
    return c.list;
}
