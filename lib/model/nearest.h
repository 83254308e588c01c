// The known word that a misspelt one was meant to be.
#ifndef MODEL_NEAREST_H
#define MODEL_NEAREST_H

#include "base/str.h"

enum { NEAREST_LONGEST = 63 }; // longer words are no names; nothing is near them

// Case, hyphens, underscores and blanks do not count; else one slip in words from three letters on,
// two from six, three from ten. The fewest slips win, then the smallest word.
struct nearest {
    char folded[NEAREST_LONGEST]; // the misspelt word
    size_t length;                // of it; 0 where nothing can be near
    struct str best;              // empty: none yet
    size_t slips;                 // of `best`
    size_t most;                  // slips allowed
};

struct nearest nearest_to(struct str wrong);
void nearest_try(struct nearest *nearest, struct str candidate);

#endif
