// Finds from a playbook's own signals how near a question must be.
#include "lookup/confidence.h"

#include "base/real.h"
#include "lookup/senses.h"
#include <stdlib.h>

const double score_sure = 0.5, score_weak = 0.3;

static const double nearest = 1.5;
// Where there are too few signals to learn from, and the bounds of what is learnt.
static const double sure_usual = 0.66, sure_least = 0.63, sure_most = 0.85;
enum { SIGNALS_LEAST = 20, SIGNALS_MOST = 2000 };
static const double left_out = 0.12; // of the signals, held out, may be less sure

double nearness(double cosine, double coverage) {
    return cosine * (1 + coverage) / 2 + coverage / 2;
}

double score_of(double near, double sure) {
    double score = near < sure ? score_sure * near / sure
                               : score_sure + (1 - score_sure) * (near - sure) / (nearest - sure);
    return score < 0 ? 0 : score > 1 ? 1 : score;
}

// The share of a signal's words that other documents have, too.
static double coverage_of(const struct corpus *corpus, const struct document *document) {
    const struct vocabulary *vocabulary = &corpus->vocabulary;
    double known = 0, n = 0;
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        uint32_t token = corpus->tokens.items[document->first_token + i];
        const struct lexeme *lexeme = &vocabulary->lexemes.items[token];
        if (lexeme->function) continue;
        const uint32_t *grams = vocabulary->grams_of_lexemes.items + lexeme->first_gram;
        known += word_known(vocabulary, lexeme->stem, lexeme->sense, grams, lexeme->n_grams, 2);
        n++;
    }
    return n > 0 ? known / n : 0;
}

struct held_out {
    const struct corpus *corpus;
    const struct ranker *ranker;
    const uint32_t *holders; // documents that have a column
    uint32_t strangers;      // their column, or NOTHING
    double *found;
    size_t n, most;
};

// The cosine of a signal with the sum of its scenario's other documents. What no other document has
// would be unknown of it, and does not count.
static double cosine_of(const struct held_out *held, const struct document *document,
                        const struct sums *all) {
    double dot = 0, own = 0, shared = 0, length = held->ranker->lengths[document->scenario];
    for (uint32_t i = 0; i < document->vector.n; i++) {
        struct part part = document->vector.parts[i];
        double others = sums_get(all, part.key) - part.value;
        dot += part.value * (others + part.value);
        if (part.key != held->strangers) shared += part.value * others;
        if (held->holders[part.key] > 1) own += (double)part.value * part.value;
    }
    double self = (double)document->vector.length * document->vector.length;
    double rest = length * length - 2 * dot + self;
    return own > 0 && rest > 1e-6 ? shared / real_sqrt(own * rest) : 0;
}

static void hold_out(struct held_out *held, uint32_t scenario, struct sums *all) {
    const struct corpus *corpus = held->corpus;
    uint32_t first = corpus->first_document[scenario], end = corpus->first_document[scenario + 1];
    if (end - first < 3) return;
    scenario_sum(corpus, scenario, all);
    for (uint32_t d = first; d < end && held->n < held->most; d++) {
        const struct document *document = &corpus->documents.items[d];
        if (!document->signal) continue;
        double cosine = cosine_of(held, document, all);
        held->found[held->n++] = nearness(cosine, coverage_of(corpus, document));
    }
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double sure_from(struct arena *scratch, const struct corpus *corpus, const struct ranker *ranker) {
    size_t most = corpus->documents.n < SIGNALS_MOST ? corpus->documents.n : SIGNALS_MOST;
    uint32_t *holders = arena_array(scratch, uint32_t, corpus->n_columns);
    struct held_out held = {.corpus = corpus,
                            .ranker = ranker,
                            .holders = holders,
                            .strangers = column_of_strangers(&corpus->vocabulary),
                            .found = arena_array(scratch, double, most),
                            .most = most};
    for (size_t d = 0; d < corpus->documents.n; d++) {
        const struct vector *vector = &corpus->documents.items[d].vector;
        for (uint32_t i = 0; i < vector->n; i++) holders[vector->parts[i].key]++;
    }
    struct sums all = sums_new(scratch, corpus->n_columns);
    for (uint32_t s = 0; s < corpus->n_scenarios; s++) hold_out(&held, s, &all);
    if (held.n < SIGNALS_LEAST) return sure_usual;
    qsort(held.found, held.n, sizeof *held.found, by_value);
    double sure = held.found[(size_t)(left_out * (double)held.n)];
    return sure < sure_least ? sure_least : sure > sure_most ? sure_most : sure;
}
