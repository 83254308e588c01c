// What the words of a playbook are made of: stems and character n-grams, numbered as features.
#ifndef LOOKUP_VOCABULARY_H
#define LOOKUP_VOCABULARY_H

#include "lookup/words.h"

#define NOTHING UINT32_MAX // no such term, feature or column

typedef LIST(uint32_t) numbers;

struct feature {
    uint32_t documents; // that have it; 0: only a synonym's own word has
    uint32_t column;    // where it stands in vectors
    float weight;       // by how rare it is
    float scale;        // its part of the column (features that always come together share one)
    bool gram;          // else a stem
    bool function;      // the stem of function words alone
};

// A word of the playbook.
struct lexeme {
    struct str folded, stem_text;
    uint32_t stem;                // feature
    uint32_t first_gram, n_grams; // features, in vocabulary.grams_of_lexemes
    bool function;
};

struct vocabulary {
    struct arena *arena;
    struct tongue tongue;
    struct map words, stems, grams; // texts -> numbers
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

// The features of a word that may be unknown: known ones only.
uint32_t vocabulary_stem_of(const struct vocabulary *vocabulary, struct str stem);
// Adds NOTHING for unknown n-grams.
void vocabulary_grams_of(const struct vocabulary *vocabulary, struct arena *scratch,
                         struct str folded, numbers *out);
// The stem of the word that an unknown one is a misspelling of, or NOTHING.
uint32_t vocabulary_misspelt(const struct vocabulary *vocabulary, struct str folded);

#endif
