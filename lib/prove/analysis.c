// What the analyses of a gesture share: its surveys, functions of them, and telling a flaw.
#include "prove/analysis.h"

#include "prove/witness.h"

// ---- surveys ----

uint64_t steps_of(struct survey *survey) {
    struct survey_rule rule;
    size_t n = 0;
    while (survey_rule_at(survey, n, &rule)) n++;
    return survey_diagram(survey)->steps + STEPS_A_SURVEY + n * STEPS_A_RULE;
}

struct survey *analysis_survey(struct analysis *a, int32_t role, size_t day) {
    struct survey **place = &a->surveys[(size_t)role * a->days.n + day];
    if (*place) return *place;
    struct request request = {.role = role, .gesture = a->gesture, .as_of = a->days.items[day]};
    *place = survey_open(a->decider, a->scratch, &request);
    survey_run(*place);
    a->spent += steps_of(*place);
    return *place;
}

bool analysis_next(struct analysis *a, const role_indexes *roles, size_t *i, struct survey **out) {
    if (*i >= roles->n * a->days.n || a->spent > MOST_STEPS_A_GESTURE) return false;
    *out = analysis_survey(a, roles->items[*i / a->days.n], *i % a->days.n);
    ++*i;
    if (!survey_is_exact(*out)) a->spent = MOST_STEPS_A_GESTURE + 1;
    return true;
}

bool grant_rule(const struct survey *survey, const struct grant *grant, size_t *out) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        if (rule.grant != grant || !rule.in_force) continue;
        *out = i;
        return true;
    }
    return false;
}

// ---- functions ----

diagram_ref both(struct survey *survey, diagram_ref f, diagram_ref g) {
    return diagram_apply(survey_diagram(survey), OP_AND, f, g);
}

diagram_ref either(struct survey *survey, diagram_ref f, diagram_ref g) {
    return diagram_apply(survey_diagram(survey), OP_OR, f, g);
}

diagram_ref but_not(struct survey *survey, diagram_ref f, diagram_ref g) {
    return both(survey, f, diagram_not(survey_diagram(survey), g));
}

static diagram_ref is_granted(void *context, const struct leaf *leaf) {
    (void)context;
    if (leaf->kind != LEAF_OUTCOME) return DIAGRAM_NO;
    bool up = leaf->verdict == VERDICT_ESCALATE && leaf->reason == REASON_BEYOND;
    return diagram_truth(leaf->verdict <= VERDICT_NEEDS_APPROVAL || up);
}

static diagram_ref is_uncovered(void *context, const struct leaf *leaf) {
    (void)context;
    bool reason = leaf->reason == REASON_NO_GRANT || leaf->reason == REASON_OVER_LIMIT ||
                  leaf->reason == REASON_BEYOND;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->verdict == VERDICT_DENY && reason);
}

diagram_ref granted(struct survey *survey) {
    struct diagram *d = survey_diagram(survey);
    return diagram_map(d, d, survey_outcome(survey), is_granted, NULL);
}

diagram_ref allowed(struct survey *survey) {
    return survey_where(survey, survey_outcome(survey), VERDICT_ALLOW);
}

diagram_ref uncovered(struct survey *survey) {
    struct diagram *d = survey_diagram(survey);
    return diagram_map(d, d, survey_outcome(survey), is_uncovered, NULL);
}

diagram_ref covered_exactly(struct survey *survey) {
    struct survey_rule rule;
    diagram_ref any = DIAGRAM_NO;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.grant && rule.in_force && rule.grant->limit.limit.exactly)
            any = either(survey, any, survey_covers(survey, i));
    return any;
}

fact_key amount_key(const struct analysis *a) {
    return key_of_reserved(a->playbook, RESERVED_AMOUNT);
}

fact_key given_key(const struct analysis *a) {
    return key_of_reserved(a->playbook, RESERVED_GIVEN);
}

diagram_ref at_first(struct analysis *a, struct survey *survey, diagram_ref f) {
    fact_key keys[] = {given_key(a), key_of_reserved(a->playbook, RESERVED_TIMES_GIVEN)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        f = both(survey, f, survey_in(survey, keys[i], 0));
    return f;
}

bool is_figure(const struct limit *limit) {
    return limit->kind != LIMIT_PERCENT_OF_FACT && limit->kind != LIMIT_FACT_PERCENT &&
           limit->kind != LIMIT_FACT && !limit->for_each.len;
}

bool is_above(const struct playbook *playbook, int32_t role, int32_t base) {
    for (size_t i = 0; i < playbook->roles.n && base >= 0; i++) {
        const struct ref *up = &playbook->roles.items[base].reports_to;
        base = up->kind == KIND_ROLE ? up->index : -1;
        if (base == role) return true;
    }
    return false;
}

bool is_top(const struct playbook *playbook, int32_t role) {
    return playbook->roles.items[role].reports_to.kind != KIND_ROLE;
}

// ---- telling ----

struct flaw *flaw_add(struct analysis *a, enum flaw_kind kind, struct span at) {
    struct flaw *flaw = PUSH(a->arena, a->out);
    *flaw = (struct flaw){
        .kind = kind, .at = at, .gesture = a->gesture, .role = -1, .by = -1, .request.role = -1};
    return flaw;
}

static bool rests_on(struct survey *survey, diagram_ref f, fact_key key) {
    for (uint32_t i = 0; !diagram_is_leaf(f) && i < survey_cells(survey, key); i++)
        if (survey_at(survey, f, key, i) != f) return true;
    return false;
}

static struct decision ask(struct analysis *a, struct flaw *flaw, struct survey *survey,
                           struct request request, diagram_ref keep) {
    struct known *known = arena_array(a->arena, struct known, request.n_known);
    bool *kept = arena_array(a->scratch, bool, request.n_known);
    for (size_t i = 0; i < request.n_known; i++) {
        known[i] = request.known[i];
        kept[i] = rests_on(survey, keep, known[i].key);
    }
    request.known = known;
    struct decision decision = witness_shorten(a->decider, a->scratch, &request, known, kept);
    flaw_show_request(a, flaw, request, decision.verdict);
    return decision;
}

void flaw_show_request(struct analysis *a, struct flaw *flaw, struct request request,
                       enum verdict verdict) {
    flaw->request = request;
    flaw->verdict = verdict;
    flaw->witness = witness_command(a->arena, a->playbook, &request);
}

struct decision flaw_show(struct analysis *a, struct flaw *flaw, struct survey *survey,
                          struct showing showing) {
    struct proof_case found;
    struct decision none = {.verdict = VERDICT_ASK};
    if (!survey_case(survey, showing.truth, &found)) return none;
    struct request request = survey_case_request(survey, &found);
    if (showing.amount) {
        request.has_amount = true;
        request.amount = showing.amount;
    }
    return ask(a, flaw, survey, request, showing.keep);
}
