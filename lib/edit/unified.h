// What edits change, as a unified diff.
#ifndef EDIT_UNIFIED_H
#define EDIT_UNIFIED_H

#include "base/buf.h"
#include "edit/edits.h"

// Writes the diff of file `index`, which `patch` and `git apply -p0` take; nothing where no line
// changes. The edits must be sorted.
void unified_diff(struct buf *out, const struct sources *sources, size_t index,
                  const struct edits *edits);

#endif
