// Escalation cycles: cases that are handed over until they come back to whoever handed them over.
#include "prove/analysis.h"

// More escalations than these are not followed.
enum { MOST_ESCALATIONS = 100, MOST_HANDS = 8 };

struct circle {
    struct analysis *a;
    const struct escalation *one, *next; // the next one binds the role that the first one names
    int32_t asker;
    struct survey *first, *second; // the asker asks, and whoever it hands over to
};

// ---- which may follow which ----

static bool has(const refs *list, int32_t index) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index == index) return true;
    return false;
}

static bool binds(const struct escalation *escalation, int32_t role) {
    return !escalation->roles.n || has(&escalation->roles, role);
}

static bool is_here(const struct analysis *a, const struct escalation *escalation) {
    int32_t gesture = (int32_t)(a->gesture - a->playbook->gestures.items);
    return escalation->to.kind == KIND_ROLE && !escalation->entry.hurt &&
           (!escalation->gestures.n || has(&escalation->gestures, gesture));
}

// Where all roles are bound alike, all hand over to the same one.
static bool tells_roles_apart(const struct analysis *a, const struct escalation *escalation) {
    return escalation->roles.n || reads_of(a->reads, escalation->when) >> RESERVED_ROLE & 1;
}

static bool may_follow(const struct circle *c) {
    const struct escalation *one = c->one, *next = c->next;
    bool anywhere = !one->gestures.n && !next->gestures.n;
    if (one->to.index == next->to.index) return false;
    if (anywhere && c->a->cycles_seen) return false;
    bool apart = tells_roles_apart(c->a, one) || tells_roles_apart(c->a, next);
    return apart && binds(next, one->to.index);
}

// ---- the case ----

static diagram_ref is_to(void *context, const struct leaf *leaf) {
    const int32_t *role = context;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->verdict == VERDICT_ESCALATE &&
                         leaf->reason == REASON_ESCALATION && leaf->to == *role);
}

static diagram_ref where_to(struct diagram *to, struct survey *survey, int32_t role) {
    return diagram_map(to, survey_diagram(survey), survey_outcome(survey), is_to, &role);
}

static bool open_both(struct circle *c, size_t day) {
    struct analysis *a = c->a;
    struct request request = {.role = c->asker, .gesture = a->gesture, .as_of = a->days.items[day]};
    c->first = survey_open(a->decider, a->scratch, &request);
    request.role = c->one->to.index;
    c->second = survey_open(a->decider, a->scratch, &request);
    bool run = survey_align(c->first, c->second) && survey_run(c->first) && survey_run(c->second);
    a->spent += steps_of(c->first) + steps_of(c->second);
    return run;
}

// Hands the case on until it comes back; false where somebody takes it.
static bool comes_back(const struct circle *c, struct request request) {
    for (int hands = 0; hands < MOST_HANDS; hands++) {
        struct decision decision = decide(c->a->decider, c->a->scratch, &request);
        bool on = decision.verdict == VERDICT_ESCALATE && decision.to;
        if (!on || decision.to->kind != KIND_ROLE) return false;
        request.role = decision.to->index;
        if (request.role == c->asker) return true;
    }
    return false;
}

static bool is_known(const struct request *request, fact_key key) {
    for (size_t i = 0; i < request->n_known; i++)
        if (request->known[i].key == key) return true;
    return false;
}

// What either of them asks for, but for what it goes round without.
static struct request join(const struct circle *c, const struct request *one,
                           const struct request *other) {
    struct known *known = arena_array(c->a->arena, struct known, one->n_known + other->n_known);
    struct request all = *one;
    size_t n = 0;
    for (; n < one->n_known; n++) known[n] = one->known[n];
    for (size_t i = 0; i < other->n_known; i++)
        if (!is_known(one, other->known[i].key)) known[n++] = other->known[i];
    all.known = known;
    for (all.n_known = n; n > 0; n--) {
        struct known last = known[n - 1];
        known[n - 1] = known[--all.n_known];
        if (comes_back(c, all)) continue;
        known[all.n_known++] = known[n - 1];
        known[n - 1] = last;
    }
    return all;
}

static void tell(const struct circle *c, struct request request) {
    struct flaw *flaw = flaw_add(c->a, FLAW_ESCALATION_CYCLE, c->one->entry.id.at);
    flaw->related = c->next->entry.id.at;
    flaw->role = c->asker;
    flaw->name = c->one->to.id.s;
    flaw->value = c->next->to.id.s;
    flaw_show_request(c->a, flaw, request, VERDICT_ESCALATE);
}

// Of a longer circle, each two that follow each other would tell the same.
static bool is_told(const struct circle *c) {
    uint32_t one = c->one->entry.id.at.start, next = c->next->entry.id.at.start;
    for (size_t i = 0; i < c->a->out->n; i++) {
        const struct flaw *flaw = &c->a->out->items[i];
        bool first = flaw->at.start == one || flaw->at.start == next;
        bool second = flaw->related.start == one || flaw->related.start == next;
        if (flaw->kind == FLAW_ESCALATION_CYCLE && (first || second)) return true;
    }
    return false;
}

static bool find_on(struct circle *c, size_t day) {
    struct proof_case in_first, in_second;
    if (!open_both(c, day)) return false;
    diagram_ref there = where_to(survey_diagram(c->first), c->first, c->one->to.index);
    diagram_ref back = where_to(survey_diagram(c->first), c->second, c->next->to.index);
    diagram_ref where = both(c->first, there, back);
    if (where == DIAGRAM_NO || survey_diagram(c->first)->over ||
        !survey_case_of_both(c->first, c->second, where, &in_first, &in_second))
        return false;
    struct request first = survey_case_request(c->first, &in_first);
    struct request second = survey_case_request(c->second, &in_second);
    struct request all = join(c, &first, &second);
    if (!comes_back(c, all)) return false;
    tell(c, all);
    return true;
}

// Whoever the way leads back to, else the first role that it can begin with.
static void try_pair(struct circle *c) {
    c->asker = c->next->to.index;
    if (!binds(c->one, c->asker)) c->asker = c->one->roles.items[0].index;
    if (c->asker < 0 || c->asker == c->one->to.index || is_told(c)) return;
    for (size_t day = 0; day < c->a->days.n && c->a->spent <= MOST_STEPS_A_GESTURE; day++)
        if (find_on(c, day)) return;
}

typedef LIST(const struct escalation *) escalations;

// Those by which a case of the gesture goes to a role.
static escalations handing_over(struct analysis *a) {
    escalations list = {0};
    for (size_t i = 0; i < a->playbook->escalations.n && list.n < MOST_ESCALATIONS; i++)
        if (is_here(a, &a->playbook->escalations.items[i]))
            *PUSH(a->scratch, &list) = &a->playbook->escalations.items[i];
    return list;
}

void find_escalation_cycles(struct analysis *a) {
    struct circle c = {.a = a};
    escalations list = handing_over(a);
    a->spent += a->playbook->escalations.n + list.n * list.n;
    for (size_t i = 0; i < list.n; i++) {
        for (size_t k = 0; k < list.n; k++) {
            c.one = list.items[i];
            c.next = list.items[k];
            if (may_follow(&c)) try_pair(&c);
        }
    }
    a->cycles_seen |= a->spent <= MOST_STEPS_A_GESTURE;
}
