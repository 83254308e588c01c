// Quotes round texts that stand well here and would be cut elsewhere.
#ifndef EDIT_QUOTES_H
#define EDIT_QUOTES_H

#include "edit/edits.h"
#include "yaml/tree.h"

// Spans that are somebody else's matter.
typedef LIST(struct span) spans;

// Adds quotes round every plain text in brackets or braces that has a question mark, at which much
// other software ends a text there. Texts within a span of `alone` stay as they are.
void quote_questions(struct edits *out, const struct sources *sources, const struct yaml_file *file,
                     const spans *alone);

#endif
