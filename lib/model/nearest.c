// Did you mean: finds the nearest of many words.
#include "model/nearest.h"

static char fold(char c) {
    return c == '-' || c == ' ' ? '_' : to_lower(c);
}

static void fold_into(char *out, struct str word) {
    for (size_t i = 0; i < word.len; i++) out[i] = fold(word.ptr[i]);
}

static size_t slips_allowed(size_t length) {
    if (length < 3) return 0;
    if (length < 6) return 1;
    return length < 10 ? 2 : 3;
}

struct nearest nearest_to(struct str wrong) {
    struct nearest nearest = {.most = slips_allowed(wrong.len)};
    nearest.slips = nearest.most + 1;
    if (wrong.len > NEAREST_LONGEST) return nearest;
    nearest.length = wrong.len;
    fold_into(nearest.folded, wrong);
    return nearest;
}

void nearest_try(struct nearest *nearest, struct str candidate) {
    size_t a = nearest->length, b = candidate.len, apart = a > b ? a - b : b - a;
    if (a == 0 || b > NEAREST_LONGEST || apart > nearest->most) return;
    char folded[NEAREST_LONGEST];
    fold_into(folded, candidate);
    size_t limit = nearest->slips < nearest->most ? nearest->slips : nearest->most;
    size_t slips = str_distance((struct str){nearest->folded, a}, (struct str){folded, b}, limit);
    bool tie = slips == nearest->slips;
    if (slips > limit || (tie && str_cmp(candidate, nearest->best) >= 0)) return;
    nearest->slips = slips;
    nearest->best = candidate;
}
