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

// A case that comes to a verdict, as short as can be.
struct witness {
    struct str command; // empty: there is none, or it takes too long to find
    enum verdict verdict;
};
// One of the request's role and gesture that comes to `wished`, or to anything where none does;
// where the request has an amount, of that. The command lives in `arena`.
struct witness witness_find(struct arena *arena, struct arena *scratch, struct decider *decider,
                            const struct request *asked, enum verdict wished);

#endif
