// Numbers the features of a playbook's words.
#include "lookup/vocabulary.h"

#include "base/utf8.h"

#include <string.h>

// n-grams of 3 and 4 characters make look-up forgive typos; those of 5 find no more and cost as
// much again. Scripts that write no blanks need shorter ones: there two characters are a word.
enum { GRAM_LEAST = 3, GRAM_LEAST_WIDE = 2, GRAM_MOST = 4, WIDE_FROM = 0x2E80 };

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena, struct str language) {
    *vocabulary = (struct vocabulary){.arena = arena,
                                      .tongue = tongue_of(arena, language),
                                      .words = map_new(arena),
                                      .stems = map_new(arena),
                                      .grams = map_new(arena),
                                      .pairs = map_new(arena)};
}

uint32_t vocabulary_lexeme(struct vocabulary *vocabulary, struct str folded) {
    uint32_t fresh = (uint32_t)vocabulary->lexemes.n;
    uint32_t number = *map_put(&vocabulary->words, folded, fresh);
    if (number == fresh) {
        struct lexeme *lexeme = PUSH(vocabulary->arena, &vocabulary->lexemes);
        lexeme->folded = folded;
        lexeme->function = map_get(&vocabulary->tongue.function, folded) != NULL;
    }
    return number;
}

void vocabulary_stem(struct vocabulary *vocabulary) {
    size_t n = vocabulary->lexemes.n;
    struct str *stems = arena_array(vocabulary->arena, struct str, n);
    struct str *folded = arena_array(vocabulary->arena, struct str, n);
    for (size_t i = 0; i < n; i++) folded[i] = vocabulary->lexemes.items[i].folded;
    words_stem(stems, vocabulary->arena, &vocabulary->tongue, folded, n);
    for (size_t i = 0; i < n; i++) vocabulary->lexemes.items[i].stem_text = stems[i];
}

static uint32_t new_feature(struct vocabulary *vocabulary, enum feature_kind kind) {
    struct feature *feature = PUSH(vocabulary->arena, &vocabulary->features);
    feature->kind = (uint8_t)kind;
    feature->function = kind == FEATURE_STEM;
    feature->column = NOTHING;
    return (uint32_t)vocabulary->features.n - 1;
}

static uint32_t number_of(struct vocabulary *vocabulary, struct map *map, struct str text,
                          enum feature_kind kind) {
    uint32_t fresh = (uint32_t)vocabulary->features.n;
    uint32_t number = *map_put(map, text, fresh);
    return number == fresh ? new_feature(vocabulary, kind) : number;
}

uint32_t vocabulary_sense(struct vocabulary *vocabulary, uint32_t sense) {
    uint32_t *number = &vocabulary->senses[sense];
    if (*number == NOTHING) *number = new_feature(vocabulary, FEATURE_SENSE);
    return *number;
}

static struct str pair_key(const uint32_t pair[2]) {
    return (struct str){(const char *)pair, 2 * sizeof *pair};
}

uint32_t vocabulary_pair(struct vocabulary *vocabulary, uint32_t first, uint32_t second) {
    const uint32_t pair[] = {first, second};
    const uint32_t *known = map_get(&vocabulary->pairs, pair_key(pair));
    if (known) return *known;
    struct str key = str_dup(vocabulary->arena, pair_key(pair));
    return number_of(vocabulary, &vocabulary->pairs, key, FEATURE_PAIR);
}

uint32_t vocabulary_pair_of(const struct vocabulary *vocabulary, uint32_t first, uint32_t second) {
    const uint32_t pair[] = {first, second};
    const uint32_t *number = map_get(&vocabulary->pairs, pair_key(pair));
    return number ? *number : NOTHING;
}

// A word between blanks, so that its beginning and end make n-grams of their own.
static struct str padded(struct arena *arena, struct str folded) {
    if (utf8_count(folded) != folded.len) folded = utf8_fold_plain(arena, folded);
    char *copy = arena_bytes(arena, folded.len + 2);
    copy[0] = ' ';
    if (folded.len) memcpy(copy + 1, folded.ptr, folded.len);
    copy[folded.len + 1] = ' ';
    return (struct str){copy, folded.len + 2};
}

static size_t step(struct str s, size_t i, uint32_t *c) {
    size_t n = utf8_decode(str_from(s, i), c);
    return n ? n : 1;
}

// The n-grams that begin at `i`, shortest first; 0 where there are no more.
static size_t grams_at(struct str word, size_t i, struct str grams[GRAM_MOST]) {
    size_t n = 0, end = i;
    bool wide = false;
    for (size_t length = 1; length <= GRAM_MOST && end < word.len; length++) {
        uint32_t c = 0;
        end += step(word, end, &c);
        wide |= c >= WIDE_FROM;
        if (length >= GRAM_LEAST || (wide && length >= GRAM_LEAST_WIDE))
            grams[n++] = str_slice(word, i, end);
    }
    return n;
}

static void number_grams(struct vocabulary *vocabulary, struct str folded) {
    struct str word = padded(vocabulary->arena, folded), grams[GRAM_MOST];
    uint32_t c;
    for (size_t i = 0; i < word.len; i += step(word, i, &c)) {
        size_t n = grams_at(word, i, grams);
        for (size_t j = 0; j < n; j++)
            *PUSH(vocabulary->arena, &vocabulary->grams_of_lexemes) =
                number_of(vocabulary, &vocabulary->grams, grams[j], FEATURE_GRAM);
    }
}

void vocabulary_features(struct vocabulary *vocabulary) {
    for (size_t i = 0; i < vocabulary->lexemes.n; i++) {
        struct lexeme *lexeme = &vocabulary->lexemes.items[i];
        lexeme->stem = number_of(vocabulary, &vocabulary->stems, lexeme->stem_text, FEATURE_STEM);
        if (!lexeme->function) vocabulary->features.items[lexeme->stem].function = false;
        lexeme->first_gram = (uint32_t)vocabulary->grams_of_lexemes.n;
        number_grams(vocabulary, lexeme->folded);
        lexeme->n_grams = (uint32_t)vocabulary->grams_of_lexemes.n - lexeme->first_gram;
    }
}

uint32_t vocabulary_stem_of(const struct vocabulary *vocabulary, struct str stem) {
    const uint32_t *number = map_get(&vocabulary->stems, stem);
    return number ? *number : NOTHING;
}

void vocabulary_grams_of(const struct vocabulary *vocabulary, struct arena *scratch,
                         struct str folded, numbers *out) {
    struct str word = padded(scratch, folded), grams[GRAM_MOST];
    uint32_t c;
    for (size_t i = 0; i < word.len; i += step(word, i, &c)) {
        size_t n = grams_at(word, i, grams);
        for (size_t j = 0; j < n; j++) {
            const uint32_t *number = map_get(&vocabulary->grams, grams[j]);
            *PUSH(scratch, out) = number ? *number : NOTHING;
        }
    }
}
