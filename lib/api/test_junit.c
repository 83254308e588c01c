// Reports on examples in JUnit's XML.
#include "api/test_report.h"
#include "base/escape.h"

static void junit_result(struct report *report, const struct emp_playbook *playbook,
                         const struct example_result *result, size_t number) {
    (void)number;
    struct place place = test_place(playbook, result);
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

void test_write_junit(struct report *report) {
    buf_fmt(&report->out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"empower\" "
            "tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n",
            test_count(report, -1), test_count(report, EXAMPLE_FAILED),
            test_count(report, EXAMPLE_NOT_ANALYSED));
    test_each(report, junit_result);
    buf_text(&report->out, "</testsuite>\n");
}
