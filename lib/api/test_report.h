// What the files that report on examples share: one a format.
#ifndef API_TEST_REPORT_H
#define API_TEST_REPORT_H

#include "api/door.h"
#include "base/json.h"
#include "prove/coverage.h"
#include "prove/examples.h"
#include "prove/mutate.h"

// What the last calls found; hangs in emp_playbook.tests.
struct test_results {
    example_results examples;
    struct coverage *coverage;   // NULL: not asked for
    struct mutations *mutations; // NULL: not asked for
};

struct report {
    struct emp_playbook *const *playbooks;
    size_t n;
    struct buf out;
};

// Never NULL.
const struct test_results *test_results_of(const struct emp_playbook *playbook);
size_t test_count(const struct report *report, int state); // -1: any
struct place test_place(const struct emp_playbook *playbook, const struct example_result *result);

typedef void write_result(struct report *report, const struct emp_playbook *playbook,
                          const struct example_result *result, size_t number);
void test_each(struct report *report, write_result *write);

void test_write_text(struct report *report);
void test_write_json(struct report *report);
void test_write_junit(struct report *report);
void test_write_tap(struct report *report);

// "book.yaml:12: " for a place in a playbook.
void test_text_place(struct report *report, const struct emp_playbook *playbook, struct span at);
// Members "file" and "line".
void test_json_place(struct json *json, const struct emp_playbook *playbook, struct span at);

// Each writes nothing where nobody asked for it.
void test_text_coverage(struct report *report);
void test_json_coverage(struct report *report, struct json *json);
void test_text_mutations(struct report *report);
void test_json_mutations(struct report *report, struct json *json);

#endif
