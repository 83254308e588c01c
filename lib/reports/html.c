// A report as one page of HTML.
#include "formats/formats.h"
#include "reports/reports.h"

static void write_html(struct buf *out, struct report_plan *plan) {
    format_html.write(out, plan_document(plan), &(struct format_options){0});
}

const struct writer writer_html = {
    .name = "html",
    .title = "one page for a browser, or to print",
    .wide = true,
    .write = write_html,
};
