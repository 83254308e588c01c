// The JSON Schema of .empower.yaml, from the rows of the configuration, the rules and the
// thresholds.
//
// Draft-07, as that of playbooks (model/schema.c says why). It is kinder than the reader where it
// cannot know better: whether a rule of a team's own exists, or what its path leads to.
#include "base/json.h"
#include "lint/config.h"
#include "lint/lint.h"

#include <assert.h>

static void member(struct json *json, const char *key, const char *value) {
    json_key(json, key);
    json_text(json, value);
}

static void member_number(struct json *json, const char *key, uint32_t value) {
    json_key(json, key);
    json_number(json, value);
}

static void open_member(struct json *json, const char *key) {
    json_key(json, key);
    json_object(json);
}

static void put_words(struct json *json, const char *key, const char *const *words) {
    json_key(json, key);
    json_array(json);
    for (; *words; words++) json_text(json, *words);
    json_array_end(json);
}

static void put_ref(struct json *json, const char *key, const char *path) {
    open_member(json, key);
    member(json, "$ref", path);
    json_object_end(json);
}

// ---- values ----

// Editors see YAML after it was retyped: a text may arrive as a number, or as true and false.
static const char *const scalars[] = {"string", "number", "boolean", NULL};

static void put_texts(struct json *json) {
    static const char *const types[] = {"string", "number", "boolean", "array", NULL};
    put_words(json, "type", types);
    open_member(json, "items");
    put_words(json, "type", scalars);
    json_object_end(json);
}

static void put_version(struct json *json) {
    static const char *const types[] = {"string", "number", NULL};
    put_words(json, "type", types);
    member(json, "pattern", "^[0-9]{1,6}(\\.[0-9]{1,6}){0,2}$");
}

static void put_paths(struct json *json) {
    member(json, "type", "array");
    member_number(json, "maxItems", CONFIG_PATHS_MOST);
    put_ref(json, "items", "#/definitions/path");
}

static void put_rules(struct json *json) {
    member(json, "type", "object");
    open_member(json, "propertyNames");
    member(json, "pattern", "^(?!L[0-9])[A-Z][A-Z0-9-]{0,22}[A-Z0-9]$");
    json_object_end(json);
    put_ref(json, "additionalProperties", "#/definitions/rule");
}

static void put_yes(struct json *json) {
    json_key(json, "enum");
    json_array(json);
    json_text(json, "yes");
    json_bool(json, true);
    json_array_end(json);
}

static void put_value(struct json *json, const struct config_key *key) {
    switch ((enum config_kind)key->kind) {
    case CONFIG_TEXT:
    case CONFIG_PATH:
    case CONFIG_AMOUNT: put_words(json, "type", scalars); break;
    case CONFIG_TEXTS: put_texts(json); break;
    case CONFIG_WORD: put_words(json, "enum", key->words); break;
    case CONFIG_VERSION: put_version(json); break;
    case CONFIG_LEVELS: member(json, "$ref", "#/definitions/levels"); break;
    case CONFIG_PATHS: put_paths(json); break;
    case CONFIG_THRESHOLDS: member(json, "$ref", "#/definitions/thresholds"); break;
    case CONFIG_RULES: put_rules(json); break;
    case CONFIG_NAME: member(json, "pattern", "^[a-z][a-z0-9-]{0,39}$"); break;
    case CONFIG_YES: put_yes(json); break;
    case CONFIG_PATTERN: member(json, "pattern", "^/.*/$"); break;
    }
}

// ---- maps ----

static void put_key(struct json *json, const struct config_key *key) {
    open_member(json, key->name);
    member(json, "description", key->help);
    put_value(json, key);
    json_object_end(json);
}

static void put_required(struct json *json, const struct config_shape *shape) {
    const char *names[16] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < shape->n; i++)
        if (shape->keys[i].required) names[n++] = shape->keys[i].name;
    assert(n < sizeof names / sizeof *names);
    if (n) put_words(json, "required", names);
}

static void put_shape(struct json *json, const struct config_shape *shape) {
    member(json, "type", "object");
    open_member(json, "properties");
    for (size_t i = 0; i < shape->n; i++) put_key(json, &shape->keys[i]);
    json_object_end(json);
    json_key(json, "additionalProperties");
    json_bool(json, false);
    put_required(json, shape);
}

// A rule of a team's own asks for one thing.
static void put_one_assertion(struct json *json) {
    json_key(json, "oneOf");
    json_array(json);
    for (size_t i = 0; i < config_rule_shape.n; i++) {
        const struct config_key *key = &config_rule_shape.keys[i];
        if (!key->assertion) continue;
        json_object(json);
        put_words(json, "required", (const char *const[]){key->name, NULL});
        json_object_end(json);
    }
    json_array_end(json);
}

// Names are offered and explained; ids, their beginnings and rules of a team's own go, too.
static void put_levels(struct json *json) {
    const struct rule *rule;
    member(json, "type", "object");
    open_member(json, "properties");
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        open_member(json, rule->info.name);
        json_key(json, "description");
        json_str(json, str_fmt(json->out->arena, "%s: %s. %s", rule->info.id, rule->info.title,
                               rule->info.why));
        put_words(json, "enum", config_levels);
        json_object_end(json);
    }
    json_object_end(json);
    open_member(json, "additionalProperties");
    put_words(json, "enum", config_levels);
    json_object_end(json);
}

static void put_thresholds(struct json *json) {
    struct threshold_set set;
    member(json, "type", "object");
    open_member(json, "properties");
    for (size_t i = 0; threshold_at(i, NULL, &set); i++) {
        open_member(json, set.name);
        member(json, "description", set.title);
        member(json, "type", "integer");
        member_number(json, "minimum", set.smallest);
        member_number(json, "maximum", set.largest);
        member_number(json, "default", set.usual);
        json_object_end(json);
    }
    json_object_end(json);
    json_key(json, "additionalProperties");
    json_bool(json, false);
}

static void put_definitions(struct json *json) {
    open_member(json, "levels");
    put_levels(json);
    json_object_end(json);
    open_member(json, "thresholds");
    put_thresholds(json);
    json_object_end(json);
    open_member(json, "path");
    put_shape(json, &config_path_shape);
    json_object_end(json);
    open_member(json, "rule");
    put_shape(json, &config_rule_shape);
    put_one_assertion(json);
    json_object_end(json);
}

void config_schema(struct buf *out) {
    struct json json = json_writer(out, true);
    json_object(&json);
    member(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    member(&json, "title", "empower configuration");
    member(&json, "description", "What a team sets for itself when it lints its playbooks.");
    put_shape(&json, &config_shape);
    open_member(&json, "definitions");
    put_definitions(&json);
    json_object_end(&json);
    json_object_end(&json);
    buf_char(out, '\n');
}
