// A question as look-up sees it: its words, what they are made of, and the vector of it all.
#ifndef LOOKUP_QUESTION_H
#define LOOKUP_QUESTION_H

#include "lookup/corpus.h"

struct question_word {
    struct str written, folded, stem_text;
    uint32_t stem;         // feature or NOTHING
    const uint32_t *grams; // features or NOTHING
    uint32_t n_grams;
    bool function;
    bool synonym; // added for a phrase of `words`; `written` is that phrase
    float known;  // 1: the playbook has it; less: it has pieces of it
};

struct question {
    LIST(struct question_word) words;
    struct sums columns;
    float length;
    float factors[2]; // that stems and n-grams were multiplied with
    float coverage;   // the known share of the words that say something
};

// `text` is what text_clean made.
void question_read(struct question *question, struct arena *scratch, const struct corpus *corpus,
                   struct str text);
// The share of n-grams that `least` or more documents have, squared: a word that shares a few
// letters with others is no known word.
float grams_known(const struct vocabulary *vocabulary, const uint32_t *grams, uint32_t n,
                  uint32_t least);

#endif
