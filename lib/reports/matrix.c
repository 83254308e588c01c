// report matrix: who may give what alone, and under which condition.
#include "prove/figures_matrix.h"

#include "cards/words.h"
#include "reports/reports.h"

// ---- words ----

static struct str alone_words(const struct report_plan *plan, const held_grants *alone) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < alone->n; i++) add_part(&out, " or ", plan_limit(plan, alone->items[i]));
    return buf_str(&out);
}

static struct str cell_words(const struct report_plan *plan, const struct matrix_row *row,
                             const struct matrix_cell *cell) {
    if (cell->alone.n) return alone_words(plan, &cell->alone);
    if (cell->together) return S("only together");
    if (cell->asks < 0) return S("-");
    const char *how = row->gesture->beyond.value == BEYOND_ESCALATE ? "hands over to" : "asks";
    return str_fmt(plan->arena, "%s %.*s", how, S_ARG(plan_role_title(plan, cell->asks)));
}

static struct str when_words(const struct report_plan *plan, const struct condition *when) {
    return when ? condition_words(plan->arena, plan->playbook, when, NULL) : S("always");
}

static struct str clause_words(const struct report_plan *plan, const clauses *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) {
        const struct clause *clause = &list->items[i];
        if (!in_force(&clause->from, &clause->until, plan->as_of)) continue;
        add_part(&out, "; ", condition_words(plan->arena, plan->playbook, clause->when, NULL));
    }
    return buf_str(&out);
}

static struct str evidence_words(const struct report_plan *plan, const struct gesture *gesture) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < gesture->evidence.n; i++) {
        const struct entry *fact = playbook_ref(plan->playbook, &gesture->evidence.items[i]);
        if (fact) add_part(&out, "; ", entry_title(plan->playbook, fact));
    }
    return buf_str(&out);
}

// "Finance lead with General manager: £1,500 per stay".
static struct str joint_words(const struct report_plan *plan, const struct gesture *gesture) {
    struct buf out = buf_new(plan->arena);
    held_grants joint = grants_joint(plan->arena, gesture, plan->as_of);
    for (size_t i = 0; i < joint.n; i++) {
        const struct grant *grant = joint.items[i];
        struct buf who = buf_new(plan->arena);
        const struct entry *role = playbook_ref(plan->playbook, &grant->role);
        if (role) buf_add(&who, entry_title(plan->playbook, role));
        for (size_t k = 0; k < grant->jointly_with.n; k++) {
            const struct entry *with = playbook_ref(plan->playbook, &grant->jointly_with.items[k]);
            if (with) add_part(&who, " with ", entry_title(plan->playbook, with));
        }
        buf_text(&who, ": ");
        buf_add(&who, plan_limit(plan, grant));
        if (grant->when) buf_fmt(&who, " (%.*s)", S_ARG(when_words(plan, grant->when)));
        add_part(&out, "; ", buf_str(&who));
    }
    return buf_str(&out);
}

static struct str at_most_words(const struct report_plan *plan, const struct gesture *gesture) {
    const struct at_most *most = &gesture->at_most.most;
    if (!most->count) return S("");
    const struct entry *role = playbook_ref(plan->playbook, &gesture->at_most.beyond_asks);
    struct str words =
        str_fmt(plan->arena, "at most %d per %.*s", (int)most->count, S_ARG(most->scope));
    if (!role) return words;
    return str_fmt(plan->arena, "%.*s, beyond asks %.*s", S_ARG(words),
                   S_ARG(entry_title(plan->playbook, role)));
}

static struct str beyond_name(const struct gesture *gesture) {
    static const struct str names[] = {S_INIT("approval"), S_INIT("approval"), S_INIT("escalate"),
                                       S_INIT("nobody")};
    return names[gesture->beyond.value];
}

// ---- the page ----

// Up to so many roles a table.
enum { ROLES_NARROW = 4, ROLES_WIDE = 8 };

static void page_row(const struct report_plan *plan, struct doc_node *grid,
                     const struct matrix_row *row, bool first, size_t from, size_t to) {
    struct doc_node *line = doc_row(grid, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(line, DOC_ROW_HEADER, S(""));
    if (first || plan->wide) doc_strong(cell, entry_title(plan->playbook, &row->gesture->entry));
    doc_cell(line, DOC_DATA, when_words(plan, row->when));
    for (size_t i = from; i < to; i++)
        doc_cell(line, DOC_DATA, cell_words(plan, row, &row->cells[i]));
}

// Some of the roles, as many as the page bears.
static void page_part(const struct report_plan *plan, struct doc_node *parent,
                      const struct matrix *matrix, size_t from, size_t to) {
    size_t n = to - from + 2;
    struct doc_column *shapes = arena_array(plan->arena, struct doc_column, n);
    struct doc_node *grid = doc_table(parent, S(""), shapes, n);
    struct doc_node *head = doc_row(grid, DOC_HEADER_ROW);
    doc_cell(head, DOC_COLUMN_HEADER, S("Gesture"));
    doc_cell(head, DOC_COLUMN_HEADER, S("When"));
    for (size_t i = from; i < to; i++)
        doc_cell(head, DOC_COLUMN_HEADER, plan_role_title(plan, matrix->roles.items[i]));
    for (size_t i = 0; i < matrix->rows.n; i++) {
        const struct matrix_row *row = &matrix->rows.items[i];
        bool first = i == 0 || matrix->rows.items[i - 1].gesture != row->gesture;
        page_row(plan, grid, row, first, from, to);
    }
}

// The roles are spread evenly: two tables of three rather than one of four and one of two.
static void page(struct report_plan *plan, struct doc_node *body) {
    const struct matrix *matrix = plan->matrix;
    struct doc_node *section = doc_section(body, S("What each role may give alone"));
    size_t most = plan->wide ? ROLES_WIDE : ROLES_NARROW, roles = matrix->roles.n;
    size_t parts = (roles + most - 1) / most;
    for (size_t i = 0; i < parts; i++)
        page_part(plan, section, matrix, roles * i / parts, roles * (i + 1) / parts);
}

// ---- the tables ----

static struct cell limit_cell(struct arena *arena, const struct limit *limit) {
    if (limit->kind == LIMIT_MONEY) return cell_money(limit->amount);
    if (limit->kind != LIMIT_NUMBER) return cell_none();
    return cell_text(number_show(arena, limit->amount));
}

static const struct column grant_columns[] = {
    {"gesture", "", false, COLUMN_ALL},    {"gesture_title", "", false, COLUMN_ALL},
    {"condition", "", false, COLUMN_ALL},  {"role", "", false, COLUMN_ALL},
    {"role_title", "", false, COLUMN_ALL}, {"alone", "", false, COLUMN_ALL},
    {"limit", "", true, COLUMN_ALL},       {"counted_in", "", false, COLUMN_ALL},
    {"per", "", false, COLUMN_ALL},        {"for_each", "", false, COLUMN_ALL},
    {"no_limit", "", false, COLUMN_ALL},   {"exactly", "", false, COLUMN_ALL},
    {"together", "", false, COLUMN_ALL},   {"asks", "", false, COLUMN_ALL},
    {"beyond", "", false, COLUMN_ALL},
};
enum { GRANT_COLUMNS = sizeof grant_columns / sizeof *grant_columns };

static void fill_grant(struct report_plan *plan, struct table *table, const struct matrix_row *row,
                       const struct matrix_cell *cell, int32_t role) {
    static const struct limit nothing = {.kind = LIMIT_UNSET};
    const struct gesture *gesture = row->gesture;
    const struct limit *limit = cell->alone.n ? &cell->alone.items[0]->limit.limit : &nothing;
    bool measured = limit->kind == LIMIT_MONEY || limit->kind == LIMIT_NUMBER;
    struct str unit = gesture->unit.s;
    if (!unit.len) unit = str_of(plan->playbook->header.currency->code);
    const struct cell cells[GRANT_COLUMNS] = {
        cell_text(gesture->entry.id.s),
        cell_text(entry_title(plan->playbook, &gesture->entry)),
        cell_text(when_words(plan, row->when)),
        cell_text(plan_role_id(plan, role)),
        cell_text(plan_role_title(plan, role)),
        cell_text(alone_words(plan, &cell->alone)),
        limit_cell(plan->arena, limit),
        measured ? cell_text(unit) : cell_none(),
        cell_text(limit->scope),
        cell_text(limit->for_each),
        cell_yes(limit->kind == LIMIT_NONE),
        cell_yes(limit->exactly),
        cell_yes(cell->together),
        cell_text(plan_role_id(plan, cell->asks)),
        cell_text(beyond_name(gesture)),
    };
    table_row(plan, table, cells);
}

static void fill_grants(struct report_plan *plan) {
    struct table *table = plan_table(plan, "authority", NULL, grant_columns, GRANT_COLUMNS);
    const struct matrix *matrix = plan->matrix;
    table->main = true;
    table->use = TABLE_DATA;
    for (size_t i = 0; i < matrix->rows.n; i++)
        for (size_t k = 0; k < matrix->roles.n; k++)
            fill_grant(plan, table, &matrix->rows.items[i], &matrix->rows.items[i].cells[k],
                       matrix->roles.items[k]);
}

static struct cell both(const struct report_plan *plan, struct str a, struct str b) {
    struct buf out = buf_new(plan->arena);
    add_part(&out, "", a);
    add_part(&out, "\n", b);
    return cell_text(buf_str(&out));
}

static void add_rules(struct report_plan *plan, struct table *table,
                      const struct gesture *gesture) {
    struct str only = clause_words(plan, &gesture->only_when);
    struct str needs = evidence_words(plan, gesture);
    struct str never = clause_words(plan, &gesture->never_when);
    struct str most = at_most_words(plan, gesture), joint = joint_words(plan, gesture);
    const struct cell cells[] = {
        cell_text(gesture->entry.id.s),
        cell_text(entry_title(plan->playbook, &gesture->entry)),
        cell_text(only),
        cell_text(needs),
        both(plan, only, needs),
        cell_text(never),
        cell_text(most),
        cell_text(joint),
        both(plan, most, joint),
    };
    if (only.len + needs.len + never.len + most.len + joint.len) table_row(plan, table, cells);
}

static void fill_rules(struct report_plan *plan) {
    static const struct column columns[] = {
        {"gesture", "", false, COLUMN_DATA},
        {"title", "Gesture", false, COLUMN_PAGE},
        {"only_when", "", false, COLUMN_DATA},
        {"evidence", "", false, COLUMN_DATA},
        {"only", "Only when", false, COLUMN_PAGE},
        {"never_when", "Never when", false, COLUMN_ALL},
        {"at_most", "", false, COLUMN_DATA},
        {"jointly", "", false, COLUMN_DATA},
        {"often", "How often; together", false, COLUMN_PAGE},
    };
    struct table *table = plan_table(plan, "rules", "What holds for every role", columns,
                                     sizeof columns / sizeof *columns);
    for (size_t i = 0; i < plan->playbook->gestures.n; i++)
        add_rules(plan, table, &plan->playbook->gestures.items[i]);
    table_note(plan, table,
               "Guardrails and escalations come before any of this; `empower show` lists them.");
}

static void fill(struct report_plan *plan) {
    struct matrix *matrix = arena_new(plan->arena, struct matrix);
    *matrix = matrix_make(plan->arena, plan->playbook, plan->role, plan->as_of);
    plan->matrix = matrix;
    fill_grants(plan);
    fill_rules(plan);
}

const struct report report_matrix = {
    .name = "matrix",
    .title = "Who may give what alone",
    .by_role = true,
    .fill = fill,
    .page = page,
};
