// Snowball's stemmers for UTF-8, each by itself.
#ifndef LOOKUP_SNOWBALL_H
#define LOOKUP_SNOWBALL_H

// libstemmer.h offers all languages through one table, which pulls 330 KB of tables into the program
// that are relocated at every start: a sixth of an empty program's time. So the generated stemmers
// are called directly, by the interface of Snowball's own runtime (runtime/api.h), which every
// generated stemmer has had since 2007.
struct SN_env {
    unsigned char *p; // the word, afterwards its stem
    int c;
    int l; // bytes of it
    int lb, bra, ket;
    unsigned char **S;
    int *I;
};

int SN_set_current(struct SN_env *env, int size, const unsigned char *word);

#define X(code, name)                               \
    struct SN_env *name##_UTF_8_create_env(void);   \
    void name##_UTF_8_close_env(struct SN_env *env); \
    int name##_UTF_8_stem(struct SN_env *env);
#include "lookup/snowball.def"
#undef X

struct snowball {
    const char *code; // ISO 639-1
    struct SN_env *(*create)(void);
    void (*close)(struct SN_env *env);
    int (*stem)(struct SN_env *env);
};

#endif
