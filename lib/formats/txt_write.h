// The parts of the text writer: blocks in txt.c, tables in txt_table.c, lines in txt_wrap.c.
#ifndef FORMATS_TXT_WRITE_H
#define FORMATS_TXT_WRITE_H

#include "base/wrap.h"
#include "formats/inline.h"

struct txt {
    struct buf *out;
    unsigned audience;
    unsigned width;    // of a line in cells, with the prefix
    unsigned level;    // sections around what is written
    struct str prefix; // of every line
    struct str marker; // in place of the prefix, once: "[ ] "; as wide as the prefix
    struct str outer;  // the prefix of a blank line before the marker
    bool started;
    bool tight; // no blank line before the next block
};

// The runs of a node as one text: what ends a line is '\n', other white space is one blank.
struct str txt_flat(struct arena *arena, const struct doc_node *node);
// Broken into lines of at most `width` cells and escaped for terminals. A word that is too long is
// cut, but never inside a character.
str_list txt_wrap(struct arena *arena, struct str flat, size_t width);
// The cells of the widest line and of the widest word.
size_t txt_widest_line(struct arena *arena, struct str flat);
size_t txt_widest_word(struct arena *arena, struct str flat);

// Begins a block: a blank line unless it is the first.
void txt_begin(struct txt *txt);
// A line with the prefix; blanks at its end are taken off.
void txt_line(struct txt *txt, struct str line);
size_t txt_room(const struct txt *txt); // cells of a line behind the prefix
void txt_table(struct txt *txt, const struct doc_node *table);

#endif
