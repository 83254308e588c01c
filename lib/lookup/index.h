// What look-up keeps of a playbook.
#ifndef LOOKUP_INDEX_H
#define LOOKUP_INDEX_H

#include "lookup/confidence.h"
#include "lookup/lookup.h"
#include "lookup/patterns.h"

// A not_signal in words: it counts where its stems stand side by side.
struct exclusion {
    uint32_t scenario;
    const struct str *stems;
    size_t n;
};

struct lookup {
    const struct playbook *playbook;
    struct corpus corpus;
    struct ranker ranker;
    struct patterns patterns;
    LIST(struct exclusion) exclusions;
    double sure; // the nearness from which a hit is sure
};

void exclusions_build(struct lookup *lookup, struct arena *arena);
// Marks the scenarios that a not_signal in words removes.
void exclusions_match(const struct lookup *lookup, const struct question *question,
                      struct verdict *verdicts);
// The words and the signal that brought a hit up.
void explain_hit(struct lookup_hit *hit, struct arena *scratch, const struct lookup *lookup,
                 const struct question *question, const struct weighted *weighted,
                 struct str pattern);

#endif
