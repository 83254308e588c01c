// Turns events into nodes, refuses what playbooks do not have, and keeps to the limits.
#include "yaml/build.h"

#include <string.h>

struct refusal *build_refuse(struct builder *builder, enum refusal_kind kind, struct span at,
                             struct span whole) {
    struct refusal *refusal = PUSH(builder->arena, &builder->out->refusals);
    *refusal = (struct refusal){.kind = kind, .at = at, .whole = whole};
    return refusal;
}

static struct frame *top(struct builder *builder) {
    return &builder->stack.items[builder->stack.n - 1];
}

// The file's own map, its keys and its sections outlive what stands below them.
static struct node *take_node(struct builder *builder) {
    enum { AT_ONCE = 16, BYTES_A_NODE = 16, TOP = 2 };
    if (builder->piece->depth + builder->stack.n < TOP)
        return arena_new(builder->arena, struct node);
    if (builder->n_spare == 0) {
        size_t likely = builder->piece->bytes.len / BYTES_A_NODE + 1;
        builder->n_spare = likely < AT_ONCE ? likely : AT_ONCE;
        builder->spare = arena_array(builder->nodes, struct node, builder->n_spare);
    }
    builder->n_spare--;
    return builder->spare++;
}

static struct node *new_node(struct builder *builder, enum node_kind kind, enum node_style style,
                             struct span at) {
    struct node *node = take_node(builder);
    node->at = at;
    node->kind = (uint8_t)kind;
    node->style = (uint8_t)style;
    builder->out->nodes++;
    return node;
}

static enum failure fail(struct builder *builder, enum failure failure, uint32_t at) {
    builder->out->at = at;
    return failure;
}

static bool is_plain(const struct node *node) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN;
}

static void take_key(struct builder *builder, struct frame *frame, struct node *key, bool alias) {
    struct span gap = {frame->done, key->at.start};
    uint32_t question = question_between(builder->piece, gap);
    if (question)
        build_refuse(builder, REFUSE_QUESTION, (struct span){question, question + 1}, key->at);
    frame->key = key;
    frame->bad_key = key->kind != NODE_SCALAR || alias;
    if (key->kind == NODE_MAP && frame->node->style == STYLE_FLOW) frame->braces = true;
}

// An entry of which nobody could know what it means stays out of the tree.
static bool drop_entry(struct builder *builder, struct frame *frame, const struct node *value) {
    struct node *key = frame->key;
    slip_of_spaces(builder, key);
    bool merge = is_plain(key) && str_eq(node_str(key), S("<<"));
    bool empty = key->kind == NODE_SCALAR && key->len == 0;
    if (!merge && !empty && !frame->bad_key) return slip_of_colons(builder, key, value);
    struct span whole = {key->at.start, value->at.end};
    if (whole.end < key->at.end) whole.end = key->at.end;
    builder->out->refusals.n = frame->refusals; // one message is enough
    enum refusal_kind kind = merge ? REFUSE_MERGE : frame->bad_key ? REFUSE_KEY : REFUSE_NO_KEY;
    build_refuse(builder, kind, key->at, whole)->dropped = true;
    return true;
}

static void finish_entry(struct builder *builder, struct frame *frame, struct node *value) {
    if (frame->node->kind == NODE_MAP && drop_entry(builder, frame, value)) {
        frame->node->hurt = 1;
    } else {
        value->key = frame->key;
        *frame->tail = value;
        frame->tail = &value->next;
        frame->node->len++;
    }
    frame->key = NULL;
    frame->refusals = builder->out->refusals.n;
    if (frame->done < value->at.end) frame->done = value->at.end;
}

static void place(struct builder *builder, struct node *node, bool alias) {
    if (builder->stack.n == 0) {
        builder->out->root = node;
        return;
    }
    struct frame *frame = top(builder);
    if (alias) frame->node->hurt = 1;
    if (frame->node->kind == NODE_MAP && !frame->key)
        take_key(builder, frame, node, alias);
    else
        finish_entry(builder, frame, node);
}

// Most texts are a slice of the file; only escapes, folding and indentation need a copy.
static const char *keep_value(struct builder *builder, const struct node *node, struct str value) {
    struct str raw = piece_slice(builder->piece, node->at);
    if (node->style == STYLE_SINGLE || node->style == STYLE_DOUBLE)
        raw = str_slice(raw, 1, raw.len - 1);
    return str_eq(raw, value) ? raw.ptr : str_dup(builder->arena, value).ptr;
}

// Where the text itself stands, anchors and tags before it apart.
static struct span text_span(struct builder *builder, struct span at, const struct scalar *scalar) {
    struct span text = at;
    size_t before = builder->out->refusals.n;
    struct str bytes = piece_slice(builder->piece, at);
    // libyaml keeps the tag "!" to itself.
    if (scalar->marked || (bytes.len && bytes.ptr[0] == '!'))
        text.start = skip_marks(builder, at.start);
    if (text.start > text.end) text.start = text.end;
    if (scalar->style == STYLE_LITERAL || scalar->style == STYLE_FOLDED)
        text.end = block_text_end(builder->piece, text);
    for (size_t i = before; i < builder->out->refusals.n; i++)
        builder->out->refusals.items[i].whole = (struct span){at.start, text.end};
    return text;
}

// libyaml takes "text"#1 for a text and a comment; YAML does not.
static bool hash_follows(const struct builder *builder, uint32_t position) {
    return str_starts(piece_from(builder->piece, position), S("#"));
}

// Position of the # that stands right behind what ends a text; 0: none.
static uint32_t hash_behind(const struct builder *builder, struct span at, enum node_style style) {
    if (style == STYLE_PLAIN) return 0;
    bool quoted = style == STYLE_SINGLE || style == STYLE_DOUBLE;
    uint32_t end = at.end;
    if (!quoted) end = at.start + (uint32_t)block_sign_length(piece_slice(builder->piece, at));
    return hash_follows(builder, end) ? end : 0;
}

static bool is_block_key(const struct builder *builder) {
    if (builder->stack.n == 0) return false;
    const struct frame *frame = &builder->stack.items[builder->stack.n - 1];
    return frame->node->kind == NODE_MAP && frame->node->style == STYLE_BLOCK && !frame->key;
}

enum failure build_scalar(struct builder *builder, struct span at, struct scalar scalar) {
    bool quoted = scalar.style == STYLE_SINGLE || scalar.style == STYLE_DOUBLE;
    at = text_span(builder, at, &scalar);
    if (scalar.value.len > builder->limits->scalar) return fail(builder, FAIL_SCALAR, at.start);
    if (builder->out->nodes == builder->nodes_left) return fail(builder, FAIL_NODES, at.start);
    if (quoted && scalar.lines && quote_falls_out(builder, at))
        return fail(builder, FAIL_QUOTE, at.start);
    uint32_t hash = hash_behind(builder, at, scalar.style);
    if (hash) return fail(builder, FAIL_SYNTAX, hash);
    bool lines = scalar.style == STYLE_PLAIN && scalar.lines;
    uint32_t item = lines ? slip_of_items(builder, at) : 0;
    if (item) return fail(builder, FAIL_ITEMS, item);
    if (scalar.style == STYLE_PLAIN && is_block_key(builder) && slip_of_brackets(scalar.value))
        return fail(builder, FAIL_SYNTAX, at.start);
    struct node *node = new_node(builder, NODE_SCALAR, scalar.style, at);
    node->ptr = keep_value(builder, node, scalar.value);
    node->len = (uint32_t)scalar.value.len;
    place(builder, node, false);
    return PARSED;
}

enum failure build_alias(struct builder *builder, struct span at) {
    if (builder->out->nodes == builder->nodes_left) return fail(builder, FAIL_NODES, at.start);
    build_refuse(builder, REFUSE_ALIAS, at, at);
    struct node *node = new_node(builder, NODE_SCALAR, STYLE_PLAIN, at);
    node->ptr = "";
    place(builder, node, true);
    return PARSED;
}

enum failure build_open(struct builder *builder, struct span at, enum node_kind kind, bool flow,
                        bool marked) {
    size_t depth = builder->piece->depth + builder->stack.n;
    if (depth >= builder->limits->depth) return fail(builder, FAIL_DEPTH, at.start);
    if (builder->out->nodes == builder->nodes_left) return fail(builder, FAIL_NODES, at.start);
    if (marked) at.start = at.end = skip_marks(builder, at.start);
    struct node *node = new_node(builder, kind, flow ? STYLE_FLOW : STYLE_BLOCK, at);
    size_t refusals = builder->out->refusals.n;
    struct frame *frame = PUSH(builder->arena, &builder->stack);
    *frame = (struct frame){.node = node, .tail = &node->first, .done = at.start};
    frame->refusals = frame->opened = refusals;
    return PARSED;
}

// {{name}} was meant as a text.
static void unbrace(struct builder *builder, struct frame *frame) {
    struct node *node = frame->node;
    struct str raw = piece_slice(builder->piece, node->at);
    *node = (struct node){.at = node->at, .style = STYLE_PLAIN, .ptr = raw.ptr};
    node->len = (uint32_t)raw.len;
    builder->out->refusals.n = frame->opened;
    build_refuse(builder, REFUSE_BRACES, node->at, node->at);
}

bool build_in_flow(const struct builder *builder) {
    return builder->stack.items[builder->stack.n - 1].node->style == STYLE_FLOW;
}

enum failure build_close(struct builder *builder, uint32_t end) {
    struct frame frame = builder->stack.items[--builder->stack.n];
    struct node *node = frame.node;
    struct str bytes = piece_from(builder->piece, node->at.start);
    // One pair in a list, as in [a: b], is a map without braces.
    bool brackets = node->style == STYLE_FLOW && bytes.len &&
                    bytes.ptr[0] == (node->kind == NODE_MAP ? '{' : '[');
    if (brackets && hash_follows(builder, end)) return fail(builder, FAIL_SYNTAX, end);
    node->at.end = brackets ? end : frame.done;
    if (frame.braces && str_starts(bytes, S("{{"))) unbrace(builder, &frame);
    place(builder, node, false);
    return PARSED;
}
