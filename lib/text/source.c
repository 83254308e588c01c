// Files laid one after the other, and the line and column of any byte in them.
#include "text/source.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <string.h>

// Nobody reads a caret that far to the right, and measuring cells is slow.
enum { MEASURED_MOST = 4096 };

struct sources sources_new(struct arena *arena) {
    return (struct sources){.arena = arena};
}

// Cuts `rest` behind its next line break; false where there is none.
static bool skip_line(struct str *rest) {
    const char *found = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    if (!found) return false;
    rest->len -= (size_t)(found + 1 - rest->ptr);
    rest->ptr = found + 1;
    return true;
}

// The lines are counted first, for a table that grows leaves three times its size behind.
static void find_lines(struct arena *arena, struct source *source) {
    struct str rest = source->bytes;
    size_t lines = 1;
    while (skip_line(&rest)) lines++;
    source->lines = arena_array(arena, uint32_t, lines);
    source->n_lines = (uint32_t)lines;
    rest = source->bytes;
    for (size_t i = 1; skip_line(&rest); i++)
        source->lines[i] = (uint32_t)(rest.ptr - source->bytes.ptr);
}

size_t sources_add(struct sources *sources, struct str name, struct str bytes) {
    uint64_t base = 1;
    if (sources->files.n) {
        const struct source *last = &sources->files.items[sources->files.n - 1];
        base = (uint64_t)last->base + last->bytes.len + 1; // the end of a file is a place, too
    }
    if (bytes.len >= UINT32_MAX || base + bytes.len >= UINT32_MAX)
        arena_fail(sources->arena, ARENA_OVER_LIMIT);
    struct source *source = PUSH(sources->arena, &sources->files);
    *source = (struct source){.name = name, .bytes = bytes, .base = (uint32_t)base};
    if (!bytes.ptr) source->bytes.ptr = "";
    find_lines(sources->arena, source);
    return sources->files.n - 1;
}

const struct source *source_at(const struct sources *sources, uint32_t position) {
    size_t low = 0, high = sources->files.n; // the file is in [low, high)
    if (high == 0 || position == 0) return NULL;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sources->files.items[middle].base <= position)
            low = middle;
        else
            high = middle;
    }
    const struct source *source = &sources->files.items[low];
    return position - source->base <= source->bytes.len ? source : NULL;
}

static uint32_t line_index(const struct source *source, uint32_t offset) {
    uint32_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place place_at(const struct sources *sources, uint32_t position) {
    const struct source *source = source_at(sources, position);
    if (!source) return (struct place){0};
    uint32_t byte = position - source->base, line = line_index(source, byte);
    struct str before = str_slice(source->bytes, source->lines[line], byte);
    size_t column = utf8_count(before) + 1;
    size_t cells = before.len <= MEASURED_MOST ? escape_terminal_cells(before) + 1 : column;
    return (struct place){
        .source = source,
        .line = line + 1,
        .byte = byte,
        .column = (uint32_t)column,
        .utf16 = (uint32_t)utf8_count_utf16(before) + 1,
        .cells = (uint32_t)cells,
    };
}

uint32_t line_at(const struct sources *sources, uint32_t position) {
    const struct source *source = source_at(sources, position);
    return source ? line_index(source, position - source->base) + 1 : 0;
}

struct str span_bytes(const struct sources *sources, struct span span) {
    const struct source *source = source_at(sources, span.start);
    if (!source || span.end < span.start) return S("");
    return str_slice(source->bytes, span.start - source->base, span.end - source->base);
}

struct str source_line(const struct source *source, uint32_t line) {
    if (line == 0 || line > source->n_lines) return S("");
    uint32_t start = source->lines[line - 1];
    if (line == source->n_lines) return str_from(source->bytes, start);
    struct str s = str_slice(source->bytes, start, source->lines[line] - 1);
    return str_ends(s, S("\r")) ? str_slice(s, 0, s.len - 1) : s;
}

bool span_is_nowhere(struct span span) {
    return span.start == 0;
}

bool text_is_set(struct text text) {
    return text.s.ptr != NULL;
}
