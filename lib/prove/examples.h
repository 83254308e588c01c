// Running a playbook's examples.
#ifndef PROVE_EXAMPLES_H
#define PROVE_EXAMPLES_H

#include "decide/decide.h"
#include "decide/question.h"
#include "lookup/lookup.h"

enum example_state { EXAMPLE_PASSED, EXAMPLE_FAILED, EXAMPLE_NOT_ANALYSED };

struct example_result {
    const struct example *example;
    struct str name; // "guest-agent may give stay-credit £40: allow"
    enum example_state state;
    struct str expected; // in words; empty where it passed
    struct str got;
    struct str why; // a sentence
};

typedef LIST(struct example_result) example_results;

// In the order in which they stand; the results live in `arena`. `lookup` may be NULL where no
// example asks with `said`.
example_results examples_run(struct arena *arena, struct arena *scratch, struct decider *decider,
                             const struct lookup *lookup);
bool examples_need_lookup(const struct playbook *playbook);

// Does one that asks for a decision pass? One with `said` is not for this.
bool example_passes(struct arena *scratch, struct decider *decider, const struct example *example);

#endif
