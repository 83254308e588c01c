// Asking without words: at a terminal while one types, or line by line.
#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "files.h"

// Is there a terminal to type at? Its keys come from standard input, its screen is stderr.
bool can_type(void);
// A list that follows every key, with a card; the card that is chosen goes to stdout. For terminals
// that cannot be drawn on, and for who asks for ACCESSIBLE: a question, a numbered list, a number.
int ask_typed(struct emp_playbook *playbook, const struct emp_ask_options *ask);

#endif
