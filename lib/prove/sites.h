// Places where somebody can mistype what a decision rests on: limits, counts, tests, dates.
#ifndef PROVE_SITES_H
#define PROVE_SITES_H

#include "prove/grounds.h"

// The order is that of what a slip costs.
enum site_part { SITE_LIMIT, SITE_AT_LEAST, SITE_AT_MOST, SITE_TEST, SITE_FROM, SITE_UNTIL };

struct site {
    enum site_part part;
    struct span at;
    const struct ground *ground; // NULL: it stands in a term
    struct term *term;
    struct condition *condition; // of SITE_TEST: the test
    size_t value;                // of SITE_TEST: which of its values
    struct when *when;           // of SITE_FROM and SITE_UNTIL
};
typedef LIST(struct site) sites;

// By part, then in the order of the files.
sites sites_of(struct arena *arena, struct playbook *playbook, const grounds *all);
// "stay-credit/guest-agent", "loyal-guest".
struct str site_id(struct arena *arena, const struct site *site);
// What stands there now: "£50 per stay", "more than 14 nights", "until 2026-06-30".
struct str site_words(struct arena *arena, const struct playbook *playbook,
                      const struct site *site);

union patch_value {
    int64_t amount;
    int32_t count;
    uint8_t op;
    struct value value;
    struct date date;
};

// A mistake, made in the playbook in memory and taken back.
struct patch {
    void *at;
    size_t size;
    union patch_value before, after;
    struct date days[2]; // on which it may matter; DATE_NONE: any
};
typedef LIST(struct patch) patches;

// The mistakes that can be made at a site, the nearest first.
patches site_mistakes(struct arena *arena, const struct playbook *playbook,
                      const struct site *site);
void patch_apply(const struct patch *patch);
void patch_undo(const struct patch *patch);

#endif
