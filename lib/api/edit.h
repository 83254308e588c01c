// What the calls that change a playbook's files share.
#ifndef API_EDIT_H
#define API_EDIT_H

#include "api/door.h"
#include "edit/edits.h"

// Where changed files go.
struct edit_taker {
    emp_take *take;
    void *context;
    // Takes the changes alone, in place of `take`; sorted. Files that cannot be read have none.
    void (*changes)(void *context, size_t file, const struct edits *edits);
};

// A playbook read once more, with the bytes that its files would get.
struct second_reading {
    struct sources sources;
    struct findings findings;
    struct playbook *model;
};
// `files`: the bytes of each file, in order. Everything lives in the arena.
void read_again(struct second_reading *out, struct arena *arena,
                const struct emp_playbook *playbook, const struct str *files);

// Hands over file `index` with the edits made, which must be sorted. `line`: of what is told of it;
// 0: of its first change.
void hand_over(struct emp_playbook *playbook, const struct edit_taker *taker, size_t index,
               const struct edits *edits, uint32_t line);
// The same for a file that cannot be read.
void hand_over_broken(struct emp_playbook *playbook, const struct edit_taker *taker, size_t index);

// emp_format and emp_fix, for any taker.
enum emp_status format_open(struct emp_playbook *playbook, const struct edit_taker *taker);
enum emp_status fix_open(struct emp_playbook *playbook, const struct emp_lint_options *options,
                         bool unsafe, size_t *fixed, const struct edit_taker *taker);

// An assertion about us: says that nothing was written.
void refuse_altered(struct emp_playbook *playbook, struct str name);

#endif
