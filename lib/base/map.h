// A map from strings to numbers; it is never iterated, so no answer can depend on its hash order.
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

#endif
