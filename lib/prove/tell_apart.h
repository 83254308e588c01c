// Telling a playbook from the same one with a mistake in it.
#ifndef PROVE_TELL_APART_H
#define PROVE_TELL_APART_H

#include "decide/decide.h"
#include "prove/sites.h"

struct telling {
    struct arena *arena, *scratch;
    struct decider *decider; // its plans point into the playbook, so that they see a mistake in it
    const struct patch *applied;
    uint64_t steps; // of diagrams so far
};

// Makes a mistake, which is taken back as well where memory runs out before telling_undo.
void telling_apply(struct telling *telling, const struct patch *patch);
void telling_undo(struct telling *telling);

enum apart {
    APART_SAME,    // no case tells them apart
    APART_UNCLEAR, // there are more combinations of facts than can be gone through
    APART_FOUND
};

// Is there a case, for this role, gesture and day, that comes out otherwise with the mistake?
// `line` is then an example of it (in the telling's arena) that passes, and fails with the mistake.
// It says the facts that the condition `kept` names (NULL: none), and others where they matter.
enum apart tell_apart(struct telling *telling, const struct request *request,
                      const struct patch *patch, const struct condition *kept, struct str *line);

#endif
