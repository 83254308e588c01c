// Slips that YAML reads without a word, as something that nobody meant.
#include "yaml/build.h"
#include "yaml/line.h"

#include <string.h>

static bool is_plain(const struct node *node) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN;
}

bool slip_of_colons(struct builder *builder, struct node *key, const struct node *value) {
    struct str name = node_str(key);
    if (!is_plain(key) || str_find_char(name, ':') < 0) return false;
    uint32_t colons = 0, first = (uint32_t)str_find_char(name, ':');
    while (colons < name.len && name.ptr[name.len - colons - 1] == ':') colons++;
    if (colons && colons < name.len) {
        struct span extra = {key->at.end - colons, key->at.end};
        build_refuse(builder, REFUSE_COLONS, extra, key->at);
        key->len -= colons;
        key->at.end -= colons;
    } else if (!colons && is_plain(value) && value->len == 0) {
        struct span colon = {key->at.start + first, key->at.start + first + 1};
        build_refuse(builder, REFUSE_SPACE, colon, key->at)->dropped = true;
        return true;
    }
    return false;
}

bool slip_of_brackets(struct str key) {
    size_t at = name_length(key), behind = at;
    if (at == 0 || at == key.len) return false;
    if (key.ptr[at] == ':') behind++;
    while (behind < key.len && is_blank(key.ptr[behind])) behind++;
    return behind > at && behind < key.len && strchr("{[\"'", key.ptr[behind]);
}

// Spaces copied from a web page or a word processor: they are no part of the name.
void slip_of_spaces(struct builder *builder, struct node *key) {
    if (!is_plain(key) || key->len == 0) return;
    if (!((key->ptr[0] | key->ptr[key->len - 1]) & 0x80)) return; // nearly always
    struct span at = key->at;
    size_t n;
    while (key->len && (n = odd_space(node_str(key))) > 0) {
        key->ptr += n;
        key->len -= (uint32_t)n;
        key->at.start += (uint32_t)n;
    }
    for (uint32_t back = 2; back <= 3 && back < key->len; back++) {
        if (odd_space(str_from(node_str(key), key->len - back)) != back) continue;
        key->len -= back;
        key->at.end -= back;
        back = 1;
    }
    struct span before = {at.start, key->at.start}, behind = {key->at.end, at.end};
    if (before.start < before.end) build_refuse(builder, REFUSE_ODD, before, at);
    if (behind.start < behind.end) build_refuse(builder, REFUSE_ODD, behind, at);
}

// In a text, a line that begins with a dash is always suspicious; one that begins with another mark
// only where the text does, too.
static bool looks_like_item(struct str line, struct str text) {
    size_t mark = item_mark(line);
    if (mark == 0) return false;
    if (line.ptr[0] == '-') return true;
    if (is_digit(line.ptr[0])) return is_digit(text.ptr[0]) && item_mark(text);
    return item_mark(text) && text.ptr[0] == line.ptr[0];
}

uint32_t slip_of_items(const struct builder *builder, struct span at) {
    struct str text = piece_slice(builder->piece, at), rest = text, line;
    str_split(&rest, '\n', &line);
    while (str_split(&rest, '\n', &line)) {
        struct str item = str_trim(line);
        if (looks_like_item(item, text)) return at.start + (uint32_t)(item.ptr - text.ptr);
    }
    return 0;
}
