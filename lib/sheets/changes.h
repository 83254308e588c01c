// What reads otherwise on a sheet than on one that was printed earlier.
#ifndef SHEETS_CHANGES_H
#define SHEETS_CHANGES_H

#include "doc/doc.h"

// What stands together on paper: a paragraph, an item, a cell of a table.
struct sheet_line {
    struct str page;    // the id of the entry that the page is about; else its title
    struct str section; // the heading above; empty: none
    struct str text;    // of a cell: behind the names of its row and column
};
typedef LIST(struct sheet_line) sheet_lines;

struct sheet_change {
    struct sheet_line line;
    bool added; // else it stands there no longer
};
typedef LIST(struct sheet_change) sheet_changes;

// By page and section as the documents hold them: in each what went, then what came. Lines that
// only changed their places are told as both. Feet of pages do not count. `old` may be NULL: no
// such sheet.
sheet_changes sheet_compare(struct arena *arena, const struct doc *old, const struct doc *fresh);

#endif
