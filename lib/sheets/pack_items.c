// The table of what a training day prints.
#include "sheets/pack.h"

#include <stdio.h>

static const struct pack_item items[] = {
    {"facilitator", false, PACK_ONCE, LABEL_PACK_BOTH_SIDES},
    {"handout", false, PACK_EACH, LABEL_PACK_BOTH_SIDES},
    {"card", false, PACK_EACH, LABEL_PACK_ONE_SIDE},
    {"role-play", false, PACK_GROUP, LABEL_PACK_CUT},
    {"scorecard", false, PACK_EACH, LABEL_PACK_ONE_SIDE},
    {"quiz", false, PACK_EACH, LABEL_PACK_BOTH_SIDES},
    {"quiz", true, PACK_ONCE, LABEL_PACK_BOTH_SIDES},
    {"debrief", false, PACK_EACH, LABEL_PACK_ONE_SIDE},
    {"matrix", false, PACK_ONCE, LABEL_PACK_ONE_SIDE},
    {"huddle", false, PACK_ONCE, LABEL_PACK_ONE_SIDE},
    {"leader", false, PACK_ONCE, LABEL_PACK_ONE_SIDE},
    {"poster", false, PACK_ONCE, LABEL_PACK_LARGE},
};

const struct pack_item *pack_at(size_t i) {
    return i < sizeof items / sizeof *items ? &items[i] : NULL;
}

const struct pack_item *pack_find(const char *kind) {
    for (size_t i = 0; pack_at(i); i++)
        if (str_eq(str_of(pack_at(i)->kind), str_of(kind))) return pack_at(i);
    return NULL;
}

unsigned pack_copies(const struct pack_item *item, unsigned people) {
    if (people == 0) people = PACK_GROUP_OF;
    switch (item->use) {
    case PACK_EACH: return people;
    case PACK_GROUP: return (people + PACK_GROUP_OF - 1) / PACK_GROUP_OF;
    default: return 1;
    }
}

void pack_name(char out[PACK_NAME], size_t i) {
    const struct pack_item *item = pack_at(i);
    snprintf(out, PACK_NAME, "%02zu-%s%s", i + 1, item->kind, item->key ? "-key" : "");
}
