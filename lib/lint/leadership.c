// Rules of group 1, leadership: do leaders stand behind their people?
#include "lint/lint.h"

static const struct rule rules[] = {
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
