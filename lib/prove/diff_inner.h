// What the files of the comparison share.
#ifndef PROVE_DIFF_INNER_H
#define PROVE_DIFF_INNER_H

#include "decide/survey.h"
#include "model/language.h"
#include "prove/diff.h"

enum { OLD, FRESH };

struct comparison {
    struct arena *keep, *work;
    const struct diff_request *request;
    struct decider *decider[2];
    const struct playbook *playbook[2];
    differences *list;
    uint64_t steps; // that surveys took so far
};

struct difference *diff_add(struct comparison *c, enum diff_class class, enum kind kind,
                            struct str id);

// diff_authority.c: what roles may do, decided for all combinations of facts.
void diff_authority(struct comparison *c);
// diff_entries.c: what came, went, and which keys changed. After diff_authority, whose differences
// explain some of them.
void diff_entries(struct comparison *c);

// ---- diff_keys.c: which keys changed, and what rests on them ----

enum key_use { KEY_WORDS, KEY_DECIDES, KEY_ROUTES, KEY_OWED };
enum key_use key_use(enum kind kind, struct str key);

struct key_change {
    struct str key; // "approval.replies_within"
    enum key_use use;
    const struct row *row;
    const void *place[2]; // of the value
};
typedef LIST(struct key_change) key_changes;
// Of two entries of a shape: the rows whose values differ, in the order of the language.
key_changes keys_changed(struct arena *arena, const struct shape *shape, enum kind kind,
                         const void *old, const void *fresh);
bool values_differ(struct arena *arena, const struct row *row, const void *old, const void *fresh);
bool terms_differ(struct arena *arena, const struct term *old, const struct term *fresh);
// The value in short; empty where it is prose, or longer than that.
struct str value_words(struct arena *arena, const struct playbook *playbook,
                       const struct key_change *change, int side);
// Does anything that decides on a gesture differ?
bool gesture_may_differ(struct comparison *c, const struct gesture *old,
                        const struct gesture *fresh);

// ---- diff_words.c: a case in words ----

struct told {
    struct comparison *c;
    const struct gesture *gesture[2];
    struct request request[2];
    struct decision decision[2];
};
// Leaves out facts that neither answer needs.
void told_shorten(struct told *told);
struct str told_words(const struct told *told, enum diff_class class);
struct diff_case *told_case(const struct told *told, struct arena *arena); // lives there
// "guest-agent: £50 per stay; duty-manager: no limit"
struct str authority_words(struct arena *arena, const struct playbook *playbook,
                           const struct gesture *gesture);

#endif
