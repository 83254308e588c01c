// Finds the word of the playbook that a misspelt one was meant to be.
#include "lookup/vocabulary.h"

// Shorter words have too many neighbours that mean something else.
enum { MISSPELT_LEAST = 5 };

// One slip away and begun with the same letter, as most misspellings are.
static bool is_near(const struct lexeme *lexeme, struct str folded) {
    if (lexeme->folded.len + 1 < folded.len || lexeme->folded.len > folded.len + 1) return false;
    if (lexeme->function || lexeme->folded.ptr[0] != folded.ptr[0]) return false;
    return str_distance(lexeme->folded, folded, 1) <= 1;
}

const struct lexeme *vocabulary_misspelt(const struct vocabulary *vocabulary, struct str folded) {
    const struct lexeme *best = NULL;
    uint32_t most = 0;
    if (folded.len < MISSPELT_LEAST) return NULL;
    for (size_t i = 0; i < vocabulary->lexemes.n; i++) {
        const struct lexeme *lexeme = &vocabulary->lexemes.items[i];
        uint32_t documents = vocabulary->features.items[lexeme->stem].documents;
        if (documents < most || documents == 0 || !is_near(lexeme, folded)) continue;
        if (best && documents == most && str_cmp(best->folded, lexeme->folded) < 0) continue;
        best = lexeme;
        most = documents;
    }
    return best;
}
