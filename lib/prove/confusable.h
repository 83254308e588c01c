// Scenarios that look-up confuses: customers of the one are taken for those of another.
#ifndef PROVE_CONFUSABLE_H
#define PROVE_CONFUSABLE_H

#include "lookup/lookup.h"

struct confusable {
    const struct scenario *scenario, *taken_for;
    struct str signal;     // the first of those that are taken for it, as written
    size_t times, signals; // how many are; of all that the scenario has, patterns left out
};
typedef LIST(struct confusable) confusables;

// By several signals, for each of which the other one is so many times likelier at least. In order
// of scenario, what it is taken for most often first. Lives in `arena`; `scratch` is given back.
confusables confusable_find(struct arena *arena, struct arena *scratch, const struct lookup *lookup,
                            double surely);

#endif
