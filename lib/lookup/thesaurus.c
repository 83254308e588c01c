// Words that mean much the same when customers say them, by language. They count as nearly one
// word; what a playbook's own `words` say comes on top.
#include "lookup/words.h"

#include "base/utf8.h"

#include <string.h>

#define X(row) row,
static const char *const english[] = {
#include "lookup/thesaurus_en.def"
};
static const char *const french[] = {
#include "lookup/thesaurus_fr.def"
};
static const char *const german[] = {
#include "lookup/thesaurus_de.def"
};
static const char *const spanish[] = {
#include "lookup/thesaurus_es.def"
};
#undef X

static const struct {
    const char *code;
    const char *const *rows;
    uint32_t n;
} languages[] = {
    {"de", german, sizeof german / sizeof *german},
    {"en", english, sizeof english / sizeof *english},
    {"es", spanish, sizeof spanish / sizeof *spanish},
    {"fr", french, sizeof french / sizeof *french},
};

struct reading {
    LIST(struct str) words;
    LIST(uint32_t) rows; // of the words
};

static void add_word(struct reading *to, struct arena *arena, struct str word, uint32_t row) {
    bool ascii = utf8_count(word) == word.len;
    *PUSH(arena, &to->words) = ascii ? word : utf8_fold(arena, word);
    *PUSH(arena, &to->rows) = row;
}

// A phrase stands for the word that its row begins with.
static void read_row(struct reading *to, struct arena *arena, struct tongue *tongue,
                     const char *text, uint32_t row) {
    struct str rest = str_of(text), first = {0}, word;
    while (str_word(&rest, &word)) {
        if (!first.ptr) first = word;
        if (memchr(word.ptr, '_', word.len))
            *PUSH(arena, &tongue->sayings) = (struct saying){first, word};
        else
            add_word(to, arena, word, row);
    }
}

// Where two rows have a word, or words of one stem, the first has it.
void thesaurus_read(struct tongue *tongue, struct arena *arena) {
    struct reading all = {0};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strcmp(languages[i].code, tongue->code) != 0) continue;
        tongue->n_senses = languages[i].n;
        for (uint32_t row = 0; row < languages[i].n; row++)
            read_row(&all, arena, tongue, languages[i].rows[row], row);
    }
    struct str *stems = arena_array(arena, struct str, all.words.n);
    words_stem(stems, arena, tongue, all.words.items, all.words.n);
    for (size_t i = 0; i < all.words.n; i++) map_put(&tongue->senses, stems[i], all.rows.items[i]);
}
