// Pieces of a file, parsed one by one: libyaml's events become nodes.
#ifndef YAML_PARSE_H
#define YAML_PARSE_H

#include "yaml/tree.h"

// Bytes that libyaml reads as a document of its own. They begin where a line begins.
struct piece {
    struct str bytes;
    uint32_t start; // position of the first byte
    size_t blank;   // so many bytes at the start read as blanks: the dashes of enclosing lists
    size_t depth;   // levels of nesting around the piece
};

// Why a piece could not be read.
enum failure {
    PARSED,
    FAIL_SYNTAX,   // libyaml gave up
    FAIL_DOCUMENT, // something follows the end of the document
    FAIL_QUOTE,    // text in quotes goes on in a line that is not indented
    FAIL_ITEMS,    // a text goes on in lines that look like items of a list
    FAIL_DEPTH,    // a limit
    FAIL_SCALAR,   // a limit
    FAIL_NODES     // a limit
};

// What YAML allows and a playbook does not.
enum refusal_kind {
    REFUSE_ANCHOR,
    REFUSE_TAG,
    REFUSE_ALIAS,
    REFUSE_MERGE,    // <<: *x
    REFUSE_KEY,      // a list or map as key
    REFUSE_BRACES,   // {{name}}
    REFUSE_QUESTION, // ? key
    REFUSE_NO_KEY,   // a colon with nothing before it
    REFUSE_COLONS,   // key::
    REFUSE_SPACE,    // {a:1}
    REFUSE_ODD       // a non-breaking space before or behind a name
};

struct refusal {
    enum refusal_kind kind;
    bool dropped;      // the entry `whole` is not in the tree
    struct span at;    // the offending bytes
    struct span whole; // the text or entry they stand in; nowhere: not known
};

struct parsed {
    struct node *root; // NULL: nothing but comments
    enum failure failure;
    uint32_t at;  // position of the failure
    size_t nodes; // made
    LIST(struct refusal) refusals;
};

// Parses a piece into `arena`, with at most `nodes_left` nodes. After a failure nothing stays in
// the arena.
bool parse_piece(struct arena *arena, struct arena *nodes, const struct piece *piece,
                 const struct yaml_limits *limits, size_t nodes_left, struct parsed *out);

#endif
