// The inside of the schema: how each kind of value looks.
#ifndef MODEL_SCHEMA_VALUES_H
#define MODEL_SCHEMA_VALUES_H

#include "base/json.h"
#include "model/language.h"

// The definition that a kind of value refers to.
const char *schema_value_name(uint8_t value);
// Is it written in a form of its own, so that an example helps in an editor's list?
bool schema_value_has_form(uint8_t value);
// The types that a plain YAML scalar may have become.
void schema_scalar_types(struct json *json);
// The definitions of all kinds of values.
void schema_values(struct json *json);
// The keys of a shape as properties (schema.c).
void schema_rows(struct json *json, const struct shape *shape);

#endif
