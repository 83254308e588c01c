// Sums by key in a small open hash table that is cheap to clear.
#include "lookup/vector.h"

uint64_t bits_mix(uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

struct sums sums_new(struct arena *arena, size_t most) {
    uint32_t room = 16;
    while (room < most * 2) room *= 2;
    return (struct sums){.parts = arena_array(arena, struct part, most),
                         .slots = arena_array(arena, uint32_t, room),
                         .mask = room - 1};
}

// Keys are our own small numbers, so one multiplication spreads them well enough.
static uint32_t *slot_of(const struct sums *sums, uint32_t key) {
    uint32_t at = (key * 0x9E3779B1u) >> 7;
    for (;; at++) {
        uint32_t *slot = &sums->slots[at & sums->mask];
        if (*slot == 0 || sums->parts[*slot - 1].key == key) return slot;
    }
}

float *sums_at(struct sums *sums, uint32_t key) {
    uint32_t *slot = slot_of(sums, key);
    if (*slot == 0) {
        sums->parts[sums->n] = (struct part){key, 0};
        *slot = ++sums->n;
    }
    return &sums->parts[*slot - 1].value;
}

uint32_t sums_place(const struct sums *sums, uint32_t key) {
    return *slot_of(sums, key);
}

float sums_get(const struct sums *sums, uint32_t key) {
    uint32_t place = sums_place(sums, key);
    return place ? sums->parts[place - 1].value : 0;
}

// Newest first, so that what stands behind a freed slot is freed already.
void sums_clear(struct sums *sums) {
    while (sums->n > 0) {
        *slot_of(sums, sums->parts[sums->n - 1].key) = 0;
        sums->n--;
    }
}

float sums_dot(const struct sums *sums, const struct vector *vector) {
    float dot = 0;
    for (uint32_t i = 0; i < vector->n; i++)
        dot += vector->parts[i].value * sums_get(sums, vector->parts[i].key);
    return dot;
}
