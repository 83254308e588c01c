// Scores scenarios for a vector, by trained weights or by centroids.
#include "lookup/ranker.h"

#include "base/real.h"
#include <string.h>

const float ranker_bias = 0.4f;

// Training takes memory for columns x scenarios and time for parts x scenarios. Beyond these (about
// 400 scenarios of five signals) centroids rank instead: two points worse, in linear time.
enum { WEIGHTS_MOST = 8 << 20, PRODUCTS_MOST = 64 << 20 };

// How much likelier a scenario is whose centroid is by 1.0 of cosine nearer: measured to give about
// the probabilities that training gives.
static const float centroid_sharpness = 12;

// Four floats in one register, said in so many words because compilers do not see it at -O2. Loads
// and stores go through memcpy, which is free and needs no alignment.
typedef float lanes __attribute__((vector_size(16)));

static void lanes_add(float *restrict to, const float *restrict row, lanes by) {
    lanes sum, term;
    memcpy(&sum, to, sizeof sum);
    memcpy(&term, row, sizeof term);
    sum += by * term;
    memcpy(to, &sum, sizeof sum);
}

void row_add(float *restrict to, const float *restrict row, float by, uint32_t padded) {
    lanes factor = {by, by, by, by};
    for (uint32_t i = 0; i < padded; i += LANES) {
        lanes_add(to + i, row + i, factor);
        lanes_add(to + i + LANES / 2, row + i + LANES / 2, factor);
    }
}

static bool is_trainable(const struct ranker *ranker, const struct corpus *corpus) {
    return (size_t)corpus->n_columns * ranker->padded <= WEIGHTS_MOST &&
           corpus->n_parts * ranker->padded <= PRODUCTS_MOST;
}

static float length_of(const struct sums *sums) {
    float squares = 0;
    for (uint32_t i = 0; i < sums->n; i++) squares += sums->parts[i].value * sums->parts[i].value;
    return (float)real_sqrt(squares);
}

static struct sums sums_of_scenarios(const struct corpus *corpus, struct arena *arena) {
    size_t most = 0;
    for (uint32_t s = 0; s < corpus->n_scenarios; s++) {
        size_t n = 0;
        for (uint32_t d = corpus->first_document[s]; d < corpus->first_document[s + 1]; d++)
            n += corpus->documents.items[d].vector.n;
        if (n > most) most = n;
    }
    return sums_new(arena, most);
}

static void add_pulls(struct ranker *ranker, const struct sums *sums, uint32_t scenario,
                      uint32_t *filled) {
    float length = ranker->lengths[scenario];
    for (uint32_t i = 0; i < sums->n; i++) {
        uint32_t column = sums->parts[i].key;
        uint32_t at = ranker->first_pull[column] + filled[column]++;
        ranker->pulls[at] = (struct pull){scenario, sums->parts[i].value / length};
    }
}

static void build_centroids(struct ranker *ranker, struct arena *arena, const struct corpus *corpus,
                            struct sums *sums) {
    uint32_t *filled = arena_array(arena, uint32_t, corpus->n_columns);
    ranker->first_pull = arena_array(arena, uint32_t, corpus->n_columns + 1);
    for (uint32_t s = 0; s < corpus->n_scenarios; s++) {
        scenario_sum(corpus, s, sums);
        for (uint32_t i = 0; i < sums->n; i++) ranker->first_pull[sums->parts[i].key + 1]++;
    }
    for (uint32_t c = 0; c < corpus->n_columns; c++)
        ranker->first_pull[c + 1] += ranker->first_pull[c];
    ranker->pulls = arena_array(arena, struct pull, ranker->first_pull[corpus->n_columns]);
    for (uint32_t s = 0; s < corpus->n_scenarios; s++) {
        scenario_sum(corpus, s, sums);
        add_pulls(ranker, sums, s, filled);
    }
}

uint32_t ranker_padded(uint32_t n_scenarios) {
    return (n_scenarios + LANES - 1) / LANES * LANES;
}

void ranker_build(struct ranker *ranker, struct arena *arena, const struct corpus *corpus) {
    uint32_t n = corpus->n_scenarios;
    *ranker = (struct ranker){.n_scenarios = n, .padded = ranker_padded(n)};
    struct sums sums = sums_of_scenarios(corpus, arena);
    ranker->lengths = arena_array(arena, float, n);
    for (uint32_t s = 0; s < n; s++) {
        scenario_sum(corpus, s, &sums);
        ranker->lengths[s] = length_of(&sums);
    }
    if (is_trainable(ranker, corpus))
        ranker_train(ranker, arena, corpus);
    else
        build_centroids(ranker, arena, corpus, &sums);
}

void ranker_score(const struct ranker *ranker, const struct vector *vector, float *scores) {
    for (uint32_t i = 0; i < ranker->padded; i++) scores[i] = 0;
    row_add(scores, ranker->bias, ranker_bias, ranker->padded);
    for (uint32_t i = 0; i < vector->n; i++)
        row_add(scores, ranker->weights + (size_t)vector->parts[i].key * ranker->padded,
                vector->parts[i].value, ranker->padded);
}

static void rank_by_centroids(const struct ranker *ranker, const struct weighted *question,
                              float *scores) {
    const struct sums *columns = question->columns;
    for (uint32_t i = 0; i < columns->n; i++) {
        float by = columns->parts[i].value / question->length * centroid_sharpness;
        uint32_t end = ranker->first_pull[columns->parts[i].key + 1];
        for (uint32_t p = ranker->first_pull[columns->parts[i].key]; p < end; p++)
            scores[ranker->pulls[p].scenario] += by * ranker->pulls[p].value;
    }
}

void ranker_rank(const struct ranker *ranker, const struct weighted *question, float *scores) {
    for (uint32_t i = 0; i < ranker->padded; i++) scores[i] = 0;
    if (!question->rows) {
        rank_by_centroids(ranker, question, scores);
        return;
    }
    row_add(scores, ranker->bias, ranker_bias, ranker->padded);
    for (uint32_t i = 0; i < question->columns->n; i++)
        row_add(scores, question->rows[i], question->columns->parts[i].value, ranker->padded);
}

float ranker_pull(const struct ranker *ranker, const struct weighted *question, uint32_t column,
                  uint32_t scenario) {
    if (question->rows) {
        uint32_t place = sums_place(question->columns, column);
        return place ? question->rows[place - 1][scenario] : 0;
    }
    for (uint32_t p = ranker->first_pull[column]; p < ranker->first_pull[column + 1]; p++)
        if (ranker->pulls[p].scenario == scenario) return ranker->pulls[p].value;
    return 0;
}
