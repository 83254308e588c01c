// What the words of a playbook are made of, numbered as features: stems, senses, n-grams and pairs.
#ifndef LOOKUP_VOCABULARY_H
#define LOOKUP_VOCABULARY_H

#include "lookup/words.h"

#define NOTHING UINT32_MAX // no such term, feature or column

typedef LIST(uint32_t) numbers;

enum feature_kind {
    FEATURE_STEM,
    FEATURE_SENSE, // of the thesaurus; a number; a word of one document alone
    FEATURE_PAIR,  // of words side by side, each by its sense or else its stem
    FEATURE_GRAM,  // some characters of a word
};

struct feature {
    uint32_t documents; // that have it; 0: only a synonym's own word has
    uint32_t column;    // where it stands in vectors
    float weight;       // by how rare it is
    float scale;        // its part of the column (features that always come together share one)
    uint8_t kind;       // enum feature_kind
    bool function;      // the stem of function words alone
    bool sensed;        // the stem of words that have a sense, which says more
};

// A word of the playbook.
struct lexeme {
    struct str folded, stem_text;
    uint32_t stem, sense;         // features; a sense may be NOTHING
    uint32_t first_gram, n_grams; // features, in vocabulary.grams_of_lexemes
    bool function;
    bool stranger; // in one document alone
};

struct vocabulary {
    struct arena *arena;
    struct tongue tongue;
    struct map words, stems, grams, pairs; // texts -> numbers
    uint32_t *senses;                      // features, by number of the sense
    LIST(struct lexeme) lexemes;
    numbers grams_of_lexemes;
    LIST(struct feature) features;
};

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena, struct str language);
// The number of a folded word, which is new or not.
uint32_t vocabulary_lexeme(struct vocabulary *vocabulary, struct str folded);
// Finds the stems of all lexemes, then numbers the features of each.
void vocabulary_stem(struct vocabulary *vocabulary);
void vocabulary_features(struct vocabulary *vocabulary);

// The number of a feature, which is new or not.
uint32_t vocabulary_sense(struct vocabulary *vocabulary, uint32_t sense);
uint32_t vocabulary_pair(struct vocabulary *vocabulary, uint32_t first, uint32_t second);

// The features of a word that may be unknown: known ones only.
uint32_t vocabulary_stem_of(const struct vocabulary *vocabulary, struct str stem);
// Adds NOTHING for unknown n-grams.
void vocabulary_grams_of(const struct vocabulary *vocabulary, struct arena *scratch,
                         struct str folded, numbers *out);
uint32_t vocabulary_pair_of(const struct vocabulary *vocabulary, uint32_t first, uint32_t second);
// The word that an unknown one is a misspelling of, or NULL.
const struct lexeme *vocabulary_misspelt(const struct vocabulary *vocabulary, struct str folded);
// The word that an unknown one is the beginning of, or NULL.
const struct lexeme *vocabulary_begun(const struct vocabulary *vocabulary, struct str folded);
// Whether an unknown word is a misspelling of one that says nothing by itself ("becuase").
bool function_word_misspelt(const struct tongue *tongue, struct str folded);

#endif
