// Lines of standard input, in constant memory.
#ifndef CMD_LINES_H
#define CMD_LINES_H

#include "empower.h"

#include <stdbool.h>
#include <stddef.h>

enum { MOST_LINE = 65536 };

struct lines {
    char *ptr;
    size_t start, end; // what is read and not yet given out
    bool at_end;
    bool failed; // it ended because it could not be read (said)
};

void lines_open(struct lines *lines);
// The next line without its break; NULL at the end. What is longer than MOST_LINE is read to its
// end and told apart by `too_long`.
const char *lines_next(struct lines *lines, size_t *len, bool *too_long);

// Answers every line of a batch, each for itself; a line that is too long has an answer of its own.
// Answers the exit code.
typedef enum emp_status answer_line(bool *out, struct emp_playbook *playbook, const char *line,
                                    size_t len, const void *options);
int answer_lines(struct emp_playbook *playbook, answer_line *answer, const void *options,
                 const char *too_long_answer);

#endif
