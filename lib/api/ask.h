// What the calls that look something up share.
#ifndef API_ASK_H
#define API_ASK_H

#include "api/door.h"
#include "cards/answer.h"

// The look-up of a playbook that is read is there.
void ask_prepare(struct emp_playbook *playbook);
// The model of a playbook is there that a question of these options needs: read, or what was kept.
void ask_open(struct emp_playbook *playbook, const struct emp_ask_options *options);
// The card of a scenario. False where what was kept of it is broken: then the playbook is read, and
// the question is to be asked again.
bool ask_card(struct card **out, struct emp_playbook *playbook, const struct scenario *scenario,
              const struct card_options *options);
// What the options say; refuses and answers false where something of it cannot be.
bool ask_read(struct emp_playbook *playbook, const struct emp_ask_options *options,
              struct str words, struct lookup_query *query, struct card_options *card);

#endif
