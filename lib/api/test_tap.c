// Reports on examples in TAP version 13.
#include "api/test_report.h"
#include "base/escape.h"

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
    struct place place = test_place(playbook, result);
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

void test_write_tap(struct report *report) {
    buf_fmt(&report->out, "TAP version 13\n1..%zu\n", test_count(report, -1));
    test_each(report, tap_result);
}
