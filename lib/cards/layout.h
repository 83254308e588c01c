// Text laid out for a terminal: blocks of lines with a label, whole words, a right-hand column.
#ifndef CARDS_LAYOUT_H
#define CARDS_LAYOUT_H

#include "cards/card.h"

enum { LABEL_CELLS = 8 }; // " ONE OF "
#define NO_LABEL "        "

struct layout_line {
    const char *label; // LABEL_CELLS wide, or empty
    struct str text;   // what stands behind the label, blanks in front included
};

struct layout_block {
    unsigned rank; // the highest goes first where there is no room
    LIST(struct layout_line) lines;
};

struct layout {
    struct arena *arena;
    unsigned width;
    unsigned right; // column of what stands at the right
    size_t most;    // lines of one block
    LIST(struct layout_block) blocks;
};

struct str safe_text(struct arena *arena, struct str text); // escaped for a terminal
// One line: as many whole words of `text` (escaped here) as fit before `tail`, and dots where some
// are left out.
struct str fit_line(struct arena *arena, struct str text, struct str tail, unsigned width);

// A block of words (escaped here) that begin and go on at column `start`, with a label and `lead`
// before them and `right` at the right of the first line. No more than `most` lines are kept of it.
struct layout_row {
    unsigned rank;
    const char *label;
    struct str lead, left, right;
    unsigned start;
    bool whole; // never shortened
};
void layout_row(struct layout *layout, const struct layout_row *row);
// A block of several texts, three blanks apart, none broken that fits into a line. What does not
// fit into `most` lines is left out, in whole texts.
void layout_list(struct layout *layout, unsigned rank, const char *label, const str_list *list);
size_t layout_lines(const struct layout *layout);
// Drops blocks, the least important first, until no more than `most` lines are left.
void layout_fit(struct layout *layout, size_t most);
void layout_write(struct buf *out, const struct layout *layout, bool bold);

#endif
