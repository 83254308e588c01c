// The words of a playbook as bytes: its vocabulary and its synonyms.
#include "base/utf8.h"
#include "lookup/keep.h"
#include "lookup/senses.h"

// Of the thesaurus' stems, those whose sense some word of the playbook has.
static struct map stems_of_use(struct arena *arena, const struct vocabulary *vocabulary) {
    const struct map *all = &vocabulary->tongue.senses;
    struct map used = map_new(arena);
    struct map_entry *entries = arena_array(arena, struct map_entry, all->n);
    struct buf keys = buf_new(arena);
    map_list(all, entries, &keys);
    uint32_t start = 0;
    for (size_t i = 0; i < all->n; start = entries[i++].end)
        if (vocabulary->senses[entries[i].value] != NOTHING)
            map_put(&used, str_slice(buf_str(&keys), start, entries[i].end), entries[i].value);
    return used;
}

static void pack_tongue(struct pack *pack, struct vocabulary *vocabulary) {
    struct tongue *tongue = &vocabulary->tongue;
    struct map stems = pack->out ? stems_of_use(pack->arena, vocabulary) : (struct map){0};
    struct str code = str_of(tongue->code);
    uint32_t n_senses = tongue->n_senses;
    pack_text(pack, &code);
    pack_number(pack, &n_senses, UINT16_MAX);
    if (!pack->out) *tongue = tongue_without_senses(pack->arena, code);
    tongue->n_senses = n_senses;
    pack_map(pack, &stems, n_senses);
    if (!pack->out) tongue->senses = stems;
}

static bool is_feature(const struct feature *feature, uint32_t n_columns) {
    unsigned char flags[2];
    memcpy(&flags[0], &feature->function, 1);
    memcpy(&flags[1], &feature->sensed, 1);
    return (feature->column < n_columns || feature->column == NOTHING) &&
           pack_is_real(feature->weight) && pack_is_real(feature->scale) &&
           feature->kind <= FEATURE_GRAM && flags[0] <= 1 && flags[1] <= 1;
}

static void pack_features(struct pack *pack, struct vocabulary *vocabulary, uint32_t *n_columns) {
    size_t n = pack_count(pack, vocabulary->features.n, sizeof(struct feature));
    pack_number(pack, n_columns, (uint32_t)n);
    struct feature *items = pack_block(pack, vocabulary->features.items, n, sizeof *items);
    for (size_t i = 0; items && i < n; i++) pack->bad |= !is_feature(&items[i], *n_columns);
    vocabulary->features.items = items;
    vocabulary->features.n = vocabulary->features.room = items ? n : 0;
}

// The most n-grams that a word of so many bytes has.
static size_t grams_most(struct str folded) {
    return 4 * (folded.len + 2);
}

static void pack_lexeme(struct pack *pack, struct lexeme *lexeme,
                        const struct vocabulary *vocabulary) {
    uint32_t last = (uint32_t)vocabulary->features.n - 1, grams;
    int32_t sense = lexeme->sense == NOTHING ? -1 : (int32_t)lexeme->sense;
    grams = (uint32_t)vocabulary->grams_of_lexemes.n;
    pack_text(pack, &lexeme->folded);
    pack_text(pack, &lexeme->stem_text);
    pack_number(pack, &lexeme->stem, last);
    pack_index(pack, &sense, vocabulary->features.n);
    pack_number(pack, &lexeme->first_gram, grams);
    pack_number(pack, &lexeme->n_grams, grams - lexeme->first_gram);
    pack_flag(pack, &lexeme->function);
    pack_flag(pack, &lexeme->stranger);
    lexeme->sense = sense < 0 ? NOTHING : (uint32_t)sense;
    pack->bad |= lexeme->n_grams > grams_most(lexeme->folded);
}

void vocabulary_pack(struct pack *pack, struct vocabulary *vocabulary, uint32_t *n_columns) {
    enum { LEXEME_LEAST = 8 * 4 };
    vocabulary->arena = pack->arena;
    pack_tongue(pack, vocabulary);
    pack_features(pack, vocabulary, n_columns);
    size_t n = vocabulary->features.n;
    if (n == 0) pack->bad = true; // a scenario without any word is not worth a look-up
    if (pack->bad) return;
    numbers *grams = &vocabulary->grams_of_lexemes;
    grams->n = grams->room = pack_count(pack, grams->n, sizeof *grams->items);
    pack_numbers(pack, &grams->items, grams->n, n, false);
    pack_numbers(pack, &vocabulary->senses, senses_count(vocabulary), n, true);
    PACK_LIST(pack, &vocabulary->lexemes, LEXEME_LEAST);
    for (size_t i = 0; i < vocabulary->lexemes.n; i++)
        pack_lexeme(pack, &vocabulary->lexemes.items[i], vocabulary);
    pack_map(pack, &vocabulary->words, vocabulary->lexemes.n);
    pack_map(pack, &vocabulary->stems, n);
    pack_map(pack, &vocabulary->grams, n);
    pack_map(pack, &vocabulary->pairs, n);
}

static void pack_concept(struct pack *pack, struct concept *concept, uint32_t n_lexemes) {
    pack_number(pack, &concept->first_lexeme, n_lexemes);
    uint32_t left = n_lexemes - concept->first_lexeme;
    pack_number(pack, &concept->n_lexemes, left < KEPT_PHRASE_WORDS ? left : KEPT_PHRASE_WORDS);
    pack_flag(pack, &concept->idiom);
}

void synonyms_pack(struct pack *pack, struct synonyms *synonyms,
                   const struct vocabulary *vocabulary) {
    numbers *lexemes = &synonyms->lexemes;
    lexemes->n = lexemes->room = pack_count(pack, lexemes->n, sizeof *lexemes->items);
    pack_numbers(pack, &lexemes->items, lexemes->n, vocabulary->lexemes.n, false);
    PACK_LIST(pack, &synonyms->concepts, 2 * 4);
    for (size_t i = 0; i < synonyms->concepts.n; i++)
        pack_concept(pack, &synonyms->concepts.items[i], (uint32_t)lexemes->n);
    pack_map(pack, &synonyms->phrases, synonyms->concepts.n);
    pack_map(pack, &synonyms->begins, KEPT_PHRASE_WORDS + 1);
}
