// Changes of a file's bytes: collected in any order, made all at once.
#ifndef EDIT_EDITS_H
#define EDIT_EDITS_H

#include "text/finding.h"

struct edits {
    struct arena *arena;
    LIST(struct edit) list;
};

struct edits edits_new(struct arena *arena);
void edits_add(struct edits *edits, struct span at, struct str text);
// Puts them in order of place; insertions come before what replaces bytes at the same place, and
// keep their order among themselves. False where two change the same byte: then none can be made.
bool edits_sort(struct edits *edits);
// The bytes of a file with all edits made, which must be sorted and lie within it.
struct str edits_apply(const struct source *source, const struct edits *edits);

#endif
