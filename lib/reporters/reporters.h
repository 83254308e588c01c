// From findings to text, JSON and the formats of other tools.
#ifndef REPORTERS_REPORTERS_H
#define REPORTERS_REPORTERS_H

#include "base/buf.h"
#include "text/finding.h"

// The findings of one playbook, sorted, every one with its row.
struct report_part {
    const struct findings *findings;
    const struct sources *sources;
    struct str *fingerprints; // one a finding
};

struct report {
    struct arena *arena; // scratch
    const struct report_part *parts;
    size_t n;
    unsigned width; // of the terminal in cells
    bool color;
};

typedef void reporter_write(struct buf *out, const struct report *report);

#define X(name, title) reporter_write reporter_##name;
#include "reporters/reporters.def"
#undef X

struct reporter {
    const char *name, *title;
    reporter_write *write;
};

const struct reporter *reporter_at(size_t i); // NULL past the end
const struct reporter *reporter_find(struct str name);

// How many findings of a level a report holds.
size_t report_count(const struct report *report, enum level level);
size_t report_dropped(const struct report *report);

#endif
