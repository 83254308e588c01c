// Limits and conditions in the words of people.
#ifndef CARDS_WORDS_H
#define CARDS_WORDS_H

#include "model/playbook.h"

// A fact's id as people say it: room_rate -> room rate.
struct str spoken(struct arena *arena, struct str id);
// What a fact is called: in English its id, in other languages, which are not plain ASCII, its
// title.
struct str fact_said(struct arena *arena, const struct playbook *playbook, struct str id,
                     const struct phrases *in);
// "£100 per stay", "50% of “room rate” for each night per stay", "no limit".
struct str limit_said(struct arena *arena, const struct playbook *playbook, struct limit limit,
                      const struct phrases *in);
// An amount of a gesture: "£40", "3 nights".
struct str amount_said(struct arena *arena, const struct playbook *playbook,
                       const struct gesture *gesture, int64_t amount, const struct phrases *in);
// "at most 2 per guest per 12 months".
struct str at_most_said(struct arena *arena, const struct at_most *most, const struct phrases *in);
// A condition as part of a sentence: "somebody is hurt or unsafe", "guest tier gold". Empty for
// NULL.
struct str condition_words(struct arena *arena, const struct playbook *playbook,
                           const struct condition *condition, const struct phrases *in);

#endif
