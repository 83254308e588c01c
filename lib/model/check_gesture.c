// Gestures: amounts in their own unit, and limits with their scopes and facts.
#include "model/bind.h"
#include "model/units.h"

bool gesture_amount_read(struct arena *arena, const struct playbook *playbook,
                         const struct gesture *gesture, struct str text, int64_t *out,
                         struct str *error, struct str *better) {
    struct number number;
    struct str unit = gesture ? gesture->unit.s : S("");
    if (unit.len == 0)
        return money_read(arena, text, playbook->header.currency, out, error, better);
    if (!number_read(arena, text, &number, error, better)) return false;
    *out = number.millionths;
    if (number.unit.len == 0 || unit_eq(number.unit, unit)) return true;
    struct str right = unit_show(arena, unit, number.millionths);
    *error = str_fmt(arena, "This gesture is counted in %.*s, not in %.*s.", S_ARG(right),
                     S_ARG(number.unit));
    *better = (struct str){NULL, 0};
    return false;
}

static void check_at_least(struct binder *b, struct gesture *gesture) {
    struct amount *amount = &gesture->at_least;
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (!text_is_set(amount->text)) return;
    amount->set = gesture_amount_read(b->arena, b->playbook, gesture, amount->text.s,
                                      &amount->value, &error, &better);
    const char *rule = gesture->unit.s.len ? "wrong-type" : "bad-money";
    if (!amount->set) bind_bad_scalar(b, rule, amount->text, error, better);
}

// Evidence is there or not: a choice or a sum cannot be.
static void check_evidence(struct binder *b, const struct gesture *gesture) {
    for (size_t i = 0; i < gesture->evidence.n; i++) {
        const struct ref *ref = &gesture->evidence.items[i];
        if (ref->kind != KIND_FACT) continue;
        const struct fact *fact = &b->playbook->facts.items[ref->index];
        if (fact->type == FACT_YES_NO || fact->entry.hurt) continue;
        struct finding *finding = bind_error(b, "wrong-type", ref->id.at,
                                             "\"%.*s\" is no fact of yes or no.", S_ARG(ref->id.s));
        bind_help(b, finding, "Evidence is there or it is not; other facts go under only_when.");
        bind_relate(b, finding, fact->entry.id.at, "the fact is here");
    }
}

// ---- what a limit counts in ----

// "5 per stay" was read as money before the unit was known: its figure is a number of units.
static bool reread(struct binder *b, struct limit *limit, struct text text) {
    struct str rest = text.s, word, error, better;
    struct number number;
    while (str_word(&rest, &word) && str_eq(word, S("exactly"))) {
    }
    if (!is_digit(word.ptr[0]) || !number_read(b->arena, word, &number, &error, &better))
        return false;
    limit->kind = LIMIT_NUMBER;
    limit->amount = number.millionths;
    return true;
}

static void check_unit(struct binder *b, const struct gesture *gesture, struct limit_at *at) {
    struct limit *limit = &at->limit;
    struct str unit = gesture->unit.s;
    if (limit->kind == LIMIT_MONEY && unit.len && !reread(b, limit, at->text)) {
        struct finding *finding = bind_error(b, "wrong-type", at->text.at,
                                             "This gesture is counted in %.*s, not in money.",
                                             S_ARG(unit_show(b->arena, unit, 0)));
        bind_relate(b, finding, gesture->unit.at, "the unit is here");
        limit->kind = LIMIT_UNSET;
    }
    if (limit->kind != LIMIT_NUMBER) return;
    if (unit.len == 0 && limit->unit.len) {
        struct finding *finding = bind_error(b, "wrong-type", at->text.at,
                                             "\"%.*s\" is no money, and this gesture has no unit.",
                                             S_ARG(bind_clip(b, limit->unit)));
        bind_help(b, finding, "Add unit: %.*s to the gesture.", S_ARG(bind_clip(b, limit->unit)));
        limit->kind = LIMIT_UNSET;
    } else if (unit.len && limit->unit.len && !unit_eq(unit, limit->unit)) {
        struct finding *finding = bind_error(
            b, "wrong-type", at->text.at, "This gesture is counted in %.*s, not in %.*s.",
            S_ARG(unit_show(b->arena, unit, 0)), S_ARG(bind_clip(b, limit->unit)));
        bind_relate(b, finding, gesture->unit.at, "the unit is here");
        limit->kind = LIMIT_UNSET;
    }
}

// ---- facts in limits ----

static void limit_fact(struct binder *b, struct limit_at *at, struct str name, uint8_t type,
                       const char *needed, struct ref *out) {
    if (name.len == 0) return;
    *out = bind_ref_within(at->text, name);
    if (!bind_resolve(b, out, 1u << KIND_FACT)) {
        at->limit.kind = LIMIT_UNSET;
        return;
    }
    const struct fact *fact = &b->playbook->facts.items[out->index];
    if (fact->type == type || fact->type == FACT_NONE) return;
    struct finding *finding =
        bind_error(b, "wrong-type", out->id.at, "Here \"%.*s\" must be %s.", S_ARG(name), needed);
    bind_relate(b, finding, fact->entry.id.at, "the fact is here");
    at->limit.kind = LIMIT_UNSET;
}

static void two_facts(struct binder *b, const struct limit_at *at, const struct fact *first,
                      const struct fact *second) {
    struct str unit = bind_clip(b, at->limit.for_each);
    struct finding *finding = bind_error(b, "wrong-type", at->for_each.id.at,
                                         "Two facts are counted in \"%.*s\".", S_ARG(unit));
    bind_help(b, finding, "Name the fact that is meant: for each %.*s.", S_ARG(first->entry.id.s));
    bind_relate(b, finding, first->entry.id.at, "one is here");
    bind_relate(b, finding, second->entry.id.at, "the other one is here");
}

// `for each` names a fact or else the unit of exactly one fact.
static void limit_for_each(struct binder *b, const struct units *units, struct limit_at *at) {
    const struct fact *found[2] = {NULL, NULL};
    struct str name = at->limit.for_each;
    if (name.len == 0 || playbook_find(b->playbook, KIND_FACT, name)) {
        limit_fact(b, at, name, FACT_NUMBER, "a number", &at->for_each);
        return;
    }
    at->for_each = bind_ref_within(at->text, name);
    size_t n = units_find(units, name, found);
    if (n == 1) {
        at->for_each.kind = KIND_FACT;
        at->for_each.index = (int32_t)(found[0] - b->playbook->facts.items);
        return;
    }
    if (n == 2)
        two_facts(b, at, found[0], found[1]);
    else
        bind_undefined(b, at->for_each.id, 1u << KIND_FACT);
    at->limit.kind = LIMIT_UNSET;
}

// ---- scopes ----

static void no_scope(struct binder *b, struct limit_at *at) {
    const struct limit *limit = &at->limit;
    if (limit->kind == LIMIT_UNSET || limit->kind == LIMIT_NONE || limit->scope.len) return;
    struct str text = bind_clip(b, at->text.s);
    struct finding *finding = bind_error(b, "limit-without-scope", at->text.at,
                                         "\"%.*s\" does not say per what.", S_ARG(text));
    bind_help(
        b, finding,
        "Write for example \"%.*s per request\" for each decision, or \"per stay\", \"per guest "
        "per 12 months\" for all that is given there.",
        S_ARG(text));
}

static bool same_scope(struct str a, struct str b) {
    struct str word_a, word_b;
    bool more_a = str_word(&a, &word_a), more_b = str_word(&b, &word_b);
    while (more_a && more_b && str_eq_nocase(word_a, word_b)) {
        more_a = str_word(&a, &word_a);
        more_b = str_word(&b, &word_b);
    }
    return !more_a && !more_b;
}

static bool is_cumulative(const struct limit *limit) {
    return limit->kind != LIMIT_UNSET && limit->kind != LIMIT_NONE && limit->scope.len &&
           !same_scope(limit->scope, S("request"));
}

// What was given already is one figure, so that it can be counted in one scope only.
static void mixed_scopes(struct binder *b, const struct gesture *gesture) {
    const struct limit_at *first = NULL;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct limit_at *at = &gesture->authority.items[i].limit;
        if (!is_cumulative(&at->limit)) continue;
        if (!first) first = at;
        if (same_scope(first->limit.scope, at->limit.scope)) continue;
        struct finding *finding = bind_error(
            b, "mixed-scopes", at->text.at, "This limit counts per %.*s, another one per %.*s.",
            S_ARG(bind_clip(b, at->limit.scope)), S_ARG(bind_clip(b, first->limit.scope)));
        bind_help(b, finding, "Count all limits of a gesture in one scope, or per request.");
        bind_relate(b, finding, first->text.at, "the other limit is here");
        return;
    }
}

static void check_limit(struct binder *b, const struct units *units, const struct gesture *gesture,
                        struct limit_at *at) {
    bool money = gesture->unit.s.len == 0;
    check_unit(b, gesture, at);
    no_scope(b, at);
    limit_fact(b, at, at->limit.fact, money ? FACT_MONEY : FACT_NUMBER,
               money ? "a sum of money" : "a number", &at->fact);
    limit_fact(b, at, at->limit.percent, FACT_NUMBER, "a number", &at->percent);
    limit_for_each(b, units, at);
}

void bind_limits(struct binder *b) {
    struct units units = units_of(b->arena, b->playbook);
    for (size_t i = 0; i < b->playbook->gestures.n; i++) {
        struct gesture *gesture = &b->playbook->gestures.items[i];
        bind_at(b, "gestures", &gesture->entry);
        check_at_least(b, gesture);
        check_evidence(b, gesture);
        for (size_t k = 0; k < gesture->authority.n; k++)
            check_limit(b, &units, gesture, &gesture->authority.items[k].limit);
        mixed_scopes(b, gesture);
    }
    bind_at(b, NULL, NULL);
}
