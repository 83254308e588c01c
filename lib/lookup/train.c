// Trains the weights: softmax regression, by ascent in the dual, one document at a time.
#include "lookup/ranker.h"

#include "base/real.h"

#include <string.h>

// The weights W minimise 1/2 |W|^2 + sum over documents of C_d * -log p(scenario | document), the
// weights of documents C_d balanced between scenarios. In the dual every document has a belief q,
// a distribution over the scenarios that begins as the truth, and W = sum of C_d (truth - q) x.
// Visiting a document moves its q towards what W now says, p, by the step that surely gains
// (Shalev- Shwartz and Zhang's, from the gap C_d KL(q, p) and the curvature). So every visit is an
// ascent, no step length is to be tuned, and a handful of rounds suffice where gradient methods
// take thirty. The order of visits and of sums is fixed: the same playbook gives the same bytes.
enum { ROUNDS_MOST = 12, STRIDE = 7 };
static const double loss_share = 12;
static const double gap_enough = 0.01; // of the loss that no training at all would have

struct training {
    struct ranker *ranker;
    const struct corpus *corpus;
    float *beliefs; // q: a row for each document
    float *scores, *step;
    double *likely; // p
    float *share;   // C_d
};

static void balance(struct training *training) {
    const struct corpus *corpus = training->corpus;
    double all = 0;
    uint32_t n = 0;
    for (size_t d = 0; d < corpus->documents.n; d++) all += corpus->documents.items[d].share;
    for (uint32_t s = 0; s < corpus->n_scenarios; s++)
        n += corpus->first_document[s] < corpus->first_document[s + 1];
    for (uint32_t s = 0; s < corpus->n_scenarios; s++) {
        uint32_t first = corpus->first_document[s], end = corpus->first_document[s + 1];
        double own = 0;
        for (uint32_t d = first; d < end; d++) own += corpus->documents.items[d].share;
        for (uint32_t d = first; d < end; d++)
            training->share[d] =
                (float)(loss_share * corpus->documents.items[d].share * all / (own * n));
    }
}

// Turns scores into p and answers log of their sum.
static double soften(struct training *training) {
    uint32_t n = training->corpus->n_scenarios;
    double top = training->scores[0], sum = 0;
    for (uint32_t s = 1; s < n; s++)
        if (training->scores[s] > top) top = training->scores[s];
    for (uint32_t s = 0; s < n; s++) {
        training->likely[s] = real_exp(training->scores[s] - top);
        sum += training->likely[s];
    }
    for (uint32_t s = 0; s < n; s++) training->likely[s] /= sum;
    return top + real_log(sum);
}

// The logarithm of a normal float within 0.0001, which does for the length of a step and takes a
// fifth of the time: its exponent, and a polynomial for what stands behind the point.
static float rough_log(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    float exponent = (float)((int32_t)(bits >> 23) - 127);
    bits = (bits & 0x7FFFFF) | 0x3F800000;
    memcpy(&x, &bits, sizeof x);
    float fraction = -0.056570851f * x + 0.44717955f;
    fraction = fraction * x - 1.4699568f;
    fraction = fraction * x + 2.8212026f;
    fraction = fraction * x - 1.7417939f;
    return exponent * 0.69314718f + fraction;
}

// How far p is from q: KL(q, p), and the square of their difference.
static double gap(const struct training *training, const float *belief, double log_sum,
                  double *square) {
    double kl = 0;
    *square = 0;
    for (uint32_t s = 0; s < training->corpus->n_scenarios; s++) {
        double q = belief[s], apart = q - training->likely[s];
        if (q > 1e-9) kl += q * ((double)rough_log(belief[s]) - training->scores[s] + log_sum);
        *square += apart * apart;
    }
    return kl > 0 ? kl : 0;
}

static double visit(struct training *training, size_t d) {
    struct ranker *ranker = training->ranker;
    const struct vector *vector = &training->corpus->documents.items[d].vector;
    float *belief = training->beliefs + d * ranker->padded;
    ranker_score(ranker, vector, training->scores);
    double log_sum = soften(training), square;
    double apart = gap(training, belief, log_sum, &square);
    if (square < 1e-12) return 0;
    double share = training->share[d];
    double size = vector->length * vector->length + ranker_bias * ranker_bias;
    double by = (apart + square) / (square * (2 + share * size));
    if (by > 1) by = 1;
    for (uint32_t s = 0; s < ranker->n_scenarios; s++) {
        float move = (float)(by * (training->likely[s] - belief[s]));
        belief[s] += move;
        training->step[s] = (float)-share * move;
    }
    row_add(ranker->bias, training->step, ranker_bias, ranker->padded);
    for (uint32_t i = 0; i < vector->n; i++)
        row_add(ranker->weights + (size_t)vector->parts[i].key * ranker->padded, training->step,
                vector->parts[i].value, ranker->padded);
    return share * apart;
}

// Documents lie side by side by scenario; a stride mixes them.
static double visit_all(struct training *training) {
    double gaps = 0;
    for (size_t start = 0; start < STRIDE; start++)
        for (size_t d = start; d < training->corpus->documents.n; d += STRIDE)
            gaps += visit(training, d);
    return gaps;
}

// Turns beliefs into what each document adds to the weights: C_d (truth - q).
static void keep_pulls(struct training *training) {
    struct ranker *ranker = training->ranker;
    for (size_t d = 0; d < training->corpus->documents.n; d++) {
        float *row = training->beliefs + d * ranker->padded;
        for (uint32_t s = 0; s < ranker->n_scenarios; s++) row[s] *= -training->share[d];
        row[training->corpus->documents.items[d].scenario] += training->share[d];
    }
    ranker->pulls_of_documents = training->beliefs;
}

void ranker_train(struct ranker *ranker, struct arena *arena, const struct corpus *corpus) {
    size_t n = corpus->documents.n, padded = ranker->padded;
    struct training training = {.ranker = ranker,
                                .corpus = corpus,
                                .beliefs = arena_array(arena, float, n *padded),
                                .scores = arena_array(arena, float, padded),
                                .step = arena_array(arena, float, padded),
                                .likely = arena_array(arena, double, padded),
                                .share = arena_array(arena, float, n)};
    ranker->bias = arena_array(arena, float, padded);
    ranker->weights = arena_array(arena, float, corpus->n_columns *padded);
    balance(&training);
    for (size_t d = 0; d < n; d++)
        training.beliefs[d * padded + corpus->documents.items[d].scenario] = 1;
    double enough = gap_enough * loss_share * (double)n * real_log((double)ranker->n_scenarios + 1);
    for (int round = 0; round < ROUNDS_MOST && visit_all(&training) > enough; round++) continue;
    keep_pulls(&training);
    ranker_level(ranker, arena, corpus);
    ranker_lay_out(ranker, arena, corpus);
}
