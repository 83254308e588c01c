// Looks for a text on which a pattern runs out of its budget, by repeating what it is made of.
#include "base/buf.h"
#include "lookup/lookup.h"
#include "lookup/patterns.h"

#include <string.h>

// Long enough that work which doubles or trebles with each character runs out, and that work which
// grows with the square of the length, as in "refund.*late", does not.
enum { REPEATS = 256, PIECES_MOST = 48, REPEATED_MOST = 6 };

// The characters that a pattern can match, in order, one for each piece of it.
static size_t pieces_of(struct str pattern, char pieces[PIECES_MOST]) {
    size_t n = 0;
    for (size_t i = 0; i < pattern.len && n < PIECES_MOST; i++) {
        char c = pattern.ptr[i];
        if (c == '\\' && i + 1 < pattern.len) {
            c = pattern.ptr[++i];
            c = c == 'd' ? '0' : c == 's' || c == 'W' ? ' ' : c == 'S' || c == 'D' ? 'w' : c;
        } else if (c == '.') {
            c = 'w';
        } else if (strchr("()[]{}|*+?^$", c)) {
            continue;
        }
        if ((unsigned char)c >= ' ' && (unsigned char)c < 0x7F) pieces[n++] = c;
    }
    return n;
}

// The pieces up to `first`, then `length` of them over and over, then what should fit nothing, and
// all pieces: PCRE2 does not even begin where a letter that must be there is missing.
static void pump(struct buf *out, const char *pieces, size_t n, size_t first, size_t length) {
    buf_clear(out);
    buf_add(out, (struct str){pieces, first});
    for (size_t i = 0; i < REPEATS / length; i++)
        buf_add(out, (struct str){pieces + first, length});
    buf_text(out, "!~");
    buf_add(out, (struct str){pieces, n});
}

// One repetition alone is never slow, and few patterns have more.
static bool may_be_slow(struct str pattern) {
    size_t repetitions = 0;
    for (size_t i = 0; i < pattern.len; i++)
        repetitions += pattern.ptr[i] == '*' || pattern.ptr[i] == '+' || pattern.ptr[i] == '{';
    return repetitions > 1;
}

bool pattern_is_slow(struct arena *arena, struct str pattern, struct str *subject) {
    struct pattern_trial trial;
    char pieces[PIECES_MOST];
    size_t n = pieces_of(pattern, pieces);
    struct buf text = buf_new(arena);
    if (!may_be_slow(pattern) || !pattern_trial(&trial, arena, pattern)) return false;
    for (size_t length = 1; length <= REPEATED_MOST; length++)
        for (size_t first = 0; first + length <= n; first++) {
            pump(&text, pieces, n, first, length);
            *subject = buf_str(&text);
            if (pattern_gives_up(&trial, *subject)) return true;
        }
    return false;
}
