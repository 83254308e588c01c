// Checks the JSON Schema with a small validator, and the reference part of the manual.
#include "check_model.h"

#include "base/json.h"
#include "model/reference.h"
#include "model/schema.h"

#include <dirent.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static const struct json_value *schema;

static struct str schema_text(void) {
    struct buf out = buf_new(&arena);
    schema_write(&out);
    return buf_str(&out);
}

static void read_schema(void) {
    struct str error = S("");
    schema = json_read(&arena, schema_text(), &error);
    ck_assert_msg(schema, "%.*s", S_ARG(error));
}

// ---- a validator for what the schema uses, over yaml trees ----

static const struct json_value *definition(struct str ref) {
    ck_assert(str_starts(ref, S("#/definitions/")));
    const char *name = str_dup(&arena, str_from(ref, 14)).ptr;
    const struct json_value *found = json_get(json_get(schema, "definitions"), name);
    ck_assert_msg(found, "no definition %s", name);
    return found;
}

// What an editor makes of a plain scalar.
static const char *type_of(const struct node *node) {
    if (node->kind != NODE_SCALAR) return node->kind == NODE_MAP ? "object" : "array";
    struct str s = node_str(node), error, better;
    struct number number;
    if (node->style != STYLE_PLAIN) return "string";
    if (!s.len || str_eq(s, S("null")) || str_eq(s, S("~"))) return "null";
    if (str_eq(s, S("true")) || str_eq(s, S("false"))) return "boolean";
    bool figures = str_find_char(s, ',') < 0 && number_read(&arena, s, &number, &error, &better);
    return figures && !number.unit.len ? "number" : "string";
}

static bool matches(struct str pattern, struct str subject) {
    int error;
    size_t offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, PCRE2_UTF | PCRE2_UCP,
                                     &error, &offset, NULL);
    ck_assert_msg(code, "%.*s", S_ARG(pattern));
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    int rc = pcre2_match(code, (PCRE2_SPTR)subject.ptr, subject.len, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    pcre2_code_free(code);
    return rc >= 0;
}

static bool lists(const struct json_value *array, struct str word) {
    for (const struct json_value *at = array->first; at; at = at->next)
        if (str_eq(at->text, word)) return true;
    return false;
}

static bool valid(const struct json_value *rules, const struct node *node, bool as_name);

static const struct node *member_of(const struct node *map, struct str key) {
    return map->kind == NODE_MAP ? node_get(map, key) : NULL;
}

static size_t how_many(const struct json_value *alternatives, const struct node *node) {
    size_t n = 0;
    for (const struct json_value *at = alternatives->first; at; at = at->next)
        n += valid(at, node, false);
    return n;
}

static bool has_all(const struct json_value *names, const struct node *map) {
    for (const struct json_value *at = names->first; at; at = at->next)
        if (!member_of(map, at->text)) return false;
    return true;
}

static bool valid_members(const struct json_value *rules, const struct node *map) {
    const struct json_value *properties = json_get(rules, "properties");
    const struct json_value *names = json_get(rules, "propertyNames");
    const struct json_value *others = json_get(rules, "additionalProperties");
    for (const struct node *child = map->first; child; child = child->next) {
        const char *key = str_dup(&arena, node_str(child->key)).ptr;
        const struct json_value *own = properties ? json_get(properties, key) : NULL;
        if (names && !valid(names, child->key, true)) return false;
        if (!own) own = others;
        if (own && !valid(own, child, false)) return false;
    }
    const struct json_value *needs = json_get(rules, "dependencies");
    for (const struct json_value *at = needs ? needs->first : NULL; at; at = at->next)
        if (member_of(map, at->key) && !has_all(at, map)) return false;
    return true;
}

static bool at_least(const struct json_value *rules, const char *key, size_t n) {
    const struct json_value *least = json_get(rules, key);
    return !least || (size_t)(least->text.ptr[0] - '0') <= n;
}

static bool valid_items(const struct json_value *rules, const struct node *list) {
    const struct json_value *items = json_get(rules, "items");
    for (const struct node *item = list->first; item; item = item->next)
        if (items && !valid(items, item, false)) return false;
    return at_least(rules, "minItems", list->len);
}

static bool valid_scalar(const struct json_value *rules, const struct node *node,
                         const char *type) {
    const struct json_value *pattern = json_get(rules, "pattern");
    struct str s = node_str(node);
    if (strcmp(type, "number") == 0) return !json_get(rules, "minimum") || s.ptr[0] != '-';
    if (strcmp(type, "string") != 0) return true;
    return at_least(rules, "minLength", s.len) && (!pattern || matches(pattern->text, s));
}

static bool valid_combined(const struct json_value *rules, const struct node *node) {
    const struct json_value *one = json_get(rules, "oneOf"), *not = json_get(rules, "not");
    const struct json_value *any = json_get(rules, "anyOf"), *all = json_get(rules, "allOf");
    if (one && how_many(one, node) != 1) return false;
    if (any && how_many(any, node) == 0) return false;
    for (const struct json_value *at = all ? all->first : NULL; at; at = at->next)
        if (!valid(at, node, false)) return false;
    return !not || !valid(not, node, false);
}

static bool valid(const struct json_value *rules, const struct node *node, bool as_name) {
    if (rules->kind == JSON_FALSE) return false;
    const struct json_value *ref = json_get(rules, "$ref"), *type = json_get(rules, "type");
    const struct json_value *words = json_get(rules, "enum"),
                            *required = json_get(rules, "required");
    const char *own = as_name ? "string" : type_of(node);
    if (ref) return valid(definition(ref->text), node, as_name); // draft-07: and nothing else
    if (type && type->kind == JSON_STRING && !str_eq(type->text, str_of(own))) return false;
    if (type && type->kind == JSON_ARRAY && !lists(type, str_of(own))) return false;
    if (words && (node->kind != NODE_SCALAR || !lists(words, node_str(node)))) return false;
    if (required && node->kind == NODE_MAP && !has_all(required, node)) return false;
    if (!valid_combined(rules, node)) return false;
    if (node->kind == NODE_SCALAR) return valid_scalar(rules, node, own);
    if (node->kind == NODE_LIST) return valid_items(rules, node);
    return at_least(rules, "minProperties", node->len) && valid_members(rules, node);
}

static bool validates(struct str yaml) {
    struct yaml_file file = {0};
    struct sources files = sources_new(&arena);
    struct findings found = findings_new(&arena);
    sources_add(&files, S("book.yaml"), yaml);
    yaml_read(&file, &arena, &files, 0, &yaml_limits_default, false, &found);
    ck_assert_msg(found.list.n == 0, "<%.*s> %.*s", S_ARG(yaml),
                  S_ARG(found.list.n ? found.list.items[0].message : S("")));
    return valid(schema, file.root, false);
}

// ---- what it accepts and what it refuses ----

static const char *const good[] = {
    "terms: {a: {x: [a, b], y: at least 2, z: 3, all: [{u: true}], none: [{v: no}]}}",
    "principles: {a: Own it.}",
    "principles: {a: 12}",
    "principles: {a: {says: Own it., looks_like: You give your name.}}",
    "words: {a: b, c: [d, 1]}",
    "gestures: {a: {authority: nobody}}",
    "gestures: {a: {authority: [{agent: no limit, when: {x: yes}}, {lead: £5 per stay}]}}",
    "gestures: {a: {never_when: {nights: 0, because: x}}}",
    "gestures: {a: {never_when: [{x: 0}, {when: {a: b}, until: 2026-05-01}, {any: [{a: b}]}]}}",
    "gestures: {a: {cost: 30, at_least: 2 GB, entitlement: true, at_most: 2 per stay}}",
    "facts: {x: {money: }, y: {choice: [yes, no]}, z: {choice: [1, 2], assume: 1}}",
    "scenarios: {a: {volume: 120 per month, crisis: yes, steps: One., signals: [/a/, b]}}",
    "guardrails: {a: {liftable_by: nobody, never_do: x}}",
    "examples: [{facts: {a: yes, b: 2}, expect: ask, missing: a}]",
};

// The mistakes of the wrong-type sort that beginners make.
static const char *const bad[] = {
    "gestures: {a: {kind: refnd}}",
    "gestures: {a: {cost: \"£12,50\"}}",
    "gestures: {a: {cost: -5}}",
    "gestures: {a: {cost: fifty}}",
    "gestures: {a: {cost: [5]}}",
    "gestures: {a: {authority: £50 per stay}}",
    "gestures: {a: {authority: [{agent: £50}]}}",
    "gestures: {a: {authority: [{agent: 50}]}}",
    "gestures: {a: {authority: {agent: £50 per stay}}}",
    "gestures: {a: {authority: [{when: {x: yes}}]}}",
    "gestures: {a: {authority: [agent]}}",
    "gestures: {a: {entitlement: maybe}}",
    "gestures: {a: {at_most: twice per stay}}",
    "gestures: {a: {at_most: 2}}",
    "gestures: {a: {only_when: our_fault}}",
    "gestures: {a: {only_when: {}}}",
    "gestures: {a: {only_when: {x: {min: 2}}}}",
    "gestures: {a: {only_when: {x: []}}}",
    "gestures: {a: {only_when: {x: }}}",
    "gestures: {a: {only_when: {any: {x: yes}}}}",
    "gestures: {a: {never_when: [{because: no}]}}",
    "gestures: {a: {evidence: Photo taken}}",
    "gestures: {a: {steps: {a: b}}}",
    "gestures: {a: {approval: soon}}",
    "gestures: {a: {step: x}}",
    "gestures: [{a: {title: x}}]",
    "gestures: {Stay Credit: {title: x}}",
    "gestures: {a: text}",
    "facts: {x: {choice: []}}",
    "facts: {x: {unit: night}}",
    "facts: {x: {money: a, number: b}}",
    "facts: {x: yes}",
    "roles: {a: {frontline: perhaps}}",
    "roles: {a: {replies_within: 5m}}",
    "roles: {a: {replies_within: 5}}",
    "roles: {a: {stand_in: b}}",
    "roles: {a: {reports_to: [a, b]}}",
    "effective: 2026-04-01",
    "review: monthly",
    "status: final",
    "title:",
    "empower: 1",
    "sponsors: {who: x}",
    "scenarios: {a: {moment: sometimes}}",
    "scenarios: {a: {signals: {a: b}}}",
    "scenarios: {a: {time_budget: twenty}}",
    "scenarios: {a: {emotion: angry}}",
    "terms: {a: yes}",
    "terms: {a: [{b: yes}]}",
    "words: {a: {b: c}}",
    "examples: {a: b}",
    "examples: [{facts: [a]}]",
    "examples: [{reason: because}]",
    "stories: {a: {happened: last May}}",
    "escalations: {a: {when: {x: yes}}}",
    "exercises: {a: {minutes: ten}}",
    "exercises: {a: {minutes: -1}}",
    "voice: warm",
    "value: {customer_lifetime: 5%}",
    "notices: {a: {from: 1.6.2026}}",
    "nonsense: 1",
};

START_TEST(it_tells_right_from_wrong) {
    read_schema();
    EACH(i, good) ck_assert_msg(validates(str_of(good[i])), "refused: %s", good[i]);
    EACH(i, bad) ck_assert_msg(!validates(str_of(bad[i])), "accepted: %s", bad[i]);
}
END_TEST

START_TEST(the_reader_refuses_the_same) {
    EACH(i, bad) {
        read_below_header(bad[i]);
        ck_assert_msg(findings.list.n > 0, "accepted: %s", bad[i]);
    }
}
END_TEST

START_TEST(whole_playbooks_are_valid) {
    read_schema();
    ck_assert(validates(golden_text()));
    DIR *folder = opendir(PLAYBOOKS_DIR);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (!str_ends(str_of(entry->d_name), S(".yaml"))) continue;
        struct str path = str_fmt(&arena, PLAYBOOKS_DIR "/%s%c", entry->d_name, 0);
        ck_assert_msg(validates(file_text(path.ptr)), "%s", entry->d_name);
    }
    if (folder) closedir(folder);
}
END_TEST

// ---- structure ----

static void check_shape(const struct shape *shape, const struct json_value *properties) {
    ck_assert_msg(properties, "%s has no properties", shape->name);
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        const struct json_value *property = json_get(properties, row->key);
        ck_assert_msg(property, "%s.%s", shape->name, row->key);
        ck_assert(str_eq(json_get(property, "description")->text, str_of(row->help)));
        const struct json_value *words = json_get(property, "enum");
        for (size_t k = 0; row->choices && row->choices[k]; k++)
            ck_assert_msg(words && lists(words, str_of(row->choices[k])), "%s", row->choices[k]);
        const char *name = row->value == VALUE_CLAUSES     ? "clause"
                           : row->value == VALUE_AUTHORITY ? "grant"
                           : row->shape                    ? row->shape->name
                                                           : NULL;
        if (!name || !row->shape->n) continue;
        check_shape(row->shape,
                    json_get(definition(str_fmt(&arena, "#/definitions/%s", name)), "properties"));
    }
}

START_TEST(every_row_of_the_language_is_there) {
    read_schema();
    check_shape(&language, json_get(schema, "properties"));
    ck_assert_int_eq(json_get(schema, "additionalProperties")->kind, JSON_FALSE);
}
END_TEST

START_TEST(every_definition_is_needed) {
    read_schema();
    struct str text = schema_text();
    for (const struct json_value *at = json_get(schema, "definitions")->first; at; at = at->next) {
        struct str ref = str_fmt(&arena, "\"#/definitions/%.*s\"", S_ARG(at->key));
        ck_assert_msg(str_find(text, ref) >= 0, "%.*s", S_ARG(ref));
    }
}
END_TEST

START_TEST(it_is_the_same_on_every_run) {
    struct str text = schema_text();
    ck_assert(str_eq(text, schema_text()));
    ck_assert(
        str_starts(text, S("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n")));
    ck_assert(str_ends(text, S("\n}\n")));
}
END_TEST

// ---- the reference ----

static void check_keys(const struct shape *shape, struct str page) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        struct str item = str_fmt(&arena, "\n.It Ic %s : ", row->key);
        struct str section = str_fmt(&arena, "\n.Ss %s\n", row->key);
        ck_assert_msg(str_find(page, item) >= 0 || str_find(page, section) >= 0, "%s", row->key);
        if (row->shape) check_keys(row->shape, page);
    }
}

START_TEST(the_reference_has_every_key_and_grammar) {
    struct buf out = buf_new(&arena);
    reference_write(&out);
    struct str page = buf_str(&out), rest = page, line;
    check_keys(&language, page);
    for (int kind = 0; kind < GRAMMAR_COUNT; kind++) {
        const char *name = grammar_of((enum grammar_kind)kind)->name;
        ck_assert(str_find(page, str_fmt(&arena, "\n.It Em \"%s\"\n", name)) >= 0);
    }
    int open = 0;
    while (str_split(&rest, '\n', &line)) {
        open += str_starts(line, S(".Bl ")) - str_starts(line, S(".El"));
        ck_assert_msg(line.len > 0 || !rest.len, "an empty line in the page");
        ck_assert_msg(!str_ends(line, S(" ")), "<%.*s>", S_ARG(line));
    }
    ck_assert_int_eq(open, 0);
}
END_TEST

START_TEST(one_key_is_told_in_plain_words) {
    struct buf out = buf_new(&arena);
    reference_key(&out, shape_row(language_shape(KIND_ROLE), S("reports_to")));
    EXPECT(buf_str(&out),
           "reports_to: role or route\n"
           "Who comes next up the chain; that role also holds what this one may give.\n"
           "For example reports_to: duty-manager\n");
    buf_clear(&out);
    reference_key(&out, shape_row(language_shape(KIND_ESCALATION), S("to")));
    ck_assert(str_find(buf_str(&out), S("to: role or route (required)\n")) == 0);
}
END_TEST

// ---- memory ----

static void write_both(struct arena *poor) {
    struct buf out = buf_new(poor);
    schema_write(&out);
    reference_write(&out);
}

START_TEST(every_allocation_may_fail) {
    fail_each_allocation(write_both);
}
END_TEST

RUN("schema", it_tells_right_from_wrong, the_reader_refuses_the_same, whole_playbooks_are_valid,
    every_row_of_the_language_is_there, every_definition_is_needed, it_is_the_same_on_every_run,
    the_reference_has_every_key_and_grammar, one_key_is_told_in_plain_words,
    every_allocation_may_fail)
