// Says why a hit came up: the words that pulled, and the nearest signal.
#include "lookup/index.h"

enum { WORDS_MOST = 4 };
static const float telling = 0.15f;     // of what the most telling word pulls
static const float known_enough = 0.3f; // else only letters of it are known
static const float near_enough = 0.1f;  // the cosine from which a signal is worth showing

struct explaining {
    const struct lookup *lookup;
    const struct question *question;
    const struct weighted *weighted;
    uint32_t scenario;
};

static float pull_of(const struct explaining *why, uint32_t feature) {
    if (feature == NOTHING) return 0;
    const struct feature *known = &why->lookup->corpus.vocabulary.features.items[feature];
    if (known->column == NOTHING) return 0;
    return known->weight * why->question->factors[known->kind == FEATURE_GRAM] * known->scale *
           ranker_pull(&why->lookup->ranker, why->weighted, known->column, why->scenario);
}

static float pull_of_word(const struct explaining *why, const struct question_word *word) {
    float pull = pull_of(why, word->stem);
    if (!word->stranger) pull += pull_of(why, word->sense);
    for (uint32_t i = 0; i < word->n_grams; i++) pull += pull_of(why, word->grams[i]);
    return pull;
}

struct telling_word {
    struct str word;
    float pull;
};

// Keeps the list sorted, the most telling first; a word said twice counts once.
static void insert(struct telling_word *list, size_t *n, struct str word, float pull) {
    for (size_t i = 0; i < *n; i++)
        if (str_eq_nocase(list[i].word, word)) return;
    size_t at = *n;
    while (at > 0 && list[at - 1].pull < pull) at--;
    if (at == WORDS_MOST) return;
    size_t last = *n < WORDS_MOST ? *n : WORDS_MOST - 1;
    for (size_t i = last; i > at; i--) list[i] = list[i - 1];
    list[at] = (struct telling_word){word, pull};
    if (*n < WORDS_MOST) (*n)++;
}

static void add_words(struct lookup_hit *hit, struct arena *scratch, const struct explaining *why) {
    struct telling_word list[WORDS_MOST];
    size_t n = 0;
    for (size_t i = 0; i < why->question->words.n; i++) {
        const struct question_word *word = &why->question->words.items[i];
        if (word->function || word->known < known_enough) continue;
        float pull = pull_of_word(why, word);
        if (pull > 0) insert(list, &n, word->written, pull);
    }
    for (size_t i = 0; i < n && list[i].pull >= telling * list[0].pull; i++)
        *PUSH(scratch, &hit->why) = list[i].word;
}

static struct str nearest_signal(const struct corpus *corpus, const struct question *question,
                                 uint32_t scenario) {
    struct str nearest = {NULL, 0};
    float best = near_enough * question->length;
    for (uint32_t d = corpus->first_document[scenario]; d < corpus->first_document[scenario + 1];
         d++) {
        const struct document *document = &corpus->documents.items[d];
        if (!document->signal || document->vector.n == 0) continue;
        float dot = sums_dot(&question->columns, &document->vector) / document->vector.length;
        if (dot > best) best = dot, nearest = document->text;
    }
    return nearest;
}

void explain_hit(struct lookup_hit *hit, struct arena *scratch, const struct lookup *lookup,
                 const struct question *question, const struct weighted *weighted,
                 struct str pattern) {
    uint32_t scenario = (uint32_t)(hit->scenario - lookup->playbook->scenarios.items);
    struct explaining why = {lookup, question, weighted, scenario};
    hit->by_pattern = pattern.ptr != NULL;
    hit->signal = hit->by_pattern ? pattern : nearest_signal(&lookup->corpus, question, scenario);
    if (hit->by_pattern) *PUSH(scratch, &hit->why) = hit->signal;
    add_words(hit, scratch, &why);
    if (hit->signal.ptr && !hit->by_pattern) *PUSH(scratch, &hit->why) = hit->signal;
}
