// What real contacts would have met with in each of two playbooks.
#ifndef PROVE_DIFF_CONTACTS_H
#define PROVE_DIFF_CONTACTS_H

#include "prove/contacts.h"
#include "prove/diff.h"
#include "prove/figures.h"

enum { DIFF_AUTHORITY = DIFF_ROUTE + 1 }; // the classes that a contact can be of

struct contact_change {
    uint64_t line;
    enum diff_class class;
    struct str role, gesture;
    struct str before, after; // "needs-approval by duty-manager"
};

struct contact_tally {
    struct str role; // empty: all
    size_t changed[DIFF_AUTHORITY];
    struct sum money[DIFF_AUTHORITY]; // asked for; a gesture's usual cost where no amount was
    size_t unpriced[DIFF_AUTHORITY];  // neither an amount of money nor a usual cost
};

struct diff_contacts {
    struct arena *arena; // lives as long
    struct str role;     // of this one only; empty: all
    size_t contacts;     // that were read
    size_t failed;       // that one of the playbooks cannot decide
    size_t no_gesture;   // that only say something
    struct contact_tally all;
    LIST(struct contact_tally) roles;  // as they came
    LIST(struct contact_change) first; // the first few that changed
    struct str failure;                // why the first one failed
    uint64_t failed_line;
};

struct diff_contacts diff_contacts_new(struct arena *arena, struct str role);
// Decides a contact in both playbooks and counts it: as it was asked of the new one and of the old.
void diff_contacts_add(struct diff_contacts *contacts, struct arena *scratch,
                       const struct diff_request *request, struct contact *fresh,
                       struct contact *old);

#endif
