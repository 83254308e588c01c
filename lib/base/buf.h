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
void buf_add(struct buf *buf, struct str s);
void buf_text(struct buf *buf, const char *terminated);
void buf_char(struct buf *buf, char c);
void buf_repeat(struct buf *buf, char c, size_t times);
void buf_fmt(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
void buf_clear(struct buf *buf);
struct str buf_str(const struct buf *buf); // valid until the next change

#endif
