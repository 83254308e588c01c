// Logarithm, exponential and root from plain IEEE 754 arithmetic, in a fixed order.
#include "base/real.h"

#include <stdint.h>
#include <string.h>

// ln 2 in two parts: the first is exact in few bits, so that its multiples are exact, too.
static const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;

static double of_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

// x = 2^exponent * m with m near 1, and ln m = 2 artanh((m - 1) / (m + 1)) as a series.
double real_log(double x) {
    uint64_t bits = bits_of(x);
    int exponent = (int)(bits >> 52) - 1023;
    double m = of_bits((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);
    if (m > 1.4142135623730951) m *= 0.5, exponent++;
    double s = (m - 1) / (m + 1), square = s * s, sum = 0;
    for (int k = 21; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    return exponent * ln2_high + (2 * s * sum + exponent * ln2_low);
}

enum { SERIES = 14 };
static const double inverse_factorials[SERIES] = {1,
                                                  1,
                                                  1.0 / 2,
                                                  1.0 / 6,
                                                  1.0 / 24,
                                                  1.0 / 120,
                                                  1.0 / 720,
                                                  1.0 / 5040,
                                                  1.0 / 40320,
                                                  1.0 / 362880,
                                                  1.0 / 3628800,
                                                  1.0 / 39916800,
                                                  1.0 / 479001600,
                                                  1.0 / 6227020800};

// x = k ln 2 + r with r small: 2^k times the series of e^r.
double real_exp(double x) {
    if (x < -700) return 0;
    if (x > 700) return of_bits(0x7FF0000000000000u);
    int k = (int)(x * 1.44269504088896340736 + (x < 0 ? -0.5 : 0.5));
    double r = (x - k * ln2_high) - k * ln2_low, sum = 0;
    for (int n = SERIES; n-- > 0;) sum = sum * r + inverse_factorials[n];
    return sum * of_bits((uint64_t)(k + 1023) << 52);
}

double real_sqrt(double x) {
    return __builtin_sqrt(x);
}
