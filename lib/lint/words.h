// Checks of single texts and patterns.
#ifndef LINT_WORDS_H
#define LINT_WORDS_H

#include "lint/rule.h"

void check_placeholders(struct lint *lint);
void check_patterns(struct lint *lint);
void check_slow_patterns(struct lint *lint);

#endif
