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
    const char *version; // of the program
    struct str folder;   // in which relative names of files begin, and
    struct str root;     // of its repository: absolute paths, or both empty
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

struct json;
// Finding `i` of a part, as an object of the JSON contract (json.c).
void report_write_json(struct json *json, const struct report *report,
                       const struct report_part *part, size_t i);
// The name of a file as a path from the root of the repository; never absolute.
struct str report_path(const struct report *report, struct str name);
// A text for people who may read it in a log or a browser: its controls are shown.
struct str report_shown(const struct report *report, struct str text);
// What is wrong and the way out, in one line; controls are shown.
struct str report_says(const struct report *report, const struct finding *finding);
// How many findings of a level a report holds.
size_t report_count(const struct report *report, enum level level);
size_t report_dropped(const struct report *report);

#endif
