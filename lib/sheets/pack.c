// The table of what a training day prints.
#include "sheets/pack.h"

static const struct pack_item items[] = {
    {"facilitator", false, PACK_ONCE}, {"handout", false, PACK_EACH},
    {"card", false, PACK_EACH},        {"role-play", false, PACK_GROUP},
    {"scorecard", false, PACK_EACH},   {"quiz", false, PACK_EACH},
    {"quiz", true, PACK_ONCE},         {"debrief", false, PACK_EACH},
    {"matrix", false, PACK_ONCE},      {"huddle", false, PACK_ONCE},
    {"leader", false, PACK_ONCE},      {"poster", false, PACK_ONCE},
};

const struct pack_item *pack_at(size_t i) {
    return i < sizeof items / sizeof *items ? &items[i] : NULL;
}

unsigned pack_copies(const struct pack_item *item, unsigned people) {
    if (people == 0) people = PACK_GROUP_OF;
    switch (item->use) {
    case PACK_EACH: return people;
    case PACK_GROUP: return (people + PACK_GROUP_OF - 1) / PACK_GROUP_OF;
    default: return 1;
    }
}
