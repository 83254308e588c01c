// Finds what words mean beyond their letters: which share a sense of the thesaurus, which are
// numbers, which stand in one document alone; and which words stand side by side.
#include "lookup/senses.h"

// Senses beside those of the thesaurus. A name that one signal alone has ("I want a Thermocut")
// teaches little by its letters, but that a name stands there teaches much.
enum { SENSE_NUMBER, SENSE_STRANGER, SENSES_OWN };

// The sense of a word by itself; NOTHING: none.
static uint32_t sense_of(const struct tongue *tongue, struct str folded, struct str stem) {
    if (folded.len > 0 && is_digit(folded.ptr[0])) return tongue->n_senses + SENSE_NUMBER;
    const uint32_t *sense = map_get(&tongue->senses, stem);
    return sense ? *sense : NOTHING;
}

uint32_t sense_of_unknown(const struct vocabulary *vocabulary, struct str folded, struct str stem) {
    uint32_t sense = sense_of(&vocabulary->tongue, folded, stem);
    return sense == NOTHING ? NOTHING : vocabulary->senses[sense];
}

uint32_t sense_of_strangers(const struct vocabulary *vocabulary) {
    return vocabulary->senses[vocabulary->tongue.n_senses + SENSE_STRANGER];
}

uint32_t column_of_strangers(const struct vocabulary *vocabulary) {
    uint32_t sense = sense_of_strangers(vocabulary);
    return sense == NOTHING ? NOTHING : vocabulary->features.items[sense].column;
}

bool sense_says_the_same(const struct vocabulary *vocabulary, uint32_t sense) {
    const uint32_t *own = vocabulary->senses + vocabulary->tongue.n_senses;
    return sense != NOTHING && sense != own[SENSE_NUMBER] && sense != own[SENSE_STRANGER];
}

// Which stems more than one document has.
static bool *stems_shared(const struct corpus *corpus, struct arena *arena) {
    size_t n = corpus->vocabulary.features.n;
    uint32_t *seen = arena_array(arena, uint32_t, n); // 1 + the last document that has it
    bool *shared = arena_array(arena, bool, n);
    for (uint32_t d = 0; d < corpus->documents.n; d++) {
        const struct document *document = &corpus->documents.items[d];
        for (uint32_t i = 0; i < document->n_tokens; i++) {
            uint32_t token = corpus->tokens.items[document->first_token + i];
            uint32_t stem = corpus->vocabulary.lexemes.items[token].stem;
            if (seen[stem] > 0 && seen[stem] <= d) shared[stem] = true;
            seen[stem] = d + 1;
        }
    }
    return shared;
}

uint32_t senses_count(const struct vocabulary *vocabulary) {
    return vocabulary->tongue.n_senses + SENSES_OWN;
}

static void give_senses(struct vocabulary *vocabulary, const bool *shared) {
    const struct tongue *tongue = &vocabulary->tongue;
    uint32_t n = senses_count(vocabulary);
    vocabulary->senses = arena_array(vocabulary->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) vocabulary->senses[i] = NOTHING;
    for (size_t i = 0; i < vocabulary->lexemes.n; i++) {
        struct lexeme *lexeme = &vocabulary->lexemes.items[i];
        uint32_t sense = sense_of(tongue, lexeme->folded, lexeme->stem_text);
        lexeme->stranger = sense == NOTHING && !lexeme->function && !shared[lexeme->stem];
        if (lexeme->stranger)
            sense = tongue->n_senses + SENSE_STRANGER;
        else if (sense != NOTHING)
            vocabulary->features.items[lexeme->stem].sensed = true;
        lexeme->sense = sense == NOTHING ? NOTHING : vocabulary_sense(vocabulary, sense);
    }
}

// What stands in pairs for a word: its sense, if it has one.
static uint32_t unit_of(const struct lexeme *lexeme) {
    return lexeme->sense != NOTHING ? lexeme->sense : lexeme->stem;
}

static void number_pairs(struct corpus *corpus, struct arena *arena) {
    const struct lexeme *lexemes = corpus->vocabulary.lexemes.items;
    corpus->pairs = arena_array(arena, uint32_t, corpus->tokens.n);
    for (size_t d = 0; d < corpus->documents.n; d++) {
        const struct document *document = &corpus->documents.items[d];
        const uint32_t *tokens = corpus->tokens.items + document->first_token;
        uint32_t *pairs = corpus->pairs + document->first_token;
        for (uint32_t i = 0; i + 1 < document->n_tokens; i++)
            pairs[i] = vocabulary_pair(&corpus->vocabulary, unit_of(&lexemes[tokens[i]]),
                                       unit_of(&lexemes[tokens[i + 1]]));
    }
}

void senses_assign(struct corpus *corpus, struct arena *arena) {
    give_senses(&corpus->vocabulary, stems_shared(corpus, arena));
    number_pairs(corpus, arena);
}
