// Turns the features of a text into a vector: rare ones weigh more, repeated ones a little more.
#include "lookup/corpus.h"

#include "base/real.h"

// Beside the stems, which say what is meant, n-grams weigh a little less.
static const float gram_share = 0.7f;

static float value_of(const struct feature *feature, float count) {
    return count > 1 ? (1 + (float)real_log(count)) * feature->weight : feature->weight;
}

float weigh(struct weighing *weighing) {
    const struct feature *features = weighing->vocabulary->features.items;
    const struct sums *counts = &weighing->counts;
    float squares[2] = {0, 0}; // of n-grams, and before them of all else
    for (uint32_t i = 0; i < counts->n; i++) {
        const struct feature *feature = &features[counts->parts[i].key];
        float value = value_of(feature, counts->parts[i].value);
        squares[feature->kind == FEATURE_GRAM] += value * value;
    }
    float *factors = weighing->factors;
    factors[0] = factors[1] = 0;
    if (squares[0] > 0) factors[0] = 1 / (float)real_sqrt(squares[0]);
    if (squares[1] > 0) factors[1] = gram_share / (float)real_sqrt(squares[1]);
    for (uint32_t i = 0; i < counts->n; i++) {
        const struct feature *feature = &features[counts->parts[i].key];
        float value =
            value_of(feature, counts->parts[i].value) * factors[feature->kind == FEATURE_GRAM];
        *sums_at(&weighing->columns, feature->column) += value * feature->scale;
    }
    return (float)real_sqrt((squares[0] > 0) + gram_share * gram_share * (squares[1] > 0));
}
