// Every text of a playbook, for rules about words.
#ifndef MODEL_EACH_TEXT_H
#define MODEL_EACH_TEXT_H

#include "model/language.h"
#include "model/playbook.h"

// Is called with each text and the row of its key; a list gives each of its items.
typedef void text_visitor(void *context, const struct row *row, const struct text *text);

// Visits in the order of the language's rows, entries by id.
void each_text(const struct playbook *playbook, text_visitor *visit, void *context);

#endif
