// JSON out (a streaming writer) and in (values that keep numbers as text).
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"

enum { JSON_DEPTH = 32 }; // of objects and arrays in each other

// Writes compact JSON, or indented by two spaces a level where `indent` is set.
struct json {
    struct buf *out;
    bool indent;
    unsigned depth;
    bool filled[JSON_DEPTH]; // has the level an item already?
    bool after_key;
};

struct json json_writer(struct buf *out, bool indent);
void json_object(struct json *json);
void json_object_end(struct json *json);
void json_array(struct json *json);
void json_array_end(struct json *json);
void json_key(struct json *json, const char *key); // one of ours: nothing in it to escape
void json_key_str(struct json *json, struct str key);
void json_str(struct json *json, struct str value);
void json_text(struct json *json, const char *value);
void json_number(struct json *json, int64_t value);
void json_raw(struct json *json, struct str value); // already JSON: "0.75"
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
// A key and a string; null where value.ptr is NULL.
void json_member(struct json *json, const char *key, struct str value);

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_kind kind;
    struct str key;  // in an object: the member's name
    struct str text; // of a string (decoded) and of a number (as written)
    struct json_value *first, *next;
};

// Reads one JSON text. Depth at most 32; duplicate keys are errors. On failure answers NULL and
// sets `error` to a sentence in plain words.
struct json_value *json_read(struct arena *arena, struct str bytes, struct str *error);
const struct json_value *json_get(const struct json_value *object, const char *key);

#endif
