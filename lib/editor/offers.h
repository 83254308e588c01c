// What is offered at a place, as it is collected.
#ifndef EDITOR_OFFERS_H
#define EDITOR_OFFERS_H

#include "editor/spot.h"

// Of the protocol: which sign the editor shows.
enum item { ITEM_KEY = 10, ITEM_EXAMPLE = 12, ITEM_WORD = 14, ITEM_NAME = 18, ITEM_VALUE = 20 };

struct offer {
    struct str label;
    struct str text; // that is written; ptr is NULL: the label
    bool snippet;    // `text` has places to jump to
    enum item kind;
    struct str detail, help;
};

struct offering {
    const struct view *view;
    struct json *json;
    struct spot spot;
    struct outline outline; // of the whole file
    const char *dash;       // before each key
    unsigned n;             // offered so far
};

void offer_write(struct offering *o, const struct offer *offer);
bool offer_is_there(const struct offering *o, struct str key); // in the map at the place
// A key that its map has not yet; `behind`: the colon, and what else the client puts there.
void offer_key(struct offering *o, struct str key, struct str behind, struct str detail,
               struct str help);
// Writes what `offer_all` offers at the place of `o` as the list that answers the request.
void offer_list(struct offering *o, void (*offer_all)(struct offering *o));
// Every entry of a kind.
void offer_entries(struct offering *o, enum kind kind);
// The values that a fact lists.
void offer_value_of(struct offering *o, struct str fact);
// The parts of limits and tests, by what stands before the word.
void offer_limit(struct offering *o);
void offer_test(struct offering *o, struct str fact);

#endif
