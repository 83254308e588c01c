// Gives every test of a playbook its fact and its type, once the facts are known.
#include "base/map.h"
#include "model/bind.h"
#include "model/terms.h"
#include "model/test_read.h"

enum { FEW_CHOICES = 16 }; // from here on a map finds a choice faster than looking through them

struct resolver {
    struct binder *b;
    struct str unit;      // what the gesture at hand is counted in; empty = money
    struct map **choices; // by fact; made when first needed
    struct map *channels, *countries;
};

// ---- reporting ----

// A test that may take the place of another wherever that stands.
static struct str as_yaml(struct binder *b, struct str test) {
    return test.ptr[0] == '[' ? test : bind_as_yaml(b, test);
}

// May the value be one that a broken file lost? Then nothing is said of it.
static bool is_uncertain(const struct binder *b, const struct domain *domain) {
    if (domain->fact) return domain->fact->entry.hurt;
    return domain->kind ? b->lost[domain->kind] : domain->type == FACT_CHOICE && b->playbook->hurt;
}

static void report(struct binder *b, const struct domain *domain, struct text text,
                   const struct value_fault *fault) {
    if (!fault->rule || is_uncertain(b, domain)) {
        if (b->entry) b->entry->hurt = true;
        return;
    }
    struct finding *finding = bind_error(b, fault->rule, text.at, "%.*s", S_ARG(fault->says));
    struct str right = fault->right, help = fault->help;
    if (!right.len) {
        if (help.len) bind_help(b, finding, "%.*s", S_ARG(help));
        return;
    }
    if (fault->sure)
        bind_help(b, finding, "Write \"%.*s\".", S_ARG(right));
    else
        bind_help(b, finding, "Did you mean \"%.*s\"?%s%.*s", S_ARG(right), help.len ? " " : "",
                  S_ARG(help));
    bind_fix(b, finding, fault->sure, fault->sure ? "Write the right form." : "Write the nearest.",
             text.at, as_yaml(b, right));
}

bool fact_value_read(struct binder *b, const struct fact *fact, uint8_t reserved, struct text text,
                     struct value *out) {
    struct value_fault fault;
    struct domain domain =
        fact ? domain_of_fact(fact) : domain_reserved(b->playbook, reserved, (struct str){NULL, 0});
    if (value_read(b->arena, b->playbook, &domain, text, out, &fault)) return true;
    report(b, &domain, text, &fault);
    *out = (struct value){.text = text};
    return false;
}

// ---- tests ----

static struct map **index_place(struct resolver *r, const struct test *test) {
    if (test->fact.kind == KIND_FACT) return &r->choices[test->fact.index];
    if (test->reserved == RESERVED_CHANNEL) return &r->channels;
    if (test->reserved == RESERVED_COUNTRY) return &r->countries;
    return NULL;
}

static const struct map *index_of(struct resolver *r, const struct test *test,
                                  const struct domain *domain) {
    const struct playbook *playbook = r->b->playbook;
    struct map **place = index_place(r, test);
    if (!place || *place || !domain_choice(playbook, domain, FEW_CHOICES).ptr)
        return place ? *place : NULL;
    *place = arena_new(r->b->arena, struct map);
    **place = map_new(r->b->arena);
    struct str name;
    for (uint32_t i = 0; (name = domain_choice(playbook, domain, i)).ptr; i++)
        map_put(*place, name, i);
    return *place;
}

static void no_such_fact(struct binder *b, struct text id) {
    static const char *const names[] = {"role",        "amount", "channel", "country",
                                        "team",        "now",    "given",   "all",
                                        "times_given", "any",    "none",    "also_given"};
    struct str words[sizeof names / sizeof *names];
    size_t n = sizeof names / sizeof *names;
    for (size_t i = 0; i < n; i++) words[i] = str_of(names[i]);
    struct str right = bind_nearest(b, id.s, words, n);
    if (!right.len) {
        bind_undefined(b, id, 1u << KIND_FACT | 1u << KIND_TERM);
        return;
    }
    struct finding *finding =
        bind_error(b, "undefined-reference", id.at, "There is no fact or term \"%.*s\".",
                   S_ARG(bind_clip(b, id.s)));
    bind_did_you_mean(b, finding, id.at, right);
}

static void note_symbols(struct binder *b, struct text written, struct str words) {
    struct finding *finding =
        bind_note(b, "symbol-test", written.at, "\"%.*s\" is written in symbols.",
                  S_ARG(bind_clip(b, written.s)));
    bind_help(b, finding, "Write \"%.*s\".", S_ARG(words));
    bind_fix(b, finding, true, "Write the test in words.", written.at, as_yaml(b, words));
}

static bool type_scalar(struct binder *b, const struct test_reader *reader, struct test *test) {
    struct text written = test->text;
    if (!test_read_scalar(reader, written, test)) {
        report(b, reader->domain, written, reader->fault);
        return false;
    }
    if (!str_eq(test->text.s, str_trim(written.s))) note_symbols(b, written, test->text.s);
    return true;
}

static bool type_list(struct binder *b, const struct test_reader *reader, struct test *test) {
    size_t n_read;
    if (test_read_list(reader, test, &n_read)) return true;
    report(b, reader->domain, test->values.items[n_read].text, reader->fault);
    test->values.n = 0;
    return false;
}

static bool type_test(struct resolver *r, struct test *test) {
    struct binder *b = r->b;
    struct domain domain = domain_of_test(b->playbook, test, r->unit);
    struct value_fault fault;
    const struct test_reader reader = {b->arena, b->playbook, &domain, &fault};
    domain.index = index_of(r, test, &domain);
    return test->op == RAW_SCALAR ? type_scalar(b, &reader, test) : type_list(b, &reader, test);
}

static void resolve_test(struct resolver *r, struct condition *condition) {
    struct test *test = &condition->test;
    bool read = !condition->hurt;
    if (!fact_named(r->b->playbook, test->fact.id.s, &test->fact, &test->reserved)) {
        if (read) no_such_fact(r->b, test->fact.id); // else enough was said of this place
        read = false;
    }
    if (read) read = type_test(r, test);
    if (test->op >= RAW_SCALAR) test->op = TEST_IS;
    condition->hurt = !read || term_is_hurt(r->b->playbook, &test->fact) ||
                      term_is_hurt(r->b->playbook, &test->other);
}

static void resolve(struct resolver *r, struct condition *condition) {
    if (!condition) return;
    if (condition->kind == CONDITION_TEST) {
        resolve_test(r, condition);
        return;
    }
    for (size_t i = 0; i < condition->parts.n; i++) {
        resolve(r, &condition->parts.items[i]);
        condition->hurt |= condition->parts.items[i].hurt;
    }
}

// ---- the whole playbook ----

static void resolve_clauses(struct resolver *r, clauses *list) {
    for (size_t i = 0; i < list->n; i++) resolve(r, list->items[i].when);
}

static void resolve_gesture(struct resolver *r, struct gesture *gesture) {
    bind_at(r->b, "gestures", &gesture->entry);
    r->unit = gesture->unit.s;
    resolve_clauses(r, &gesture->only_when);
    resolve_clauses(r, &gesture->never_when);
    for (size_t i = 0; i < gesture->authority.n; i++) resolve(r, gesture->authority.items[i].when);
    r->unit = (struct str){NULL, 0};
}

// A guardrail's amounts are in the unit that all its gestures share; else they are money.
static struct str unit_of_guardrail(const struct playbook *playbook,
                                    const struct guardrail *guardrail) {
    struct str unit = {NULL, 0};
    for (size_t i = 0; i < guardrail->gestures.n; i++) {
        const struct ref *ref = &guardrail->gestures.items[i];
        if (ref->kind != KIND_GESTURE) continue;
        struct str other = playbook->gestures.items[ref->index].unit.s;
        if (!other.len || (unit.len && !unit_eq(unit, other))) return (struct str){NULL, 0};
        unit = other;
    }
    return unit;
}

void conditions_resolve(struct binder *b) {
    struct playbook *playbook = b->playbook;
    struct resolver r = {.b = b};
    r.choices = arena_array(b->arena, struct map *, playbook->facts.n);
    for (size_t i = 0; i < playbook->terms.n; i++) {
        bind_at(b, "terms", &playbook->terms.items[i].entry);
        resolve(&r, playbook->terms.items[i].when);
    }
    terms_check(b);
    for (size_t i = 0; i < playbook->gestures.n; i++)
        resolve_gesture(&r, &playbook->gestures.items[i]);
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        struct guardrail *guardrail = &playbook->guardrails.items[i];
        bind_at(b, "guardrails", &guardrail->entry);
        r.unit = unit_of_guardrail(playbook, guardrail);
        resolve_clauses(&r, &guardrail->never_when);
    }
    r.unit = (struct str){NULL, 0};
    for (size_t i = 0; i < playbook->escalations.n; i++) {
        bind_at(b, "escalations", &playbook->escalations.items[i].entry);
        resolve(&r, playbook->escalations.items[i].when);
    }
    bind_at(b, NULL, NULL);
}
