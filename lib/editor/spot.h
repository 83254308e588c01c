// What belongs at a place of a file, by the rows of the language: keys of which map, a value of
// what.
#ifndef EDITOR_SPOT_H
#define EDITOR_SPOT_H

#include "editor/answers.h"
#include "editor/outline.h"
#include "model/language.h"

enum slot_kind {
    SLOT_NOTHING,   // nobody knows
    SLOT_KEYS,      // a map with the keys of `shape`
    SLOT_IDS,       // a map of ids, each with what `row` says
    SLOT_ITEMS,     // a list of maps with the keys of `shape`
    SLOT_VALUE,     // a value of `row`, or a list of such
    SLOT_CONDITION, // a map of facts and tests
    SLOT_GROUP,     // a list of conditions, under all, any or none
    SLOT_CLAUSES,   // a condition or a list of them, with the keys of `shape` beside
    SLOT_GRANTS,    // a list of grants
    SLOT_GRANT,     // a role and its limit, with the keys of `shape` beside
    SLOT_LIMIT,     // what stands behind the role
    SLOT_FACTS,     // a map of facts and values
    SLOT_TEST,      // a test of the fact called `fact`
    SLOT_FACT       // its value
};

struct slot {
    enum slot_kind kind;
    const struct row *row;
    const struct shape *shape;
    struct str fact;
};

struct spot {
    struct slot slot;       // for a key: the map that it is of
    struct outline outline; // up to the place, without its keys
    size_t depth;           // levels around it, for a key but the one that it is in
    enum standing_at standing;
    struct str before; // AT_VALUE, AT_ITEM: what stands of the value before the word
    struct str word;   // that ends there
    struct span at;    // of the word, whole
    size_t owner;      // of the keys of the map
    size_t token;      // offset of the key or value
    bool flow;         // in brackets
    bool has_colon;    // a colon follows the word
    bool needs_blank;  // the colon before it has no blank behind it
};

// The place of a position in a playbook; `whole`: the word around it counts to its end.
struct spot spot_find(const struct view *view, uint32_t position, bool whole);
// The same in any file of keys: without a slot.
struct spot spot_in_keys(const struct view *view, uint32_t position, bool whole);
// The slot of what stands behind a key.
struct slot slot_of_row(const struct row *row);

#endif
