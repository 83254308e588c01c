// Other programs: what they are given, and what they answer.
#ifndef CMD_PROCESS_H
#define CMD_PROCESS_H

#include "files.h"

struct program {
    const char *const *words; // what to run and its arguments; NULL ends them
    const char *name;         // of the answer, for messages
    struct bytes input;       // for a program that reads all of it before it answers; else none
    bool silent;              // what it says on standard error is for nobody
    size_t limit;             // of the answer, in bytes
};

enum { NO_PROGRAM = 127 }; // the exit code where there is no such program

// Its exit code; -1 where it cannot be run, or its answer not be read (said).
int run_program(const struct program *program, struct bytes *answer);

#endif
