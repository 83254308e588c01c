// The inside of the digest: a playbook's content as canonical bytes.
#ifndef MODEL_CANON_H
#define MODEL_CANON_H

#include "base/buf.h"
#include "base/digest.h"
#include "model/language.h"

struct canon {
    struct arena *arena;
    struct digest *digest; // takes what is finished off `out`
    struct buf out;
    struct buf scratch;      // for sorting and for layout
    LIST(size_t) starts;     // where in `out` pieces begin that are to be sorted; a stack
    LIST(struct str) pieces; // of one sort
};

// One field: its length and its bytes, so that two fields never run into each other.
void canon_put(struct canon *c, struct str bytes);
// As canon_put, with every run of blanks and line breaks as one blank: layout is no content.
void canon_words(struct canon *c, struct str text);
void canon_number(struct canon *c, int64_t number);
// Pieces whose order means nothing: `mark` before the first one, `piece` before each, `sort` after
// the last one.
size_t canon_mark(const struct canon *c);
void canon_piece(struct canon *c);
void canon_sort(struct canon *c, size_t mark);
// Hands what is finished to the digest, unless an open sort still needs it.
void canon_flush(struct canon *c);

// The value of a row in the struct at `base`; nothing where the key is not there (canon_values.c).
void canon_row(struct canon *c, const struct row *row, const void *base);
// What conditions are made of, and where they stand (canon_conditions.c).
void canon_condition(struct canon *c, const struct condition *condition);
void canon_value(struct canon *c, const struct value *value);
void canon_clauses(struct canon *c, const struct row *row, const clauses *list);
void canon_grants(struct canon *c, const struct row *row, const struct gesture *gesture);
// All rows of a shape, by key (digest.c).
void canon_object(struct canon *c, const struct shape *shape, const void *base);
// The rows that hold others: objects, lists, entries (digest.c).
void canon_nested(struct canon *c, const struct row *row, const void *base);

#endif
