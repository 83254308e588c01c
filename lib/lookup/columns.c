// Gives features that always come together one column, and builds the documents' vectors.
#include "lookup/columns.h"

#include "base/real.h"
#include "lookup/senses.h"
#include <string.h>

// How much a feature weighs beside its rarity. Of a word that has a sense, the sense says more than
// the stem; function words weigh less than their rarity in a small playbook would make them.
static float share_of(const struct feature *feature) {
    static const float shares[] = {
        [FEATURE_STEM] = 1, [FEATURE_SENSE] = 1.2f, [FEATURE_PAIR] = 0.6f, [FEATURE_GRAM] = 1};
    static const float of_function = 0.8f, of_sensed = 0.5f;
    if (feature->function) return of_function;
    return feature->sensed ? of_sensed : shares[feature->kind];
}

static size_t features_of(const struct corpus *corpus, const struct document *document) {
    size_t n = 0;
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        uint32_t token = corpus->tokens.items[document->first_token + i];
        n += 3 + corpus->vocabulary.lexemes.items[token].n_grams;
    }
    return n;
}

static struct weighing weighing_new(const struct corpus *corpus, struct arena *arena) {
    size_t most = 0;
    for (size_t i = 0; i < corpus->documents.n; i++) {
        size_t n = features_of(corpus, &corpus->documents.items[i]);
        if (n > most) most = n;
    }
    if (most > corpus->vocabulary.features.n) most = corpus->vocabulary.features.n;
    return (struct weighing){.vocabulary = &corpus->vocabulary,
                             .counts = sums_new(arena, most),
                             .columns = sums_new(arena, most)};
}

static void count(struct weighing *weighing, const struct corpus *corpus,
                  const struct document *document) {
    const struct vocabulary *vocabulary = &corpus->vocabulary;
    sums_clear(&weighing->counts);
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        uint32_t token = corpus->tokens.items[document->first_token + i];
        const struct lexeme *lexeme = &vocabulary->lexemes.items[token];
        *sums_at(&weighing->counts, lexeme->stem) += 1;
        if (lexeme->sense != NOTHING) *sums_at(&weighing->counts, lexeme->sense) += 1;
        if (i + 1 < document->n_tokens)
            *sums_at(&weighing->counts, corpus->pairs[document->first_token + i]) += 1;
        for (uint32_t j = 0; j < lexeme->n_grams; j++)
            *sums_at(&weighing->counts,
                     vocabulary->grams_of_lexemes.items[lexeme->first_gram + j]) += 1;
    }
}

// What tells in which documents a feature stands, and how often: equal for features that always
// come together.
static uint64_t *fingerprints(struct corpus *corpus, struct arena *arena,
                              struct weighing *weighing) {
    struct feature *features = corpus->vocabulary.features.items;
    uint64_t *prints = arena_array(arena, uint64_t, corpus->vocabulary.features.n);
    for (size_t i = 0; i < corpus->documents.n; i++) {
        count(weighing, corpus, &corpus->documents.items[i]);
        for (uint32_t j = 0; j < weighing->counts.n; j++) {
            struct part part = weighing->counts.parts[j];
            features[part.key].documents++;
            prints[part.key] += bits_mix((uint64_t)i << 20 ^ (uint64_t)part.value);
        }
    }
    return prints;
}

static float weight_of(const struct feature *feature, size_t n_documents) {
    double rarity = real_log((1.0 + (double)n_documents) / (1.0 + feature->documents)) + 1;
    return (float)rarity * share_of(feature);
}

// n-grams are brought to length apart from the others, and strangers are left out where it counts
// how near a question is: so they share no column with others.
static uint64_t kind_apart(const struct vocabulary *vocabulary, uint32_t feature) {
    if (feature == sense_of_strangers(vocabulary)) return 2;
    return vocabulary->features.items[feature].kind == FEATURE_GRAM;
}

void columns_assign(struct corpus *corpus, struct arena *arena) {
    struct vocabulary *vocabulary = &corpus->vocabulary;
    struct weighing weighing = weighing_new(corpus, arena);
    uint64_t *prints = fingerprints(corpus, arena, &weighing);
    float *squares = arena_array(arena, float, vocabulary->features.n);
    struct map columns = map_new(arena);
    for (uint32_t i = 0; i < vocabulary->features.n; i++) {
        struct feature *feature = &vocabulary->features.items[i];
        if (feature->documents == 0) continue;
        feature->weight = weight_of(feature, corpus->documents.n);
        prints[i] = bits_mix(prints[i] + kind_apart(vocabulary, i));
        struct str print = {(const char *)&prints[i], sizeof prints[i]};
        feature->column = *map_put(&columns, print, corpus->n_columns);
        if (feature->column == corpus->n_columns) corpus->n_columns++;
        squares[feature->column] += feature->weight * feature->weight;
    }
    for (size_t i = 0; i < vocabulary->features.n; i++) {
        struct feature *feature = &vocabulary->features.items[i];
        if (feature->column != NOTHING)
            feature->scale = feature->weight / (float)real_sqrt(squares[feature->column]);
    }
}

void vectors_build(struct corpus *corpus, struct arena *arena) {
    struct weighing weighing = weighing_new(corpus, arena);
    for (size_t i = 0; i < corpus->documents.n; i++) {
        struct document *document = &corpus->documents.items[i];
        count(&weighing, corpus, document);
        sums_clear(&weighing.columns);
        struct vector *vector = &document->vector;
        vector->length = weigh(&weighing);
        vector->n = weighing.columns.n;
        vector->parts = arena_array(arena, struct part, vector->n);
        if (vector->n)
            memcpy(vector->parts, weighing.columns.parts, vector->n * sizeof *vector->parts);
        corpus->n_parts += vector->n;
    }
}

void scenario_sum(const struct corpus *corpus, uint32_t scenario, struct sums *sums) {
    sums_clear(sums);
    for (uint32_t d = corpus->first_document[scenario]; d < corpus->first_document[scenario + 1];
         d++) {
        const struct vector *vector = &corpus->documents.items[d].vector;
        for (uint32_t i = 0; i < vector->n; i++)
            *sums_at(sums, vector->parts[i].key) += vector->parts[i].value;
    }
}
