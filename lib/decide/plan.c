// Plans: what of a playbook matters to one role and one gesture, found once.
#include "decide/plan.h"

#include "decide/inner.h"

// ---- keys and slots ----

static int32_t fact_named(const struct playbook *playbook, const char *name) {
    const struct entry *fact = playbook_find(playbook, KIND_FACT, str_of(name));
    return fact ? (int32_t)((const struct fact *)(const void *)fact - playbook->facts.items) : -1;
}

fact_key key_of_reserved(const struct playbook *playbook, uint8_t reserved) {
    return (fact_key)playbook->facts.n + reserved;
}

// `given` and `times_given` stay what they are where `facts:` declares them.
fact_key key_of_fact(const struct playbook *playbook, size_t fact) {
    uint8_t reserved = reserved_of_name(playbook->facts.items[fact].entry.id.s);
    return reserved ? key_of_reserved(playbook, reserved) : (fact_key)fact;
}

struct domain key_domain(const struct playbook *playbook, fact_key key, struct str unit) {
    if (key < playbook->facts.n) return domain_of_fact(&playbook->facts.items[key]);
    return domain_reserved(playbook, (uint8_t)(key - playbook->facts.n), unit);
}

fact_key key_of_ref(const struct decider *decider, const struct ref *ref, uint8_t reserved) {
    if (ref->kind == KIND_FACT) return (fact_key)ref->index; // no reserved one is bound as a fact
    switch ((enum reserved_fact)reserved) {
    case RESERVED_AMOUNT:
    case RESERVED_CHANNEL:
    case RESERVED_COUNTRY:
    case RESERVED_TEAM:
    case RESERVED_GIVEN:
    case RESERVED_TIMES_GIVEN: return key_of_reserved(decider->playbook, reserved);
    default: return NO_SLOT;
    }
}

uint32_t slot_of(const struct decider *decider, fact_key key) {
    return decider->slot_of_key[key];
}

// ---- rules ----

static struct rule *add_rule(struct reading *r, rules *list, uint8_t kind,
                             const struct condition *when, struct str id, struct span at) {
    struct rule *rule = PUSH(r->decider->arena, list);
    *rule = (struct rule){.kind = kind, .when = when, .id = id, .at = at, .lifter = -1, .with = -1};
    r->marks = (numbers){0};
    mark_condition(r, when);
    rule->marks = r->marks.items;
    rule->n_marks = (uint32_t)r->marks.n;
    return rule;
}

static void set_dates(struct rule *rule, int place, const struct when *from,
                      const struct when *until) {
    rule->from[place] = from;
    rule->until[place] = until;
}

static bool names(const refs *list, int32_t index) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index == index) return true;
    return false;
}

static int32_t index_of(const struct decider *decider, const struct gesture *gesture) {
    return (int32_t)(gesture - decider->playbook->gestures.items);
}

static void add_escalation(struct reading *r, const struct escalation *escalation) {
    const struct period *within = &escalation->within.period;
    struct rule *rule = add_rule(r, &r->plan->escalations, RULE_ESCALATION, escalation->when,
                                 escalation->entry.id.s, escalation->entry.id.at);
    rule->escalation = escalation;
    rule->within = within->count ? period_minutes(*within) : INT64_MAX;
    set_dates(rule, 0, &escalation->from, &escalation->until);
}

// The shortest `within` first, then the smallest id; without one last.
static int compare_escalations(const struct rule *a, const struct rule *b) {
    if (a->within != b->within) return a->within < b->within ? -1 : 1;
    return str_cmp(a->id, b->id);
}

static void add_escalations(struct reading *r, const numbers *list) {
    for (size_t i = 0; i < list->n; i++) {
        const struct escalation *escalation =
            &r->decider->playbook->escalations.items[list->items[i]];
        if (escalation->roles.n && !names(&escalation->roles, r->plan->role)) continue;
        add_escalation(r, escalation);
    }
}

static void fill_guardrail(struct rule *rule, const struct guardrail *guardrail) {
    rule->guardrail = guardrail;
    rule->lifter = guardrail->liftable_by.kind == KIND_ROLE ? guardrail->liftable_by.index : -1;
    set_dates(rule, 0, &guardrail->from, &guardrail->until);
}

static void add_guardrail(struct reading *r, const struct guardrail *guardrail, bool together) {
    rules *list = guardrail->liftable_by.kind == KIND_ROLE ? &r->plan->soft : &r->plan->hard;
    struct str id = guardrail->entry.id.s;
    if (together) {
        struct rule *rule = add_rule(r, list, RULE_TOGETHER, NULL, id, guardrail->entry.id.at);
        fill_guardrail(rule, guardrail);
    }
    for (size_t i = 0; i < guardrail->never_when.n; i++) {
        const struct clause *clause = &guardrail->never_when.items[i];
        struct str own = clause->id.s.len ? clause->id.s : id;
        struct rule *rule = add_rule(r, list, RULE_GUARDRAIL, clause->when, own, clause->at);
        fill_guardrail(rule, guardrail);
        set_dates(rule, 1, &clause->from, &clause->until);
        rule->clause = clause;
    }
}

static void add_guardrails(struct reading *r, const numbers *list) {
    const struct playbook *playbook = r->decider->playbook;
    int32_t gesture = index_of(r->decider, r->plan->gesture);
    for (size_t i = 0; i < list->n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[list->items[i]];
        const struct ref *lifter = &guardrail->liftable_by;
        if (lifter->kind == KIND_ROLE && role_is_from(playbook, r->plan->role, lifter->index))
            continue;
        add_guardrail(r, guardrail, names(&guardrail->never_together, gesture));
    }
}

// By id, then as written: of two grants that are worth the same it is not their order that decides.
static int compare_ids(const struct rule *a, const struct rule *b) {
    int order = str_cmp(a->id, b->id);
    if (order) return order;
    return a->at.start < b->at.start ? -1 : 1;
}

// Entries without an id of their own last.
static int compare_rules(const struct rule *a, const struct rule *b) {
    bool named_a = a->guardrail || a->clause->id.s.len,
         named_b = b->guardrail || b->clause->id.s.len;
    if (named_a != named_b) return named_a ? -1 : 1;
    return compare_ids(a, b);
}

// Shell's sort, so that thousands of rules cost no time to speak of.
static void sort_rules(rules *list, int (*compare)(const struct rule *, const struct rule *)) {
    for (size_t gap = list->n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (size_t i = gap; i < list->n; i++) {
            struct rule rule = list->items[i];
            size_t at = i;
            for (; at >= gap && compare(&list->items[at - gap], &rule) > 0; at -= gap)
                list->items[at] = list->items[at - gap];
            list->items[at] = rule;
        }
    }
}

static void add_clauses(struct reading *r, rules *list, uint8_t kind, const clauses *from) {
    struct str id = r->plan->gesture->entry.id.s;
    for (size_t i = 0; i < from->n; i++) {
        const struct clause *clause = &from->items[i];
        struct str own = clause->id.s.len ? clause->id.s : id;
        struct rule *rule = add_rule(r, list, kind, clause->when, own, clause->at);
        set_dates(rule, 0, &clause->from, &clause->until);
        rule->clause = clause;
    }
}

static void add_evidence(struct reading *r) {
    const struct gesture *gesture = r->plan->gesture;
    for (size_t i = 0; i < gesture->evidence.n; i++) {
        const struct ref *ref = &gesture->evidence.items[i];
        if (ref->kind != KIND_FACT && ref->kind != KIND_TERM) continue;
        struct rule *rule =
            add_rule(r, &r->plan->evidence, RULE_EVIDENCE, NULL, gesture->entry.id.s, ref->id.at);
        mark_ref(r, ref, RESERVED_NONE);
        rule->marks = r->marks.items;
        rule->n_marks = (uint32_t)r->marks.n;
        rule->evidence = ref;
    }
}

static bool is_request(struct str scope) {
    return str_eq_nocase(str_trim(scope), S("request"));
}

static uint32_t factor(struct reading *r, const struct ref *ref) {
    if (ref->kind != KIND_FACT) return NO_SLOT;
    return plan_slot(r->decider, r->plan, key_of_fact(r->decider->playbook, (size_t)ref->index));
}

static void add_grants(struct reading *r) {
    const struct gesture *gesture = r->plan->gesture;
    struct arena *arena = r->decider->arena;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        struct str id =
            str_fmt(arena, "%.*s/%.*s", S_ARG(gesture->entry.id.s), S_ARG(grant->role.id.s));
        struct rule *rule = add_rule(r, &r->plan->grants, RULE_GRANT, grant->when, id, grant->at);
        const struct limit_at *at = &grant->limit;
        rule->grant = grant;
        set_dates(rule, 0, &grant->from, &grant->until);
        rule->slots[FACTOR_BASE] = factor(r, &at->fact);
        rule->slots[FACTOR_EACH] = factor(r, &at->for_each);
        rule->slots[FACTOR_PERCENT] = factor(r, &at->percent);
        rule->cumulative =
            at->limit.kind != LIMIT_NONE && !at->limit.exactly && !is_request(at->limit.scope);
    }
}

// ---- making them ----

static void settle_all(const struct decider *decider, rules *list) {
    for (size_t i = 0; i < list->n; i++)
        settle_marks(decider, list->items[i].marks, list->items[i].n_marks);
}

static void add_rules(struct decider *decider, struct plan *plan) {
    numbers todo = {0};
    struct reading r = {.decider = decider, .plan = plan, .todo = &todo};
    static const uint8_t always[] = {RESERVED_AMOUNT, RESERVED_GIVEN, RESERVED_TIMES_GIVEN};
    for (size_t i = 0; i < SLOT_FIRST; i++)
        plan_slot(decider, plan, key_of_reserved(decider->playbook, always[i]));
    int32_t gesture = index_of(decider, plan->gesture);
    add_escalations(&r, &decider->escalations.all);
    add_escalations(&r, &decider->escalations.of[gesture]);
    add_guardrails(&r, &decider->guardrails.all);
    add_guardrails(&r, &decider->guardrails.of[gesture]);
    add_clauses(&r, &plan->never, RULE_NEVER, &plan->gesture->never_when);
    add_clauses(&r, &plan->only, RULE_ONLY, &plan->gesture->only_when);
    add_evidence(&r);
    add_grants(&r);
    sort_rules(&plan->escalations, compare_escalations);
    sort_rules(&plan->grants, compare_ids);
    rules *sorted[] = {&plan->hard, &plan->soft, &plan->never, &plan->only};
    for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++)
        sort_rules(sorted[i], compare_rules);
    place_terms(decider, plan, &todo);
    rules *lists[] = {&plan->escalations, &plan->hard,     &plan->soft,  &plan->never,
                      &plan->only,        &plan->evidence, &plan->grants};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) settle_all(decider, lists[i]);
    for (size_t i = 0; i < plan->terms.n; i++)
        settle_marks(decider, plan->terms.items[i].marks, plan->terms.items[i].n_marks);
}

// `given` is declared as money, but counts in the gesture's own unit.
static struct value assumed_given(const struct decider *decider, const struct gesture *gesture,
                                  const struct value *declared) {
    struct value value = *declared;
    struct str error, better;
    if (!gesture->unit.s.len || value.type == FACT_NONE) return value;
    value.type = FACT_NUMBER;
    bool read = gesture_amount_read(decider->arena, decider->playbook, gesture, declared->text.s,
                                    &value.amount, &error, &better);
    if (!read && declared->amount) value.type = FACT_NONE; // nothing is nothing in any unit
    return value;
}

static struct value assumed(const struct decider *decider, const struct gesture *gesture,
                            fact_key key) {
    const struct fact *facts = decider->playbook->facts.items;
    if (key < decider->playbook->facts.n) return facts[key].assume;
    if (key == key_of_reserved(decider->playbook, RESERVED_GIVEN) && decider->given_fact >= 0)
        return assumed_given(decider, gesture, &facts[decider->given_fact].assume);
    if (key == key_of_reserved(decider->playbook, RESERVED_TIMES_GIVEN) && decider->times_fact >= 0)
        return facts[decider->times_fact].assume;
    return (struct value){0};
}

static void fill_slots(const struct decider *decider, struct plan *plan) {
    size_t n = plan->keys.n;
    plan->domains = arena_array(decider->arena, struct domain, n);
    plan->assumed = arena_array(decider->arena, struct value, n);
    for (size_t i = 0; i < n; i++) {
        fact_key key = plan->keys.items[i];
        plan->domains[i] = key_domain(decider->playbook, key, plan->gesture->unit.s);
        plan->assumed[i] = assumed(decider, plan->gesture, key);
    }
    plan->by_name = arena_array(decider->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i;
        for (; at > 0 &&
               str_cmp(plan->domains[plan->by_name[at - 1]].name, plan->domains[i].name) > 0;
             at--)
            plan->by_name[at] = plan->by_name[at - 1];
        plan->by_name[at] = i;
    }
}

static struct plan *plan_new(struct decider *decider, const struct gesture *gesture, int32_t role) {
    struct plan *plan = arena_new(decider->arena, struct plan);
    *plan = (struct plan){.gesture = gesture, .role = role};
    decider->stamp++;
    add_rules(decider, plan);
    plan_add_roles(decider, plan);
    plan_add_withs(decider, plan);
    fill_slots(decider, plan);
    return plan;
}

struct plan *plan_of(struct decider *decider, const struct gesture *gesture, int32_t role) {
    struct plan **first = &decider->plans[index_of(decider, gesture)];
    for (struct plan *plan = *first; plan; plan = plan->next)
        if (plan->role == role) return plan;
    struct plan *plan = plan_new(decider, gesture, role);
    plan->next = *first;
    *first = plan;
    return plan;
}

void decider_forget(struct decider *decider, const struct gesture *gesture) {
    decider->plans[index_of(decider, gesture)] = NULL;
}

// ---- what names which gesture ----

static void name_each(struct decider *decider, struct naming *naming, const refs *list,
                      uint32_t index) {
    for (size_t i = 0; i < list->n; i++) {
        const struct ref *ref = &list->items[i];
        if (ref->kind != KIND_GESTURE) continue;
        numbers *named = &naming->of[ref->index];
        bool twice = named->n && named->items[named->n - 1] == index;
        if (!twice) *PUSH(decider->arena, named) = index;
    }
}

static void index_rules(struct decider *decider) {
    const struct playbook *playbook = decider->playbook;
    for (uint32_t i = 0; i < playbook->escalations.n; i++) {
        const refs *gestures = &playbook->escalations.items[i].gestures;
        if (!gestures->n) *PUSH(decider->arena, &decider->escalations.all) = i;
        name_each(decider, &decider->escalations, gestures, i);
    }
    for (uint32_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        bool all = !guardrail->gestures.n && guardrail->never_when.n;
        if (all) *PUSH(decider->arena, &decider->guardrails.all) = i;
        if (!all)
            name_each(decider, &decider->guardrails,
                      guardrail->gestures.n ? &guardrail->gestures : &guardrail->never_together, i);
    }
    for (uint32_t i = 0; i < playbook->scenarios.n; i++)
        name_each(decider, &decider->scenarios, &playbook->scenarios.items[i].offers, i);
}

static void index_roles(struct decider *decider) {
    const struct playbook *playbook = decider->playbook;
    for (size_t i = 0; i < playbook->roles.n; i++) decider->same_first[i] = -1;
    for (size_t i = 0; i < playbook->roles.n; i++) {
        const struct ref *same = &playbook->roles.items[i].same_as;
        if (same->kind != KIND_ROLE) continue;
        decider->same_next[i] = decider->same_first[same->index];
        decider->same_first[same->index] = (int32_t)i;
    }
}

struct decider *decider_new(struct arena *arena, const struct playbook *playbook) {
    struct decider *decider = arena_new(arena, struct decider);
    size_t n_keys = playbook->facts.n + RESERVED_ALSO_GIVEN, n = playbook->gestures.n;
    *decider = (struct decider){.arena = arena,
                                .playbook = playbook,
                                .given_fact = fact_named(playbook, "given"),
                                .times_fact = fact_named(playbook, "times_given"),
                                .plans = arena_array(arena, struct plan *, n),
                                .slot_of_key = arena_array(arena, uint32_t, n_keys),
                                .slot_stamp = arena_array(arena, uint32_t, n_keys),
                                .term_stamp = arena_array(arena, uint32_t, playbook->terms.n),
                                .term_place = arena_array(arena, uint32_t, playbook->terms.n),
                                .same_first = arena_array(arena, int32_t, playbook->roles.n),
                                .same_next = arena_array(arena, int32_t, playbook->roles.n),
                                .role_stamp = arena_array(arena, uint32_t, playbook->roles.n)};
    decider->escalations.of = arena_array(arena, numbers, n);
    decider->guardrails.of = arena_array(arena, numbers, n);
    decider->scenarios.of = arena_array(arena, numbers, n);
    index_rules(decider);
    index_roles(decider);
    return decider;
}

const struct playbook *decider_playbook(const struct decider *decider) {
    return decider->playbook;
}

uint64_t decider_steps(const struct decider *decider) {
    return decider->steps;
}
