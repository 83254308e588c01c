// The JSON Schema of single values: texts, the small grammars, conditions, authority.
#include "model/schema_values.h"

struct value_row {
    const char *name;
    bool has_form;
};

static const struct value_row value_rows[] = {
    [VALUE_TEXT] = {"text", false},
    [VALUE_WORD] = {"text", false},
    [VALUE_ID] = {"id", false},
    [VALUE_TEXTS] = {"texts", false},
    [VALUE_SIGNALS] = {"texts", false},
    [VALUE_WORDS] = {"texts", false},
    [VALUE_REF] = {"name", false},
    [VALUE_REFS] = {"names", false},
    [VALUE_CHOICE] = {"text", false},
    [VALUE_YES_NO] = {"yes_or_no", false},
    [VALUE_MONEY] = {"money", true},
    [VALUE_QUANTITY] = {"quantity", true},
    [VALUE_COUNT] = {"number", true},
    [VALUE_DATE] = {"date", true},
    [VALUE_PERIOD] = {"period", true},
    [VALUE_RANGE] = {"range", true},
    [VALUE_REVIEW] = {"review", true},
    [VALUE_AT_MOST] = {"at_most", true},
    [VALUE_STAND_IN] = {"stand_in", true},
    [VALUE_CONDITION] = {"condition", false},
    [VALUE_CLAUSES] = {"clauses", false},
    [VALUE_AUTHORITY] = {"authority", false},
    [VALUE_SYNONYMS] = {"synonyms", false},
    [VALUE_FACTS] = {"fact_values", false},
    [VALUE_FACT_TYPE] = {"words_or_nothing", false},
    [VALUE_FACT_CHOICE] = {"texts", false},
};

const char *schema_value_name(uint8_t value) {
    return value_rows[value].name;
}

bool schema_value_has_form(uint8_t value) {
    return value_rows[value].has_form;
}

void schema_scalar_types(struct json *json) {
    json_text(json, "string");
    json_text(json, "number");
    json_text(json, "boolean");
}

// ---- small helpers ----

static void member(struct json *json, const char *key, const char *value) {
    json_key(json, key);
    json_text(json, value);
}

static void member_number(struct json *json, const char *key, int value) {
    json_key(json, key);
    json_number(json, value);
}

static void open_member(struct json *json, const char *key, const char *description) {
    json_key(json, key);
    json_object(json);
    member(json, "description", description);
}

static void put_ref(struct json *json, const char *name) {
    json_object(json);
    struct str path = str_fmt(json->out->arena, "#/definitions/%s", name);
    json_key(json, "$ref");
    json_str(json, path);
    json_object_end(json);
}

// "type": the scalars, and `more` where it is not NULL.
static void scalar_or(struct json *json, const char *more) {
    json_key(json, "type");
    json_array(json);
    schema_scalar_types(json);
    if (more) json_text(json, more);
    json_array_end(json);
    member_number(json, "minLength", 1);
}

static void items_of(struct json *json, const char *name) {
    json_key(json, "items");
    put_ref(json, name);
    member_number(json, "minItems", 1);
}

// ---- texts and names ----

static void put_texts(struct json *json) {
    open_member(json, "text", "A text.");
    scalar_or(json, NULL);
    json_object_end(json);
    open_member(json, "words_or_nothing", "A few words, or nothing.");
    scalar_or(json, "null");
    json_object_end(json);
    open_member(json, "texts", "A text, or a list of texts.");
    scalar_or(json, "array");
    items_of(json, "text");
    json_object_end(json);
}

static void put_words(struct json *json, const char *key, const char *first, const char *second) {
    json_key(json, key);
    json_array(json);
    json_text(json, first);
    if (second) json_text(json, second);
    json_array_end(json);
}

static void two_types(struct json *json, const char *first, const char *second) {
    put_words(json, "type", first, second);
}

static void put_names(struct json *json) {
    const char *pattern = grammar_of(GRAMMAR_ID)->pattern;
    open_member(json, "name", "The id of an entry of this playbook.");
    member(json, "type", "string");
    member(json, "pattern", pattern);
    json_object_end(json);
    open_member(json, "names", "An id, or a list of ids.");
    two_types(json, "string", "array");
    member(json, "pattern", pattern);
    items_of(json, "name");
    json_object_end(json);
}

// ---- the small grammars ----

// "at most" -> "at_most": a name that stands well in a reference.
static struct str definition_name(struct arena *arena, const struct grammar *grammar) {
    struct str name = str_of(grammar->name);
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < name.len; i++) buf_char(&out, is_alnum(name.ptr[i]) ? name.ptr[i] : '_');
    return buf_str(&out);
}

// The grammar leaves the scope open, for `no limit` has none; in authority it is asked for.
static void put_scope_rule(struct json *json) {
    json_key(json, "allOf");
    json_array(json);
    json_object(json);
    member(json, "pattern", "^no limit|\\sper\\s");
    json_object_end(json);
    json_array_end(json);
}

// What else than a string the editor may have made of a scalar: `cost: 30`, `frontline: true`.
static const char *retyped(enum grammar_kind kind) {
    if (kind == GRAMMAR_YES_NO) return "boolean";
    return kind == GRAMMAR_MONEY || kind == GRAMMAR_NUMBER ? "number" : NULL;
}

static void put_grammar(struct json *json, const struct grammar *grammar) {
    const char *other = retyped(grammar->kind);
    json_key_str(json, definition_name(json->out->arena, grammar));
    json_object(json);
    member(json, "description", grammar->form);
    if (other)
        two_types(json, "string", other);
    else
        member(json, "type", "string");
    if (grammar->kind == GRAMMAR_MONEY || grammar->kind == GRAMMAR_NUMBER)
        member_number(json, "minimum", 0);
    member(json, "pattern", grammar->pattern);
    if (grammar->kind == GRAMMAR_YES_NO) put_words(json, "examples", "yes", "no");
    if (grammar->kind == GRAMMAR_LIMIT) put_scope_rule(json);
    json_object_end(json);
}

static void put_grammars(struct json *json) {
    for (int kind = 0; kind < GRAMMAR_COUNT; kind++)
        put_grammar(json, grammar_of((enum grammar_kind)kind));
    open_member(json, "quantity", "An amount in the gesture's own unit, or of money.");
    json_key(json, "anyOf");
    json_array(json);
    put_ref(json, "money");
    put_ref(json, "number");
    json_array_end(json);
    json_object_end(json);
}

// ---- conditions ----

static void put_groups(struct json *json) {
    static const char *const groups[][2] = {{"all", "All of these conditions hold."},
                                            {"any", "At least one of these conditions holds."},
                                            {"none", "None of these conditions holds."}};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        open_member(json, groups[i][0], groups[i][1]);
        member(json, "type", "array");
        items_of(json, "condition");
        json_object_end(json);
    }
}

static void put_condition(struct json *json) {
    open_member(json, "test",
                "A value, a list of which one holds, or words: not gold, at least 2, at most 3, "
                "more than 2, less than 5, 5 to 10, before 2026-04-01, after .., on .., within 30 "
                "days. The name of another fact may stand in place of the value.");
    scalar_or(json, "array");
    items_of(json, "text");
    json_object_end(json);
    open_member(json, "condition", "Facts and their tests; several must all hold.");
    member(json, "type", "object");
    member_number(json, "minProperties", 1);
    json_key(json, "properties");
    json_object(json);
    put_groups(json);
    json_object_end(json);
    json_key(json, "propertyNames");
    put_ref(json, "id");
    json_key(json, "additionalProperties");
    put_ref(json, "test");
    json_object_end(json);
}

// Refuses a map that has nothing but the keys of `shape`; `but` is enough.
static void more_than(struct json *json, const struct shape *shape, const char *but) {
    json_key(json, "not");
    json_object(json);
    member(json, "type", "object");
    json_key(json, "propertyNames");
    json_object(json);
    json_key(json, "enum");
    json_array(json);
    for (size_t i = 0; i < shape->n; i++) {
        bool left_out = but && str_eq(str_of(shape->rows[i].key), str_of(but));
        if (!left_out) json_text(json, shape->rows[i].key);
    }
    json_array_end(json);
    json_object_end(json);
    json_object_end(json);
}

// The first row of a kind of value, wherever in the language it stands.
static const struct row *row_of(const struct shape *shape, uint8_t value) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        if (row->value == value) return row;
        bool inside = row->value == VALUE_ENTRIES || row->value == VALUE_OBJECT;
        const struct row *found = inside ? row_of(row->shape, value) : NULL;
        if (found) return found;
    }
    return NULL;
}

// What may stand in a condition with its reason and its dates: `when`, or the tests themselves.
static void put_clause_keys(struct json *json, const struct shape *shape) {
    json_key(json, "properties");
    json_object(json);
    schema_rows(json, shape);
    put_groups(json);
    json_object_end(json);
    json_key(json, "additionalProperties");
    put_ref(json, "test");
    json_key(json, "propertyNames");
    put_ref(json, "id");
    more_than(json, shape, "when");
}

static void put_clauses(struct json *json) {
    const struct shape *shape = row_of(&language, VALUE_CLAUSES)->shape;
    open_member(json, "clause", shape->help);
    member(json, "type", "object");
    put_clause_keys(json, shape);
    json_object_end(json);
    open_member(json, "clauses", "One condition, or a list of which each counts.");
    two_types(json, "object", "array");
    put_clause_keys(json, shape);
    items_of(json, "clause");
    json_object_end(json);
}

// ---- authority ----

static void put_authority(struct json *json) {
    const struct shape *shape = row_of(&language, VALUE_AUTHORITY)->shape;
    open_member(json, "grant", shape->help);
    member(json, "type", "object");
    json_key(json, "properties");
    json_object(json);
    schema_rows(json, shape);
    json_object_end(json);
    json_key(json, "additionalProperties");
    put_ref(json, "limit");
    json_key(json, "propertyNames");
    put_ref(json, "id");
    more_than(json, shape, NULL);
    json_object_end(json);
    open_member(json, "authority", "One line a role, or nobody for what is never given.");
    two_types(json, "string", "array");
    member(json, "pattern", "^nobody$");
    put_words(json, "examples", "nobody", NULL);
    items_of(json, "grant");
    json_object_end(json);
}

// ---- maps of values ----

static void put_map_of(struct json *json, const char *name, const char *description,
                       const char *of) {
    open_member(json, name, description);
    member(json, "type", "object");
    json_key(json, "additionalProperties");
    put_ref(json, of);
    json_object_end(json);
}

void schema_values(struct json *json) {
    put_texts(json);
    put_names(json);
    put_grammars(json);
    put_condition(json);
    put_clauses(json);
    put_authority(json);
    put_map_of(json, "synonyms", "Words, each with the words that mean the same.", "texts");
    put_map_of(json, "fact_values", "Facts with their values.", "text");
}
