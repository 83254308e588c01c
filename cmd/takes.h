// Options that do not apply to what is asked for.
#ifndef CMD_TAKES_H
#define CMD_TAKES_H

#include "command.h"
#include "empower_print.h"

// An option that only some take.
struct asked {
    const char *option;
    bool given;
    unsigned takes; // the bit of enum emp_takes
};

// What there is to choose from.
struct taker {
    const char *name;
    unsigned takes;
};
typedef bool taker_at(struct taker *out, size_t i); // false past the end

// Says which option changes nothing about `name`, and what it is for; false where there is none.
bool refuse_idle(const struct asked *asked, size_t n, const char *name, taker_at *all);
bool sheet_taker(struct taker *out, size_t i); // kinds of sheets

#endif
