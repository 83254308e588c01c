// Running examples, for callers of the library, and reporting on them in several formats.
#include "api/decisions.h"
#include "base/escape.h"
#include "base/json.h"
#include "prove/examples.h"

struct test_job {
    struct emp_test_counts *counts;
};

static void run_test(struct emp_playbook *playbook, void *arguments) {
    const struct test_job *job = arguments;
    if (!decisions_ready(playbook)) return;
    if (!playbook->lookup && examples_need_lookup(playbook->model)) {
        struct findings about_patterns = findings_new(&playbook->arena); // lint's to report
        playbook->lookup = lookup_new(&playbook->arena, playbook->model, &about_patterns);
    }
    example_results *results = arena_alloc(&playbook->arena, sizeof *results, alignof(max_align_t));
    *results =
        examples_run(&playbook->arena, &playbook->scratch, playbook->decider, playbook->lookup);
    playbook->tests = results;
    *job->counts = (struct emp_test_counts){0};
    for (size_t i = 0; i < results->n; i++) {
        enum example_state state = results->items[i].state;
        job->counts->passed += state == EXAMPLE_PASSED;
        job->counts->failed += state == EXAMPLE_FAILED;
        job->counts->not_analysed += state == EXAMPLE_NOT_ANALYSED;
    }
}

enum emp_status emp_test(struct emp_test_counts *out, struct emp_playbook *playbook) {
    struct emp_test_counts counts = {0};
    struct test_job job = {&counts};
    enum emp_status status = decisions_open(playbook, run_test, &job);
    *out = counts;
    return status;
}

// ---- reports ----

struct report {
    struct emp_playbook *const *playbooks;
    size_t n;
    struct buf out;
};

static const example_results *results_of(const struct emp_playbook *playbook) {
    static const example_results none;
    return playbook->tests ? playbook->tests : &none;
}

static size_t count(const struct report *report, int state) {
    size_t sum = 0;
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = results_of(report->playbooks[i]);
        for (size_t k = 0; k < results->n; k++)
            sum += state < 0 || (int)results->items[k].state == state;
    }
    return sum;
}

static const char *state_name(enum example_state state) {
    static const char *const names[] = {"passed", "failed", "not-analysed"};
    return names[state];
}

static struct place place_of(const struct emp_playbook *playbook,
                             const struct example_result *result) {
    return place_at(&playbook->sources, result->example->at.start);
}

typedef void write_result(struct report *report, const struct emp_playbook *playbook,
                          const struct example_result *result, size_t number);

static void each_result(struct report *report, write_result *write) {
    size_t number = 0;
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = results_of(report->playbooks[i]);
        for (size_t k = 0; k < results->n; k++)
            write(report, report->playbooks[i], &results->items[k], ++number);
    }
}

// ---- text ----

static void text_line(struct buf *out, const char *label, struct str text) {
    if (!text.len) return;
    buf_fmt(out, "  %-9s", label);
    escape_terminal(out, text, false);
    buf_char(out, '\n');
}

static void text_result(struct report *report, const struct emp_playbook *playbook,
                        const struct example_result *result, size_t number) {
    (void)number;
    struct place place = place_of(playbook, result);
    if (result->state == EXAMPLE_PASSED) return;
    escape_terminal(&report->out, place.source->name, false);
    buf_fmt(&report->out, ":%u: ", place.line);
    escape_terminal(&report->out, result->name, false);
    buf_text(&report->out, result->state == EXAMPLE_FAILED ? "\n" : ": not analysed\n");
    text_line(&report->out, "expected", result->expected);
    text_line(&report->out, "got", result->got);
    text_line(&report->out, "why", result->why);
}

static void write_text(struct report *report) {
    each_result(report, text_result);
    size_t all = count(report, -1), unclear = count(report, EXAMPLE_NOT_ANALYSED);
    buf_fmt(&report->out, "%zu example%s, %zu failed", all, all == 1 ? "" : "s",
            count(report, EXAMPLE_FAILED));
    if (unclear) buf_fmt(&report->out, ", %zu not analysed", unclear);
    buf_char(&report->out, '\n');
}

// ---- TAP ----

static void tap_text(struct buf *out, struct str text) {
    struct buf escaped = buf_new(out->arena);
    escape_terminal(&escaped, text, false);
    for (size_t i = 0; i < escaped.len; i++) {
        if (escaped.ptr[i] == '#') buf_char(out, '\\');
        buf_char(out, escaped.ptr[i]);
    }
}

static void tap_line(struct buf *out, const char *label, struct str text) {
    buf_fmt(out, "  %s: \"", label);
    escape_json(out, text);
    buf_text(out, "\"\n");
}

static void tap_result(struct report *report, const struct emp_playbook *playbook,
                       const struct example_result *result, size_t number) {
    struct place place = place_of(playbook, result);
    struct buf *out = &report->out;
    buf_fmt(out, "%sok %zu - ", result->state == EXAMPLE_FAILED ? "not " : "", number);
    tap_text(out, result->name);
    if (result->state == EXAMPLE_NOT_ANALYSED) buf_text(out, " # SKIP not analysed");
    buf_char(out, '\n');
    if (result->state != EXAMPLE_FAILED) return;
    buf_text(out, "  ---\n");
    tap_line(out, "file", place.source->name);
    buf_fmt(out, "  line: %u\n", place.line);
    tap_line(out, "expected", result->expected);
    tap_line(out, "got", result->got);
    tap_line(out, "why", result->why);
    buf_text(out, "  ...\n");
}

static void write_tap(struct report *report) {
    buf_fmt(&report->out, "TAP version 13\n1..%zu\n", count(report, -1));
    each_result(report, tap_result);
}

// ---- JUnit ----

static void junit_result(struct report *report, const struct emp_playbook *playbook,
                         const struct example_result *result, size_t number) {
    (void)number;
    struct place place = place_of(playbook, result);
    struct buf *out = &report->out;
    buf_text(out, "  <testcase name=\"");
    escape_xml(out, result->name);
    buf_text(out, "\" file=\"");
    escape_xml(out, place.source->name);
    buf_fmt(out, "\" line=\"%u\"", place.line);
    if (result->state == EXAMPLE_PASSED) {
        buf_text(out, "/>\n");
        return;
    }
    bool failed = result->state == EXAMPLE_FAILED;
    buf_fmt(out, ">\n    <%s message=\"", failed ? "failure" : "skipped");
    if (failed) buf_text(out, "expected ");
    escape_xml(out, failed ? result->expected : result->why);
    if (failed) buf_text(out, ", got ");
    escape_xml(out, result->got);
    buf_text(out, "\">");
    escape_xml(out, result->why);
    buf_fmt(out, "</%s>\n  </testcase>\n", failed ? "failure" : "skipped");
}

static void write_junit(struct report *report) {
    buf_fmt(&report->out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"empower\" "
            "tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n",
            count(report, -1), count(report, EXAMPLE_FAILED), count(report, EXAMPLE_NOT_ANALYSED));
    each_result(report, junit_result);
    buf_text(&report->out, "</testsuite>\n");
}

// ---- JSON ----

static void json_result(struct json *json, const struct emp_playbook *playbook,
                        const struct example_result *result) {
    struct place place = place_of(playbook, result);
    json_object(json);
    json_member(json, "file", place.source->name);
    json_key(json, "line");
    json_number(json, place.line);
    json_member(json, "name", result->name);
    json_member(json, "state", str_of(state_name(result->state)));
    json_member(json, "expected", result->expected.len ? result->expected : (struct str){NULL, 0});
    json_member(json, "got", result->got.len ? result->got : (struct str){NULL, 0});
    json_member(json, "why", result->why.len ? result->why : (struct str){NULL, 0});
    json_object_end(json);
}

static void write_json(struct report *report) {
    static const char *const keys[] = {"passed", "failed", "not_analysed"};
    struct json json = json_writer(&report->out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "examples");
    json_array(&json);
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = results_of(report->playbooks[i]);
        for (size_t k = 0; k < results->n; k++)
            json_result(&json, report->playbooks[i], &results->items[k]);
    }
    json_array_end(&json);
    json_key(&json, "summary");
    json_object(&json);
    for (int i = 0; i < 3; i++) {
        json_key(&json, keys[i]);
        json_number(&json, (int64_t)count(report, i));
    }
    json_object_end(&json);
    json_object_end(&json);
    buf_char(&report->out, '\n');
}

// ---- the door ----

static const struct {
    struct emp_item item;
    void (*write)(struct report *report);
} formats[] = {
    {{"text", "what failed, in words"}, write_text},
    {{"json", "one JSON object"}, write_json},
    {{"junit", "JUnit XML, for CI servers"}, write_junit},
    {{"tap", "TAP version 13"}, write_tap},
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
