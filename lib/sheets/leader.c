// The leader's page: the limits to stand behind, and words for decisions one would not have made.
#include "prove/figures_matrix.h"
#include "sheets/plan.h"

// What roles may give alone, in short.
struct power {
    role_list roles;
    unsigned alone, unlimited;   // gestures
    const struct grant *highest; // of the limits in money; NULL: there is none
    const struct gesture *of;
};
typedef LIST(struct power) powers;

// ---- the limits ----

static bool is_higher(const struct grant *grant, const struct grant *other) {
    if (grant->limit.limit.kind != LIMIT_MONEY) return false;
    return !other || grant->limit.limit.amount > other->limit.limit.amount;
}

// Of one gesture. What is unlimited in some case is no limit to tell.
static void add_gesture(struct power *power, const struct matrix_row *rows, size_t n, size_t at) {
    const struct grant *best = power->highest;
    bool alone = false, unlimited = false;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < rows[i].cells[at].alone.n; k++) {
            const struct grant *grant = rows[i].cells[at].alone.items[k];
            alone = true;
            unlimited = unlimited || grant->limit.limit.kind == LIMIT_NONE;
            if (is_higher(grant, best)) best = grant;
        }
    power->alone += alone;
    power->unlimited += unlimited;
    if (unlimited || best == power->highest) return;
    power->highest = best;
    power->of = rows->gesture;
}

static struct power power_of(const struct matrix *matrix, size_t at) {
    struct power power = {0};
    for (size_t i = 0, n; i < matrix->rows.n; i += n) {
        const struct matrix_row *rows = &matrix->rows.items[i];
        for (n = 1; i + n < matrix->rows.n && rows[n].gesture == rows->gesture;) n++;
        add_gesture(&power, rows, n, at);
    }
    return power;
}

static bool is_same(const struct power *a, const struct power *b) {
    return a->alone == b->alone && a->unlimited == b->unlimited && a->highest == b->highest;
}

// Roles that may give the same share an entry; those that may give nothing alone have none.
static powers find_powers(const struct sheet_plan *plan) {
    powers all = {0};
    struct matrix matrix = matrix_make(plan->arena, plan->playbook, plan->role, plan->as_of);
    for (size_t at = 0; at < matrix.roles.n; at++) {
        struct power power = power_of(&matrix, at), *same = NULL;
        if (power.alone == 0) continue;
        for (size_t i = 0; i < all.n && !same; i++)
            if (is_same(&all.items[i], &power)) same = &all.items[i];
        if (!same) *(same = PUSH(plan->arena, &all)) = power;
        *PUSH(plan->arena, &same->roles) = matrix.roles.items[at];
    }
    return all;
}

static void add_power(const struct sheet_plan *plan, struct doc_node *table,
                      const struct power *power) {
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    doc_strong(doc_cell(row, DOC_ROW_HEADER, S("")), plan_role_titles(plan, &power->roles));
    struct str alone = str_fmt(plan->arena, "%u", power->alone);
    struct str all = str_fmt(plan->arena, "%zu", plan->playbook->gestures.n);
    doc_cell(row, DOC_DATA, plan_fill(plan, LABEL_ALONE_OF, alone, all));
    doc_cell(row, DOC_DATA, str_fmt(plan->arena, "%u", power->unlimited));
    struct doc_node *cell = doc_cell(row, DOC_DATA, S(""));
    if (power->highest)
        words_grant(plan, cell, entry_title(plan->playbook, &power->of->entry), power->highest);
}

static void limits(const struct sheet_plan *plan) {
    static const struct doc_column columns[] = {
        {DOC_START, 30}, {DOC_START, 15}, {DOC_START, 15}, {DOC_START, 40}};
    static const enum label heads[] = {LABEL_ROLE, LABEL_DECIDES, LABEL_UNLIMITED, LABEL_HIGHEST};
    struct doc_node *section = plan_section(plan, LABEL_LIMITS);
    struct doc_node *table = plan_grid(plan, section, heads, columns, 4);
    powers all = find_powers(plan);
    for (size_t i = 0; i < all.n; i++) add_power(plan, table, &all.items[i]);
    doc_styled(section, DOC_NOTE, plan_label(plan, LABEL_ALL_LIMITS));
}

// ---- words, promises, thanks ----

static void afterwards(const struct sheet_plan *plan) {
    static const struct doc_column columns[] = {{DOC_START, 50}, {DOC_START, 50}};
    static const enum label heads[] = {LABEL_SAY, LABEL_NEVER_SAY};
    static const enum label words[][2] = {{LABEL_AFTER_SAY_1, LABEL_AFTER_NEVER_1},
                                          {LABEL_AFTER_SAY_2, LABEL_AFTER_NEVER_2},
                                          {LABEL_AFTER_SAY_3, LABEL_AFTER_NEVER_3}};
    struct doc_node *section = plan_section(plan, LABEL_AFTER_DECISION);
    doc_paragraph(section, plan_label(plan, LABEL_AFTER_STANDS));
    struct doc_node *table = plan_grid(plan, section, heads, columns, 2);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct doc_node *row = doc_row(table, DOC_BODY_ROW);
        for (size_t k = 0; k < 2; k++)
            doc_cell(row, DOC_DATA,
                     plan_fill(plan, LABEL_QUOTED, plan_label(plan, words[i][k]), S("")));
    }
}

static void promises(const struct sheet_plan *plan) {
    struct doc_node *section = plan_section(plan, LABEL_PROMISED);
    part_promises(plan, section);
    struct doc_node *list = doc_list(section, DOC_BULLETS);
    for (size_t i = 0; i < plan->playbook->sponsors.n; i++)
        part_sponsor(plan, doc_item(list, S("")), &plan->playbook->sponsors.items[i]);
}

static void thanks(const struct sheet_plan *plan) {
    struct doc_node *section = plan_section(plan, LABEL_YOUR_THANKS);
    part_recognition(plan, section);
    words_add(section->last, S(" "), plan_label(plan, LABEL_THANK_BY_NAME));
}

static void too_tight(const struct sheet_plan *plan) {
    const struct header *header = &plan->playbook->header;
    const struct review *review = &header->review.review;
    struct doc_node *section = plan_section(plan, LABEL_TOO_TIGHT);
    struct doc_node *line = doc_paragraph(section, S(""));
    words_told(plan, line, LABEL_KEPT_BY, header->owner.s);
    if (review->every.count)
        words_add(line, S(" "),
                  plan_fill(plan, LABEL_REVIEWED, period_say(plan->arena, review->every, plan->in),
                            date_say(plan->arena, review->next, plan->in)));
    part_routes(plan, section, 1u << PURPOSE_IDEA | 1u << PURPOSE_SYSTEMIC);
}

static struct str lacks(const struct sheet_plan *plan) {
    if (find_powers(plan).n) return S("");
    return plan_label(plan, LABEL_LACKS_LIMIT);
}

static void fill(const struct sheet_plan *plan) {
    plan_page(plan);
    limits(plan);
    afterwards(plan);
    promises(plan);
    thanks(plan);
    too_tight(plan);
}

const struct sheet sheet_leader = {
    .name = "leader",
    .title = "for managers and sponsors: the limits to stand behind, and how",
    .label = LABEL_LEADER,
    .audience = DOC_FOR_LEADER,
    .whole = true,
    .page = {.scale = DOC_HANDOUT, .rail = true, .pages = 1, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
