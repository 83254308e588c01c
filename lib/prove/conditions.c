// Conditions that never hold, or always, and gestures that nobody can ever give.
#include "prove/analysis.h"

// What was seen of the conditions of the gesture at hand.
struct looking {
    struct analysis *a;
    uint8_t *grants, *never, *only;
};

// ---- seeing ----

static uint8_t *seen_of(const struct looking *l, const struct survey_rule *rule) {
    const struct playbook *playbook = l->a->playbook;
    const struct gesture *gesture = l->a->gesture;
    switch (rule->kind) {
    case SURVEY_GRANT:
        return rule->grant->when ? &l->grants[rule->grant - gesture->authority.items] : NULL;
    case SURVEY_NEVER: return &l->never[rule->clause - gesture->never_when.items];
    case SURVEY_ONLY: return &l->only[rule->clause - gesture->only_when.items];
    case SURVEY_GUARDRAIL:
        if (!rule->clause) return NULL;
        return &l->a->guardrails[rule->guardrail - playbook->guardrails.items]
                                [rule->clause - rule->guardrail->never_when.items];
    case SURVEY_ESCALATION:
        if (!rule->escalation->when) return NULL;
        return &l->a->escalations[rule->escalation - playbook->escalations.items];
    default: return NULL;
    }
}

static void see(uint8_t *seen, diagram_ref truth) {
    if (truth != DIAGRAM_NO) *seen |= SEEN_TRUE;
    if (truth != DIAGRAM_YES) *seen |= SEEN_FALSE;
}

static bool is_open(uint8_t seen) {
    return (seen & SEEN_BOTH) != SEEN_BOTH && !(seen & SEEN_ALL);
}

// Answers whether some condition has not been seen both true and false.
static bool look(const struct looking *l, struct survey *survey) {
    struct survey_rule rule;
    const struct term *term;
    diagram_ref truth;
    bool open = false;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        uint8_t *seen = seen_of(l, &rule);
        if (!seen || !rule.in_force || !is_open(*seen)) continue;
        truth = survey_when(survey, i);
        if (survey_is_exact(survey)) see(seen, truth);
        open |= is_open(*seen);
    }
    for (size_t i = 0; survey_term_at(survey, i, &term, &truth); i++) {
        uint8_t *seen = &l->a->terms[term - l->a->playbook->terms.items];
        if (is_open(*seen) && survey_is_exact(survey)) see(seen, truth);
        open |= is_open(*seen);
    }
    return open;
}

// What is counted in differs from gesture to gesture: then all of them must be seen.
static void close_one(const struct looking *l, uint8_t *seen, const struct condition *when) {
    uint16_t counted = 1 << RESERVED_AMOUNT | 1 << RESERVED_GIVEN;
    if (*seen && !(reads_of(l->a->reads, when) & counted)) *seen |= SEEN_ALL;
}

// After all roles and days were seen, other gestures show nothing new.
static void close_all(const struct looking *l, struct survey *survey) {
    struct survey_rule rule;
    const struct term *term;
    diagram_ref truth;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        uint8_t *seen = seen_of(l, &rule);
        if (seen && rule.kind == SURVEY_GUARDRAIL) close_one(l, seen, rule.clause->when);
        if (seen && rule.kind == SURVEY_ESCALATION) close_one(l, seen, rule.escalation->when);
    }
    for (size_t i = 0; survey_term_at(survey, i, &term, &truth); i++)
        close_one(l, &l->a->terms[term - l->a->playbook->terms.items], term->when);
}

// ---- telling ----

// A single test is pointed at; of more, whatever they stand under.
static struct span place_of(const struct condition *when, struct span otherwise) {
    return when->kind == CONDITION_TEST ? when->at : otherwise;
}

static struct flaw *tell(struct analysis *a, uint8_t seen, const struct condition *when,
                         struct span at) {
    bool never = (seen & SEEN_BOTH) == SEEN_FALSE, always = (seen & SEEN_BOTH) == SEEN_TRUE;
    if (!never && !always) return NULL;
    return flaw_add(a, never ? FLAW_CONDITION_NEVER : FLAW_CONDITION_ALWAYS, place_of(when, at));
}

static void tell_rule(const struct looking *l, struct survey *survey, size_t i,
                      const struct survey_rule *rule) {
    struct analysis *a = l->a;
    bool own =
        rule->kind == SURVEY_GRANT || rule->kind == SURVEY_NEVER || rule->kind == SURVEY_ONLY;
    uint8_t *seen = own ? seen_of(l, rule) : NULL;
    if (!seen || !*seen || *seen & SEEN_ALL || rule->at.start == a->culprit.start) return;
    struct flaw *flaw =
        tell(a, *seen, rule->grant ? rule->grant->when : rule->clause->when, rule->at);
    *seen |= SEEN_ALL;
    if (!flaw) return;
    flaw->grant = rule->grant;
    flaw->why = rule->kind == SURVEY_GRANT   ? S("this grant")
                : rule->kind == SURVEY_NEVER ? S("never_when")
                                             : S("only_when");
    if (rule->grant && flaw->kind == FLAW_CONDITION_NEVER)
        a->dead[rule->grant - a->gesture->authority.items] = true;
    diagram_ref denied = survey_rests_on(survey, VERDICT_DENY, i);
    bool any = rule->grant || denied == DIAGRAM_NO;
    flaw_show(a, flaw, survey, (struct showing){any ? DIAGRAM_YES : denied, DIAGRAM_YES, 0});
}

static void tell_own(const struct looking *l, struct survey *survey) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.in_force) tell_rule(l, survey, i, &rule);
}

void find_conditions(struct analysis *a) {
    struct looking l = {a, arena_array(a->scratch, uint8_t, a->gesture->authority.n),
                        arena_array(a->scratch, uint8_t, a->gesture->never_when.n),
                        arena_array(a->scratch, uint8_t, a->gesture->only_when.n)};
    struct survey *survey;
    bool open = false;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) open |= look(&l, survey);
    if (!open) return;
    for (size_t i = 0; analysis_next(a, &a->roles, &i, &survey);) look(&l, survey);
    for (size_t i = 0; analysis_next(a, &a->roles, &i, &survey);) close_all(&l, survey);
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) tell_own(&l, survey);
}

void find_conditions_of_all(struct analysis *a) {
    const struct playbook *playbook = a->playbook;
    for (size_t i = 0; i < playbook->terms.n; i++) {
        const struct term *term = &playbook->terms.items[i];
        struct flaw *flaw = tell(a, a->terms[i], term->when, term->entry.id.at);
        if (flaw) flaw->why = S("this term");
    }
    for (size_t i = 0; i < playbook->escalations.n; i++) {
        const struct escalation *escalation = &playbook->escalations.items[i];
        struct flaw *flaw = tell(a, a->escalations[i], escalation->when, escalation->entry.id.at);
        if (flaw) flaw->why = S("this escalation");
    }
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        for (size_t k = 0; k < guardrail->never_when.n; k++) {
            const struct clause *clause = &guardrail->never_when.items[k];
            struct flaw *flaw = tell(a, a->guardrails[i][k], clause->when, clause->at);
            if (flaw) flaw->why = S("this guardrail");
        }
    }
}

// ---- never given ----

// The clause that denies it always; nowhere where it takes several.
static struct span culprit(struct survey *survey) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        bool keeps = rule.kind == SURVEY_ESCALATION || rule.kind == SURVEY_NEVER ||
                     rule.kind == SURVEY_GUARDRAIL;
        diagram_ref truth = survey_when(survey, i);
        if (keeps && rule.in_force && truth == DIAGRAM_YES) return rule.at;
        if (rule.kind == SURVEY_ONLY && rule.in_force && truth == DIAGRAM_NO) return rule.at;
    }
    return (struct span){0, 0};
}

static bool any_in_force(const struct survey *survey) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.grant && rule.in_force) return true;
    return false;
}

void find_never_given(struct analysis *a, bool *never) {
    struct survey *survey, *shown = NULL;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        if (granted(survey) != DIAGRAM_NO) return;
        if (!shown && any_in_force(survey)) shown = survey;
    }
    if (!shown) return;
    *never = true;
    struct flaw *flaw = flaw_add(a, FLAW_NEVER_GIVEN, a->gesture->entry.id.at);
    flaw->role = survey_request(shown)->role;
    flaw->related = a->culprit = culprit(shown);
    flaw_show(a, flaw, shown, (struct showing){DIAGRAM_YES, DIAGRAM_YES, 0});
}
