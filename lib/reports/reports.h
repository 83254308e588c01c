// The reports of a lead: from a playbook, and real contacts, to tables, and from these to bytes.
#ifndef REPORTS_REPORTS_H
#define REPORTS_REPORTS_H

#include "doc/doc.h"
#include "prove/figures_calendar.h"
#include "prove/figures_contacts.h"
#include "prove/figures_coverage.h"
#include "prove/figures_matrix.h"
#include "reports/table.h"

// What a report does with real contacts.
enum report_contacts { CONTACTS_REFUSED, CONTACTS_DECIDED, CONTACTS_LOOKED_UP };

struct report_plan;

struct report {
    const char *name;  // as a user types it
    const char *title; // one line for help, and of the page
    enum report_contacts contacts;
    bool by_role; // may be asked for one role
    // Adds the tables.
    void (*fill)(struct report_plan *plan);
    // What stands on a page before them; NULL: nothing.
    void (*page)(struct report_plan *plan, struct doc_node *body);
};

struct report_plan {
    struct arena *arena;
    const struct playbook *playbook;
    const struct report *report;
    struct str digest;
    struct date as_of;
    int32_t role;                           // -1: all
    int64_t small;                          // minor units: what is under them counts as small
    bool wide;                              // the page bears many columns
    unsigned width;                         // of a line of text; 0: the usual one
    const struct contact_figures *contacts; // NULL where there are none
    struct coverage *coverage;              // of `coverage`
    const struct matrix *matrix;            // of `matrix`, once it is filled
    const calendar *calendar;               // of `calendar`, the same
    LIST(struct table) tables;
};

const struct report *report_at(size_t i); // NULL past the end
const struct report *report_find(struct str name);

struct writer {
    const char *name;  // as a user types it
    const char *title; // one line for help
    const char *only;  // the one report that it can write; NULL: all
    bool wide;
    void (*write)(struct buf *out, struct report_plan *plan);
};

const struct writer *writer_at(size_t i); // NULL past the end
const struct writer *writer_find(struct str name);

// Fills the tables of a plan and writes it.
void report_write(struct buf *out, struct report_plan *plan, const struct writer *writer);

// ---- between the files of the folder ----

struct table *plan_table(struct report_plan *plan, const char *key, const char *heading,
                         const struct column *columns, size_t n);
// Adds a row: a cell for each column.
void table_row(struct report_plan *plan, struct table *table, const struct cell *cells);
void table_note(struct report_plan *plan, struct table *table, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct str plan_money(const struct report_plan *plan, int64_t minor);
// "Under £50".
const char *plan_under_small(const struct report_plan *plan, const char *under);
struct str plan_role_title(const struct report_plan *plan, int32_t role);
struct str plan_role_id(const struct report_plan *plan, int32_t role); // empty for -1
// "£50 per stay", "no limit"; empty for NULL.
struct str plan_limit(const struct report_plan *plan, const struct grant *grant);
// "playbook.yaml:12", without folders; empty for nowhere.
struct str plan_place(const struct report_plan *plan, struct span at);
// Adds `text` to what stands in `out`, behind `separator` where something stands there.
void add_part(struct buf *out, const char *separator, struct str text);
// What could not be decided or looked up, the first few by line.
void plan_failures(struct report_plan *plan, const char *heading,
                   const struct failed_contact *failures, size_t n, size_t all);

// "last day", "over since".
const char *event_words(const struct calendar_entry *entry);
// The tables on real contacts that report exposure ends with.
void report_contacts_fill(struct report_plan *plan);

// The document of a plan.
struct doc *plan_document(struct report_plan *plan);
// A table as the page shows it.
void page_table(struct report_plan *plan, struct doc_node *parent, const struct table *table);

#define X(name) extern const struct report report_##name;
#include "reports/reports.def"
#undef X
#define X(name) extern const struct writer writer_##name;
#include "reports/writers.def"
#undef X

#endif
