// Facts: each has one type, and what is assumed of it must be a value of that type.
#include "base/map.h"
#include "model/bind.h"

static void no_type(struct binder *b, const struct fact *fact) {
    struct finding *finding =
        bind_error(b, "missing-key", fact->entry.id.at, "This fact does not say what it is.");
    bind_help(b, finding, "Add one of yes_no:, choice:, money:, number:, date: or time:.");
}

static void check_choices(struct binder *b, const struct fact *fact) {
    struct map seen = map_new(b->arena);
    if (fact->choices.n == 0 && !fact->entry.hurt)
        bind_error(b, "wrong-type", fact->entry.id.at, "This choice has nothing to choose from.");
    for (uint32_t i = 0; i < fact->choices.n; i++) {
        struct text choice = fact->choices.items[i];
        uint32_t first = *map_put(&seen, choice.s, i);
        if (first == i) continue;
        struct finding *finding =
            bind_error(b, "duplicate-id", choice.at, "The choice \"%.*s\" is there twice.",
                       S_ARG(bind_clip(b, choice.s)));
        bind_relate(b, finding, fact->choices.items[first].at, "the other one is here");
    }
}

static void check_fixed(struct binder *b, const struct fact *fact, const char *name, uint8_t type,
                        const char *words) {
    if (!str_eq(fact->entry.id.s, str_of(name)) || fact->type == type) return;
    struct finding *finding =
        bind_error(b, "wrong-type", fact->entry.id.at, "\"%s\" always is %s.", name, words);
    bind_help(b, finding, "Write for example %s: {%s: given before, look_in: pms}", name,
              type == FACT_MONEY ? "money" : "number");
}

void bind_facts(struct binder *b) {
    for (size_t i = 0; i < b->playbook->facts.n; i++) {
        struct fact *fact = &b->playbook->facts.items[i];
        bind_at(b, "facts", &fact->entry);
        if (fact->type == FACT_NONE) {
            if (!fact->entry.hurt) no_type(b, fact);
            fact->entry.hurt = true;
            continue;
        }
        if (fact->type == FACT_CHOICE) check_choices(b, fact);
        check_fixed(b, fact, "given", FACT_MONEY, "a sum of money");
        check_fixed(b, fact, "times_given", FACT_NUMBER, "a number");
    }
    bind_at(b, NULL, NULL);
}

void bind_assumed(struct binder *b) {
    for (size_t i = 0; i < b->playbook->facts.n; i++) {
        struct fact *fact = &b->playbook->facts.items[i];
        if (fact->type == FACT_NONE || !text_is_set(fact->assume_text)) continue;
        bind_at(b, "facts", &fact->entry);
        if (!fact_value_read(b, fact, RESERVED_NONE, fact->assume_text, &fact->assume))
            fact->assume.type = FACT_NONE;
    }
    bind_at(b, NULL, NULL);
}
