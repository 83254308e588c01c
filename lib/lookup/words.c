// Splits a text into words and folds them.
#include "lookup/words.h"

#include "base/utf8.h"

#include <string.h>

static struct str cut_to(struct str text, size_t most, bool *cut) {
    *cut = text.len > most;
    if (!*cut) return text;
    size_t end = most;
    while (end > 0 && text.ptr[end - 1] != ' ' && text.ptr[end - 1] != '\n') end--;
    return str_slice(text, 0, end ? end : most);
}

struct str text_clean(struct arena *arena, struct str text, bool *cut) {
    text = cut_to(text, QUESTION_MOST, cut);
    char *clean = arena_bytes(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t n = utf8_decode(str_from(text, i), &c);
        if (n == 0 || utf8_is_control(c))
            clean[len++] = ' ';
        else if (c == 0x2019) // patterns and words are written with the plain apostrophe
            clean[len++] = '\'';
        else
            memcpy(clean + len, text.ptr + i, n), len += n;
        i += n ? n : 1;
    }
    return (struct str){clean, len};
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019;
}

// Bytes of the code point at `i` where it belongs to a word, else 0.
static size_t letter_at(struct str text, size_t i, uint32_t *c) {
    if (i >= text.len) return 0;
    unsigned char byte = (unsigned char)text.ptr[i];
    *c = byte;
    if (byte < 0x80) return is_alnum((char)byte) ? 1 : 0;
    size_t n = utf8_decode(str_from(text, i), c);
    return n && utf8_is_letter(*c) ? n : 0;
}

// Bytes of an apostrophe between two letters (couldn't), where the language keeps such words whole.
static size_t join_at(struct str text, size_t i, bool elides) {
    uint32_t c;
    if (elides || i >= text.len) return 0;
    if (text.ptr[i] != '\'' && (unsigned char)text.ptr[i] != 0xE2) return 0;
    size_t n = utf8_decode(str_from(text, i), &c);
    return n && is_apostrophe(c) && letter_at(text, i + n, &c) ? n : 0;
}

// Copies the letters of the word at `i` to `letters` and answers where the word ends.
static size_t take_word(struct str text, size_t i, bool elides, char *letters, size_t *len,
                        bool *ascii) {
    uint32_t c;
    *len = 0, *ascii = true;
    for (;;) {
        size_t n = letter_at(text, i, &c);
        if (n == 0) {
            size_t join = join_at(text, i, elides);
            if (join == 0) return i;
            i += join;
            continue;
        }
        if (c >= 0x80) *ascii = false;
        for (size_t j = 0; j < n; j++) letters[(*len)++] = to_lower(text.ptr[i + j]);
        i += n;
    }
}

void words_split(word_list *out, struct arena *arena, const struct tongue *tongue,
                 struct str text) {
    char *letters = arena_bytes(arena, text.len + 1);
    uint32_t c;
    for (size_t i = 0; i < text.len;) {
        size_t len;
        bool ascii;
        if (letter_at(text, i, &c) == 0) {
            i++; // the bytes behind a lead byte are no letters either
            continue;
        }
        size_t end = take_word(text, i, tongue->elides, letters, &len, &ascii);
        struct word *word = PUSH(arena, out);
        word->written = str_slice(text, i, end);
        word->folded = (struct str){letters, len};
        if (!ascii) word->folded = utf8_fold(arena, word->folded);
        letters += len;
        i = end;
    }
}
