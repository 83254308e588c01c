// Mending playbooks for lint: --fix, --unsafe-fixes, --diff.
#ifndef CMD_MEND_H
#define CMD_MEND_H

#include "files.h"

struct mending {
    const struct options *options;
    bool changed; // some file, by now
};

// Do the options ask for it?
bool mends(const struct options *options);
// Mends the files of a playbook, or shows what would change. Afterwards `playbook` is the one that
// the mended files make. Answers an exit code; where it is not EXIT_YES, `playbook` is freed.
int mend(struct mending *mending, const struct emp_lint_options *lint,
         const struct file_list *files, const struct emp_limits *limits,
         struct emp_playbook **playbook);

#endif
