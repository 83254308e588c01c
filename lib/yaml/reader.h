// One file being read: what the parts of the reader share.
#ifndef YAML_READER_H
#define YAML_READER_H

#include "yaml/line.h"
#include "yaml/parse.h"

struct reader {
    struct arena *arena;
    struct arena *tree; // for the nodes below the top level
    const struct sources *sources;
    const struct source *source;
    const struct yaml_limits *limits;
    struct findings *findings;
    struct yaml_file *out;
    size_t nodes;  // in the tree so far
    size_t faults; // entries cut out so far
    size_t step;   // blanks by which most entries go to the right; once something is wrong
    bool stopped;  // the file has too many nodes: nothing more is read
};

// Lines [first, end) of the file; the first `blank` bytes of the first line belong to the lists
// around them, and read as blanks.
struct region {
    uint32_t first, end;
    size_t blank;
};

// The file is none of ours: nothing of it is shown.
void report_no_playbook(struct reader *reader);
// Adds a finding yaml-syntax.
struct finding *syntax_finding(struct reader *reader, struct span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Is every byte of the file good text? Where not, each bad one is reported.
bool preflight(struct reader *reader);
// Lines of directives (%YAML) at the start are skipped, and refused but for %YAML: answers the
// first line behind them.
uint32_t skip_directives(struct reader *reader);
// Reports what YAML allows and playbooks do not have.
void report_refusals(struct reader *reader, const struct parsed *parsed);
// Reads what can be read of lines that do not parse as a whole; reports and cuts out the rest.
struct node *recover(struct reader *reader, struct region lines);
// Parses lines. Where the result is used, it must be accepted.
bool read_region(struct reader *reader, struct region lines, size_t depth, struct parsed *out);
// Counts the nodes and reports what was refused in them.
void accept_parsed(struct reader *reader, const struct parsed *parsed);
// The line of a region, as it reads there.
struct line region_line(const struct reader *reader, struct region lines, uint32_t number);
// From the first content of a region to the end of the last, without comments behind it.
struct span region_span(const struct reader *reader, struct region lines);

void report_duplicates(struct reader *reader);
void collect_comments(struct reader *reader);

// A text of the source for a message: cut where it is long, on one line.
struct str quote_source(struct arena *arena, struct str s);

#endif
