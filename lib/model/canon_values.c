// The canonical bytes of each kind of value: what it means, however it is spelt.
#include "model/canon.h"

// What stands at the row's place in the struct.
#define AT(type) (*(const type *)place)

static void put_text(struct canon *c, const struct text *text) {
    if (text_is_set(*text)) canon_words(c, text->s);
}

static void put_texts(struct canon *c, const texts *list) {
    if (list->n) canon_number(c, (int64_t)list->n);
    for (size_t i = 0; i < list->n; i++) canon_words(c, list->items[i].s);
}

// Blanks in a pattern are no layout.
static void put_signals(struct canon *c, const texts *list) {
    if (list->n) canon_number(c, (int64_t)list->n);
    for (size_t i = 0; i < list->n; i++) {
        struct str s = list->items[i].s;
        if (str_starts(s, S("/")))
            canon_put(c, s);
        else
            canon_words(c, s);
    }
}

static void put_refs(struct canon *c, const refs *list) {
    if (list->n) canon_number(c, (int64_t)list->n);
    for (size_t i = 0; i < list->n; i++) canon_put(c, list->items[i].id.s);
}

static void put_choice(struct canon *c, const struct row *row, const struct choice *choice) {
    if (choice->value) canon_put(c, str_of(row->choices[choice->value - 1]));
}

static void put_yes_no(struct canon *c, const struct yes_no *yes_no) {
    if (!span_is_nowhere(yes_no->at)) canon_number(c, yes_no->yes);
}

static void put_amount(struct canon *c, const struct amount *amount) {
    if (amount->set)
        canon_number(c, amount->value);
    else
        put_text(c, &amount->text);
}

static void put_count(struct canon *c, const struct count *count) {
    if (span_is_nowhere(count->at)) return;
    canon_number(c, count->number.millionths);
    canon_words(c, count->number.unit);
}

static void put_date(struct canon *c, struct date date) {
    if (date.precision == DATE_NONE) return;
    canon_number(c, date.precision);
    canon_number(c, date.day);
    canon_number(c, date.minute);
}

static void put_period(struct canon *c, struct period period) {
    if (!period.count) return;
    canon_number(c, period.count);
    canon_number(c, period.unit);
}

static void put_review(struct canon *c, const struct review *review) {
    put_period(c, review->every);
    put_date(c, review->next);
}

static void put_at_most(struct canon *c, const struct at_most_at *at_most) {
    if (!text_is_set(at_most->text)) return;
    canon_number(c, at_most->most.count);
    canon_words(c, at_most->most.scope);
    canon_put(c, at_most->most.beyond_asks);
}

static void put_stand_in(struct canon *c, const struct stand_in_at *stand_in) {
    if (!text_is_set(stand_in->text)) return;
    canon_put(c, stand_in->stand_in.role);
    canon_number(c, stand_in->stand_in.minor);
}

static void put_synonyms(struct canon *c, const void *place) {
    const LIST(struct synonym) *list = place;
    size_t mark = canon_mark(c);
    for (size_t i = 0; i < list->n; i++) {
        canon_piece(c);
        canon_words(c, list->items[i].word.s);
        put_texts(c, &list->items[i].same);
    }
    canon_sort(c, mark);
}

static void put_facts(struct canon *c, const void *place) {
    const LIST(struct fact_value) *list = place;
    size_t mark = canon_mark(c);
    for (size_t i = 0; i < list->n; i++) {
        canon_piece(c);
        canon_put(c, list->items[i].name.s);
        canon_value(c, &list->items[i].value);
    }
    canon_sort(c, mark);
}

static void put_terms(struct canon *c, const void *place) {
    const LIST(struct term) *list = place;
    for (size_t i = 0; i < list->n; i++) {
        canon_put(c, list->items[i].entry.id.s);
        if (list->items[i].when) canon_condition(c, list->items[i].when);
        canon_flush(c);
    }
}

static void put_condition(struct canon *c, const struct condition *condition) {
    if (condition) canon_condition(c, condition);
}

// All keys for types of facts lead to one struct: only the one that was written counts.
static void put_fact_type(struct canon *c, const struct row *row, const struct fact *fact) {
    bool choice = row->value == VALUE_FACT_CHOICE;
    if (fact->type != (choice ? FACT_CHOICE : row->fact_type)) return;
    canon_number(c, fact->type);
    if (choice)
        put_texts(c, &fact->choices);
    else
        put_text(c, &fact->title);
}

void canon_row(struct canon *c, const struct row *row, const void *base) {
    const void *place = (const char *)base + row->offset;
    switch ((enum value_kind)row->value) {
    case VALUE_TEXT:
    case VALUE_WORD:
    case VALUE_ID: put_text(c, place); break;
    case VALUE_TEXTS:
    case VALUE_WORDS: put_texts(c, place); break;
    case VALUE_SIGNALS: put_signals(c, place); break;
    case VALUE_REF: put_text(c, &AT(struct ref).id); break;
    case VALUE_REFS: put_refs(c, place); break;
    case VALUE_CHOICE: put_choice(c, row, place); break;
    case VALUE_YES_NO: put_yes_no(c, place); break;
    case VALUE_MONEY:
    case VALUE_QUANTITY: put_amount(c, place); break;
    case VALUE_COUNT: put_count(c, place); break;
    case VALUE_DATE: put_date(c, AT(struct when).date); break;
    case VALUE_PERIOD: put_period(c, AT(struct span_of_time).period); break;
    case VALUE_RANGE:
        put_date(c, AT(struct range_at).range.from);
        put_date(c, AT(struct range_at).range.to);
        break;
    case VALUE_REVIEW: put_review(c, &AT(struct review_at).review); break;
    case VALUE_AT_MOST: put_at_most(c, place); break;
    case VALUE_STAND_IN: put_stand_in(c, place); break;
    case VALUE_CONDITION: put_condition(c, AT(struct condition *const)); break;
    case VALUE_CLAUSES: canon_clauses(c, row, place); break;
    case VALUE_AUTHORITY: canon_grants(c, row, base); break;
    case VALUE_TERMS: put_terms(c, place); break;
    case VALUE_SYNONYMS: put_synonyms(c, place); break;
    case VALUE_FACTS: put_facts(c, place); break;
    case VALUE_FACT_TYPE:
    case VALUE_FACT_CHOICE: put_fact_type(c, row, base); break;
    case VALUE_OBJECT:
    case VALUE_LIST:
    case VALUE_ENTRIES: canon_nested(c, row, place); break;
    }
}
