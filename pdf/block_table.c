// Composes tables: widths of columns, rows as strips a line, the header for every page.
#include <math.h>

#include "pdf/flow.h"

static const double hairline = .5, head_rule = 1;

struct table {
    const struct doc_node *node;
    double *widths;
    size_t n;
    struct column at;
    double pad, gap; // above and below lines, between columns
};

static enum type type_of(const struct doc_node *row) {
    return row->style == DOC_HEADER_ROW ? TYPE_HEAD_CELL : TYPE_CELL;
}

static double at_least(double a, double b) {
    return a > b ? a : b;
}

// Numbers at the end of their column stand farther from words at the start of the next one.
static double gap_behind(const struct table *table, size_t i) {
    const struct doc_column *columns = table->node->columns;
    if (i + 1 >= table->n) return 0;
    return columns[i].align == DOC_END && columns[i + 1].align == DOC_START ? table->gap * 2
                                                                            : table->gap;
}

// ---- widths ----

// What a column needs: of each the most that a cell does, and the gap behind it.
static void measure_row(struct flow *flow, const struct table *table, const struct doc_node *row,
                        struct text_need *needs) {
    size_t i = 0;
    for (const struct doc_node *cell = row->first; cell && i < table->n; cell = cell->next, i++) {
        double gap = gap_behind(table, i);
        if (!doc_shows(cell, flow->doc->audience)) continue;
        struct text_need need =
            text_measure(flow, &(struct setting){.node = cell, .type = type_of(row)});
        needs[i].whole = at_least(needs[i].whole, need.whole + gap);
        needs[i].word = at_least(needs[i].word, need.word + gap);
        needs[i].amount = at_least(needs[i].amount, need.amount + gap);
    }
}

static bool is_open(const struct table *table, size_t i) {
    return table->widths[i] <= 0;
}

// What columns without a width need together.
static struct text_need need_of_open(const struct table *table, const struct text_need *needs) {
    struct text_need all = {0};
    for (size_t i = 0; i < table->n; i++) {
        if (!is_open(table, i)) continue;
        all.word += needs[i].word;
        all.amount += needs[i].amount;
    }
    return all;
}

// A column's part of what is left; at the end of a line about half a word stays empty.
static double part_of(const struct text_need *need, const struct text_need *all, double left) {
    if (all->amount <= 0) return 0;
    return need->word / 2 + at_least(left - all->word / 2, 0) * need->amount / all->amount;
}

// Columns whose part does not hold their longest word, or is more than they need, get that, one
// after the other; answers what is left then.
static double serve_small(struct table *table, const struct text_need *needs, double left) {
    struct text_need all = need_of_open(table, needs);
    for (size_t i = 0; i < table->n; i++) {
        if (!is_open(table, i) || needs[i].whole <= 0) continue;
        double part = part_of(&needs[i], &all, left);
        if (part < needs[i].word)
            table->widths[i] = needs[i].word;
        else if (part > needs[i].whole)
            table->widths[i] = needs[i].whole;
        else
            continue;
        return serve_small(table, needs, left - table->widths[i]);
    }
    return left;
}

static void divide(struct table *table, const struct text_need *needs, double left) {
    left = serve_small(table, needs, left);
    struct text_need all = need_of_open(table, needs);
    for (size_t i = 0; i < table->n; i++)
        if (is_open(table, i)) table->widths[i] = part_of(&needs[i], &all, left);
}

static bool has_free_columns(const struct table *table) {
    for (size_t i = 0; i < table->n; i++)
        if (table->node->columns[i].share == 0) return true;
    return false;
}

// A column has its share, but no less than its longest word, and no more than it needs where there
// are columns without a share.
static double take_shares(struct table *table, const struct text_need *needs) {
    bool free = has_free_columns(table);
    double taken = 0;
    for (size_t i = 0; i < table->n; i++) {
        double share = table->node->columns[i].share / 100.0 * table->at.width;
        if (share <= 0) continue;
        if (free && share > needs[i].whole) share = needs[i].whole;
        table->widths[i] = at_least(share, needs[i].word);
        taken += table->widths[i];
    }
    return taken;
}

// What is too wide together is taken from columns that are wider than their longest word.
static void narrow(struct table *table, const struct text_need *needs) {
    double over = -table->at.width, spare = 0;
    for (size_t i = 0; i < table->n; i++) {
        over += table->widths[i];
        spare += at_least(table->widths[i] - needs[i].word, 0);
    }
    if (over <= 0 || spare < over) return;
    for (size_t i = 0; i < table->n; i++)
        table->widths[i] -= at_least(table->widths[i] - needs[i].word, 0) * over / spare;
}

// All of the table's width, and no more.
static void fit(struct table *table, const struct text_need *needs) {
    double all = 0;
    narrow(table, needs);
    for (size_t i = 0; i < table->n; i++) all += table->widths[i] = at_least(table->widths[i], 0);
    for (size_t i = 0; i < table->n && all > 0; i++) table->widths[i] *= table->at.width / all;
}

// Columns are the fullest in rows of their own, and these are the least high together where widths
// are as the roots of how much text the fullest cells have.
static void find_widths(struct flow *flow, struct table *table) {
    struct text_need *needs = arena_array(flow->arena, struct text_need, table->n);
    unsigned audience = flow->doc->audience;
    for (const struct doc_node *row = doc_first(table->node, audience); row;
         row = doc_next(row, audience))
        measure_row(flow, table, row, needs);
    for (size_t i = 0; i < table->n; i++) needs[i].amount = sqrt(needs[i].amount);
    table->widths = arena_array(flow->arena, double, table->n);
    double left = table->at.width - take_shares(table, needs);
    divide(table, needs, at_least(left, 0));
    fit(table, needs);
}

// ---- rows ----

struct row {
    const struct doc_node *node;
    struct text **cells; // NULL: nothing to show
    size_t lines;        // of the longest
    uint32_t first;      // strip
    double pad;          // above its first line
};

static void set_cells(struct flow *flow, const struct table *table, struct row *row) {
    const struct doc_node *cell = row->node->first;
    row->cells = arena_array(flow->arena, struct text *, table->n);
    row->lines = 1;
    for (size_t i = 0; cell && i < table->n; cell = cell->next, i++) {
        double gap = gap_behind(table, i);
        struct setting setting = {.node = cell,
                                  .type = type_of(row->node),
                                  .width = at_least(table->widths[i] - gap, 1),
                                  .align = table->node->columns[i].align};
        if (!doc_shows(cell, flow->doc->audience)) continue;
        struct turn turn = flow_enter(flow, cell);
        row->cells[i] = text_set(flow, &setting);
        flow_leave(flow, turn, table->at);
        if (row->cells[i]->n > row->lines) row->lines = row->cells[i]->n;
    }
}

static void add_strips(struct flow *flow, const struct table *table, struct row *row) {
    double leading = flow->sizes.styles[type_of(row->node)].leading;
    row->first = flow_next(flow);
    for (size_t i = 0; i < row->lines; i++) {
        double above = i == 0 ? row->pad : 0, below = i + 1 == row->lines ? table->pad : 0;
        flow_strip(flow, above + leading + below);
    }
    flow_hold(flow, row->first, CUT_KEPT);
}

// Headers stand at the foot of their row, other cells at its head.
static void mark_lines(struct flow *flow, const struct row *row, struct text *text, double x) {
    size_t skipped = row->node->style == DOC_HEADER_ROW ? row->lines - text->n : 0;
    for (size_t i = 0; i < text->n; i++)
        text_mark(flow, text, i, row->first + (uint32_t)(skipped + i), x,
                  skipped + i == 0 ? row->pad : 0);
    text_end(flow, text);
}

static void mark_cell(struct flow *flow, const struct row *row, const struct doc_node *cell,
                      struct text *text, struct column at) {
    struct turn turn = flow_enter(flow, cell);
    bool header = text && cell->scope != DOC_DATA;
    struct pdf_attributes *attributes = flow_open_node(flow, header ? PDF_TH : PDF_TD, cell);
    if (header) attributes->scope = cell->scope;
    if (text) mark_lines(flow, row, text, at.x);
    flow_close(flow);
    flow_leave(flow, turn, at);
}

static void mark_cells(struct flow *flow, const struct table *table, const struct row *row) {
    double x = table->at.x;
    size_t i = 0;
    flow_open_node(flow, PDF_TR, row->node);
    for (const struct doc_node *cell = row->node->first; cell && i < table->n;
         cell = cell->next, i++) {
        double gap = gap_behind(table, i);
        mark_cell(flow, row, cell, row->cells[i], (struct column){x, table->widths[i] - gap});
        x += table->widths[i];
    }
    flow_close(flow);
}

static void rule_below(struct flow *flow, const struct table *table, bool header) {
    uint32_t strip = flow_next(flow) - 1;
    struct pdf_box box = {table->at.x, flow->strips.items[strip].height, table->at.width, 0};
    flow_rule(flow, strip, box, header ? head_rule : hairline,
              flow_color(flow, header ? DOC_INK : DOC_RULE));
}

static void add_row(struct flow *flow, const struct table *table, const struct doc_node *node,
                    bool last) {
    bool header = node->style == DOC_HEADER_ROW;
    struct row row = {.node = node, .pad = header ? table->pad * .75 : table->pad};
    struct turn turn = flow_enter(flow, node);
    set_cells(flow, table, &row);
    add_strips(flow, table, &row);
    mark_cells(flow, table, &row);
    if (!last) rule_below(flow, table, header);
    flow_leave(flow, turn, table->at);
}

static void add_rows(struct flow *flow, const struct table *table, enum pdf_role group,
                     enum doc_row_style style) {
    size_t n = 0;
    uint32_t before = 0;
    unsigned audience = flow->doc->audience;
    for (const struct doc_node *row = doc_first(table->node, audience); row;
         row = doc_next(row, audience)) {
        if (row->style != style) continue;
        bool last = !doc_next(row, audience);
        uint32_t first = flow_next(flow);
        if (n == 0) flow_open(flow, group);
        add_row(flow, table, row, last);
        if (n == 1 || (n > 1 && last)) flow_join(flow, before, first);
        before = first;
        n++;
    }
    if (n) flow_close(flow);
}

// The header stays with the first row, and returns at the top of every further page.
static void add_head(struct flow *flow, const struct table *table) {
    struct head head = {.strip = flow->strips.n, .mark = flow->marks.n};
    uint32_t first = flow_next(flow);
    add_rows(flow, table, PDF_THEAD, DOC_HEADER_ROW);
    head.n = flow->strips.n - head.strip;
    head.end = flow->marks.n;
    head.height = flow_height(flow, first, flow_next(flow));
    if (head.n == 0 || head.height > flow->page / 3) return;
    flow_hold(flow, first, CUT_NEVER);
    flow->cut = CUT_NEVER;
    *PUSH(flow->arena, &flow->heads) = head;
    flow->head = (uint16_t)flow->heads.n;
}

static void caption(struct flow *flow, const struct table *table) {
    if (!doc_has_text(table->node)) return;
    uint32_t first = flow_next(flow);
    block_text(flow, table->node, TYPE_NOTE, PDF_CAPTION, table->at);
    flow_hold(flow, first, CUT_NEVER);
    flow_space(flow, 1);
    flow->cut = CUT_NEVER;
}

void block_table(struct flow *flow, const struct doc_node *node, struct column at) {
    struct table table = {.node = node,
                          .n = node->count,
                          .at = at,
                          .pad = flow->sizes.unit * 2 / 3,
                          .gap = flow->sizes.unit * 2};
    uint16_t around = flow->head;
    flow_open_node(flow, PDF_TABLE, node);
    find_widths(flow, &table);
    caption(flow, &table);
    flow->head = 0;
    add_head(flow, &table);
    add_rows(flow, &table, PDF_TBODY, DOC_BODY_ROW);
    flow->head = around;
    flow_close(flow);
}
