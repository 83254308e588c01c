// Canonical bytes: fields that cannot run into each other, and pieces whose order means nothing.
#include "model/canon.h"

#include <stdlib.h>
#include <string.h>

// Written by hand: printf would take most of the time of a digest.
static void put_decimal(struct buf *out, uint64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

void canon_put(struct canon *c, struct str bytes) {
    put_decimal(&c->out, bytes.len);
    buf_char(&c->out, ':');
    buf_add(&c->out, bytes);
}

void canon_number(struct canon *c, int64_t number) {
    if (number < 0) buf_char(&c->out, '-');
    put_decimal(&c->out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
    buf_char(&c->out, ';');
}

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

// Has the text no other space than single blanks?
static bool is_even(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_space(text.ptr[i]) && (text.ptr[i] != ' ' || is_space(text.ptr[i + 1])))
            return false;
    return true;
}

void canon_words(struct canon *c, struct str text) {
    text = str_trim(text); // so that a blank is never the last byte
    if (is_even(text)) {
        canon_put(c, text);
        return;
    }
    buf_clear(&c->scratch);
    for (size_t i = 0, start = 0; i <= text.len; i++) {
        if (i < text.len && !is_space(text.ptr[i])) continue;
        if (i > start && start) buf_char(&c->scratch, ' ');
        buf_add(&c->scratch, str_slice(text, start, i));
        start = i + 1;
    }
    canon_put(c, buf_str(&c->scratch));
}

size_t canon_mark(const struct canon *c) {
    return c->starts.n;
}

void canon_piece(struct canon *c) {
    *PUSH(c->arena, &c->starts) = c->out.len;
}

static int piece_cmp(const void *a, const void *b) {
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

// Puts the pieces, which fill the end of `out`, in the order of their bytes.
static void sort_pieces(struct canon *c, size_t mark) {
    struct str all = buf_str(&c->out);
    size_t first = c->starts.items[mark], n = c->starts.n;
    c->pieces.n = 0;
    for (size_t i = mark; i < n; i++) {
        size_t end = i + 1 < n ? c->starts.items[i + 1] : all.len;
        *PUSH(c->arena, &c->pieces) = str_slice(all, c->starts.items[i], end);
    }
    qsort(c->pieces.items, c->pieces.n, sizeof *c->pieces.items, piece_cmp);
    buf_clear(&c->scratch);
    for (size_t i = 0; i < c->pieces.n; i++) buf_add(&c->scratch, c->pieces.items[i]);
    memcpy(c->out.ptr + first, c->scratch.ptr, all.len - first);
}

void canon_sort(struct canon *c, size_t mark) {
    if (c->starts.n > mark + 1) sort_pieces(c, mark);
    c->starts.n = mark;
}

void canon_flush(struct canon *c) {
    if (c->starts.n) return;
    digest_add(c->digest, buf_str(&c->out));
    buf_clear(&c->out);
}
