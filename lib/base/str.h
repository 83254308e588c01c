// Strings as slices: a pointer and a length, never a terminating NUL.
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *ptr;
    size_t len;
};

// A slice over a string literal.
#define S(literal) ((struct str){(literal), sizeof(literal) - 1})
// The same as an initialiser of a static table.
#define S_INIT(literal) \
    { (literal), sizeof(literal) - 1 }
// The two arguments of a "%.*s"; what is longer than an int can say is cut.
#define S_ARG(s) str_precision(s), (s).ptr
int str_precision(struct str s);

static inline struct str str_of(const char *terminated) {
    return (struct str){terminated, strlen(terminated)};
}
static inline bool str_eq(struct str a, struct str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
bool str_eq_nocase(struct str a, struct str b); // ASCII letters only
// Order by bytes, which for UTF-8 is the order of code points.
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
// Byte offset of the first occurrence, or -1.
ptrdiff_t str_find(struct str s, struct str needle);
ptrdiff_t str_find_char(struct str s, char c);
// From `start` (inclusive) to `end` (exclusive); both are clamped to the slice.
struct str str_slice(struct str s, size_t start, size_t end);
struct str str_from(struct str s, size_t start);
// What stands behind the last one of a character; everything where there is none. Of a path, the name.
struct str str_behind_last(struct str s, char c);
// Without spaces, tabs and line breaks at both ends.
struct str str_trim(struct str s);
// Cuts the part before `separator` off `rest` and answers it; false when `rest` is used up. A
// separator at the very end adds no empty part.
bool str_split(struct str *rest, char separator, struct str *out);
// As str_split, on runs of blanks; never gives an empty word.
bool str_word(struct str *rest, struct str *out);

// Copies that live in the arena. str_dup is NUL-terminated behind its end, for C interfaces.
struct str str_dup(struct arena *arena, struct str s);
struct str str_fmt(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str str_vfmt(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

// Edit distance with transpositions (restricted Damerau-Levenshtein), at most `limit` + 1.
// `limit` is at most STR_DISTANCE_MOST.
enum { STR_DISTANCE_MOST = 31 };
size_t str_distance(struct str a, struct str b, size_t limit);

bool is_blank(char c); // space or tab
bool is_digit(char c);
bool is_alpha(char c); // ASCII letter
bool is_alnum(char c);
char to_lower(char c); // ASCII letter

#endif
