// Rules of group 2, authority: is everything used that is declared?
#include "lint/lint.h"
#include "model/condition.h"

// By place: does a condition, a limit or evidence read it?
struct used {
    const struct playbook *playbook;
    bool *facts, *terms;
};

static void use(const struct used *used, const struct ref *ref) {
    if (ref->kind == KIND_FACT && ref->index >= 0) used->facts[ref->index] = true;
    if (ref->kind == KIND_TERM && ref->index >= 0) used->terms[ref->index] = true;
}

static void use_condition(const struct used *used, const struct condition *when) {
    if (!when) return;
    use(used, &when->test.fact);
    use(used, &when->test.other);
    for (size_t i = 0; i < when->parts.n; i++) use_condition(used, &when->parts.items[i]);
}

static void use_clauses(const struct used *used, const clauses *list) {
    for (size_t i = 0; i < list->n; i++) use_condition(used, list->items[i].when);
}

static void use_grant(const struct used *used, const struct grant *grant) {
    use_condition(used, grant->when);
    use(used, &grant->limit.fact);
    use(used, &grant->limit.percent);
    use(used, &grant->limit.for_each);
}

static void use_gesture(const struct used *used, const struct gesture *gesture) {
    use_clauses(used, &gesture->only_when);
    use_clauses(used, &gesture->never_when);
    for (size_t i = 0; i < gesture->evidence.n; i++) use(used, &gesture->evidence.items[i]);
    for (size_t i = 0; i < gesture->authority.n; i++) use_grant(used, &gesture->authority.items[i]);
}

static struct used find_used(struct arena *arena, const struct playbook *playbook) {
    struct used used = {playbook, arena_array(arena, bool, playbook->facts.n),
                        arena_array(arena, bool, playbook->terms.n)};
    for (size_t i = 0; i < playbook->gestures.n; i++)
        use_gesture(&used, &playbook->gestures.items[i]);
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        use_clauses(&used, &playbook->guardrails.items[i].never_when);
    for (size_t i = 0; i < playbook->escalations.n; i++)
        use_condition(&used, playbook->escalations.items[i].when);
    for (size_t i = 0; i < playbook->terms.n; i++)
        use_condition(&used, playbook->terms.items[i].when);
    return used;
}

// What cannot be read may be what uses it.
static bool may_be_lost(const struct lint *lint) {
    static const char *const sections[] = {"gestures", "guardrails", "escalations", "terms",
                                           "facts"};
    bool lost = false;
    for (size_t i = 0; i < sizeof sections / sizeof *sections && !lost; i++)
        lost = section_may_be_lost(lint, sections[i]);
    return lost;
}

static void say_unused(struct lint *lint, enum kind kind, const struct entry *entry) {
    const char *rule = kind == KIND_FACT ? "unused-fact" : "unused-term";
    struct finding *finding =
        finding_add(lint->findings, rule, entry->id.at,
                    "No rule asks for %.*s, so it changes no answer.", S_ARG(entry->id.s));
    finding_help(lint->findings, finding,
                 "Use it in a condition, or take it out: it looks as if it mattered.");
}

// `given` and `times_given` are read by limits and counts that do not name them.
static void check(struct lint *lint, enum kind kind) {
    const struct entry *entry;
    if (may_be_lost(lint)) return;
    struct arena_mark mark = arena_mark(lint->scratch);
    struct used used = find_used(lint->scratch, lint->playbook);
    const bool *marks = kind == KIND_FACT ? used.facts : used.terms;
    for (size_t i = 0; (entry = playbook_entry(lint->playbook, kind, i)); i++)
        if (!marks[i] && !reserved_of_name(entry->id.s)) say_unused(lint, kind, entry);
    arena_reset(lint->scratch, mark);
}

static void check_facts(struct lint *lint) {
    check(lint, KIND_FACT);
}

static void check_terms(struct lint *lint) {
    check(lint, KIND_TERM);
}

static const struct rule rules[] = {
    {RULE("L219", "unused-fact", WARNING, HIGH, STANDARD, "A fact that no rule asks for",
          "It changes no answer, and nobody will be asked for it: either a rule was forgotten, or "
          "the fact is left over from one.",
          "Use it in a condition, a limit or as evidence, or take it out.",
          "facts:\n"
          "  «weekend»: {yes_no: it is Saturday or Sunday}\n",
          "facts:\n"
          "  weekend: {yes_no: it is Saturday or Sunday}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    never_when: [{when: {weekend: yes, tier: basic}, because: The bank is closed.}]\n"),
     check_facts},
    {RULE("L220", "unused-term", WARNING, HIGH, STANDARD, "A term that no rule uses",
          "Whoever reads it will think that it matters, and it changes no answer.",
          "Use it in a condition, or take it out.",
          "terms:\n"
          "  valued: {tier: gold}\n"
          "  «large-order»: {order_value: more than £500}\n",
          "terms:\n"
          "  valued: {tier: gold}\n"
          "  large-order: {order_value: more than £500}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    only_when: {any: [{our_fault: yes}, {large-order: yes}]}\n"),
     check_terms},
};

const struct rule_group unused_rules = {"unused", rules, sizeof rules / sizeof *rules};
