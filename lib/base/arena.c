// Arenas: chunks of zeroed memory, and the jump through the door when there is no more.
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define POISON(memory, size)   __asan_poison_memory_region((memory), (size))
#define UNPOISON(memory, size) __asan_unpoison_memory_region((memory), (size))
#else
#define POISON(memory, size)   ((void)(memory), (void)(size))
#define UNPOISON(memory, size) ((void)(memory), (void)(size))
#endif

// With EMPOWER_TINY_CHUNKS every piece is a chunk of its own, so that failing the nth allocation
// reaches every place and the sanitizer sees every overrun.
#ifdef EMPOWER_TINY_CHUNKS
enum { CHUNK_FIRST = 0, CHUNK_MOST = 0, SHARED = 0 };
#else
enum { CHUNK_FIRST = 16 << 10, CHUNK_MOST = 1 << 20, SHARED = 1 };
#endif

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; // with this header
    alignas(max_align_t) char bytes[];
};

static void *memory_alloc(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void memory_free(void *context, void *memory) {
    (void)context;
    free(memory);
}

const struct allocator allocator_malloc = {memory_alloc, memory_free, NULL};

void arena_init(struct arena *arena, struct allocator memory, size_t limit) {
    *arena = (struct arena){.memory = memory, .limit = limit};
}

static void drop_newest(struct arena *arena) {
    struct arena_chunk *chunk = arena->chunks;
    arena->chunks = chunk->older;
    arena->held -= chunk->size;
    UNPOISON(chunk, chunk->size);
    arena->memory.free(arena->memory.context, chunk);
}

void arena_free(struct arena *arena) {
    if (arena->child) arena_child_free(arena);
    while (arena->chunks) drop_newest(arena);
    arena->next = arena->end = NULL;
}

// The child's own struct is no memory of the parent's chunks, so that a reset does not lose it.
struct arena *arena_child(struct arena *parent) {
    assert(!parent->child);
    struct arena *child = parent->memory.alloc(parent->memory.context, sizeof *child);
    if (!child) arena_fail(parent, ARENA_NO_MEMORY);
    arena_init(child, parent->memory, parent->limit);
    child->parent = parent;
    return parent->child = child;
}

void arena_child_free(struct arena *parent) {
    struct arena *child = parent->child;
    parent->child = NULL;
    arena_free(child);
    parent->memory.free(parent->memory.context, child);
}

static bool chunk_holds(const struct arena_chunk *chunk, const void *piece) {
    uintptr_t at = (uintptr_t)piece, start = (uintptr_t)chunk;
    return at >= start && at - start < chunk->size;
}

void arena_release_before(struct arena *arena, const void *kept) {
    struct arena_chunk *chunk = arena->chunks;
    while (chunk && !chunk_holds(chunk, kept)) chunk = chunk->older;
    while (chunk && chunk->older) {
        struct arena_chunk *old = chunk->older;
        chunk->older = old->older;
        arena->held -= old->size;
        UNPOISON(old, old->size);
        arena->memory.free(arena->memory.context, old);
    }
}

static void release_foreign(struct arena *arena) {
    void (*release)(void *) = arena->release;
    arena->release = NULL; // it must not be given back twice
    if (release) release(arena->foreign);
}

void arena_fail(struct arena *arena, enum arena_fault fault) {
    release_foreign(arena);
    while (arena->parent) release_foreign(arena = arena->parent); // the eldest has the door
    arena->fault = fault;
    assert(arena->door != NULL);
    longjmp(*arena->door, 1);
}

// The size of the next chunk: growing, but no larger than needed where the limit is near.
static size_t chunk_size(struct arena *arena, size_t size) {
    size_t need, wish = arena->chunks ? arena->chunks->size * 2 : CHUNK_FIRST;
    if (__builtin_add_overflow(size, sizeof(struct arena_chunk), &need))
        arena_fail(arena, ARENA_NO_MEMORY);
    if (wish > CHUNK_MOST) wish = CHUNK_MOST;
    if (wish < need) wish = need;
    if (arena->limit == 0) return wish;
    size_t left = arena->limit - arena->held;
    if (need > left) arena_fail(arena, ARENA_OVER_LIMIT);
    return wish < left ? wish : need;
}

static void add_chunk(struct arena *arena, size_t size) {
    size_t total = chunk_size(arena, size);
    struct arena_chunk *chunk = arena->memory.alloc(arena->memory.context, total);
    if (!chunk) arena_fail(arena, ARENA_NO_MEMORY);
    chunk->older = arena->chunks;
    chunk->size = total;
    arena->chunks = chunk;
    arena->held += total;
    arena->next = chunk->bytes;
    arena->end = (char *)chunk + total;
    POISON(arena->next, (size_t)(arena->end - arena->next));
}

void *arena_take(struct arena *arena, size_t size, size_t align) {
    assert(align <= alignof(max_align_t));
    size_t skip = -(uintptr_t)arena->next & (align - 1);
    size_t room = (size_t)(arena->end - arena->next);
    if (!SHARED || !arena->next || skip > room || size > room - skip) {
        add_chunk(arena, size);
        skip = 0;
    }
    char *piece = arena->next + skip;
    arena->next = piece + size;
    UNPOISON(piece, size);
    return piece;
}

void *arena_alloc(struct arena *arena, size_t size, size_t align) {
    return memset(arena_take(arena, size, align), 0, size);
}

char *arena_bytes(struct arena *arena, size_t size) {
    return arena_take(arena, size, 1);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) arena_fail(arena, ARENA_NO_MEMORY);
    return arena_alloc(arena, total, align);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size, size_t align) {
    char *piece = old;
    if (new_size <= old_size) return old;
    size_t more = new_size - old_size;
    bool last = piece && piece + old_size == arena->next;
    if (SHARED && last && more <= (size_t)(arena->end - arena->next)) {
        UNPOISON(arena->next, more);
        arena->next += more;
    } else {
        piece = arena_take(arena, new_size, align);
        if (old_size) memcpy(piece, old, old_size);
    }
    memset(piece + old_size, 0, more);
    return piece;
}

struct arena_mark arena_mark(struct arena *arena) {
    return (struct arena_mark){arena->chunks, arena->next};
}

// The oldest chunk is kept for what comes next: a scratch arena is emptied thousands of times.
void arena_reset(struct arena *arena, struct arena_mark mark) {
    if (!arena->chunks) return;
    while (arena->chunks != mark.chunk && arena->chunks->older) drop_newest(arena);
    arena->next = mark.chunk ? mark.next : arena->chunks->bytes;
    arena->end = (char *)arena->chunks + arena->chunks->size;
    POISON(arena->next, (size_t)(arena->end - arena->next));
}

void *list_grow(struct arena *arena, void *items, size_t *room, size_t item_size) {
    size_t old_size = *room * item_size, new_size;
    size_t more = *room ? *room * 2 : 4;
    if (__builtin_mul_overflow(more, item_size, &new_size)) arena_fail(arena, ARENA_NO_MEMORY);
    *room = more;
    return arena_grow(arena, items, old_size, new_size, alignof(max_align_t));
}
