// Splits comma-separated values: quotes, doubled quotes, line breaks inside of them.
#include "base/csv.h"

#include <string.h>

struct cursor {
    struct arena *arena;
    struct str bytes;
    size_t at;
    char separator;
    bool at_end;
    struct csv_record *record;
};

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

// Bytes of the line break at `i`; 0 where there is none. A CR that ends the bytes may be half of
// one.
static size_t break_at(const struct cursor *cursor, size_t i, bool *cut) {
    struct str s = cursor->bytes;
    *cut = false;
    if (i >= s.len || !is_break(s.ptr[i])) return 0;
    if (s.ptr[i] == '\n') return 1;
    if (i + 1 < s.len) return s.ptr[i + 1] == '\n' ? 2 : 1;
    *cut = !cursor->at_end;
    return 1;
}

static void add_cell(struct cursor *cursor, struct str cell) {
    *PUSH(cursor->arena, &cursor->record->cells) = cell;
}

static void read_plain(struct cursor *cursor) {
    size_t start = cursor->at;
    while (cursor->at < cursor->bytes.len && !is_break(cursor->bytes.ptr[cursor->at]) &&
           cursor->bytes.ptr[cursor->at] != cursor->separator)
        cursor->at++;
    add_cell(cursor, str_slice(cursor->bytes, start, cursor->at));
}

// `from` to `end` with each two quotes made one.
static struct str undouble(struct arena *arena, struct str text, size_t doubled) {
    if (!doubled) return text;
    char *copy = arena_bytes(arena, text.len);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        copy[len++] = text.ptr[i];
        if (text.ptr[i] == '"') i++;
    }
    return (struct str){copy, len};
}

// Behind the opening quote; false where it is never closed.
static bool read_quoted(struct cursor *cursor) {
    struct str s = cursor->bytes;
    size_t start = ++cursor->at, doubled = 0;
    for (;;) {
        const char *quote =
            cursor->at < s.len ? memchr(s.ptr + cursor->at, '"', s.len - cursor->at) : NULL;
        if (!quote) return false;
        cursor->at = (size_t)(quote - s.ptr) + 1;
        if (cursor->at >= s.len || s.ptr[cursor->at] != '"') break;
        cursor->at++;
        doubled++;
    }
    struct str text = str_slice(s, start, cursor->at - 1);
    for (size_t i = 0; i < text.len; i++) cursor->record->lines += text.ptr[i] == '\n';
    add_cell(cursor, undouble(cursor->arena, text, doubled));
    return true;
}

// The first line alone, or all that is there.
static enum csv_state cut_line(struct cursor *cursor, enum csv_state state) {
    struct csv_record *record = cursor->record;
    bool cut;
    size_t end = 0;
    while (end < cursor->bytes.len && !is_break(cursor->bytes.ptr[end])) end++;
    size_t width = break_at(cursor, end, &cut);
    if (!cursor->at_end && (!width || cut)) return CSV_MORE;
    record->len = end + width;
    record->lines = width > 0;
    return state;
}

// Behind a cell: a separator, a line break or the end; `done` where the record ends there.
static enum csv_state end_cell(struct cursor *cursor, bool *done) {
    bool cut;
    size_t width = break_at(cursor, cursor->at, &cut);
    *done = true;
    if (cursor->at >= cursor->bytes.len || cut) {
        if (!cursor->at_end) return CSV_MORE;
    } else if (cursor->bytes.ptr[cursor->at] == cursor->separator) {
        cursor->at++;
        *done = false;
        return CSV_RECORD;
    } else if (!width) {
        return cut_line(cursor, CSV_AFTER_QUOTE);
    }
    cursor->record->lines += width > 0;
    cursor->record->len = cursor->at + width;
    return CSV_RECORD;
}

enum csv_state csv_read(struct arena *arena, struct str bytes, char separator, bool at_end,
                        struct csv_record *out) {
    struct cursor cursor = {arena, bytes, 0, separator, at_end, out};
    *out = (struct csv_record){0};
    for (bool done = false;;) {
        bool quoted = cursor.at < bytes.len && bytes.ptr[cursor.at] == '"';
        if (!quoted)
            read_plain(&cursor);
        else if (!read_quoted(&cursor))
            return at_end ? cut_line(&cursor, CSV_OPEN_QUOTE) : CSV_MORE;
        enum csv_state state = end_cell(&cursor, &done);
        if (state != CSV_RECORD || done) return state;
    }
}

char csv_separator(struct str line) {
    for (size_t i = 0; i < line.len && !is_break(line.ptr[i]); i++)
        if (line.ptr[i] == ',' || line.ptr[i] == ';' || line.ptr[i] == '\t') return line.ptr[i];
    return ',';
}
