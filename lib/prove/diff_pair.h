// One gesture and one role that are compared, and what is held while all facts vary.
#ifndef PROVE_DIFF_PAIR_H
#define PROVE_DIFF_PAIR_H

#include "prove/diff_inner.h"

// A difference and the days on which it holds; NOT_ANALYSED on none in particular.
struct dated {
    struct difference *difference;
    size_t first, last;
};
#define NO_DAY (SIZE_MAX - 1)

struct pair {
    struct comparison *c;
    const struct gesture *gesture[2];
    int32_t role[2];
    size_t rank;
    LIST(struct date) days;
    survey_ids also;          // gestures that matter where they were given before
    bool also_in_conditions;  // two of them may matter together
    LIST(fact_key) unsaid[2]; // of which saying nothing may mean something else; the same length
    LIST(struct dated) found;
};

struct held {
    size_t day;
    struct str also[2]; // gestures given before; empty: none
    unsigned silent;    // bits: which of pair->unsaid nobody says
};

enum { MOST_UNSAID = 4 }; // facts of which every combination is left unsaid

// Finds days, gestures and unsaid facts to compare with; the surveys are of the first day.
void pair_find_held(struct pair *pair, struct survey *const both[2]);
// The day of the comparison where no day matters.
struct date pair_first_day(const struct comparison *c);
// The last day, or the last minute, before a moment.
struct date pair_day_before(struct date moment);
void pair_not_analysed(struct pair *pair, const char *why);
// Its place in the playbook; -1.
int32_t gesture_named(const struct playbook *playbook, struct str id);

#endif
