// Proof that a role can never give so much alone, and a case that shows it.
#ifndef PROVE_NEVER_H
#define PROVE_NEVER_H

#include "decide/decide.h"

struct never_case {
    struct str witness;   // a command that asks it; empty where no case was found
    enum verdict verdict; // what it comes to
};

// Can the role of the request never be allowed its amount (or anything, without one), whatever the
// facts? False, too, where the proof takes too long.
bool is_never(struct decider *decider, struct arena *scratch, const struct request *request);
// A case of what is never allowed. The witness lives in `arena`.
struct never_case never_shown(struct decider *decider, struct arena *arena, struct arena *scratch,
                              const struct request *asked);

#endif
