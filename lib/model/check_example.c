// Examples: facts with values of their type, amounts in the gesture's unit, answers that exist.
#include "model/bind.h"
#include "model/condition.h"

// ---- facts ----

// Reserved facts that an example may set among its facts.
static bool may_be_set(uint8_t reserved) {
    return reserved == RESERVED_CHANNEL || reserved == RESERVED_COUNTRY ||
           reserved == RESERVED_TEAM;
}

// The key of an example that says the same as a reserved fact would.
static const char *own_key(uint8_t reserved) {
    switch ((enum reserved_fact)reserved) {
    case RESERVED_ROLE: return "as";
    case RESERVED_NOW: return "on";
    default: return reserved_name(reserved);
    }
}

static void check_fact(struct binder *b, struct fact_value *value) {
    uint8_t reserved = reserved_of_name(value->name.s);
    const struct fact *fact = NULL;
    if (reserved != RESERVED_NONE && !may_be_set(reserved)) {
        struct finding *finding =
            bind_error(b, "wrong-type", value->name.at, "\"%.*s\" does not stand among the facts.",
                       S_ARG(value->name.s));
        bind_help(b, finding, "Write %s: beside facts:.", own_key(reserved));
        return;
    }
    if (reserved == RESERVED_NONE && playbook_find(b->playbook, KIND_TERM, value->name.s)) {
        struct finding *finding =
            bind_error(b, "wrong-type", value->name.at, "\"%.*s\" is a term, which nobody can set.",
                       S_ARG(value->name.s));
        bind_help(b, finding, "Set the facts that it rests on.");
        return;
    }
    if (reserved == RESERVED_NONE) {
        if (!bind_resolve(b, &value->fact, 1u << KIND_FACT)) return;
        fact = &b->playbook->facts.items[value->fact.index];
        if (fact->type == FACT_NONE) return;
    }
    value->reserved = reserved;
    if (!fact_value_read(b, fact, reserved, value->text, &value->value))
        value->value.type = FACT_NONE;
}

static void check_missing(struct binder *b, const struct example *example) {
    for (size_t i = 0; i < example->missing.n; i++) {
        struct text name = example->missing.items[i];
        if (reserved_of_name(name.s) != RESERVED_NONE) continue;
        if (!playbook_find(b->playbook, KIND_FACT, name.s))
            bind_undefined(b, name, 1u << KIND_FACT);
    }
}

// ---- amounts ----

static const struct gesture *gesture_of(const struct playbook *playbook, const struct ref *ref) {
    return ref->kind == KIND_GESTURE ? &playbook->gestures.items[ref->index] : NULL;
}

static void check_amount(struct binder *b, const struct gesture *gesture, struct text text) {
    int64_t amount;
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (!text_is_set(text) || !gesture) return;
    if (gesture_amount_read(b->arena, b->playbook, gesture, text.s, &amount, &error, &better))
        return;
    bind_bad_scalar(b, gesture->unit.s.len ? "wrong-type" : "bad-money", text, error, better);
}

static void check_amounts(struct binder *b, const struct example *example) {
    const struct gesture *give = gesture_of(b->playbook, &example->give);
    union grammar_value times;
    check_amount(b, give, example->amount);
    check_amount(b, give, example->given);
    if (!str_eq(example->limit.s, S("no limit"))) check_amount(b, give, example->limit);
    check_amount(b, gesture_of(b->playbook, &example->never), example->over);
    if (text_is_set(example->times_given))
        bind_grammar(b, GRAMMAR_NUMBER, example->times_given, &times);
}

// ---- the question and its answer ----

static void check_verdict(struct binder *b, struct text expect) {
    static const struct str verdicts[] = {S_INIT("allow"), S_INIT("needs-approval"), S_INIT("deny"),
                                          S_INIT("escalate"), S_INIT("ask")};
    size_t n = sizeof verdicts / sizeof *verdicts;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(expect.s, verdicts[i])) return;
    }
    struct finding *finding = bind_error(b, "wrong-type", expect.at, "\"%.*s\" is no verdict.",
                                         S_ARG(bind_clip(b, expect.s)));
    bind_help(b, finding, "Write allow, needs-approval, deny, escalate or ask.");
    bind_did_you_mean(b, finding, expect.at, bind_nearest(b, expect.s, verdicts, n));
}

static void check_expect(struct binder *b, const struct example *example) {
    if (!text_is_set(example->expect)) return;
    if (!text_is_set(example->said)) {
        check_verdict(b, example->expect);
        return;
    }
    if (str_eq(example->expect.s, S("nothing"))) return;
    if (!playbook_find(b->playbook, KIND_SCENARIO, example->expect.s))
        bind_undefined(b, example->expect, 1u << KIND_SCENARIO);
}

static void lacks(struct binder *b, const struct example *example, const char *key,
                  const char *value) {
    struct finding *finding =
        bind_error(b, "missing-key", example->at, "This example has no \"%s\".", key);
    bind_help(b, finding, "Add for example %s: %s", key, value);
}

static void check_question(struct binder *b, const struct example *example) {
    bool said = text_is_set(example->said), give = text_is_set(example->give.id);
    bool never = text_is_set(example->never.id);
    if (!said && !give && !never) {
        lacks(b, example, "give", "stay-credit");
        return;
    }
    if (give && !text_is_set(example->role.id)) lacks(b, example, "as", "guest-agent");
    if (!never && !text_is_set(example->expect))
        lacks(b, example, "expect", give ? "allow" : "noisy-room");
}

void bind_examples(struct binder *b) {
    for (size_t i = 0; i < b->playbook->examples.n; i++) {
        struct example *example = &b->playbook->examples.items[i];
        bind_at(b, "examples", NULL);
        check_question(b, example);
        for (size_t k = 0; k < example->facts.n; k++) check_fact(b, &example->facts.items[k]);
        check_missing(b, example);
        check_amounts(b, example);
        check_expect(b, example);
    }
    bind_at(b, NULL, NULL);
}
