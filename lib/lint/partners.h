// What the rules about partners share.
#ifndef LINT_PARTNERS_H
#define LINT_PARTNERS_H

#include "lint/rule.h"

// The partner at `*i` or behind it, which then is the place behind that; NULL past the last one.
// Those that could not be read whole are passed over.
const struct team *next_partner(const struct playbook *playbook, size_t *i);
void check_partner_notices(struct lint *lint);

#endif
