// Escalate first: handing over what one may do alone.
#include "prove/analysis.h"

// Up the own chain, or to a desk that helps, and without a reason: not to those who are trained for
// danger.
static bool takes_away(const struct analysis *a, const struct escalation *escalation,
                       int32_t asker) {
    const struct ref *to = &escalation->to;
    if (text_is_set(escalation->because)) return false;
    if (to->kind == KIND_ROLE) return is_above(a->playbook, to->index, asker);
    return to->kind == KIND_ROUTE &&
           a->playbook->routes.items[to->index].purpose.value == PURPOSE_SUPPORT;
}

// Limits that an escalation by amount keeps out are told as such (unreachable.c).
static bool reads_amount(const struct analysis *a, const struct escalation *escalation) {
    return reads_of(a->reads, escalation->when) >> RESERVED_AMOUNT & 1;
}

// Where the asker might give it alone, if there were no escalation.
struct acting {
    diagram_ref may;     // nothing speaks against it
    diagram_ref applies; // a grant that the asker holds is for the case
    diagram_ref covered; // and covers the amount
};

static void add_grant(struct acting *acting, struct survey *survey, size_t rule) {
    acting->applies = either(survey, acting->applies, survey_when(survey, rule));
    acting->covered = either(survey, acting->covered, survey_covers(survey, rule));
}

static void add_rule(struct acting *acting, struct survey *survey, size_t i,
                     const struct survey_rule *rule) {
    switch (rule->kind) {
    case SURVEY_GUARDRAIL:
    case SURVEY_NEVER: acting->may = but_not(survey, acting->may, survey_when(survey, i)); break;
    case SURVEY_ONLY:
    case SURVEY_EVIDENCE: acting->may = both(survey, acting->may, survey_when(survey, i)); break;
    case SURVEY_GRANT:
        if (rule->held && !rule->grant->jointly_with.n) add_grant(acting, survey, i);
        break;
    case SURVEY_ESCALATION: break;
    }
}

static struct acting acting_alone(struct survey *survey) {
    struct acting acting = {DIAGRAM_YES, DIAGRAM_NO, DIAGRAM_NO};
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.in_force) add_rule(&acting, survey, i, &rule);
    return acting;
}

static void look_at(struct analysis *a, struct survey *survey, size_t i,
                    const struct escalation *escalation) {
    int32_t asker = survey_request(survey)->role;
    bool *handed = &a->handed[escalation - a->playbook->escalations.items];
    if (*handed || !takes_away(a, escalation, asker) || reads_amount(a, escalation)) return;
    struct acting acting = acting_alone(survey);
    diagram_ref could = at_first(a, survey, both(survey, acting.may, acting.covered));
    diagram_ref where = both(survey, could, survey_rests_on(survey, VERDICT_ESCALATE, i));
    bool always = but_not(survey, could, survey_when(survey, i)) == DIAGRAM_NO;
    if (where == DIAGRAM_NO || always) return; // always: then the grants are told to be dead
    struct flaw *flaw = flaw_add(a, FLAW_ESCALATE_FIRST, escalation->entry.id.at);
    *handed = true;
    flaw->role = asker;
    flaw->name = escalation->to.id.s;
    diagram_ref keep = both(survey, acting.may, acting.applies);
    keep = both(survey, keep, survey_when(survey, i));
    flaw_show(a, flaw, survey, (struct showing){where, keep, 0});
}

void find_escalate_first(struct analysis *a) {
    struct survey *survey;
    struct survey_rule rule;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        if (!a->playbook->roles.items[survey_request(survey)->role].frontline.yes) continue;
        for (size_t k = 0; survey_rule_at(survey, k, &rule); k++)
            if (rule.kind == SURVEY_ESCALATION && rule.in_force)
                look_at(a, survey, k, rule.escalation);
    }
}
