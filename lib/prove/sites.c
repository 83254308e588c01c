// Places where somebody can mistype what a decision rests on.
#include "prove/sites.h"

#include "model/condition.h"

struct finding_sites {
    struct arena *arena;
    sites *out;
    const struct ground *ground;
    struct term *term;
};

static struct site *add(struct finding_sites *f, enum site_part part, struct span at) {
    struct site *site = PUSH(f->arena, f->out);
    *site = (struct site){.part = part, .at = at, .ground = f->ground, .term = f->term};
    return site;
}

// ---- conditions ----

static bool is_choice(const struct test *test) {
    return test->values.n && test->values.items[0].type == FACT_CHOICE;
}

static void add_test(struct finding_sites *f, struct condition *condition) {
    const struct test *test = &condition->test;
    bool period = test->op == TEST_WITHIN, compared = test->other.id.s.len > 0;
    size_t n = period || (compared && test->op > TEST_NOT) ? 1 : test->values.n;
    if (condition->hurt || is_choice(test)) return;
    for (size_t i = 0; i < n; i++) {
        struct site *site = add(f, SITE_TEST, condition->at);
        site->condition = condition;
        site->value = i;
    }
}

static void add_condition(struct finding_sites *f, struct condition *condition) {
    if (!condition) return;
    for (size_t i = 0; i < condition->parts.n; i++) add_condition(f, &condition->parts.items[i]);
    if (condition->kind == CONDITION_TEST) add_test(f, condition);
}

static void add_dates(struct finding_sites *f, struct when *from, struct when *until) {
    if (from->date.precision) add(f, SITE_FROM, from->at)->when = from;
    if (until->date.precision) add(f, SITE_UNTIL, until->at)->when = until;
}

// ---- grounds ----

static bool is_counted(enum limit_kind kind) {
    return kind == LIMIT_MONEY || kind == LIMIT_NUMBER || kind == LIMIT_PERCENT_OF_FACT;
}

// A guardrail's own dates stand once, however many clauses it has.
static bool is_first_of_guardrail(const struct ground *ground) {
    const struct guardrail *guardrail = ground->guardrail;
    if (!guardrail || !ground->clause) return guardrail != NULL;
    return !guardrail->never_together.n && ground->clause == guardrail->never_when.items;
}

static void add_ground(struct finding_sites *f, const struct ground *ground) {
    f->ground = ground;
    if (ground->grant && is_counted(ground->grant->limit.limit.kind))
        add(f, SITE_LIMIT, ground->grant->limit.text.at);
    if (ground->kind == GROUND_AT_LEAST) add(f, SITE_AT_LEAST, ground->at);
    if (ground->kind == GROUND_AT_MOST) add(f, SITE_AT_MOST, ground->at);
    add_condition(f, ground_when(ground));
    if (ground->grant) add_dates(f, &ground->grant->from, &ground->grant->until);
    if (ground->clause) add_dates(f, &ground->clause->from, &ground->clause->until);
    if (is_first_of_guardrail(ground))
        add_dates(f, &ground->guardrail->from, &ground->guardrail->until);
    if (ground->escalation) add_dates(f, &ground->escalation->from, &ground->escalation->until);
}

// ---- in order ----

static bool is_before(const struct site *a, const struct site *b) {
    if (a->part != b->part) return a->part < b->part;
    if (a->at.start != b->at.start) return a->at.start < b->at.start;
    return a->value < b->value;
}

// Shell's sort: a playbook may have thousands.
static void sort(sites *list) {
    for (size_t gap = list->n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (size_t i = gap; i < list->n; i++) {
            struct site site = list->items[i];
            size_t at = i;
            for (; at >= gap && is_before(&site, &list->items[at - gap]); at -= gap)
                list->items[at] = list->items[at - gap];
            list->items[at] = site;
        }
    }
}

sites sites_of(struct arena *arena, struct playbook *playbook, const grounds *all) {
    sites out = {0};
    struct finding_sites f = {.arena = arena, .out = &out};
    for (size_t i = 0; i < all->n; i++) add_ground(&f, &all->items[i]);
    f.ground = NULL;
    for (size_t i = 0; i < playbook->terms.n; i++) {
        f.term = &playbook->terms.items[i];
        add_condition(&f, f.term->when);
    }
    sort(&out);
    return out;
}

// ---- in words ----

struct str site_id(struct arena *arena, const struct site *site) {
    return site->term ? site->term->entry.id.s : ground_id(arena, site->ground);
}

static struct str least_words(struct arena *arena, const struct playbook *playbook,
                              const struct gesture *gesture) {
    struct value value = {.type = FACT_MONEY, .amount = gesture->at_least.value};
    struct domain domain = {.unit = gesture->unit.s};
    if (domain.unit.len) value.type = FACT_NUMBER;
    return value_show(arena, playbook, &domain, &value);
}

struct str site_words(struct arena *arena, const struct playbook *playbook,
                      const struct site *site) {
    switch (site->part) {
    case SITE_LIMIT:
        return limit_show(arena, &site->ground->grant->limit.limit, playbook->header.currency);
    case SITE_AT_LEAST: return least_words(arena, playbook, site->ground->gesture);
    case SITE_AT_MOST: {
        const struct at_most *most = &site->ground->gesture->at_most.most;
        return str_fmt(arena, "%d per %.*s", most->count, S_ARG(most->scope));
    }
    case SITE_TEST: return condition_show(arena, playbook, site->condition);
    default:
        return str_fmt(arena, "%s %.*s", site->part == SITE_FROM ? "from" : "until",
                       S_ARG(date_show(arena, site->when->date)));
    }
}
