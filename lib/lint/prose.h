// Checks of what texts say, beside what rules say.
#ifndef LINT_PROSE_H
#define LINT_PROSE_H

#include "lint/lint.h"

void check_amounts(struct lint *lint); // amounts.c

#endif
