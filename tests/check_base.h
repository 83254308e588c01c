// What the tests of the lowest floors share: an arena, and comparing slices.
#ifndef CHECK_BASE_H
#define CHECK_BASE_H

#include "base/arena.h"
#include "base/str.h"

#include <check.h>
#include <stdlib.h>

static struct arena arena;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&arena);
}

// The slice must hold exactly the text; `of` is what it came from, for the message.
static inline void expect_of(const char *of, struct str actual, const char *wanted) {
    ck_assert_msg(str_eq(actual, str_of(wanted)), "of <%s>: <%.*s> instead of <%s>", of,
                  S_ARG(actual), wanted);
}

#define EXPECT(actual, wanted) expect_of(#actual, (actual), (wanted))
#define COUNT(array)           (sizeof(array) / sizeof *(array))
#define EACH(row, rows)        for (size_t row = 0; row < COUNT(rows); row++)

// An allocator that has nothing left after `until` pieces, and knows how many are out.
struct scarce {
    size_t until, given, live;
};

static inline void *scarce_alloc(void *context, size_t size) {
    struct scarce *scarce = context;
    if (scarce->given == scarce->until) return NULL;
    scarce->given++;
    scarce->live++;
    return malloc(size);
}

static inline void scarce_free(void *context, void *memory) {
    ((struct scarce *)context)->live--;
    free(memory);
}

// Does the scenario leave by the door when there are only `until` pieces?
static inline bool runs_out(void (*scenario)(struct arena *), size_t until) {
    jmp_buf door;
    struct scarce scarce = {.until = until};
    struct arena poor;
    arena_init(&poor, (struct allocator){scarce_alloc, scarce_free, &scarce}, 0);
    poor.door = &door;
    if (setjmp(door) == 0) scenario(&poor);
    bool out = poor.fault != ARENA_OK;
    arena_free(&poor);
    ck_assert_uint_eq(scarce.live, 0);
    ck_assert(!out || poor.fault == ARENA_NO_MEMORY);
    return out;
}

// Runs the scenario with the first, the second ... allocation failing, until none does.
static inline void fail_each_allocation(void (*scenario)(struct arena *)) {
    size_t until = 0;
    while (runs_out(scenario, until)) until++;
    ck_assert_uint_gt(until, 0);
}

static inline int run_tests(const char *name, const TTest *const *tests, size_t n) {
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 600);
    for (size_t i = 0; i < n; i++) tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define RUN(name, ...)                               \
    int main(void) {                                 \
        const TTest *const tests[] = {__VA_ARGS__};  \
        return run_tests(name, tests, COUNT(tests)); \
    }

#endif
