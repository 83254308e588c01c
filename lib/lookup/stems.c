// Stems by Snowball, in the playbook's language.
#include "lookup/words.h"

#include "base/utf8.h"
#include "lookup/snowball.h"

#include <string.h>

static const struct snowball stemmers[] = {
#define X(code, name) {#code, name##_UTF_8_create_env, name##_UTF_8_close_env, name##_UTF_8_stem},
#include "lookup/snowball.def"
#undef X
};

static const struct snowball *stemmer_of(const char *code) {
    for (size_t i = 0; i < sizeof stemmers / sizeof *stemmers; i++)
        if (strcmp(code, stemmers[i].code) == 0) return &stemmers[i];
    return NULL;
}

// The two letters of a language such as "en-GB"; nb and nn are both Norwegian to Snowball.
static const char *code_of(struct str language) {
    size_t len = 0;
    while (len < language.len && is_alpha(language.ptr[len])) len++;
    struct str code = str_slice(language, 0, len);
    if (str_eq_nocase(code, S("nb")) || str_eq_nocase(code, S("nn"))) return "no";
    for (size_t i = 0; i < sizeof stemmers / sizeof *stemmers; i++)
        if (str_eq_nocase(code, str_of(stemmers[i].code))) return stemmers[i].code;
    return "";
}

static bool is_one_of(const char *code, const char *list) {
    return code[0] && strstr(list, code) != NULL;
}

struct tongue tongue_to_split(struct str language) {
    struct tongue tongue = {0};
    const char *code = code_of(language);
    memcpy(tongue.code, code, strlen(code) + 1);
    tongue.elides = is_one_of(code, "fr it ca");
    return tongue;
}

struct tongue tongue_without_senses(struct arena *arena, struct str language) {
    struct tongue tongue = tongue_to_split(language);
    tongue.function = map_new(arena), tongue.senses = map_new(arena);
    struct str rest = function_words(tongue.code), word;
    while (str_word(&rest, &word)) map_put(&tongue.function, word, 1);
    return tongue;
}

struct tongue tongue_of(struct arena *arena, struct str language) {
    struct tongue tongue = tongue_without_senses(arena, language);
    thesaurus_read(&tongue, arena);
    return tongue;
}

// The stem of a word, copied to `at`; the word itself where there is none. False when Snowball,
// whose memory is its own, has none left.
static bool stem_word(struct SN_env *env, const struct snowball *stemmer, struct str word, char *at,
                      struct str *out) {
    *out = word;
    if (SN_set_current(env, (int)word.len, (const unsigned char *)word.ptr) < 0 ||
        stemmer->stem(env) < 0)
        return false;
    if (env->l <= 0 || (size_t)env->l > word.len) return true;
    memcpy(at, env->p, (size_t)env->l);
    *out = (struct str){at, (size_t)env->l};
    return true;
}

// Running out of our memory would leave Snowball's behind: ours is taken before it begins.
void words_stem(struct str *stems, struct arena *arena, const struct tongue *tongue,
                const struct str *folded, size_t n) {
    const struct snowball *stemmer = stemmer_of(tongue->code);
    size_t room = 0;
    for (size_t i = 0; i < n; i++) room += folded[i].len;
    char *at = arena_bytes(arena, room + 1);
    struct SN_env *env = stemmer ? stemmer->create() : NULL;
    bool lost = stemmer && !env;
    for (size_t i = 0; i < n; i++) {
        stems[i] = folded[i];
        if (!env || lost || folded[i].len > QUESTION_MOST) continue;
        lost = !stem_word(env, stemmer, folded[i], at, &stems[i]);
        at += folded[i].len;
    }
    if (env) stemmer->close(env);
    if (lost) arena_fail(arena, ARENA_NO_MEMORY);
    for (size_t i = 0; i < n; i++)
        if (utf8_count(stems[i]) != stems[i].len) stems[i] = utf8_fold_plain(arena, stems[i]);
}
