// Items of lists in the source: what goes with one that is taken out.
#ifndef LINT_ITEMS_H
#define LINT_ITEMS_H

#include "lint/rule.h"

// Offers to take the item of this text out: its lines with the dash, or the comma before it.
// Nothing is offered where it cannot be taken out by itself: it is the first in brackets, or a
// comment stands behind it.
void item_offer_out(struct lint *lint, struct finding *finding, struct span text,
                    const char *title);
// Offers, as a guess, to add an id behind the last one of a list that stands in brackets.
void item_offer_in(struct lint *lint, struct finding *finding, const refs *list, struct str id,
                   const char *title);

#endif
