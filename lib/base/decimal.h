// Decimal numbers as people write them, right and wrong: what money and numbers share.
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/arena.h"
#include "base/str.h"

// In all but the last two it is clear which number was meant.
enum decimal_fault {
    DECIMAL_OK,
    DECIMAL_COMMA,  // 12,50
    DECIMAL_GROUPS, // 1.000.000
    DECIMAL_POINT,  // 5. or .5
    DECIMAL_MANY,   // more decimals than `places`
    DECIMAL_LARGE,
    DECIMAL_WRONG
};

struct decimal {
    enum decimal_fault fault;
    int64_t scaled;    // times ten to the power of `places`, cut towards zero
    int64_t thousands; // "1.000" taken for a thousand, scaled, too; 0 where it cannot be
    size_t decimals;
    size_t len; // bytes of the text that belong to the number
};

// Reads the number that the text starts with: a digit, or a point and a digit.
struct decimal decimal_read(struct str text, unsigned places);
// A sentence about the faults COMMA, GROUPS and POINT.
const char *decimal_sentence(enum decimal_fault fault);
// With at least `least` decimals where it has any, and thousands separators where `groups` says so.
struct str decimal_show(struct arena *arena, int64_t scaled, unsigned places, unsigned least,
                        bool groups);

#endif
