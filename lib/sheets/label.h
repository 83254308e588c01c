// The words of ours on a sheet, by language.
#ifndef SHEETS_LABEL_H
#define SHEETS_LABEL_H

#include "base/phrases.h"

// The phrases are the first labels.
enum label {
#define X(name, english) LABEL_##name,
#include "sheets/labels.def"
#undef X
    LABEL_COUNT
};

// `lang` is BCP 47. A language that has no labels gets English ones, and so does a label that a
// language lacks.
struct str label(struct str lang, enum label label);
// With `{1}` and `{2}` filled in.
struct str label_fill(struct arena *arena, struct str lang, enum label label, struct str one,
                      struct str two);
// Those of a language that all floors share; NULL for English.
const struct phrases *label_phrases(struct str lang);
// Languages that have labels, English first; empty past the end.
struct str label_language(size_t i);

#endif
