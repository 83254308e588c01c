// Words of ours between those of a playbook, in its language. Where phrases are asked for, NULL
// means English.
#ifndef BASE_PHRASES_H
#define BASE_PHRASES_H

#include "base/arena.h"
#include "base/buf.h"

enum phrase {
#define X(name, english) PHRASE_##name,
#include "base/phrases.def"
#undef X
    PHRASE_COUNT
};

struct phrases {
    const char *const *says; // by enum phrase; NULL: as in English
};

struct str phrase(const struct phrases *in, enum phrase which);
// With `{1}` and `{2}` filled in.
struct str phrase_fill(struct arena *arena, const struct phrases *in, enum phrase which,
                       struct str one, struct str two);
// The form of a phrase that goes with a count, filled in.
struct str phrase_counted(struct arena *arena, const struct phrases *in, enum phrase which,
                          int64_t count);
// What stands before `{1}`, and behind it: for what is written straight into the output.
void phrase_open(struct buf *out, const struct phrases *in, enum phrase which);
void phrase_close(struct buf *out, const struct phrases *in, enum phrase which);
// Any text with `{1}` and `{2}` filled in.
struct str template_fill(struct arena *arena, struct str template, struct str one, struct str two);

// "1,000.50" as the language sets it off: "1.000,50".
struct str figures_say(struct arena *arena, struct str figures, const struct phrases *in);
// Does a text ask, in any script?
bool is_question(struct str text);

#endif
