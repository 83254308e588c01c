// Limits and conditions in the words of people.
#ifndef CARDS_WORDS_H
#define CARDS_WORDS_H

#include "model/playbook.h"

// A fact's id as people say it: room_rate -> room rate.
struct str spoken(struct arena *arena, struct str id);
// "£100 per stay", "50% of room rate for each night per stay", "no limit".
struct str limit_said(struct arena *arena, const struct playbook *playbook, struct limit limit);
// A condition as part of a sentence: "somebody is hurt or unsafe", "guest tier gold". Empty for
// NULL.
struct str condition_words(struct arena *arena, const struct playbook *playbook,
                           const struct condition *condition);

#endif
