// Where exactly a text begins and ends: what libyaml's marks leave open.
#include "yaml/build.h"
#include "yaml/line.h"

#include <string.h>

uint32_t piece_column(const struct piece *piece, uint32_t position) {
    uint32_t column = 0, offset = position - piece->start;
    while (column < offset && piece->bytes.ptr[offset - column - 1] != '\n') column++;
    return column;
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

static bool ends_mark(char c) {
    return is_blank(c) || is_break(c) || strchr(",[]{}", c);
}

// Length of an anchor (&a), a tag (!t) or a tag in full (!<t>).
static size_t mark_length(struct str s) {
    size_t n = 1;
    if (s.ptr[0] == '&') return 1 + name_length(str_from(s, 1));
    if (str_starts(s, S("!<"))) {
        while (n < s.len && s.ptr[n] != '>') n++;
        return n < s.len ? n + 1 : n;
    }
    while (n < s.len && !ends_mark(s.ptr[n])) n++;
    return n;
}

static size_t blanks_and_comments(struct str s) {
    size_t n = 0;
    bool fresh = true; // a comment may begin here
    for (; n < s.len; n++) {
        if (fresh && s.ptr[n] == '#') {
            while (n + 1 < s.len && !is_break(s.ptr[n + 1])) n++;
        } else if (is_blank(s.ptr[n]) || is_break(s.ptr[n])) {
            fresh = true;
        } else {
            break;
        }
    }
    return n;
}

uint32_t skip_marks(struct builder *builder, uint32_t at) {
    struct str rest = piece_from(builder->piece, at);
    while (rest.len && (rest.ptr[0] == '&' || rest.ptr[0] == '!')) {
        uint32_t n = (uint32_t)mark_length(rest);
        enum refusal_kind kind = rest.ptr[0] == '&' ? REFUSE_ANCHOR : REFUSE_TAG;
        build_refuse(builder, kind, (struct span){at, at + n}, (struct span){0, 0});
        n += (uint32_t)blanks_and_comments(str_from(rest, n));
        rest = str_from(rest, n);
        at += n;
    }
    return at;
}

size_t block_sign_length(struct str text) {
    size_t n = 1;
    while (n < text.len && strchr("+-0123456789", text.ptr[n])) n++;
    return n;
}

static bool all_blank(struct str s) {
    return str_trim(s).len == 0;
}

uint32_t block_text_end(const struct piece *piece, struct span at) {
    struct str text = piece_slice(piece, at);
    ptrdiff_t header = str_find_char(text, '\n');
    size_t first = header < 0 ? text.len : (size_t)header + 1, end = text.len;
    while (end > first) { // drop blank lines from the end
        size_t start = end - 1;
        while (start > first && text.ptr[start - 1] != '\n') start--;
        if (!all_blank(str_slice(text, start, end))) break;
        end = start;
    }
    if (end > first) {
        while (is_break(text.ptr[end - 1])) end--;
        return at.start + (uint32_t)end;
    }
    return at.start + (uint32_t)block_sign_length(text);
}

// The column of the innermost list or map by indentation, -1 where there is none.
static int64_t block_column(const struct builder *builder) {
    for (size_t i = builder->stack.n; i-- > 0;) {
        const struct node *node = builder->stack.items[i].node;
        if (node->style == STYLE_BLOCK) return piece_column(builder->piece, node->at.start);
    }
    return -1;
}

bool quote_falls_out(const struct builder *builder, struct span at) {
    struct str rest = piece_slice(builder->piece, at), line;
    int64_t column = block_column(builder);
    str_split(&rest, '\n', &line);
    while (str_split(&rest, '\n', &line)) {
        struct str text = str_trim(line);
        bool closes = text.len == 1 && rest.len == 0; // nothing but the closing quote
        if (text.len && !closes && text.ptr - line.ptr <= column) return true;
    }
    return false;
}

uint32_t question_between(const struct piece *piece, struct span gap) {
    if (gap.start >= gap.end) return 0;
    struct str s = piece_slice(piece, gap);
    if (!memchr(s.ptr, '?', s.len)) return 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '#')
            while (i < s.len && s.ptr[i] != '\n') i++;
        else if (s.ptr[i] == '?')
            return gap.start + (uint32_t)i;
    }
    return 0;
}
