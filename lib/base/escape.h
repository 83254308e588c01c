// One escaping function per place that untrusted text can go to.
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include "base/buf.h"

// Terminals and logs: controls and bidi marks become \xNN or \u{NNNN}; "##[", "##vso[" and a "::"
// at the start of a line are broken up by a zero-width-free visible backslash. A tab becomes one
// blank. Line breaks stay only where `keep_breaks` says so.
void escape_terminal(struct buf *out, struct str s, bool keep_breaks);
// How many terminal cells escape_terminal's answer takes (without line breaks).
size_t escape_terminal_cells(struct str s);
void escape_html(struct buf *out, struct str s);     // text and double-quoted attributes
void escape_markdown(struct buf *out, struct str s); // inline text of CommonMark, one line
void escape_json(struct buf *out, struct str s);     // the inside of a JSON string
void escape_csv(struct buf *out, struct str s);      // a cell, quotes included where it needs them
void escape_roff(struct buf *out, struct str s);     // running text of a manual page
void escape_xml(struct buf *out, struct str s);      // text and attributes; drops what XML 1.0 bans

#endif
