// What changed in meaning between two playbooks.
#ifndef PROVE_DIFF_H
#define PROVE_DIFF_H

#include "decide/decide.h"

// In the order in which they are told.
enum diff_class {
    DIFF_WIDER,        // a role may do alone what it could not; or a customer is owed more
    DIFF_TIGHTER,      // the other way round
    DIFF_ROUTE,        // somebody else says yes or takes over, is reached or answers otherwise
    DIFF_NOT_ANALYSED, // authority that may have changed, and why nobody can tell
    DIFF_NEW,
    DIFF_GONE,
    DIFF_WORDING, // any other word
    DIFF_CLASSES
};
const char *diff_class_name(enum diff_class class); // "not-analysed"

typedef LIST(struct str) diff_words;

// One case as one of the two playbooks decides it.
struct diff_half {
    diff_words words; // what is asked: the words of `empower can`
    enum verdict verdict;
    enum reason reason;
    struct str by, to; // empty: nobody
    diff_words with;
    struct str rule;
    struct span rule_at;
};

// "needs-approval by duty-manager"
struct str diff_half_words(struct arena *arena, const struct diff_half *half);

struct diff_case {
    struct diff_half before, after;
    struct str role;
    struct date as_of;
};

struct difference {
    enum diff_class class;
    enum kind kind; // of what changed; KIND_NONE: the playbook itself
    struct str id;  // of the gesture or entry; of the playbook a key of its own
    struct str role;
    size_t rank;          // of the role: the lowest first
    struct str words;     // what changed; may be empty
    struct str situation; // where it holds only then; empty: always
    struct span at;       // nowhere, or the rule in the new playbook; in the old one where `in_old`
    bool in_old;
    struct date from, until;   // where it holds only from or until then; else DATE_NONE
    struct diff_case *example; // NULL: none
};
typedef LIST(struct difference) differences;

struct diff_request {
    struct decider *old, *fresh;
    struct str role; // id: authority of this one only; empty: of all
    bool one_day;    // as of `as_of` only
    struct date as_of;
    struct date today; // where no playbook says from when on it holds
};

struct diff {
    const struct playbook *old, *fresh;
    differences list; // sorted
    size_t counts[DIFF_CLASSES];
};

// The differences live in `keep`. `work` is another arena, and is given back.
struct diff diff_make(struct arena *keep, struct arena *work, const struct diff_request *request);

#endif
