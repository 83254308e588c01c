// What no example touches: grants, clauses, guardrails, escalations, scenarios; and scenarios that
// look-up confuses.
#ifndef PROVE_COVERAGE_H
#define PROVE_COVERAGE_H

#include "prove/confusable.h"
#include "prove/grounds.h"

struct decider;

struct share {
    size_t touched, all;
};

struct untouched {
    struct ground ground;
    struct str id, words;
    struct str example; // a line that passes and touches it; empty where none was found
};

struct coverage {
    struct share shares[GROUND_KINDS];
    LIST(struct untouched) untouched; // by kind, then in the order of the files
    confusables confusable;
    bool cut; // the search for examples was given up, for it takes too long
};

// Lives in `arena`. An example touches what its decision rests on, and the scenario that it
// expects. One with `never` only says what does not happen, and touches nothing.
struct coverage coverage_of(struct arena *arena, struct arena *scratch, struct decider *decider,
                            const struct lookup *lookup);
// Of grants alone; where fewer than half of them are touched, no more than the shares.
struct coverage coverage_of_grants(struct arena *arena, struct arena *scratch,
                                   struct decider *decider);

#endif
