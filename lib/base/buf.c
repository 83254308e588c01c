// Growable output.
#include "base/buf.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

enum { BUF_FIRST = 128 };

struct buf buf_new(struct arena *arena) {
    return (struct buf){.arena = arena};
}

void buf_grow(struct buf *buf, size_t more) {
    size_t need, room = buf->room ? buf->room : BUF_FIRST / 2;
    if (__builtin_add_overflow(buf->len, more, &need) || need > SIZE_MAX / 4)
        arena_fail(buf->arena, ARENA_NO_MEMORY);
    do room *= 2;
    while (room < need);
    buf->ptr = arena_grow(buf->arena, buf->ptr, buf->room, room, 1);
    buf->room = room;
}

void buf_repeat(struct buf *buf, char c, size_t times) {
    if (times == 0) return;
    memset(buf_reserve(buf, times), c, times);
    buf->len += times;
}

void buf_fmt(struct buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_vfmt(buf, format, args);
    va_end(args);
}

// vsnprintf writes a NUL, which needs a byte of room that is not kept.
void buf_vfmt(struct buf *buf, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    char *at = buf_reserve(buf, 1);
    size_t room = buf->room - buf->len;
    int n = vsnprintf(at, room, format, args);
    size_t len = n < 0 ? 0 : (size_t)n;
    if (len >= room) vsnprintf(buf_reserve(buf, len + 1), len + 1, format, again);
    va_end(again);
    buf->len += len;
}

void buf_clear(struct buf *buf) {
    buf->len = 0;
}

struct str buf_str(const struct buf *buf) {
    return (struct str){buf->ptr ? buf->ptr : "", buf->len};
}
