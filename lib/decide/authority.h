// What a role may give of a gesture by itself: the grants it holds, its own and those from below.
#ifndef DECIDE_AUTHORITY_H
#define DECIDE_AUTHORITY_H

#include "model/playbook.h"

// Does a grant of the gesture name the role itself?
bool gesture_names_role(const struct gesture *gesture, int32_t role);

// Does `holder` hold what is granted to `granted`? Itself, a role that reports to it (however far
// below) unless it has own_grants_only, or the role that it is the same as. Indexes into `roles`,
// or -1 for nobody.
bool role_holds(const struct playbook *playbook, int32_t holder, int32_t granted,
                const struct gesture *gesture);

typedef LIST(const struct grant *) held_grants;

// The grants of a gesture that a role holds and that are in force on `as_of` (DATE_NONE: all of
// them), without joint ones; unlimited first, then those without a condition, then as written.
held_grants grants_held(struct arena *arena, const struct playbook *playbook, int32_t role,
                        const struct gesture *gesture, struct date as_of);

// Is whatever `small` allows allowed by `large` as well, whatever the facts? Scopes are not
// compared.
bool limit_covers(const struct limit *large, const struct limit *small);

// Does whoever holds `above` gain anything over whoever holds `own`?
bool grants_hold_more(const held_grants *above, const held_grants *own);

// The lowest role above `role` (up reports_to) that holds more of the gesture than `role` does, or
// -1. Used for "who can say yes above my limit".
int32_t approver_above(struct arena *arena, const struct playbook *playbook, int32_t role,
                       const struct gesture *gesture, struct date as_of);

// The first day of `effective`, else DATE_NONE: the as-of date where nobody says one.
struct date playbook_first_day(const struct playbook *playbook);
// Is a dated entry in force? A missing `from` or `until` is open.
bool in_force(const struct when *from, const struct when *until, struct date as_of);

#endif
