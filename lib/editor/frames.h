// The base protocol of language servers: a stream of bytes, cut into messages by their headers.
#ifndef EDITOR_FRAMES_H
#define EDITOR_FRAMES_H

#include "base/arena.h"
#include "base/buf.h"

enum { FRAME_MOST = 64 << 20 }; // bytes of a message

enum frame {
    FRAME_NONE,      // more must come first
    FRAME_MESSAGE,   // `out` holds it until the next call
    FRAME_TOO_LARGE, // its bytes are passed over
    FRAME_NO_HEADER  // what came is no header; it is passed over
};

struct frames {
    struct arena *arena; // for what has come; nothing else is in it
    struct buf bytes;
    size_t start; // of what is not yet cut
    size_t skip;  // bytes still to come that are passed over
};

struct frames frames_new(struct arena *arena);
void frames_add(struct frames *frames, struct str bytes);
enum frame frames_next(struct frames *frames, struct str *out);

// A message with its header.
void frame_write(struct buf *out, struct str message);

#endif
