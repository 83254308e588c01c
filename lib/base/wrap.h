// Words broken into lines by the cells that they take on a terminal.
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/arena.h"
#include "base/str.h"

typedef LIST(struct str) str_list;

// Adds the words of a text to `out` as lines of at most `width` cells. Each word is escaped for a
// terminal as if it stood at the start of a line, for it may come to. A word that is longer than any
// line is cut, but never inside what is drawn as one character. No words, no line.
void wrap_words(str_list *out, struct arena *arena, struct str text, size_t width);

#endif
