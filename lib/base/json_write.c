// A streaming JSON writer.
#include "base/json.h"

#include "base/escape.h"

#include <assert.h>

struct json json_writer(struct buf *out, bool indent) {
    return (struct json){.out = out, .indent = indent};
}

static void break_line(struct json *json) {
    if (!json->indent) return;
    buf_char(json->out, '\n');
    buf_repeat(json->out, ' ', 2 * (size_t)json->depth);
}

// What stands before a value: nothing after a key, else a comma from the second one on.
static void begin_item(struct json *json) {
    if (json->after_key || json->depth == 0) {
        json->after_key = false;
        return;
    }
    if (json->filled[json->depth]) buf_char(json->out, ',');
    json->filled[json->depth] = true;
    break_line(json);
}

static void open(struct json *json, char bracket) {
    begin_item(json);
    buf_char(json->out, bracket);
    json->depth++;
    assert(json->depth < sizeof json->filled / sizeof *json->filled);
    json->filled[json->depth] = false;
}

static void close(struct json *json, char bracket) {
    assert(json->depth > 0 && !json->after_key);
    bool filled = json->filled[json->depth--];
    if (filled) break_line(json);
    buf_char(json->out, bracket);
}

static void quoted(struct json *json, struct str s) {
    buf_char(json->out, '"');
    escape_json(json->out, s);
    buf_char(json->out, '"');
}

void json_object(struct json *json) {
    open(json, '{');
}

void json_object_end(struct json *json) {
    close(json, '}');
}

void json_array(struct json *json) {
    open(json, '[');
}

void json_array_end(struct json *json) {
    close(json, ']');
}

static void end_key(struct json *json) {
    buf_text(json->out, json->indent ? ": " : ":");
    json->after_key = true;
}

// Our own keys hold nothing to escape.
void json_key(struct json *json, const char *key) {
    begin_item(json);
    buf_char(json->out, '"');
    buf_text(json->out, key);
    buf_char(json->out, '"');
    end_key(json);
}

void json_key_str(struct json *json, struct str key) {
    begin_item(json);
    quoted(json, key);
    end_key(json);
}

void json_str(struct json *json, struct str value) {
    begin_item(json);
    quoted(json, value);
}

void json_text(struct json *json, const char *value) {
    json_str(json, str_of(value));
}

// By hand: every line of a batch has numbers, and printf takes longer than the decision.
void json_number(struct json *json, int64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    begin_item(json);
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) buf_char(json->out, '-');
    buf_add(json->out, (struct str){digits + at, sizeof digits - at});
}

void json_raw(struct json *json, struct str value) {
    begin_item(json);
    buf_add(json->out, value);
}

void json_bool(struct json *json, bool value) {
    json_raw(json, value ? S("true") : S("false"));
}

void json_null(struct json *json) {
    json_raw(json, S("null"));
}

void json_member(struct json *json, const char *key, struct str value) {
    json_key(json, key);
    if (value.ptr)
        json_str(json, value);
    else
        json_null(json);
}
