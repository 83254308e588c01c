// Drives libyaml over one piece: bytes in, events out, characters counted back into bytes.
#include "yaml/parse.h"

#include "base/utf8.h"
#include "yaml/build.h"

#include <string.h>
#include <yaml.h>

// libyaml's marks count characters. Events come nearly in order, so a place is found by walking on
// from the last one.
struct cursor {
    size_t index, byte;
    bool ascii;
};

struct session {
    yaml_parser_t parser;
    yaml_event_t event;
    struct builder builder;
    struct cursor cursor;
    size_t given; // bytes handed to libyaml
};

static int give(void *context, unsigned char *buffer, size_t size, size_t *given) {
    struct session *session = context;
    const struct piece *piece = session->builder.piece;
    struct str next = str_slice(piece->bytes, session->given, session->given + size);
    if (next.len) memcpy(buffer, next.ptr, next.len);
    for (size_t i = session->given; i < piece->blank && i < session->given + next.len; i++)
        buffer[i - session->given] = ' ';
    session->given += next.len;
    *given = next.len;
    return 1;
}

static bool continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

static bool eight_ascii(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return (bytes & 0x8080808080808080) == 0;
}

static void walk_on(struct cursor *cursor, struct str bytes, size_t index) {
    size_t at = cursor->byte, left = index - cursor->index;
    while (left > 0 && at < bytes.len) {
        if (left >= 8 && bytes.len - at >= 8 && eight_ascii(bytes.ptr + at)) {
            at += 8;
            left -= 8;
        } else {
            for (at++; at < bytes.len && continues(bytes.ptr[at]);) at++;
            left--;
        }
    }
    *cursor = (struct cursor){index - left, at, cursor->ascii};
}

static void walk_back(struct cursor *cursor, struct str bytes, size_t index) {
    for (; cursor->index > index && cursor->byte > 0; cursor->index--) {
        for (cursor->byte--; cursor->byte > 0 && continues(bytes.ptr[cursor->byte]);)
            cursor->byte--;
    }
}

static size_t byte_of(struct cursor *cursor, struct str bytes, size_t index) {
    if (cursor->ascii) return index < bytes.len ? index : bytes.len;
    if (index > cursor->index)
        walk_on(cursor, bytes, index);
    else
        walk_back(cursor, bytes, index);
    return cursor->byte;
}

static uint32_t position(struct session *session, yaml_mark_t mark) {
    const struct piece *piece = session->builder.piece;
    return piece->start + (uint32_t)byte_of(&session->cursor, piece->bytes, mark.index);
}

static struct span event_span(struct session *session) {
    uint32_t start = position(session, session->event.start_mark);
    return (struct span){start, position(session, session->event.end_mark)};
}

static enum node_style style_of(yaml_scalar_style_t style) {
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE: return STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return STYLE_FOLDED;
    default: return STYLE_PLAIN;
    }
}

static enum failure take_scalar(struct session *session) {
    const yaml_event_t *event = &session->event;
    struct str value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    struct scalar scalar = {
        .style = style_of(event->data.scalar.style),
        .value = value,
        .marked = event->data.scalar.anchor || event->data.scalar.tag,
        .lines = event->start_mark.line != event->end_mark.line,
    };
    return build_scalar(&session->builder, event_span(session), scalar);
}

static enum failure take_list(struct session *session) {
    const yaml_event_t *event = &session->event;
    bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    bool marked = event->data.sequence_start.anchor || event->data.sequence_start.tag;
    return build_open(&session->builder, event_span(session), NODE_LIST, flow, marked);
}

static enum failure take_map(struct session *session) {
    const yaml_event_t *event = &session->event;
    bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    bool marked = event->data.mapping_start.anchor || event->data.mapping_start.tag;
    return build_open(&session->builder, event_span(session), NODE_MAP, flow, marked);
}

// Where a list or map by indentation ends, libyaml does not know.
static enum failure take_close(struct session *session) {
    bool flow = build_in_flow(&session->builder);
    return build_close(&session->builder, flow ? position(session, session->event.end_mark) : 0);
}

// Position of what follows the end of the document; 0 where it is blanks and comments only. Asking
// libyaml would let it read the directives of a next document, which is quadratic.
static uint32_t what_follows(struct session *session) {
    const struct piece *piece = session->builder.piece;
    uint32_t at = position(session, session->event.end_mark);
    struct str rest = piece_from(piece, at), line;
    while (str_split(&rest, '\n', &line)) {
        struct str text = str_trim(line);
        if (str_starts(line, S("...")) && (line.len == 3 || is_blank(line.ptr[3])))
            text = str_trim(str_from(line, 3));
        if (text.len && text.ptr[0] != '#')
            return piece->start + (uint32_t)(text.ptr - piece->bytes.ptr);
    }
    return 0;
}

static enum failure take_end(struct session *session) {
    uint32_t more = what_follows(session);
    if (more) session->builder.out->at = more;
    return more ? FAIL_DOCUMENT : PARSED;
}

static enum failure take(struct session *session) {
    switch (session->event.type) {
    case YAML_SCALAR_EVENT: return take_scalar(session);
    case YAML_ALIAS_EVENT: return build_alias(&session->builder, event_span(session));
    case YAML_SEQUENCE_START_EVENT: return take_list(session);
    case YAML_MAPPING_START_EVENT: return take_map(session);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return take_close(session);
    case YAML_DOCUMENT_END_EVENT: return take_end(session);
    default: return PARSED;
    }
}

// libyaml marks most errors where it gave up and some only by where the faulty thing began.
static enum failure give_up(struct session *session) {
    if (session->parser.error == YAML_MEMORY_ERROR)
        arena_fail(session->builder.arena, ARENA_NO_MEMORY);
    session->builder.out->at = position(session, session->parser.problem_mark);
    return FAIL_SYNTAX;
}

static enum failure read_events(struct session *session) {
    for (;;) {
        if (!yaml_parser_parse(&session->parser, &session->event)) return give_up(session);
        yaml_event_type_t type = session->event.type;
        enum failure failure = take(session);
        yaml_event_delete(&session->event);
        bool last = type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT;
        if (failure != PARSED || last) return failure;
    }
}

// libyaml's memory is not the arena's: this gives it back, also when the arena runs out in between.
static void release(void *foreign) {
    struct session *session = foreign;
    yaml_event_delete(&session->event);
    yaml_parser_delete(&session->parser);
}

static enum failure run(struct session *session) {
    struct arena *arena = session->builder.arena;
    void (*outer)(void *) = arena->release;
    void *outer_foreign = arena->foreign;
    if (!yaml_parser_initialize(&session->parser)) arena_fail(arena, ARENA_NO_MEMORY);
    arena->release = release;
    arena->foreign = session;
    yaml_parser_set_encoding(&session->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&session->parser, give, session);
    enum failure failure = read_events(session);
    release(session);
    arena->release = outer;
    arena->foreign = outer_foreign;
    return failure;
}

bool parse_piece(struct arena *arena, struct arena *nodes, const struct piece *piece,
                 const struct yaml_limits *limits, size_t nodes_left, struct parsed *out) {
    struct arena_mark mark = arena_mark(arena), nodes_mark = arena_mark(nodes);
    *out = (struct parsed){0};
    struct session session = {
        .builder = {.arena = arena, .nodes = nodes, .piece = piece, .limits = limits, .out = out},
        .cursor = {.ascii = utf8_count(piece->bytes) == piece->bytes.len},
    };
    struct builder *builder = &session.builder;
    builder->nodes_left = nodes_left;
    builder->stack.items = builder->few;
    builder->stack.room = sizeof builder->few / sizeof *builder->few;
    out->failure = run(&session);
    if (out->failure == PARSED) return true;
    arena_reset(nodes, nodes_mark);
    arena_reset(arena, mark);
    *out = (struct parsed){.failure = out->failure, .at = out->at};
    return false;
}
