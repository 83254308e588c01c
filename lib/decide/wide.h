// Whole numbers of 256 bits, for products of three amounts.
#ifndef DECIDE_WIDE_H
#define DECIDE_WIDE_H

#include <stdbool.h>
#include <stdint.h>

enum { WIDE_LIMBS = 8 };

struct wide {
    uint32_t limb[WIDE_LIMBS]; // the least first
};

struct wide wide_of(uint64_t value);
void wide_times(struct wide *wide, uint64_t by); // the product must fit
// Divides in place, rounding down; answers whether nothing was left over.
bool wide_divide(struct wide *wide, uint32_t by);
int64_t wide_clip(const struct wide *wide); // INT64_MAX where it does not fit

#endif
