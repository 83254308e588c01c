// The tree under construction, and where exactly its texts stand.
#ifndef YAML_BUILD_H
#define YAML_BUILD_H

#include "yaml/parse.h"

// A list or map that is not yet closed.
struct frame {
    struct node *node;
    struct node **tail; // where its next child goes
    struct node *key;   // read, and waiting for its value
    bool bad_key;       // the key is no plain name
    bool braces;        // a key was a map in braces
    size_t opened;      // refusals that there were before it
    size_t refusals;    // that there were before the current entry
    uint32_t done;      // position up to which it is read
};

struct builder {
    struct arena *arena;
    struct arena *nodes; // for the nodes below the top level
    const struct piece *piece;
    const struct yaml_limits *limits;
    struct parsed *out;
    size_t nodes_left;
    struct node *spare; // nodes that are allocated and not yet used
    size_t n_spare;
    LIST(struct frame) stack;
    struct frame few[8]; // where the stack begins
};

// What an event says of a text.
struct scalar {
    enum node_style style;
    struct str value; // libyaml's; copied where it differs from the source
    bool marked;      // an anchor or a tag stands before it
    bool lines;       // it goes on in further lines
};

// Each answers PARSED or what is wrong; then `out->at` tells where.
enum failure build_scalar(struct builder *builder, struct span at, struct scalar scalar);
enum failure build_alias(struct builder *builder, struct span at);
enum failure build_open(struct builder *builder, struct span at, enum node_kind kind, bool flow,
                        bool marked);
bool build_in_flow(const struct builder *builder);
// `end` is the position behind the closing bracket; a list or map by indentation ignores it.
enum failure build_close(struct builder *builder, uint32_t end);

// The bytes of a position onwards.
static inline struct str piece_from(const struct piece *piece, uint32_t position) {
    uint32_t offset = position - piece->start;
    return (struct str){piece->bytes.ptr + offset, piece->bytes.len - offset};
}

static inline struct str piece_slice(const struct piece *piece, struct span at) {
    return (struct str){piece->bytes.ptr + (at.start - piece->start), at.end - at.start};
}

// Bytes between the start of its line and a position.
uint32_t piece_column(const struct piece *piece, uint32_t position);

// Position behind the anchors and tags, and the blanks and comments between them, at `at`; each is
// noted as refused.
uint32_t skip_marks(struct builder *builder, uint32_t at);
// The end of a text after | or > that libyaml ends at `at.end`: without blank lines, and where no
// line is left, behind the sign.
uint32_t block_text_end(const struct piece *piece, struct span at);
// Length of the sign | or > with what may stand behind it.
size_t block_sign_length(struct str text);
// Does a text in quotes go on in a line that stands no deeper than what it belongs to?
bool quote_falls_out(const struct builder *builder, struct span at);
// Position of a question mark that announces a key, between two entries; 0: none.
uint32_t question_between(const struct piece *piece, struct span gap);
// Slips that YAML reads as something else: a plain text of several lines that looks like a list, of
// which the first such item is answered, 0: none ...
uint32_t slip_of_items(const struct builder *builder, struct span at);
// ... "key:: value", which is mended, and "{key:value}", which is none: then true is answered.
bool slip_of_colons(struct builder *builder, struct node *key, const struct node *value);
// ... "key:{a: b}" and "key {a: b}", in which YAML sees the name "key:{a" ...
bool slip_of_brackets(struct str key);
// ... spaces of another kind at either end of a name, which are taken off.
void slip_of_spaces(struct builder *builder, struct node *key);

struct refusal *build_refuse(struct builder *builder, enum refusal_kind kind, struct span at,
                             struct span whole);

#endif
