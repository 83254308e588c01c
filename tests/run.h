// Runs the tests of a program as one suite.
#ifndef TESTS_RUN_H
#define TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

// `before` and `after` each test; NULL: nothing is.
static inline int run_suite(const char *name, const TTest *const *tests, size_t n,
                            void (*before)(void), void (*after)(void)) {
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    tcase_add_checked_fixture(all, before, after);
    tcase_set_timeout(all, 600);
    for (size_t i = 0; i < n; i++) tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define RUN_BETWEEN(name, before, after, ...)                                           \
    int main(void) {                                                                    \
        const TTest *const tests[] = {__VA_ARGS__};                                     \
        return run_suite(name, tests, sizeof tests / sizeof *tests, (before), (after)); \
    }

#endif
