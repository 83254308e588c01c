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
void escape_gift(struct buf *out, struct str s);     // text of Moodle's GIFT
void escape_ics(struct buf *out, struct str s);      // the value of a property of iCalendar
void escape_roff(struct buf *out, struct str s);     // running text of a manual page
void escape_shell(struct buf *out, struct str s);    // one word of a command line
void escape_xml(struct buf *out, struct str s); // text and attributes; U+FFFD for what XML 1.0 bans
void escape_uri(struct buf *out, struct str s); // a path in a relative URI
// JSON as the inside of a script element of HTML.
void escape_script(struct buf *out, struct str json);
// The message and the properties of GitHub's workflow commands; other controls as for terminals.
void escape_workflow(struct buf *out, struct str s);
void escape_workflow_property(struct buf *out, struct str s);
// A plain message of SARIF, before JSON: no placeholder, no link; controls as for terminals.
void escape_sarif(struct buf *out, struct str s);
// Markdown of a comment on a change, where "@name" would call people and "#1" link to issues.
void escape_comment(struct buf *out, struct str s);

#endif
