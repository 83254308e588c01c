// UTF-8: decoding, checking and counting by hand; properties of characters by utf8proc.
#include "base/utf8.h"

#include "base/arena.h"

#include <string.h>
#include <utf8proc.h>

static bool continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t utf8_decode(struct str s, uint32_t *out) {
    unsigned char lead = (unsigned char)s.ptr[0];
    if (lead < 0x80) return *out = lead, 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    size_t n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (s.len < n) return 0;
    uint32_t code_point = lead & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if (!continues(s.ptr[i])) return 0;
        code_point = code_point << 6 | ((unsigned char)s.ptr[i] & 0x3F);
    }
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least[n] || surrogate || code_point > 0x10FFFF) return 0;
    *out = code_point;
    return n;
}

size_t utf8_encode(uint32_t code_point, char out[4]) {
    size_t n = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)(lead[n] | code_point);
    return n;
}

static uint64_t eight_bytes(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// How many bytes at the start are plain ASCII; most of a playbook is.
static size_t ascii_run(struct str s) {
    size_t i = 0;
    while (s.len - i >= 8 && !(eight_bytes(s.ptr + i) & 0x8080808080808080)) i += 8;
    while (i < s.len && !(s.ptr[i] & 0x80)) i++;
    return i;
}

bool utf8_is_valid(struct str s) {
    uint32_t code_point;
    for (size_t i = ascii_run(s); i < s.len; i += ascii_run(str_from(s, i))) {
        size_t n = utf8_decode(str_from(s, i), &code_point);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

static size_t sum_of_bytes(uint64_t ones) {
    return (size_t)(ones * 0x0101010101010101 >> 56);
}

size_t utf8_count(struct str s) {
    size_t n = s.len, i = 0;
    for (; s.len - i >= 8; i += 8) { // a byte 10xxxxxx adds no code point
        uint64_t bytes = eight_bytes(s.ptr + i);
        n -= sum_of_bytes(bytes >> 7 & ~bytes >> 6 & 0x0101010101010101);
    }
    for (; i < s.len; i++) n -= continues(s.ptr[i]);
    return n;
}

size_t utf8_count_utf16(struct str s) {
    size_t n = utf8_count(s), i = 0;
    for (; s.len - i >= 8; i += 8) { // a byte 1111xxxx begins what takes two units
        uint64_t bytes = eight_bytes(s.ptr + i);
        n += sum_of_bytes(bytes >> 7 & bytes >> 6 & bytes >> 5 & bytes >> 4 & 0x0101010101010101);
    }
    for (; i < s.len; i++) n += (unsigned char)s.ptr[i] >= 0xF0;
    return n;
}

static size_t width(uint32_t code_point) {
    if (utf8_is_control(code_point)) return 0;
    return (size_t)utf8proc_charwidth((utf8proc_int32_t)code_point);
}

// Decodes, taking a byte that is no UTF-8 for U+FFFD.
static size_t decode_any(struct str s, uint32_t *out) {
    size_t n = utf8_decode(s, out);
    if (n == 0) *out = 0xFFFD;
    return n ? n : 1;
}

size_t utf8_cells(struct str s) {
    size_t cells = 0;
    uint32_t code_point;
    for (size_t i = 0; i < s.len;) {
        i += decode_any(str_from(s, i), &code_point);
        cells += width(code_point);
    }
    return cells;
}

struct str utf8_cut(struct str s, size_t cells) {
    size_t used = 0, fits = 0; // bytes up to the last boundary between clusters within `cells`
    utf8proc_int32_t state = 0;
    uint32_t before = 0, code_point;
    for (size_t i = 0; i < s.len;) {
        size_t n = decode_any(str_from(s, i), &code_point);
        if (i == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                                       (utf8proc_int32_t)code_point, &state))
            fits = i;
        used += width(code_point);
        if (used > cells) return str_slice(s, 0, fits);
        before = code_point;
        i += n;
    }
    return s;
}

static struct str fold_ascii(struct arena *arena, struct str s) {
    char *folded = arena_bytes(arena, s.len);
    for (size_t i = 0; i < s.len; i++) folded[i] = to_lower(s.ptr[i]);
    return (struct str){folded, s.len};
}

static struct str fold(struct arena *arena, struct str s, utf8proc_option_t how) {
    if (ascii_run(s) == s.len || !utf8_is_valid(s)) return fold_ascii(arena, s);
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.ptr;
    utf8proc_ssize_t len = (utf8proc_ssize_t)s.len;
    utf8proc_ssize_t n = utf8proc_decompose(bytes, len, NULL, 0, how);
    // re-encoding happens in place and ends with a NUL
    utf8proc_int32_t *points = arena_array(arena, utf8proc_int32_t, (size_t)n + 1);
    utf8proc_decompose(bytes, len, points, n, how);
    n = utf8proc_reencode(points, n, how);
    return (struct str){(const char *)points, (size_t)n};
}

enum { FOLD = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE };

struct str utf8_fold(struct arena *arena, struct str s) {
    return fold(arena, s, (utf8proc_option_t)(FOLD | UTF8PROC_COMPOSE));
}

struct str utf8_fold_plain(struct arena *arena, struct str s) {
    return fold(arena, s, (utf8proc_option_t)(FOLD | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK));
}

bool utf8_is_letter(uint32_t code_point) {
    if (code_point < 0x80) return is_alnum((char)code_point);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

static bool is_embedding(uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool utf8_is_control(uint32_t code_point) {
    if (code_point < 0xA0) return code_point < 0x20 || code_point >= 0x7F;
    bool mark = code_point == 0x61C || code_point == 0x200E || code_point == 0x200F;
    return mark || is_embedding(code_point);
}

bool utf8_is_unprintable(uint32_t code_point) {
    if (code_point < 0xA0) return code_point < 0x20 || code_point >= 0x7F;
    return code_point == 0x2028 || code_point == 0x2029 || is_embedding(code_point);
}
