// A hash table from strings to numbers: open addressing, a power of two of slots.
#include "base/map.h"

#include "base/arena.h"
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

struct map_slot {
    struct str key;
    uint32_t hash; // never 0 in a slot that is taken
    uint32_t value;
};

// The playbook's author may be hostile and knows this code. SipHash-1-3 cannot be led astray key by
// key, but with a known seed keys that meet in the few low bits can be found by trial. So where a
// search takes more steps than chance would have it, the table changes to its next seed, under
// which such keys part again; the allowed number of steps doubles each time, so that this comes to
// an end.
enum { SLOTS_FIRST = 8, STEPS_FIRST = 64 };

enum { EQUAL_MOST = 8 }; // keys that may share a hash in a map that is kept

static uint64_t rotate(uint64_t x, unsigned by) {
    return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4]) {
    v[0] += v[1], v[1] = rotate(v[1], 13) ^ v[0], v[0] = rotate(v[0], 32);
    v[2] += v[3], v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotate(v[1], 17) ^ v[2], v[2] = rotate(v[2], 32);
}

static void sip_block(uint64_t v[4], uint64_t block) {
    v[3] ^= block;
    sip_round(v);
    v[0] ^= block;
}

static uint32_t hash_of(struct str key, uint64_t seed) {
    uint64_t v[4] = {0x736f6d6570736575 ^ seed, 0x646f72616e646f6d, 0x6c7967656e657261 ^ seed,
                     0x7465646279746573};
    uint64_t block = 0, last = 0;
    size_t whole = key.len & ~(size_t)7;
    for (size_t i = 0; i < whole; i += 8) {
        memcpy(&block, key.ptr + i, 8);
        sip_block(v, block);
    }
    if (key.len > whole) memcpy(&last, key.ptr + whole, key.len - whole);
    sip_block(v, last);
    sip_block(v, key.len);
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++) sip_round(v);
    uint32_t hash = (uint32_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
    return hash ? hash : 1;
}

struct map map_new(struct arena *arena) {
    return (struct map){.arena = arena};
}

// The slot of `key` or the free one where it would go; NULL after too many steps. Steps of 1, 2, 3
// ... come to every slot of a power of two.
static struct map_slot *find(const struct map *map, struct str key, uint32_t hash) {
    size_t mask = map->room - 1, most = (size_t)STEPS_FIRST << map->seed;
    size_t at = hash & mask;
    for (size_t step = 1; step <= most; step++) {
        struct map_slot *slot = &map->slots[at];
        if (slot->hash == 0 || (slot->hash == hash && str_eq(slot->key, key))) return slot;
        at = (at + step) & mask;
    }
    return NULL;
}

// ---- a map that was kept ----

static struct str key_at(const struct map *map, size_t i) {
    uint32_t start = i ? map->entries[i - 1].end : 0;
    return (struct str){map->keys + start, map->entries[i].end - start};
}

static uint32_t *find_entry(const struct map *map, struct str key) {
    uint32_t hash = hash_of(key, map->seed);
    size_t low = 0, high = map->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (map->entries[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < map->n && i < low + EQUAL_MOST; i++) {
        if (map->entries[i].hash != hash) return NULL;
        if (str_eq(key_at(map, i), key)) return &map->entries[i].value;
    }
    return NULL;
}

static int by_hash(const void *a, const void *b) {
    const struct map_slot *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return str_cmp(x->key, y->key);
}

static bool too_many_equal(const struct map_slot *sorted, size_t n) {
    for (size_t i = EQUAL_MOST; i < n; i++)
        if (sorted[i].hash == sorted[i - EQUAL_MOST].hash) return true;
    return false;
}

bool map_list(const struct map *map, struct map_entry *entries, struct buf *keys) {
    struct map_slot *sorted = arena_array(keys->arena, struct map_slot, map->n);
    size_t n = 0;
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].hash) sorted[n++] = map->slots[i];
    for (; map->entries && n < map->n; n++)
        sorted[n] = (struct map_slot){key_at(map, n), map->entries[n].hash, map->entries[n].value};
    if (n) qsort(sorted, n, sizeof *sorted, by_hash);
    for (size_t i = 0; i < n; i++) {
        buf_add(keys, sorted[i].key);
        entries[i] = (struct map_entry){sorted[i].hash, sorted[i].value, (uint32_t)keys->len};
    }
    return !too_many_equal(sorted, n);
}

// ---- a map in memory ----

uint32_t *map_get(const struct map *map, struct str key) {
    if (map->n == 0) return NULL;
    if (map->entries) return find_entry(map, key);
    struct map_slot *slot = find(map, key, hash_of(key, map->seed));
    return slot && slot->hash ? &slot->value : NULL;
}

// Moves the slots into the table of `to`; false where its seed makes a search too long.
static bool move(const struct map *from, struct map *to) {
    for (size_t i = 0; i < from->room; i++) {
        struct map_slot old = from->slots[i];
        if (old.hash == 0) continue;
        if (to->seed != from->seed) old.hash = hash_of(old.key, to->seed);
        struct map_slot *slot = find(to, old.key, old.hash);
        if (!slot) return false;
        *slot = old;
    }
    return true;
}

static void rebuild(struct map *map, size_t room, uint32_t seed) {
    struct map to = {.arena = map->arena, .n = map->n, .room = room, .seed = seed};
    to.slots = arena_array(map->arena, struct map_slot, room);
    while (!move(map, &to)) {
        to.seed++;
        memset(to.slots, 0, room * sizeof *to.slots);
    }
    *map = to;
}

uint32_t *map_put(struct map *map, struct str key, uint32_t fresh) {
    if (map->n >= map->room / 4 * 3)
        rebuild(map, map->room ? map->room * 2 : SLOTS_FIRST, map->seed);
    struct map_slot *slot;
    uint32_t hash;
    while (hash = hash_of(key, map->seed), !(slot = find(map, key, hash)))
        rebuild(map, map->room, map->seed + 1);
    if (slot->hash == 0) {
        *slot = (struct map_slot){key, hash, fresh};
        map->n++;
    }
    return &slot->value;
}
