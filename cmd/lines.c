// Lines of standard input, in constant memory.
#include "lines.h"

#include "files.h"
#include "terminal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = MOST_LINE + 2 }; // the longest line and its break

void lines_open(struct lines *lines) {
    *lines = (struct lines){.ptr = take_memory(NULL, ROOM)};
}

// Whoever waits for an answer before the next question has it before this one waits.
static void fill(struct lines *lines) {
    memmove(lines->ptr, lines->ptr + lines->start, lines->end - lines->start);
    lines->end -= lines->start;
    lines->start = 0;
    output_flush();
    ssize_t got;
    do got = read(STDIN_FILENO, lines->ptr + lines->end, ROOM - lines->end);
    while (got < 0 && errno == EINTR);
    if (got < 0) say("standard input cannot be read: %s", strerror(errno));
    lines->failed = got < 0;
    lines->at_end = got <= 0;
    if (got > 0) lines->end += (size_t)got;
}

static void skip_line(struct lines *lines) {
    for (;;) {
        char *newline = memchr(lines->ptr + lines->start, '\n', lines->end - lines->start);
        if (newline) {
            lines->start = (size_t)(newline - lines->ptr) + 1;
            return;
        }
        lines->start = lines->end;
        if (lines->at_end) return;
        fill(lines);
    }
}

const char *lines_next(struct lines *lines, size_t *len, bool *too_long) {
    *too_long = false;
    for (;;) {
        char *line = lines->ptr + lines->start;
        size_t have = lines->end - lines->start;
        char *newline = memchr(line, '\n', have);
        if (newline) have = (size_t)(newline - line);
        if (newline || (lines->at_end && have)) {
            lines->start += have + (newline != NULL);
            *len = have && line[have - 1] == '\r' ? have - 1 : have;
            *too_long = *len > MOST_LINE;
            return line;
        }
        if (lines->at_end) return NULL;
        if (have == ROOM) {
            *too_long = true;
            *len = 0;
            skip_line(lines);
            return lines->ptr;
        }
        fill(lines);
    }
}

int answer_lines(struct emp_playbook *playbook, answer_line *answer, const void *options,
                 const char *too_long_answer) {
    struct lines lines;
    int code = EXIT_YES;
    size_t len;
    bool too_long;
    lines_open(&lines);
    for (const char *line; (line = lines_next(&lines, &len, &too_long));) {
        bool answered = false;
        enum emp_status status = EMP_OK;
        if (too_long)
            print_text(too_long_answer);
        else
            status = answer(&answered, playbook, line, len, options);
        if (status != EMP_OK) {
            code = settle(playbook, status);
            break;
        }
        if (!answered) code = EXIT_USAGE;
    }
    return lines.failed ? EXIT_UNREADABLE : code;
}
