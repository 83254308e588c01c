// What rules about scenarios share.
#ifndef LINT_SCENARIOS_H
#define LINT_SCENARIOS_H

#include "lint/rule.h"

// Calls it for every scenario that was read whole, by id.
void each_scenario(struct lint *lint,
                   void (*check)(struct lint *lint, const struct scenario *scenario));
// Was every scenario read whole, so that what none of them names is named nowhere?
bool scenarios_are_whole(const struct playbook *playbook);
// Are there scenarios enough to look at the playbook as a whole, and was none of them lost?
bool is_a_book(const struct lint *lint);
// Does a person handle it? Unless the playbook says otherwise.
bool is_by_a_person(const struct scenario *scenario);
// Can one contact, by its channel, role and team, meet both?
bool scenarios_meet(const struct scenario *a, const struct scenario *b);

#endif
