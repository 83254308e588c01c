// The inside of the house style: what is planned for every line of a file.
#ifndef EDIT_PLAN_H
#define EDIT_PLAN_H

#include "edit/edits.h"
#include "yaml/tree.h"

enum { STEP = 2, UNPLANNED = -1 };

// What the beginning of a line stands in.
enum within {
    WITHIN_NOTHING, // keys, dashes, comments, blank lines, lists and maps in brackets
    WITHIN_TEXT,    // a further line of a plain text or one in quotes
    WITHIN_BLOCK    // a line of a text below | or >: all of it counts
};

struct line_plan {
    int32_t indent;    // blanks that it will begin with; UNPLANNED: it stays as it is
    uint8_t within;    // enum within
    bool opens;        // a key or a dash stands first on it
    bool gone;         // a blank line too many
    bool blank_before; // gets a blank line above it
};

struct plan {
    struct arena *arena;
    struct edits *edits;
    const struct sources *sources;
    const struct source *source;
    const struct yaml_file *file;
    struct line_plan *lines;
    LIST(struct span) texts; // of names and texts, in order
};

// Lines count from 0, positions are those of the sources.
uint32_t plan_line(const struct plan *plan, uint32_t position);
struct str plan_text(const struct plan *plan, uint32_t line); // without a BOM and its line break
uint32_t plan_start(const struct plan *plan, uint32_t line);  // position of that text
bool plan_is_blank(const struct plan *plan, uint32_t line);
int32_t plan_column(const struct plan *plan, uint32_t position); // bytes before it on its line
bool plan_is_first(const struct plan *plan, uint32_t position);  // only blanks are
// The blanks that a line begins with; UNPLANNED where a tab is among them.
int32_t plan_indent(const struct plan *plan, uint32_t line);

bool plan_is_block_text(const struct node *node); // is it below | or >?

void plan_tree(struct plan *plan);     // every line of the tree (plan_tree.c)
void plan_comments(struct plan *plan); // lines of comments follow those around them (plan_lines.c)
void plan_blank_lines(struct plan *plan);
void plan_entries(struct plan *plan);

// The last line of a node; below | and >, with the blank lines that belong to the text.
uint32_t plan_last_line(const struct plan *plan, const struct node *node);

#endif
