// A map from strings to numbers; no answer can depend on its hash order, for none is made by it.
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot;

struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t n, room;
    uint32_t seed;
};

struct map map_new(struct arena *arena);
// Where the value of `key` stands until the next map_put, or NULL. The key's bytes must outlive the
// map.
uint32_t *map_get(const struct map *map, struct str key);
// As map_get, after adding the key with the value `fresh` where it was not there.
uint32_t *map_put(struct map *map, struct str key, uint32_t fresh);

// ---- for keeping a map beyond the run ----

enum { MAP_SEEDS = 2 }; // the most that a map which is kept may have gone through

struct map_entry {
    uint32_t hash, value, len; // of the key
};
struct buf;
// Writes the map's n entries, in no meaning order, and their keys one behind the other.
void map_list(const struct map *map, struct map_entry *entries, struct buf *keys);
// Fills an empty map of the same seed with them; the keys must outlive it. False where they cannot
// be those of one map.
bool map_fill(struct map *map, const struct map_entry *entries, size_t n, struct str keys);

#endif
