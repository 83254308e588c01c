// Runs the tests of a program as one suite.
#ifndef TESTS_RUN_H
#define TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

// A test, and how often it is run, with _i from 0 on.
struct looped {
    const TTest *test;
    int times;
};

#define ONCE(test) \
    { (test), 1 }
#define TIMES(test, n) \
    { (test), (int)(n) }
#define FOR_EACH(test, rows) TIMES(test, sizeof(rows) / sizeof *(rows))

static inline TCase *begin_case(const char *name, void (*before)(void), void (*after)(void)) {
    TCase *all = tcase_create(name);
    tcase_add_checked_fixture(all, before, after);
    tcase_set_timeout(all, 600);
    return all;
}

static inline int run_case(const char *name, TCase *all) {
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

// `before` and `after` each test; NULL: nothing is.
#define RUN_BETWEEN(name, before, after, ...)                                                    \
    int main(void) {                                                                             \
        const TTest *const tests[] = {__VA_ARGS__};                                              \
        TCase *all = begin_case((name), (before), (after));                                      \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) tcase_add_test(all, tests[i]); \
        return run_case((name), all);                                                            \
    }

// The same with ONCE(test), TIMES(test, n) or FOR_EACH(test, rows) for each test.
#define RUN_LOOPS(name, before, after, ...)                             \
    int main(void) {                                                    \
        const struct looped tests[] = {__VA_ARGS__};                    \
        TCase *all = begin_case((name), (before), (after));             \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)       \
            tcase_add_loop_test(all, tests[i].test, 0, tests[i].times); \
        return run_case((name), all);                                   \
    }

#endif
