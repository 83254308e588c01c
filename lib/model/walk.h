// Every reference and condition of a playbook, wherever a row of the language says that one stands.
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include "model/playbook.h"

// What is told of a playbook; NULL: not of that.
struct walk {
    void *context;
    // What follows stands in this section, in this entry; NULL: none.
    void (*at)(void *context, const char *section, struct entry *entry);
    // A name that is there, and the kinds of entries that it may name (bits 1u << enum kind).
    void (*ref)(void *context, struct ref *ref, uint32_t kinds);
    void (*condition)(void *context, struct condition *condition);
    void (*limit)(void *context, struct limit_at *limit);
    void (*facts)(void *context, fact_values *facts); // of an example
};

void walk_playbook(struct playbook *playbook, const struct walk *walk);

#endif
