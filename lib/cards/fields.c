// An entry as labels and words: one pass over the rows of its shape.
#include "cards/show.h"
#include "model/condition.h"

#include <string.h>

struct walk {
    struct arena *arena;
    const struct playbook *playbook;
    fields *out;
};

static struct field *add_field(struct walk *walk, struct str key, bool many) {
    struct field *field = PUSH(walk->arena, walk->out);
    field->key = key;
    field->many = many;
    return field;
}

static void add_value(struct walk *walk, struct field *field, struct str value) {
    *PUSH(walk->arena, &field->values) = value;
}

// One value; nothing where the key is not there.
static void add_one(struct walk *walk, struct str key, struct str value) {
    if (value.ptr) add_value(walk, add_field(walk, key, false), value);
}

// As the author wrote it.
static void add_span(struct walk *walk, struct str key, struct span at) {
    if (!span_is_nowhere(at)) add_one(walk, key, span_bytes(walk->playbook->sources, at));
}

static void add_texts(struct walk *walk, struct str key, const texts *list) {
    if (!list->n) return;
    struct field *field = add_field(walk, key, true);
    for (size_t i = 0; i < list->n; i++) add_value(walk, field, list->items[i].s);
}

static void add_refs(struct walk *walk, struct str key, const refs *list) {
    if (!list->n) return;
    struct field *field = add_field(walk, key, true);
    for (size_t i = 0; i < list->n; i++) add_value(walk, field, list->items[i].id.s);
}

static void add_dates(struct buf *out, struct arena *arena, const struct when *from,
                      const struct when *until) {
    if (from->date.precision) buf_fmt(out, ", from %.*s", S_ARG(date_show(arena, from->date)));
    if (until->date.precision) buf_fmt(out, ", until %.*s", S_ARG(date_show(arena, until->date)));
}

static void add_clauses(struct walk *walk, struct str key, const clauses *list) {
    if (!list->n) return;
    struct field *field = add_field(walk, key, true);
    for (size_t i = 0; i < list->n; i++) {
        const struct clause *clause = &list->items[i];
        struct buf text = buf_new(walk->arena);
        buf_add(&text, condition_show(walk->arena, walk->playbook, clause->when));
        add_dates(&text, walk->arena, &clause->from, &clause->until);
        if (clause->because.s.len) buf_fmt(&text, " - %.*s", S_ARG(clause->because.s));
        add_value(walk, field, buf_str(&text));
    }
}

static struct str grant_words(struct walk *walk, const struct grant *grant) {
    struct buf text = buf_new(walk->arena);
    buf_fmt(&text, "%.*s: %.*s", S_ARG(grant->role.id.s), S_ARG(grant->limit.text.s));
    if (grant->when)
        buf_fmt(&text, " (%.*s)", S_ARG(condition_show(walk->arena, walk->playbook, grant->when)));
    add_dates(&text, walk->arena, &grant->from, &grant->until);
    for (size_t i = 0; i < grant->jointly_with.n; i++)
        buf_fmt(&text, "%s%.*s", i ? ", " : ", jointly with ",
                S_ARG(grant->jointly_with.items[i].id.s));
    return buf_str(&text);
}

static void add_authority(struct walk *walk, struct str key, const struct gesture *gesture) {
    if (!span_is_nowhere(gesture->nobody)) add_one(walk, key, S("nobody"));
    if (!gesture->authority.n) return;
    struct field *field = add_field(walk, key, true);
    for (size_t i = 0; i < gesture->authority.n; i++)
        add_value(walk, field, grant_words(walk, &gesture->authority.items[i]));
}

static void add_choice(struct walk *walk, struct str key, const struct row *row,
                       const struct choice *choice) {
    if (choice->value) add_one(walk, key, str_of(row->choices[choice->value - 1]));
}

static void add_facts(struct walk *walk, struct str key, const fact_values *list) {
    if (!list->n) return;
    struct field *field = add_field(walk, key, true);
    for (size_t i = 0; i < list->n; i++)
        add_value(walk, field,
                  str_fmt(walk->arena, "%.*s: %.*s", S_ARG(list->items[i].name.s),
                          S_ARG(list->items[i].text.s)));
}

static void add_fact_type(struct walk *walk, const struct row *row, const struct fact *fact) {
    if (row->fact_type == fact->type) add_one(walk, str_of(row->key), fact->title.s);
}

static void add_rows(struct walk *walk, const struct shape *shape, struct str before,
                     const char *base);

// The row's value, which stands at `at`; `base` is the struct it is a field of.
static void add_row(struct walk *walk, const struct row *row, struct str key, const char *base,
                    const char *at) {
    const void *value = at;
    switch ((enum value_kind)row->value) {
    case VALUE_TEXT:
    case VALUE_WORD:
    case VALUE_ID: add_one(walk, key, ((const struct text *)value)->s); break;
    case VALUE_TEXTS:
    case VALUE_SIGNALS:
    case VALUE_FACT_CHOICE:
    case VALUE_WORDS: add_texts(walk, key, value); break;
    case VALUE_REF: add_one(walk, key, ((const struct ref *)value)->id.s); break;
    case VALUE_REFS: add_refs(walk, key, value); break;
    case VALUE_CHOICE: add_choice(walk, key, row, value); break;
    case VALUE_YES_NO: add_span(walk, key, ((const struct yes_no *)value)->at); break;
    case VALUE_MONEY:
    case VALUE_QUANTITY: add_span(walk, key, ((const struct amount *)value)->at); break;
    case VALUE_COUNT: add_span(walk, key, ((const struct count *)value)->at); break;
    case VALUE_DATE: add_span(walk, key, ((const struct when *)value)->at); break;
    case VALUE_PERIOD: add_span(walk, key, ((const struct span_of_time *)value)->at); break;
    case VALUE_RANGE: add_span(walk, key, ((const struct range_at *)value)->at); break;
    case VALUE_REVIEW: add_span(walk, key, ((const struct review_at *)value)->at); break;
    case VALUE_AT_MOST: add_one(walk, key, ((const struct at_most_at *)value)->text.s); break;
    case VALUE_STAND_IN: add_one(walk, key, ((const struct stand_in_at *)value)->text.s); break;
    case VALUE_CONDITION: {
        const struct condition *condition;
        memcpy(&condition, at, sizeof condition);
        if (condition) add_one(walk, key, condition_show(walk->arena, walk->playbook, condition));
        break;
    }
    case VALUE_CLAUSES: add_clauses(walk, key, value); break;
    case VALUE_AUTHORITY: add_authority(walk, key, (const void *)base); break;
    case VALUE_OBJECT: add_rows(walk, row->shape, key, at); break;
    case VALUE_FACT_TYPE: add_fact_type(walk, row, (const void *)base); break;
    case VALUE_FACTS: add_facts(walk, key, value); break;
    case VALUE_LIST:
    case VALUE_ENTRIES:
    case VALUE_TERMS:
    case VALUE_SYNONYMS: break; // only at the top level
    }
}

static void add_rows(struct walk *walk, const struct shape *shape, struct str before,
                     const char *base) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        struct str key = str_of(row->key);
        if (before.len) key = str_fmt(walk->arena, "%.*s.%s", S_ARG(before), row->key);
        add_row(walk, row, key, base, base + row->offset);
    }
}

fields entry_fields(struct arena *arena, const struct playbook *playbook,
                    const struct entry *entry) {
    fields out = {0};
    struct walk walk = {arena, playbook, &out};
    if (entry->kind == KIND_TERM)
        add_one(&walk, S("when"),
                condition_show(arena, playbook, ((const struct term *)(const void *)entry)->when));
    else
        add_rows(&walk, language_shape((enum kind)entry->kind), (struct str){0},
                 (const char *)entry);
    return out;
}

static fields synonyms(struct arena *arena, const struct playbook *playbook) {
    fields out = {0};
    struct walk walk = {arena, playbook, &out};
    for (size_t i = 0; i < playbook->words.n; i++)
        add_texts(&walk, playbook->words.items[i].word.s, &playbook->words.items[i].same);
    return out;
}

size_t section_items(const struct playbook *playbook, const struct row *row) {
    const char *at = (const char *)playbook + row->offset;
    return row->value == VALUE_LIST ? ((const struct section *)(const void *)at)->n : 1;
}

fields section_fields(struct arena *arena, const struct playbook *playbook, const struct row *row,
                      size_t i) {
    const char *at = (const char *)playbook + row->offset;
    fields out = {0};
    struct walk walk = {arena, playbook, &out};
    if (row->value == VALUE_SYNONYMS) return synonyms(arena, playbook);
    if (row->value == VALUE_LIST)
        at = (const char *)((const struct section *)(const void *)at)->items + i * row->shape->size;
    if (row->value == VALUE_OBJECT || row->value == VALUE_LIST)
        add_rows(&walk, row->shape, (struct str){0}, at);
    else
        add_row(&walk, row, str_of(row->key), (const char *)playbook, at);
    return out;
}
