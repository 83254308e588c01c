// A report as plain text.
#include "formats/formats.h"
#include "reports/reports.h"

static void write_text(struct buf *out, struct report_plan *plan) {
    const struct format_options options = {.width = plan->width};
    format_txt.write(out, plan_document(plan), &options);
}

const struct writer writer_text = {
    .name = "text",
    .title = "plain text, as wide as the terminal",
    .write = write_text,
};
