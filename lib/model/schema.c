// The JSON Schema of the language: completion, help and checks for editors, from the rows.
//
// Draft-07: it is what yaml-language-server (VS Code, Neovim, Helix, Zed, JetBrains by plug-in)
// supports in full; later drafts came late, were taken back once, and older editors ignore them.
// An editor sees YAML after it was retyped, so a text may arrive as a number or as true and false,
// and patterns judge strings only. A key's value is one schema with several types wherever that
// is possible: completion and messages are clearer than with anyOf.
#include "model/schema.h"

#include "base/json.h"
#include "model/schema_values.h"

#include <string.h>

static void ref_to(struct json *json, const char *name) {
    struct str path = str_fmt(json->out->arena, "#/definitions/%s", name);
    json_key(json, "$ref");
    json_str(json, path);
}

// ---- rows ----

static void put_choices(struct json *json, const char *const *choices) {
    json_key(json, "enum");
    json_array(json);
    for (size_t i = 0; choices[i]; i++) json_text(json, choices[i]);
    json_array_end(json);
}

static void put_entries(struct json *json, const char *of) {
    json_key(json, "type");
    json_text(json, "object");
    json_key(json, "propertyNames");
    json_object(json);
    ref_to(json, "id");
    json_object_end(json);
    json_key(json, "additionalProperties");
    json_object(json);
    ref_to(json, of);
    json_object_end(json);
}

static void put_list(struct json *json, const char *of) {
    json_key(json, "type");
    json_text(json, "array");
    json_key(json, "items");
    json_object(json);
    ref_to(json, of);
    json_object_end(json);
}

static void put_row(struct json *json, const struct row *row) {
    json_key(json, row->key);
    json_object(json);
    json_key(json, "description");
    json_text(json, row->help);
    if (row->choices)
        put_choices(json, row->choices);
    else if (row->value == VALUE_OBJECT)
        ref_to(json, row->shape->name);
    else if (row->value == VALUE_ENTRIES)
        put_entries(json, row->shape->name);
    else if (row->value == VALUE_TERMS)
        put_entries(json, "condition");
    else if (row->value == VALUE_LIST)
        put_list(json, row->shape->name);
    else
        ref_to(json, schema_value_name(row->value));
    if (schema_value_has_form(row->value)) {
        json_key(json, "examples");
        json_array(json);
        json_text(json, row->example);
        json_array_end(json);
    }
    json_object_end(json);
}

void schema_rows(struct json *json, const struct shape *shape) {
    for (size_t i = 0; i < shape->n; i++) put_row(json, &shape->rows[i]);
}

static void put_properties(struct json *json, const struct shape *shape) {
    json_key(json, "properties");
    json_object(json);
    schema_rows(json, shape);
    json_object_end(json);
}

// ---- shapes ----

static size_t count_required(const struct shape *shape) {
    size_t n = 0;
    for (size_t i = 0; i < shape->n; i++) n += shape->rows[i].required;
    return n;
}

static void put_required_but(struct json *json, const struct shape *shape, const char *but) {
    json_array(json);
    for (size_t i = 0; i < shape->n; i++)
        if (shape->rows[i].required && (!but || strcmp(shape->rows[i].key, but) != 0))
            json_text(json, shape->rows[i].key);
    json_array_end(json);
}

static void put_type(struct json *json, const struct shape *shape) {
    json_key(json, "type");
    if (!shape->short_key) {
        json_text(json, "object");
        return;
    }
    json_array(json); // a sentence alone stands for an object with its short key
    schema_scalar_types(json);
    json_text(json, "object");
    json_array_end(json);
    json_key(json, "minLength");
    json_number(json, 1);
}

// A fact has exactly one of the keys that give its type.
static void put_one_type(struct json *json, const struct shape *shape) {
    json_key(json, "oneOf");
    json_array(json);
    for (size_t i = 0; i < shape->n; i++) {
        uint8_t value = shape->rows[i].value;
        if (value != VALUE_FACT_TYPE && value != VALUE_FACT_CHOICE) continue;
        json_object(json);
        json_key(json, "required");
        json_array(json);
        json_text(json, shape->rows[i].key);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_shape(struct json *json, const struct shape *shape) {
    json_key(json, shape->name);
    json_object(json);
    json_key(json, "description");
    json_text(json, shape->help);
    put_type(json, shape);
    put_properties(json, shape);
    json_key(json, "additionalProperties");
    json_bool(json, false);
    if (count_required(shape)) {
        json_key(json, "required");
        put_required_but(json, shape, NULL);
    }
    if (shape->kind == KIND_FACT) put_one_type(json, shape);
    json_object_end(json);
}

// The shapes of a shape's keys, and those of theirs.
static void put_shapes_of(struct json *json, const struct shape *shape) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        bool own =
            row->value == VALUE_OBJECT || row->value == VALUE_LIST || row->value == VALUE_ENTRIES;
        if (!own) continue;
        put_shapes_of(json, row->shape);
        put_shape(json, row->shape);
    }
}

// ---- the file ----

// One file of a folder has the header and the others have not: each required key of the header
// asks for the others, but a file with none of them is right, too.
static void put_header_rule(struct json *json) {
    json_key(json, "dependencies");
    json_object(json);
    for (size_t i = 0; i < language.n; i++) {
        const struct row *row = &language.rows[i];
        if (!row->required) continue;
        json_key(json, row->key);
        put_required_but(json, &language, row->key);
    }
    json_object_end(json);
}

void schema_write(struct buf *out) {
    struct json json = json_writer(out, true);
    json_object(&json);
    json_key(&json, "$schema");
    json_text(&json, "http://json-schema.org/draft-07/schema#");
    json_key(&json, "title");
    json_text(&json, "empower playbook");
    json_key(&json, "description");
    json_text(&json, language.help);
    json_key(&json, "type");
    json_text(&json, "object");
    put_properties(&json, &language);
    json_key(&json, "additionalProperties");
    json_bool(&json, false);
    put_header_rule(&json);
    json_key(&json, "definitions");
    json_object(&json);
    schema_values(&json);
    put_shapes_of(&json, &language);
    json_object_end(&json);
    json_object_end(&json);
    buf_char(out, '\n');
}
