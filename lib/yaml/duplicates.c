// Finds keys that stand twice in one map, in time linear in the size of the map.
#include "base/map.h"
#include "yaml/reader.h"

#include <string.h>

enum { FEW = 32 }; // so many keys are compared one by one

static bool same_value(const struct node *a, const struct node *b) {
    return a->kind == NODE_SCALAR && b->kind == NODE_SCALAR && str_eq(node_str(a), node_str(b));
}

// The line of an entry that has it for itself, its break included; nowhere for others.
static struct span own_line(const struct reader *reader, const struct node *entry) {
    const struct source *source = reader->source;
    struct str bytes = source->bytes;
    size_t start = entry->key->at.start - source->base, end = entry->at.end - source->base;
    while (start > 0 && bytes.ptr[start - 1] == ' ') start--;
    if (start > 0 && bytes.ptr[start - 1] != '\n') return (struct span){0, 0};
    for (size_t i = start; i < end; i++) {
        if (bytes.ptr[i] == '\n') return (struct span){0, 0};
    }
    while (end < bytes.len && bytes.ptr[end] != '\n') end++;
    if (end < bytes.len) end++;
    return (struct span){source->base + (uint32_t)start, source->base + (uint32_t)end};
}

// An entry as it stands there, cut to what a message can bear.
static struct str shown(struct reader *reader, const struct node *node) {
    struct span whole = {node->key->at.start, node->at.end};
    return quote_source(reader->findings->arena, span_bytes(reader->sources, whole));
}

static void help(struct reader *reader, struct finding *finding, const struct node *first,
                 const struct node *again) {
    struct findings *findings = reader->findings;
    if (same_value(first, again)) {
        finding_help(findings, finding, "Delete one of the two; they say the same.");
    } else if (first->kind == NODE_SCALAR && again->kind == NODE_SCALAR) {
        struct str one = shown(reader, first), other = shown(reader, again);
        finding_help(findings, finding,
                     "Keep the one that is right, \"%.*s\" or \"%.*s\", and delete the other.",
                     S_ARG(one), S_ARG(other));
    } else {
        finding_help(findings, finding,
                     "Keep the one that is right and delete the other, or give it another name.");
    }
}

static void report(struct reader *reader, const struct node *first, const struct node *again) {
    struct findings *findings = reader->findings;
    struct span at = again->key->at;
    if (findings->dropped) { // nobody reads it, so it is only counted
        finding_add(findings, "duplicate-key", at, "again");
        return;
    }
    struct str key = quote_source(findings->arena, node_str(again->key));
    struct finding *finding = finding_add(
        findings, "duplicate-key", at, "\"%.*s\" stands twice: in line %u and in line %u.",
        S_ARG(key), place_at(reader->sources, first->key->at.start).line,
        place_at(reader->sources, at.start).line);
    finding_relate(findings, finding, first->key->at, "the first is here");
    help(reader, finding, first, again);
    struct span line = own_line(reader, again);
    if (same_value(first, again) && !span_is_nowhere(line))
        finding_fix(findings, finding, true, "Delete the second.", line, S(""));
}

static bool same_key(const struct node *a, const struct node *b) {
    return a->key->len == b->key->len && memcmp(a->key->ptr, b->key->ptr, a->key->len) == 0;
}

static void compare_few(struct reader *reader, const struct node *map) {
    for (const struct node *again = map->first; again; again = again->next) {
        const struct node *first = map->first;
        while (first != again && !same_key(first, again)) first = first->next;
        if (first != again) report(reader, first, again);
    }
}

// The memory is given back unless findings were put behind it.
static void compare_many(struct reader *reader, const struct node *map) {
    struct arena_mark mark = arena_mark(reader->arena);
    size_t found = reader->findings->list.n + reader->findings->dropped;
    const struct node **entries = arena_array(reader->arena, const struct node *, map->len);
    struct map keys = map_new(reader->arena);
    uint32_t i = 0;
    for (const struct node *entry = map->first; entry; entry = entry->next, i++) {
        entries[i] = entry;
        uint32_t first = *map_put(&keys, node_str(entry->key), i);
        if (first != i) report(reader, entries[first], entry);
    }
    if (found == reader->findings->list.n + reader->findings->dropped)
        arena_reset(reader->arena, mark);
}

static void walk(struct reader *reader, const struct node *node) {
    if (node->kind == NODE_SCALAR) return;
    if (node->kind == NODE_MAP && node->len > FEW)
        compare_many(reader, node);
    else if (node->kind == NODE_MAP)
        compare_few(reader, node);
    for (const struct node *child = node->first; child; child = child->next) walk(reader, child);
}

void report_duplicates(struct reader *reader) {
    if (reader->out->root) walk(reader, reader->out->root);
}
