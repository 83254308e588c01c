// What a playbook covers, and what it lacks; and how many real contacts it knows an answer to.
#ifndef PROVE_FIGURES_COVERAGE_H
#define PROVE_FIGURES_COVERAGE_H

#include "lookup/lookup.h"
#include "prove/figures_contacts.h"
#include "prove/figures_words.h"

enum lack { // bits: what a scenario is without
    LACKS_SIGNALS = 1,
    LACKS_OFFERS = 2,
    LACKS_EXAMPLES = 4,
    LACKS_STORIES = 8,
    LACKS_EXERCISES = 16,
    LACKS_SHEETS = 32 // no role of the front line handles it, and sheets speak to the front line
};
enum { LACKS = 6, MOMENTS = MOMENT_SURPRISE + 1, BANDS = LOOKUP_STRONG + 1 };

struct coverage_scenario {
    const struct scenario *scenario;
    size_t examples;
    unsigned lacks;
    size_t strong, close; // real contacts that it answers, or might
};

enum place_kind { PLACE_CHANNEL, PLACE_ROLE, PLACE_TEAM };

// Where contacts come in, or who takes them.
struct coverage_place {
    enum place_kind kind;
    struct str id, title;
    size_t scenarios; // that it handles
    size_t gestures;  // that a role may give alone, or some role of a team
};

struct coverage {
    struct arena *arena; // lives as long
    const struct playbook *playbook;
    LIST(struct coverage_scenario) scenarios;
    LIST(struct coverage_place) places;
    LIST(const struct gesture *) not_offered;
    size_t moments[MOMENTS];
    // Of real contacts.
    size_t contacts, unsaid, failed;
    size_t bands[BANDS];
    struct word_groups unmatched;
    LIST(struct failed_contact) failures;
};

// `role`: only the scenarios that it handles; -1: all.
struct coverage coverage_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                              struct date as_of);
// Looks the words of a contact up and counts it.
void coverage_add(struct coverage *coverage, struct arena *scratch, const struct lookup *lookup,
                  const struct contact *contact);

#endif
