// Making plans: what the files that make them share.
#ifndef DECIDE_PLAN_H
#define DECIDE_PLAN_H

#include "decide/inner.h"

// What a rule reads, while it is found out.
struct reading {
    struct decider *decider;
    struct plan *plan;
    numbers marks;
    numbers *todo; // terms that are not yet in the plan
};

uint32_t plan_slot(struct decider *decider, struct plan *plan, fact_key key);
void mark_ref(struct reading *r, const struct ref *ref, uint8_t reserved);
void mark_condition(struct reading *r, const struct condition *condition);
// Puts terms into the plan, each after those that it uses.
void place_terms(struct decider *decider, struct plan *plan, const numbers *todo);
// Marks of terms by their place in the plan, once all are placed.
void settle_marks(const struct decider *decider, uint32_t *marks, uint32_t n);

#endif
