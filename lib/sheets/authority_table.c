// The authority table of a scenario: what each role may give alone, on which conditions, who above.
#include "base/buf.h"
#include "cards/card.h"
#include "sheets/plan.h"

// Roles that may give the same share a column.
struct column {
    role_list roles;
    struct str same; // all that the column says, to compare
};

struct table {
    const struct sheet_plan *plan;
    const struct scenario *scenario;
    const struct card *brief; // no conditions, for the card asks them; NULL: the whole table
    LIST(struct column) columns;
    struct doc_node *node;
};

static void add_line(struct doc_node *cell, struct str text) {
    if (text.len) doc_line_end(cell);
    doc_text(cell, text);
}

// ---- limits ----

// Is there nothing in `grant` that a role does not hold by `other` already?
static bool is_covered(const struct grant *grant, const struct grant *other) {
    const struct limit *small = &grant->limit.limit, *large = &other->limit.limit;
    if (other->when || other->until.date.precision != DATE_NONE || large->exactly) return false;
    if (large->kind == LIMIT_NONE) return true;
    if (small->kind != large->kind || small->exactly) return false;
    if (small->kind != LIMIT_MONEY && small->kind != LIMIT_NUMBER) return false;
    return small->amount <= large->amount && str_eq(small->scope, large->scope) &&
           str_eq(small->for_each, large->for_each);
}

// Grants that say nothing new are left out: of equal ones the first stays.
static bool is_idle(const held_grants *held, size_t i) {
    for (size_t k = 0; k < held->n; k++) {
        bool covered = is_covered(held->items[i], held->items[k]);
        bool equal = covered && is_covered(held->items[k], held->items[i]);
        if (k != i && covered && !(equal && i < k)) return true;
    }
    return false;
}

static held_grants grants_told(const struct sheet_plan *plan, const struct gesture *gesture,
                               int32_t role) {
    held_grants held = grants_held(plan->arena, plan->playbook, role, gesture, plan->as_of);
    held_grants told = {0};
    for (size_t i = 0; i < held.n; i++)
        if (!is_idle(&held, i)) *PUSH(plan->arena, &told) = held.items[i];
    return told;
}

// A line a grant: "gold: £100 per stay".
static void add_grants(const struct sheet_plan *plan, struct doc_node *cell,
                       const struct gesture *gesture, int32_t role) {
    held_grants told = grants_told(plan, gesture, role);
    for (size_t i = 0; i < told.n; i++) {
        struct str when = words_condition(plan, told.items[i]->when);
        doc_line_end(cell);
        doc_text(cell, when);
        if (when.len) doc_text(cell, S(": "));
        doc_strong(cell, words_limit(plan, &told.items[i]->limit.limit));
    }
    if (told.n == 0) doc_text(cell, plan_label(plan, LABEL_NOT_ALONE));
}

static void give_cell(const struct sheet_plan *plan, struct doc_node *row,
                      const struct gesture *gesture, int32_t role) {
    const struct at_most *most = &gesture->at_most.most;
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    add_grants(plan, cell, gesture, role);
    if (most->count == 0) return;
    struct str count = str_fmt(plan->arena, "%d", (int)most->count);
    add_line(cell, plan_fill(plan, LABEL_AT_MOST, count, most->scope));
}

// ---- above the limit ----

// Who may give more than the role; empty where there is no more to give.
static struct str above(const struct sheet_plan *plan, const struct gesture *gesture,
                        int32_t role) {
    held_grants held = grants_held(plan->arena, plan->playbook, role, gesture, plan->as_of);
    const struct grant *best = held.n ? held.items[0] : NULL;
    if (best && best->limit.limit.kind == LIMIT_NONE && !best->when) return S("");
    int32_t approver = approver_above(plan->arena, plan->playbook, role, gesture, plan->as_of);
    if (approver < 0 || gesture->beyond.value == BEYOND_NOBODY)
        return plan_label(plan, LABEL_NOBODY);
    const struct entry *who = &plan_role(plan, approver)->entry;
    struct str words = words_reach(plan, who, &gesture->approval_within);
    if (gesture->beyond.value != BEYOND_ESCALATE) return words;
    return plan_fill(plan, LABEL_HAND_OVER_TO, words, S(""));
}

static struct str column_above(const struct table *table, const struct gesture *gesture, size_t i) {
    return above(table->plan, gesture, table->columns.items[i].roles.items[0]);
}

// One answer where all columns agree, else one for each.
static void above_cell(const struct table *table, struct doc_node *row,
                       const struct gesture *gesture) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    struct str first = column_above(table, gesture, 0);
    bool agree = true;
    for (size_t i = 1; i < table->columns.n; i++)
        agree = agree && str_eq(first, column_above(table, gesture, i));
    for (size_t i = 0; i < (agree ? 1 : table->columns.n); i++) {
        struct str says = column_above(table, gesture, i);
        struct str who = plan_role_titles(plan, &table->columns.items[i].roles);
        if (says.len && !agree) says = str_fmt(plan->arena, "%.*s: %.*s", S_ARG(who), S_ARG(says));
        add_line(cell, says);
    }
    if (table->brief || !cell->runs || gesture->hand_over.n == 0) return;
    struct str tell = words_joined(plan, &gesture->hand_over);
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

static void condition_cell(const struct sheet_plan *plan, struct doc_node *row,
                           const struct gesture *gesture) {
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    add_clauses(plan, cell, &gesture->only_when, false);
    for (size_t i = 0; i < gesture->evidence.n; i++) {
        const struct entry *fact = playbook_ref(plan->playbook, &gesture->evidence.items[i]);
        if (fact) add_line(cell, entry_title(plan->playbook, fact));
    }
    add_clauses(plan, cell, &gesture->never_when, true);
}

// ---- the table ----

static bool is_one_of(const struct card *card, const struct gesture *gesture) {
    for (size_t i = 0; card && i < card->offers.n; i++)
        if (card->offers.items[i].gesture == gesture) return card->offers.items[i].one_of;
    return false;
}

static void gesture_row(const struct table *table, const struct gesture *gesture) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node *row = doc_row(table->node, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S(""));
    doc_strong(cell, entry_title(plan->playbook, &gesture->entry));
    doc_text(cell, S(" "));
    doc_code(cell, gesture->entry.id.s);
    if (gesture->entitlement.yes) add_line(cell, plan_label(plan, LABEL_OWED));
    if (is_one_of(table->brief, gesture)) add_line(cell, plan_label(plan, LABEL_ONE_OF));
    for (size_t i = 0; i < table->columns.n; i++)
        give_cell(plan, row, gesture, table->columns.items[i].roles.items[0]);
    if (!table->brief) condition_cell(plan, row, gesture);
    above_cell(table, row, gesture);
}

static const struct gesture *offer(const struct table *table, size_t i) {
    const void *entry = playbook_ref(table->plan->playbook, &table->scenario->offers.items[i]);
    return entry;
}

// All that a role's column would say, as one text.
static struct str column_says(const struct table *table, int32_t role) {
    const struct sheet_plan *plan = table->plan;
    struct doc_node cell = {.arena = plan->arena};
    for (size_t i = 0; i < table->scenario->offers.n; i++) {
        if (!offer(table, i)) continue;
        add_grants(plan, &cell, offer(table, i), role);
        doc_text(&cell, above(plan, offer(table, i), role));
        doc_text(&cell, S("\n"));
    }
    struct buf out = buf_new(plan->arena);
    for (const struct doc_run *run = cell.runs; run; run = run->next) buf_add(&out, run->text);
    return buf_str(&out);
}

static void add_columns(struct table *table, const role_list *roles) {
    for (size_t i = 0; i < roles->n; i++) {
        struct str says = column_says(table, roles->items[i]);
        struct column *column = NULL;
        for (size_t k = 0; k < table->columns.n && !column; k++)
            if (str_eq(table->columns.items[k].same, says)) column = &table->columns.items[k];
        if (!column) column = PUSH(table->plan->arena, &table->columns);
        column->same = says;
        *PUSH(table->plan->arena, &column->roles) = roles->items[i];
    }
}

static void add_head(struct table *table, struct doc_node *parent) {
    const struct sheet_plan *plan = table->plan;
    bool several = table->columns.n > 1;
    size_t n = table->columns.n + (table->brief ? 2 : 3);
    struct doc_column *shapes = arena_array(plan->arena, struct doc_column, n);
    shapes[0].share = table->brief ? 30 : 25;
    shapes[n - 1].share = 25;
    table->node = doc_table(parent, S(""), shapes, n);
    struct doc_node *row = doc_row(table->node, DOC_HEADER_ROW);
    doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_GESTURE));
    for (size_t i = 0; i < table->columns.n; i++)
        doc_cell(row, DOC_COLUMN_HEADER,
                 several ? plan_role_titles(plan, &table->columns.items[i].roles)
                         : plan_label(plan, LABEL_ALONE));
    if (!table->brief) doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_ONLY_WHEN));
    doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, LABEL_ABOVE));
}

void authority_table(const struct sheet_plan *plan, struct doc_node *parent,
                     const struct scenario *scenario, const role_list *roles,
                     const struct card *brief) {
    struct table table = {.plan = plan, .scenario = scenario, .brief = brief};
    add_columns(&table, roles);
    if (table.columns.n == 0) return;
    add_head(&table, parent);
    for (size_t i = 0; i < scenario->offers.n; i++)
        if (offer(&table, i)) gesture_row(&table, offer(&table, i));
}
