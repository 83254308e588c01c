// A new example of a gesture or scenario.
#ifndef API_NEW_EXAMPLE_H
#define API_NEW_EXAMPLE_H

#include "api/door.h"

// Is there such a gesture or scenario, and can it be decided? Refuses and answers false where not.
bool new_example_ready(struct emp_playbook *playbook, struct str id);
// Writes it as an item of a list at `indent`, or without a dash and line break for SIZE_MAX. Of a
// gesture: what a frontline role is told who says nothing more, which is right as it stands.
void new_example(struct buf *out, struct emp_playbook *playbook, struct str id, size_t indent);

#endif
