// Breaks a shaped text into lines: as much on each as goes there, words whole where they fit.
#include "pdf/text.h"

// The line that ends before the cluster `end`, whose blanks there have no width.
static void end_at(const struct shaped *shaped, struct extent *line, uint32_t end) {
    line->end = line->solid = end;
    while (line->solid > line->begin && shaped->clusters[line->solid - 1].blank)
        line->width -= shaped->clusters[--line->solid].advance;
    line->next = end;
}

// Goes back from the cluster `i`, which is the first one that does not fit, to where the line may
// end; where that is nowhere, it ends here. Something stands on every line.
static void part(const struct shaped *shaped, struct extent *line, uint32_t i) {
    uint32_t end = i;
    while (end > line->begin && !shaped->clusters[end - 1].may_end) end--;
    if (end == line->begin) end = i > line->begin ? i : i + 1;
    for (uint32_t k = end; k < i; k++) line->width -= shaped->clusters[k].advance;
    if (end > i) line->width += shaped->clusters[i].advance;
    end_at(shaped, line, end);
}

bool extent_next(const struct shaped *shaped, int64_t room, struct extent *line) {
    if (line->last) return false;
    *line = (struct extent){.begin = line->next};
    for (uint32_t i = line->begin;; i++) {
        const struct cluster *cluster = &shaped->clusters[i];
        if (cluster->ends) {
            *line = (struct extent){line->begin, i, i, line->width, i + 1, i == shaped->n};
            return true;
        }
        if (!cluster->blank && line->width + cluster->advance > room) {
            part(shaped, line, i);
            return true;
        }
        line->width += cluster->advance;
    }
}

bool extent_next_word(const struct shaped *shaped, struct extent *word) {
    if (word->last) return false;
    *word = (struct extent){.begin = word->next};
    uint32_t i = word->begin;
    while (!shaped->clusters[i].ends && (i == word->begin || !shaped->clusters[i - 1].may_end))
        word->width += shaped->clusters[i++].advance;
    end_at(shaped, word, i);
    if (!shaped->clusters[i].ends) return true;
    word->next = i + 1;
    word->last = i == shaped->n;
    return true;
}

size_t extent_count(const struct shaped *shaped, int64_t room) {
    struct extent line = {0};
    size_t n = 0;
    while (extent_next(shaped, room, &line)) n++;
    return n;
}

int64_t extent_balance(const struct shaped *shaped, int64_t room, int64_t step) {
    size_t n = extent_count(shaped, room);
    int64_t low = 0, high = room;
    while (n > 1 && high - low > step) {
        int64_t middle = low + (high - low) / 2;
        if (extent_count(shaped, middle) > n)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static int64_t last_width(const struct shaped *shaped, int64_t room) {
    struct extent line = {0};
    while (extent_next(shaped, room, &line)) {
    }
    return line.width;
}

int64_t extent_lengthen(const struct shaped *shaped, int64_t room) {
    size_t n = extent_count(shaped, room);
    int64_t narrow = room, narrowest = room * 80 / 100, part_of_line = room * 12 / 100;
    if (n < 2) return room;
    while (last_width(shaped, narrow) < part_of_line && narrow > narrowest) {
        narrow -= room * 4 / 100;
        if (extent_count(shaped, narrow) > n) return room;
    }
    return narrow;
}

void extent_shorten(const struct shaped *shaped, int64_t room, struct extent *line) {
    uint32_t end = line->begin;
    int64_t width = 0;
    while (!shaped->clusters[end].ends && width + shaped->clusters[end].advance <= room)
        width += shaped->clusters[end++].advance;
    line->width = width;
    end_at(shaped, line, end);
}
