// Rules of group 1, leadership: do leaders stand behind their people?
#include "lint/lint.h"
#include "lint/promises.h"
#include "lint/wording.h"

static const struct phrase punitive_rows[] = {
#include "lint/punitive.def"
};
static const struct wording punitive = {
    .list = PHRASES(punitive_rows),
    .unless_denied = true,
    .says = "threatens the people who are to decide.",
    .help =
        "Say what happens instead: \"We talk about it once, in private, and mend the playbook.\"",
};

static const struct phrase policy_rows[] = {
#include "lint/policy.def"
};
static const struct wording policy = {
    .list = PHRASES(policy_rows),
    .says = "gives a policy for an answer.",
    .help = "Say what can be done, or the reason behind the rule.",
};

static const struct rule rules[] = {
    {RULE("L101", "no-sponsor", WARNING, HIGH, STANDARD, "No leader stands behind it",
          "One manager's bad word undoes every promise: agents use their limits where they know "
          "which leader stands behind them, on every channel.",
          "Name the leader in `sponsors`, the areas that they speak for, the day and their words.",
          "sponsors: -\n"
          "status: «approved»\n",
          "sponsors:\n"
          "  - {who: chief operating officer, confirmed: 2026-03-20}\n"),
     check_sponsors},
    {RULE("L102", "sponsor-stale", INFO, HIGH, STANDARD, "A sponsor's word that has grown old",
          "Leaders change and so do their minds. What somebody promised years ago, nobody dares "
          "to rest a decision on.",
          "Ask the sponsor again, and write down the day.",
          "sponsors:\n"
          "  - {who: chief operating officer, for: [phone, chat], confirmed: «2025-03-20»}\n",
          "sponsors:\n"
          "  - {who: chief operating officer, for: [phone, chat], confirmed: 2026-03-20}\n"),
     check_sponsor_dates},
    {RULE("L103", "no-assurances", WARNING, HIGH, STANDARD, "A fear that nothing answers",
          "Agents who may decide still hold back for three fears: for their job, of paying for a "
          "mistake, and of blame without praise. Each wants an answer in writing.",
          "Answer each of them in `assurances`: job_security, liability, recognition.",
          "«assurances»:\n"
          "  liability: -\n",
          "assurances:\n"
          "  liability: You never pay for a gesture.\n"),
     check_assurances},
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
    {RULE(
         "L105", "policy-as-answer", INFO, LOW, STRICT, "A policy that stands for an answer",
         "\"That is our policy\" ends a conversation without a next step, and tells agents that "
         "the rule counts for more than the customer in front of them.",
         "Say what can be done, and the reason behind the rule where there is one.",
         "guardrails:\n"
         "  no-blame: {never_say: [Calm down], say_instead: «That is our policy», because: Blame costs trust.}\n",
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
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: £200 per order\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"),
     .proved = true},
};

const struct rule_group leadership_rules = {"leadership", rules, sizeof rules / sizeof *rules};
