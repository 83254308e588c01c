// A report as one JSON object: what it rests on, then each table by its name.
#include "base/json.h"
#include "reports/reports.h"

// The counts, so that nobody has to work them out of the share.
static void write_share(struct json *json, const struct cell *cell, struct str share) {
    json_object(json);
    json_key(json, "count");
    json_number(json, cell->value);
    json_key(json, "of");
    json_number(json, cell->of);
    json_key(json, "share");
    json_raw(json, share);
    json_object_end(json);
}

static void write_cell(struct json *json, const struct report_plan *plan, const struct cell *cell) {
    struct str plain = cell_plain(plan->arena, cell, plan->playbook->header.currency);
    switch ((enum cell_kind)cell->kind) {
    case CELL_NONE: json_null(json); return;
    case CELL_COUNT: json_raw(json, plain); return;
    case CELL_SHARE: write_share(json, cell, plain); return;
    case CELL_YES_NO: json_bool(json, cell->value); return;
    case CELL_TEXT:
    case CELL_MONEY: json_str(json, plain); return;
    }
}

static void write_row(struct json *json, const struct report_plan *plan, const struct table *table,
                      const struct cell *cells) {
    json_object(json);
    for (size_t i = 0; i < table->n; i++) {
        if (table->columns[i].use == COLUMN_PAGE) continue;
        json_key(json, table->columns[i].key);
        write_cell(json, plan, &cells[i]);
    }
    json_object_end(json);
}

static void write_table(struct json *json, const struct report_plan *plan,
                        const struct table *table) {
    json_key(json, table->key);
    if (!table->facts) json_array(json);
    for (size_t i = 0; i < table->rows.n; i++) write_row(json, plan, table, table->rows.items[i]);
    if (!table->facts) json_array_end(json);
}

static void write_notes(struct json *json, const struct report_plan *plan) {
    json_key(json, "notes");
    json_array(json);
    for (size_t i = 0; i < plan->tables.n; i++)
        for (size_t k = 0; k < plan->tables.items[i].notes.n; k++)
            json_str(json, plan->tables.items[i].notes.items[k]);
    json_array_end(json);
}

static void write_json(struct buf *out, struct report_plan *plan) {
    const struct header *header = &plan->playbook->header;
    struct json json = json_writer(out, false);
    bool dated = plan->as_of.precision != DATE_NONE;
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "report");
    json_text(&json, plan->report->name);
    json_member(&json, "playbook", header->playbook.s);
    json_member(&json, "version", header->version.s);
    json_member(&json, "digest", plan->digest);
    json_member(&json, "as_of", dated ? date_show(plan->arena, plan->as_of) : (struct str){0});
    json_key(&json, "currency");
    json_text(&json, header->currency->code);
    for (size_t i = 0; i < plan->tables.n; i++)
        if (plan->tables.items[i].use != TABLE_PAGE)
            write_table(&json, plan, &plan->tables.items[i]);
    write_notes(&json, plan);
    json_object_end(&json);
    buf_char(out, '\n');
}

const struct writer writer_json = {
    .name = "json",
    .title = "one JSON object, with every table",
    .write = write_json,
};
