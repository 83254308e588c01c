// Puts edits in order and makes them.
#include "edit/edits.h"

#include "base/buf.h"

struct edits edits_new(struct arena *arena) {
    return (struct edits){.arena = arena};
}

void edits_add(struct edits *edits, struct span at, struct str text) {
    *PUSH(edits->arena, &edits->list) = (struct edit){at, text};
}

static bool is_before(const struct edit *a, const struct edit *b) {
    if (a->at.start != b->at.start) return a->at.start < b->at.start;
    return a->at.end < b->at.end;
}

// Merges the sorted runs [start, middle) and [middle, end) of `from` into `to`.
static void merge(const struct edit *from, struct edit *to, size_t start, size_t middle,
                  size_t end) {
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool take_left = right == end || (left < middle && !is_before(&from[right], &from[left]));
        to[i] = from[take_left ? left++ : right++];
    }
}

bool edits_sort(struct edits *edits) {
    size_t n = edits->list.n;
    struct edit *from = edits->list.items, *to = arena_array(edits->arena, struct edit, n);
    for (size_t run = 1; run < n; run *= 2) {
        for (size_t start = 0; start < n; start += 2 * run) {
            size_t middle = start + run < n ? start + run : n;
            merge(from, to, start, middle, middle + run < n ? middle + run : n);
        }
        struct edit *merged = to;
        to = from;
        from = merged;
    }
    edits->list.items = from;
    edits->list.room = n;
    for (size_t i = 1; i < n; i++)
        if (from[i].at.start < from[i - 1].at.end) return false;
    return true;
}

struct str edits_apply(const struct source *source, const struct edits *edits) {
    struct buf out = buf_new(edits->arena);
    size_t at = 0;
    for (size_t i = 0; i < edits->list.n; i++) {
        const struct edit *edit = &edits->list.items[i];
        buf_add(&out, str_slice(source->bytes, at, edit->at.start - source->base));
        buf_add(&out, edit->text);
        at = edit->at.end - source->base;
    }
    buf_add(&out, str_from(source->bytes, at));
    return buf_str(&out);
}
