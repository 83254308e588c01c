// Rules about wording: which words they look for, language by language, and in which keys.
#ifndef LINT_WORDING_H
#define LINT_WORDING_H

#include "lint/rule.h"

struct phrase {
    const char *words;    // whole words, in either case; or /a PCRE2 pattern/; NULL: `language`
    const char *instead;  // what may stand in their place, letters and blanks; "": that depends
    const char *language; // "en": of the rows from here on
};

// Rows of a list; the lists are files of such rows, TOPIC.def, one language behind the other.
#define LANGUAGE(code)        {NULL, NULL, (code)},
#define WORDS(words, instead) {(words), (instead), NULL},
// Sentences in which the rows of the language find something, and nothing: for the tests.
#define EXAMPLE(bad, good)

struct phrases {
    const struct phrase *items;
    size_t n;
};

#define PHRASES(rows) \
    { (rows), sizeof(rows) / sizeof *(rows) }

// The row of a language at `*at` or behind it, which then is the place behind that; NULL at the
// end.
// `*at` stays 0 where there is none.
const struct phrase *phrase_next(const struct phrases *list, const char *code, size_t *at);

struct wording {
    struct phrases list;
    const char *keys;   // where they count, by commas; NULL: wherever they are not merely quoted
    bool unless_denied; // "nobody is punished" is fine
    const char *says;   // goes on after the words in quotes: "sounds like a threat."
    const char *help;   // for words that nothing in particular may stand for
};

// Is a key of the language among `keys`, which commas part?
bool has_key(const char *keys, const char *key);

// Words of a text as a message quotes them, with blanks for line breaks.
struct str in_one_line(struct arena *arena, struct str text);

// Looks for the words of one list in single texts. Lives in lint->scratch; NULL where there is no
// list in the playbook's language.
struct word_finder;
struct word_finder *word_finder_new(struct lint *lint, const struct wording *wording);
// The first of its words; empty where there are none.
struct str word_finder_find(struct word_finder *finder, struct str text);

// Words that deny what follows them in the same sentence.
extern const struct wording wording_denial;

#endif
