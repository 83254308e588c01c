// Exact decimal numbers with up to six places.
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/arena.h"
#include "base/str.h"

struct phrases;

enum { NUMBER_ONE = 1000000 }; // a number is held as millionths

struct number {
    int64_t millionths;
    struct str unit; // as written ("days"), empty where none is
};

// Reads `30`, `2.5`, `-1`, `1,000`, `30 days`. As money_read on failure.
bool number_read(struct arena *arena, struct str text, struct number *out, struct str *error,
                 struct str *better);
// What "zero" to "twelve", "fifteen", "twenty" to "thousand" say; -1 for other words.
int number_word(struct str word);
// Shortest form: "2.5", "30".
struct str number_show(struct arena *arena, int64_t millionths);
struct str number_say(struct arena *arena, int64_t millionths, const struct phrases *in);
// "day" and "days", "box" and "boxes", "city" and "cities" are the same unit.
bool unit_eq(struct str a, struct str b);
// The plural where `millionths` is not one: "days". GB and other capitals stay.
struct str unit_show(struct arena *arena, struct str unit, int64_t millionths);
// "30 days". In other languages than English the unit stays as it is written.
struct str counted_say(struct arena *arena, int64_t millionths, struct str unit,
                       const struct phrases *in);
// The largest number that both are a multiple of; 0 where both are.
int64_t common_divisor(int64_t a, int64_t b);

#endif
