// Exports who may give what as comma-separated values: the table of the report on the matrix.
#include "exports/exports.h"
#include "reports/reports.h"

static void write_csv(struct buf *out, const struct export_plan *plan, struct str *error) {
    struct report_plan report = {.arena = plan->arena,
                                 .playbook = plan->playbook,
                                 .report = report_find(S("matrix")),
                                 .digest = plan->digest,
                                 .as_of = plan->as_of,
                                 .role = plan->role};
    if (plan->playbook->gestures.n == 0) {
        *error = export_lacks(plan, LABEL_LACKS_GESTURE);
        return;
    }
    report_write(out, &report, writer_find(S("csv")));
}

const struct export export_csv = {
    .name = "csv",
    .title = "who may give what, for a spreadsheet",
    .extension = "csv",
    .of_role = true,
    .dated = true,
    .write = write_csv,
};
