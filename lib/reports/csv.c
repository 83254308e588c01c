// The main table of a report as comma-separated values (RFC 4180).
#include "base/escape.h"
#include "reports/reports.h"

static void write_rows(struct buf *out, const struct report_plan *plan, const struct table *table) {
    const struct currency *currency = plan->playbook->header.currency;
    for (size_t r = 0; r < table->rows.n; r++) {
        bool first = true;
        for (size_t i = 0; i < table->n; i++) {
            if (table->columns[i].use == COLUMN_PAGE) continue;
            if (!first) buf_char(out, ',');
            first = false;
            escape_csv(out, cell_plain(plan->arena, &table->rows.items[r][i], currency));
        }
        buf_text(out, "\r\n");
    }
}

static void write_header(struct buf *out, const struct table *table) {
    bool first = true;
    for (size_t i = 0; i < table->n; i++) {
        if (table->columns[i].use == COLUMN_PAGE) continue;
        buf_fmt(out, "%s%s", first ? "" : ",", table->columns[i].key);
        first = false;
    }
    buf_text(out, "\r\n");
}

static void write_csv(struct buf *out, struct report_plan *plan) {
    for (size_t i = 0; i < plan->tables.n; i++) {
        const struct table *table = &plan->tables.items[i];
        if (!table->main) continue;
        write_header(out, table);
        write_rows(out, plan, table);
    }
}

const struct writer writer_csv = {
    .name = "csv",
    .title = "its main table for a spreadsheet",
    .write = write_csv,
};
