// How well each scenario fits a vector: by softmax regression, or, in a playbook too large to
// train, by the centroids of the scenarios.
#ifndef LOOKUP_RANKER_H
#define LOOKUP_RANKER_H

#include "lookup/corpus.h"

enum { LANES = 8 }; // rows are padded to this, so that compilers use vector instructions

struct pull {
    uint32_t scenario;
    float value;
};

struct ranker {
    uint32_t n_scenarios, padded;
    float *weights;            // a row of `padded` for each column; NULL: by centroids
    float *bias;               // a row
    float *lengths;            // of each scenario's sum of vectors
    float *pulls_of_documents; // a row for each document: what it adds to W, by scenario
    // Centroids, by column.
    struct pull *pulls;
    uint32_t *first_pull; // of each column, one more at the end
};

// What a constant feature stands in every vector with.
extern const float ranker_bias;

void ranker_build(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// Finds weights and bias, which are zero before.
void ranker_train(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// Gives scenarios that say exactly the same the same weights: none gains by where it stands.
void ranker_level(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// to += by * row, over rows of padded length.
void row_add(float *restrict to, const float *restrict row, float by, uint32_t padded);
// Fills `scores`, of padded length, with values whose differences mean the same between questions:
// e^(a - b) is how much likelier the one is.
void ranker_score(const struct ranker *ranker, const struct part *parts, uint32_t n, float length,
                  float *scores);
// What a column says for a scenario (or, below zero, against it).
float ranker_pull(const struct ranker *ranker, uint32_t column, uint32_t scenario);

#endif
