// Who may be asked, and when, to find a case in which a ground decides.
#ifndef PROVE_ASKERS_H
#define PROVE_ASKERS_H

#include "decide/decide.h"
#include "prove/grounds.h"

typedef LIST(struct request) requests;

// A few requests that name role, gesture and day, the likeliest first: the grant's own role; of
// what binds everybody, roles that hold a grant; of what binds every gesture, the first ones. Each
// comes first with plain values for the facts that its limits are counted by, where there are such,
// then without. None where no day is left on which it is in force.
requests askers_of(struct arena *arena, const struct playbook *playbook,
                   const struct ground *ground);

#endif
