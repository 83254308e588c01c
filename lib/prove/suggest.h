// Examples that are written for somebody to paste.
#ifndef PROVE_SUGGEST_H
#define PROVE_SUGGEST_H

#include "decide/decide.h"

// The example that asks what the request asks and expects what was decided. Lives in `arena`.
struct example suggest_example(struct arena *arena, const struct playbook *playbook,
                               const struct request *request, const struct decision *decision);
// Leaves out one fact after the other where the example stays as good as it is; but not those that
// the condition `kept` names (NULL: none).
typedef bool suggest_good(void *context, const struct example *example);
void suggest_shorten(struct example *example, const struct condition *kept, suggest_good *good,
                     void *context);
// "- {as: agent, give: credit, amount: £50, facts: {our_fault: yes}, expect: allow}"
struct str suggest_line(struct arena *arena, const struct example *example);

#endif
