// Whether a gesture's own conditions leave a role out, whatever the facts are.
#ifndef PROVE_ROLE_BARS_H
#define PROVE_ROLE_BARS_H

#include "model/playbook.h"

// Does some only_when never hold for the role, or some never_when always? Only tests of the role
// are looked at; of all others nothing is concluded.
bool gesture_bars_role(const struct playbook *playbook, const struct gesture *gesture, int32_t role,
                       struct date as_of);

#endif
