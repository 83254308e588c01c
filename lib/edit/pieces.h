// A file after several rounds of edits, as pieces of what it was and of new text.
#ifndef EDIT_PIECES_H
#define EDIT_PIECES_H

#include "edit/edits.h"

struct piece {
    struct str text;     // new; ptr is NULL where the piece is of the file as it was
    uint32_t start, end; // offsets in the file as it was
};

typedef LIST(struct piece) pieces;

// A file that is as it was.
pieces pieces_new(struct arena *arena, const struct source *source);
// Makes edits, sorted, of the file as the pieces make it now: `now` is that file.
pieces pieces_edit(struct arena *arena, const pieces *old, const struct source *now,
                   const struct edits *edits);
// The same changes as edits of the file as it was; sorted.
struct edits pieces_edits(struct arena *arena, const pieces *parts, const struct source *was);

#endif
