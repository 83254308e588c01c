// The language as rows: a row per key. Binder, did-you-mean, JSON Schema, playbook(5), canonical
// digest and editor help all read these tables.
#ifndef MODEL_LANGUAGE_H
#define MODEL_LANGUAGE_H

#include "base/grammar.h"
#include "model/playbook.h"

enum value_kind {
    VALUE_TEXT,       // struct text: prose, may be of any length
    VALUE_WORD,       // struct text: a name in free words, not prose
    VALUE_ID,         // struct text: an id
    VALUE_TEXTS,      // texts; one text alone is a list of one
    VALUE_SIGNALS,    // texts; /.../ is a pattern
    VALUE_WORDS,      // texts of free ids (channels, countries)
    VALUE_REF,        // struct ref to one of `kinds`
    VALUE_REFS,       // refs
    VALUE_CHOICE,     // struct choice, one of `choices`
    VALUE_YES_NO,     // struct yes_no
    VALUE_MONEY,      // struct amount, minor units
    VALUE_QUANTITY,   // struct amount in the gesture's own unit, or money
    VALUE_COUNT,      // struct count
    VALUE_DATE,       // struct when
    VALUE_PERIOD,     // struct span_of_time
    VALUE_RANGE,      // struct range_at
    VALUE_REVIEW,     // struct review_at
    VALUE_AT_MOST,    // struct at_most_at
    VALUE_STAND_IN,   // struct stand_in_at
    VALUE_CONDITION,  // struct condition *
    VALUE_CLAUSES,    // clauses: one condition or a list
    VALUE_AUTHORITY,  // struct grant list, or `nobody`
    VALUE_OBJECT,     // a map with the keys of `shape`, in place
    VALUE_LIST,       // a list of maps with the keys of `shape`
    VALUE_ENTRIES,    // a map of ids to maps with the keys of `shape`
    VALUE_TERMS,      // a map of ids to conditions
    VALUE_SYNONYMS,   // a map of words to texts
    VALUE_FACTS,      // a map of facts to values
    VALUE_FACT_TYPE,  // struct fact: the key gives the type (row.fact_type), the words the title
    VALUE_FACT_CHOICE // struct fact: the type is FACT_CHOICE, the texts are its choices
};

struct shape;

struct row {
    const char *key;
    uint8_t value;              // enum value_kind
    bool required;              // the entry is an error without it
    uint16_t offset;            // in the struct of the shape
    uint32_t kinds;             // of references: bits 1u << enum kind; bit 0: `nobody`, too
    const char *const *choices; // of VALUE_CHOICE, ends with NULL
    const struct shape *shape;  // of VALUE_OBJECT, _LIST, _ENTRIES, _TERMS; of what stands beside
                                // the role in VALUE_AUTHORITY and the test in VALUE_CLAUSES
    const char *help;           // one sentence for a lead; the description in the schema
    const char *example;        // what may stand after "key: ", as YAML
    const char *start;          // what does in a new entry; NULL: the key is only a comment there
    uint8_t fact_type;          // of VALUE_FACT_TYPE: enum fact_type
};

struct shape {
    const char *name; // "gesture"
    const char *help; // one sentence on what an entry is
    const struct row *rows;
    size_t n;
    size_t size;           // of the struct
    const char *short_key; // `id: sentence` stands for `id: {short_key: sentence}`; or NULL
    uint8_t kind;          // enum kind of the entries, or KIND_NONE
};

extern const struct shape language; // the top level: its struct is struct playbook

// The shape an entry of `kind` has.
const struct shape *language_shape(enum kind kind);
// Is it a word of the language, or a fact that every playbook has? Then no entry of the kind may be
// called so.
bool language_reserves(struct str id, enum kind kind);
// The row of a key, or NULL.
const struct row *shape_row(const struct shape *shape, struct str key);

#endif
