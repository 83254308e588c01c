// What lint finds in an earlier revision of the same playbooks: lint --since.
#ifndef CMD_SINCE_H
#define CMD_SINCE_H

#include "files.h"

// Gathers a baseline of what is found in the playbooks of `paths`, else in the usual one, as they
// were in the revision that the options name. A path that was not there then adds nothing. Answers an
// exit code.
int findings_since(const struct options *options, const struct words *paths, size_t limit,
                   const struct emp_lint_options *lint, const struct emp_limits *limits,
                   struct bytes *known);

#endif
