// Memory: an arena whose contents die together, and the one door that running out leaves through.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>

// Where memory comes from. `alloc` answers NULL when there is none left.
struct allocator {
    void *(*alloc)(void *context, size_t size);
    void (*free)(void *context, void *memory);
    void *context;
};

extern const struct allocator allocator_malloc;

enum arena_fault { ARENA_OK, ARENA_NO_MEMORY, ARENA_OVER_LIMIT };

struct arena_chunk;

struct arena {
    struct allocator memory;
    struct arena_chunk *chunks; // newest first
    char *next, *end;           // free bytes of the newest chunk
    size_t held;                // bytes asked of `memory` and not given back
    size_t limit;               // the most that `held` may become; 0 = no limit
    enum arena_fault fault;
    struct arena *child, *parent;   // a child dies with its parent at the latest
    jmp_buf *door;                  // where running out jumps to; set by the api floor
    void (*release)(void *foreign); // gives a foreign resource back before the jump, or NULL
    void *foreign;
};

// Nothing is allocated until the first use. `limit` in bytes, 0 = none.
void arena_init(struct arena *arena, struct allocator memory, size_t limit);
void arena_free(struct arena *arena);

// Zeroed memory, never NULL: out of memory or over the limit jumps to the door.
void *arena_alloc(struct arena *arena, size_t size, size_t align);
// Grows the last allocation in place where it can, else copies.
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size, size_t align);
// Memory that is not zeroed, for what is written at once.
void *arena_take(struct arena *arena, size_t size, size_t align);
char *arena_bytes(struct arena *arena, size_t size);
_Noreturn void arena_fail(struct arena *arena, enum arena_fault fault);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type), alignof(type)))
#define arena_array(arena, type, count) \
    ((type *)arena_alloc_array((arena), (count), sizeof(type), alignof(type)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align);

// An arena beside `parent`, with its memory and its door, for what can be given back before the
// parent dies: arena_child_free, else arena_free of the parent. A parent has one child at a time.
struct arena *arena_child(struct arena *parent);
void arena_child_free(struct arena *parent);
// Gives back everything that was allocated before the piece of memory in which `kept` stands.
void arena_release_before(struct arena *arena, const void *kept);

// A place to come back to: everything allocated after the mark is given back by the reset.
struct arena_mark {
    struct arena_chunk *chunk;
    char *next;
};
struct arena_mark arena_mark(struct arena *arena);
void arena_reset(struct arena *arena, struct arena_mark mark);

// A list that grows in an arena: PUSH answers the address of a new zeroed last item.
#define LIST(type)      \
    struct {            \
        type *items;    \
        size_t n, room; \
    }
#define PUSH(arena, list)                                                                    \
    ((list)->items =                                                                         \
         list_room((arena), (list)->items, (list)->n, &(list)->room, sizeof *(list)->items), \
     &(list)->items[(list)->n++])
void *list_grow(struct arena *arena, void *items, size_t *room, size_t item_size);
static inline void *list_room(struct arena *arena, void *items, size_t n, size_t *room,
                              size_t item_size) {
    return n == *room ? list_grow(arena, items, room, item_size) : items;
}

#endif
