// Running examples, and asking what they leave out, for callers of the library.
#include "api/ask.h"
#include "api/decisions.h"
#include "api/test_report.h"

static struct test_results *results_for(struct emp_playbook *playbook) {
    if (!playbook->tests) playbook->tests = arena_new(&playbook->arena, struct test_results);
    return playbook->tests;
}

static void run_test(struct emp_playbook *playbook, void *arguments) {
    struct emp_test_counts *counts = arguments;
    if (!decisions_ready(playbook)) return;
    if (examples_need_lookup(playbook->model)) ask_prepare(playbook);
    example_results examples =
        examples_run(&playbook->arena, &playbook->scratch, playbook->decider, playbook->lookup);
    *results_for(playbook) = (struct test_results){.examples = examples};
    *counts = (struct emp_test_counts){0};
    for (size_t i = 0; i < examples.n; i++) {
        enum example_state state = examples.items[i].state;
        counts->passed += state == EXAMPLE_PASSED;
        counts->failed += state == EXAMPLE_FAILED;
        counts->not_analysed += state == EXAMPLE_NOT_ANALYSED;
    }
}

enum emp_status emp_test(struct emp_test_counts *out, struct emp_playbook *playbook) {
    struct emp_test_counts counts = {0};
    enum emp_status status = decisions_open(playbook, run_test, &counts);
    *out = counts;
    return status;
}

static void run_coverage(struct emp_playbook *playbook, void *arguments) {
    (void)arguments;
    if (!decisions_ready(playbook)) return;
    ask_prepare(playbook);
    struct coverage *coverage = arena_new(&playbook->arena, struct coverage);
    *coverage =
        coverage_of(&playbook->arena, &playbook->scratch, playbook->decider, playbook->lookup);
    results_for(playbook)->coverage = coverage;
}

enum emp_status emp_test_coverage(struct emp_playbook *playbook) {
    return decisions_open(playbook, run_coverage, NULL);
}

static void run_mutations(struct emp_playbook *playbook, void *arguments) {
    (void)arguments;
    if (!decisions_ready(playbook)) return;
    struct mutations *mutations = arena_new(&playbook->arena, struct mutations);
    *mutations =
        mutations_of(&playbook->arena, &playbook->scratch, playbook->decider, playbook->model);
    results_for(playbook)->mutations = mutations;
}

enum emp_status emp_test_mutate(struct emp_playbook *playbook) {
    return decisions_open(playbook, run_mutations, NULL);
}

// ---- what reports share ----

const struct test_results *test_results_of(const struct emp_playbook *playbook) {
    static const struct test_results none;
    return playbook->tests ? playbook->tests : &none;
}

size_t test_count(const struct report *report, int state) {
    size_t sum = 0;
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = &test_results_of(report->playbooks[i])->examples;
        for (size_t k = 0; k < results->n; k++)
            sum += state < 0 || (int)results->items[k].state == state;
    }
    return sum;
}

struct place test_place(const struct emp_playbook *playbook, const struct example_result *result) {
    return place_at(&playbook->sources, result->example->at.start);
}

void test_each(struct report *report, write_result *write) {
    size_t number = 0;
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = &test_results_of(report->playbooks[i])->examples;
        for (size_t k = 0; k < results->n; k++)
            write(report, report->playbooks[i], &results->items[k], ++number);
    }
}

// ---- formats ----

static const struct {
    struct emp_item item;
    void (*write)(struct report *report);
} formats[] = {
    {{"text", "what failed, in words"}, test_write_text},
    {{"json", "one JSON object"}, test_write_json},
    {{"junit", "JUnit XML, for CI servers"}, test_write_junit},
    {{"tap", "TAP version 13"}, test_write_tap},
};

enum { FORMATS = sizeof formats / sizeof *formats };

bool emp_test_format_at(struct emp_item *out, size_t i) {
    if (i < FORMATS) *out = formats[i].item;
    return i < FORMATS;
}

struct report_job {
    struct emp_playbook *const *playbooks;
    size_t n;
    struct str format;
    struct sink sink;
};

static void run_report(struct emp_playbook *alone, void *arguments) {
    const struct report_job *job = arguments;
    struct report report = {job->playbooks, job->n, buf_new(&alone->scratch)};
    for (size_t i = 0; i < FORMATS; i++) {
        if (!str_eq(job->format, str_of(formats[i].item.name))) continue;
        formats[i].write(&report);
        sink_buf(alone, &job->sink, &report.out);
        return;
    }
    door_refuse(alone, EMP_BAD_ARGUMENT, "There is no such format.");
}

enum emp_status emp_test_report(struct emp_playbook *const *playbooks, size_t n, const char *format,
                                emp_write *write, void *context) {
    struct report_job job = {playbooks, n, str_of(format ? format : "text"), {write, context}};
    return door_alone(run_report, &job);
}
