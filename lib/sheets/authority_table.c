// The authority tables: what each role may give alone, on which conditions, who above.
#include "base/buf.h"
#include "cards/card.h"
#include "cards/words.h"
#include "prove/figures_matrix.h"
#include "sheets/plan.h"

enum { COLUMNS = 6, FEW = 3 }; // of roles, side by side

// Roles that may give the same share a column.
struct column {
    role_list roles;
    size_t at;       // the first of them among the roles of the matrix
    bool asks;       // whom these ask is told
    struct str same; // all that the column says, to compare
};

// What the matrix has on one gesture.
struct line {
    const struct gesture *gesture;
    const struct matrix_row *rows;
    size_t n;
};

struct table {
    const struct sheet_plan *plan;
    const struct card *brief; // no conditions, for the card asks them; NULL: the whole table
    bool ladder;              // of all roles, and not of those of one scenario
    struct matrix matrix;
    LIST(struct line) lines;
    LIST(struct column) columns;
    struct doc_node *node;
};

static void add_line(struct doc_node *cell, struct str text) {
    if (text.len) doc_line_end(cell);
    doc_text(cell, text);
}

// ---- limits ----

static void add_grant(const struct sheet_plan *plan, struct doc_node *cell, struct str before,
                      const struct grant *grant) {
    doc_line_end(cell);
    words_grant(plan, cell, before, grant);
}

// "with Finance lead: £1,500 per stay", for the role that the grant names.
static void add_joint(const struct sheet_plan *plan, struct doc_node *cell,
                      const struct gesture *gesture, int32_t role) {
    held_grants joint = grants_joint(plan->arena, gesture, plan->as_of);
    for (size_t i = 0; i < joint.n; i++) {
        struct str with = words_titles(plan, &joint.items[i]->jointly_with);
        if (joint.items[i]->role.index == role)
            add_grant(plan, cell, plan_fill(plan, LABEL_WITH, with, S("")), joint.items[i]);
    }
}

// Each once: several rows of the matrix may tell of the same grant.
static held_grants grants_told(struct arena *arena, const struct line *line, size_t at) {
    const grants *all = &line->gesture->authority;
    bool *seen = arena_array(arena, bool, all->n + 1);
    held_grants told = {0};
    for (size_t i = 0; i < line->n; i++) {
        const held_grants *alone = &line->rows[i].cells[at].alone;
        for (size_t k = 0; k < alone->n; k++) {
            const struct grant *grant = alone->items[k];
            if (!seen[grant - all->items]) *PUSH(arena, &told) = grant;
            seen[grant - all->items] = true;
        }
    }
    return told;
}

// A line a grant: "gold: £100 per stay".
static void add_grants(const struct table *table, struct doc_node *cell, const struct line *line,
                       size_t at) {
    const struct sheet_plan *plan = table->plan;
    held_grants told = grants_told(plan->arena, line, at);
    for (size_t i = 0; i < told.n; i++)
        add_grant(plan, cell, words_condition(plan, told.items[i]->when), told.items[i]);
    if (table->ladder) add_joint(plan, cell, line->gesture, table->matrix.roles.items[at]);
    if (!cell->runs) doc_text(cell, plan_label(plan, LABEL_NOT_ALONE));
}

// On one line: "£50 per stay; guest tier gold: £100 per stay". Of many limits those that always
// hold, and that there are others.
static void brief(const struct sheet_plan *plan, struct doc_node *node,
                  const struct gesture *gesture, int32_t role) {
    enum { SEVERAL = 3 };
    role_list roles = {0};
    gesture_list gestures = {0};
    *PUSH(plan->arena, &roles) = role;
    *PUSH(plan->arena, &gestures) = gesture;
    struct matrix matrix = matrix_of(plan->arena, plan->playbook, &roles, &gestures, plan->as_of);
    struct line line = {gesture, matrix.rows.items, matrix.rows.n};
    held_grants told = grants_told(plan->arena, &line, 0);
    size_t n = 0;
    for (size_t i = 0; i < told.n; i++) {
        if (told.n >= SEVERAL && told.items[i]->when) continue;
        if (n++) doc_text(node, S("; "));
        words_grant(plan, node, words_condition(plan, told.items[i]->when), told.items[i]);
    }
    if (n && n < told.n) doc_text(node, S("; "));
    if (n < told.n) doc_text(node, plan_label(plan, LABEL_BY_CASE));
    if (told.n == 0) doc_text(node, plan_label(plan, LABEL_NOT_ALONE));
}

void authority_offer(const struct sheet_plan *plan, struct doc_node *list, const struct ref *offer,
                     int32_t role) {
    const void *entry = playbook_ref(plan->playbook, offer);
    const struct gesture *gesture = entry;
    if (!gesture) return;
    struct doc_node *item = doc_item(list, entry_title(plan->playbook, entry));
    doc_text(item, plan_label(plan, LABEL_COLON));
    brief(plan, item, gesture, role);
    doc_text(item, S(" "));
    doc_code(item, gesture->entry.id.s);
}

static void at_most(const struct sheet_plan *plan, struct doc_node *cell,
                    const struct gesture *gesture) {
    const struct at_most *most = &gesture->at_most.most;
    if (most->count) add_line(cell, at_most_said(plan->arena, most, plan->in));
}

// ---- above the limit ----

// Those without whom the one above may not give more, either.
static struct str partners(const struct sheet_plan *plan, const struct gesture *gesture) {
    held_grants joint = grants_joint(plan->arena, gesture, plan->as_of);
    return joint.n ? words_titles(plan, &joint.items[0]->jointly_with) : S("");
}

// Who may give more than the role; empty where there is no more to give.
static struct str above(const struct table *table, const struct line *line, size_t at) {
    const struct sheet_plan *plan = table->plan;
    const struct gesture *gesture = line->gesture;
    const struct matrix_cell *cell = &line->rows->cells[at];
    const struct grant *best = cell->alone.n ? cell->alone.items[0] : NULL;
    if (best && best->limit.limit.kind == LIMIT_NONE && !best->when) return S("");
    if (cell->asks < 0) return plan_label(plan, LABEL_NOBODY);
    const struct entry *who = &plan_role(plan, cell->asks)->entry;
    struct str words = words_reach(plan, who, &gesture->approval_within);
    if (cell->jointly) words = plan_fill(plan, LABEL_TOGETHER_WITH, words, partners(plan, gesture));
    if (gesture->beyond.value != BEYOND_ESCALATE) return words;
    return plan_fill(plan, LABEL_HAND_OVER_TO, words, S(""));
}

// Do all who ask here ask the same?
static bool columns_agree(const struct table *table, const struct line *line) {
    const struct column *first = NULL;
    for (size_t i = 0; i < table->columns.n; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->asks) continue;
        if (first && !str_eq(above(table, line, first->at), above(table, line, column->at)))
            return false;
        if (!first) first = column;
    }
    return true;
}

// One answer where all columns agree, else one for each.
static void above_cell(const struct table *table, struct doc_node *row, const struct line *line) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    bool agree = columns_agree(table, line);
    for (size_t i = 0; i < table->columns.n && !(agree && cell->runs); i++) {
        const struct column *column = &table->columns.items[i];
        struct str says = column->asks ? above(table, line, column->at) : S("");
        struct str who = plan_role_titles(plan, &column->roles);
        if (says.len && !agree)
            says = str_fmt(plan->arena, "%.*s%.*s%.*s", S_ARG(who),
                           S_ARG(plan_label(plan, LABEL_COLON)), S_ARG(says));
        add_line(cell, says);
    }
    if (table->brief || !cell->runs || line->gesture->hand_over.n == 0) return;
    struct str tell = words_joined(plan, &line->gesture->hand_over);
    add_line(cell, plan_fill(plan, LABEL_HAVE_READY, tell, S("")));
}

// ---- conditions ----

static void add_clauses(const struct sheet_plan *plan, struct doc_node *cell, const clauses *list,
                        bool not ) {
    for (size_t i = 0; i < list->n; i++) {
        const struct clause *clause = &list->items[i];
        if (!in_force(&clause->from, &clause->until, plan->as_of)) continue;
        struct str when = words_condition(plan, clause->when);
        add_line(cell, not ? plan_fill(plan, LABEL_NOT_WHEN, when, S("")) : when);
    }
}

static void condition_cell(const struct table *table, struct doc_node *row,
                           const struct gesture *gesture) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    add_clauses(plan, cell, &gesture->only_when, false);
    for (size_t i = 0; i < gesture->evidence.n; i++) {
        const struct entry *fact = playbook_ref(plan->playbook, &gesture->evidence.items[i]);
        if (fact) add_line(cell, entry_title(plan->playbook, fact));
    }
    add_clauses(plan, cell, &gesture->never_when, true);
    if (table->ladder) at_most(plan, cell, gesture);
}

// ---- rows ----

static bool is_one_of(const struct card *card, const struct gesture *gesture) {
    for (size_t i = 0; card && i < card->offers.n; i++)
        if (card->offers.items[i].gesture == gesture) return card->offers.items[i].one_of;
    return false;
}

static void name_cell(const struct table *table, struct doc_node *row,
                      const struct gesture *gesture) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S(""));
    doc_strong(cell, entry_title(plan->playbook, &gesture->entry));
    doc_text(cell, S(" "));
    doc_code(cell, gesture->entry.id.s);
    if (gesture->entitlement.yes) add_line(cell, plan_label(plan, LABEL_OWED));
    if (is_one_of(table->brief, gesture)) add_line(cell, plan_label(plan, LABEL_ONE_OF));
}

static void give_cell(const struct table *table, struct doc_node *row, const struct line *line,
                      const struct column *column) {
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    add_grants(table, cell, line, column->at);
    if (!table->ladder) at_most(table->plan, cell, line->gesture);
}

static void add_row(const struct table *table, const struct line *line, size_t from, size_t to) {
    struct doc_node *row = doc_row(table->node, DOC_BODY_ROW);
    name_cell(table, row, line->gesture);
    for (size_t i = from; i < to; i++) give_cell(table, row, line, &table->columns.items[i]);
    if (!table->brief) condition_cell(table, row, line->gesture);
    above_cell(table, row, line);
}

static void add_head(const struct table *table, size_t from, size_t to) {
    const struct sheet_plan *plan = table->plan;
    bool named = table->ladder || table->columns.n > 1;
    struct doc_node *row = doc_row(table->node, DOC_HEADER_ROW);
    doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_GESTURE));
    for (size_t i = from; i < to; i++) {
        struct str says = plan_role_titles(plan, &table->columns.items[i].roles);
        doc_cell(row, DOC_COLUMN_HEADER, named ? says : plan_label(plan, LABEL_ALONE));
    }
    if (!table->brief) doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_ONLY_WHEN));
    doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_ABOVE));
}

// Some of the columns, as many as the page bears.
static void add_part(struct table *table, struct doc_node *parent, size_t from, size_t to) {
    size_t n = to - from + (table->brief ? 2 : 3);
    struct doc_column *shapes = arena_array(table->plan->arena, struct doc_column, n);
    shapes[0].share = table->brief ? 30 : 25;
    shapes[n - 1].share = 25;
    if (table->ladder) {
        bool few = to - from < FEW;
        shapes[0].share = shapes[n - 1].share = few ? 20 : 15;
        shapes[n - 2].share = few ? 0 : 20;
    }
    table->node = doc_table(parent, S(""), shapes, n);
    add_head(table, from, to);
    for (size_t i = 0; i < table->lines.n; i++) add_row(table, &table->lines.items[i], from, to);
}

// ---- columns ----

// All that a role's column would say, as one text.
static struct str column_says(const struct table *table, size_t at) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node cell = {.arena = plan->arena};
    for (size_t i = 0; i < table->lines.n; i++) {
        struct doc_node limits = {.arena = plan->arena};
        add_grants(table, &limits, &table->lines.items[i], at);
        for (const struct doc_run *run = limits.runs; run; run = run->next)
            doc_text(&cell, run->text);
        doc_text(&cell, above(table, &table->lines.items[i], at));
        doc_text(&cell, S("\n"));
    }
    struct buf out = buf_new(plan->arena);
    for (const struct doc_run *run = cell.runs; run; run = run->next) buf_add(&out, run->text);
    return buf_str(&out);
}

static bool has_role(const role_list *list, int32_t role) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i] == role) return true;
    return false;
}

// Has the role anything to give, alone or with others?
static bool may_give(const struct table *table, size_t at) {
    for (size_t i = 0; i < table->matrix.rows.n; i++) {
        const struct matrix_cell *cell = &table->matrix.rows.items[i].cells[at];
        if (cell->alone.n || cell->together) return true;
    }
    return false;
}

static void add_columns(struct table *table, const role_list *asking) {
    struct arena *arena = table->plan->arena;
    for (size_t at = 0; at < table->matrix.roles.n; at++) {
        int32_t role = table->matrix.roles.items[at];
        if (!has_role(asking, role) && !may_give(table, at)) continue;
        struct str says = column_says(table, at);
        struct column *column = NULL;
        for (size_t k = 0; k < table->columns.n && !column; k++)
            if (str_eq(table->columns.items[k].same, says)) column = &table->columns.items[k];
        if (!column) *(column = PUSH(arena, &table->columns)) = (struct column){.at = at};
        column->same = says;
        column->asks = column->asks || has_role(asking, role);
        *PUSH(arena, &column->roles) = role;
    }
}

static void add_lines(struct table *table) {
    for (size_t i = 0; i < table->matrix.rows.n; i++) {
        const struct matrix_row *row = &table->matrix.rows.items[i];
        if (i == 0 || row[-1].gesture != row->gesture)
            *PUSH(table->plan->arena, &table->lines) = (struct line){row->gesture, row, 0};
        table->lines.items[table->lines.n - 1].n++;
    }
}

// The columns are spread evenly: two tables of four rather than one of six and one of two.
static void fill_table(struct table *table, struct doc_node *parent, const role_list *roles,
                       const role_list *asking, const gesture_list *gestures) {
    const struct sheet_plan *plan = table->plan;
    table->matrix = matrix_of(plan->arena, plan->playbook, roles, gestures, plan->as_of);
    add_lines(table);
    add_columns(table, asking);
    size_t n = table->columns.n, parts = (n + COLUMNS - 1) / COLUMNS;
    for (size_t i = 0; i < parts; i++) add_part(table, parent, n * i / parts, n * (i + 1) / parts);
}

void authority_table(const struct sheet_plan *plan, struct doc_node *parent,
                     const struct scenario *scenario, const role_list *roles,
                     const struct card *brief) {
    struct table table = {.plan = plan, .brief = brief};
    gesture_list gestures = {0};
    for (size_t i = 0; i < scenario->offers.n; i++) {
        const void *gesture = playbook_ref(plan->playbook, &scenario->offers.items[i]);
        if (gesture) *PUSH(plan->arena, &gestures) = gesture;
    }
    fill_table(&table, parent, roles, roles, &gestures);
}

// All gestures are, unless scenarios were asked for that do not offer this one.
static bool is_asked_for(const struct sheet_plan *plan, int32_t gesture) {
    for (size_t i = 0; plan->chosen && i < plan->scenarios.n; i++)
        if (words_refer_to(&plan->scenarios.items[i]->offers, gesture)) return true;
    return !plan->chosen;
}

void authority_ladder(const struct sheet_plan *plan, struct doc_node *parent) {
    struct table table = {.plan = plan, .ladder = true};
    role_list roles = figures_roles(plan->arena, plan->playbook, plan->role);
    role_list asking = plan_roles(plan, NULL);
    gesture_list gestures = {0};
    for (size_t i = 0; i < plan->playbook->gestures.n; i++)
        if (is_asked_for(plan, (int32_t)i))
            *PUSH(plan->arena, &gestures) = &plan->playbook->gestures.items[i];
    fill_table(&table, parent, &roles, &asking, &gestures);
}
