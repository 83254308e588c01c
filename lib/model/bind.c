// The heart of the binder: the keys of a map, found in its rows, into the fields of a struct.
#include "model/bind.h"

#include <string.h>

typedef void bind_fn(struct binder *b, const struct row *row, const struct node *node, void *out);

// ---- values of one scalar ----

static const char *const needs[] = {
    [VALUE_TEXT] = "a text",
    [VALUE_WORD] = "a text",
    [VALUE_ID] = "an id",
    [VALUE_TEXTS] = "a text or a list of texts",
    [VALUE_SIGNALS] = "a text or a list of texts",
    [VALUE_WORDS] = "a name or a list of names",
    [VALUE_REF] = "a name",
    [VALUE_REFS] = "a name or a list of names",
    [VALUE_CHOICE] = "a word",
    [VALUE_YES_NO] = "yes or no",
    [VALUE_MONEY] = "a sum of money",
    [VALUE_QUANTITY] = "an amount",
    [VALUE_COUNT] = "a number",
    [VALUE_DATE] = "a date",
    [VALUE_PERIOD] = "a length of time",
    [VALUE_RANGE] = "two dates",
    [VALUE_REVIEW] = "a text",
    [VALUE_AT_MOST] = "a text",
    [VALUE_STAND_IN] = "a text",
    [VALUE_CONDITION] = "a condition",
    [VALUE_CLAUSES] = "a condition or a list of them",
    [VALUE_AUTHORITY] = "a list with one grant a line",
    [VALUE_OBJECT] = "keys of its own, indented below it",
    [VALUE_LIST] = "a list, each item behind a hyphen",
    [VALUE_ENTRIES] = "entries below it, each with its name and a colon",
    [VALUE_TERMS] = "entries below it, each with its name and a colon",
    [VALUE_SYNONYMS] = "words below it, each with a colon and a list",
    [VALUE_FACTS] = "facts with their values",
    [VALUE_FACT_TYPE] = "a few words",
    [VALUE_FACT_CHOICE] = "a list of words",
};

void bind_unfit(struct binder *b, const struct row *row, const struct node *node) {
    struct finding *finding = bind_wrong_kind(b, node, row->key, needs[row->value]);
    bind_help(b, finding, "Write for example %s: %s", row->key, row->example);
}

bool bind_needs_scalar(struct binder *b, const struct row *row, const struct node *node) {
    if (node->kind == NODE_SCALAR) return true;
    bind_unfit(b, row, node);
    return false;
}

static void bind_prose_text(struct binder *b, const struct row *row, const struct node *node,
                            void *out) {
    if (!bind_needs_scalar(b, row, node)) return;
    bind_prose(b, node);
    *(struct text *)out = bind_text(b, node);
}

static bool is_choice(const char *const *choices, struct str word, uint8_t *out) {
    for (uint8_t i = 0; choices[i]; i++) {
        if (!str_eq(word, str_of(choices[i]))) continue;
        *out = (uint8_t)(i + 1);
        return true;
    }
    return false;
}

enum { CHOICES_MOST = 16 };

static void bad_choice(struct binder *b, const struct row *row, struct text text) {
    struct str words[CHOICES_MOST], list = S("");
    size_t n = 0;
    struct finding *finding =
        bind_error(b, "wrong-type", text.at, "\"%.*s\" is not a word that \"%s\" knows.",
                   S_ARG(bind_clip(b, text.s)), row->key);
    if (!finding) return;
    for (; row->choices[n]; n++) words[n] = str_of(row->choices[n]);
    for (size_t i = 0; i < n; i++) {
        const char *before = i == 0 ? "" : i + 1 == n ? " or " : ", ";
        list = str_fmt(b->arena, "%.*s%s%.*s", S_ARG(list), before, S_ARG(words[i]));
    }
    bind_help(b, finding, "Write %.*s.", S_ARG(list));
    bind_did_you_mean(b, finding, text.at, bind_nearest(b, text.s, words, n));
}

static void bind_word(struct binder *b, const struct row *row, const struct node *node, void *out) {
    uint8_t choice;
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    if (row->choices && !is_choice(row->choices, text.s, &choice))
        bad_choice(b, row, text);
    else if (b->once) // below, words are values of facts and amounts, whose type is known
        bind_retyped(b, node);
    *(struct text *)out = text;
}

static void bind_choice(struct binder *b, const struct row *row, const struct node *node,
                        void *out) {
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    struct choice *choice = out;
    choice->at = text.at;
    if (!is_choice(row->choices, text.s, &choice->value)) bad_choice(b, row, text);
}

static void bind_id(struct binder *b, const struct row *row, const struct node *node, void *out) {
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    bind_check_id(b, text, KIND_NONE);
    *(struct text *)out = text;
}

static void bind_ref(struct binder *b, const struct row *row, const struct node *node, void *out) {
    if (!bind_needs_scalar(b, row, node)) return;
    *(struct ref *)out = (struct ref){.id = bind_text(b, node), .index = -1};
}

// ---- values that a grammar reads ----

static void bind_amount(struct binder *b, const struct row *row, const struct node *node,
                        void *out) {
    union grammar_value value;
    struct amount *amount = out;
    if (!bind_needs_scalar(b, row, node)) return;
    amount->text = bind_text(b, node);
    amount->at = amount->text.at;
    // A quantity waits until the gesture's unit is known.
    if (row->value != VALUE_MONEY || !bind_grammar(b, GRAMMAR_MONEY, amount->text, &value)) return;
    amount->value = value.minor;
    amount->set = true;
}

static void bind_count(struct binder *b, const struct row *row, const struct node *node,
                       void *out) {
    union grammar_value value;
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    if (!bind_grammar(b, GRAMMAR_NUMBER, text, &value)) return;
    if (value.number.millionths < 0)
        bind_error(b, "wrong-type", text.at, "\"%s\" cannot be negative.", row->key);
    else
        *(struct count *)out = (struct count){value.number, text.at};
}

// `field` of the union, where the grammar reads it, into `field` of the struct beside its place.
#define BIND_GRAMMAR(name, upper, type, field)                                                \
    static void bind_##name(struct binder *b, const struct row *row, const struct node *node, \
                            void *out) {                                                      \
        union grammar_value value;                                                            \
        if (!bind_needs_scalar(b, row, node)) return;                                         \
        struct text text = bind_text(b, node);                                                \
        if (!bind_grammar(b, GRAMMAR_##upper, text, &value)) return;                          \
        *(struct type *)out = (struct type){value.field, text.at};                            \
    }
BIND_GRAMMAR(yes_no, YES_NO, yes_no, yes)
BIND_GRAMMAR(date, DATE, when, date)
BIND_GRAMMAR(period, PERIOD, span_of_time, period)
BIND_GRAMMAR(range, RANGE, range_at, range)
BIND_GRAMMAR(review, REVIEW, review_at, review)

struct ref bind_ref_within(struct text whole, struct str part) {
    struct ref ref = {.id = {part, whole.at}, .index = -1};
    size_t offset = (size_t)(part.ptr - whole.s.ptr);
    if (part.len == 0 || whole.at.end - whole.at.start != whole.s.len) return ref;
    ref.id.at.start = whole.at.start + (uint32_t)offset;
    ref.id.at.end = ref.id.at.start + (uint32_t)part.len;
    return ref;
}

static void bind_at_most(struct binder *b, const struct row *row, const struct node *node,
                         void *out) {
    union grammar_value value;
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    if (!bind_grammar(b, GRAMMAR_AT_MOST, text, &value)) return;
    struct at_most_at *most = out;
    *most = (struct at_most_at){.most = value.at_most, .text = text};
    most->beyond_asks = bind_ref_within(text, value.at_most.beyond_asks);
}

static void bind_stand_in(struct binder *b, const struct row *row, const struct node *node,
                          void *out) {
    union grammar_value value;
    if (!bind_needs_scalar(b, row, node)) return;
    struct text text = bind_text(b, node);
    if (!bind_grammar(b, GRAMMAR_STAND_IN, text, &value)) return;
    struct stand_in_at *stand_in = out;
    *stand_in = (struct stand_in_at){.stand_in = value.stand_in, .text = text};
    stand_in->role = bind_ref_within(text, value.stand_in.role);
}

// ---- values with an inside ----

static void bind_condition(struct binder *b, const struct row *row, const struct node *node,
                           void *out) {
    (void)row;
    *(struct condition **)out = condition_read(b, node);
}

static void bind_object(struct binder *b, const struct row *row, const struct node *node,
                        void *out) {
    if (node->kind != NODE_MAP) {
        bind_unfit(b, row, node);
        return;
    }
    const char *section = b->section;
    if (!b->entry) b->section = row->key;
    bind_map(b, row->shape, row->key, node, out);
    b->section = section;
}

static void bind_fact_type(struct binder *b, const struct row *row, const struct node *node,
                           void *out) {
    struct fact *fact = (struct fact *)(void *)b->entry;
    bool choice = row->value == VALUE_FACT_CHOICE;
    uint8_t type = choice ? FACT_CHOICE : row->fact_type;
    if (fact->type != FACT_NONE && fact->type != type)
        bind_error(b, "wrong-type", node->key->at,
                   "A fact is of one type, and this one has two: \"%s\" is the second.", row->key);
    fact->type = type;
    if (choice)
        bind_texts(b, row, node, out);
    else if (!node_is_empty(node))
        bind_prose_text(b, row, node, out);
}

static bind_fn *const binders[] = {
    [VALUE_TEXT] = bind_prose_text,
    [VALUE_WORD] = bind_word,
    [VALUE_ID] = bind_id,
    [VALUE_TEXTS] = bind_texts,
    [VALUE_SIGNALS] = bind_texts,
    [VALUE_WORDS] = bind_texts,
    [VALUE_REF] = bind_ref,
    [VALUE_REFS] = bind_refs,
    [VALUE_CHOICE] = bind_choice,
    [VALUE_YES_NO] = bind_yes_no,
    [VALUE_MONEY] = bind_amount,
    [VALUE_QUANTITY] = bind_amount,
    [VALUE_COUNT] = bind_count,
    [VALUE_DATE] = bind_date,
    [VALUE_PERIOD] = bind_period,
    [VALUE_RANGE] = bind_range,
    [VALUE_REVIEW] = bind_review,
    [VALUE_AT_MOST] = bind_at_most,
    [VALUE_STAND_IN] = bind_stand_in,
    [VALUE_CONDITION] = bind_condition,
    [VALUE_CLAUSES] = bind_clauses,
    [VALUE_AUTHORITY] = bind_authority,
    [VALUE_OBJECT] = bind_object,
    [VALUE_LIST] = bind_items,
    [VALUE_ENTRIES] = bind_entries,
    [VALUE_TERMS] = bind_terms,
    [VALUE_SYNONYMS] = bind_synonyms,
    [VALUE_FACTS] = bind_fact_values,
    [VALUE_FACT_TYPE] = bind_fact_type,
    [VALUE_FACT_CHOICE] = bind_fact_type,
};

void bind_value(struct binder *b, const struct row *row, const struct node *node, void *out) {
    // That nobody is granted anything is what gesture-without-limit says, too.
    if (node_is_empty(node) && row->value == VALUE_AUTHORITY) return;
    if (node_is_empty(node) && row->value != VALUE_FACT_TYPE) {
        struct finding *finding = bind_note(b, "empty-section", bind_point(node),
                                            "Nothing stands behind \"%s:\".", row->key);
        bind_help(b, finding, "Fill it in or take it out. For example %s: %s", row->key,
                  row->example);
        return;
    }
    binders[row->value](b, row, node, out);
}

// ---- maps ----

// Authors write keys in the order of the manual more often than not, so the search goes on where
// it last ended.
static const struct row *next_row(const struct shape *shape, struct str key, size_t *hint) {
    for (size_t i = *hint; i < shape->n; i++) {
        const char *name = shape->rows[i].key;
        if (key.len == 0 || name[0] != key.ptr[0] || strlen(name) != key.len) continue;
        if (memcmp(name, key.ptr, key.len) != 0) continue;
        *hint = i + 1;
        return &shape->rows[i];
    }
    const struct row *row = shape_row(shape, key);
    if (row) *hint = (size_t)(row - shape->rows) + 1;
    return row;
}

static bool joins_files(const struct row *row) {
    return row->value == VALUE_ENTRIES || row->value == VALUE_TERMS || row->value == VALUE_LIST ||
           row->value == VALUE_SYNONYMS || row->value == VALUE_OBJECT;
}

// Was this key of the top level, or of an object there, read before?
static bool said_before(struct binder *b, const struct row *row, const struct node *node) {
    if (!b->once || joins_files(row)) return false;
    for (size_t i = 0; i < b->seen.n; i++) {
        const struct seen *seen = &b->seen.items[i];
        if (seen->row != row) continue;
        if (b->second_header || bind_is_reported(b, "duplicate-key", node->key->at)) return true;
        struct finding *finding =
            bind_error(b, "duplicate-id", node->key->at, "\"%s\" is there twice.", row->key);
        bind_relate(b, finding, seen->at, "the other one is here");
        bind_help(b, finding, "Keep one of the two.");
        return true;
    }
    *PUSH(b->arena, &b->seen) = (struct seen){row, node->key->at};
    return false;
}

void bind_map(struct binder *b, const struct shape *shape, const char *object,
              const struct node *map, void *out) {
    size_t hint = 0;
    const struct node *last;
    bool flow = b->in_flow;
    bind_hurt(b, map);
    b->in_flow |= map->style == STYLE_FLOW;
    for (const struct node *child = map->first; child; child = child->next) {
        const struct row *row = next_row(shape, node_str(child->key), &hint);
        if (map->style == STYLE_FLOW && (last = bind_cut_in_map(b, shape, row, child)))
            child = last;
        else if (!row)
            bind_unknown_key(b, shape, object, child);
        else if (!said_before(b, row, child))
            bind_value(b, row, child, (char *)out + row->offset);
    }
    b->in_flow = flow;
}
