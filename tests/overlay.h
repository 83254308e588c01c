// Lays a fragment of YAML over a base playbook, line by line, so that it may hold mistakes.
#ifndef TESTS_OVERLAY_H
#define TESTS_OVERLAY_H

#include "base/buf.h"

// An entry of the base with the id of one in the fragment is replaced; `id: -` takes it out. Where
// the fragment's entry says `# ...`, the keys that it does not name stay. Sections that are no maps
// of ids are replaced whole.
static inline bool begins_section(struct str line) {
    return line.len && !is_blank(line.ptr[0]) && !strchr("#-\n", line.ptr[0]);
}

static inline bool begins_entry(struct str line) {
    return line.len > 2 && line.ptr[0] == ' ' && line.ptr[1] == ' ' && !is_blank(line.ptr[2]) &&
           line.ptr[2] != '#' && line.ptr[2] != '-';
}

static inline bool begins_key(struct str line) {
    return str_starts(line, S("    ")) && line.len > 4 && begins_section(str_from(line, 4));
}

static inline struct str take_line(struct str *rest) {
    ptrdiff_t end = str_find_char(*rest, '\n');
    size_t len = end < 0 ? rest->len : (size_t)end + 1;
    struct str line = str_slice(*rest, 0, len);
    *rest = str_from(*rest, len);
    return line;
}

// The first piece of `rest` that one line begins, with all the lines up to the next such line.
static inline struct str take_piece(struct str *rest, bool (*begins)(struct str)) {
    struct str from = *rest, piece = take_line(rest);
    while (rest->len && !begins(*rest)) piece.len += take_line(rest).len;
    return (struct str){from.ptr, piece.len};
}

// The key of a piece, without the marks of a rule's example.
static inline struct str piece_key(struct arena *arena, struct str piece) {
    struct buf key = buf_new(arena);
    piece = str_trim(piece);
    for (size_t i = 0; i < piece.len && piece.ptr[i] != ':'; i++) {
        if (str_starts(str_from(piece, i), S("«")) || str_starts(str_from(piece, i), S("»"))) i++;
        else buf_char(&key, piece.ptr[i]);
    }
    return str_trim(buf_str(&key));
}

static inline bool is_removal(struct str piece) {
    struct str text = str_trim(piece);
    return str_ends(text, S(": -")) && str_find_char(text, '\n') < 0;
}

// The piece of `text` with a key; empty where there is none.
static inline struct str find_piece(struct arena *arena, struct str text, struct str key,
                                    bool (*begins)(struct str)) {
    while (text.len) {
        struct str piece = take_piece(&text, begins);
        if (begins(piece) && str_eq(piece_key(arena, piece), key)) return piece;
    }
    return S("");
}

static inline bool has_entries(struct str section) {
    take_line(&section);
    return begins_entry(section);
}

static inline void add_pieces(struct arena *arena, struct buf *out, struct str base,
                              struct str over, bool (*begins)(struct str));

static inline void add_merged(struct arena *arena, struct buf *out, struct str base,
                              struct str over, bool (*begins)(struct str)) {
    take_line(&base);
    buf_add(out, take_line(&over));
    add_pieces(arena, out, base, over, begins);
}

static inline void add_section(struct arena *arena, struct buf *out, struct str base,
                               struct str over) {
    if (has_entries(base) && has_entries(over)) add_merged(arena, out, base, over, begins_entry);
    else buf_add(out, over);
}

static inline void add_entry(struct arena *arena, struct buf *out, struct str base,
                             struct str over) {
    if (str_find(over, S("\n    # ...\n")) >= 0) add_merged(arena, out, base, over, begins_key);
    else buf_add(out, over);
}

// Sections merge with sections, entries are replaced by entries or merge with them.
static inline void add_pieces(struct arena *arena, struct buf *out, struct str base,
                              struct str over, bool (*begins)(struct str)) {
    for (struct str rest = base; rest.len;) {
        struct str piece = take_piece(&rest, begins);
        struct str other = find_piece(arena, over, piece_key(arena, piece), begins);
        if (!other.len) buf_add(out, piece);
        else if (is_removal(other)) continue;
        else if (begins == begins_section) add_section(arena, out, piece, other);
        else if (begins == begins_entry) add_entry(arena, out, piece, other);
        else buf_add(out, other);
    }
    for (struct str rest = over; rest.len;) {
        struct str piece = take_piece(&rest, begins);
        if (find_piece(arena, base, piece_key(arena, piece), begins).len) continue;
        if (!is_removal(piece)) buf_add(out, piece);
    }
}

static inline struct str overlay(struct arena *arena, struct str base, struct str fragment) {
    struct buf out = buf_new(arena);
    add_pieces(arena, &out, base, fragment, begins_section);
    return buf_str(&out);
}

// Takes the marks « » out of a text and says between which bytes they stood.
static inline struct str without_marks(struct arena *arena, struct str text, size_t *start,
                                       size_t *end) {
    struct buf out = buf_new(arena);
    *start = *end = SIZE_MAX;
    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_from(text, i);
        if (str_starts(rest, S("«"))) *start = out.len, i++;
        else if (str_starts(rest, S("»"))) *end = out.len, i++;
        else buf_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}

#endif
