// Where a playbook names its entries: where each is defined, and every place that names it.
#ifndef EDITOR_NAMES_H
#define EDITOR_NAMES_H

#include "editor/answers.h"

struct name {
    struct span at;
    uint8_t kind;   // enum kind
    uint32_t index; // in the section of the kind
    bool defines;
};

struct names {
    struct arena *arena;
    LIST(struct name) list;
};

struct names names_of(struct arena *arena, struct playbook *playbook);
// The name that stands at a position, or NULL.
const struct name *name_at(const struct names *names, uint32_t position);
bool name_is_same(const struct name *a, const struct name *b); // do they name the same entry?

#endif
