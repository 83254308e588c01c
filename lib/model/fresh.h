// A new entry of a section, as text, from the rows of the language.
#ifndef MODEL_FRESH_H
#define MODEL_FRESH_H

#include "base/buf.h"
#include "model/language.h"

struct fresh {
    struct str id;
    size_t indent;                   // blanks before the id
    size_t step;                     // more before its keys
    const struct currency *currency; // for examples
    struct str to;                   // what the key "to" names
};

// Whole lines: the keys that have a `start`, and the others as comments with their examples. The
// amounts and people in it are the language's examples; nothing is granted.
void fresh_lines(struct buf *out, const struct shape *shape, const struct fresh *fresh);
// The same for a section in braces: on one line, without comments and line break.
void fresh_in_braces(struct buf *out, const struct shape *shape, const struct fresh *fresh);

#endif
