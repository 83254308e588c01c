// The parts of the JSON export: rows in json.c, what is made of several values in json_values.c.
#ifndef EXPORTS_JSON_WRITE_H
#define EXPORTS_JSON_WRITE_H

#include "base/json.h"
#include "model/language.h"

struct json_export {
    struct json json;
    struct arena *arena;
    const struct playbook *playbook;
};

// The rows of a shape that are set, as members of the object that is open.
void export_members(struct json_export *e, const struct shape *shape, const void *base);

// ---- json_values.c: each a value; nothing asks whether it is set ----

void export_period(struct json_export *e, struct period period);
void export_review(struct json_export *e, const struct review *review);
void export_range(struct json_export *e, const struct date_range *range);
void export_at_most(struct json_export *e, const struct at_most_at *at_most);
void export_stand_in(struct json_export *e, const struct stand_in_at *stand_in);
void export_limit(struct json_export *e, const struct limit_at *limit);
void export_condition(struct json_export *e, const struct condition *condition);
void export_value(struct json_export *e, const struct value *value);

// Members: nothing where the text is empty, or there is no date.
void export_text(struct json_export *e, const char *key, struct str text);
void export_date(struct json_export *e, const char *key, struct date date);

#endif
