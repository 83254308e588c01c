// The command that asks a case again: "empower can refund £30 our_fault --role agent --as-of ..".
#ifndef PROVE_WITNESS_H
#define PROVE_WITNESS_H

#include "decide/decide.h"

// One line, its words as a shell reads them; not escaped for terminals.
struct str witness_command(struct arena *arena, const struct playbook *playbook,
                           const struct request *request);
// Leaves out known facts one after the other where the decision stays the same without them, but
// for those to be kept. `known` holds the facts of the request, and is changed.
struct decision witness_shorten(struct decider *decider, struct arena *scratch,
                                struct request *request, struct known *known, const bool *kept);

#endif
