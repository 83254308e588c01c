// Stems by Snowball, in the playbook's language.
#include "lookup/words.h"

#include "base/utf8.h"

#include <libstemmer.h>
#include <string.h>

// The languages that Snowball's ISO codes name. nb and nn are both Norwegian to it.
static const char *const codes[] = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                    "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
                                    "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};

static const char *code_of(struct str language) {
    size_t len = 0;
    while (len < language.len && is_alpha(language.ptr[len])) len++;
    struct str code = str_slice(language, 0, len);
    if (str_eq_nocase(code, S("nb")) || str_eq_nocase(code, S("nn"))) return "no";
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_eq_nocase(code, str_of(codes[i]))) return codes[i];
    return "";
}

static bool is_one_of(const char *code, const char *list) {
    return code[0] && strstr(list, code) != NULL;
}

struct tongue tongue_of(struct arena *arena, struct str language) {
    struct tongue tongue = {.function = map_new(arena)};
    const char *code = code_of(language);
    memcpy(tongue.code, code, strlen(code) + 1);
    tongue.elides = is_one_of(code, "fr it ca");
    struct str rest = function_words(code), word;
    while (str_word(&rest, &word)) map_put(&tongue.function, word, 1);
    return tongue;
}

// Snowball keeps memory of its own, and running out of ours would leave it behind. So our memory is
// taken before it begins, and the stems are copied there.
void words_stem(struct str *stems, struct arena *arena, const struct tongue *tongue,
                const struct str *folded, size_t n) {
    size_t room = 0;
    for (size_t i = 0; i < n; i++) room += folded[i].len;
    char *at = arena_bytes(arena, room + 1);
    bool lost = false;
    struct sb_stemmer *stemmer = tongue->code[0] ? sb_stemmer_new(tongue->code, "UTF_8") : NULL;
    if (tongue->code[0] && !stemmer) arena_fail(arena, ARENA_NO_MEMORY);
    for (size_t i = 0; i < n; i++) {
        stems[i] = folded[i];
        if (!stemmer || folded[i].len > QUESTION_MOST) continue;
        const sb_symbol *stem =
            sb_stemmer_stem(stemmer, (const sb_symbol *)folded[i].ptr, (int)folded[i].len);
        size_t len = (size_t)sb_stemmer_length(stemmer);
        if (!stem) lost = true;
        if (!stem || len == 0 || len > folded[i].len) continue;
        memcpy(at, stem, len);
        stems[i] = (struct str){at, len};
        at += len;
    }
    sb_stemmer_delete(stemmer);
    if (lost) arena_fail(arena, ARENA_NO_MEMORY);
    for (size_t i = 0; i < n; i++)
        if (utf8_count(stems[i]) != stems[i].len) stems[i] = utf8_fold_plain(arena, stems[i]);
}
