// Rules of group 2, authority: are limits whole?
#include "lint/lint.h"

static const struct rule rules[] = {
    {RULE("L202", "limit-without-scope", ERROR, HIGH, MIN, "A limit that does not say per what",
          "£50 a contact and £50 a year are not the same promise; without a scope, nobody "
          "knows how often the sum may be given.",
          "Say per what: per request for each single decision, or per stay, per order, per "
          "customer per 12 months.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: «£50»\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n")},
    {RULE("L203", "limit-unreachable", WARNING, HIGH, STANDARD,
          "A limit that can never be used in full",
          "People are told a sum that they will never be allowed to give: a condition, a "
          "guardrail or a minimum keeps it out.",
          "Write the limit that is meant, or change what keeps it out.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    never_when:\n"
          "      - {when: {amount: more than 40}, because: Larger sums go back by invoice.}\n"
          "    authority:\n"
          "      - agent: «£50 per order»\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    never_when:\n"
          "      - {when: {amount: more than 90}, because: Larger sums go back by invoice.}\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L204", "powerless-frontline", WARNING, HIGH, STANDARD,
          "A front-line role that may give nothing alone",
          "Whoever talks to the customer and has to ask each time is not empowered, whatever the "
          "playbook says of trust.",
          "Grant it something of its own, or let it be the same_as a role that may.",
          "roles:\n"
          "  «helper»: {title: Helper, frontline: yes, reports_to: supervisor}\n",
          "roles:\n"
          "  helper: {title: Helper, frontline: yes, reports_to: supervisor, same_as: agent}\n"),
     .proved = true},
    {RULE(
         "L205", "small-sum-approval", INFO, MEDIUM, STRICT,
         "A small sum for which the front line must ask",
         "Most decisions cost less than 50; two people who talk it over, and a customer who waits, "
         "cost more than that.",
         "Raise the limit of the front line to 50 at least.",
         "gestures:\n"
         "  «refund»:\n"
         "    # ...\n"
         "    authority:\n"
         "      - agent: £20 per order\n"
         "      - supervisor: no limit\n",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    authority:\n"
         "      - agent: £50 per order\n"
         "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L206", "limit-inversion", WARNING, HIGH, STANDARD,
          "A limit below that of a role further down",
          "A role holds what the roles below it hold, so a smaller limit of its own counts for "
          "nothing; where it holds only its own grants, it must ask somebody it leads.",
          "Raise it, or take it out: mostly one of the two was mistyped or forgotten.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £80 per order\n"
          "      - supervisor: «£50 per order»\n"
          "      - supervisor: no limit\n"
          "        when: {tier: gold}\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £80 per order\n"
          "      - supervisor: £90 per order\n"
          "      - supervisor: no limit\n"
          "        when: {tier: gold}\n"),
     .proved = true},
    {RULE("L207", "limit-gap", WARNING, HIGH, STANDARD,
          "An amount that nobody may grant, though more may be granted",
          "Between two rules an amount was forgotten: the customer would get more, but not this.",
          "Let the limit below and the condition above meet.",
          "gestures:\n"
          "  «refund»:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"
          "        when: {amount: more than 100}\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"
          "        when: {amount: more than 50}\n"),
     .proved = true},
    {RULE("L208", "limit-overlap", INFO, MEDIUM, STRICT, "Two limits of one role that hold at once",
          "The larger one counts. Whoever wrote the smaller one for a case of its own may have "
          "meant it as a cap.",
          "Say in one of the two conditions that the other case is not meant.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    only_when: {any: [{bags: at most 2}, {tier: gold}]}\n"
          "    authority:\n"
          "      - agent: «£60 per order»\n"
          "        when: {bags: at most 2}\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    only_when: {any: [{bags: at most 2}, {tier: gold}]}\n"
          "    authority:\n"
          "      - agent: £60 per order\n"
          "        when: {bags: at most 2, tier: basic}\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L212", "condition-never-true", WARNING, HIGH, STANDARD, "A condition that never holds",
          "What stands under it decides nothing, in no case at all: mostly two tests rule each "
          "other out.",
          "Look for tests that rule each other out, and for values that cannot be.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £90 per order\n"
          "        when: {«bags: less than 0»}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £90 per order\n"
          "        when: {bags: more than 0}\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L213", "dead-grant", WARNING, HIGH, STANDARD, "A grant that decides nothing",
          "Without it every answer would be the same, for every role and on every day: another "
          "grant covers all that it covers. Somebody wrote it for a reason, and it does not do "
          "what they think.",
          "Take it out, or write the limit or the condition that was meant.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: «£30 per order»\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £90 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L214", "grant-gap", WARNING, MEDIUM, STANDARD,
          "A value that no grant is for, though others have theirs",
          "Grants go through the values of a fact one by one, and one value was left out: these "
          "customers get nothing from anybody.",
          "Add a grant for it, or one that has no condition.",
          "facts:\n"
          "  tier: {choice: [basic, silver, gold], ask: \"Which tier?\"}\n"
          "gestures:\n"
          "  «refund»:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "        when: {tier: basic}\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n"
          "        when: {tier: [basic, gold]}\n",
          "facts:\n"
          "  tier: {choice: [basic, silver, gold], ask: \"Which tier?\"}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "        when: {tier: [basic, silver]}\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE(
         "L225", "approver-unreachable", WARNING, HIGH, STANDARD,
         "Somebody who must say yes and cannot be reached",
         "An agent with a customer on the line must know whom to call and how long an answer "
         "takes.",
         "Add `reach` and `replies_within` to the role, or `approval: {replies_within: ..}` to the "
         "gesture.",
         "roles:\n"
         "  «supervisor»: {title: Supervisor, replies_within: 5 minutes, stand_in: agent up to £200}\n",
         "roles:\n"
         "  supervisor: {title: Supervisor, reach: ext. 5, replies_within: 5 minutes, stand_in: agent up to £200}\n"),
     .proved = true},
    {RULE("L226", "mixed-scopes", ERROR, HIGH, MIN, "A gesture that is counted in two scopes",
          "What was given before is one sum; it cannot be held against two limits that count over "
          "different times.",
          "Use one scope for all grants of the gesture, or `per request`, which counts nothing.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: «£80 per day»\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n")},
    {RULE(
         "L228", "exact-boundary-undecided", WARNING, HIGH, STANDARD,
         "A value between two tests that was forgotten",
         "Less than 3 and more than 3 say nothing of 3: there it is decided otherwise than on both "
         "sides.",
         "Write at least, or at most, in one of the two tests.",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    authority:\n"
         "      - agent: £60 per order\n"
         "        when: {«bags: less than 3»}\n"
         "      - agent: £80 per order\n"
         "        when: {bags: more than 3}\n"
         "      - supervisor: no limit\n",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    authority:\n"
         "      - agent: £60 per order\n"
         "        when: {bags: less than 3}\n"
         "      - agent: £80 per order\n"
         "        when: {bags: at least 3}\n"
         "      - supervisor: no limit\n"),
     .proved = true, .also = "small-sum-approval"},
    {RULE("L229", "not-analysed", INFO, HIGH, STANDARD,
          "A gesture whose authority was not analysed",
          "Its answers are exact, but flaws in it, such as dead grants and gaps, would not be "
          "seen: it would take too long, or asks for something that is only known in the contact.",
          "Let it have fewer conditions, or several gestures.",
          "gestures:\n"
          "  «refund»:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £80 per order\n"
          "        when: {also_given: refund}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £80 per order\n"
          "        when: {tier: gold}\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L230", "condition-always-true", WARNING, MEDIUM, STANDARD,
          "A condition that always holds",
          "It looks as if something depended on it, and nothing does: mostly a number or a value "
          "was mistyped.",
          "Take it out, or write the condition that was meant.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "        when: {«bags: at least 0»}\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L231", "gesture-never-given", WARNING, HIGH, STANDARD,
          "A gesture that can never be given",
          "It has grants, and yet nobody is ever allowed it, whoever asks and whatever the facts.",
          "Change the conditions; or write `authority: nobody`, if that is what is meant.",
          "gestures:\n"
          "  apology: {title: Apology, kind: apology, authority: [{agent: no limit}]}\n"
          "  «refund»:\n"
          "    # ...\n"
          "    never_when:\n"
          "      - {when: {bags: at least 0}, because: Bags are carried free.}\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  apology: {title: Apology, kind: apology, authority: [{agent: no limit}]}\n"
          "  refund:\n"
          "    # ...\n"
          "    never_when:\n"
          "      - {when: {bags: 0}, because: Nothing was late.}\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE("L232", "approver-overlap", WARNING, HIGH, STANDARD,
          "Two rules that name different people for one case",
          "Both hold, both are as urgent, and it is their order of names that decides who gets the "
          "customer.",
          "Say in one of the conditions that the other case is not meant, or give one of them a "
          "shorter `within`.",
          "routes:\n"
          "  desk: {title: Desk, for: crisis, reach: ext. 7, replies_within: 5 minutes}\n"
          "  workshop: {title: Workshop, for: systemic, reach: ext. 8, replies_within: 1 hour}\n"
          "escalations:\n"
          "  «dear-order»: {when: {order_value: more than £500}, to: desk, within: 10 minutes}\n"
          "  many-bags: {when: {bags: more than 5}, to: workshop, within: 10 minutes}\n",
          "routes:\n"
          "  desk: {title: Desk, for: crisis, reach: ext. 7, replies_within: 5 minutes}\n"
          "  workshop: {title: Workshop, for: systemic, reach: ext. 8, replies_within: 1 hour}\n"
          "escalations:\n"
          "  dear-order: {when: {order_value: more than £500}, to: desk, within: 5 minutes}\n"
          "  many-bags: {when: {bags: more than 5}, to: workshop, within: 10 minutes}\n"),
     .proved = true},
    {RULE("L233", "grant-out-of-time", INFO, HIGH, STRICT,
          "A grant whose days lie outside of the playbook's",
          "It is never in force while the playbook is effective. Kept as a record of what once "
          "held, that is well; else a year was mistyped.",
          "Mend the dates, or take it out.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: «£90 per order»\n"
          "        until: 2025-12-31\n"
          "      - supervisor: no limit\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £50 per order\n"
          "      - agent: £90 per order\n"
          "        until: 2026-12-31\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE(
         "L234", "single-approver", INFO, MEDIUM, STRICT, "Only one role can say yes",
         "On the day when nobody in that role is there, agents wait, and customers with them.",
         "Say who stands in and up to what, or let somebody above say yes as well.",
         "roles:\n"
         "  «supervisor»: {title: Supervisor, reach: ext. 5, replies_within: 5 minutes}\n",
         "roles:\n"
         "  supervisor: {title: Supervisor, reach: ext. 5, replies_within: 5 minutes, stand_in: agent up to £200}\n"),
     .proved = true},
};

const struct rule_group authority_rules = {"authority", rules, sizeof rules / sizeof *rules};
