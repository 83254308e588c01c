// Which patterns can match a text at all, by letters that must stand in it.
#ifndef LOOKUP_PREFILTER_H
#define LOOKUP_PREFILTER_H

#include "base/arena.h"
#include "base/str.h"

enum { PREFILTER_BUCKETS = 4096 };

struct prefilter_key {
    uint32_t letters; // three bytes in lower case
    uint32_t pattern;
};

struct prefilter {
    LIST(struct prefilter_key) keys; // by bucket, once built
    uint32_t *first; // of each bucket, one more at the end; NULL: no pattern was added
};

// Adds three letters of every alternative of a pattern, of which one must be there for it to match.
// False where that cannot be told: such a pattern must always be tried.
bool prefilter_add(struct prefilter *prefilter, struct arena *arena, struct str pattern,
                   uint32_t number);
void prefilter_build(struct prefilter *prefilter, struct arena *arena);
// Sets `may` of each added pattern that can match; of others it is left alone. False where the text
// has letters that fold to ASCII ones, and every pattern must be tried.
bool prefilter_mark(const struct prefilter *prefilter, struct str text, bool *may);

#endif
