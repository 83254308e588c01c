// Values to bytes and back: one description of a struct serves both ways.
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

// The bytes may come from anywhere. Whatever is read is held against its bounds; what cannot be
// makes `bad` true, and everything behind it empty. Numbers lie as the machine has them, at
// multiples of four bytes.
struct pack {
    struct arena *arena; // of what is read
    struct buf *out;     // writing; NULL: reading
    struct str in;       // what is left to read; stays as long as what is read from it
    bool bad;
};

struct pack pack_writer(struct buf *out);
// `in` begins at a multiple of PACK_ALIGNMENT.
enum { PACK_ALIGNMENT = 8 };
struct pack pack_reader(struct arena *arena, struct str in);

void pack_number(struct pack *pack, uint32_t *value, uint32_t most); // 0 to `most`
// A place in a list of `n`; what is none is -1 there.
void pack_index(struct pack *pack, int32_t *index, size_t n);
void pack_flag(struct pack *pack, bool *flag);
void pack_real(struct pack *pack, float *value);     // no larger than PACK_REAL_MOST
void pack_text(struct pack *pack, struct str *text); // UTF-8; no text stays none
void pack_bytes(struct pack *pack, struct str *bytes);

// How many items follow, of which each takes `least` bytes or more.
size_t pack_count(struct pack *pack, size_t n, size_t least);
// `n` items as they lie in memory: written, or where they stand; NULL where there are less.
void *pack_block(struct pack *pack, const void *items, size_t n, size_t size);
// A block of numbers below `end`; UINT32_MAX is one of them where `or_nothing`.
void pack_numbers(struct pack *pack, uint32_t **items, size_t n, size_t end, bool or_nothing);
void pack_reals(struct pack *pack, float **items, size_t n);
// A block of pairs of a number below `end` and a real.
void *pack_pairs(struct pack *pack, const void *items, size_t n, uint32_t end);
// Finite, and small enough that sums of products are, too.
#define PACK_REAL_MOST 1e6f
bool pack_is_real(float value);
// A map whose values are below `end`.
void pack_map(struct pack *pack, struct map *map, size_t end);

// Writes the length of a list, or makes room for as many items as there are to be read.
#define PACK_LIST(pack, list, least)                     \
    ((list)->n = pack_count((pack), (list)->n, (least)), \
     (list)->items =                                     \
         pack_room((pack), (list)->items, (list)->n, sizeof *(list)->items, &(list)->room))
void *pack_room(struct pack *pack, void *items, size_t n, size_t size, size_t *room);

#endif
