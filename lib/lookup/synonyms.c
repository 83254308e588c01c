// Finds phrases that mean the same as another word.
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

// What the phrase means: a place in the synonyms' map, with `concept` in it where it is new. NULL
// where it is too long for a key, or has no letters.
static uint32_t *place_of(struct synonyms *synonyms, struct vocabulary *vocabulary,
                          struct str phrase, uint32_t concept) {
    char buffer[PHRASE_MOST];
    word_list words = {0};
    struct str *stems = stems_of(vocabulary, phrase, &words);
    struct str key = key_of(buffer, stems, words.n);
    if (key.len == 0) return NULL;
    uint32_t *longest = map_put(&synonyms->begins, stems[0], (uint32_t)words.n);
    if (*longest < words.n) *longest = (uint32_t)words.n;
    uint32_t *known = map_get(&synonyms->phrases, key);
    return known ? known : map_put(&synonyms->phrases, str_dup(vocabulary->arena, key), concept);
}

// Where two heads claim a phrase, the one that comes first by its letters has it: the order in
// which the author wrote them must not matter.
static void add_phrase(struct synonyms *synonyms, struct vocabulary *vocabulary, struct str phrase,
                       uint32_t concept) {
    uint32_t *place = place_of(synonyms, vocabulary, phrase, concept);
    const struct concept *list = synonyms->concepts.items;
    if (place && str_cmp(list[concept].word, list[*place].word) < 0) *place = concept;
}

// False where the word has no letters.
static bool add_concept(struct synonyms *synonyms, struct vocabulary *vocabulary, struct str head,
                        bool idiom) {
    word_list words = {0};
    words_split(&words, vocabulary->arena, &vocabulary->tongue, head);
    if (words.n == 0) return false;
    struct concept *concept = PUSH(vocabulary->arena, &synonyms->concepts);
    concept->word = head;
    concept->idiom = idiom;
    concept->first_lexeme = (uint32_t)synonyms->lexemes.n;
    concept->n_lexemes = (uint32_t)words.n;
    for (size_t i = 0; i < words.n; i++)
        *PUSH(vocabulary->arena, &synonyms->lexemes) =
            vocabulary_lexeme(vocabulary, words.items[i].folded);
    return true;
}

static void add_own(struct synonyms *synonyms, struct vocabulary *vocabulary,
                    const struct synonym *own) {
    if (!add_concept(synonyms, vocabulary, own->word.s, false)) return;
    for (size_t i = 0; i < own->same.n; i++)
        add_phrase(synonyms, vocabulary, own->same.items[i].s, (uint32_t)synonyms->concepts.n - 1);
}

static void add_sayings(struct synonyms *synonyms, struct vocabulary *vocabulary) {
    struct str word = {0};
    for (size_t i = 0; i < vocabulary->tongue.sayings.n; i++) {
        const struct saying *saying = &vocabulary->tongue.sayings.items[i];
        if (!str_eq(saying->word, word)) add_concept(synonyms, vocabulary, saying->word, true);
        word = saying->word;
        place_of(synonyms, vocabulary, saying->phrase, (uint32_t)synonyms->concepts.n - 1);
    }
}

void synonyms_init(struct synonyms *synonyms, struct vocabulary *vocabulary,
                   const struct playbook *playbook) {
    *synonyms = (struct synonyms){.phrases = map_new(vocabulary->arena),
                                  .begins = map_new(vocabulary->arena)};
    for (size_t i = 0; i < playbook->words.n; i++)
        add_own(synonyms, vocabulary, &playbook->words.items[i]);
    add_sayings(synonyms, vocabulary);
}

size_t synonyms_find(const struct synonyms *synonyms, const struct str *stems, size_t n,
                     const struct concept **out) {
    char buffer[PHRASE_MOST];
    const uint32_t *longest = n ? map_get(&synonyms->begins, stems[0]) : NULL;
    if (!longest) return 0;
    for (size_t length = *longest < n ? *longest : n; length > 0; length--) {
        struct str key = key_of(buffer, stems, length);
        const uint32_t *place = key.len ? map_get(&synonyms->phrases, key) : NULL;
        if (!place) continue;
        *out = &synonyms->concepts.items[*place];
        return length;
    }
    return 0;
}
