// A line on how far long work has come, for people who wait at a terminal.
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stddef.h>

// "3 of 12  what"; `all` 0: nobody knows how many there are. Nothing where standard error is no
// terminal.
void progress(size_t done, size_t all, const char *what);
void progress_end(void); // takes the line away

#endif
