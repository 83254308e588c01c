// Findings as one JSON object a line, each as in the JSON report.
#include "base/json.h"
#include "reporters/reporters.h"

void reporter_jsonl(struct buf *out, const struct report *report) {
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++) {
            struct json json = json_writer(out, false);
            report_write_json(&json, report, &report->parts[p], i);
            buf_char(out, '\n');
        }
    if (report_dropped(report)) buf_fmt(out, "{\"more\":%zu}\n", report_dropped(report));
}
