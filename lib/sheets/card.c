// The quick reference: one scenario a page, for an agent on a call.
#include "cards/card.h"
#include "sheets/plan.h"

enum { SIGNALS = 4 }; // enough to know the scenario by

static void quoted(const struct sheet_plan *plan, struct doc_node *parent, const struct str *items,
                   size_t n) {
    struct doc_node *list = doc_list(parent, DOC_SAYINGS);
    for (size_t i = 0; i < n; i++) plan_quoted(plan, list, items[i]);
}

static void listed(struct doc_node *parent, enum doc_kind kind, const struct str *items, size_t n) {
    struct doc_node *list = doc_add(parent, kind);
    for (size_t i = 0; i < n; i++) doc_item(list, items[i]);
}

// "Somebody is hurt -> Safety team, ext. 911": first the case, then who takes over.
static void handover(const struct sheet_plan *plan, struct doc_node *callout, struct str says) {
    struct doc_node *line = doc_paragraph(callout, S(""));
    ptrdiff_t arrow = str_find(says, S(" -> "));
    size_t at = arrow < 0 ? 0 : (size_t)arrow;
    doc_strong(line, str_slice(says, 0, at));
    if (at) doc_text(line, plan_label(plan, LABEL_COLON));
    doc_text(line, str_from(says, at ? at + 4 : 0));
}

// What comes before any offer: words of the customer, hand-over, words of ours, questions.
static void begin(const struct sheet_plan *plan, const struct card *card) {
    struct doc_node *section = plan_section(plan, LABEL_AT_ONCE);
    struct doc_node *callout = doc_callout(section, DOC_TONE_WARNING, S(""));
    for (size_t i = 0; i < card->handover.n; i++) handover(plan, callout, card->handover.items[i]);
    words_signals(plan, plan_section(plan, LABEL_HEAR), card->scenario, SIGNALS);
    doc_styled(plan_section(plan, LABEL_SAY), DOC_LEAD, card->say);
    listed(plan_section(plan, LABEL_FIRST), DOC_CHECKLIST, card->first.items, card->first.n);
}

static void guardrails(const struct sheet_plan *plan, const struct card *card) {
    struct doc_node *section = plan_section(plan, LABEL_NEVER);
    quoted(plan, section, card->never_say.items, card->never_say.n);
    struct doc_node *instead = doc_paragraph(section, S(""));
    for (size_t i = 0; i < card->say_instead.n; i++) {
        if (i == 0) doc_strong(instead, plan_label(plan, LABEL_INSTEAD));
        doc_text(instead, i == 0 ? plan_label(plan, LABEL_COLON) : S(" "));
        doc_text(instead, plan_fill(plan, LABEL_QUOTED, card->say_instead.items[i], S("")));
    }
    listed(section, DOC_LIST, card->never_do.items, card->never_do.n);
}

static void end(const struct sheet_plan *plan, const struct card *card) {
    struct doc_node *section = plan_section(plan, LABEL_NEXT);
    struct doc_node *next = doc_paragraph(section, card->next);
    if (next->runs) doc_text(next, S(" "));
    if (card->time_budget.len)
        doc_text(next, plan_fill(plan, LABEL_TIME_BUDGET, card->time_budget, S("")));
    section = plan_section(plan, LABEL_NOTICES);
    listed(section, DOC_LIST, card->notices.items, card->notices.n);
}

struct doc_node *card_page(const struct sheet_plan *plan, const struct scenario *scenario) {
    role_list roles = plan_roles(plan, scenario);
    struct card_options options = {.role = plan->role, .as_of = plan->as_of, .in = plan->in};
    const struct card *card = card_make(plan->arena, plan->playbook, scenario, options);
    struct doc_node *title = plan_title(plan, scenario, &roles);
    begin(plan, card);
    authority_table(plan, plan_section(plan, LABEL_MAY_GIVE), scenario, &roles, card);
    guardrails(plan, card);
    end(plan, card);
    return title;
}

static void fill(const struct sheet_plan *plan) {
    for (size_t i = 0; i < plan->scenarios.n; i++) {
        if (i) doc_page_break(&plan->doc->body, DOC_NEXT_PAGE);
        origin_code(plan, card_page(plan, plan->scenarios.items[i]), plan->scenarios.items[i]);
    }
}

const struct sheet sheet_card = {
    .name = "card",
    .title = "quick reference for agents: what to say and give, a page a scenario",
    .label = LABEL_CARD,
    .audience = DOC_FOR_AGENT,
    .page = {.scale = DOC_JOB_AID, .rail = true, .pages = 1, .tightest = 85},
    .fill = fill,
};
