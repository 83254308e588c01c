// The command that asks a case again.
#include "prove/witness.h"

#include "base/escape.h"
#include "decide/survey.h"
#include "model/condition.h"

// ---- as few facts as will do ----

static bool is_same(const struct decision *a, const struct decision *b) {
    return a->verdict == b->verdict && a->reason == b->reason && a->by == b->by && a->to == b->to &&
           a->to_role == b->to_role && a->rule_at.start == b->rule_at.start;
}

struct decision witness_shorten(struct decider *decider, struct arena *scratch,
                                struct request *request, struct known *known, const bool *kept) {
    struct decision decision = decide(decider, scratch, request);
    for (size_t i = request->n_known; i > 0; i--) {
        if (kept[i - 1]) continue;
        struct known left_out = known[i - 1];
        size_t n = request->n_known--;
        for (size_t k = i; k < n; k++) known[k - 1] = known[k];
        struct decision now = decide(decider, scratch, request);
        if (is_same(&now, &decision)) continue;
        for (size_t k = n - 1; k >= i; k--) known[k] = known[k - 1];
        known[i - 1] = left_out;
        request->n_known = n;
    }
    return decision;
}

// ---- in words ----

struct writing {
    struct arena *arena;
    const struct playbook *playbook;
    const struct request *request;
    struct buf out;
};

static void add_word(struct writing *w, struct str word) {
    buf_char(&w->out, ' ');
    escape_shell(&w->out, word);
}

static void add_amount(struct writing *w) {
    struct domain domain = {.unit = w->request->gesture->unit.s};
    struct value value = {.type = domain.unit.len ? FACT_NUMBER : FACT_MONEY,
                          .amount = w->request->amount};
    add_word(w, value_show(w->arena, w->playbook, &domain, &value));
}

static void add_known(struct writing *w, const struct known *known) {
    struct domain domain = key_domain(w->playbook, known->key, w->request->gesture->unit.s);
    struct str value = value_show(w->arena, w->playbook, &domain, &known->value);
    if (known->value.type == FACT_YES_NO && known->value.yes)
        add_word(w, domain.name);
    else
        add_word(w, str_fmt(w->arena, "%.*s=%.*s", S_ARG(domain.name), S_ARG(value)));
}

struct str witness_command(struct arena *arena, const struct playbook *playbook,
                           const struct request *request) {
    struct writing w = {arena, playbook, request, buf_new(arena)};
    struct str role = playbook->roles.items[request->role].entry.id.s;
    buf_fmt(&w.out, "empower can %.*s", S_ARG(request->gesture->entry.id.s));
    if (request->has_amount) add_amount(&w);
    for (size_t i = 0; i < request->n_known; i++) add_known(&w, &request->known[i]);
    buf_fmt(&w.out, " --role %.*s", S_ARG(role));
    if (request->as_of.precision != DATE_NONE)
        buf_fmt(&w.out, " --as-of %.*s", S_ARG(date_show(arena, request->as_of)));
    return buf_str(&w.out);
}

// ---- finding one ----

static bool find_case(struct survey *survey, enum verdict wished, struct proof_case *out) {
    diagram_ref where = survey_where(survey, survey_outcome(survey), wished);
    return survey_case(survey, where, out) || survey_case(survey, DIAGRAM_YES, out);
}

struct witness witness_find(struct arena *arena, struct arena *scratch, struct decider *decider,
                            const struct request *asked, enum verdict wished) {
    struct survey *survey = survey_open(decider, scratch, asked);
    struct witness witness = {.verdict = VERDICT_ASK};
    struct proof_case found;
    if (!survey_run(survey) || !find_case(survey, wished, &found)) return witness;
    struct request request = survey_case_request(survey, &found);
    if (asked->has_amount) request.has_amount = true, request.amount = asked->amount;
    struct known *known = arena_array(scratch, struct known, request.n_known);
    bool *kept = arena_array(scratch, bool, request.n_known);
    for (size_t i = 0; i < request.n_known; i++) known[i] = request.known[i];
    request.known = known;
    witness.verdict = witness_shorten(decider, scratch, &request, known, kept).verdict;
    witness.command = witness_command(arena, decider_playbook(decider), &request);
    return witness;
}
