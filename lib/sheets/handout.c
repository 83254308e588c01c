// The handout: one scenario on the two pages of a leaf, for an agent to learn from and keep.
#include "sheets/plan.h"

enum { SIGNALS = 4, LINES = 3 };

// What a page is made from.
struct leaf {
    const struct sheet_plan *plan;
    const struct scenario *scenario;
    role_list roles;
};

static struct doc_node *section(const struct leaf *leaf, enum label label) {
    return plan_section(leaf->plan, label);
}

static struct str say(const struct leaf *leaf, enum label label) {
    return plan_label(leaf->plan, label);
}

static struct str fill_in(const struct leaf *leaf, enum label label, struct str one) {
    return plan_fill(leaf->plan, label, one, S(""));
}

// ---- the scenario ----

// The first one: a leaf has no room for more.
static void story(const struct leaf *leaf) {
    const struct sheet_plan *plan = leaf->plan;
    const refs *stories = &leaf->scenario->stories;
    const void *entry = stories->n ? playbook_ref(plan->playbook, stories->items) : NULL;
    if (entry) part_story(plan, section(leaf, LABEL_HAPPENED), entry);
}

static void objectives(const struct leaf *leaf) {
    const struct sheet_plan *plan = leaf->plan;
    struct doc_node *list = doc_list(section(leaf, LABEL_OBJECTIVES), DOC_BULLETS);
    if (leaf->scenario->next_step.s.len) doc_item(list, say(leaf, LABEL_OBJECTIVE_TALK));
    if (leaf->scenario->offers.n) doc_item(list, say(leaf, LABEL_OBJECTIVE_DECIDE));
    for (size_t i = 0; i < leaf->scenario->principles.n; i++) {
        const void *entry = playbook_ref(plan->playbook, &leaf->scenario->principles.items[i]);
        const struct principle *principle = entry;
        if (principle) doc_item(list, principle->says.s);
    }
    struct doc_node *measure = doc_item(list, S(""));
    words_told(leaf->plan, measure, LABEL_MEASURED_BY, words_titles(plan, &leaf->scenario->aims));
}

static void begin(const struct leaf *leaf) {
    const struct scenario *scenario = leaf->scenario;
    struct doc_node *part = section(leaf, LABEL_BEGIN);
    doc_paragraph(part, scenario->acknowledge.s);
    if (scenario->avoid.n == 0) return;
    struct doc_node *avoid = doc_paragraph(part, S(""));
    doc_strong(avoid, say(leaf, LABEL_AVOID));
    for (size_t i = 0; i < scenario->avoid.n; i++)
        words_add(avoid, S(" "), scenario->avoid.items[i].s);
}

static void steps(const struct leaf *leaf) {
    struct doc_node *list = doc_list(section(leaf, LABEL_STEPS), DOC_NUMBERS);
    words_items(list, &leaf->scenario->steps);
    doc_item(list, leaf->scenario->next_step.s);
}

static bool offers_one_of(const struct scenario *scenario, const refs *gestures) {
    for (size_t i = 0; i < scenario->offers.n; i++)
        if (words_refer_to(gestures, scenario->offers.items[i].index)) return true;
    return false;
}

// Does an escalation bind one of these people in this scenario?
static bool binds(const struct leaf *leaf, const struct escalation *escalation) {
    if (!in_force(&escalation->from, &escalation->until, leaf->plan->as_of)) return false;
    bool for_us = escalation->roles.n == 0;
    for (size_t i = 0; i < leaf->roles.n; i++)
        for_us = for_us || words_refer_to(&escalation->roles, leaf->roles.items[i]);
    return for_us &&
           (escalation->gestures.n == 0 || offers_one_of(leaf->scenario, &escalation->gestures));
}

static void escalation(const struct leaf *leaf, struct doc_node *part,
                       const struct escalation *escalation) {
    const struct sheet_plan *plan = leaf->plan;
    const struct entry *to = playbook_ref(plan->playbook, &escalation->to);
    struct doc_node *line = doc_paragraph(doc_callout(part, DOC_TONE_WARNING, S("")), S(""));
    struct str when = S("");
    if (escalation->when) when = words_condition(plan, escalation->when);
    if (when.len) doc_strong(line, fill_in(leaf, LABEL_IF, when));
    if (to) words_add(line, S(" "), words_reach(plan, to, &escalation->within));
    if (to) doc_text(line, say(leaf, LABEL_STOP));
    words_add(line, S(" "), escalation->first.s);
    words_told(leaf->plan, line, LABEL_TELL_THEM, words_joined(plan, &escalation->hand_over));
    words_told(leaf->plan, line, LABEL_DO_NOT, words_joined(plan, &escalation->do_not));
}

static void escalations(const struct leaf *leaf) {
    const struct playbook *playbook = leaf->plan->playbook;
    struct doc_node *part = section(leaf, LABEL_AT_ONCE);
    for (size_t i = 0; i < playbook->escalations.n; i++)
        if (binds(leaf, &playbook->escalations.items[i]))
            escalation(leaf, part, &playbook->escalations.items[i]);
}

// ---- who stands behind it, and practice ----

// Is the sponsor's word given for a channel of the scenario, or for a team that these people are
// in?
static bool stands_behind(const struct leaf *leaf, const struct sponsor *sponsor) {
    const struct playbook *playbook = leaf->plan->playbook;
    for (size_t i = 0; i < sponsor->areas.n; i++) {
        struct str area = sponsor->areas.items[i].s;
        for (size_t k = 0; k < leaf->scenario->channels.n; k++)
            if (str_eq(area, leaf->scenario->channels.items[k].s)) return true;
        const void *team = playbook_find(playbook, KIND_TEAM, area);
        for (size_t k = 0; team && k < leaf->roles.n; k++)
            if (words_refer_to(&((const struct team *)team)->roles, leaf->roles.items[k]))
                return true;
    }
    return sponsor->areas.n == 0;
}

static void sponsors(const struct leaf *leaf) {
    const struct playbook *playbook = leaf->plan->playbook;
    struct doc_node *part = section(leaf, LABEL_BEHIND_YOU);
    for (size_t i = 0; i < playbook->sponsors.n; i++)
        if (stands_behind(leaf, &playbook->sponsors.items[i]))
            part_sponsor(leaf->plan, doc_paragraph(part, S("")), &playbook->sponsors.items[i]);
}

static void exercise(const struct leaf *leaf, struct doc_node *part,
                     const struct exercise *exercise) {
    struct str minutes = practice_minutes(leaf->plan, exercise);
    if (minutes.len) minutes = fill_in(leaf, LABEL_MINUTES, minutes);
    struct doc_node *keep = part_exercise(part, exercise, minutes);
    if (exercise->options.n == 0) doc_lines(keep, LINES);
}

static void practice(const struct leaf *leaf) {
    struct doc_node *part = section(leaf, LABEL_PRACTICE);
    for (size_t i = 0; i < leaf->scenario->exercises.n; i++) {
        const void *entry = playbook_ref(leaf->plan->playbook, &leaf->scenario->exercises.items[i]);
        if (entry) exercise(leaf, part, entry);
    }
}

// The parts follow each other over both pages: where the first one ends is the content's to say.
static void pages(const struct leaf *leaf) {
    const struct sheet_plan *plan = leaf->plan;
    const struct scenario *scenario = leaf->scenario;
    origin_code(plan, plan_title(plan, scenario, &leaf->roles), scenario);
    objectives(leaf);
    words_signals(plan, section(leaf, LABEL_HEAR), scenario, SIGNALS);
    doc_paragraph(section(leaf, LABEL_GOOD), scenario->good_looks_like.s);
    story(leaf);
    begin(leaf);
    steps(leaf);
    authority_table(plan, section(leaf, LABEL_MAY_GIVE), scenario, &leaf->roles, NULL);
    escalations(leaf);
    guardrail_tables(plan, section(leaf, LABEL_GUARDRAILS), scenario);
    part_promises(plan, section(leaf, LABEL_COVERED));
    sponsors(leaf);
    part_recognition(plan, section(leaf, LABEL_CELEBRATE));
    part_care(plan, section(leaf, LABEL_CARE));
    practice(leaf);
}

static void fill(const struct sheet_plan *plan) {
    for (size_t i = 0; i < plan->scenarios.n; i++) {
        struct leaf leaf = {.plan = plan, .scenario = plan->scenarios.items[i]};
        leaf.roles = plan_roles(plan, leaf.scenario);
        if (i) doc_page_break(&plan->doc->body, DOC_NEXT_LEAF);
        pages(&leaf);
    }
}

const struct sheet sheet_handout = {
    .name = "handout",
    .title = "for agents: a scenario with limits, guardrails, story and practice",
    .label = LABEL_HANDOUT,
    .audience = DOC_FOR_AGENT,
    .page = {.scale = DOC_HANDOUT, .rail = true, .pages = 2, .tightest = 85},
    .fill = fill,
};
