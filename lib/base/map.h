// A map from strings to numbers; no answer can depend on its hash order, for none is made by it.
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot;
struct map_entry;

struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t n, room;
    uint32_t seed;
    // Kept from an earlier run, to be read only: sorted by hash, the keys one behind the other.
    struct map_entry *entries;
    const char *keys;
};

struct map map_new(struct arena *arena);
// Where the value of `key` stands until the next map_put, or NULL. The key's bytes must outlive the
// map.
uint32_t *map_get(const struct map *map, struct str key);
// As map_get, after adding the key with the value `fresh` where it was not there.
uint32_t *map_put(struct map *map, struct str key, uint32_t fresh);

// ---- for keeping a map beyond the run ----

struct map_entry {
    uint32_t hash, value, end; // of the key, in the keys
};
struct buf;
// Writes the n entries, in the order of hash and key, and the keys. False where so many keys share
// a hash that a search for one would take too long.
bool map_list(const struct map *map, struct map_entry *entries, struct buf *keys);

#endif
