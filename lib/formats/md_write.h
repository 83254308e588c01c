// The parts of the Markdown writer: blocks in md.c, runs in md_text.c.
#ifndef FORMATS_MD_WRITE_H
#define FORMATS_MD_WRITE_H

#include "formats/inline.h"

struct md {
    struct buf *out;
    unsigned audience;
    unsigned level;    // sections around what is written
    struct str prefix; // of every line: "> ", or the indent of a list's item
    struct str marker; // in place of the prefix, once: "- "
    struct str outer;  // the prefix of a blank line before the marker
    bool started;
    bool tight;    // no blank line before the next block
    bool in_table; // a line of text must not end
};

void md_runs(struct md *md, const struct doc_node *node);
void md_text(struct md *md, struct str s);
// Between signs, as "**".
void md_wrapped(struct md *md, const char *sign, struct str s);

#endif
