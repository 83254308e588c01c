// The keys of a file as its author sees them, by indentation and brackets, whole or half written.
#ifndef EDITOR_OUTLINE_H
#define EDITOR_OUTLINE_H

#include "base/arena.h"
#include "base/str.h"

enum { OUTLINE_DEEPEST = 32 };

// A list or map around the place that has been reached.
struct nesting {
    size_t indent;  // of its keys or dashes; in brackets: of the line that they begin in
    bool list;      // else a map
    bool flow;      // in brackets
    bool in_value;  // of a map in brackets: behind the colon
    struct str key; // of a map: its key at hand; NULL: none yet
    size_t at;      // where the key or item at hand begins
};

enum standing_at {
    AT_KEY,    // a key is being written, or the first word of something
    AT_VALUE,  // behind the colon
    AT_ITEM,   // in a list
    AT_NOTHING // in a comment, in a text of several lines
};

// A key that was met.
struct outline_key {
    struct str key; // without quotes
    size_t at;      // where it begins
    size_t owner;   // where the key or item begins that its map belongs to
    uint32_t depth; // levels around it, its own included
    bool flow;
};

struct outline {
    struct str text;
    struct nesting levels[OUTLINE_DEEPEST];
    size_t n;
    enum standing_at standing; // at the end of the text
    size_t token;              // where the word or value begins that ends there
    bool fresh;                // AT_KEY: of a map that has no key yet
    size_t line;               // the last line that begins something, but within brackets or texts
    struct arena *arena;       // NULL: keys are not kept
    LIST(struct outline_key) keys;
};

// Reads the text from its start to its end. With an arena, keeps the keys.
void outline_read(struct outline *out, struct arena *arena, struct str text);
// Where the innermost map or list belongs to: `owner` of its keys.
size_t outline_owner(const struct outline *outline);
// Behind the last byte that belongs to key `i`, blank lines and comments left out.
size_t outline_end(const struct outline *outline, size_t i);

#endif
