// Tells people at a terminal how far long work has come.
#include "progress.h"
#include "terminal.h"

#include <stdio.h>
#include <unistd.h>

void progress(size_t done, size_t all, const char *what) {
    if (!is_terminal(STDERR_FILENO)) return;
    if (all)
        fprintf(stderr, "\r\033[K%zu of %zu  %s", done, all, what);
    else
        fprintf(stderr, "\r\033[K%zu  %s", done, what);
    fflush(stderr);
}

void progress_end(void) {
    if (!is_terminal(STDERR_FILENO)) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
}
