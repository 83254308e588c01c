// Puts the sections in order of their ids, and finds ids that are there twice.
#include "model/bind.h"

#include <string.h>

// Entries begin with struct entry and synonyms with their word: both with a struct text.
static const struct text *key_at(const struct section *section, size_t size, size_t i) {
    return (const struct text *)(const void *)((const char *)section->items + i * size);
}

static bool is_sorted(const struct section *section, size_t size) {
    for (size_t i = 1; i < section->n; i++) {
        if (str_cmp(key_at(section, size, i - 1)->s, key_at(section, size, i)->s) > 0) return false;
    }
    return true;
}

static void merge(const struct section *section, size_t size, const uint32_t *from, uint32_t *to,
                  size_t start, size_t middle, size_t end) {
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool take_left = right == end;
        if (left < middle && right < end)
            take_left = str_cmp(key_at(section, size, from[left])->s,
                                key_at(section, size, from[right])->s) <= 0;
        to[i] = from[take_left ? left++ : right++];
    }
}

// Which entry comes first, second, ... Stable, so that the first of two equal ones stays the first.
static uint32_t *sorted(struct arena *arena, const struct section *section, size_t size) {
    size_t n = section->n;
    uint32_t *from = arena_array(arena, uint32_t, n), *to = arena_array(arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) from[i] = (uint32_t)i;
    for (size_t run = 1; run < n; run *= 2) {
        for (size_t start = 0; start < n; start += 2 * run) {
            size_t middle = start + run < n ? start + run : n;
            size_t end = middle + run < n ? middle + run : n;
            merge(section, size, from, to, start, middle, end);
        }
        uint32_t *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

// Moves entry order[i] to place i, round by round, with room for one entry only. Uses up `order`.
static void move(struct arena *arena, struct section *section, size_t size, uint32_t *order) {
    char *items = section->items, *spare = arena_alloc(arena, size, alignof(max_align_t));
    for (size_t start = 0; start < section->n; start++) {
        if (order[start] == start) continue;
        size_t to = start;
        memcpy(spare, items + start * size, size);
        while (order[to] != start) {
            size_t from = order[to];
            memcpy(items + to * size, items + from * size, size);
            order[to] = (uint32_t)to;
            to = from;
        }
        memcpy(items + to * size, spare, size);
        order[to] = (uint32_t)to;
    }
}

static void sort_section(struct arena *arena, struct section *section, size_t size) {
    if (is_sorted(section, size)) return;
    struct arena_mark mark = arena_mark(arena);
    move(arena, section, size, sorted(arena, section, size));
    arena_reset(arena, mark);
}

// ---- what is there twice ----

static void report_twice(struct binder *b, const struct row *row, struct text first,
                         struct text again) {
    if (bind_is_reported(b, "duplicate-key", again.at)) return;
    struct finding *finding =
        bind_error(b, "duplicate-id", again.at, "The %s \"%.*s\" is there twice.",
                   row->shape ? row->shape->name : "word", S_ARG(bind_clip(b, again.s)));
    bind_relate(b, finding, first.at, "the other one is here");
    bind_help(b, finding, "Keep one of them, or give one another name.");
}

// Keeps the first of each id.
static void drop_twice(struct binder *b, const struct row *row, struct section *section,
                       size_t size) {
    char *items = section->items;
    size_t kept = 0;
    for (size_t i = 0; i < section->n; i++) {
        const struct text *key = key_at(section, size, i);
        const struct text *last = kept ? key_at(section, size, kept - 1) : NULL;
        if (last && str_eq(last->s, key->s)) {
            void *first = items + (kept - 1) * size;
            bind_at(b, row->key, row->shape ? first : NULL);
            report_twice(b, row, *last, *key);
            continue;
        }
        if (kept != i) memcpy(items + kept * size, items + i * size, size);
        kept++;
    }
    section->n = kept;
}

// Facts and terms share their names; the fact stays what the name means.
static void facts_against_terms(struct binder *b) {
    struct playbook *playbook = b->playbook;
    size_t f = 0;
    for (size_t t = 0; t < playbook->terms.n; t++) {
        struct term *term = &playbook->terms.items[t];
        struct str id = term->entry.id.s;
        while (f < playbook->facts.n && str_cmp(playbook->facts.items[f].entry.id.s, id) < 0) f++;
        if (f == playbook->facts.n) return;
        struct fact *fact = &playbook->facts.items[f];
        if (!str_eq(fact->entry.id.s, id)) continue;
        fact->entry.hurt = true;
        bind_at(b, "terms", &term->entry);
        struct finding *finding = bind_error(b, "duplicate-id", term->entry.id.at,
                                             "\"%.*s\" is a fact and a term.", S_ARG(id));
        bind_relate(b, finding, fact->entry.id.at, "the fact is here");
        bind_help(b, finding, "Give one of them another name.");
    }
}

void bind_sort(struct binder *b) {
    for (size_t i = 0; i < language.n; i++) {
        const struct row *row = &language.rows[i];
        bool words = row->value == VALUE_SYNONYMS;
        if (!words && row->value != VALUE_ENTRIES && row->value != VALUE_TERMS) continue;
        size_t size = words ? sizeof(struct synonym) : row->shape->size;
        void *section = (char *)b->playbook + row->offset;
        sort_section(b->arena, section, size);
        drop_twice(b, row, section, size);
    }
    facts_against_terms(b);
    bind_at(b, NULL, NULL);
}
