// Proof that a role can never give so much alone, and a case that shows it.
#include "prove/never.h"

#include "prove/witness.h"

bool is_never(struct decider *decider, struct arena *scratch, const struct request *request) {
    struct proof_case found;
    bool over = request->has_amount;
    return decide_never(decider, scratch, request, over, request->amount - over, &found) ==
           PROOF_NEVER;
}

// The likeliest case is one in which somebody else may say yes.
struct never_case never_shown(struct decider *decider, struct arena *arena, struct arena *scratch,
                              const struct request *asked) {
    struct witness found = witness_find(arena, scratch, decider, asked, VERDICT_NEEDS_APPROVAL);
    return (struct never_case){found.command, found.verdict};
}
