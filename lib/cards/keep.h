// What an answer shows of a playbook, as bytes: for answering without reading the playbook again.
#ifndef CARDS_KEEP_H
#define CARDS_KEEP_H

#include "base/pack.h"
#include "cards/card.h"

// Of the playbook: what filters scenarios, and the names and titles that answers show. Everything
// else of a playbook that was read so is empty.
void shown_pack(struct pack *pack, struct playbook *playbook);
// A card over a playbook of which that much is there.
void card_pack(struct pack *pack, const struct playbook *playbook, struct card *card);

#endif
