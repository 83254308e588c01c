// What `ask` says: a card, two titles, or the nearest guesses.
#ifndef CARDS_ANSWER_H
#define CARDS_ANSWER_H

#include "cards/card.h"
#include "lookup/lookup.h"

// The object of `ask --json` (a line, without its end). `card` may be NULL; `id` is the batch
// line's own, as text of JSON, and may be empty.
void answer_json(struct buf *out, const struct playbook *playbook,
                 const struct lookup_answer *answer, struct str query, const struct card *card,
                 struct str id);
// For a terminal: the card; where two are close both titles; else the nearest three. `card` may be
// NULL where the band is not LOOKUP_STRONG.
void answer_text(struct buf *out, const struct lookup_answer *answer, const struct card *card,
                 unsigned width, bool bold);
// The ranking with scores and reasons instead of a card.
void answer_explain(struct buf *out, const struct lookup_answer *answer, unsigned width, bool bold);
// How sure the answer is, in words: "Two fit. Which is it?"
const char *answer_headline(const struct lookup_answer *answer);
// Whether a scenario answers the question; else `answer` is null.
bool answer_found(const struct lookup_answer *answer);

#endif
