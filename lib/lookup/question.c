// Reads a question: splits and folds it, finds its words in the playbook's vocabulary.
#include "lookup/question.h"

// Where no word says anything ("who are you"), nothing is known for or against.
static const float coverage_of_nothing = 0.3f;

static void take_lexeme(struct question_word *word, const struct vocabulary *vocabulary,
                        uint32_t number) {
    const struct lexeme *lexeme = &vocabulary->lexemes.items[number];
    word->stem_text = lexeme->stem_text;
    word->stem = lexeme->stem;
    word->grams = vocabulary->grams_of_lexemes.items + lexeme->first_gram;
    word->n_grams = lexeme->n_grams;
    word->function = lexeme->function;
}

// Words that the playbook does not have: their stems may be there all the same, and their n-grams.
static void take_unknown(struct question *question, struct arena *scratch,
                         const struct vocabulary *vocabulary) {
    size_t n = 0;
    struct str *folded = arena_array(scratch, struct str, question->words.n);
    struct str *stems = arena_array(scratch, struct str, question->words.n);
    for (size_t i = 0; i < question->words.n; i++)
        if (!question->words.items[i].stem_text.ptr) folded[n++] = question->words.items[i].folded;
    if (n == 0) return;
    words_stem(stems, scratch, &vocabulary->tongue, folded, n);
    n = 0;
    for (size_t i = 0; i < question->words.n; i++) {
        struct question_word *word = &question->words.items[i];
        if (word->stem_text.ptr) continue;
        numbers grams = {0};
        word->stem_text = stems[n++];
        word->stem = vocabulary_stem_of(vocabulary, word->stem_text);
        vocabulary_grams_of(vocabulary, scratch, word->folded, &grams);
        word->grams = grams.items;
        word->n_grams = (uint32_t)grams.n;
        word->function = map_get(&vocabulary->tongue.function, word->folded) != NULL;
        if (word->stem == NOTHING && !word->function)
            word->stem = vocabulary_misspelt(vocabulary, word->folded);
    }
}

float grams_known(const struct vocabulary *vocabulary, const uint32_t *grams, uint32_t n,
                  uint32_t least) {
    uint32_t known = 0;
    for (uint32_t i = 0; i < n; i++)
        known += grams[i] != NOTHING && vocabulary->features.items[grams[i]].documents >= least;
    float share = n ? (float)known / (float)n : 0;
    return share * share;
}

static float known_of(const struct vocabulary *vocabulary, const struct question_word *word) {
    if (word->stem != NOTHING && vocabulary->features.items[word->stem].documents > 0) return 1;
    return grams_known(vocabulary, word->grams, word->n_grams, 1);
}

// A phrase of `words` is as well known as the word that it stands for, which is added.
static void add_concept(struct question *question, struct arena *scratch,
                        const struct corpus *corpus, const struct concept *concept, size_t first,
                        size_t length) {
    const struct str *begin = &question->words.items[first].written;
    const struct str *end = &question->words.items[first + length - 1].written;
    struct str phrase = {begin->ptr, (size_t)(end->ptr + end->len - begin->ptr)};
    float known = 0;
    for (uint32_t i = 0; i < concept->n_lexemes; i++) {
        struct question_word word = {.written = phrase, .synonym = true};
        take_lexeme(&word, &corpus->vocabulary,
                    corpus->synonyms.lexemes.items[concept->first_lexeme + i]);
        word.known = known_of(&corpus->vocabulary, &word);
        if (word.known > known) known = word.known;
        *PUSH(scratch, &question->words) = word;
    }
    for (size_t i = first; i < first + length; i++)
        if (question->words.items[i].known < known) question->words.items[i].known = known;
}

static void add_synonyms(struct question *question, struct arena *scratch,
                         const struct corpus *corpus) {
    size_t n = question->words.n;
    struct str *stems = arena_array(scratch, struct str, n);
    for (size_t i = 0; i < n; i++) stems[i] = question->words.items[i].stem_text;
    for (size_t i = 0; i < n;) {
        const struct concept *concept;
        size_t length = synonyms_find(&corpus->synonyms, stems + i, n - i, &concept);
        if (length) add_concept(question, scratch, corpus, concept, i, length);
        i += length ? length : 1;
    }
}

static void measure_coverage(struct question *question) {
    float known = 0;
    uint32_t n = 0;
    for (size_t i = 0; i < question->words.n; i++) {
        const struct question_word *word = &question->words.items[i];
        if (word->function || word->synonym) continue;
        known += word->known;
        n++;
    }
    question->coverage = n ? known / (float)n : coverage_of_nothing;
}

static void count_feature(struct sums *counts, const struct vocabulary *vocabulary,
                          uint32_t feature) {
    if (feature != NOTHING && vocabulary->features.items[feature].column != NOTHING)
        *sums_at(counts, feature) += 1;
}

static void make_vector(struct question *question, struct arena *scratch,
                        const struct vocabulary *vocabulary) {
    size_t most = 0;
    for (size_t i = 0; i < question->words.n; i++) most += 1 + question->words.items[i].n_grams;
    struct weighing weighing = {.vocabulary = vocabulary,
                                .counts = sums_new(scratch, most),
                                .columns = sums_new(scratch, most)};
    for (size_t i = 0; i < question->words.n; i++) {
        const struct question_word *word = &question->words.items[i];
        count_feature(&weighing.counts, vocabulary, word->stem);
        for (uint32_t j = 0; j < word->n_grams; j++)
            count_feature(&weighing.counts, vocabulary, word->grams[j]);
    }
    question->length = weigh(&weighing);
    question->columns = weighing.columns;
    question->factors[0] = weighing.factors[0];
    question->factors[1] = weighing.factors[1];
}

void question_read(struct question *question, struct arena *scratch, const struct corpus *corpus,
                   struct str text) {
    const struct vocabulary *vocabulary = &corpus->vocabulary;
    word_list words = {0};
    *question = (struct question){0};
    words_split(&words, scratch, &vocabulary->tongue, text);
    for (size_t i = 0; i < words.n; i++) {
        struct question_word *word = PUSH(scratch, &question->words);
        word->written = words.items[i].written;
        word->folded = words.items[i].folded;
        const uint32_t *lexeme = map_get(&vocabulary->words, word->folded);
        if (lexeme) take_lexeme(word, vocabulary, *lexeme);
    }
    take_unknown(question, scratch, vocabulary);
    for (size_t i = 0; i < question->words.n; i++)
        question->words.items[i].known = known_of(vocabulary, &question->words.items[i]);
    if (corpus->synonyms.longest) add_synonyms(question, scratch, corpus);
    measure_coverage(question);
    make_vector(question, scratch, vocabulary);
}
