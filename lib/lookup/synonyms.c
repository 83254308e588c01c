// Finds phrases that an author has said to mean the same as another word.
#include "lookup/synonyms.h"

#include <string.h>

enum { PHRASE_MOST = 256 }; // bytes of the stems of a phrase

// The stems as one key, or an empty slice where they are too long for one.
static struct str key_of(char key[PHRASE_MOST], const struct str *stems, size_t n) {
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        if (stems[i].len >= PHRASE_MOST - len - 1) return S("");
        memcpy(key + len, stems[i].ptr, stems[i].len);
        len += stems[i].len;
        key[len++] = ' ';
    }
    return (struct str){key, len};
}

static struct str *stems_of(struct vocabulary *vocabulary, struct str phrase, word_list *words) {
    struct arena *arena = vocabulary->arena;
    words_split(words, arena, &vocabulary->tongue, phrase);
    struct str *folded = arena_array(arena, struct str, words->n);
    struct str *stems = arena_array(arena, struct str, words->n);
    for (size_t i = 0; i < words->n; i++) folded[i] = words->items[i].folded;
    words_stem(stems, arena, &vocabulary->tongue, folded, words->n);
    return stems;
}

// Where two heads claim a phrase, the one that comes first by its letters has it: the order in
// which the author wrote them must not matter.
static void add_phrase(struct synonyms *synonyms, struct vocabulary *vocabulary, struct str phrase,
                       uint32_t concept) {
    char buffer[PHRASE_MOST];
    word_list words = {0};
    struct str *stems = stems_of(vocabulary, phrase, &words);
    struct str key = key_of(buffer, stems, words.n);
    if (key.len == 0) return;
    const uint32_t *known = map_get(&synonyms->phrases, key);
    if (!known) key = str_dup(vocabulary->arena, key);
    uint32_t *place = map_put(&synonyms->phrases, key, concept);
    const struct concept *list = synonyms->concepts.items;
    if (str_cmp(list[concept].word, list[*place].word) < 0) *place = concept;
    if (words.n > synonyms->longest) synonyms->longest = words.n;
}

static void add_concept(struct synonyms *synonyms, struct vocabulary *vocabulary,
                        const struct synonym *synonym) {
    word_list words = {0};
    words_split(&words, vocabulary->arena, &vocabulary->tongue, synonym->word.s);
    if (words.n == 0) return;
    uint32_t number = (uint32_t)synonyms->concepts.n;
    struct concept *concept = PUSH(vocabulary->arena, &synonyms->concepts);
    concept->word = synonym->word.s;
    concept->first_lexeme = (uint32_t)synonyms->lexemes.n;
    concept->n_lexemes = (uint32_t)words.n;
    for (size_t i = 0; i < words.n; i++)
        *PUSH(vocabulary->arena, &synonyms->lexemes) =
            vocabulary_lexeme(vocabulary, words.items[i].folded);
    for (size_t i = 0; i < synonym->same.n; i++)
        add_phrase(synonyms, vocabulary, synonym->same.items[i].s, number);
}

void synonyms_init(struct synonyms *synonyms, struct vocabulary *vocabulary,
                   const struct playbook *playbook) {
    *synonyms = (struct synonyms){.phrases = map_new(vocabulary->arena)};
    for (size_t i = 0; i < playbook->words.n; i++)
        add_concept(synonyms, vocabulary, &playbook->words.items[i]);
}

size_t synonyms_find(const struct synonyms *synonyms, const struct str *stems, size_t n,
                     const struct concept **out) {
    char buffer[PHRASE_MOST];
    for (size_t length = synonyms->longest < n ? synonyms->longest : n; length > 0; length--) {
        struct str key = key_of(buffer, stems, length);
        const uint32_t *place = key.len ? map_get(&synonyms->phrases, key) : NULL;
        if (!place) continue;
        *out = &synonyms->concepts.items[*place];
        return length;
    }
    return 0;
}
