// Phrases that mean the same as another word: the author's `words`, and the thesaurus'.
#ifndef LOOKUP_SYNONYMS_H
#define LOOKUP_SYNONYMS_H

#include "lookup/vocabulary.h"
#include "model/playbook.h"

struct concept {
    struct str word;                  // as written: the head
    uint32_t first_lexeme, n_lexemes; // the head's words, in synonyms.lexemes
    bool idiom; // its phrases are more than their words: those without a sense say nothing there
};

struct synonyms {
    struct map phrases; // stems between blanks -> concept
    LIST(struct concept) concepts;
    numbers lexemes;
    struct map begins; // first stems of phrases -> words of the longest that begins so
};

// Adds the heads' words to the vocabulary. What the author says of a phrase comes first.
void synonyms_init(struct synonyms *synonyms, struct vocabulary *vocabulary,
                   const struct playbook *playbook);
// The longest phrase at the beginning of `stems`: how many words it has (0: none is there), and
// what it means.
size_t synonyms_find(const struct synonyms *synonyms, const struct str *stems, size_t n,
                     const struct concept **out);

#endif
