// Exports a whole playbook as one JSON object, by the rows of the language: a new key follows.
#include "exports/exports.h"
#include "exports/json_write.h"

// What stands at the row's place in the struct.
#define AT(type) (*(const type *)place)

static void add_texts(struct json_export *e, const char *key, const texts *list) {
    if (!list->n) return;
    json_key(&e->json, key);
    json_array(&e->json);
    for (size_t i = 0; i < list->n; i++) json_str(&e->json, list->items[i].s);
    json_array_end(&e->json);
}

static void add_refs(struct json_export *e, const char *key, const refs *list) {
    if (!list->n) return;
    json_key(&e->json, key);
    json_array(&e->json);
    for (size_t i = 0; i < list->n; i++) json_str(&e->json, list->items[i].id.s);
    json_array_end(&e->json);
}

static void add_choice(struct json_export *e, const struct row *row, const struct choice *choice) {
    if (choice->value) json_member(&e->json, row->key, str_of(row->choices[choice->value - 1]));
}

static void add_yes_no(struct json_export *e, const char *key, const struct yes_no *yes_no) {
    if (span_is_nowhere(yes_no->at)) return;
    json_key(&e->json, key);
    json_bool(&e->json, yes_no->yes);
}

// Money, or in a gesture that counts something else a number of it.
static void add_amount(struct json_export *e, const char *key, const struct amount *amount,
                       struct str unit) {
    if (!amount->set) return;
    json_member(&e->json, key,
                unit.len ? number_show(e->arena, amount->value)
                         : money_plain(e->arena, amount->value, e->playbook->header.currency));
}

static void add_count(struct json_export *e, const char *key, const struct count *count) {
    if (!span_is_nowhere(count->at))
        json_member(&e->json, key, number_show(e->arena, count->number.millionths));
}

static void add_period(struct json_export *e, const char *key, struct period period) {
    if (!period.count) return;
    json_key(&e->json, key);
    export_period(e, period);
}

static void add_range(struct json_export *e, const char *key, const struct date_range *range) {
    if (range->from.precision == DATE_NONE) return;
    json_key(&e->json, key);
    export_range(e, range);
}

static void add_review(struct json_export *e, const char *key, const struct review *review) {
    if (!review->every.count) return;
    json_key(&e->json, key);
    export_review(e, review);
}

static void add_at_most(struct json_export *e, const char *key, const struct at_most_at *at_most) {
    if (!at_most->most.count) return;
    json_key(&e->json, key);
    export_at_most(e, at_most);
}

static void add_stand_in(struct json_export *e, const char *key,
                         const struct stand_in_at *stand_in) {
    if (!stand_in->stand_in.role.len) return;
    json_key(&e->json, key);
    export_stand_in(e, stand_in);
}

static void add_condition(struct json_export *e, const char *key,
                          const struct condition *condition) {
    if (!condition) return;
    json_key(&e->json, key);
    export_condition(e, condition);
}

static void add_clauses(struct json_export *e, const struct row *row, const clauses *list) {
    if (!list->n) return;
    json_key(&e->json, row->key);
    json_array(&e->json);
    for (size_t i = 0; i < list->n; i++) {
        json_object(&e->json);
        export_members(e, row->shape, &list->items[i]);
        json_object_end(&e->json);
    }
    json_array_end(&e->json);
}

static void add_grant(struct json_export *e, const struct shape *shape, const struct grant *grant) {
    json_object(&e->json);
    json_member(&e->json, "role", grant->role.id.s);
    json_key(&e->json, "limit");
    export_limit(e, &grant->limit);
    export_members(e, shape, grant);
    json_object_end(&e->json);
}

// `authority: nobody` is an empty list, unlike a gesture without the key.
static void add_authority(struct json_export *e, const struct row *row,
                          const struct gesture *gesture) {
    if (!gesture->authority.n && span_is_nowhere(gesture->nobody)) return;
    json_key(&e->json, row->key);
    json_array(&e->json);
    for (size_t i = 0; i < gesture->authority.n; i++)
        add_grant(e, row->shape, &gesture->authority.items[i]);
    json_array_end(&e->json);
}

static void add_fact_type(struct json_export *e, const struct row *row, const struct fact *fact) {
    if (row->fact_type == fact->type) json_member(&e->json, row->key, fact->title.s);
}

static void add_facts(struct json_export *e, const char *key, const fact_values *list) {
    if (!list->n) return;
    json_key(&e->json, key);
    json_object(&e->json);
    for (size_t i = 0; i < list->n; i++) {
        json_key_str(&e->json, list->items[i].name.s);
        if (list->items[i].value.type == FACT_NONE)
            json_str(&e->json, list->items[i].text.s);
        else
            export_value(e, &list->items[i].value);
    }
    json_object_end(&e->json);
}

static void add_synonyms(struct json_export *e, const char *key) {
    if (!e->playbook->words.n) return;
    json_key(&e->json, key);
    json_object(&e->json);
    for (size_t i = 0; i < e->playbook->words.n; i++) {
        const struct synonym *synonym = &e->playbook->words.items[i];
        json_key_str(&e->json, synonym->word.s);
        json_array(&e->json);
        for (size_t k = 0; k < synonym->same.n; k++) json_str(&e->json, synonym->same.items[k].s);
        json_array_end(&e->json);
    }
    json_object_end(&e->json);
}

static void add_terms(struct json_export *e, const char *key) {
    if (!e->playbook->terms.n) return;
    json_key(&e->json, key);
    json_object(&e->json);
    for (size_t i = 0; i < e->playbook->terms.n; i++) {
        const struct term *term = &e->playbook->terms.items[i];
        if (!term->when) continue;
        json_key_str(&e->json, term->entry.id.s);
        export_condition(e, term->when);
    }
    json_object_end(&e->json);
}

// ---- rows that hold others ----

// An object without a member is left out with its key.
static void add_object(struct json_export *e, const struct row *row, const void *base) {
    struct json before = e->json;
    size_t len = e->json.out->len;
    json_key(&e->json, row->key);
    json_object(&e->json);
    export_members(e, row->shape, base);
    bool filled = e->json.filled[e->json.depth];
    json_object_end(&e->json);
    if (filled) return;
    e->json = before;
    e->json.out->len = len;
}

static void add_items(struct json_export *e, const struct row *row, const struct section *section,
                      bool ids) {
    if (!section->n) return;
    json_key(&e->json, row->key);
    (ids ? json_object : json_array)(&e->json);
    for (size_t i = 0; i < section->n; i++) {
        const void *item = (const char *)section->items + i * row->shape->size;
        if (ids) json_key_str(&e->json, ((const struct entry *)item)->id.s);
        json_object(&e->json);
        export_members(e, row->shape, item);
        json_object_end(&e->json);
    }
    (ids ? json_object_end : json_array_end)(&e->json);
}

static void add_row(struct json_export *e, const struct row *row, const void *base) {
    const void *place = (const char *)base + row->offset;
    const char *key = row->key;
    switch ((enum value_kind)row->value) {
    case VALUE_TEXT:
    case VALUE_WORD:
    case VALUE_ID: export_text(e, key, AT(struct text).s); break;
    case VALUE_TEXTS:
    case VALUE_SIGNALS:
    case VALUE_FACT_CHOICE:
    case VALUE_WORDS: add_texts(e, key, place); break;
    case VALUE_REF: export_text(e, key, AT(struct ref).id.s); break;
    case VALUE_REFS: add_refs(e, key, place); break;
    case VALUE_CHOICE: add_choice(e, row, place); break;
    case VALUE_YES_NO: add_yes_no(e, key, place); break;
    case VALUE_MONEY: add_amount(e, key, place, S("")); break;
    case VALUE_QUANTITY: add_amount(e, key, place, ((const struct gesture *)base)->unit.s); break;
    case VALUE_COUNT: add_count(e, key, place); break;
    case VALUE_DATE: export_date(e, key, AT(struct when).date); break;
    case VALUE_PERIOD: add_period(e, key, AT(struct span_of_time).period); break;
    case VALUE_RANGE: add_range(e, key, &AT(struct range_at).range); break;
    case VALUE_REVIEW: add_review(e, key, &AT(struct review_at).review); break;
    case VALUE_AT_MOST: add_at_most(e, key, place); break;
    case VALUE_STAND_IN: add_stand_in(e, key, place); break;
    case VALUE_CONDITION: add_condition(e, key, AT(struct condition *const)); break;
    case VALUE_CLAUSES: add_clauses(e, row, place); break;
    case VALUE_AUTHORITY: add_authority(e, row, base); break;
    case VALUE_FACT_TYPE: add_fact_type(e, row, base); break;
    case VALUE_FACTS: add_facts(e, key, place); break;
    case VALUE_OBJECT: add_object(e, row, place); break;
    case VALUE_LIST: add_items(e, row, place, false); break;
    case VALUE_ENTRIES: add_items(e, row, place, true); break;
    case VALUE_TERMS: add_terms(e, key); break;
    case VALUE_SYNONYMS: add_synonyms(e, key); break;
    }
}

void export_members(struct json_export *e, const struct shape *shape, const void *base) {
    for (size_t i = 0; i < shape->n; i++) add_row(e, &shape->rows[i], base);
}

// ---- the object ----

static void add_money(struct json_export *e) {
    const struct currency *currency = e->playbook->header.currency;
    json_key(&e->json, "money");
    json_object(&e->json);
    json_member(&e->json, "currency", str_of(currency->code));
    json_key(&e->json, "decimals");
    json_number(&e->json, currency->decimals);
    json_object_end(&e->json);
}

static void write_json(struct buf *out, const struct export_plan *plan, struct str *error) {
    struct json_export e = {json_writer(out, true), plan->arena, plan->playbook};
    (void)error;
    json_object(&e.json);
    json_key(&e.json, "schema_version");
    json_number(&e.json, 1);
    json_member(&e.json, "digest", plan->digest);
    json_key(&e.json, "readable"); // whole: no piece of it had to be left out
    json_bool(&e.json, !plan->playbook->hurt);
    add_money(&e);
    export_members(&e, &language, plan->playbook);
    json_object_end(&e.json);
    buf_char(out, '\n');
}

const struct export export_json = {
    .name = "json",
    .title = "the whole playbook, for other programs",
    .extension = "json",
    .write = write_json,
};
