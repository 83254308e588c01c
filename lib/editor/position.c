// Turns positions of the protocol into bytes, and back; URIs into paths, and back.
#include "editor/position.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <string.h>

// The byte of a line at a column; a column within a character means its start.
static size_t column_offset(struct str line, uint32_t column, enum encoding encoding) {
    size_t at = 0;
    if (encoding == ENCODING_UTF8) {
        at = column < line.len ? column : line.len;
        while (at > 0 && at < line.len && ((unsigned char)line.ptr[at] & 0xC0) == 0x80) at--;
        return at;
    }
    for (uint32_t left = column; left > 0 && at < line.len;) {
        uint32_t code_point = 0;
        size_t len = utf8_decode(str_from(line, at), &code_point);
        uint32_t units = len == 4 ? 2 : 1;
        if (units > left) break;
        left -= units;
        at += len ? len : 1;
    }
    return at;
}

static struct str without_break(struct str line) {
    if (line.len && line.ptr[line.len - 1] == '\n') line.len--;
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

size_t offset_of(struct str text, struct editor_position position, enum encoding encoding) {
    size_t at = 0;
    for (uint32_t line = 0; line < position.line; line++) {
        const char *found = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
        if (!found) return text.len;
        at = (size_t)(found + 1 - text.ptr);
    }
    const char *end = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
    struct str line = str_slice(text, at, end ? (size_t)(end + 1 - text.ptr) : text.len);
    return at + column_offset(without_break(line), position.column, encoding);
}

uint32_t position_in(const struct source *source, struct editor_position position,
                     enum encoding encoding) {
    if (position.line >= source->n_lines) return source->base + (uint32_t)source->bytes.len;
    struct str line = source_line(source, position.line + 1);
    return source->base + source->lines[position.line] +
           (uint32_t)column_offset(line, position.column, encoding);
}

static struct editor_position place_of(const struct sources *sources, uint32_t position,
                                       const struct ruler *ruler) {
    const struct source *source = source_at(sources, position);
    if (!source) return (struct editor_position){0, 0};
    uint32_t line = line_at(sources, position) - 1, start = source->base + source->lines[line];
    bool goes_on = start <= ruler->from && ruler->from <= position;
    uint32_t from = goes_on ? ruler->from : start;
    struct str before = span_bytes(sources, (struct span){from, position});
    size_t more = ruler->encoding == ENCODING_UTF8 ? before.len : utf8_count_utf16(before);
    return (struct editor_position){line, (goes_on ? ruler->column : 0) + (uint32_t)more};
}

static void write_position(struct json *json, const char *key, struct editor_position position) {
    json_key(json, key);
    json_object(json);
    json_key(json, "line");
    json_number(json, position.line);
    json_key(json, "character");
    json_number(json, position.column);
    json_object_end(json);
}

void write_range(struct json *json, const struct sources *sources, struct span span,
                 struct ruler *ruler) {
    struct editor_position start = place_of(sources, span.start, ruler);
    ruler->from = span.start;
    ruler->column = start.column;
    json_object(json);
    write_position(json, "start", start);
    write_position(json, "end", place_of(sources, span.end, ruler));
    json_object_end(json);
}

bool read_number(const struct json_value *value, uint32_t *out) {
    uint64_t number = 0;
    if (!value || value->kind != JSON_NUMBER || value->text.len > 10) return false;
    for (size_t i = 0; i < value->text.len; i++) {
        if (!is_digit(value->text.ptr[i])) return false;
        number = number * 10 + (uint64_t)(value->text.ptr[i] - '0');
    }
    *out = number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
    return true;
}

bool read_position(const struct json_value *value, struct editor_position *out) {
    return read_number(json_get(value, "line"), &out->line) &&
           read_number(json_get(value, "character"), &out->column);
}

// ---- URIs ----

static int hex_digit(char c) {
    char lower = to_lower(c);
    if (is_digit(c)) return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct str uri_path(struct arena *arena, struct str uri) {
    struct str none = {NULL, 0};
    if (!str_eq_nocase(str_slice(uri, 0, 7), S("file://"))) return none;
    struct str path = str_from(uri, 7);
    if (str_starts(path, S("localhost/"))) path = str_from(path, 9);
    if (!str_starts(path, S("/"))) return none;
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < path.len; i++) {
        bool coded = path.ptr[i] == '%' && i + 2 < path.len && hex_digit(path.ptr[i + 1]) >= 0 &&
                     hex_digit(path.ptr[i + 2]) >= 0;
        char c = path.ptr[i];
        if (coded) c = (char)(hex_digit(path.ptr[i + 1]) * 16 + hex_digit(path.ptr[i + 2]));
        if (!c) return none; // no path of a file
        buf_char(&out, c);
        if (coded) i += 2;
    }
    return str_dup(arena, buf_str(&out));
}

struct str path_uri(struct arena *arena, struct str path) {
    struct buf out = buf_new(arena);
    buf_text(&out, "file://");
    escape_uri(&out, path);
    return buf_str(&out);
}
