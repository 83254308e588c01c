// What every sheet is made from: roles, labels and the blocks that all sheets begin with.
#include "sheets/plan.h"
#include "base/buf.h"

static bool takes_part(const struct scenario *scenario, int32_t role) {
    return !scenario || scenario->roles.n == 0 || words_refer_to(&scenario->roles, role);
}

static bool is_frontline(const struct playbook *playbook, int32_t role) {
    return playbook->roles.items[role].frontline.yes;
}

static bool is_lowest(const struct playbook *playbook, int32_t role) {
    for (size_t i = 0; i < playbook->roles.n; i++)
        if (playbook->roles.items[i].reports_to.index == role) return false;
    return true;
}

static role_list roles_that(const struct sheet_plan *plan, const struct scenario *scenario,
                            bool (*are)(const struct playbook *, int32_t)) {
    role_list list = {0};
    for (int32_t i = 0; i < (int32_t)plan->playbook->roles.n; i++)
        if (are(plan->playbook, i) && takes_part(scenario, i)) *PUSH(plan->arena, &list) = i;
    return list;
}

role_list plan_roles(const struct sheet_plan *plan, const struct scenario *scenario) {
    role_list list = {0};
    if (plan->role >= 0)
        *PUSH(plan->arena, &list) = plan->role;
    else
        list = roles_that(plan, scenario, is_frontline);
    return list.n ? list : roles_that(plan, scenario, is_lowest);
}

const struct role *plan_role(const struct sheet_plan *plan, int32_t role) {
    return role < 0 ? NULL : &plan->playbook->roles.items[role];
}

struct str plan_role_titles(const struct sheet_plan *plan, const role_list *roles) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < roles->n; i++) {
        if (i) buf_add(&out, plan_label(plan, LABEL_COMMA));
        buf_add(&out, entry_title(plan->playbook, &plan_role(plan, roles->items[i])->entry));
    }
    return buf_str(&out);
}

struct str plan_label(const struct sheet_plan *plan, enum label which) {
    return label(plan->lang, which);
}

struct str plan_fill(const struct sheet_plan *plan, enum label which, struct str one,
                     struct str two) {
    return label_fill(plan->arena, plan->lang, which, one, two);
}

static struct str moment(const struct sheet_plan *plan, const struct scenario *scenario) {
    switch (scenario->moment.value) {
    case MOMENT_RESPOND: return plan_label(plan, LABEL_RESPOND);
    case MOMENT_RECOVER: return plan_label(plan, LABEL_RECOVER);
    case MOMENT_SURPRISE: return plan_label(plan, LABEL_SURPRISE);
    default: return S("");
    }
}

bool plan_concerns(const struct sheet_plan *plan, const struct scenario *scenario) {
    return plan->role < 0 || takes_part(scenario, plan->role);
}

struct doc_node *plan_headed(const struct sheet_plan *plan, struct str title, struct str id,
                             const struct str *parts, size_t n) {
    struct doc_node *node = doc_add_text(&plan->doc->body, DOC_TITLE, title);
    struct doc_node *kicker = doc_styled(node, DOC_KICKER, S(""));
    node->id = id;
    for (size_t i = 0; i < n; i++) {
        if (parts[i].len && kicker->runs) doc_text(kicker, S(" \u00b7 "));
        doc_text(kicker, parts[i]);
    }
    if (id.len && kicker->runs) doc_text(kicker, S(" \u00b7 "));
    doc_code(kicker, id);
    return node;
}

static struct str scenarios_chosen(const struct sheet_plan *plan) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; plan->chosen && i < plan->scenarios.n; i++) {
        if (i) buf_add(&out, plan_label(plan, LABEL_COMMA));
        buf_add(&out, entry_title(plan->playbook, &plan->scenarios.items[i]->entry));
    }
    return buf_str(&out);
}

struct doc_node *plan_page(const struct sheet_plan *plan) {
    const struct header *header = &plan->playbook->header;
    const struct role *role = plan_role(plan, plan->role);
    const struct str parts[] = {header->title.s.len ? header->title.s : header->playbook.s,
                                scenarios_chosen(plan),
                                role ? entry_title(plan->playbook, &role->entry) : S("")};
    return plan_headed(plan, plan_label(plan, plan->sheet->label), S(""), parts, 3);
}

struct doc_node *plan_title(const struct sheet_plan *plan, const struct scenario *scenario,
                            const role_list *roles) {
    const struct str parts[] = {plan_label(plan, plan->sheet->label), plan_role_titles(plan, roles),
                                moment(plan, scenario)};
    struct doc_node *title = plan_headed(plan, entry_title(plan->playbook, &scenario->entry),
                                         scenario->entry.id.s, parts, 3);
    if (scenario->emotion_from.s.len && scenario->emotion_to.s.len)
        doc_styled(
            title, DOC_LEAD,
            plan_fill(plan, LABEL_FROM_TO, scenario->emotion_from.s, scenario->emotion_to.s));
    return title;
}

struct doc_node *plan_section(const struct sheet_plan *plan, enum label which) {
    return doc_section(&plan->doc->body, plan_label(plan, which));
}

struct doc_node *plan_grid(const struct sheet_plan *plan, struct doc_node *parent,
                           const enum label *heads, const struct doc_column *columns, size_t n) {
    struct doc_node *table = doc_table(parent, S(""), columns, n);
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    for (size_t i = 0; i < n; i++) doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, heads[i]));
    return table;
}

void plan_quoted(const struct sheet_plan *plan, struct doc_node *list, struct str text) {
    if (text.len) doc_item(list, plan_fill(plan, LABEL_QUOTED, text, S("")));
}
