// Base64, both ways.
#include "base/base64.h"

#include "base/buf.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct str base64_encode(struct arena *arena, struct str bytes) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned n = bytes.len - i < 3 ? (unsigned)(bytes.len - i) : 3, group = 0;
        for (unsigned k = 0; k < 3; k++)
            group = group << 8 | (k < n ? (unsigned char)bytes.ptr[i + k] : 0u);
        for (unsigned k = 0; k < 4; k++)
            buf_char(&out, k <= n ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
    return buf_str(&out);
}

// 64 for a sign that is no digit.
static unsigned digit_value(char c) {
    if (c >= 'A' && c <= 'Z') return (unsigned)(c - 'A');
    if (c >= 'a' && c <= 'z') return (unsigned)(c - 'a') + 26;
    if (is_digit(c)) return (unsigned)(c - '0') + 52;
    return c == '+' ? 62 : c == '/' ? 63 : 64;
}

// Four signs, of which the first `n` are digits, to `n` - 1 bytes.
static bool take_group(const char *text, unsigned n, char *to) {
    unsigned group = 0;
    for (unsigned i = 0; i < 4; i++) {
        unsigned value = i < n ? digit_value(text[i]) : 0;
        if (value > 63) return false;
        group = group << 6 | value;
    }
    for (unsigned i = 0; i + 1 < n; i++) to[i] = (char)(group >> (16 - 8 * i) & 255);
    return (group & ((1u << (8 * (4 - n))) - 1)) == 0;
}

bool base64_decode(struct arena *arena, struct str text, struct str *out) {
    if (text.len % 4) return false;
    unsigned padding = str_ends(text, S("==")) ? 2 : str_ends(text, S("=")) ? 1 : 0;
    char *to = arena_bytes(arena, text.len / 4 * 3);
    *out = (struct str){to, text.len / 4 * 3 - padding};
    for (size_t i = 0; i < text.len; i += 4, to += 3)
        if (!take_group(text.ptr + i, i + 4 < text.len ? 4 : 4 - padding, to)) return false;
    return true;
}
