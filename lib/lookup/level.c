// Gives scenarios that say exactly the same the same pulls.
#include "lookup/ranker.h"

#include <string.h>

static uint64_t print_of(const struct corpus *corpus, uint32_t scenario) {
    uint64_t print = 0;
    for (uint32_t d = corpus->first_document[scenario]; d < corpus->first_document[scenario + 1];
         d++) {
        const struct vector *vector = &corpus->documents.items[d].vector;
        uint64_t own = 0;
        for (uint32_t i = 0; i < vector->n; i++) {
            uint32_t bits;
            memcpy(&bits, &vector->parts[i].value, sizeof bits);
            own += bits_mix((uint64_t)vector->parts[i].key << 32 | bits);
        }
        print += bits_mix(own);
    }
    return print;
}

// Puts the mean of the scenarios that share a leader into the place of each.
static void level_row(float *row, const uint32_t *leaders, const uint32_t *sizes, uint32_t n) {
    for (uint32_t s = 0; s < n; s++)
        if (leaders[s] != s) row[leaders[s]] += row[s];
    for (uint32_t s = 0; s < n; s++)
        if (leaders[s] == s && sizes[s] > 1) row[s] /= (float)sizes[s];
    for (uint32_t s = 0; s < n; s++) row[s] = row[leaders[s]];
}

// A scenario's leader is the first that says the same.
void ranker_level(struct ranker *ranker, struct arena *arena, const struct corpus *corpus) {
    uint32_t n = corpus->n_scenarios;
    uint64_t *prints = arena_array(arena, uint64_t, n);
    uint32_t *leaders = arena_array(arena, uint32_t, n), *sizes = arena_array(arena, uint32_t, n);
    struct map firsts = map_new(arena);
    bool any = false;
    for (uint32_t s = 0; s < n; s++) {
        prints[s] = print_of(corpus, s);
        struct str print = {(const char *)&prints[s], sizeof prints[s]};
        leaders[s] = *map_put(&firsts, print, s);
        sizes[leaders[s]]++;
        any = any || leaders[s] != s;
    }
    if (!any) return;
    level_row(ranker->bias, leaders, sizes, n);
    for (size_t d = 0; d < corpus->documents.n; d++)
        level_row(ranker->pulls_of_documents + d * ranker->padded, leaders, sizes, n);
}
