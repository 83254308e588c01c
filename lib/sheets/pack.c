// The list for a training day: what to print, how often, and how.
#include "sheets/pack.h"
#include "sheets/plan.h"

enum { COLUMNS = 5 };

static const struct doc_column columns[COLUMNS] = {
    {DOC_START, 15}, {DOC_START, 20}, {DOC_END, 15}, {DOC_START, 25}, {DOC_START, 25}};

static void head(const struct sheet_plan *plan, struct doc_node *table) {
    static const enum label labels[COLUMNS] = {LABEL_PACK_FILE, LABEL_PACK_SHEET, LABEL_PACK_COPIES,
                                               LABEL_PACK_WHO, LABEL_PACK_HOW};
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    for (size_t i = 0; i < COLUMNS; i++)
        doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, labels[i]));
}

static struct str number(const struct sheet_plan *plan, unsigned n) {
    return str_fmt(plan->arena, "%u", n);
}

static struct str who(const struct sheet_plan *plan, const struct pack_item *item) {
    switch (item->use) {
    case PACK_EACH: return plan_label(plan, LABEL_PACK_EACH);
    case PACK_GROUP: return plan_fill(plan, LABEL_PACK_GROUP, number(plan, PACK_GROUP_OF), S(""));
    default: return plan_label(plan, LABEL_PACK_ONCE);
    }
}

static void add_row(const struct sheet_plan *plan, struct doc_node *table, size_t i) {
    const struct pack_item *item = pack_at(i);
    struct str name = plan_label(plan, sheet_find(str_of(item->kind))->label);
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    struct doc_node *file = doc_cell(row, DOC_ROW_HEADER, S(""));
    char name_of_file[PACK_NAME];
    pack_name(name_of_file, i);
    doc_code(file, str_dup(plan->arena, str_of(name_of_file)));
    doc_cell(row, DOC_DATA, item->key ? plan_fill(plan, LABEL_PACK_KEY, name, S("")) : name);
    doc_cell(row, DOC_DATA, number(plan, pack_copies(item, plan->people)));
    doc_cell(row, DOC_DATA, who(plan, item));
    doc_cell(row, DOC_DATA, plan_label(plan, item->how));
}

// Does the playbook hold what the sheet is made from?
static bool can_be_made(const struct sheet_plan *plan, const struct pack_item *item) {
    const struct role *role = plan_role(plan, plan->role);
    struct str *ids = arena_array(plan->arena, struct str, plan->scenarios.n + 1);
    for (size_t i = 0; i < plan->scenarios.n; i++) ids[i] = plan->scenarios.items[i]->entry.id.s;
    struct sheet_options options = {.role = role ? role->entry.id.s : S(""),
                                    .scenarios = ids,
                                    .n_scenarios = plan->chosen ? plan->scenarios.n : 0,
                                    .as_of = plan->as_of,
                                    .key = item->key,
                                    .people = plan->people};
    const struct sheet *sheet = sheet_find(str_of(item->kind));
    struct str error;
    return sheet && sheet_make(plan->arena, plan->playbook, sheet, &options, &error);
}

static struct str lacks(const struct sheet_plan *plan) {
    for (size_t i = 0; pack_at(i); i++)
        if (can_be_made(plan, pack_at(i))) return S("");
    return plan_label(plan, LABEL_LACKS_SCENARIO);
}

static void fill(const struct sheet_plan *plan) {
    struct doc_node *body = &plan->doc->body;
    struct doc_node *title = doc_add_text(body, DOC_TITLE, plan_label(plan, LABEL_PACK));
    doc_styled(title, DOC_KICKER, plan->doc->footer.title);
    struct str people =
        plan->people ? plan_fill(plan, LABEL_PACK_FOR, number(plan, plan->people), S(""))
                     : plan_fill(plan, LABEL_PACK_FOR_ONE, number(plan, PACK_GROUP_OF), S(""));
    doc_styled(title, DOC_LEAD, people);
    struct doc_node *table = doc_table(body, S(""), columns, COLUMNS);
    head(plan, table);
    for (size_t i = 0; pack_at(i); i++)
        if (can_be_made(plan, pack_at(i))) add_row(plan, table, i);
}

const struct sheet sheet_pack = {
    .name = "pack",
    .title = "for trainers: what a training day needs; with -o FOLDER all of it",
    .label = LABEL_PACK,
    .audience = DOC_FOR_FACILITATOR,
    .counts = true,
    .page = {.scale = DOC_HANDOUT, .pages = 1},
    .lacks = lacks,
    .fill = fill,
};
