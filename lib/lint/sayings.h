// Finds sayings in texts: whole words in either case, wherever a sentence has them. What all rules
// about words look with.
#ifndef LINT_SAYINGS_H
#define LINT_SAYINGS_H

#include "lint/wording.h"
#include "lookup/words.h"

enum { SAYING_WORDS_MOST = 24 }; // of one saying; a longer one is not found

struct known_saying {
    uint32_t id;   // what it stands for
    uint32_t next; // of the same words, in the order in which they came; itself: none
};

struct sayings {
    struct arena *arena;
    struct tongue tongue;
    struct map lengths; // a folded word -> bit n: some saying of n words begins with it
    struct map runs;    // folded words with blanks behind -> the first saying of these words
    LIST(struct known_saying) list;
};

// Where one stands in a text.
struct said {
    uint32_t id;
    size_t start, end;
    size_t word, words; // its first word in the text, from 0, and how many it has
    size_t sentence;    // of the text, from 0
};
typedef LIST(struct said) said_list;

// `language` as in the header; empty: English.
struct sayings sayings_new(struct arena *arena, struct str language);
void sayings_add(struct sayings *sayings, struct str words, uint32_t id);
// Those of the list in the playbook's language; patterns are passed over. False where it has none.
bool sayings_add_list(struct sayings *sayings, const struct phrases *list, uint32_t id);
// Those in a text, in order; where several begin at one word, the longest, and of the same words
// the one that was added first; none within another.
said_list sayings_in(const struct sayings *sayings, struct arena *arena, struct str text);
// All of them, by their first word, the longest first, whatever they lie within.
said_list sayings_all(const struct sayings *sayings, struct arena *arena, struct str text);

// A text as its folded words with a blank behind each: equal where look-up tells no difference.
struct str words_folded(struct arena *arena, const struct tongue *tongue, struct str text);

#endif
