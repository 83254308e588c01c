// Mistakes that people make when they type a number.
#include "prove/mistakes.h"

struct typed {
    int64_t number, unit, least; // number: in units
    int64_t *out;
    size_t n;
};

static int64_t distance(int64_t a, int64_t b) {
    return a > b ? a - b : b - a;
}

// In order of distance, the larger of two first.
static void add(struct typed *typed, int64_t number) {
    int64_t wrong, right = typed->number * typed->unit;
    if (number == typed->number || __builtin_mul_overflow(number, typed->unit, &wrong) ||
        wrong < typed->least || typed->n == MISTAKES_MOST)
        return;
    for (size_t i = 0; i < typed->n; i++)
        if (typed->out[i] == wrong) return;
    size_t at = typed->n++;
    for (; at > 0 && distance(wrong, right) < distance(typed->out[at - 1], right); at--)
        typed->out[at] = typed->out[at - 1];
    typed->out[at] = wrong;
}

static void add_digits(struct typed *typed) {
    int64_t number = typed->number;
    for (int64_t place = 1; number / place >= 10; place *= 10) {
        int64_t low = number / place % 10, high = number / place / 10 % 10;
        add(typed, number + (low - high) * place * 9); // swapped
    }
    for (int64_t place = 1; number / place > 0 && number >= 10; place *= 10)
        add(typed, number / place / 10 * place + number % place); // lost
}

size_t mistakes_in(int64_t value, int64_t unit, int64_t least, int64_t out[MISTAKES_MOST]) {
    struct typed typed = {value / unit, unit, least, out, 0};
    int64_t longer;
    if (value < 0 || value > INT64_MAX / 16) return 0;
    add(&typed, typed.number + 1);
    add(&typed, typed.number - 1);
    add_digits(&typed);
    if (!__builtin_mul_overflow(typed.number, 10, &longer)) add(&typed, longer);
    if (typed.number % 10 == 0) add(&typed, typed.number / 10);
    return typed.n;
}
