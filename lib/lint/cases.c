// Finds and shows cases: what `empower can` says to what a finding is about.
#include "lint/cases.h"

#include "prove/witness.h"

// All decisions of a check together; a step takes some 50 nanoseconds.
enum { MOST_STEPS = 20000000 };

static void add_giver(int32_t *givers, const struct ref *of, size_t role) {
    if (of->kind == KIND_ROLE && givers[of->index] < 0) givers[of->index] = (int32_t)role;
}

// A role itself, else one that is the same, else one that leads it.
static int32_t *find_givers(const struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    int32_t *givers = arena_array(lint->scratch, int32_t, playbook->roles.n);
    for (size_t i = 0; i < playbook->roles.n; i++)
        givers[i] = playbook->roles.items[i].frontline.yes ? (int32_t)i : -1;
    for (size_t i = 0; i < playbook->roles.n; i++) {
        const struct role *role = &playbook->roles.items[i];
        const struct ref *above = &role->reports_to;
        if (role->frontline.yes) add_giver(givers, &role->same_as, i);
        if (above->kind != KIND_ROLE || givers[i] >= 0) continue;
        const struct role *leader = &playbook->roles.items[above->index];
        if (leader->frontline.yes && !leader->own_grants_only.yes) givers[i] = above->index;
    }
    return givers;
}

struct cases cases_open(struct lint *lint) {
    struct cases cases = {.lint = lint, .start = arena_mark(lint->scratch)};
    cases.givers = find_givers(lint);
    return cases;
}

// NULL where nothing can be decided.
static struct decider *decider(struct cases *cases) {
    const struct lint *lint = cases->lint;
    if (cases->asked) return cases->decider;
    cases->asked = true;
    bool broken = lint->findings->dropped || lint->playbook->hurt ||
                  find_broken(lint->playbook->sources, lint->findings);
    if (!broken) cases->decider = decider_new(lint->scratch, lint->playbook);
    return cases->decider;
}

void cases_close(struct cases *cases) {
    arena_reset(cases->lint->scratch, cases->start);
}

int32_t case_giver(const struct cases *cases, const struct grant *grant) {
    bool alone = grant->role.kind == KIND_ROLE && !grant->jointly_with.n;
    return alone ? cases->givers[grant->role.index] : -1;
}

// The facts of the case behind those that are known, without what makes no difference.
static void add_facts(struct cases *cases, struct request *request, const changes *facts) {
    struct arena *scratch = cases->lint->scratch;
    size_t n = request->n_known;
    struct known *known = arena_array(scratch, struct known, n + facts->n);
    bool *kept = arena_array(scratch, bool, n + facts->n);
    for (size_t i = 0; i < n; i++) {
        known[i] = request->known[i];
        kept[i] = true;
    }
    for (size_t i = 0; i < facts->n; i++)
        known[n + i] = (struct known){facts->items[i].key, facts->items[i].value};
    request->known = known;
    request->n_known = n + facts->n;
    witness_shorten(cases->decider, scratch, request, known, kept);
}

static bool is_allowed(struct cases *cases, const struct request *request) {
    return decide(cases->decider, cases->lint->scratch, request).verdict == VERDICT_ALLOW;
}

// As much as the grant gives is a rounder sum than the least that there is.
static void set_amount(struct cases *cases, struct request *request, const struct size *least,
                       const struct grant *grant) {
    const struct limit *limit = &grant->limit.limit;
    request->has_amount = least->kind == SIZE_VALUE;
    request->amount = least->value;
    bool figure = limit->kind == LIMIT_MONEY || limit->kind == LIMIT_NUMBER;
    if (!request->has_amount || !figure || limit->amount <= 0) return;
    request->amount = limit->amount;
    if (!is_allowed(cases, request)) request->amount = least->value;
}

enum proof case_allowed(struct cases *cases, struct request *request, const struct grant *grant) {
    struct proof_case found;
    if (!decider(cases) || decider_steps(cases->decider) > MOST_STEPS) return PROOF_TOO_LARGE;
    enum proof proof =
        decide_never(cases->decider, cases->lint->scratch, request, false, 0, &found);
    if (proof != PROOF_POSSIBLE) return proof;
    request->has_amount = found.amount.kind == SIZE_VALUE;
    request->amount = found.amount.value;
    add_facts(cases, request, &found.facts);
    set_amount(cases, request, &found.amount, grant);
    return is_allowed(cases, request) ? PROOF_POSSIBLE : PROOF_TOO_LARGE;
}

void case_show(struct cases *cases, struct finding *finding, const struct request *request,
               enum verdict verdict) {
    if (!decider(cases)) return;
    struct decision decision = decide(cases->decider, cases->lint->scratch, request);
    if (decision.verdict != verdict) return;
    finding->witness = witness_command(cases->lint->arena, cases->lint->playbook, request);
    finding->shows = str_of(verdict_name(decision.verdict));
}
