// Surveys: opening, running, and asking for what comes out.
#include "decide/survey.h"

#include "decide/survey_inner.h"

#include <string.h>

// ---- variables ----

// The slots that are asked in every survey come first, then facts by name, so that the order is the
// same in any two surveys.
static void number_vars(struct survey *survey) {
    struct evaluation *e = &survey->e;
    uint32_t *cells = arena_array(e->arena, uint32_t, e->plan->keys.n), n = 0;
    for (uint32_t i = 0; i < e->plan->keys.n + SLOT_FIRST; i++) {
        uint32_t index = i < SLOT_FIRST ? i : e->plan->by_name[i - SLOT_FIRST];
        if ((i >= SLOT_FIRST && index < SLOT_FIRST) || !slot_is_open(e, index)) continue;
        e->slots[index].var = n;
        cells[n++] = e->slots[index].n_cells;
    }
    e->diagram.cells = cells;
    survey->n_vars = n;
}

static uint32_t place_of_key(const struct plan *plan, fact_key key) {
    for (uint32_t i = 0; i < plan->keys.n; i++)
        if (plan->keys.items[i] == key) return i;
    return NO_SLOT;
}

// Adds what is assumed to what is known, and notes the facts of which nothing is.
static void leave_unsaid(struct survey *survey, const struct plan *plan, struct arena *arena,
                         const fact_key *unsaid, size_t n) {
    struct request *request = &survey->request;
    struct known *known = arena_array(arena, struct known, request->n_known + n);
    size_t n_known = request->n_known;
    if (n_known) memcpy(known, request->known, n_known * sizeof *known);
    for (size_t i = 0; i < n; i++) {
        uint32_t slot = place_of_key(plan, unsaid[i]);
        if (slot == NO_SLOT) continue;
        if (plan->assumed[slot].type == FACT_NONE)
            survey->unsaid[slot] = true;
        else
            known[n_known++] = (struct known){unsaid[i], plan->assumed[slot]};
    }
    request->known = known;
    request->n_known = n_known;
}

struct survey *survey_open_unsaid(struct decider *decider, struct arena *arena,
                                  const struct request *request, const fact_key *unsaid, size_t n) {
    struct survey *survey = arena_new(arena, struct survey);
    const struct plan *plan = plan_of(decider, request->gesture, request->role);
    survey->request = *request;
    survey->request.has_amount = false;
    survey->unsaid = arena_array(arena, bool, plan->keys.n);
    if (n) leave_unsaid(survey, plan, arena, unsaid, n);
    evaluation_open(&survey->e, decider, arena, &survey->request);
    evaluation_cut(&survey->e);
    number_vars(survey);
    return survey;
}

struct survey *survey_open(struct decider *decider, struct arena *arena,
                           const struct request *request) {
    return survey_open_unsaid(decider, arena, request, NULL, 0);
}

void survey_take_tables(struct survey *survey) {
    const struct plan *plan = survey->e.plan;
    struct decider *decider = survey->e.decider;
    for (uint32_t i = 0; i < plan->keys.n; i++) decider->slot_of_key[plan->keys.items[i]] = i;
    for (uint32_t i = 0; i < plan->terms.n; i++)
        decider->term_place[plan->terms.items[i].term - survey->e.playbook->terms.items] = i;
}

bool survey_run(struct survey *survey) {
    survey_take_tables(survey);
    terms_evaluate(&survey->e);
    survey->outcome = steps_run(&survey->e);
    return survey_is_exact(survey);
}

bool survey_is_exact(const struct survey *survey) {
    return !survey->e.diagram.over && !survey->e.lacks_now;
}

bool survey_lacks_day(const struct survey *survey) {
    return survey->e.lacks_now;
}

struct diagram *survey_diagram(struct survey *survey) {
    return &survey->e.diagram;
}

const struct request *survey_request(const struct survey *survey) {
    return &survey->request;
}

struct decider *survey_decider(const struct survey *survey) {
    return survey->e.decider;
}

// ---- what comes out ----

diagram_ref survey_outcome(const struct survey *survey) {
    return survey->outcome.all;
}

diagram_ref survey_without(struct survey *survey, size_t rule) {
    struct evaluation *e = &survey->e;
    survey_take_tables(survey);
    e->has_skipped = true;
    e->skipped = survey_grant(survey, rule);
    diagram_ref all = steps_run(e).all;
    e->has_skipped = false;
    return all;
}

diagram_ref survey_bare(struct survey *survey, diagram_ref outcome) {
    return diagram_apply(&survey->e.diagram, OP_BARE, outcome, DIAGRAM_YES);
}

struct wanted {
    enum verdict verdict;
    const struct plan *plan;
    const struct rule *rule; // NULL: any
};

static diagram_ref is_wanted(void *context, const struct leaf *leaf) {
    const struct wanted *wanted = context;
    bool yes = leaf->kind == LEAF_OUTCOME && leaf->verdict == wanted->verdict;
    if (yes && wanted->rule) yes = rule_of_leaf(wanted->plan, leaf) == wanted->rule;
    return diagram_truth(yes);
}

diagram_ref survey_where(struct survey *survey, diagram_ref outcome, enum verdict verdict) {
    struct wanted wanted = {.verdict = verdict};
    struct diagram *d = &survey->e.diagram;
    return diagram_map(d, d, outcome, is_wanted, &wanted);
}

// ---- rules ----

// Counts down the lists in the order of the steps.
const struct rule *survey_plan_rule(const struct survey *survey, size_t i) {
    const struct plan *plan = survey->e.plan;
    const rules *lists[] = {&plan->escalations, &plan->hard,     &plan->soft,  &plan->never,
                            &plan->only,        &plan->evidence, &plan->grants};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        if (i < lists[k]->n) return &lists[k]->items[i];
        i -= lists[k]->n;
    }
    return NULL;
}

static bool asker_holds(const struct plan *plan, uint32_t grant) {
    const numbers *own = &plan->roles.items[0].grants;
    for (size_t i = 0; i < own->n; i++)
        if (own->items[i] == grant) return true;
    return false;
}

bool survey_rule_at(const struct survey *survey, size_t i, struct survey_rule *out) {
    static const uint8_t kinds[] = {[RULE_ESCALATION] = SURVEY_ESCALATION,
                                    [RULE_GUARDRAIL] = SURVEY_GUARDRAIL,
                                    [RULE_TOGETHER] = SURVEY_GUARDRAIL,
                                    [RULE_NEVER] = SURVEY_NEVER,
                                    [RULE_ONLY] = SURVEY_ONLY,
                                    [RULE_EVIDENCE] = SURVEY_EVIDENCE,
                                    [RULE_GRANT] = SURVEY_GRANT};
    const struct plan *plan = survey->e.plan;
    const struct rule *rule = survey_plan_rule(survey, i);
    if (!rule) return false;
    *out = (struct survey_rule){.kind = kinds[rule->kind],
                                .id = rule->id,
                                .at = rule->at,
                                .in_force = rule_in_force(&survey->e, rule),
                                .grant = rule->grant,
                                .clause = rule->clause,
                                .guardrail = rule->guardrail,
                                .escalation = rule->escalation};
    if (rule->grant) out->held = asker_holds(plan, (uint32_t)(rule - plan->grants.items));
    return true;
}

uint32_t survey_grant(const struct survey *survey, size_t rule) {
    return (uint32_t)(survey_plan_rule(survey, rule) - survey->e.plan->grants.items);
}

diagram_ref survey_when(struct survey *survey, size_t rule) {
    const struct rule *at = survey_plan_rule(survey, rule);
    survey_take_tables(survey);
    if (at->kind == RULE_GRANT)
        return grant_when(&survey->e, survey_grant(survey, rule), STEP_NEVER)->when;
    return rule_truth(&survey->e, at, STEP_NEVER);
}

diagram_ref survey_rests_on(struct survey *survey, enum verdict verdict, size_t rule) {
    struct wanted wanted = {verdict, survey->e.plan, survey_plan_rule(survey, rule)};
    struct diagram *d = &survey->e.diagram;
    return diagram_map(d, d, survey->outcome.all, is_wanted, &wanted);
}

diagram_ref survey_size(struct survey *survey, size_t rule) {
    survey_take_tables(survey);
    return grant_when(&survey->e, survey_grant(survey, rule), STEP_NEVER)->size;
}

diagram_ref survey_covers_less(struct survey *survey, size_t less, size_t more) {
    struct diagram *d = &survey->e.diagram;
    diagram_ref a = survey_size(survey, less), b = survey_size(survey, more);
    return diagram_apply(d, OP_ELSE, diagram_apply(d, OP_LESS, a, b), DIAGRAM_NO);
}

static diagram_ref is_size(void *context, const struct leaf *leaf) {
    (void)context;
    return diagram_truth(leaf->kind == LEAF_SIZE);
}

diagram_ref survey_covers(struct survey *survey, size_t rule) {
    struct diagram *d = &survey->e.diagram;
    survey_take_tables(survey);
    diagram_ref fit = grant_fit(&survey->e, survey_grant(survey, rule), STEP_NEVER)->fit;
    return diagram_map(d, d, fit, is_size, NULL);
}

bool survey_term_at(const struct survey *survey, size_t i, const struct term **out,
                    diagram_ref *truth) {
    if (i >= survey->e.plan->terms.n) return false;
    *out = survey->e.plan->terms.items[i].term;
    *truth = survey->e.terms[i];
    return true;
}

// ---- one fact held ----

uint32_t survey_slot(const struct survey *survey, fact_key key) {
    uint32_t slot = place_of_key(survey->e.plan, key);
    return slot != NO_SLOT && slot_is_open(&survey->e, slot) ? slot : NO_SLOT;
}

uint32_t survey_cells(const struct survey *survey, fact_key key) {
    uint32_t slot = survey_slot(survey, key);
    return slot == NO_SLOT ? 0 : survey->e.slots[slot].n_cells;
}

struct value survey_cell(const struct survey *survey, fact_key key, uint32_t cell) {
    const struct slot *slot = &survey->e.slots[survey_slot(survey, key)];
    return value_at(slot, slot->cells[cell]);
}

int64_t survey_cell_end(const struct survey *survey, fact_key key, uint32_t cell) {
    const struct slot *slot = &survey->e.slots[survey_slot(survey, key)];
    return cell + 1 < slot->n_cells ? slot->cells[cell + 1].lo - 1 : INT64_MAX;
}

diagram_ref survey_at(struct survey *survey, diagram_ref f, fact_key key, uint32_t cell) {
    const struct slot *slot = &survey->e.slots[survey_slot(survey, key)];
    return diagram_at(&survey->e.diagram, f, slot->var, cell);
}

diagram_ref survey_in(struct survey *survey, fact_key key, uint32_t cell) {
    const struct slot *slot = &survey->e.slots[survey_slot(survey, key)];
    diagram_ref *cells = arena_array(survey->e.arena, diagram_ref, slot->n_cells);
    for (uint32_t i = 0; i < slot->n_cells; i++) cells[i] = diagram_truth(i == cell);
    return diagram_node(&survey->e.diagram, slot->var, cells);
}

bool survey_key_at(const struct survey *survey, size_t i, fact_key *out) {
    const struct plan *plan = survey->e.plan;
    if (i < plan->keys.n) *out = plan->keys.items[plan->by_name[i]];
    return i < plan->keys.n;
}

struct value survey_assumed(const struct survey *survey, fact_key key) {
    uint32_t slot = place_of_key(survey->e.plan, key);
    return slot == NO_SLOT ? (struct value){0} : survey->e.plan->assumed[slot];
}
