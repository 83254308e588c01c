// What no example touches: grants, clauses, guardrails, escalations, scenarios; and scenarios that
// look-up confuses.
#ifndef PROVE_COVERAGE_H
#define PROVE_COVERAGE_H

#include "lookup/lookup.h"
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

struct confusable {
    const struct scenario *scenario, *taken_for;
    size_t times, signals; // of the scenario, patterns left out
};

struct coverage {
    struct share shares[GROUND_KINDS];
    LIST(struct untouched) untouched;   // by kind, then in the order of the files
    LIST(struct confusable) confusable; // by several signals, and surely; the worst first of each
    bool cut; // the search for examples was given up, for it takes too long
};

// Lives in `arena`. An example touches what its decision rests on, and the scenario that it
// expects. One with `never` only says what does not happen, and touches nothing.
struct coverage coverage_of(struct arena *arena, struct arena *scratch, struct decider *decider,
                            struct playbook *playbook, const struct lookup *lookup);

#endif
