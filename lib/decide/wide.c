// Whole numbers of 256 bits: just what exact percentages need.
#include "decide/wide.h"

struct wide wide_of(uint64_t value) {
    return (struct wide){{(uint32_t)value, (uint32_t)(value >> 32)}};
}

static void times_limb(struct wide *wide, uint32_t by) {
    uint64_t carry = 0;
    for (int i = 0; i < WIDE_LIMBS; i++) {
        carry += (uint64_t)wide->limb[i] * by;
        wide->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

void wide_times(struct wide *wide, uint64_t by) {
    struct wide high = *wide;
    uint64_t carry = 0;
    times_limb(wide, (uint32_t)by);
    if (by >> 32 == 0) return;
    times_limb(&high, (uint32_t)(by >> 32));
    for (int i = 1; i < WIDE_LIMBS; i++) {
        carry += (uint64_t)wide->limb[i] + high.limb[i - 1];
        wide->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

bool wide_divide(struct wide *wide, uint32_t by) {
    uint64_t rest = 0;
    for (int i = WIDE_LIMBS - 1; i >= 0; i--) {
        rest = rest << 32 | wide->limb[i];
        wide->limb[i] = (uint32_t)(rest / by);
        rest %= by;
    }
    return rest == 0;
}

int64_t wide_clip(const struct wide *wide) {
    uint64_t low = (uint64_t)wide->limb[1] << 32 | wide->limb[0];
    for (int i = 2; i < WIDE_LIMBS; i++)
        if (wide->limb[i]) return INT64_MAX;
    return low > INT64_MAX ? INT64_MAX : (int64_t)low;
}
