// Rules of group 1, leadership: do leaders stand behind their people?
#include "lint/lint.h"
#include "lint/wording.h"

static const struct phrase punitive_en[] = {
#include "lint/punitive_en.def"
};
static const struct wording punitive = {
    .lists = {PHRASES("en", punitive_en)},
    .unless_denied = true,
    .says = "threatens the people who are to decide.",
    .help =
        "Say what happens instead: \"We talk about it once, in private, and mend the playbook.\"",
};

static const struct phrase policy_en[] = {
#include "lint/policy_en.def"
};
static const struct wording policy = {
    .lists = {PHRASES("en", policy_en)},
    .says = "gives a policy for an answer.",
    .help = "Say what can be done, or the reason behind the rule.",
};

static const struct rule rules[] = {
    {RULE(
         "L104", "punitive-wording", INFO, LOW, STRICT, "Words that threaten those who decide",
         "Nobody was ever fired for following policy: one threat in a playbook outweighs every "
         "promise in it, and people ask somebody else rather than decide.",
         "Say what happens after a decision that went wrong, in words that one would want to hear.",
         "principles:\n"
         "  own-the-problem: Own it, or expect «disciplinary action».\n",
         "principles:\n"
         "  own-the-problem: Own it; no decision leads to disciplinary action.\n"),
     .wording = &punitive},
    {RULE("L105", "policy-as-answer", INFO, LOW, STRICT, "A policy that stands for an answer",
          "\"That is our policy\" ends a conversation without a next step, and tells agents that "
          "the rule counts for more than the customer in front of them.",
          "Say what can be done, and the reason behind the rule where there is one.",
          "guardrails:\n"
          "  no-blame: {never_say: [Calm down], say_instead: «That is our policy».}\n",
          "guardrails:\n"
          "  no-blame: {never_say: [That is our policy], say_instead: Here is what I can do., because: Blame costs trust.}\n"),
     .wording = &policy},
    {RULE("L107", "top-without-authority", INFO, MEDIUM, STRICT,
          "A gesture that the top may not give without a limit",
          "Above the highest limit nobody may say yes. Where leaders stand behind their people, a "
          "case that is larger than foreseen finds somebody who may decide it.",
          "Give the role at the top no limit, or say `beyond: nobody` where the limit is meant.",
          "gestures:\n"
          "  «refund»:\n"
          "    title: Refund\n"
          "    kind: refund\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: £200 per order\n",
          "gestures:\n"
          "  refund:\n"
          "    title: Refund\n"
          "    kind: refund\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"),
     .proved = true},
};

const struct rule_group leadership_rules = {"leadership", rules, sizeof rules / sizeof *rules};
