// A question as look-up sees it: its words, what they are made of, and the vector of it all.
#ifndef LOOKUP_QUESTION_H
#define LOOKUP_QUESTION_H

#include "lookup/corpus.h"

struct question_word {
    struct str written, folded, stem_text;
    uint32_t stem, sense;  // features or NOTHING
    const uint32_t *grams; // features or NOTHING
    uint32_t n_grams;
    bool function;
    bool stranger; // in one document of the playbook or in none
    bool synonym;  // added for a phrase; `written` is that phrase
    bool muted;    // part of an idiom: says nothing by itself ("back" in "money back")
    float known;   // 1: the playbook has it; less: it has pieces of it
};

struct question {
    LIST(struct question_word) words;
    struct sums columns;
    float length;
    float factors[2]; // that stems and n-grams were multiplied with
    bool familiar;    // the playbook has a word of it, or letters of one
    float coverage;   // the known share of the words that say something
};

// `text` is what text_clean made. `typing`: its last word may be the beginning of one.
void question_read(struct question *question, struct arena *scratch, const struct corpus *corpus,
                   struct str text, bool typing);
// Leaves the question's strangers out of `columns`. They help to tell which scenario is the
// likeliest, but that it is near they do not say.
void question_forget_strangers(struct question *question, const struct vocabulary *vocabulary);
// How well a word of these features is known by `least` or more documents: 1 by its stem, less by
// its sense or its n-grams.
float word_known(const struct vocabulary *vocabulary, uint32_t stem, uint32_t sense,
                 const uint32_t *grams, uint32_t n_grams, uint32_t least);

#endif
