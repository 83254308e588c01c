// GitHub's primaryLocationLineHash: names a line by the hundred characters from it on.
#ifndef REPORTERS_LINE_HASH_H
#define REPORTERS_LINE_HASH_H

#include "base/arena.h"
#include "base/str.h"

struct line_hash {
    uint64_t hash;
    uint32_t count; // which of the lines with this hash it is, from 1
};

struct line_hashes {
    struct line_hash *items; // of line 1, 2, ..
    size_t n;
};

// Of every line of a file; '\n', '\r' and both together end one.
struct line_hashes line_hashes(struct arena *arena, struct str bytes);
// As it is written: "8b7cf3e952e7aeb2:1"; empty where there is no such line.
struct str line_hash_show(struct arena *arena, const struct line_hashes *hashes, uint32_t line);

#endif
