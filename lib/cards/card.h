// The one card of a scenario, as `ask`, `sheet card` and the handout show it.
#ifndef CARDS_CARD_H
#define CARDS_CARD_H

#include "base/buf.h"
#include "base/json.h"
#include "base/wrap.h"
#include "model/playbook.h"

struct card_offer {
    const struct gesture *gesture;
    struct str limit; // "up to £50 per stay (gold: £100)", "no limit", "" where the role holds none
    struct str brief;     // the same where there is no room: what always holds, and how to ask
    struct str authority; // "your own authority", "ask Duty manager", "nobody may"
    bool own;             // the role may give it alone
    bool one_of;          // a guardrail forbids it beside an earlier offer of the card
};

struct card {
    const struct scenario *scenario;
    const struct role *role;       // NULL: nobody asked in particular
    struct str title, moment, say; // say: acknowledge
    str_list first;                // questions to answer before an offer, in words
    str_list handover; // mandatory escalations: "Somebody is hurt -> Safety team, ext. 911, within
                       // 10 minutes"
    LIST(struct card_offer) offers; // in the author's order
    struct str over; // "£50 -> Duty manager, radio 1, within 15 minutes"; may be empty
    str_list never_say, say_instead,
        never_do;     // of the guardrails that apply to all or to these offers
    str_list notices; // in force on the as-of date
    struct str next, time_budget;
    size_t live_handover; // so many of `handover`, at its beginning, are not ruled out by what is
                          // assumed where nobody says otherwise
    bool over_any;        // nothing of it is the role's to give: `over` is whom to ask
    str_list beware; // of the guardrails that name one of these offers: what never to say or do
};

// The width a card is drawn for where there is no terminal.
enum { CARD_WIDTH = 100, CARD_LINES = 12 };

struct card_options {
    int32_t role;      // index, -1: none
    struct date as_of; // DATE_NONE: the first day of `effective`
    // Of what stands on paper: questions, hand-overs, time, offers. NULL: English, as the terminal.
    const struct phrases *in;
};

struct card *card_make(struct arena *arena, const struct playbook *playbook,
                       const struct scenario *scenario, struct card_options options);
// Is a notice meant for the teams of a role? -1: for anybody's.
bool notice_is_for(const struct playbook *playbook, const struct notice *notice, int32_t role);
// For a terminal `width` cells wide: at most 12 lines, never a cut word; what does not fit is left
// out from the least important up (notices, never-say ...) with a last line that says how to see
// all. `bold` marks labels with SGR 1. Text is escaped for terminals. Width 0: CARD_WIDTH.
void card_text(struct buf *out, const struct card *card, unsigned width, bool bold);
// The object that `ask --json` calls "card".
void card_json(struct json *json, const struct playbook *playbook, const struct card *card);

#endif
