// Finds the sayings of a list in texts: whole words in either case, wherever a sentence has them.
#ifndef LINT_SAYINGS_H
#define LINT_SAYINGS_H

#include "lint/wording.h"
#include "lookup/words.h"

enum { SAYING_WORDS_MOST = 24 }; // of one saying; a longer one is not found

struct sayings {
    struct arena *arena;
    struct tongue tongue;
    struct map ids;   // folded words with blanks between them -> what they stand for
    uint32_t lengths; // bit n: some saying has n words
};

// Where one stands in a text.
struct said {
    uint32_t id;
    size_t start, end;
    size_t sentence; // of the text, from 0
};
typedef LIST(struct said) said_list;

// `language` as in the header; empty: English.
struct sayings sayings_new(struct arena *arena, struct str language);
// Of sayings that are the same the first one counts.
void sayings_add(struct sayings *sayings, struct str words, uint32_t id);
// Those of the list in the playbook's language, if there is one; patterns are passed over.
void sayings_add_list(struct sayings *sayings, const struct phrases lists[WORDING_LANGUAGES],
                      uint32_t id);
// Those in a text, in order; where several begin at one word, the longest, and none within another.
said_list sayings_in(const struct sayings *sayings, struct arena *arena, struct str text);

// A text as its folded words with a blank behind each: equal where look-up tells no difference.
struct str words_folded(struct arena *arena, const struct tongue *tongue, struct str text);

#endif
