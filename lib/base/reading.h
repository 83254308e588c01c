// What the readers of small grammars share: how they refuse a text.
#ifndef BASE_READING_H
#define BASE_READING_H

#include "base/arena.h"
#include "base/str.h"

struct reading {
    struct arena *arena;
    struct str text; // what is read, without blanks at its ends
    struct str *error, *better;
};

struct reading reading_of(struct arena *arena, struct str text, struct str *error,
                          struct str *better);
// Sets the error and the right form (empty where it cannot be told). Always false.
bool refuse(const struct reading *reading, struct str better, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// As much of a text as a message can bear.
struct str brief(struct str text);

// Cuts exactly `digits` digits off `rest`.
bool take_digits(struct str *rest, size_t digits, int *out);
bool take_char(struct str *rest, char c);
// Cuts `word` off `rest` where a blank or the end follows it; blanks behind it go, too.
bool take_word(struct str *rest, const char *word);
// Where `words` stand in `s` with a blank (or an end) on both sides, or -1.
ptrdiff_t find_words(struct str s, const char *words, bool any_case);

#endif
