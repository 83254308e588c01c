// Reads a question: splits and folds it, finds its words in the playbook's vocabulary.
#include "lookup/question.h"

#include "lookup/senses.h"

// Where no word says anything ("who are you"), nothing is known for or against.
static const float coverage_of_nothing = 0.3f;

// A word is known by half where the playbook says the same with other words.
static const float known_by_sense = 0.5f;

static void take_lexeme(struct question_word *word, const struct vocabulary *vocabulary,
                        uint32_t number) {
    const struct lexeme *lexeme = &vocabulary->lexemes.items[number];
    word->stem_text = lexeme->stem_text;
    word->stem = lexeme->stem;
    word->sense = lexeme->sense;
    word->stranger = lexeme->stranger;
    word->grams = vocabulary->grams_of_lexemes.items + lexeme->first_gram;
    word->n_grams = lexeme->n_grams;
    word->function = lexeme->function;
}

// An unknown word may be a known one, misspelt.
static void take_meant(struct question_word *word, const struct vocabulary *vocabulary) {
    const struct lexeme *meant = vocabulary_misspelt(vocabulary, word->folded);
    if (!meant) word->function = function_word_misspelt(&vocabulary->tongue, word->folded);
    if (!meant) return;
    word->stem = meant->stem;
    if (word->sense == NOTHING && !meant->stranger) word->sense = meant->sense;
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
        word->sense = sense_of_unknown(vocabulary, word->folded, word->stem_text);
        if (word->stem == NOTHING && !word->function) take_meant(word, vocabulary);
    }
}

static bool is_had(const struct vocabulary *vocabulary, uint32_t feature, uint32_t least) {
    return feature != NOTHING && vocabulary->features.items[feature].documents >= least;
}

// The share of n-grams that are known, squared: a word that shares a few letters with others is no
// known word.
static float grams_known(const struct vocabulary *vocabulary, const uint32_t *grams, uint32_t n,
                         uint32_t least) {
    uint32_t known = 0;
    for (uint32_t i = 0; i < n; i++) known += is_had(vocabulary, grams[i], least);
    float share = n ? (float)known / (float)n : 0;
    return share * share;
}

float word_known(const struct vocabulary *vocabulary, uint32_t stem, uint32_t sense,
                 const uint32_t *grams, uint32_t n_grams, uint32_t least) {
    if (is_had(vocabulary, stem, least)) return 1;
    float known = grams_known(vocabulary, grams, n_grams, least);
    bool said = sense_says_the_same(vocabulary, sense) && is_had(vocabulary, sense, least);
    return said && known < known_by_sense ? known_by_sense : known;
}

static float known_of(const struct vocabulary *vocabulary, const struct question_word *word) {
    return word_known(vocabulary, word->stem, word->sense, word->grams, word->n_grams, 1);
}

static void mute(struct question_word *word) {
    word->stem = word->sense = NOTHING;
    word->n_grams = 0;
    word->muted = true;
}

// A phrase is as well known as the word that it stands for, which is added.
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
    for (size_t i = first; i < first + length; i++) {
        struct question_word *word = &question->words.items[i];
        if (word->known < known) word->known = known;
        bool has_sense = sense_says_the_same(&corpus->vocabulary, word->sense);
        if (concept->idiom && known > 0 && !has_sense) mute(word);
    }
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
        question->familiar |= word->known > 0;
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

// A word that is in no document is like those that are in one alone.
static void take_strangers(struct question *question, const struct vocabulary *vocabulary) {
    for (size_t i = 0; i < question->words.n; i++) {
        struct question_word *word = &question->words.items[i];
        if (word->stem != NOTHING || word->sense != NOTHING) continue;
        if (word->function || word->muted || word->known == 1) continue;
        word->sense = sense_of_strangers(vocabulary);
        word->stranger = true;
    }
}

static uint32_t pair_of(const struct vocabulary *vocabulary, const struct question_word *first) {
    const struct question_word *second = first + 1;
    if (first->synonym || second->synonym) return NOTHING;
    return vocabulary_pair_of(vocabulary, first->sense != NOTHING ? first->sense : first->stem,
                              second->sense != NOTHING ? second->sense : second->stem);
}

static void count_features(struct sums *counts, const struct question *question,
                           const struct vocabulary *vocabulary) {
    for (size_t i = 0; i < question->words.n; i++) {
        const struct question_word *word = &question->words.items[i];
        count_feature(counts, vocabulary, word->stem);
        count_feature(counts, vocabulary, word->sense);
        if (i + 1 < question->words.n) count_feature(counts, vocabulary, pair_of(vocabulary, word));
        for (uint32_t j = 0; j < word->n_grams; j++)
            count_feature(counts, vocabulary, word->grams[j]);
    }
}

static void make_vector(struct question *question, struct arena *scratch,
                        const struct vocabulary *vocabulary) {
    size_t most = 0;
    for (size_t i = 0; i < question->words.n; i++) most += 3 + question->words.items[i].n_grams;
    struct weighing weighing = {.vocabulary = vocabulary,
                                .counts = sums_new(scratch, most),
                                .columns = sums_new(scratch, most)};
    count_features(&weighing.counts, question, vocabulary);
    question->length = weigh(&weighing);
    question->columns = weighing.columns;
    question->factors[0] = weighing.factors[0];
    question->factors[1] = weighing.factors[1];
}

// Until its last letter is there, a word is taken for the one that it begins.
static void complete_last(struct question *question, const struct vocabulary *vocabulary,
                          struct str text) {
    if (question->words.n == 0) return;
    struct question_word *last = &question->words.items[question->words.n - 1];
    bool open = last->written.ptr + last->written.len == text.ptr + text.len;
    if (!open || last->stem_text.ptr) return;
    const struct lexeme *begun = vocabulary_begun(vocabulary, last->folded);
    if (begun) take_lexeme(last, vocabulary, (uint32_t)(begun - vocabulary->lexemes.items));
}

void question_read(struct question *question, struct arena *scratch, const struct corpus *corpus,
                   struct str text, bool typing) {
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
    if (typing) complete_last(question, vocabulary, text);
    take_unknown(question, scratch, vocabulary);
    for (size_t i = 0; i < question->words.n; i++)
        question->words.items[i].known = known_of(vocabulary, &question->words.items[i]);
    if (corpus->synonyms.begins.n) add_synonyms(question, scratch, corpus);
    measure_coverage(question);
    take_strangers(question, vocabulary);
    make_vector(question, scratch, vocabulary);
}

void question_forget_strangers(struct question *question, const struct vocabulary *vocabulary) {
    uint32_t column = column_of_strangers(vocabulary);
    for (uint32_t i = 0; i < question->columns.n; i++)
        if (question->columns.parts[i].key == column) question->columns.parts[i].value = 0;
}
