// Sparse vectors, and the table that they are summed up in.
#ifndef LOOKUP_VECTOR_H
#define LOOKUP_VECTOR_H

#include "base/arena.h"

#include <stdint.h>

struct part {
    uint32_t key; // a column or a feature
    float value;
};

struct vector {
    struct part *parts;
    uint32_t n;
    float length;
};

// Values by key, in the order in which the keys came first: so every sum has one fixed order.
struct sums {
    struct part *parts;
    uint32_t n;
    uint32_t *slots; // 1 + place in parts; 0: free
    uint32_t mask;
};

// Spreads the bits of a number over all 64.
uint64_t bits_mix(uint64_t x);

// Room for `most` different keys.
struct sums sums_new(struct arena *arena, size_t most);
float *sums_at(struct sums *sums, uint32_t key); // 0 at first
float sums_get(const struct sums *sums, uint32_t key);
uint32_t sums_place(const struct sums *sums, uint32_t key); // 1 + place in parts; 0: not there
void sums_clear(struct sums *sums);
// What two vectors have in common, the one laid out as sums.
float sums_dot(const struct sums *sums, const struct vector *vector);

#endif
