// Cuts a stream into messages; what is no message costs nothing but itself.
#include "editor/frames.h"

#include <string.h>

enum { HEADER_MOST = 4096, KEEP = 64 << 10 };

struct frames frames_new(struct arena *arena) {
    return (struct frames){.arena = arena, .bytes = buf_new(arena)};
}

// What was cut is given back before more comes, so that a long session takes no more than its
// longest message.
static void settle(struct frames *frames) {
    struct buf *bytes = &frames->bytes;
    if (frames->start == bytes->len && bytes->room > KEEP) {
        arena_reset(frames->arena, (struct arena_mark){0});
        *bytes = buf_new(frames->arena);
    } else if (frames->start) {
        bytes->len -= frames->start;
        memmove(bytes->ptr, bytes->ptr + frames->start, bytes->len);
    }
    frames->start = 0;
}

void frames_add(struct frames *frames, struct str bytes) {
    settle(frames);
    size_t passed = frames->skip < bytes.len ? frames->skip : bytes.len;
    frames->skip -= passed;
    buf_add(&frames->bytes, str_from(bytes, passed));
}

// The number behind Content-Length; false where the header has none that can be.
static bool content_length(struct str header, size_t *out) {
    static const struct str name = S_INIT("content-length:");
    struct str line;
    while (str_split(&header, '\n', &line)) {
        if (!str_eq_nocase(str_slice(line, 0, name.len), name)) continue;
        struct str digits = str_trim(str_from(line, name.len));
        *out = 0;
        for (size_t i = 0; i < digits.len; i++) {
            if (!is_digit(digits.ptr[i]) || i > 15) return false;
            *out = *out * 10 + (size_t)(digits.ptr[i] - '0');
        }
        return digits.len > 0;
    }
    return false;
}

static void pass_over(struct frames *frames, size_t length) {
    size_t there = frames->bytes.len - frames->start;
    size_t now = length < there ? length : there;
    frames->start += now;
    frames->skip = length - now;
}

enum frame frames_next(struct frames *frames, struct str *out) {
    struct str rest = str_from(buf_str(&frames->bytes), frames->start);
    ptrdiff_t end = str_find(str_slice(rest, 0, HEADER_MOST), S("\r\n\r\n"));
    size_t length;
    if (end < 0 && rest.len < HEADER_MOST) return FRAME_NONE;
    if (end < 0 || !content_length(str_slice(rest, 0, (size_t)end), &length)) {
        frames->start += end < 0 ? rest.len : (size_t)end + 4;
        return FRAME_NO_HEADER;
    }
    size_t body = (size_t)end + 4;
    if (length > FRAME_MOST) {
        pass_over(frames, body + length);
        return FRAME_TOO_LARGE;
    }
    if (rest.len - body < length) return FRAME_NONE;
    *out = str_slice(rest, body, body + length);
    frames->start += body + length;
    return FRAME_MESSAGE;
}

void frame_write(struct buf *out, struct str message) {
    buf_fmt(out, "Content-Length: %zu\r\n\r\n", message.len);
    buf_add(out, message);
}
