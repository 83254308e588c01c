// What the values of each fact are: declared, reserved, or a term's yes or no.
#include "model/condition.h"

struct reserved_row {
    struct str name;
    uint8_t type;
    uint8_t kind; // enum kind of the entries that are its values, or KIND_NONE
};

static const struct reserved_row reserved_rows[] = {
    [RESERVED_NONE] = {S_INIT(""), FACT_NONE, KIND_NONE},
    [RESERVED_ROLE] = {S_INIT("role"), FACT_CHOICE, KIND_ROLE},
    [RESERVED_AMOUNT] = {S_INIT("amount"), FACT_MONEY, KIND_NONE},
    [RESERVED_CHANNEL] = {S_INIT("channel"), FACT_CHOICE, KIND_NONE},
    [RESERVED_COUNTRY] = {S_INIT("country"), FACT_CHOICE, KIND_NONE},
    [RESERVED_TEAM] = {S_INIT("team"), FACT_CHOICE, KIND_TEAM},
    [RESERVED_NOW] = {S_INIT("now"), FACT_TIME, KIND_NONE},
    [RESERVED_GIVEN] = {S_INIT("given"), FACT_MONEY, KIND_NONE},
    [RESERVED_TIMES_GIVEN] = {S_INIT("times_given"), FACT_NUMBER, KIND_NONE},
    [RESERVED_ALSO_GIVEN] = {S_INIT("also_given"), FACT_CHOICE, KIND_GESTURE},
};

uint8_t reserved_of_name(struct str name) {
    for (uint8_t i = RESERVED_NONE + 1; i <= RESERVED_ALSO_GIVEN; i++)
        if (str_eq(name, reserved_rows[i].name)) return i;
    return RESERVED_NONE;
}

const char *reserved_name(uint8_t reserved) {
    return reserved_rows[reserved].name.ptr;
}

const char *fact_type_words(uint8_t type) {
    static const char *const words[] = {"nothing known", "yes or no", "a choice", "money",
                                        "a number",      "a date",    "a time"};
    return words[type];
}

static const texts *applies_to(const struct playbook *playbook, uint8_t reserved) {
    return reserved == RESERVED_CHANNEL ? &playbook->header.channels : &playbook->header.countries;
}

struct domain domain_reserved(const struct playbook *playbook, uint8_t reserved, struct str unit) {
    const struct reserved_row *row = &reserved_rows[reserved];
    struct domain domain = {.reserved = reserved, .type = row->type, .kind = row->kind};
    domain.name = row->name;
    if ((reserved == RESERVED_AMOUNT || reserved == RESERVED_GIVEN) && unit.len) {
        domain.type = FACT_NUMBER;
        domain.unit = unit;
    }
    if (reserved == RESERVED_TEAM) domain.open = playbook->teams.n == 0;
    if (reserved == RESERVED_CHANNEL || reserved == RESERVED_COUNTRY)
        domain.open = applies_to(playbook, reserved)->n == 0;
    return domain;
}

struct domain domain_of_fact(const struct fact *fact) {
    return (struct domain){.fact = fact,
                           .type = fact->type,
                           .may_be_negative = fact->may_be_negative.yes,
                           .name = fact->entry.id.s,
                           .unit = fact->unit.s};
}

struct domain domain_of_term(const struct term *term) {
    return (struct domain){.type = FACT_YES_NO, .name = term->entry.id.s};
}

struct domain domain_of_test(const struct playbook *playbook, const struct test *test,
                             struct str unit) {
    const struct ref *ref = &test->fact;
    if (test->reserved) return domain_reserved(playbook, test->reserved, unit);
    if (ref->kind == KIND_FACT) return domain_of_fact(&playbook->facts.items[ref->index]);
    if (ref->kind == KIND_TERM) return domain_of_term(&playbook->terms.items[ref->index]);
    return (struct domain){.name = ref->id.s};
}

static struct str text_at(const texts *list, size_t i) {
    return i < list->n ? list->items[i].s : (struct str){NULL, 0};
}

struct str domain_choice(const struct playbook *playbook, const struct domain *domain, size_t i) {
    struct str none = {NULL, 0};
    if (domain->type != FACT_CHOICE) return none;
    if (domain->fact) return text_at(&domain->fact->choices, i);
    if (domain->kind == KIND_NONE) return text_at(applies_to(playbook, domain->reserved), i);
    const struct entry *entry = playbook_entry(playbook, domain->kind, i);
    return entry ? entry->id.s : none;
}
