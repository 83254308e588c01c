// The weights of columns, as sums of what the documents pull: of all columns, or of a question's.
#include "lookup/ranker.h"

#include <string.h>

static const float *pull_of(const struct ranker *ranker, size_t document) {
    return ranker->pulls_of_documents + document * ranker->padded;
}

void ranker_lay_out(struct ranker *ranker, struct arena *arena, const struct corpus *corpus) {
    size_t n = corpus->n_columns * (size_t)ranker->padded;
    if (ranker->weights)
        memset(ranker->weights, 0, n * sizeof *ranker->weights);
    else
        ranker->weights = arena_array(arena, float, n);
    for (size_t d = 0; d < corpus->documents.n; d++) {
        const struct vector *vector = &corpus->documents.items[d].vector;
        for (uint32_t i = 0; i < vector->n; i++)
            row_add(ranker->weights + (size_t)vector->parts[i].key * ranker->padded,
                    pull_of(ranker, d), vector->parts[i].value, ranker->padded);
    }
}

// Document by document as above, so that each sum has the same order and the same bits.
static void sum_up(const struct ranker *ranker, const struct corpus *corpus, const uint32_t *places,
                   float *rows) {
    for (size_t d = 0; d < corpus->documents.n; d++) {
        const struct vector *vector = &corpus->documents.items[d].vector;
        const struct part *part = vector->parts, *end = part + vector->n;
        for (; part < end; part++) {
            uint32_t place = places[part->key];
            if (place)
                row_add(rows + (size_t)(place - 1) * ranker->padded, pull_of(ranker, d),
                        part->value, ranker->padded);
        }
    }
}

struct weighted ranker_weigh(const struct ranker *ranker, struct arena *scratch,
                             const struct corpus *corpus, const struct sums *columns,
                             float length) {
    struct weighted question = {.columns = columns, .length = length};
    if (!ranker->bias) return question;
    question.rows = arena_array(scratch, const float *, columns->n);
    if (ranker->weights) {
        for (uint32_t i = 0; i < columns->n; i++)
            question.rows[i] = ranker->weights + (size_t)columns->parts[i].key * ranker->padded;
        return question;
    }
    uint32_t *places = arena_array(scratch, uint32_t, corpus->n_columns); // 1 + place; 0: not asked
    float *rows = arena_array(scratch, float, columns->n *(size_t)ranker->padded);
    for (uint32_t i = 0; i < columns->n; i++) {
        places[columns->parts[i].key] = i + 1;
        question.rows[i] = rows + (size_t)i * ranker->padded;
    }
    sum_up(ranker, corpus, places, rows);
    return question;
}
