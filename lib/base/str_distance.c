// How many typing mistakes lie between two words.
#include "base/str.h"

// Only cells at most `limit` off the diagonal can count, so a row is kept by its distance from the
// diagonal: the cell above is one to the right, the one before is one to the left.
enum { BAND = 2 * STR_DISTANCE_MOST + 3 };

struct band {
    struct str a, b;
    size_t limit;
    unsigned char rows[3][BAND]; // this row, the one above, and the one above that
};

static unsigned char least(unsigned char a, unsigned char b) {
    return a < b ? a : b;
}

static unsigned char cell(const struct band *band, size_t i, size_t j, size_t d) {
    const unsigned char *now = band->rows[i % 3], *above = band->rows[(i + 2) % 3];
    const char *a = band->a.ptr, *b = band->b.ptr;
    unsigned char steps = (unsigned char)(above[d] + (a[i - 1] != b[j - 1]));
    steps = least(steps, (unsigned char)(above[d + 1] + 1));
    steps = least(steps, (unsigned char)(now[d - 1] + 1));
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps = least(steps, (unsigned char)(band->rows[(i + 1) % 3][d] + 1));
    return steps;
}

// Fills row i and answers the least number of steps in it.
static unsigned char fill_row(struct band *band, size_t i) {
    unsigned char far = (unsigned char)(band->limit + 1), best = far;
    unsigned char *row = band->rows[i % 3];
    for (size_t d = 0; d < BAND; d++) row[d] = far;
    for (size_t d = 1; d <= 2 * band->limit + 1; d++) {
        size_t j = i + d - band->limit - 1; // wraps round left of the first column
        if (j > band->b.len) continue;
        if (i == 0 || j == 0)
            row[d] = (unsigned char)(i + j);
        else
            row[d] = least(cell(band, i, j, d), far);
        best = least(best, row[d]);
    }
    return best;
}

size_t str_distance(struct str a, struct str b, size_t limit) {
    if (limit > STR_DISTANCE_MOST) limit = STR_DISTANCE_MOST;
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (apart > limit) return limit + 1;
    struct band band = {.a = a, .b = b, .limit = limit};
    for (size_t i = 0; i <= a.len; i++) {
        if (fill_row(&band, i) > limit) return limit + 1;
    }
    return band.rows[a.len % 3][b.len - a.len + limit + 1];
}
