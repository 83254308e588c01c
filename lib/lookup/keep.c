// A trained look-up as bytes, and back.
#include "lookup/keep.h"

#include <string.h>

static void pack_vector(struct pack *pack, struct vector *vector, uint32_t n_columns) {
    vector->n = (uint32_t)pack_count(pack, vector->n, sizeof *vector->parts);
    pack_real(pack, &vector->length);
    vector->parts = pack_pairs(pack, vector->parts, vector->n, n_columns);
}

// Of a document's text no more than a signal's is ever shown.
static void pack_document(struct pack *pack, struct document *document, uint32_t n_columns) {
    struct str none = {NULL, 0};
    pack_flag(pack, &document->signal);
    pack_text(pack, document->signal ? &document->text : &none);
    pack_vector(pack, &document->vector, n_columns);
}

static void pack_documents(struct pack *pack, struct corpus *corpus) {
    enum { DOCUMENT_LEAST = 4 * 4 };
    PACK_LIST(pack, &corpus->documents, DOCUMENT_LEAST);
    uint32_t n = (uint32_t)corpus->documents.n, *first = corpus->first_document;
    pack_numbers(pack, &corpus->first_document, corpus->n_scenarios + 1, (size_t)n + 1, false);
    first = corpus->first_document;
    pack->bad = pack->bad || first[0] != 0 || first[corpus->n_scenarios] != n;
    for (uint32_t s = 0; !pack->bad && s < corpus->n_scenarios; s++) {
        pack->bad = first[s] > first[s + 1];
        for (uint32_t d = first[s]; !pack->bad && d < first[s + 1]; d++) {
            corpus->documents.items[d].scenario = s;
            pack_document(pack, &corpus->documents.items[d], corpus->n_columns);
        }
    }
}

static void pack_ranker(struct pack *pack, struct ranker *ranker, const struct corpus *corpus) {
    ranker->n_scenarios = corpus->n_scenarios;
    ranker->padded = ranker_padded(corpus->n_scenarios);
    pack_reals(pack, &ranker->lengths, ranker->n_scenarios);
    pack_reals(pack, &ranker->bias, ranker->padded);
    pack_reals(pack, &ranker->pulls_of_documents, corpus->documents.n * ranker->padded);
}

static void pack_exclusions(struct pack *pack, struct lookup *lookup) {
    PACK_LIST(pack, &lookup->exclusions, 3 * 4);
    for (size_t i = 0; i < lookup->exclusions.n; i++) {
        struct exclusion *exclusion = &lookup->exclusions.items[i];
        struct str *stems = pack->out ? (struct str *)(uintptr_t)exclusion->stems : NULL;
        pack_number(pack, &exclusion->scenario, lookup->corpus.n_scenarios - 1);
        exclusion->n = pack_count(pack, exclusion->n, 4);
        if (!pack->out) stems = arena_array(pack->arena, struct str, exclusion->n);
        for (size_t j = 0; j < exclusion->n; j++) pack_text(pack, &stems[j]);
        exclusion->stems = stems;
    }
}

// Between the bounds that confidence.c sets, and a little more.
static void pack_sure(struct pack *pack, double *sure) {
    const void *at = pack_block(pack, sure, 1, sizeof *sure);
    if (at) memcpy(sure, at, sizeof *sure);
    pack->bad = pack->bad || !(*sure > 0.5 && *sure < 1);
}

static void pack_all(struct pack *pack, struct lookup *lookup) {
    struct corpus *corpus = &lookup->corpus;
    pack_number(pack, &corpus->n_scenarios, (uint32_t)lookup->playbook->scenarios.n);
    pack->bad |= corpus->n_scenarios != lookup->playbook->scenarios.n || !corpus->n_scenarios;
    pack_sure(pack, &lookup->sure);
    if (!pack->bad) vocabulary_pack(pack, &corpus->vocabulary, &corpus->n_columns);
    if (!pack->bad) synonyms_pack(pack, &corpus->synonyms, &corpus->vocabulary);
    if (!pack->bad) pack_documents(pack, corpus);
    if (!pack->bad) pack_ranker(pack, &lookup->ranker, corpus);
    if (!pack->bad) patterns_pack(pack, &lookup->patterns, corpus->n_scenarios);
    if (!pack->bad) pack_exclusions(pack, lookup);
}

bool lookup_pack(struct pack *pack, const struct lookup *lookup) {
    struct lookup copy = *lookup;
    if (!copy.ranker.bias) return false;
    pack_all(pack, &copy);
    return !pack->bad;
}

struct lookup *lookup_unpack(struct pack *pack, const struct playbook *playbook) {
    struct lookup *lookup = arena_new(pack->arena, struct lookup);
    lookup->playbook = playbook;
    pack_all(pack, lookup);
    return pack->bad ? NULL : lookup;
}

void lookup_lay_out(struct lookup *lookup, struct arena *arena) {
    if (lookup->ranker.bias && !lookup->ranker.weights)
        ranker_lay_out(&lookup->ranker, arena, &lookup->corpus);
}
