// Mistakes that people make when they type a number.
#ifndef PROVE_MISTAKES_H
#define PROVE_MISTAKES_H

#include <stddef.h>
#include <stdint.h>

enum { MISTAKES_MOST = 48 };

// One more and one less, two digits swapped, a digit lost, a zero more or less: of `value`, counted
// in `unit`, the nearest first. At most MISTAKES_MOST of them; none below `least`.
size_t mistakes_in(int64_t value, int64_t unit, int64_t least, int64_t out[MISTAKES_MOST]);

#endif
