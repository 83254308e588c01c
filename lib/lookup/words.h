// The words of a text: split, folded, stemmed; and which of them say nothing by themselves.
#ifndef LOOKUP_WORDS_H
#define LOOKUP_WORDS_H

#include "base/arena.h"
#include "base/map.h"

// Of a question no more than this is read.
enum { QUESTION_MOST = 4096 };

struct word {
    struct str written; // a slice of the text
    struct str folded;  // case folded, without apostrophes
};
typedef LIST(struct word) word_list;

// A phrase that means much the same as a word: "money back" is a refund.
struct saying {
    struct str word, phrase; // the words of the phrase stand between underscores
};

// How a language's words are treated. Everything is done without one, too.
struct tongue {
    char code[3];        // "en"; empty where Snowball has no stemmer
    bool elides;         // l'hôtel is two words, not one
    struct map function; // words that say nothing by themselves: the, and, what
    struct map senses;   // stems of the thesaurus -> the number of their sense
    uint32_t n_senses;
    LIST(struct saying) sayings; // of the thesaurus, by word
};

// What splitting needs of a language, and no more: its code, and whether it elides.
struct tongue tongue_to_split(struct str language);
// By the header's `language`: "en", "en-GB", "pt_BR".
struct tongue tongue_of(struct arena *arena, struct str language);
struct tongue tongue_without_senses(struct arena *arena, struct str language);
// The function words of a language, separated by blanks; empty where there is no list.
struct str function_words(const char *code);
// Fills in the senses and sayings of the tongue's language.
void thesaurus_read(struct tongue *tongue, struct arena *arena);
// The language whose function words are the most frequent of a text's words; empty where none are
// frequent enough. `counts` has how often each folded word stands there.
struct str language_guess(const struct map *counts, uint32_t n_words);

// What is read of a question: at most QUESTION_MOST bytes, and never half a word for it; what is no
// UTF-8, and controls, become blanks.
struct str text_clean(struct arena *arena, struct str text, bool *cut);
// Adds the words of a text that is UTF-8.
void words_split(word_list *out, struct arena *arena, const struct tongue *tongue, struct str text);
// The stems of `n` folded words, without accents. `stems` has room for n.
void words_stem(struct str *stems, struct arena *arena, const struct tongue *tongue,
                const struct str *folded, size_t n);

#endif
