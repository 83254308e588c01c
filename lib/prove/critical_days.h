// The days on which authority can change: the first one, and where rules begin and end.
#ifndef PROVE_CRITICAL_DAYS_H
#define PROVE_CRITICAL_DAYS_H

#include "model/playbook.h"

typedef LIST(struct date) days;

// More days than this are not listed, and nothing may be concluded.
enum { MOST_CRITICAL_DAYS = 40 };

// The days within `effective` on which a gesture's rules can begin to decide otherwise, the first
// one in front; a single DATE_NONE where the playbook names none.
days critical_days(struct arena *arena, const struct playbook *playbook,
                   const struct gesture *gesture);

#endif
