// Overlaps: two rules that hold in the same case and want different things, neither of which is the
// more special one.
#include "prove/analysis.h"

struct overlap {
    struct analysis *a;
    struct survey *survey;
    size_t first, second;
    struct survey_rule one, other;
};

// Both hold somewhere, and each somewhere alone.
static diagram_ref shared(const struct overlap *o) {
    diagram_ref f = survey_when(o->survey, o->first), g = survey_when(o->survey, o->second);
    bool crossing =
        but_not(o->survey, f, g) != DIAGRAM_NO && but_not(o->survey, g, f) != DIAGRAM_NO;
    return crossing ? both(o->survey, f, g) : DIAGRAM_NO;
}

static bool is_told(const struct analysis *a, enum flaw_kind kind, struct span one,
                    struct span other) {
    for (size_t i = 0; i < a->out->n; i++) {
        const struct flaw *flaw = &a->out->items[i];
        if (flaw->kind == kind && flaw->at.start == one.start && flaw->related.start == other.start)
            return true;
    }
    return false;
}

static void tell(const struct overlap *o, enum flaw_kind kind, struct span at, struct span related,
                 diagram_ref where) {
    o->a->spent += o->a->out->n;
    if (is_told(o->a, kind, at, related) || is_told(o->a, kind, related, at)) return;
    struct flaw *flaw = flaw_add(o->a, kind, at);
    flaw->related = related;
    flaw->role = survey_request(o->survey)->role;
    flaw->grant = o->one.grant;
    flaw->other = o->other.grant;
    flaw->name = o->one.id;
    flaw->value = o->other.id;
    diagram_ref keep = shared(o);
    flaw_show(o->a, flaw, o->survey, (struct showing){where, keep, 0});
}

// ---- two limits of one role ----

// The smaller one reads as if it held; the larger one does.
static bool try_limits(struct overlap *o) {
    bool same = o->one.grant->role.index == o->other.grant->role.index && o->one.held;
    if (!same || o->one.grant->jointly_with.n || o->other.grant->jointly_with.n) return false;
    diagram_ref where = shared(o);
    if (where == DIAGRAM_NO) return false;
    where = both(o->survey, where, survey_covers(o->survey, o->second));
    where = but_not(o->survey, where, survey_covers(o->survey, o->first));
    where = both(o->survey, where, survey_rests_on(o->survey, VERDICT_ALLOW, o->second));
    if (where == DIAGRAM_NO) return false;
    tell(o, FLAW_LIMIT_OVERLAP, o->one.grant->limit.text.at, o->other.grant->limit.text.at, where);
    return true;
}

// ---- two who must agree ----

static bool same_partners(const refs *a, const refs *b) {
    bool same = a->n == b->n;
    for (size_t i = 0; i < a->n && same; i++) {
        bool found = false;
        for (size_t k = 0; k < b->n; k++) found |= a->items[i].index == b->items[k].index;
        same = found;
    }
    return same;
}

static void try_joint(struct overlap *o) {
    const struct grant *one = o->one.grant, *other = o->other.grant;
    if (!one->jointly_with.n || !other->jointly_with.n) return;
    if (same_partners(&one->jointly_with, &other->jointly_with)) return;
    diagram_ref where = shared(o);
    if (where == DIAGRAM_NO) return;
    where = both(o->survey, where, survey_covers(o->survey, o->second));
    where = both(o->survey, where, survey_rests_on(o->survey, VERDICT_NEEDS_APPROVAL, o->first));
    if (where == DIAGRAM_NO) return;
    tell(o, FLAW_APPROVER_OVERLAP, one->limit.text.at, other->limit.text.at, where);
}

static int64_t minutes(const struct escalation *escalation) {
    const struct period *within = &escalation->within.period;
    return within->count ? period_minutes(*within) : INT64_MAX;
}

static void try_escalations(struct overlap *o) {
    const struct escalation *one = o->one.escalation, *other = o->other.escalation;
    bool same = one->to.kind == other->to.kind && one->to.index == other->to.index;
    bool anywhere = !one->gestures.n && !other->gestures.n;
    if (same || (anywhere && o->a->paired[survey_request(o->survey)->role]) ||
        minutes(one) != minutes(other))
        return;
    diagram_ref where = shared(o);
    if (where == DIAGRAM_NO) return;
    where = both(o->survey, where, survey_rests_on(o->survey, VERDICT_ESCALATE, o->first));
    if (where == DIAGRAM_NO) return;
    tell(o, FLAW_APPROVER_OVERLAP, one->entry.id.at, other->entry.id.at, where);
}

// ---- all pairs ----

static void try_pair(struct overlap *o) {
    if (o->one.kind != o->other.kind || !o->one.in_force || !o->other.in_force) return;
    if (o->one.kind == SURVEY_ESCALATION) try_escalations(o);
    if (o->one.kind != SURVEY_GRANT) return;
    struct overlap back = {o->a, o->survey, o->second, o->first, o->other, o->one};
    if (!try_limits(o)) try_limits(&back);
    try_joint(o);
    try_joint(&back);
}

static void try_pairs(struct overlap *o) {
    for (o->first = 0; survey_rule_at(o->survey, o->first, &o->one); o->first++) {
        bool pairs = o->one.kind == SURVEY_ESCALATION || o->one.kind == SURVEY_GRANT;
        if (!pairs) continue;
        for (o->second = o->first + 1;
             survey_rule_at(o->survey, o->second, &o->other) && o->a->spent <= MOST_STEPS_A_GESTURE;
             o->second++)
            try_pair(o);
    }
}

// What binds every gesture is the same in all of them.
void find_overlaps(struct analysis *a) {
    struct overlap o = {.a = a};
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &o.survey);) try_pairs(&o);
    for (size_t i = 0; a->spent <= MOST_STEPS_A_GESTURE && i < a->holders.n; i++)
        a->paired[a->holders.items[i]] = true;
}
