// Slices: comparing, searching, cutting and copying.
#include "base/str.h"

#include "base/arena.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

int str_precision(struct str s) {
    return s.len < INT_MAX ? (int)s.len : INT_MAX;
}

bool str_eq_nocase(struct str a, struct str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (to_lower(a.ptr[i]) != to_lower(b.ptr[i])) return false;
    }
    return true;
}

int str_cmp(struct str a, struct str b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix) {
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix) {
    return s.len >= suffix.len && str_eq(str_from(s, s.len - suffix.len), suffix);
}

ptrdiff_t str_find_char(struct str s, char c) {
    const char *found = s.len ? memchr(s.ptr, c, s.len) : NULL;
    return found ? found - s.ptr : -1;
}

ptrdiff_t str_find(struct str s, struct str needle) {
    if (needle.len == 0) return 0;
    size_t at = 0;
    while (s.len - at >= needle.len) {
        size_t starts = s.len - at - needle.len + 1;
        const char *found = memchr(s.ptr + at, needle.ptr[0], starts);
        if (!found) return -1;
        if (memcmp(found, needle.ptr, needle.len) == 0) return found - s.ptr;
        at = (size_t)(found - s.ptr) + 1;
    }
    return -1;
}

struct str str_slice(struct str s, size_t start, size_t end) {
    if (end > s.len) end = s.len;
    if (start >= end)
        return (struct str){s.len ? s.ptr + (start < s.len ? start : s.len) : s.ptr, 0};
    return (struct str){s.ptr + start, end - start};
}

struct str str_from(struct str s, size_t start) {
    return str_slice(s, start, s.len);
}

struct str str_behind_last(struct str s, char c) {
    size_t start = s.len;
    while (start && s.ptr[start - 1] != c) start--;
    return str_from(s, start);
}

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

struct str str_trim(struct str s) {
    size_t start = 0, end = s.len;
    while (start < end && is_space(s.ptr[start])) start++;
    while (end > start && is_space(s.ptr[end - 1])) end--;
    return str_slice(s, start, end);
}

bool str_split(struct str *rest, char separator, struct str *out) {
    if (rest->len == 0) return false;
    ptrdiff_t at = str_find_char(*rest, separator);
    size_t end = at < 0 ? rest->len : (size_t)at;
    *out = str_slice(*rest, 0, end);
    *rest = str_from(*rest, end + 1);
    return true;
}

bool str_word(struct str *rest, struct str *out) {
    size_t start = 0;
    while (start < rest->len && is_space(rest->ptr[start])) start++;
    size_t end = start;
    while (end < rest->len && !is_space(rest->ptr[end])) end++;
    *out = str_slice(*rest, start, end);
    *rest = str_from(*rest, end);
    return out->len > 0;
}

struct str str_dup(struct arena *arena, struct str s) {
    char *copy = arena_bytes(arena, s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (struct str){copy, s.len};
}

struct str str_fmt(struct arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    struct str s = str_vfmt(arena, format, args);
    va_end(args);
    return s;
}

// Most texts are short, so the first try goes to the stack and needs no second.
struct str str_vfmt(struct arena *arena, const char *format, va_list args) {
    char brief[256];
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(brief, sizeof brief, format, args);
    struct str s = {brief, n < 0 ? 0 : (size_t)n};
    if (s.len < sizeof brief) {
        s = str_dup(arena, s);
    } else {
        char *copy = arena_bytes(arena, s.len + 1);
        vsnprintf(copy, s.len + 1, format, again);
        s.ptr = copy;
    }
    va_end(again);
    return s;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_alnum(char c) {
    return is_alpha(c) || is_digit(c);
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}
