// Reports on examples in words: what failed, and what it should have been.
#include "api/test_report.h"
#include "base/escape.h"

void test_text_place(struct report *report, const struct emp_playbook *playbook, struct span at) {
    struct place place = place_at(&playbook->sources, at.start);
    escape_terminal(&report->out, place.source->name, false);
    buf_fmt(&report->out, ":%u: ", place.line);
}

static void text_line(struct buf *out, const char *label, struct str text) {
    if (!text.len) return;
    buf_fmt(out, "  %-9s", label);
    escape_terminal(out, text, false);
    buf_char(out, '\n');
}

static void text_result(struct report *report, const struct emp_playbook *playbook,
                        const struct example_result *result, size_t number) {
    (void)number;
    if (result->state == EXAMPLE_PASSED) return;
    test_text_place(report, playbook, result->example->at);
    escape_terminal(&report->out, result->name, false);
    buf_text(&report->out, result->state == EXAMPLE_FAILED ? "\n" : ": not analysed\n");
    text_line(&report->out, "expected", result->expected);
    text_line(&report->out, "got", result->got);
    text_line(&report->out, "why", result->why);
}

void test_write_text(struct report *report) {
    test_each(report, text_result);
    size_t all = test_count(report, -1), unclear = test_count(report, EXAMPLE_NOT_ANALYSED);
    buf_fmt(&report->out, "%zu example%s, %zu failed", all, all == 1 ? "" : "s",
            test_count(report, EXAMPLE_FAILED));
    if (unclear) buf_fmt(&report->out, ", %zu not analysed", unclear);
    buf_char(&report->out, '\n');
    test_text_coverage(report);
    test_text_mutations(report);
}
