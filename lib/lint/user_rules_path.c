// Paths into a playbook: reading them by the rows of the language, and walking along them.
#include "base/utf8.h"
#include "lint/user_rules.h"

#include "model/nearest.h"

// ---- reading ----

// Where a path has come to: the keys of a shape, the value of a row, or what has no rows.
struct stand {
    const struct shape *shape;
    const struct row *row;
    bool entry; // an entry of a section, with an id
    bool text;  // an item of a list of texts
};

struct path_reading {
    struct config_reading *config;
    struct text text;
    struct stand at;
    struct str word; // the step at hand
};

// Where exactly a step stands in the configuration.
static struct span place_of(const struct path_reading *reading, struct str part) {
    const struct text *whole = &reading->text;
    size_t offset = (size_t)(part.ptr - whole->s.ptr);
    if (whole->at.end - whole->at.start != whole->s.len) return whole->at;
    return (struct span){whole->at.start + (uint32_t)offset,
                         whole->at.start + (uint32_t)(offset + part.len)};
}

__attribute__((format(printf, 2, 3))) static bool refuse(struct path_reading *reading,
                                                         const char *format, ...) {
    va_list args;
    va_start(args, format);
    struct str message = str_vfmt(reading->config->arena, format, args);
    va_end(args);
    struct finding *finding = config_complain(
        reading->config, "wrong-type", place_of(reading, reading->word), "%.*s", S_ARG(message));
    finding_help(&reading->config->config->findings, finding,
                 "Write for example gestures.*.record, or scenarios.*.signals[].");
    return false;
}

static bool unknown_word(struct path_reading *reading, const struct shape *shape) {
    struct nearest nearest = nearest_to(reading->word);
    for (size_t i = 0; i < shape->n; i++) nearest_try(&nearest, str_of(shape->rows[i].key));
    struct str word = utf8_cut(reading->word, 60);
    struct finding *finding =
        config_complain(reading->config, "unknown-key", place_of(reading, reading->word),
                        "\"%.*s\" is not a key of a %s.", S_ARG(word), shape->name);
    finding_help(&reading->config->config->findings, finding, "playbook(5) lists the keys.");
    config_did_you_mean(reading->config, finding, nearest.best);
    return false;
}

static const struct stand anything = {0};

static bool is_map_of_entries(const struct row *row) {
    return row->value == VALUE_ENTRIES || row->value == VALUE_TERMS || row->value == VALUE_SYNONYMS;
}

static bool has_free_keys(const struct row *row) {
    return row->value == VALUE_FACTS || row->value == VALUE_CONDITION;
}

static bool is_list_of_maps(const struct row *row) {
    return row->value == VALUE_LIST || row->value == VALUE_AUTHORITY || row->value == VALUE_CLAUSES;
}

static bool is_list_of_texts(const struct row *row) {
    return row->value == VALUE_TEXTS || row->value == VALUE_SIGNALS || row->value == VALUE_WORDS ||
           row->value == VALUE_REFS || row->value == VALUE_FACT_CHOICE;
}

static struct stand entry_of(const struct row *row) {
    static const struct row same = {.key = "words", .value = VALUE_WORDS};
    if (row->value == VALUE_ENTRIES) return (struct stand){.shape = row->shape, .entry = true};
    if (row->value == VALUE_SYNONYMS) return (struct stand){.row = &same};
    return anything;
}

static bool is_free(const struct stand *at) {
    return !at->shape && !at->row && !at->text;
}

// A key below a list of maps may be a role or a fact, which no row knows.
static bool take_key_of(struct path_reading *reading, const struct shape *shape, bool open) {
    const struct row *row = shape_row(shape, reading->word);
    if (!row && !open) return unknown_word(reading, shape);
    reading->at = row ? (struct stand){.row = row} : anything;
    return true;
}

static bool take_key(struct path_reading *reading) {
    const struct stand at = reading->at;
    if (is_free(&at)) return true;
    if (at.shape) return take_key_of(reading, at.shape, !at.entry && at.shape->kind != KIND_NONE);
    if (at.text) return refuse(reading, "Nothing stands below a text.");
    if (at.row->value == VALUE_OBJECT) return take_key_of(reading, at.row->shape, false);
    if (is_map_of_entries(at.row)) {
        reading->at = entry_of(at.row);
        return true;
    }
    if (has_free_keys(at.row)) {
        reading->at = anything;
        return true;
    }
    if (is_list_of_maps(at.row))
        return refuse(reading, "\"%s\" is a list: write %s[].", at.row->key, at.row->key);
    return refuse(reading, "Nothing stands below \"%s\".", at.row->key);
}

static bool take_each(struct path_reading *reading) {
    const struct stand at = reading->at;
    bool map = is_free(&at) || at.shape ||
               (at.row && (is_map_of_entries(at.row) || has_free_keys(at.row) ||
                           at.row->value == VALUE_OBJECT));
    if (!map)
        return refuse(reading, "\"*\" stands for each key, and \"%s\" has none.",
                      at.row ? at.row->key : "a text");
    reading->at = at.row && is_map_of_entries(at.row) ? entry_of(at.row) : anything;
    return true;
}

static bool take_items(struct path_reading *reading) {
    const struct stand at = reading->at;
    if (is_free(&at)) return true;
    if (at.row && is_list_of_texts(at.row)) {
        reading->at = (struct stand){.text = true};
        return true;
    }
    if (!at.row || !is_list_of_maps(at.row))
        return refuse(reading, "\"[]\" stands for each item of a list, and here is none.");
    bool open = at.row->value != VALUE_LIST;
    reading->at = open ? anything : (struct stand){.shape = at.row->shape};
    return true;
}

static uint8_t end_of(const struct stand *at) {
    if (at->entry) return END_ENTRY;
    if (at->text) return END_TEXT;
    if (at->shape) return END_COUNT;
    if (!at->row) return END_FREE;
    if (is_list_of_texts(at->row)) return END_WORDS;
    if (is_list_of_maps(at->row) || is_map_of_entries(at->row) || has_free_keys(at->row))
        return END_COUNT;
    switch ((enum value_kind)at->row->value) {
    case VALUE_OBJECT: return END_COUNT;
    case VALUE_MONEY:
    case VALUE_QUANTITY:
    case VALUE_AT_MOST:
    case VALUE_COUNT: return END_NUMBER;
    case VALUE_PERIOD: return END_PERIOD;
    default: return END_TEXT;
    }
}

static bool push_step(struct path_reading *reading, struct rule_path *out, struct path_step step) {
    if (out->n == USER_STEPS_MOST)
        return refuse(reading, "A path has at most %d steps.", USER_STEPS_MOST);
    out->steps[out->n++] = step;
    return true;
}

static bool take_word(struct path_reading *reading, struct rule_path *out, struct str word) {
    reading->word = word;
    if (!word.len) {
        reading->word = reading->text.s;
        return refuse(reading, "A step between the points is empty.");
    }
    if (str_eq(word, S("*")))
        return push_step(reading, out, (struct path_step){.kind = STEP_EACH}) && take_each(reading);
    const struct shape *shape = reading->at.shape;
    bool is_short = shape && shape->short_key && str_eq(word, str_of(shape->short_key));
    return push_step(reading, out, (struct path_step){STEP_KEY, is_short, word}) &&
           take_key(reading);
}

// A word, and the [] behind it.
static bool take_step(struct path_reading *reading, struct rule_path *out, struct str word) {
    bool items = str_ends(word, S("[]"));
    if (!take_word(reading, out, items ? str_slice(word, 0, word.len - 2) : word)) return false;
    if (!items) return true;
    reading->word = word;
    return push_step(reading, out, (struct path_step){.kind = STEP_ITEMS}) && take_items(reading);
}

bool rule_path_read(struct config_reading *config, struct text text, struct rule_path *out) {
    struct path_reading reading = {.config = config, .text = text, .at = {.shape = &language}};
    struct str rest = text.s, word;
    *out = (struct rule_path){.n = 0};
    reading.word = text.s;
    if (!rest.len || str_ends(rest, S("."))) return refuse(&reading, "A path needs a step here.");
    while (str_split(&rest, '.', &word))
        if (!take_step(&reading, out, word)) return false;
    out->end = end_of(&reading.at);
    return true;
}

// ---- walking ----

static bool is_fixed_from(const struct rule_path *path, size_t i) {
    for (; i < path->n; i++)
        if (path->steps[i].kind != STEP_KEY) return false;
    return true;
}

static void go(struct rule_walk *walk, const struct node *node, size_t i);

static void go_key(struct rule_walk *walk, const struct node *node, size_t i) {
    const struct path_step *step = &walk->path->steps[i];
    const struct node *child = node->kind == NODE_MAP ? node_get(node, step->key) : NULL;
    if (node->kind == NODE_SCALAR && step->is_short) child = node;
    if (child && !config_is_nothing(child))
        go(walk, child, i + 1);
    else if (!child && !node->hurt && is_fixed_from(walk->path, i))
        walk->missing(walk, node);
}

static void go_each(struct rule_walk *walk, const struct node *node, size_t i) {
    struct str id = walk->id;
    for (const struct node *child = node->kind == NODE_MAP ? node->first : NULL; child;
         child = child->next) {
        walk->id = node_str(child->key);
        go(walk, child, i + 1);
    }
    walk->id = id;
}

// A text or a map alone is a list of one.
static void go_items(struct rule_walk *walk, const struct node *node, size_t i) {
    if (node->kind != NODE_LIST) go(walk, node, i + 1);
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item;
         item = item->next)
        go(walk, item, i + 1);
}

static void go(struct rule_walk *walk, const struct node *node, size_t i) {
    if (i == walk->path->n) {
        walk->found(walk, node);
        return;
    }
    switch ((enum step_kind)walk->path->steps[i].kind) {
    case STEP_KEY: go_key(walk, node, i); break;
    case STEP_EACH: go_each(walk, node, i); break;
    case STEP_ITEMS: go_items(walk, node, i); break;
    }
}

// A key of the top level stands in any of the files.
void rule_walk(struct rule_walk *walk, const struct yaml_file *files, size_t n) {
    const struct path_step *first = &walk->path->steps[0];
    bool met = false, hurt = false;
    walk->id = first->key;
    for (size_t i = 0; i < n; i++) {
        const struct node *root = files[i].root;
        hurt |= files[i].broken && (!root || root->hurt);
        if (!root || root->kind != NODE_MAP) continue;
        const struct node *child = first->kind == STEP_KEY ? node_get(root, first->key) : root;
        if (!child || config_is_nothing(child)) continue;
        met = true;
        go(walk, child, first->kind == STEP_KEY ? 1 : 0);
    }
    if (!met && !hurt && is_fixed_from(walk->path, 0)) walk->missing(walk, NULL);
}
