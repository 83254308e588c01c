// Checks of what leaders promise: sponsors and assurances.
#ifndef LINT_PROMISES_H
#define LINT_PROMISES_H

#include "lint/rule.h"

void check_sponsors(struct lint *lint);
void check_sponsor_dates(struct lint *lint);
void check_assurances(struct lint *lint);

#endif
