// A YAML file as a tree that knows where every byte of it stands.
#ifndef YAML_TREE_H
#define YAML_TREE_H

#include "text/finding.h"
#include "text/source.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

enum node_style {
    STYLE_PLAIN,
    STYLE_SINGLE,  // 'quoted'
    STYLE_DOUBLE,  // "quoted"
    STYLE_LITERAL, // |
    STYLE_FOLDED,  // >
    STYLE_BLOCK,   // list or map by indentation
    STYLE_FLOW     // [list] or {map}
};

// 40 bytes: a line of a playbook makes about two of them.
struct node {
    struct span at; // a scalar with its quotes; a block list or map ends with its last child
    union {
        const char *ptr;    // scalar: its value, escapes resolved; often a slice of the source
        struct node *first; // list, map: first child
    };
    uint32_t len;      // scalar: bytes; list, map: number of children
    uint8_t kind;      // enum node_kind
    uint8_t style;     // enum node_style
    uint8_t hurt;      // a part of this list or map was cut out by recovery
    uint8_t unused;    // explicit padding
    struct node *next; // sibling
    struct node *key;  // child of a map: the scalar left of the colon (always a scalar)
};

struct comment {
    struct span at; // from '#' to the end of the line
};

struct yaml_limits {
    size_t bytes;  // of a file
    size_t depth;  // of nesting
    size_t nodes;  // of a file
    size_t scalar; // bytes of one scalar
};
extern const struct yaml_limits yaml_limits_default; // 1 MiB, 32, 100000, 64 KiB

struct yaml_file {
    struct node *root;             // NULL: nothing could be read (an empty file, no UTF-8)
    LIST(struct comment) comments; // in order; empty where `with_comments` was not asked for
    LIST(struct span) cut;         // pieces that recovery took out
    bool broken;                   // a syntax error was reported
};

// Reads file `index` of `sources` into `arena`. Findings: yaml-syntax, duplicate-key. After a
// syntax error the innermost faulty entry is cut out and reported, and everything else is read.
void yaml_read(struct yaml_file *out, struct arena *arena, const struct sources *sources,
               size_t index, const struct yaml_limits *limits, bool with_comments,
               struct findings *findings);

// As yaml_read, with the nodes below the top level in an arena of their own, in the order of the
// file: they can be given back while the tree is used up. Texts stay in `arena`.
void yaml_read_apart(struct yaml_file *out, struct arena *arena, struct arena *nodes,
                     const struct sources *sources, size_t index, const struct yaml_limits *limits,
                     bool with_comments, struct findings *findings);

struct str node_str(const struct node *scalar);
struct text node_text(const struct node *scalar);
// Where the bytes from `start` to `end` of a text stand in its file; they begin and end with no
// white space. All of the text where that cannot be told.
struct span text_part(const struct sources *sources, const struct text *text, size_t start,
                      size_t end);
// The value of a key of a map, or NULL. Linear.
struct node *node_get(const struct node *map, struct str key);

#endif
