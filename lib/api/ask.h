// What the calls that look something up share.
#ifndef API_ASK_H
#define API_ASK_H

#include "api/door.h"
#include "cards/answer.h"

void ask_prepare(struct emp_playbook *playbook); // its look-up is there
// What the options say; refuses and answers false where something of it cannot be.
bool ask_read(struct emp_playbook *playbook, const struct emp_ask_options *options,
              struct str words, struct lookup_query *query, struct card_options *card);

#endif
