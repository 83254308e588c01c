// Lines that do not parse as a whole, split into the entries that their author meant.
#ifndef YAML_SPLIT_H
#define YAML_SPLIT_H

#include "yaml/reader.h"

enum { INDENTS_MOST = 16 };

// Lines whose entries stand side by side.
struct block {
    struct region lines;
    size_t level; // blanks before its entries
    enum node_kind kind;
};

enum standing {
    AT_LEVEL,
    ODD,   // further left or right
    TABBED // a run of lines with tabs
};

struct entry {
    struct region lines;
    enum standing standing;
};

// Finds where entries begin, and whether they have dashes; `expected` is how many blanks they
// should have, SIZE_MAX where nobody knows.
struct block split_block(const struct reader *reader, struct region lines, size_t expected);
// The entry that begins with a line of the block that is not empty.
struct entry split_entry(const struct reader *reader, const struct block *block, uint32_t first);
// By how many blanks most of the file goes to the right.
size_t usual_step(const struct reader *reader);

bool is_entry(const struct line *line); // a name with a colon or a dash, behind spaces
// Are there entries in these lines that stand side by side?
bool holds_entries(const struct reader *reader, struct region lines, size_t expected);
bool has_lines(const struct reader *reader, struct region lines);
struct region lines_below(struct region lines); // without the first
struct region skip_empty(const struct reader *reader, struct region lines);
// Does text in brackets that the first line opens end in a later line?
bool is_flow(const struct reader *reader, struct region lines);
// The name in a line that holds one and signs only; empty where there is more, or none.
struct str lone_name(const struct line *line);

#endif
