// The tables of reports and of what they can be written as; building a plan's own tables.
#include "reports/reports.h"

#include "cards/words.h"

#include <string.h>

static const struct report *const reports[] = {
#define X(name) &report_##name,
#include "reports/reports.def"
#undef X
};

static const struct writer *const writers[] = {
#define X(name) &writer_##name,
#include "reports/writers.def"
#undef X
};

const struct report *report_at(size_t i) {
    return i < sizeof reports / sizeof *reports ? reports[i] : NULL;
}

const struct report *report_find(struct str name) {
    for (size_t i = 0; report_at(i); i++)
        if (str_eq(str_of(report_at(i)->name), name)) return report_at(i);
    return NULL;
}

const struct writer *writer_at(size_t i) {
    return i < sizeof writers / sizeof *writers ? writers[i] : NULL;
}

const struct writer *writer_find(struct str name) {
    for (size_t i = 0; writer_at(i); i++)
        if (str_eq(str_of(writer_at(i)->name), name)) return writer_at(i);
    return NULL;
}

void report_write(struct buf *out, struct report_plan *plan, const struct writer *writer) {
    plan->wide = writer->wide;
    plan->report->fill(plan);
    writer->write(out, plan);
}

// ---- tables ----

struct table *plan_table(struct report_plan *plan, const char *key, const char *heading,
                         const struct column *columns, size_t n) {
    struct table *table = PUSH(plan->arena, &plan->tables);
    struct column *kept = arena_array(plan->arena, struct column, n);
    memcpy(kept, columns, n * sizeof *kept);
    *table = (struct table){.key = key, .heading = heading, .columns = kept, .n = n};
    return table;
}

void table_row(struct report_plan *plan, struct table *table, const struct cell *cells) {
    struct cell *row = arena_array(plan->arena, struct cell, table->n);
    memcpy(row, cells, table->n * sizeof *row);
    *PUSH(plan->arena, &table->rows) = row;
}

void table_note(struct report_plan *plan, struct table *table, const char *format, ...) {
    va_list args;
    va_start(args, format);
    *PUSH(plan->arena, &table->notes) = str_vfmt(plan->arena, format, args);
    va_end(args);
}

// ---- words ----

struct str plan_money(const struct report_plan *plan, int64_t minor) {
    return money_show(plan->arena, minor, plan->playbook->header.currency);
}

const char *plan_under_small(const struct report_plan *plan, const char *under) {
    return str_fmt(plan->arena, "%s %.*s", under, S_ARG(plan_money(plan, plan->small))).ptr;
}

struct str plan_role_title(const struct report_plan *plan, int32_t role) {
    if (role < 0) return S("");
    return entry_title(plan->playbook, &plan->playbook->roles.items[role].entry);
}

struct str plan_role_id(const struct report_plan *plan, int32_t role) {
    return role < 0 ? S("") : plan->playbook->roles.items[role].entry.id.s;
}

struct str plan_limit(const struct report_plan *plan, const struct grant *grant) {
    return grant ? limit_said(plan->arena, plan->playbook, grant->limit.limit, NULL) : S("");
}

struct str plan_place(const struct report_plan *plan, struct span at) {
    struct place place = place_at(plan->playbook->sources, at.start);
    if (!place.source) return S("");
    struct str name = str_behind_last(place.source->name, '/');
    return str_fmt(plan->arena, "%.*s:%u", S_ARG(name), place.line);
}

void add_part(struct buf *out, const char *separator, struct str text) {
    if (!text.len) return;
    if (out->len) buf_text(out, separator);
    buf_add(out, text);
}

void plan_failures(struct report_plan *plan, const char *heading,
                   const struct failed_contact *failures, size_t n, size_t all) {
    static const struct column columns[] = {{"line", "Line", true, COLUMN_ALL},
                                            {"why", "Why", false, COLUMN_ALL}};
    struct table *table = plan_table(plan, "failures", heading, columns, 2);
    for (size_t i = 0; i < n; i++) {
        const struct cell cells[] = {cell_count(failures[i].line), cell_text(failures[i].why)};
        table_row(plan, table, cells);
    }
    if (all > n) table_note(plan, table, "The first %zu of %zu.", n, all);
}
