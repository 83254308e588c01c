// Collects every name of an entry, from references, conditions, limits and examples.
#include "editor/names.h"

#include "model/condition.h"
#include "model/walk.h"

struct collecting {
    struct names names;
    const struct playbook *playbook;
};

static void add(struct collecting *c, struct span at, enum kind kind, size_t index, bool defines) {
    if (kind == KIND_NONE || span_is_nowhere(at)) return;
    *PUSH(c->names.arena, &c->names.list) =
        (struct name){at, (uint8_t)kind, (uint32_t)index, defines};
}

static void add_ref(struct collecting *c, const struct ref *ref) {
    if (ref->index >= 0) add(c, ref->id.at, (enum kind)ref->kind, (size_t)ref->index, false);
}

static void add_word(struct collecting *c, struct text word, enum kind kind) {
    const struct entry *entry = playbook_find(c->playbook, kind, word.s);
    if (!entry) return;
    const char *first = playbook_section(c->playbook, kind)->items;
    add(c, word.at, kind, (size_t)((const char *)entry - first) / kind_size(kind), false);
}

static void take_ref(void *context, struct ref *ref, uint32_t kinds) {
    (void)kinds;
    add_ref(context, ref);
}

// The values of some facts are entries: roles, teams, gestures.
static void add_values(struct collecting *c, const struct test *test) {
    struct domain domain = domain_of_test(c->playbook, test, (struct str){NULL, 0});
    for (size_t i = 0; domain.kind != KIND_NONE && i < test->values.n; i++)
        add_word(c, test->values.items[i].text, (enum kind)domain.kind);
}

static void take_condition(void *context, struct condition *condition) {
    for (size_t i = 0; i < condition->parts.n; i++)
        take_condition(context, &condition->parts.items[i]);
    if (condition->kind != CONDITION_TEST) return;
    add_ref(context, &condition->test.fact);
    add_ref(context, &condition->test.other);
    add_values(context, &condition->test);
}

static void take_limit(void *context, struct limit_at *limit) {
    add_ref(context, &limit->fact);
    add_ref(context, &limit->percent);
    add_ref(context, &limit->for_each);
}

static void take_facts(void *context, fact_values *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        const struct fact_value *value = &facts->items[i];
        add_ref(context, &value->fact);
        if (value->reserved == RESERVED_TEAM) add_word(context, value->text, KIND_TEAM);
    }
}

static void add_definitions(struct collecting *c) {
    const struct entry *entry;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        for (size_t i = 0; (entry = playbook_entry(c->playbook, (enum kind)kind, i)); i++)
            add(c, entry->id.at, (enum kind)kind, i, true);
}

static void add_examples(struct collecting *c) {
    for (size_t i = 0; i < c->playbook->examples.n; i++) {
        const struct example *example = &c->playbook->examples.items[i];
        if (text_is_set(example->said)) add_word(c, example->expect, KIND_SCENARIO);
        for (size_t k = 0; k < example->missing.n; k++)
            add_word(c, example->missing.items[k], KIND_FACT);
    }
}

struct names names_of(struct arena *arena, struct playbook *playbook) {
    struct collecting c = {{.arena = arena}, playbook};
    const struct walk walk = {.context = &c,
                              .ref = take_ref,
                              .condition = take_condition,
                              .limit = take_limit,
                              .facts = take_facts};
    add_definitions(&c);
    add_examples(&c);
    walk_playbook(playbook, &walk);
    return c.names;
}

const struct name *name_at(const struct names *names, uint32_t position) {
    for (size_t i = 0; i < names->list.n; i++) {
        const struct name *name = &names->list.items[i];
        if (name->at.start <= position && position <= name->at.end) return name;
    }
    return NULL;
}

bool name_is_same(const struct name *a, const struct name *b) {
    return a->kind == b->kind && a->index == b->index;
}
