// What changed between two surveys: where the second one allows more, less, or asks somebody else.
#include "decide/survey_inner.h"

#include "base/buf.h"

// Roles and routes of both playbooks by name, so that leaves can be held against each other.
struct parties {
    struct arena *arena;
    LIST(struct str) names;
};

static int32_t party(struct parties *parties, struct str name) {
    for (size_t i = 0; i < parties->names.n; i++)
        if (str_eq(parties->names.items[i], name)) return (int32_t)i;
    *PUSH(parties->arena, &parties->names) = name;
    return (int32_t)parties->names.n - 1;
}

static struct str party_name(const struct playbook *playbook, int32_t code) {
    if (code < 0) return S("");
    if ((size_t)code < playbook->roles.n) return playbook->roles.items[code].entry.id.s;
    return playbook->routes.items[(size_t)code - playbook->roles.n].entry.id.s;
}

static struct str with_name(struct parties *parties, const struct plan *plan, int32_t with) {
    struct buf out = buf_new(parties->arena);
    if (with < 0) return S("");
    const struct with *at = &plan->withs.items[with];
    for (size_t i = 0; i < at->n; i++) buf_fmt(&out, "%.*s ", S_ARG(at->names[i]));
    return buf_str(&out);
}

struct naming_leaves {
    struct parties *parties;
    const struct survey *survey;
    struct diagram *to;
};

static diagram_ref name_leaf(void *context, const struct leaf *leaf) {
    struct naming_leaves *n = context;
    const struct plan *plan = n->survey->e.plan;
    const struct playbook *playbook = n->survey->e.playbook;
    if (leaf->kind != LEAF_OUTCOME) return DIAGRAM_GAP;
    struct leaf named = {.kind = LEAF_OUTCOME, .verdict = leaf->verdict};
    named.by = party(n->parties, party_name(playbook, leaf->by));
    named.to = party(n->parties, party_name(playbook, leaf->to));
    named.with = party(n->parties, with_name(n->parties, plan, leaf->with));
    return diagram_leaf(n->to, &named);
}

static diagram_ref is_allowed(void *context, const struct leaf *leaf) {
    (void)context;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->verdict == VERDICT_ALLOW);
}

// Where every value of a fact that nobody says comes to the same, that; else it must be asked for.
static diagram_ref unsaid(struct diagram *d, diagram_ref f, uint32_t var) {
    struct leaf ask = {.kind = LEAF_OUTCOME, .verdict = VERDICT_ASK};
    diagram_ref first = diagram_at(d, f, var, 0), same = DIAGRAM_YES;
    for (uint32_t i = 1; i < d->cells[var]; i++)
        same = diagram_apply(d, OP_AND, same,
                             diagram_apply(d, OP_SAME, first, diagram_at(d, f, var, i)));
    return diagram_apply(d, OP_ELSE, diagram_apply(d, OP_WHERE, same, first),
                         diagram_leaf(d, &ask));
}

static diagram_ref leave_unsaid(struct diagram *d, const struct survey *survey, diagram_ref f) {
    for (uint32_t i = 0; i < survey->e.plan->keys.n; i++)
        if (survey->unsaid[i]) f = unsaid(d, f, survey->e.slots[i].var);
    return f;
}

void survey_changes(struct survey *old, struct survey *fresh, diagram_ref out[CHANGE_KINDS]) {
    struct diagram *d = &old->e.diagram;
    struct parties parties = {.arena = old->e.arena};
    struct naming_leaves of_old = {&parties, old, d}, of_fresh = {&parties, fresh, d};
    diagram_ref before = diagram_map(d, d, old->outcome.all, name_leaf, &of_old);
    diagram_ref after = diagram_map(d, &fresh->e.diagram, fresh->outcome.all, name_leaf, &of_fresh);
    before = leave_unsaid(d, old, before);
    after = leave_unsaid(d, fresh, after);
    diagram_ref could = diagram_map(d, d, before, is_allowed, NULL);
    diagram_ref can = diagram_map(d, d, after, is_allowed, NULL);
    diagram_ref differs = diagram_not(d, diagram_apply(d, OP_SAME, before, after));
    diagram_ref neither = diagram_not(d, diagram_apply(d, OP_OR, could, can));
    out[CHANGE_WIDER] = diagram_apply(d, OP_AND, can, diagram_not(d, could));
    out[CHANGE_TIGHTER] = diagram_apply(d, OP_AND, could, diagram_not(d, can));
    out[CHANGE_ROUTE] = diagram_apply(d, OP_AND, differs, neither);
}

// ---- the same cause ----

struct cause {
    const struct plan *plan;
    const struct decision *decision;
};

// Where the rule of an outcome stands, as a decision says it.
static struct span place_of(const struct plan *plan, const struct leaf *leaf) {
    const struct rule *rule = rule_of_leaf(plan, leaf);
    if (rule) return rule->at;
    if (leaf->rule_list == LIST_AT_LEAST) return plan->gesture->at_least.at;
    if (leaf->rule_list == LIST_AT_MOST) return plan->gesture->at_most.text.at;
    return plan->gesture->entry.id.at;
}

static diagram_ref rests_on(void *context, const struct leaf *leaf) {
    const struct cause *cause = context;
    bool same = leaf->kind == LEAF_OUTCOME && leaf->verdict == cause->decision->verdict &&
                leaf->reason == cause->decision->reason;
    return diagram_truth(same &&
                         place_of(cause->plan, leaf).start == cause->decision->rule_at.start);
}

static diagram_ref like(struct diagram *d, struct survey *survey, const struct decision *decision) {
    struct cause cause = {survey->e.plan, decision};
    return diagram_map(d, &survey->e.diagram, survey->outcome.all, rests_on, &cause);
}

diagram_ref survey_other_changes(struct survey *old, struct survey *fresh, diagram_ref change,
                                 const struct decision *in_old, const struct decision *in_fresh) {
    struct diagram *d = &old->e.diagram;
    diagram_ref same = diagram_apply(d, OP_AND, like(d, old, in_old), like(d, fresh, in_fresh));
    return diagram_apply(d, OP_AND, change, diagram_not(d, same));
}
