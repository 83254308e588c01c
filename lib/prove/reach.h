// Which gestures a place in the playbook can matter to.
#ifndef PROVE_REACH_H
#define PROVE_REACH_H

#include "prove/sites.h"

struct reach {
    bool all;
    LIST(uint32_t) gestures;             // where not all
    LIST(const struct ground *) grounds; // through which; of terms, a few of them
};

struct reach reach_of(struct arena *arena, const struct playbook *playbook, const grounds *all,
                      const struct site *site);

#endif
