// Rules of group 2, authority: are limits whole?
#include "lint/lint.h"

static const struct rule rules[] =
    {{RULE("L202", "limit-without-scope", ERROR, HIGH, MIN, "A limit that does not say per what"),
      "£50 a contact and £50 a year are not the same promise; without a scope, nobody knows how "
      "often the sum may be given.",
      "Say per what: per request for each single decision, or per stay, per order, per customer "
      "per "
      "12 months.",
      "gestures:\n  refund:\n    title: Refund\n    kind: refund\n"
      "    authority:\n      - agent: «£50»\n",
      "gestures:\n  refund:\n    title: Refund\n    kind: refund\n"
      "    authority:\n      - agent: £50 per order\n"}},
{
    RULE("L226", "mixed-scopes", ERROR, HIGH, MIN, "A gesture that is counted in two scopes"),
        "What was given before is one sum; it cannot be held against two limits that count over "
        "different times.",
        "Use one scope for all grants of the gesture, or `per request`, which counts nothing.",
        "gestures:\n  refund:\n    title: Refund\n    kind: refund\n"
        "    authority:\n      - agent: £50 per order\n      - supervisor: «£200 per day»\n",
        "gestures:\n  refund:\n    title: Refund\n    kind: refund\n"
        "    authority:\n      - agent: £50 per order\n      - supervisor: £200 per order\n"
}
}
,
}
;

const struct rule_group authority_rules = {"authority", rules, sizeof rules / sizeof *rules};
