// A report as a page: its title, what it lays out itself, and its tables.
#include "reports/reports.h"

static void add_lines(struct doc_node *node, struct str text) {
    struct str line;
    for (bool first = true; str_split(&text, '\n', &line); first = false) {
        if (!first) doc_line_end(node);
        doc_text(node, line);
    }
}

static struct str shown(const struct report_plan *plan, const struct cell *cell) {
    return cell_shown(plan->arena, cell, plan->playbook->header.currency);
}

static bool is_on_page(const struct column *column) {
    return column->use != COLUMN_DATA;
}

// ---- one row, told as facts ----

static void page_facts(const struct report_plan *plan, struct doc_node *parent,
                       const struct table *table) {
    struct doc_node *list = doc_list(parent, DOC_BULLETS);
    for (size_t i = 0; i < table->n && table->rows.n; i++) {
        const struct cell *cell = &table->rows.items[0][i];
        if (!is_on_page(&table->columns[i]) || cell->kind == CELL_NONE) continue;
        struct doc_node *item = doc_item(list, S(""));
        doc_text(item, str_of(table->columns[i].heading));
        doc_text(item, S(": "));
        doc_strong(item, shown(plan, cell));
    }
}

// ---- a grid ----

// A column in which no row says anything is left out.
static bool *columns_shown(const struct report_plan *plan, const struct table *table) {
    bool *shown = arena_array(plan->arena, bool, table->n);
    for (size_t i = 0; i < table->n; i++)
        for (size_t r = 0; r < table->rows.n && !shown[i] && is_on_page(&table->columns[i]); r++)
            shown[i] = table->rows.items[r][i].kind != CELL_NONE;
    return shown;
}

static void page_row(const struct report_plan *plan, struct doc_node *grid, const bool *shows,
                     const struct cell *cells, size_t n) {
    struct doc_node *row = doc_row(grid, DOC_BODY_ROW);
    for (size_t i = 0; i < n; i++) {
        if (!shows[i]) continue;
        enum doc_scope scope = row->first ? DOC_DATA : DOC_ROW_HEADER;
        add_lines(doc_cell(row, scope, S("")), shown(plan, &cells[i]));
    }
}

static void page_grid(const struct report_plan *plan, struct doc_node *parent,
                      const struct table *table) {
    struct doc_column *shapes = arena_array(plan->arena, struct doc_column, table->n);
    const bool *shows = columns_shown(plan, table);
    size_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        if (shows[i]) shapes[n++].align = table->columns[i].number ? DOC_END : DOC_START;
    struct doc_node *grid = doc_table(parent, S(""), shapes, n);
    struct doc_node *head = doc_row(grid, DOC_HEADER_ROW);
    for (size_t i = 0; i < table->n; i++)
        if (shows[i]) doc_cell(head, DOC_COLUMN_HEADER, str_of(table->columns[i].heading));
    for (size_t i = 0; i < table->rows.n; i++)
        page_row(plan, grid, shows, table->rows.items[i], table->n);
}

void page_table(struct report_plan *plan, struct doc_node *parent, const struct table *table) {
    if (table->use == TABLE_DATA) return;
    (table->facts ? page_facts : page_grid)(plan, parent, table);
    for (size_t i = 0; i < table->notes.n; i++) doc_styled(parent, DOC_NOTE, table->notes.items[i]);
}

// ---- the whole ----

// What a reader must know before trusting it; empty where all is well.
static struct str mark(const struct report_plan *plan) {
    const struct header *header = &plan->playbook->header;
    bool dated = header->effective.range.from.precision != DATE_NONE;
    if (header->status.value == STATUS_DRAFT) return S("DRAFT");
    if (header->status.value == STATUS_RETIRED) return S("RETIRED");
    if (!dated || plan->as_of.precision == DATE_NONE) return S("");
    return date_in(plan->as_of, header->effective.range) ? S("") : S("OUT OF DATE");
}

static void add_title(const struct report_plan *plan, struct doc *doc) {
    struct doc_node *title = doc_add_text(&doc->body, DOC_TITLE, str_of(plan->report->title));
    struct doc_node *kicker = doc_styled(title, DOC_KICKER, plan->playbook->header.title.s);
    if (plan->as_of.precision == DATE_NONE) return;
    struct str date = date_show(plan->arena, plan->as_of);
    doc_text(kicker,
             str_fmt(plan->arena, "%sas of %.*s", kicker->runs ? " \u00b7 " : "", S_ARG(date)));
}

struct doc *plan_document(struct report_plan *plan) {
    const struct header *header = &plan->playbook->header;
    struct doc *doc = doc_new(plan->arena, str_of(plan->report->title), S("en"));
    struct doc_node *section = &doc->body;
    doc->page.landscape = plan->wide;
    doc->footer = (struct doc_footer){.title = header->title.s, .digest = plan->digest};
    if (header->version.s.len)
        doc->footer.version = str_fmt(plan->arena, "version %.*s", S_ARG(header->version.s));
    doc->footer.mark = mark(plan);
    add_title(plan, doc);
    if (plan->report->page) plan->report->page(plan, &doc->body);
    for (size_t i = 0; i < plan->tables.n; i++) {
        const struct table *table = &plan->tables.items[i];
        if (table->heading) section = doc_section(&doc->body, str_of(table->heading));
        page_table(plan, section, table);
    }
    return doc;
}
