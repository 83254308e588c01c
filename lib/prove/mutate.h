// Which mistake in a limit, a count, a test or a date would no example notice?
#ifndef PROVE_MUTATE_H
#define PROVE_MUTATE_H

#include "prove/sites.h"

struct decider;

// The nearest mistake at a place that no example notices.
struct unnoticed {
    enum site_part part;
    struct span at;
    struct str id;
    struct str was, now;
    LIST(struct str) also; // what else could stand there, and no example would notice
    struct str
        example; // a line that passes, and fails with the mistake; empty where none was found
};

struct mutations {
    size_t tried, noticed;
    size_t unnoticed;              // mistakes; a place has several
    size_t same;                   // unnoticed, and no case was found that tells them apart
    LIST(struct unnoticed) places; // what costs most first, then in the order of the files
    bool cut;                      // the rest was left out, for it takes too long
};

// Makes one mistake after the other in the playbook in memory, runs the examples that it may matter
// to, and takes it back, also where memory runs out. Lives in `arena`, which must be the decider's.
struct mutations mutations_of(struct arena *arena, struct arena *scratch, struct decider *decider,
                              struct playbook *playbook);

#endif
