// What may be written at a place: keys that are not there yet, ids, values, and words of the
// grammars.
#include "editor/offers.h"

#include "base/grammar.h"
#include "model/condition.h"
#include "model/reference.h"

#include <string.h>

// ---- keys ----

// What comes behind a key: a colon, and where the client can jump into them, the brackets.
static struct str behind_key(const struct offering *o, const struct row *row) {
    struct slot slot = slot_of_row(row);
    bool braces = o->spot.flow || slot.kind == SLOT_CONDITION || slot.kind == SLOT_FACTS;
    bool list = row->value == VALUE_REFS || row->value == VALUE_WORDS;
    bool block = slot.kind != SLOT_VALUE;
    if (o->view->snippets && list) return S(": [$0]");
    if (o->view->snippets && block && braces) return S(": {$0}");
    return block && !o->spot.flow ? S(":") : S(": ");
}

static void offer_row(struct offering *o, const struct row *row) {
    struct buf type = buf_new(o->view->arena);
    reference_type(&type, row);
    if (row->required) buf_text(&type, " (required)");
    offer_key(o, str_of(row->key), behind_key(o, row), buf_str(&type), str_of(row->help));
}

static void offer_rows(struct offering *o, const struct shape *shape) {
    for (size_t i = 0; i < shape->n; i++) offer_row(o, &shape->rows[i]);
}

static void offer_entry_keys(struct offering *o, enum kind kind, struct str behind) {
    const struct entry *entry;
    for (size_t i = 0; (entry = playbook_entry(o->view->playbook, kind, i)); i++)
        offer_key(o, entry->id.s, behind, str_of(kind_name(kind)),
                  entry_title(o->view->playbook, entry));
}

static void offer_words_as_keys(struct offering *o, const char *const *words, struct str behind) {
    for (; *words; words++)
        offer_key(o, str_of(*words), behind, S("word of the language"),
                  str_of(reference_word(str_of(*words))));
}

static void offer_condition(struct offering *o) {
    static const char *const groups[] = {"all", "any", "none", NULL};
    offer_entry_keys(o, KIND_FACT, S(": "));
    offer_entry_keys(o, KIND_TERM, S(": "));
    for (uint8_t i = RESERVED_NONE + 1; i <= RESERVED_ALSO_GIVEN; i++) {
        struct str name = str_of(reserved_name(i));
        offer_key(o, name, S(": "), S("fact of every playbook"), str_of(reference_word(name)));
    }
    offer_words_as_keys(o, groups, S(":"));
}

static void offer_grant(struct offering *o, const struct shape *shape) {
    const struct entry *entry;
    bool named = false;
    for (size_t i = 0; (entry = playbook_entry(o->view->playbook, KIND_ROLE, i)); i++)
        named |= offer_is_there(o, entry->id.s);
    if (!named) offer_entry_keys(o, KIND_ROLE, S(": "));
    if (named || o->spot.has_colon) offer_rows(o, shape);
}

static void offer_facts(struct offering *o) {
    static const uint8_t may_be_set[] = {RESERVED_CHANNEL, RESERVED_COUNTRY, RESERVED_TEAM};
    offer_entry_keys(o, KIND_FACT, S(": "));
    for (size_t i = 0; i < sizeof may_be_set; i++) {
        struct str name = str_of(reserved_name(may_be_set[i]));
        offer_key(o, name, S(": "), S("fact of every playbook"), str_of(reference_word(name)));
    }
}

static void offer_keys(struct offering *o, struct slot slot) {
    // Items of a list have dashes before them.
    bool listed = slot.kind == SLOT_ITEMS || slot.kind == SLOT_GRANTS || slot.kind == SLOT_GROUP;
    if (listed && o->spot.standing == AT_KEY && !o->spot.flow) o->dash = "- ";
    switch (slot.kind) {
    case SLOT_KEYS:
    case SLOT_ITEMS: offer_rows(o, slot.shape); break;
    case SLOT_CLAUSES:
        offer_rows(o, slot.shape);
        offer_condition(o);
        break;
    case SLOT_GROUP:
    case SLOT_CONDITION: offer_condition(o); break;
    case SLOT_GRANTS:
    case SLOT_GRANT: offer_grant(o, slot.shape); break;
    case SLOT_FACTS: offer_facts(o); break;
    default: break;
    }
}

// ---- values ----

static void offer_word(struct offering *o, struct str word, enum item kind, const char *help) {
    offer_write(o, &(struct offer){.label = word, .kind = kind, .help = str_of(help)});
}

static void offer_words(struct offering *o, const char *const *words, const char *help) {
    for (; *words; words++) offer_word(o, str_of(*words), ITEM_VALUE, help);
}

static void offer_texts(struct offering *o, const texts *list, const char *help) {
    for (size_t i = 0; i < list->n; i++) offer_word(o, list->items[i].s, ITEM_VALUE, help);
}

void offer_entries(struct offering *o, enum kind kind) {
    const struct entry *entry;
    bool list = o->spot.slot.kind == SLOT_VALUE && o->spot.slot.row->value == VALUE_REFS;
    bool bracket = list && o->spot.standing == AT_VALUE && !o->spot.before.len;
    for (size_t i = 0; (entry = playbook_entry(o->view->playbook, kind, i)); i++) {
        struct offer offer = {.label = entry->id.s,
                              .kind = ITEM_NAME,
                              .detail = str_of(kind_name(kind)),
                              .help = entry_title(o->view->playbook, entry)};
        if (bracket) offer.text = str_fmt(o->view->arena, "[%.*s]", S_ARG(entry->id.s));
        offer_write(o, &offer);
    }
}

static void offer_refs(struct offering *o, const struct row *row) {
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        if (row->kinds & 1u << kind) offer_entries(o, (enum kind)kind);
    if (row->kinds & 1u << KIND_NONE) offer_word(o, S("nobody"), ITEM_WORD, "No role at all.");
}

// Free words that stand elsewhere in the playbook, or in the language.
static void offer_known(struct offering *o, const struct row *row) {
    static const char *const verdicts[] = {"allow", "needs-approval", "deny", "escalate",
                                           "ask",   "nothing",        NULL};
    const struct header *header = &o->view->playbook->header;
    if (!strcmp(row->key, "channels"))
        offer_texts(o, &header->channels, "A channel of applies_to.");
    else if (!strcmp(row->key, "countries"))
        offer_texts(o, &header->countries, "A country of applies_to.");
    else if (!strcmp(row->key, "missing"))
        offer_entries(o, KIND_FACT);
    else if (!strcmp(row->key, "expect"))
        offer_words(o, verdicts, row->help), offer_entries(o, KIND_SCENARIO);
    else if (row->choices)
        offer_words(o, row->choices, row->help);
}

// An example shows how a value is written.
static void offer_example(struct offering *o, const struct row *row) {
    const struct currency *currency = o->view->playbook->header.currency;
    if (o->spot.before.len || strchr("[{", row->example[0])) return;
    struct offer offer = {.label = example_form(o->view->arena, str_of(row->example), currency),
                          .kind = ITEM_EXAMPLE,
                          .detail = S("for example"),
                          .help = str_of(row->help)};
    offer_write(o, &offer);
}

static void offer_at_most(struct offering *o, const struct row *row) {
    offer_example(o, row);
    if (str_ends(o->spot.before, S("asks ")))
        offer_entries(o, KIND_ROLE);
    else if (o->spot.before.len)
        offer_words(o, (const char *const[]){"per", "beyond asks", NULL}, row->help);
}

static void offer_value(struct offering *o, const struct row *row) {
    static const char *const answers[] = {"yes", "no", NULL};
    switch ((enum value_kind)row->value) {
    case VALUE_CHOICE: offer_words(o, row->choices, row->help); break;
    case VALUE_YES_NO: offer_words(o, answers, row->help); break;
    case VALUE_REF:
    case VALUE_REFS: offer_refs(o, row); break;
    case VALUE_WORD:
    case VALUE_WORDS: offer_known(o, row); break;
    case VALUE_AT_MOST: offer_at_most(o, row); break;
    case VALUE_STAND_IN: offer_entries(o, KIND_ROLE); break;
    case VALUE_MONEY:
    case VALUE_QUANTITY:
    case VALUE_COUNT:
    case VALUE_DATE:
    case VALUE_PERIOD:
    case VALUE_RANGE:
    case VALUE_REVIEW: offer_example(o, row); break;
    case VALUE_AUTHORITY: offer_word(o, S("nobody"), ITEM_WORD, row->help); break;
    default: break; // prose
    }
}

static void offer_values(struct offering *o, struct slot slot) {
    switch (slot.kind) {
    case SLOT_VALUE:
    case SLOT_GRANTS: offer_value(o, slot.row); break;
    case SLOT_LIMIT: offer_limit(o); break;
    case SLOT_FACT: offer_value_of(o, slot.fact); break;
    case SLOT_TEST: offer_test(o, slot.fact); break;
    default: break;
    }
}

static void offer_all(struct offering *o) {
    struct slot slot = o->spot.slot;
    if (o->spot.standing == AT_KEY) offer_keys(o, slot);
    if (o->spot.standing == AT_ITEM && slot.kind != SLOT_VALUE) offer_keys(o, slot);
    if (o->spot.standing == AT_VALUE || o->spot.standing == AT_ITEM) offer_values(o, slot);
}

void answer_completion(struct json *json, struct view *view) {
    struct offering o = {.view = view, .json = json, .spot = spot_find(view, view->at, false)};
    offer_list(&o, offer_all);
}
