// Growable output in an arena.
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, room;
};

struct buf buf_new(struct arena *arena);
void buf_grow(struct buf *buf, size_t more); // room for `more` bytes

// Makes room for `more` bytes and answers where they go.
static inline char *buf_reserve(struct buf *buf, size_t more) {
    if (more > buf->room - buf->len) buf_grow(buf, more);
    return buf->ptr + buf->len;
}
static inline void buf_add(struct buf *buf, struct str s) {
    if (s.len == 0) return;
    memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
    buf->len += s.len;
}
static inline void buf_text(struct buf *buf, const char *terminated) {
    buf_add(buf, str_of(terminated));
}
static inline void buf_char(struct buf *buf, char c) {
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

void buf_repeat(struct buf *buf, char c, size_t times);
void buf_fmt(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
void buf_clear(struct buf *buf);
struct str buf_str(const struct buf *buf); // valid until the next change

#endif
