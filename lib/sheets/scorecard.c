// The scorecard: what an observer of a call ticks off, and what must not happen.
#include "base/buf.h"
#include "sheets/plan.h"

// A table of what is seen or not, and how much there is.
struct ticks {
    const struct sheet_plan *plan;
    struct doc_node *table;
    enum label yes, no;
    unsigned n;
};

static struct ticks new_ticks(const struct sheet_plan *plan, enum label heading,
                              const enum label heads[4]) {
    static const struct doc_column columns[] = {
        {DOC_START, 50}, {DOC_CENTER, 10}, {DOC_CENTER, 10}, {DOC_START, 30}};
    struct doc_node *table = plan_grid(plan, plan_section(plan, heading), heads, columns, 4);
    return (struct ticks){plan, table, heads[1], heads[2], 0};
}

static void box_cell(const struct ticks *ticks, struct doc_node *row, enum label label,
                     struct str what) {
    struct str means = plan_label(ticks->plan, label);
    doc_box(doc_cell(row, DOC_DATA, S("")),
            str_fmt(ticks->plan->arena, "%.*s: %.*s", S_ARG(means), S_ARG(what)));
}

// `of`: what it is an example of, for the first one; else empty.
static void add(struct ticks *ticks, struct str of, struct str what) {
    if (what.len == 0) return;
    struct doc_node *row = doc_row(ticks->table, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S(""));
    doc_strong(cell, of);
    doc_line_end(cell);
    doc_text(cell, what);
    box_cell(ticks, row, ticks->yes, what);
    box_cell(ticks, row, ticks->no, what);
    doc_cell(row, DOC_DATA, S("")); // notes
    ticks->n++;
}

// ---- what is to be seen ----

static void add_principle(struct ticks *ticks, const struct principle *principle) {
    const texts *looks_like = &principle->looks_like;
    for (size_t i = 0; i < looks_like->n; i++)
        add(ticks, i == 0 ? principle->says.s : S(""), looks_like->items[i].s);
    if (looks_like->n == 0) add(ticks, S(""), principle->says.s);
}

// Those of the scenario, else all.
static void add_principles(struct ticks *ticks, const struct scenario *scenario) {
    const struct playbook *playbook = ticks->plan->playbook;
    for (size_t i = 0; scenario && i < scenario->principles.n; i++) {
        const void *principle = playbook_ref(playbook, &scenario->principles.items[i]);
        if (principle) add_principle(ticks, principle);
    }
    for (size_t i = 0, before = ticks->n; before == 0 && i < playbook->principles.n; i++)
        add_principle(ticks, &playbook->principles.items[i]);
}

// ---- what must not happen ----

// Words that a guardrail forbids for one reason are one thing to listen for.
static void add_guardrail(struct ticks *ticks, const struct guardrail *guardrail) {
    struct buf words = buf_new(ticks->plan->arena);
    for (size_t i = 0; i < guardrail->never_say.n; i++) {
        if (words.len) buf_char(&words, ' ');
        buf_add(&words,
                plan_fill(ticks->plan, LABEL_QUOTED, guardrail->never_say.items[i].s, S("")));
    }
    add(ticks, S(""), buf_str(&words));
    for (size_t i = 0; i < guardrail->never_do.n; i++)
        add(ticks, S(""), guardrail->never_do.items[i].s);
}

static void add_guardrails(struct ticks *ticks, const struct scenario *scenario) {
    const struct playbook *playbook = ticks->plan->playbook;
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        if (guardrail_binds(ticks->plan, &playbook->guardrails.items[i], scenario))
            add_guardrail(ticks, &playbook->guardrails.items[i]);
    for (size_t i = 0; scenario && i < scenario->avoid.n; i++)
        add(ticks, S(""), scenario->avoid.items[i].s);
}

// ---- the page ----

static void field(const struct sheet_plan *plan, struct str label) {
    doc_add_text(&plan->doc->body, DOC_FIELD, label);
}

static void score(const struct sheet_plan *plan, unsigned seen, unsigned never) {
    struct str of_seen = str_fmt(plan->arena, "%u", seen);
    struct str of_never = str_fmt(plan->arena, "%u", never);
    field(plan, plan_fill(plan, LABEL_SEEN_OF, of_seen, of_never));
    field(plan, plan_label(plan, LABEL_KEEP_AND_TRY));
}

static void heading(const struct sheet_plan *plan, const struct scenario *scenario) {
    role_list roles = plan_roles(plan, scenario);
    if (scenario)
        plan_title(plan, scenario, &roles);
    else
        plan_page(plan);
}

// Of a scenario, or of any call (NULL).
static void page(const struct sheet_plan *plan, const struct scenario *scenario) {
    static const enum label of_seen[] = {LABEL_BEHAVIOUR, LABEL_SEEN, LABEL_NOT_SEEN, LABEL_NOTES};
    static const enum label of_never[] = {LABEL_DID_IT, LABEL_NO, LABEL_YES, LABEL_NOTES};
    heading(plan, scenario);
    field(plan, plan_label(plan, LABEL_OBSERVED));
    field(plan, plan_label(plan, LABEL_OBSERVER));
    struct ticks seen = new_ticks(plan, LABEL_TO_SEE, of_seen);
    add_principles(&seen, scenario);
    if (scenario) add(&seen, plan_label(plan, LABEL_GOOD), scenario->good_looks_like.s);
    struct ticks never = new_ticks(plan, LABEL_MUST_NOT, of_never);
    add_guardrails(&never, scenario);
    score(plan, seen.n, never.n);
}

static bool is_shown_by(const struct principle *principle) {
    return principle->says.s.len || principle->looks_like.n;
}

static struct str lacks(const struct sheet_plan *plan) {
    for (size_t i = 0; i < plan->playbook->principles.n; i++)
        if (is_shown_by(&plan->playbook->principles.items[i])) return S("");
    bool good = plan->chosen;
    for (size_t i = 0; i < plan->scenarios.n; i++)
        good = good && plan->scenarios.items[i]->good_looks_like.s.len;
    if (good) return S("");
    return plan_label(plan, LABEL_LACKS_PRINCIPLE);
}

static void fill(const struct sheet_plan *plan) {
    if (!plan->chosen) page(plan, NULL);
    for (size_t i = 0; plan->chosen && i < plan->scenarios.n; i++) {
        if (i) doc_page_break(&plan->doc->body, DOC_NEXT_PAGE);
        page(plan, plan->scenarios.items[i]);
    }
}

const struct sheet sheet_scorecard = {
    .name = "scorecard",
    .title = "for observers: what to see and hear in a call, or in one scenario",
    .label = LABEL_SCORECARD,
    .audience = DOC_FOR_OBSERVER,
    .page = {.scale = DOC_HANDOUT, .pages = 1, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
