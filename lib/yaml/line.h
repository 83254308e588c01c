// The shape of single lines, as an author sees them: how far right, and what kind of entry.
#ifndef YAML_LINE_H
#define YAML_LINE_H

#include "text/source.h"

enum line_kind {
    LINE_EMPTY, // blank, or a comment only
    LINE_DASH,  // - item
    LINE_KEY,   // key: value
    LINE_TEXT   // anything else
};

struct line {
    struct str s;   // without the line break
    uint32_t start; // position of s
    size_t indent;  // blanks before the content; with a tab among them, the spaces before the tab
    size_t content; // offset of the first byte that is no blank
    size_t colon;   // LINE_KEY: offset of the colon behind the key
    enum line_kind kind;
    bool tabbed; // a tab stands among the blanks
    bool open;   // LINE_KEY: only a comment, if anything, follows the colon
};

// Line `number` (from 0). The first `blank` bytes count as spaces.
struct line line_read(const struct source *source, uint32_t number, size_t blank);
struct str line_content(const struct line *line);

// Offset of the colon that ends the key a text begins with; -1 where there is none.
ptrdiff_t key_colon(struct str content);
// Offset behind the closing quote of the text in quotes that `s` begins with; 0: it does not close.
size_t quoted_end(struct str s);
// Length of the sign and blank that people begin an item of a list with (- • * 1.); 0: none.
size_t item_mark(struct str content);
// Length of a blank other than space and tab (non-breaking ...) that `s` begins with; 0: none.
size_t odd_space(struct str s);
bool is_document_mark(struct str content); // --- or ...
// A word as keys are: letters, digits, - and _.
bool is_name(struct str s);
size_t name_length(struct str s); // of the name that `s` begins with
// `s` without blanks at its end and without the comment that a plain text ends at.
struct str plain_end(struct str s);
// Does anything in the file look like an entry of a playbook?
bool looks_like_playbook(struct str bytes);

#endif
