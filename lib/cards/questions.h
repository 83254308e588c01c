// The questions that come before an offer, and what an escalation is about, in words.
#ifndef CARDS_QUESTIONS_H
#define CARDS_QUESTIONS_H

#include "cards/offers.h"

// Fills card->first from the conditions and the evidence of the offers that may be given.
void make_questions(struct card *card, const struct asker *asker);
// "somebody is hurt or unsafe"; empty for NULL.
struct str occasion_words(struct arena *arena, const struct playbook *playbook,
                          const struct condition *when, const struct phrases *in);
// Can a condition not be met as long as everything is as the facts' `assume` says?
bool is_assumed_away(const struct playbook *playbook, const struct condition *when);

#endif
