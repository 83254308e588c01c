// From files to a playbook.
#ifndef MODEL_READ_H
#define MODEL_READ_H

#include "model/playbook.h"
#include "yaml/tree.h"

// Reads every file of `sources` as one playbook. Everything lives in `arena`. Findings: all form
// rules that reading can see. Never fails for bad input: what could not be read is left out, and
// said.
struct playbook *playbook_read(struct arena *arena, struct sources *sources,
                               const struct yaml_limits *limits, struct findings *findings);

// The first 12 hex digits of SHA-256 over the playbook in canonical order: comments, layout and the
// splitting into files do not change it; any word or number does.
struct str playbook_digest(struct arena *arena, const struct playbook *playbook);

#endif
