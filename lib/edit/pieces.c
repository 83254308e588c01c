// Rounds of edits become one: each round cuts and fills a list of pieces.
#include "edit/pieces.h"

#include "base/buf.h"

pieces pieces_new(struct arena *arena, const struct source *source) {
    pieces whole = {0};
    *PUSH(arena, &whole) = (struct piece){.end = (uint32_t)source->bytes.len};
    return whole;
}

static size_t piece_len(const struct piece *piece) {
    return piece->text.ptr ? piece->text.len : piece->end - piece->start;
}

// Splits a piece after `len` bytes.
static struct piece piece_head(const struct piece *piece, size_t len) {
    if (piece->text.ptr) return (struct piece){.text = str_slice(piece->text, 0, len)};
    return (struct piece){.start = piece->start, .end = piece->start + (uint32_t)len};
}

static struct piece piece_tail(const struct piece *piece, size_t len) {
    if (piece->text.ptr) return (struct piece){.text = str_from(piece->text, len)};
    return (struct piece){.start = piece->start + (uint32_t)len, .end = piece->end};
}

// What is left of the old pieces, while the new ones are made.
struct cursor {
    const pieces *old;
    size_t next;       // piece
    struct piece rest; // of the piece before it
};

// Takes `len` bytes off the front; they go to `kept`, or away where it is NULL.
static void take(struct arena *arena, struct cursor *cursor, size_t len, pieces *kept) {
    while (len) {
        if (!piece_len(&cursor->rest)) cursor->rest = cursor->old->items[cursor->next++];
        size_t here = piece_len(&cursor->rest) < len ? piece_len(&cursor->rest) : len;
        if (kept && here) *PUSH(arena, kept) = piece_head(&cursor->rest, here);
        cursor->rest = piece_tail(&cursor->rest, here);
        len -= here;
    }
}

pieces pieces_edit(struct arena *arena, const pieces *old, const struct source *now,
                   const struct edits *edits) {
    pieces fresh = {0};
    struct cursor cursor = {.old = old};
    size_t at = now->base;
    for (size_t i = 0; i < edits->list.n; i++) {
        const struct edit *edit = &edits->list.items[i];
        take(arena, &cursor, edit->at.start - at, &fresh);
        take(arena, &cursor, edit->at.end - edit->at.start, NULL);
        if (edit->text.len) *PUSH(arena, &fresh) = (struct piece){.text = edit->text};
        at = edit->at.end;
    }
    take(arena, &cursor, now->base + now->bytes.len - at, &fresh);
    return fresh;
}

// New text that stands between two pieces of the file as it was, in place of what lay there.
static void add_edit(struct edits *edits, const struct source *was, size_t from, size_t to,
                     const struct buf *text) {
    struct span at = {was->base + (uint32_t)from, was->base + (uint32_t)to};
    if (to > from || text->len) edits_add(edits, at, buf_str(text));
}

struct edits pieces_edits(struct arena *arena, const pieces *parts, const struct source *was) {
    struct edits edits = edits_new(arena);
    struct buf text = buf_new(arena);
    size_t at = 0;
    for (size_t i = 0; i < parts->n; i++) {
        const struct piece *piece = &parts->items[i];
        if (piece->text.ptr) {
            buf_add(&text, piece->text);
            continue;
        }
        add_edit(&edits, was, at, piece->start, &text);
        text = buf_new(arena);
        at = piece->end;
    }
    add_edit(&edits, was, at, was->bytes.len, &text);
    return edits;
}
