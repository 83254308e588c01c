// The texts of a playbook's scenarios as documents and vectors.
#ifndef LOOKUP_CORPUS_H
#define LOOKUP_CORPUS_H

#include "lookup/synonyms.h"
#include "lookup/vector.h"

struct document {
    uint32_t scenario;
    struct str text;
    bool signal; // else a title or prose
    float share; // how much it says beside a signal: prose as a whole as much as one
    uint32_t first_token, n_tokens; // lexemes, in corpus.tokens
    struct vector vector;
};

struct corpus {
    struct vocabulary vocabulary;
    struct synonyms synonyms;
    LIST(struct document) documents; // by scenario
    uint32_t *first_document;        // of each scenario; one more at the end
    numbers tokens;
    uint32_t *pairs; // of each token with the next of its document: a feature; of the last: any
    uint32_t n_scenarios;
    uint32_t n_columns;
    size_t n_parts; // of all vectors
};

void corpus_build(struct corpus *corpus, struct arena *arena, const struct playbook *playbook);
// The sum of a scenario's vectors, by column. Clears `sums` before.
void scenario_sum(const struct corpus *corpus, uint32_t scenario, struct sums *sums);

// What the features of a text add up to: `counts` has how often each stands in it.
struct weighing {
    const struct vocabulary *vocabulary;
    struct sums counts;  // by feature
    struct sums columns; // by column
    float factors[2];    // that stems and n-grams were multiplied with
};
// Fills `columns` from `counts` and answers the length of the vector.
float weigh(struct weighing *weighing);

#endif
