// Plain values for the facts that limits are counted by, so that examples read well.
#ifndef PROVE_PLAIN_FACTS_H
#define PROVE_PLAIN_FACTS_H

#include "decide/decide.h"

typedef LIST(struct known) known_facts;

// £100, 2 nights, 50 per cent; or what fits the gesture's only_when and the condition `when` (NULL:
// none), where these test the fact. Money is so many `times` as much.
known_facts plain_facts(struct arena *arena, const struct playbook *playbook,
                        const struct gesture *gesture, const struct condition *when, int64_t times);

#endif
