// What a role may give of a gesture, and whom to ask for more, in the short words of a card.
#ifndef CARDS_OFFERS_H
#define CARDS_OFFERS_H

#include "cards/card.h"

struct asker {
    struct arena *arena;
    const struct playbook *playbook;
    int32_t role; // -1: nobody in particular, so the front line's limits are shown
    struct date as_of;
    const struct phrases *in; // whom to ask, in the language of a sheet; NULL: English
};

// Does a role talk with customers? Where no role is marked so: all but those at the top.
bool role_is_frontline(const struct playbook *playbook, int32_t role);
// The title of an entry, else its id in words.
struct str title_words(struct arena *arena, struct text title, const struct entry *entry);
// With a capital first letter (of ASCII ones).
struct str sentence(struct arena *arena, struct str text);
// "Duty manager, radio 1, within 15 minutes"; `within` counts where it is set, else the role's or
// route's own reply time.
struct str whom_to_ask(const struct asker *asker, const struct ref *who, struct period within);
// "up to £50 per stay (gold: £100)"; empty where the role holds none.
struct str limit_words(const struct asker *asker, const struct gesture *gesture, int32_t role);
// What always holds of it, and how to ask for the rest; `role` -1: only how to ask.
struct str brief_words(const struct asker *asker, const struct gesture *gesture, int32_t role);
void offer_make(struct card_offer *offer, const struct asker *asker, const struct gesture *gesture);
// The card's line on what lies above the limit of the first offer that has one.
void over_make(struct card *card, const struct asker *asker);

#endif
