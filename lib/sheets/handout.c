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

static void add_part(struct doc_node *paragraph, struct str separator, struct str part) {
    if (paragraph->runs && part.len) doc_text(paragraph, separator);
    doc_text(paragraph, part);
}

// A label around a text; nothing where there is no text.
static void add_told(const struct leaf *leaf, struct doc_node *paragraph, enum label label,
                     struct str text) {
    if (text.len) add_part(paragraph, S(" "), fill_in(leaf, label, text));
}

// The first one: a leaf has no room for more.
static void story(const struct leaf *leaf) {
    const struct sheet_plan *plan = leaf->plan;
    const refs *stories = &leaf->scenario->stories;
    const void *entry = stories->n ? playbook_ref(plan->playbook, stories->items) : NULL;
    if (entry) words_story(plan, section(leaf, LABEL_HAPPENED), entry);
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
    add_told(leaf, measure, LABEL_MEASURED_BY, words_titles(plan, &leaf->scenario->aims));
}

static void begin(const struct leaf *leaf) {
    const struct scenario *scenario = leaf->scenario;
    struct doc_node *part = section(leaf, LABEL_BEGIN);
    doc_paragraph(part, scenario->acknowledge.s);
    if (scenario->avoid.n == 0) return;
    struct doc_node *avoid = doc_paragraph(part, S(""));
    doc_strong(avoid, say(leaf, LABEL_AVOID));
    for (size_t i = 0; i < scenario->avoid.n; i++)
        add_part(avoid, S(" "), scenario->avoid.items[i].s);
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
    if (to) add_part(line, S(" "), words_reach(plan, to, &escalation->within));
    if (to) doc_text(line, say(leaf, LABEL_STOP));
    add_part(line, S(" "), escalation->first.s);
    add_told(leaf, line, LABEL_TELL_THEM, words_joined(plan, &escalation->hand_over));
    add_told(leaf, line, LABEL_DO_NOT, words_joined(plan, &escalation->do_not));
}

static void escalations(const struct leaf *leaf) {
    const struct playbook *playbook = leaf->plan->playbook;
    struct doc_node *part = section(leaf, LABEL_AT_ONCE);
    for (size_t i = 0; i < playbook->escalations.n; i++)
        if (binds(leaf, &playbook->escalations.items[i]))
            escalation(leaf, part, &playbook->escalations.items[i]);
}

// ---- who stands behind it, and practice ----

static void covered(const struct leaf *leaf) {
    const struct assurances *assurances = &leaf->plan->playbook->assurances;
    const struct text *const answers[] = {&assurances->job_security, &assurances->liability,
                                          &assurances->when_it_goes_wrong};
    struct doc_node *list = doc_list(section(leaf, LABEL_COVERED), DOC_BULLETS);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) doc_item(list, answers[i]->s);
    if (assurances->learning_period.period.count)
        doc_item(list, fill_in(leaf, LABEL_LEARNING_PERIOD,
                               period_say(leaf->plan->arena, assurances->learning_period.period,
                                          leaf->plan->in)));
}

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
    const struct sheet_plan *plan = leaf->plan;
    struct doc_node *part = section(leaf, LABEL_BEHIND_YOU);
    for (size_t i = 0; i < plan->playbook->sponsors.n; i++) {
        const struct sponsor *sponsor = &plan->playbook->sponsors.items[i];
        if (!stands_behind(leaf, sponsor)) continue;
        struct doc_node *line = doc_paragraph(part, S(""));
        if (sponsor->says.s.len) doc_text(line, fill_in(leaf, LABEL_QUOTED, sponsor->says.s));
        struct str who = sponsor->who.s;
        if (sponsor->confirmed.date.precision != DATE_NONE)
            who = plan_fill(plan, LABEL_SINCE, who,
                            date_say(plan->arena, sponsor->confirmed.date, plan->in));
        add_part(line, S(" "), who);
    }
}

static void celebrate(const struct leaf *leaf) {
    struct str comma = say(leaf, LABEL_COMMA);
    const struct recognition *recognition = &leaf->plan->playbook->recognition;
    struct doc_node *line = doc_paragraph(section(leaf, LABEL_CELEBRATE),
                                          leaf->plan->playbook->assurances.recognition.s);
    add_part(line, S(" "), recognition->how.s);
    add_part(line, comma, recognition->where.s);
    if (recognition->who.s.len) add_part(line, comma, fill_in(leaf, LABEL_BY, recognition->who.s));
}

static void care(const struct leaf *leaf) {
    const struct agent_care *care = &leaf->plan->playbook->agent_care;
    struct doc_node *line = doc_paragraph(section(leaf, LABEL_CARE), care->debrief.s);
    add_told(leaf, line, LABEL_PAUSE, care->pause.s);
    add_told(leaf, line, LABEL_HELP, care->help.s);
}

// The question only: what the customer knows, the answer and what the trainer looks for are for
// other people's sheets.
static void exercise(const struct leaf *leaf, struct doc_node *part,
                     const struct exercise *exercise) {
    struct doc_node *keep = doc_add(part, DOC_KEEP);
    struct doc_node *brief = doc_paragraph(keep, exercise->brief.s);
    add_told(leaf, brief, LABEL_MINUTES, practice_minutes(leaf->plan, exercise));
    doc_strong(doc_paragraph(keep, S("")), exercise->ask.s);
    doc_strong(doc_paragraph(keep, S("")), exercise->question.s);
    words_items(doc_add(keep, DOC_CHECKLIST), &exercise->options);
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
    covered(leaf);
    sponsors(leaf);
    celebrate(leaf);
    care(leaf);
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
    .page = {.scale = DOC_HANDOUT, .rail = true},
    .fill = fill,
};
