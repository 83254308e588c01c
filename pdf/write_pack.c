// Compressing, with memory from the arena: one state for all the streams of a file.
#include "pdf/write.h"

#define ZLIB_CONST
#include <zlib.h>

struct packer {
    struct arena *arena;
    z_stream state;
};

static void *take(void *arena, unsigned count, unsigned size) {
    return arena_alloc_array(arena, count, size, alignof(max_align_t));
}

static void leave(void *arena, void *memory) {
    (void)arena;
    (void)memory;
}

struct packer *packer_new(struct arena *arena) {
    struct packer *packer = arena_new(arena, struct packer);
    packer->arena = arena;
    packer->state = (z_stream){.zalloc = take, .zfree = leave, .opaque = arena};
    if (deflateInit(&packer->state, Z_BEST_COMPRESSION) != Z_OK) arena_fail(arena, ARENA_NO_MEMORY);
    return packer;
}

// What is fed and fetched at once fits the counters of zlib, however large the whole is.
enum { PIECE = 1 << 20 };

struct str pack_flate(struct packer *packer, struct str bytes) {
    struct buf out = buf_new(packer->arena);
    z_stream *state = &packer->state;
    deflateReset(state);
    int status = Z_OK;
    while (status != Z_STREAM_END) {
        size_t fed = bytes.len < PIECE ? bytes.len : PIECE;
        if (state->avail_in == 0) {
            state->next_in = (const unsigned char *)bytes.ptr;
            state->avail_in = (unsigned)fed;
            bytes = str_from(bytes, fed);
        }
        unsigned room = (unsigned)deflateBound(state, state->avail_in);
        state->next_out = (unsigned char *)buf_reserve(&out, room);
        state->avail_out = room;
        status = deflate(state, bytes.len ? Z_NO_FLUSH : Z_FINISH);
        out.len += room - state->avail_out;
    }
    return buf_str(&out);
}
