// Looks at every gesture of a playbook for flaws of authority, within a budget.
#include "prove/flaws.h"

#include "prove/analysis.h"

// What a gesture may take, and all of them together; a step takes some 50 nanoseconds.
enum { MOST_GRANTS = 100, MOST_STEPS = 20000000 };

// ---- what is worth analysing ----

static bool reads_also_given(const struct analysis *a) {
    const struct reads *reads = a->reads;
    const struct gesture *gesture = a->gesture;
    uint16_t bits = 0;
    for (size_t i = 0; i < gesture->authority.n; i++)
        bits |= reads_of(reads, gesture->authority.items[i].when);
    const clauses *lists[] = {&gesture->only_when, &gesture->never_when};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->n; i++) bits |= reads_of(reads, lists[k]->items[i].when);
    return bits >> RESERVED_ALSO_GIVEN & 1;
}

// The same of what binds more than one gesture.
static bool any_reads_also_given(const struct playbook *playbook, const struct reads *reads) {
    uint16_t bits = 0;
    for (size_t i = 0; i < playbook->escalations.n; i++)
        bits |= reads_of(reads, playbook->escalations.items[i].when);
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const clauses *list = &playbook->guardrails.items[i].never_when;
        for (size_t k = 0; k < list->n; k++) bits |= reads_of(reads, list->items[k].when);
    }
    return bits >> RESERVED_ALSO_GIVEN & 1;
}

// ---- who holds a grant ----

static bool is_role(const struct ref *ref) {
    return ref->kind == KIND_ROLE && ref->index >= 0;
}

// Passes what is held on to the roles above and to those that are the same; false once all have it.
static bool pass_on(const struct playbook *playbook, bool *held, const bool *named) {
    bool changed = false;
    for (size_t i = 0; i < playbook->roles.n; i++) {
        const struct role *role = &playbook->roles.items[i];
        const struct ref *up = &role->reports_to, *same = &role->same_as;
        bool inherits = is_role(up) && !playbook->roles.items[up->index].own_grants_only.yes;
        if (held[i] && inherits && !held[up->index]) changed = held[up->index] = true;
        if (is_role(same) && !named[i] && held[same->index] && !held[i]) changed = held[i] = true;
    }
    return changed;
}

static void find_holders(struct analysis *a) {
    size_t n = a->playbook->roles.n;
    bool *named = arena_array(a->scratch, bool, n), *held = arena_array(a->scratch, bool, n);
    for (size_t i = 0; i < a->gesture->authority.n; i++) {
        const struct ref *role = &a->gesture->authority.items[i].role;
        if (is_role(role)) named[role->index] = held[role->index] = true;
    }
    while (pass_on(a->playbook, held, named)) continue;
    a->holders = (role_indexes){0};
    for (size_t i = 0; i < a->roles.n; i++)
        if (held[a->roles.items[i]]) *PUSH(a->scratch, &a->holders) = a->roles.items[i];
}

// ---- a gesture ----

// What is told once may be told by the next gesture.
static void forget(struct analysis *a, const struct flaw *flaw) {
    const struct playbook *playbook = a->playbook;
    if (flaw->kind == FLAW_APPROVER_UNREACHABLE) a->told[flaw->role] &= (uint8_t)~TOLD_UNREACHABLE;
    if (flaw->kind == FLAW_SINGLE_APPROVER) a->told[flaw->role] &= (uint8_t)~TOLD_SINGLE;
    for (size_t i = 0; flaw->kind == FLAW_ESCALATE_FIRST && i < playbook->escalations.n; i++)
        if (playbook->escalations.items[i].entry.id.at.start == flaw->at.start)
            a->handed[i] = false;
}

static void give_up(struct analysis *a, size_t before, struct str why) {
    for (; a->out->n > before; a->out->n--) forget(a, &a->out->items[a->out->n - 1]);
    for (size_t i = 0; i < a->holders.n; i++) a->unsure[a->holders.items[i]] = true;
    flaw_add(a, FLAW_NOT_ANALYSED, a->gesture->entry.id.at)->why = why;
}

// Why nothing may be concluded of the surveys; empty where all may.
static struct str inexact(struct analysis *a) {
    bool over = a->spent > MOST_STEPS_A_GESTURE;
    struct str why = over ? S("its roles and days can combine in too many ways") : S("");
    for (size_t i = 0; i < a->playbook->roles.n * a->days.n; i++) {
        struct survey *survey = a->surveys[i];
        if (!survey) continue;
        a->steps += steps_of(survey);
        if (survey_lacks_day(survey))
            why = S("a condition counts days from today, and the playbook does not say from when "
                    "it is effective");
        else if (!survey_is_exact(survey))
            why = S("its conditions can combine in too many ways");
    }
    return why;
}

static void find_all(struct analysis *a) {
    bool never = false;
    find_never_given(a, &never);
    find_conditions(a);
    find_frontline(a, never);
    find_approvers(a);
    find_escalate_first(a);
    find_escalation_cycles(a);
    find_overlaps(a);
    if (never) return;
    find_inversions(a);
    find_dead_grants(a);
    find_unreachable_limits(a);
    find_boundaries(a);
    find_limit_gaps(a);
    find_grant_gaps(a);
    find_partners(a);
}

static struct str too_large(const struct analysis *a, bool also_given) {
    if (a->gesture->authority.n > MOST_GRANTS) return S("it has more than 100 grants");
    if (a->days.n > MOST_CRITICAL_DAYS) return S("its rules begin and end on more than 40 days");
    return also_given ? S("a condition asks what else was given") : S("");
}

static void analyse(struct analysis *a, const struct gesture *gesture, bool also_given) {
    size_t before = a->out->n;
    a->spent = 0;
    a->culprit = (struct span){0, 0};
    a->days = critical_days(a->scratch, a->playbook, gesture);
    find_holders(a);
    struct str why = too_large(a, also_given);
    if (!why.len) {
        a->surveys = arena_array(a->scratch, struct survey *, a->playbook->roles.n * a->days.n);
        a->dead = arena_array(a->scratch, bool, gesture->authority.n);
        find_all(a);
        why = inexact(a);
    }
    if (why.len) give_up(a, before, why);
}

// ---- all of them ----

static void open_analysis(struct analysis *a) {
    const struct playbook *playbook = a->playbook;
    a->decider = decider_new(a->scratch, playbook);
    a->roles = figures_roles(a->scratch, playbook, -1);
    a->may_something = arena_array(a->scratch, bool, playbook->roles.n);
    a->unsure = arena_array(a->scratch, bool, playbook->roles.n);
    a->paired = arena_array(a->scratch, bool, playbook->roles.n);
    a->handed = arena_array(a->scratch, bool, playbook->escalations.n);
    a->told = arena_array(a->scratch, uint8_t, playbook->roles.n);
    a->powerless = arena_array(a->scratch, struct flaw, playbook->roles.n);
    open_partners(a);
    a->terms = arena_array(a->scratch, uint8_t, playbook->terms.n);
    a->escalations = arena_array(a->scratch, uint8_t, playbook->escalations.n);
    a->guardrails = arena_array(a->scratch, uint8_t *, playbook->guardrails.n);
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        a->guardrails[i] =
            arena_array(a->scratch, uint8_t, playbook->guardrails.items[i].never_when.n);
}

// The first gesture for which no steps are left stands for all behind it.
static void leave_out(struct analysis *a, struct flaw *told) {
    find_holders(a);
    if (told->gesture) {
        told->reach++;
        for (size_t i = 0; i < a->holders.n; i++) a->unsure[a->holders.items[i]] = true;
        return;
    }
    give_up(a, a->out->n, S("the playbook as a whole takes too long to analyse"));
    *told = a->out->items[--a->out->n];
}

static void analyse_all(struct analysis *a, bool everywhere) {
    const struct playbook *playbook = a->playbook;
    struct flaw left_out = {0};
    for (size_t i = 0; i < playbook->gestures.n; i++) {
        a->gesture = &playbook->gestures.items[i];
        if (a->gesture->entry.hurt || !a->gesture->authority.n) continue;
        struct arena_mark mark = arena_mark(a->scratch);
        if (a->steps < MOST_STEPS)
            analyse(a, a->gesture, everywhere || reads_also_given(a));
        else
            leave_out(a, &left_out);
        decider_forget(a->decider, a->gesture);
        arena_reset(a->scratch, mark);
    }
    a->gesture = NULL;
    if (left_out.gesture) *PUSH(a->arena, a->out) = left_out;
    find_conditions_of_all(a);
    find_powerless(a);
    find_left_out(a);
}

flaws flaws_find(struct arena *arena, struct arena *scratch, const struct playbook *playbook,
                 int64_t small) {
    flaws out = {0};
    struct arena_mark start = arena_mark(scratch);
    struct analysis a = {
        .arena = arena, .scratch = scratch, .playbook = playbook, .small = small, .out = &out};
    open_analysis(&a);
    struct reads reads = reads_new(scratch, playbook);
    a.reads = &reads;
    analyse_all(&a, any_reads_also_given(playbook, &reads));
    arena_reset(scratch, start);
    return out;
}
