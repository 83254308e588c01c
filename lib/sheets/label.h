// The words of ours on a sheet, by language.
#ifndef SHEETS_LABEL_H
#define SHEETS_LABEL_H

#include "base/arena.h"
#include "base/str.h"

enum label {
#define X(name, english) LABEL_##name,
#include "sheets/labels.def"
#undef X
    LABEL_COUNT
};

// `lang` is BCP 47. A language that has no labels gets English ones.
struct str label(struct str lang, enum label label);
// With `{1}` and `{2}` filled in.
struct str label_fill(struct arena *arena, struct str lang, enum label label, struct str one,
                      struct str two);

#endif
