// Reads JSON into values, by yajl with our memory; numbers stay as they are written.
#include "base/json.h"

#include "base/map.h"
#include "base/utf8.h"

#include <string.h>
#include <yajl/yajl_parse.h>

enum { FEW = 32 };

struct level {
    struct json_value *container, *last;
    size_t n;        // keys
    struct map keys; // where they are more than a few
    struct str key;  // that waits for its value
};

struct reader {
    struct arena *arena;
    struct json_value *root;
    struct level levels[JSON_DEPTH + 1]; // the lowest holds the root
    size_t depth;
    struct str error;
};

static struct json_value *add(struct reader *reader, enum json_kind kind, struct str text) {
    struct level *level = &reader->levels[reader->depth];
    struct json_value *value = arena_new(reader->arena, struct json_value);
    *value = (struct json_value){.kind = kind, .key = level->key, .text = text};
    if (reader->depth == 0)
        reader->root = value;
    else if (level->last)
        level->last->next = value;
    else
        level->container->first = value;
    level->last = value;
    return value;
}

static int on_null(void *context) {
    add(context, JSON_NULL, S(""));
    return 1;
}

static int on_boolean(void *context, int value) {
    add(context, value ? JSON_TRUE : JSON_FALSE, S(""));
    return 1;
}

static int on_number(void *context, const char *text, size_t len) {
    struct reader *reader = context;
    add(reader, JSON_NUMBER, str_dup(reader->arena, (struct str){text, len}));
    return 1;
}

static int on_string(void *context, const unsigned char *text, size_t len) {
    struct reader *reader = context;
    add(reader, JSON_STRING, str_dup(reader->arena, (struct str){(const char *)text, len}));
    return 1;
}

// A few keys are compared one by one, which is faster than a map.
static bool is_new(struct level *level, struct str key) {
    const struct json_value *value = level->container->first;
    if (level->n < FEW) {
        while (value && !str_eq(value->key, key)) value = value->next;
        return !value;
    }
    for (; level->n == FEW && value; value = value->next) map_put(&level->keys, value->key, 0);
    size_t before = level->keys.n;
    map_put(&level->keys, key, 0);
    return level->keys.n > before;
}

static int on_key(void *context, const unsigned char *text, size_t len) {
    struct reader *reader = context;
    struct level *level = &reader->levels[reader->depth];
    level->key = str_dup(reader->arena, (struct str){(const char *)text, len});
    if (is_new(level, level->key)) return ++level->n, 1;
    reader->error =
        str_fmt(reader->arena, "the key \"%.*s\" stands there twice", S_ARG(level->key));
    return 0;
}

static int on_start(struct reader *reader, enum json_kind kind) {
    struct json_value *container = add(reader, kind, S(""));
    if (reader->depth == JSON_DEPTH) {
        reader->error = str_fmt(reader->arena, "it is nested deeper than %d levels", JSON_DEPTH);
        return 0;
    }
    reader->levels[++reader->depth] =
        (struct level){.container = container, .keys = map_new(reader->arena)};
    return 1;
}

static int on_object(void *context) {
    return on_start(context, JSON_OBJECT);
}

static int on_array(void *context) {
    return on_start(context, JSON_ARRAY);
}

static int on_end(void *context) {
    struct reader *reader = context;
    reader->depth--;
    return 1;
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_map_key = on_key,
    .yajl_start_map = on_object,
    .yajl_end_map = on_end,
    .yajl_start_array = on_array,
    .yajl_end_array = on_end,
};

// yajl asks to resize without telling the old size, so the size stands in front of each piece.
union piece {
    size_t size;
    max_align_t align;
};

static void *piece_alloc(void *context, size_t size) {
    union piece *piece = arena_take(context, sizeof *piece + size, alignof(union piece));
    piece->size = size;
    return piece + 1;
}

static void *piece_grow(void *context, void *old, size_t size) {
    if (!old) return piece_alloc(context, size);
    size_t kept = ((union piece *)old - 1)->size;
    return memcpy(piece_alloc(context, size), old, kept < size ? kept : size);
}

static void piece_free(void *context, void *piece) {
    (void)context;
    (void)piece;
}

static bool is_hex_unit(struct str s, uint32_t *out) {
    if (s.len < 6 || !str_starts(s, S("\\u"))) return false;
    *out = 0;
    for (size_t i = 2; i < 6; i++) {
        char c = to_lower(s.ptr[i]);
        if (!is_digit(c) && (c < 'a' || c > 'f')) return false;
        *out = *out << 4 | (uint32_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return true;
}

// yajl turns half a surrogate pair into a question mark or into bytes that are no UTF-8: where one
// stands, or -1.
static ptrdiff_t find_half_pair(struct str s) {
    ptrdiff_t next;
    uint32_t unit, low;
    for (size_t i = 0; (next = str_find_char(str_from(s, i), '\\')) >= 0; i += 2) {
        i += (size_t)next;
        if (!is_hex_unit(str_from(s, i), &unit) || unit < 0xD800 || unit > 0xDFFF) continue;
        bool paired = unit < 0xDC00 && is_hex_unit(str_from(s, i + 6), &low) && low >= 0xDC00 &&
                      low <= 0xDFFF;
        if (!paired) return (ptrdiff_t)i;
        i += 10;
    }
    return -1;
}

static struct str plain_words(const char *said) {
    static const char *const words[][2] = {
        {"premature EOF", "it ends too early"},
        {"trailing garbage", "something stands behind its end"},
        {"invalid object key", "a key must be a text in double quotes"},
        {"after key and value", "a comma or a closing brace is missing"},
        {"after array element", "a comma or a closing bracket is missing"},
        {"separated by a colon", "a colon is missing between key and value"},
        {"inside ", "a control character or a wrong escape stands in a text"},
        {"malformed number", "this is no number"},
        {"probable comment", "JSON has no comments"},
        {"", "this may not stand here"},
    };
    size_t i = 0;
    while (str_find(str_of(said), str_of(words[i][0])) < 0) i++;
    return str_of(words[i][1]);
}

static struct str describe(struct arena *arena, struct str bytes, size_t at, struct str what) {
    struct str before = str_slice(bytes, 0, at);
    size_t line = 1, start = 0;
    for (size_t i = 0; i < before.len; i++) {
        if (before.ptr[i] == '\n') line++, start = i + 1;
    }
    return str_fmt(arena, "This is no JSON that can be read: %.*s (line %zu, column %zu).",
                   S_ARG(what), line, utf8_count(str_from(before, start)) + 1);
}

static bool parse(struct reader *reader, struct str bytes, size_t *at) {
    yajl_alloc_funcs memory = {piece_alloc, piece_grow, piece_free, reader->arena};
    yajl_handle yajl = yajl_alloc(&callbacks, &memory, reader);
    yajl_config(yajl, yajl_dont_validate_strings, 1); // checked before
    const unsigned char *text = (const unsigned char *)bytes.ptr;
    yajl_status status = yajl_parse(yajl, text, bytes.len);
    *at = yajl_get_bytes_consumed(yajl);
    if (status == yajl_status_ok) {
        *at = bytes.len;
        status = yajl_complete_parse(yajl);
    }
    if (status == yajl_status_ok) return true;
    if (status == yajl_status_error)
        reader->error = plain_words((const char *)yajl_get_error(yajl, 0, text, bytes.len));
    return false;
}

struct json_value *json_read(struct arena *arena, struct str bytes, struct str *error) {
    struct reader reader = {.arena = arena};
    ptrdiff_t half = find_half_pair(bytes);
    size_t at = 0;
    if (!utf8_is_valid(bytes)) {
        reader.error = S("it is not UTF-8");
    } else if (half >= 0) {
        reader.error = S("half of a surrogate pair stands in a text");
        at = (size_t)half;
    } else if (parse(&reader, bytes, &at)) {
        return reader.root;
    }
    *error = describe(arena, bytes, at, reader.error);
    return NULL;
}

const struct json_value *json_get(const struct json_value *object, const char *key) {
    if (!object || object->kind != JSON_OBJECT) return NULL;
    const struct json_value *value = object->first;
    while (value && !str_eq(value->key, str_of(key))) value = value->next;
    return value;
}
