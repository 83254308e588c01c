// What deciding needs of an open playbook: made at the first use, refused where it is broken.
#ifndef API_DECISIONS_H
#define API_DECISIONS_H

#include "api/door.h"

// As door_open; what was made on the way is forgotten where the call fails.
enum emp_status decisions_open(struct emp_playbook *playbook, door_job *job, void *arguments);
// Inside a job: makes the decider and the digest. Refuses and answers false where a mistake in the
// playbook lies in what every decision rests on.
bool decisions_ready(struct emp_playbook *playbook);

#endif
