// Partners: whose people on the front line may give less than our own, for no reason that is given.
#include "prove/analysis.h"

// ---- who is compared ----

// By role: does a team of a partner have it, does one of our own?
struct staffing {
    bool *partner, *own;
};

static struct staffing staffing_of(const struct analysis *a) {
    const struct playbook *playbook = a->playbook;
    struct staffing staffing = {arena_array(a->scratch, bool, playbook->roles.n),
                                arena_array(a->scratch, bool, playbook->roles.n)};
    for (size_t i = 0; i < playbook->teams.n; i++) {
        const struct team *team = &playbook->teams.items[i];
        for (size_t k = 0; k < team->roles.n; k++) {
            int32_t role = team->roles.items[k].index;
            if (role >= 0)
                *(team->partner.yes ? &staffing.partner[role] : &staffing.own[role]) = true;
        }
    }
    return staffing;
}

void open_partners(struct analysis *a) {
    struct staffing staffing = staffing_of(a);
    a->left_out = arena_array(a->scratch, struct flaw, a->playbook->roles.n);
    for (size_t i = 0; i < a->roles.n; i++) {
        int32_t role = a->roles.items[i];
        if (!a->playbook->roles.items[role].frontline.yes) continue;
        if (staffing.own[role])
            *PUSH(a->scratch, &a->own) = role;
        else if (staffing.partner[role])
            *PUSH(a->scratch, &a->partners) = role;
    }
}

// ---- a partner's role and one of our own ----

static held_grants held_by(const struct analysis *a, int32_t role) {
    return grants_held(a->scratch, a->playbook, role, a->gesture, a->days.items[0]);
}

// A survey of the partner's role, and where our own role may give alone what it may not. DIAGRAM_NO
// where there is no such case, or where it is sometimes the other way round.
static diagram_ref where_less(struct analysis *a, int32_t partner, int32_t own,
                              struct survey **out) {
    struct request request = {.role = partner, .gesture = a->gesture, .as_of = a->days.items[0]};
    diagram_ref differ[CHANGE_KINDS];
    *out = survey_open(a->decider, a->scratch, &request);
    request.role = own;
    struct survey *theirs = survey_open(a->decider, a->scratch, &request);
    if (!survey_align(*out, theirs) || !survey_run(*out) || !survey_run(theirs)) return DIAGRAM_NO;
    survey_changes(*out, theirs, differ);
    a->spent += steps_of(*out) + steps_of(theirs);
    bool exact = survey_is_exact(*out) && survey_is_exact(theirs);
    return exact && differ[CHANGE_TIGHTER] == DIAGRAM_NO ? differ[CHANGE_WIDER] : DIAGRAM_NO;
}

// Rules that keep somebody out always say why.
static bool is_for_want_of_a_grant(const struct decision *decision) {
    return decision->reason == REASON_NO_GRANT || decision->reason == REASON_OVER_LIMIT ||
           decision->reason == REASON_BEYOND;
}

// The grant by which our own role is allowed it; NULL where it is not.
static const struct grant *allowing_grant(struct analysis *a, struct request request, int32_t own) {
    request.role = own;
    struct decision decision = decide(a->decider, a->scratch, &request);
    for (size_t i = 0; i < a->gesture->authority.n; i++) {
        const struct grant *grant = &a->gesture->authority.items[i];
        if (grant->at.start == decision.rule_at.start && decision.verdict == VERDICT_ALLOW)
            return grant;
    }
    return NULL;
}

static bool show_less(struct analysis *a, struct flaw *flaw) {
    struct survey *survey;
    diagram_ref where = where_less(a, flaw->role, flaw->by, &survey);
    if (where == DIAGRAM_NO) return false;
    diagram_ref first = at_first(a, survey, where);
    struct showing showing = {first == DIAGRAM_NO ? where : first, where, 0};
    struct decision decision = flaw_show(a, flaw, survey, showing);
    if (!flaw->request.gesture || !is_for_want_of_a_grant(&decision)) return false;
    flaw->other = allowing_grant(a, flaw->request, flaw->by);
    return flaw->other != NULL;
}

// ---- a partner's role and all of our own ----

static bool has_a_reason(const struct analysis *a, int32_t partner) {
    for (size_t i = 0; i < a->gesture->authority.n; i++) {
        const struct grant *grant = &a->gesture->authority.items[i];
        bool names = grant->role.kind == KIND_ROLE && grant->role.index == partner;
        if (names && text_is_set(grant->because)) return true;
    }
    return false;
}

// Is it less than what each of our own that holds any may give? The flaw is about the lowest of
// them.
static bool is_less_than_all(struct analysis *a, int32_t partner, const held_grants *held,
                             struct flaw *flaw) {
    size_t holders = 0;
    for (size_t i = 0; i < a->own.n && a->spent <= MOST_STEPS_A_GESTURE; i++) {
        struct flaw one = {.kind = FLAW_PARTNER_LOWER, .gesture = a->gesture, .role = partner};
        held_grants theirs = held_by(a, a->own.items[i]);
        a->spent += 1 + a->gesture->authority.n;
        if (!theirs.n) continue;
        one.by = a->own.items[i];
        if (!grants_hold_more(&theirs, held) || !show_less(a, &one)) return false;
        if (!holders++) *flaw = one;
    }
    return holders > 0 && (held->n || holders == a->own.n);
}

static void tell_lower(struct analysis *a, struct flaw *flaw, const struct grant *grant) {
    flaw->grant = grant;
    flaw->at = grant->limit.text.at;
    flaw->related = flaw->other->limit.text.at;
    *PUSH(a->arena, a->out) = *flaw;
}

// What it may not give at all is told once a role.
static void keep_left_out(struct analysis *a, struct flaw *flaw) {
    struct flaw *kept = &a->left_out[flaw->role];
    if (kept->gesture) {
        kept->reach++;
        return;
    }
    flaw->at = a->playbook->roles.items[flaw->role].entry.id.at;
    flaw->related = flaw->other->limit.text.at;
    *kept = *flaw;
}

void find_partners(struct analysis *a) {
    for (size_t i = 0; i < a->partners.n; i++) {
        int32_t partner = a->partners.items[i];
        struct flaw flaw;
        if (has_a_reason(a, partner)) continue;
        held_grants held = held_by(a, partner);
        if (!is_less_than_all(a, partner, &held, &flaw)) continue;
        if (held.n)
            tell_lower(a, &flaw, held.items[0]);
        else
            keep_left_out(a, &flaw);
    }
}

void find_left_out(struct analysis *a) {
    for (size_t i = 0; i < a->partners.n; i++) {
        const struct flaw *kept = &a->left_out[a->partners.items[i]];
        if (kept->gesture && a->may_something[kept->role]) *PUSH(a->arena, a->out) = *kept;
    }
}
