// The bytes of a playbook's files, and where in them something stands.
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

// Byte positions run through all the files of one playbook as through one long text (as in clang's
// SourceManager), so 8 bytes tell the file, too. The first file begins at 1: {0, 0} is nowhere.
struct span {
    uint32_t start, end; // end is exclusive
};

struct source {
    struct str name;  // as the user wrote it, relative, for messages
    struct str bytes; // as read
    uint32_t base;    // position of the first byte
    uint32_t *lines;  // offsets in `bytes` at which a line begins; only '\n' ends a line
    uint32_t n_lines;
};

struct sources {
    struct arena *arena;
    LIST(struct source) files;
};

// A position for people and machines. Numbers count from 1 but `byte` (from 0).
struct place {
    const struct source *source;
    uint32_t line;
    uint32_t byte;   // offset in the file
    uint32_t column; // in code points
    uint32_t utf16;  // the column in UTF-16 units, from 1
    uint32_t cells;  // the column in terminal cells, from 1, as escape_terminal shows the line
};

struct sources sources_new(struct arena *arena);
// Adds a file; the bytes must outlive it. Answers its index. A file whose positions no longer fit
// into 32 bits fails the arena with ARENA_OVER_LIMIT.
size_t sources_add(struct sources *sources, struct str name, struct str bytes);
// The file a position stands in, its very end included; NULL for nowhere.
const struct source *source_at(const struct sources *sources, uint32_t position);
// All zero for nowhere.
struct place place_at(const struct sources *sources, uint32_t position);
// Its line alone, which is faster to find; 0 for nowhere.
uint32_t line_at(const struct sources *sources, uint32_t position);
// The bytes of a span; empty for nowhere.
struct str span_bytes(const struct sources *sources, struct span span);
// A line (from 1) without its line break ('\r\n' or '\n').
struct str source_line(const struct source *source, uint32_t line);
bool span_is_nowhere(struct span span);

// A scalar as the author wrote it, escapes resolved, with the place it came from.
struct text {
    struct str s; // ptr is NULL where the key is not there
    struct span at;
};

bool text_is_set(struct text text);

#endif
