// Finds the word of the playbook that a misspelt one was meant to be, or one that is being typed.
#include "lookup/vocabulary.h"

// Shorter words have too many neighbours that mean something else.
enum { MEANT_LEAST = 5 };

// One slip away and begun with the same letter, as most misspellings are.
static bool is_near(struct str meant, struct str folded) {
    if (meant.len < MEANT_LEAST && folded.len < MEANT_LEAST) return false;
    if (meant.len + 1 < folded.len || meant.len > folded.len + 1) return false;
    return meant.ptr[0] == folded.ptr[0] && str_distance(meant, folded, 1) <= 1;
}

// Of the words that say something and fit, the one that most documents have.
static const struct lexeme *most_usual(const struct vocabulary *vocabulary, struct str folded,
                                       bool (*fits)(struct str meant, struct str folded)) {
    const struct lexeme *best = NULL;
    uint32_t most = 0;
    for (size_t i = 0; i < vocabulary->lexemes.n; i++) {
        const struct lexeme *lexeme = &vocabulary->lexemes.items[i];
        uint32_t documents = vocabulary->features.items[lexeme->stem].documents;
        if (documents < most || documents == 0 || lexeme->function) continue;
        if (!fits(lexeme->folded, folded)) continue;
        if (best && documents == most && str_cmp(best->folded, lexeme->folded) < 0) continue;
        best = lexeme;
        most = documents;
    }
    return best;
}

const struct lexeme *vocabulary_misspelt(const struct vocabulary *vocabulary, struct str folded) {
    if (folded.len + 1 < MEANT_LEAST) return NULL;
    return most_usual(vocabulary, folded, is_near);
}

const struct lexeme *vocabulary_begun(const struct vocabulary *vocabulary, struct str folded) {
    return most_usual(vocabulary, folded, str_starts);
}

bool function_word_misspelt(const struct tongue *tongue, struct str folded) {
    struct str rest = function_words(tongue->code), word;
    while (str_word(&rest, &word))
        if (is_near(word, folded)) return true;
    return false;
}
