// Everything in a playbook that has a date, in order: what is over, and what comes.
#ifndef PROVE_FIGURES_CALENDAR_H
#define PROVE_FIGURES_CALENDAR_H

#include "model/playbook.h"

enum calendar_event {
    EVENT_BEGINS,
    EVENT_ENDS,        // the date is its last day
    EVENT_REVIEW,      // is due
    EVENT_NEXT_REVIEW, // the one after
    EVENT_AGES         // a year after it was confirmed, or happened
};

struct calendar_entry {
    struct date date;
    enum calendar_event event;
    bool over;       // before the as-of day
    struct str kind; // "playbook", "grant", "notice", "sponsor", ...
    struct str id;   // of the entry, "stay-credit/duty-manager" of a grant; empty: the playbook's
    struct str title;
    struct span at;
};

// What is over comes first, then what comes, each by date. What began before the as-of day is left
// out. Without an as-of date (DATE_NONE) nothing is over.
typedef LIST(struct calendar_entry) calendar;
calendar calendar_make(struct arena *arena, const struct playbook *playbook, struct date as_of);

#endif
