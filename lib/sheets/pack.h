// What a training day needs on paper, and how often.
#ifndef SHEETS_PACK_H
#define SHEETS_PACK_H

#include "sheets/sheets.h"

enum pack_use {
    PACK_ONCE,  // for whoever leads the day, or for the wall
    PACK_EACH,  // one for each who takes part
    PACK_GROUP, // one for each group that plays: an agent, a customer and an observer
};

struct pack_item {
    const char *kind; // of sheet
    bool key;         // its answers
    enum pack_use use;
    enum label how; // it is printed
};

enum { PACK_GROUP_OF = 3 };

const struct pack_item *pack_at(size_t i); // in the order of the day; NULL past the end
const struct pack_item *pack_find(const char *kind); // NULL where it is no part of the day
// How often to print it for so many people; 0 people are one group.
unsigned pack_copies(const struct pack_item *item, unsigned people);
// What its file is called, without the ending: "04-role-play".
enum { PACK_NAME = 32 };
void pack_name(char out[PACK_NAME], size_t i);

#endif
