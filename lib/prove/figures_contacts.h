// What a playbook decides of real contacts: verdicts, approvers and money, counted as they come.
#ifndef PROVE_FIGURES_CONTACTS_H
#define PROVE_FIGURES_CONTACTS_H

#include "prove/contacts.h"
#include "prove/figures.h"

enum { VERDICTS = VERDICT_ASK + 1 };

struct tally {
    int32_t role;
    size_t verdicts[VERDICTS], contacts;
    size_t at_usual;           // without an amount: taken at the gesture's usual cost
    size_t unpriced;           // neither an amount of money nor a usual cost
    size_t small, under_50;    // priced, and under what counts as small; and under 50
    struct sum asked, allowed; // of all that are priced; of those allowed
};

typedef LIST(struct tally) tallies; // one a role that asked, as they came

// A fact that nobody said, though it could still change an answer.
struct missing_fact {
    fact_key key;
    struct str name;
    size_t contacts;
};

struct failed_contact {
    uint64_t line;
    struct str why;
};

struct contact_figures {
    struct arena *arena; // lives as long
    const struct playbook *playbook;
    int64_t small;     // minor units: what is under them counts as small
    size_t contacts;   // that were read
    size_t failed;     // that could not be decided
    size_t no_gesture; // that only say something
    struct tally all;
    tallies *gestures;                    // of each gesture of the playbook
    size_t *approvers;                    // by role: what needs its approval
    LIST(struct missing_fact) missing;    // as they came
    LIST(struct failed_contact) failures; // the first few
};

struct contact_figures contact_figures_new(struct arena *arena, const struct playbook *playbook,
                                           int64_t small);
// Decides a contact and counts it.
void contact_figures_add(struct contact_figures *figures, struct arena *scratch,
                         struct decider *decider, struct contact *contact);
// Counts a contact that could not be read or decided.
void contact_figures_fail(struct contact_figures *figures, const struct contact *contact);

#endif
