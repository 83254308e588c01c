// Leaves out each signal in turn and sees which scenario would be found instead.
#include "lookup/index.h"

#include "base/real.h"

// What the document itself taught is taken away: it added pull x to the weights, so pull |x|^2 to
// its own scores.
static void score_without(const struct lookup *lookup, uint32_t d, float *scores) {
    const struct ranker *ranker = &lookup->ranker;
    const struct vector *vector = &lookup->corpus.documents.items[d].vector;
    ranker_score(ranker, vector, scores);
    float size = vector->length * vector->length + ranker_bias * ranker_bias;
    row_add(scores, ranker->pulls_of_documents + (size_t)d * ranker->padded, -size, ranker->padded);
}

lookup_confusions lookup_leave_out(const struct lookup *lookup, struct arena *scratch) {
    const struct ranker *ranker = &lookup->ranker;
    const struct corpus *corpus = &lookup->corpus;
    const struct scenario *scenarios = lookup->playbook->scenarios.items;
    float *scores = arena_array(scratch, float, ranker->padded);
    lookup_confusions list = {0};
    for (uint32_t d = 0; ranker->weights && d < corpus->documents.n; d++) {
        const struct document *document = &corpus->documents.items[d];
        uint32_t own = document->scenario, best = 0;
        if (!document->signal || corpus->first_document[own + 1] - corpus->first_document[own] < 2)
            continue;
        score_without(lookup, d, scores);
        for (uint32_t s = 1; s < corpus->n_scenarios; s++)
            if (scores[s] > scores[best]) best = s;
        if (best == own || !(scores[best] > scores[own])) continue;
        *PUSH(scratch, &list) =
            (struct lookup_confusion){&scenarios[own], &scenarios[best], document->text,
                                      real_exp(scores[best] - scores[own])};
    }
    return list;
}
