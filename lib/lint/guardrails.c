// Rules of group 2, authority: what is never done, and why?
#include "lint/lint.h"

// ---- none ----

static bool may_give_something(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->gestures.n; i++)
        if (playbook->gestures.items[i].authority.n) return true;
    return false;
}

static void check_any(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (playbook->guardrails.n || section_may_be_lost(lint, "guardrails") ||
        !may_give_something(playbook))
        return;
    struct finding *finding =
        finding_add(lint->findings, "no-guardrails", section_key(playbook, "guardrails"),
                    "The playbook says what people may do, and not what they never do.");
    finding_help(lint->findings, finding,
                 "Add `guardrails:` with what is never said or done, each with its reason.");
}

// ---- without a reason ----

// Conditions may each have a reason of their own.
static bool says_why(const struct guardrail *guardrail) {
    bool each = guardrail->never_when.n && !guardrail->never_say.n && !guardrail->never_do.n &&
                !guardrail->never_together.n;
    for (size_t i = 0; i < guardrail->never_when.n; i++) {
        const struct clause *clause = &guardrail->never_when.items[i];
        each &= text_is_set(clause->because) || text_is_set(clause->law);
    }
    return each || text_is_set(guardrail->because) || text_is_set(guardrail->law);
}

static void check_reasons(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &lint->playbook->guardrails.items[i];
        if (says_why(guardrail) || guardrail->entry.hurt) continue;
        struct finding *finding =
            finding_add(lint->findings, "guardrail-without-reason", guardrail->entry.id.at,
                        "%.*s does not say why.", S_ARG(guardrail->entry.id.s));
        finding_help(lint->findings, finding,
                     "Add `because:` with a reason that agents can pass on to the customer.");
    }
}

static const struct rule rules[] = {
    {RULE("L223", "no-guardrails", INFO, HIGH, STRICT, "A playbook without guardrails",
          "Who knows where the edge is walks freely up to it; who does not stays far away from it.",
          "Write down the few things that nobody says or does, each with its reason.",
          "«empower»: 1\n"
          "guardrails: -\n",
          "guardrails:\n"
          "  no-cash: {never_do: Pay out cash., because: Nobody can trace it.}\n"),
     check_any},
    {RULE("L224", "guardrail-without-reason", INFO, HIGH, STANDARD,
          "A guardrail that does not say why",
          "People keep to what they understand, and can explain to a customer; a bare rule becomes "
          "\"that is our policy\".",
          "Add `because`, or `law` where it rests on one.",
          "guardrails:\n"
          "  «no-cash»: {never_do: Pay out cash.}\n",
          "guardrails:\n"
          "  no-cash: {never_do: Pay out cash., because: Nobody can trace it.}\n"),
     check_reasons},
};

const struct rule_group guardrails_rules = {"guardrails", rules, sizeof rules / sizeof *rules};
