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
    float *lengths; // of each scenario's sum of vectors
    // Trained, in rows of `padded`:
    float *bias;               // NULL: by centroids
    float *pulls_of_documents; // a row for each document: what it adds to the weights, by scenario
    float *weights;            // a row for each column; NULL: not laid out
    // Centroids, by column.
    struct pull *pulls;
    uint32_t *first_pull; // of each column, one more at the end
};

uint32_t ranker_padded(uint32_t n_scenarios);
// What a constant feature stands in every vector with.
extern const float ranker_bias;

void ranker_build(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// Finds bias and pulls, and lays the weights out.
void ranker_train(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// Lays out the weights of all columns: the sums of what the documents pull. Worth it where more
// than one question will be asked.
void ranker_lay_out(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// Gives scenarios that say exactly the same the same pulls: none gains by where it stands.
void ranker_level(struct ranker *ranker, struct arena *arena, const struct corpus *corpus);
// to += by * row, over rows of padded length.
void row_add(float *restrict to, const float *restrict row, float by, uint32_t padded);
// Fills `scores`, of padded length, with values whose differences mean the same between questions:
// e^(a - b) is how much likelier the one is. By weights that are laid out.
void ranker_score(const struct ranker *ranker, const struct vector *vector, float *scores);

// A question's columns, and what they weigh.
struct weighted {
    const struct sums *columns;
    float length;
    const float **rows; // beside the parts of `columns`; NULL: by centroids
};
// Sums up the weights of these columns alone where they are not laid out: to the same bits.
struct weighted ranker_weigh(const struct ranker *ranker, struct arena *scratch,
                             const struct corpus *corpus, const struct sums *columns, float length);
// As ranker_score.
void ranker_rank(const struct ranker *ranker, const struct weighted *question, float *scores);
// What one of its columns says for a scenario (or, below zero, against it).
float ranker_pull(const struct ranker *ranker, const struct weighted *question, uint32_t column,
                  uint32_t scenario);

#endif
