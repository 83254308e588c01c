// The digest of a playbook: SHA-256 over what it says, row by row of the language.
#include "base/digest.h"

#include "model/canon.h"
#include "model/read.h"

#include <string.h>

enum { MOST_ROWS = 64 }; // of a shape; the language has half as many

// The rows of a shape by key, so that the digest does not hang on the order of our tables.
struct by_key {
    const struct row *rows[MOST_ROWS];
    size_t n;
};

static struct by_key by_key(const struct shape *shape) {
    struct by_key sorted = {.n = shape->n < MOST_ROWS ? shape->n : MOST_ROWS};
    for (size_t i = 0; i < sorted.n; i++) {
        size_t at = i;
        for (; at > 0 && strcmp(shape->rows[i].key, sorted.rows[at - 1]->key) < 0; at--)
            sorted.rows[at] = sorted.rows[at - 1];
        sorted.rows[at] = &shape->rows[i];
    }
    return sorted;
}

// The key and its value, or nothing where the key is not there.
static void put_row(struct canon *c, const struct row *row, const void *base) {
    size_t before = c->out.len;
    canon_put(c, str_of(row->key));
    size_t named = c->out.len;
    canon_row(c, row, base);
    if (c->out.len == named) c->out.len = before;
}

static void put_rows(struct canon *c, const struct by_key *rows, const void *base) {
    for (size_t i = 0; i < rows->n; i++) put_row(c, rows->rows[i], base);
}

void canon_object(struct canon *c, const struct shape *shape, const void *base) {
    struct by_key rows = by_key(shape);
    put_rows(c, &rows, base);
}

// The order of a section's items means nothing, whether they have ids (and are sorted) or not.
static void put_list(struct canon *c, const struct shape *shape, const struct section *section) {
    struct by_key rows = by_key(shape);
    size_t mark = canon_mark(c);
    for (size_t i = 0; i < section->n; i++) {
        canon_piece(c);
        put_rows(c, &rows, (const char *)section->items + i * shape->size);
        buf_char(&c->out, '\n');
    }
    canon_sort(c, mark);
}

static void put_entries(struct canon *c, const struct shape *shape, const struct section *section) {
    struct by_key rows = by_key(shape);
    for (size_t i = 0; i < section->n; i++) {
        const void *entry = (const char *)section->items + i * shape->size;
        canon_put(c, ((const struct entry *)entry)->id.s);
        put_rows(c, &rows, entry);
        buf_char(&c->out, '\n');
        canon_flush(c);
    }
}

void canon_nested(struct canon *c, const struct row *row, const void *base) {
    if (row->value == VALUE_OBJECT)
        canon_object(c, row->shape, base);
    else if (row->value == VALUE_LIST)
        put_list(c, row->shape, base);
    else
        put_entries(c, row->shape, base);
}

struct str playbook_digest(struct arena *arena, const struct playbook *playbook) {
    struct canon c = {.arena = arena, .digest = digest_new(arena)};
    c.out = buf_new(arena);
    c.scratch = buf_new(arena);
    canon_object(&c, &language, playbook);
    canon_flush(&c);
    return digest_hex(arena, c.digest, DIGEST_HEX);
}
