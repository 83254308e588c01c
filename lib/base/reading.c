// Refusing a text, and cutting small pieces off one.
#include "base/reading.h"

#include "base/utf8.h"

enum { BRIEF = 60 };

struct reading reading_of(struct arena *arena, struct str text, struct str *error,
                          struct str *better) {
    return (struct reading){arena, str_trim(text), error, better};
}

bool refuse(const struct reading *reading, struct str better, const char *format, ...) {
    va_list args;
    va_start(args, format);
    *reading->error = str_vfmt(reading->arena, format, args);
    va_end(args);
    *reading->better = better;
    return false;
}

struct str brief(struct str text) {
    return utf8_cut(text, BRIEF);
}

bool take_digits(struct str *rest, size_t digits, int *out) {
    if (rest->len < digits) return false;
    *out = 0;
    for (size_t i = 0; i < digits; i++) {
        if (!is_digit(rest->ptr[i])) return false;
        *out = *out * 10 + (rest->ptr[i] - '0');
    }
    *rest = str_from(*rest, digits);
    return true;
}

bool take_char(struct str *rest, char c) {
    if (rest->len == 0 || rest->ptr[0] != c) return false;
    *rest = str_from(*rest, 1);
    return true;
}

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

bool take_word(struct str *rest, const char *word) {
    struct str wanted = str_of(word);
    bool ends =
        rest->len == wanted.len || (rest->len > wanted.len && is_space(rest->ptr[wanted.len]));
    if (!ends || !str_starts(*rest, wanted)) return false;
    *rest = str_trim(str_from(*rest, wanted.len));
    return true;
}

ptrdiff_t find_words(struct str s, const char *words, bool any_case) {
    bool (*same)(struct str, struct str) = any_case ? str_eq_nocase : str_eq;
    struct str wanted = str_of(words);
    for (size_t i = 0; i + wanted.len <= s.len; i++) {
        size_t end = i + wanted.len;
        if (i > 0 && !is_space(s.ptr[i - 1])) continue;
        bool ends = end == s.len || is_space(s.ptr[end]);
        if (ends && same(str_slice(s, i, end), wanted)) return (ptrdiff_t)i;
    }
    return -1;
}
