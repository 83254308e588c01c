// What an earlier run has kept of a playbook, for answering questions without reading it.
#ifndef API_COMPILED_H
#define API_COMPILED_H

#include "api/door.h"
#include "cards/card.h"

extern const char build_digest[]; // over the sources of this library and what they are built with

// NULL where the bytes are not what emp_compile wrote for these files, limits and options.
struct kept *kept_open(struct arena *arena, const struct emp_compiled *compiled,
                       const struct emp_file *files, size_t n, const struct yaml_limits *limits);
// What answers show of the playbook, and a look-up over it or over the playbook itself; NULL where
// what was kept is broken.
struct playbook *kept_model(struct kept *kept);
struct lookup *kept_lookup(struct kept *kept, const struct playbook *model);
// Are these the role and the day that cards were kept for?
bool kept_is_for(const struct kept *kept, const struct emp_ask_options *options);
// The card of a scenario of kept_model; NULL where what was kept of it is broken.
struct card *kept_card(const struct kept *kept, struct arena *scratch,
                       const struct scenario *scenario);

#endif
