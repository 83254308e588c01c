// Decision diagrams: functions over cells, reduced and shared; what their operations make of them.
#include "check_base.h"

#include "decide/inner.h"

static struct diagram d;

// The first variable has two cells, the second three.
static void open_diagram(void) {
    static const uint32_t cells[] = {2, 3};
    diagram_init(&d, &arena);
    d.cells = cells;
}

static diagram_ref first(void) {
    return diagram_node(&d, 0, (diagram_ref[]){DIAGRAM_NO, DIAGRAM_YES});
}

static diagram_ref second(void) {
    return diagram_node(&d, 1, (diagram_ref[]){DIAGRAM_NO, DIAGRAM_YES, DIAGRAM_YES});
}

static diagram_ref size_of(int64_t limit, bool unlimited) {
    struct leaf leaf = {.kind = LEAF_SIZE, .by = -1, .to = -1, .with = -1};
    leaf.limit = leaf.left = limit;
    leaf.unlimited = unlimited;
    return diagram_leaf(&d, &leaf);
}

START_TEST(equal_functions_are_one) {
    open_diagram();
    ck_assert_uint_eq(first(), first());
    ck_assert_uint_ne(first(), second());
    ck_assert_uint_eq(diagram_node(&d, 0, (diagram_ref[]){DIAGRAM_YES, DIAGRAM_YES}), DIAGRAM_YES);
    diagram_ref both = diagram_apply(&d, OP_AND, first(), second());
    ck_assert_uint_eq(both, diagram_apply(&d, OP_AND, second(), first()));
    ck_assert_uint_eq(diagram_not(&d, diagram_not(&d, both)), both);
    // not (a and b) = not a or not b
    ck_assert_uint_eq(diagram_not(&d, both), diagram_apply(&d, OP_OR, diagram_not(&d, first()),
                                                           diagram_not(&d, second())));
    ck_assert_uint_eq(diagram_apply(&d, OP_AND, first(), diagram_not(&d, first())), DIAGRAM_NO);
}
END_TEST

START_TEST(equal_functions_stay_one_among_many) {
    enum { MANY = 5000 };
    static diagram_ref sizes[MANY], nodes[MANY];
    open_diagram();
    for (int i = 0; i < MANY; i++) {
        sizes[i] = size_of(i, false);
        nodes[i] = diagram_node(&d, 0, (diagram_ref[]){DIAGRAM_NO, sizes[i]});
    }
    for (int i = 0; i < MANY; i++) {
        ck_assert_uint_eq(size_of(i, false), sizes[i]);
        ck_assert_uint_eq(diagram_node(&d, 0, (diagram_ref[]){DIAGRAM_NO, sizes[i]}), nodes[i]);
    }
}
END_TEST

// What was just worked out costs nothing more.
START_TEST(work_is_done_once) {
    open_diagram();
    diagram_ref a = first(), b = second();
    diagram_ref both = diagram_apply(&d, OP_AND, a, b), either = diagram_apply(&d, OP_OR, a, b);
    uint64_t steps = d.steps;
    ck_assert_uint_eq(diagram_apply(&d, OP_OR, a, b), either);
    ck_assert_uint_eq(diagram_apply(&d, OP_AND, a, b), both);
    ck_assert_uint_eq(d.steps, steps);
}
END_TEST

static uint32_t no_cost(const void *context, uint32_t var, uint32_t cell) {
    (void)context, (void)var, (void)cell;
    return 0;
}

static bool is_yes(const struct leaf *leaf) {
    return leaf == diagram_leaf_at(&d, DIAGRAM_YES);
}

// Whether an odd number of 64 facts is true: as many ways as there are numbers, of which none is
// gone over twice.
START_TEST(ways_are_found_among_many) {
    enum { FACTS = 64 };
    uint32_t cells[FACTS], way[FACTS], n = 0;
    diagram_init(&d, &arena);
    d.cells = cells;
    for (int i = 0; i < FACTS; i++) cells[i] = 2;
    diagram_ref odd = DIAGRAM_YES, even = DIAGRAM_NO;
    for (uint32_t var = FACTS; var-- > 0;) {
        diagram_ref above = diagram_node(&d, var, (diagram_ref[]){odd, even});
        even = diagram_node(&d, var, (diagram_ref[]){even, odd});
        odd = above;
    }
    struct diagram_way cheapest = {.wanted = is_yes, .cost = no_cost};
    ck_assert(diagram_find(&d, even, &cheapest, way));
    for (int i = 0; i < FACTS; i++) n += way[i];
    ck_assert_uint_eq(n % 2, 1);
}
END_TEST

// The function that is yes in those of the six cases whose bits are set.
static diagram_ref function_of(unsigned bits) {
    diagram_ref halves[2];
    for (unsigned i = 0; i < 2; i++) {
        diagram_ref cells[3];
        for (unsigned k = 0; k < 3; k++) cells[k] = diagram_truth(bits >> (3 * i + k) & 1);
        halves[i] = diagram_node(&d, 1, cells);
    }
    return diagram_node(&d, 0, halves);
}

START_TEST(each_function_with_each_other) {
    enum { ALL = 64 };
    open_diagram();
    for (unsigned f = 0; f < ALL; f++) {
        for (unsigned g = 0; g < ALL; g++) {
            diagram_ref a = function_of(f), b = function_of(g);
            ck_assert_uint_eq(diagram_apply(&d, OP_AND, a, b), function_of(f & g));
            ck_assert_uint_eq(diagram_apply(&d, OP_OR, a, b), function_of(f | g));
            ck_assert_uint_eq(diagram_apply(&d, OP_SAME, a, b), function_of(~(f ^ g) % ALL));
        }
    }
}
END_TEST

START_TEST(functions_rest_on_what_they_read) {
    bool vars[2] = {false, false};
    open_diagram();
    diagram_support(&d, diagram_apply(&d, OP_OR, second(), diagram_not(&d, second())), vars);
    ck_assert(!vars[0] && !vars[1]);
    diagram_support(&d, second(), vars);
    ck_assert(!vars[0] && vars[1]);
    diagram_support(&d, diagram_apply(&d, OP_AND, first(), second()), vars);
    ck_assert(vars[0] && vars[1]);
}
END_TEST

START_TEST(gaps_are_filled) {
    open_diagram();
    diagram_ref part = diagram_apply(&d, OP_WHERE, first(), size_of(5, false));
    ck_assert(diagram_gap(&d, part));
    ck_assert_uint_eq(diagram_apply(&d, OP_ELSE, DIAGRAM_GAP, part), part);
    ck_assert_uint_eq(diagram_apply(&d, OP_ELSE, part, size_of(5, false)), size_of(5, false));
    ck_assert_uint_eq(diagram_apply(&d, OP_BEST, part, size_of(3, false)),
                      diagram_node(&d, 0, (diagram_ref[]){size_of(3, false), size_of(5, false)}));
}
END_TEST

START_TEST(sizes_are_compared) {
    open_diagram();
    const diagram_ref sizes[] = {size_of(3, false), size_of(5, false), size_of(0, true)};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t k = 0; k < COUNT(sizes); k++)
            ck_assert_uint_eq(diagram_apply(&d, OP_LESS, sizes[i], sizes[k]), diagram_truth(i < k));
        ck_assert_uint_eq(diagram_apply(&d, OP_LESS, sizes[i], DIAGRAM_GAP), DIAGRAM_NO);
    }
}
END_TEST

static diagram_ref turn(void *context, const struct leaf *leaf) {
    (void)context;
    return diagram_truth(leaf == diagram_leaf_at(&d, DIAGRAM_NO));
}

START_TEST(functions_are_made_anew) {
    open_diagram();
    diagram_ref both = diagram_apply(&d, OP_AND, first(), second());
    ck_assert_uint_eq(diagram_map(&d, &d, both, turn, NULL), diagram_not(&d, both));
    ck_assert_uint_eq(diagram_at(&d, both, 0, 0), DIAGRAM_NO);
    ck_assert_uint_eq(diagram_at(&d, both, 0, 1), second());
    ck_assert_uint_eq(diagram_at(&d, both, 1, 0), DIAGRAM_NO);
    ck_assert_uint_eq(diagram_at(&d, both, 1, 2), first());
    ck_assert_uint_eq(diagram_at(&d, second(), 0, 1), second());
}
END_TEST

// Once the budget is used up nothing more is worked out, and it shows.
START_TEST(budgets_come_to_an_end) {
    for (int round = 0; round < 3; round++) {
        open_diagram();
        diagram_ref both = diagram_apply(&d, OP_AND, first(), second()), none;
        diagram_ref neither =
            diagram_apply(&d, OP_AND, diagram_not(&d, first()), diagram_not(&d, second()));
        d.steps = DIAGRAM_BUDGET;
        if (round == 0) none = diagram_apply(&d, OP_OR, both, neither);
        if (round == 1) none = diagram_map(&d, &d, both, turn, NULL);
        if (round == 2) none = diagram_at(&d, both, 1, 0);
        ck_assert_uint_eq(none, DIAGRAM_GAP);
        ck_assert(d.over);
        ck_assert_uint_eq(diagram_apply(&d, OP_AND, first(), second()), DIAGRAM_GAP);
        ck_assert_uint_eq(diagram_map(&d, &d, both, turn, NULL), DIAGRAM_GAP);
    }
}
END_TEST

RUN("decide-diagram", each_function_with_each_other, equal_functions_are_one,
    equal_functions_stay_one_among_many, work_is_done_once, ways_are_found_among_many,
    functions_rest_on_what_they_read, gaps_are_filled, sizes_are_compared, functions_are_made_anew,
    budgets_come_to_an_end)
