// Labels of sheets: a table a language.
#include "sheets/label.h"

static const char *const english[LABEL_COUNT] = {
#define X(name, english) english,
#include "sheets/labels.def"
#undef X
};

#define X(name, text) [LABEL_##name] = text,
static const char *const german[LABEL_COUNT] = {
#include "sheets/labels_de.def"
};
static const char *const spanish[LABEL_COUNT] = {
#include "sheets/labels_es.def"
};
static const char *const french[LABEL_COUNT] = {
#include "sheets/labels_fr.def"
};
static const char *const arabic[LABEL_COUNT] = {
#include "sheets/labels_ar.def"
};
static const char *const japanese[LABEL_COUNT] = {
#include "sheets/labels_ja.def"
};
#undef X

static const struct language {
    const char *primary; // subtag
    struct phrases labels;
} languages[] = {
    {"en", {english}}, {"de", {german}}, {"es", {spanish}},
    {"fr", {french}},  {"ar", {arabic}}, {"ja", {japanese}},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const struct language *language_of(struct str lang) {
    struct str primary = S("");
    str_split(&lang, '-', &primary);
    for (size_t i = 0; i < LANGUAGES; i++)
        if (str_eq_nocase(primary, str_of(languages[i].primary))) return &languages[i];
    return languages;
}

struct str label(struct str lang, enum label which) {
    const char *says = language_of(lang)->labels.says[which];
    return str_of(says ? says : english[which]);
}

struct str label_fill(struct arena *arena, struct str lang, enum label which, struct str one,
                      struct str two) {
    return template_fill(arena, label(lang, which), one, two);
}

const struct phrases *label_phrases(struct str lang) {
    const struct language *language = language_of(lang);
    return language == languages ? NULL : &language->labels;
}

struct str label_language(size_t i) {
    return i < LANGUAGES ? str_of(languages[i].primary) : S("");
}
