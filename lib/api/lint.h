// What the calls that lint share.
#ifndef API_LINT_H
#define API_LINT_H

#include "api/door.h"
#include "lint/rule.h"

// The options as the library takes them, with the configuration read into `arena`. Refuses and
// answers false where the date cannot be.
bool lint_options_read(struct emp_playbook *playbook, struct arena *arena,
                       const struct emp_lint_options *given, struct lint_options *out);
// The configuration among the options, read into `arena`; NULL: there is none. `sources` as in
// config_read.
struct config *config_given(struct arena *arena, const struct sources *sources,
                            const struct emp_lint_options *given);

#endif
