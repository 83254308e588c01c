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

// The column of the list that a text stands in as an item.
static uint32_t list_column(const struct builder *builder) {
    if (builder->stack.n == 0) return NO_COLUMN;
    const struct node *node = builder->stack.items[builder->stack.n - 1].node;
    if (node->kind != NODE_LIST || node->style != STYLE_BLOCK) return NO_COLUMN;
    return piece_column(builder->piece, node->at.start);
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

void check_items(struct builder *builder, struct span at) {
    struct str text = piece_slice(builder->piece, at), rest = text, line;
    str_split(&rest, '\n', &line);
    while (str_split(&rest, '\n', &line)) {
        struct str item = str_trim(line);
        if (!looks_like_item(item, text)) continue;
        uint32_t start = at.start + (uint32_t)(item.ptr - text.ptr);
        struct span mark = {start, start + (uint32_t)item_mark(item) - 1};
        build_refuse(builder, REFUSE_ITEMS, mark, at)->column = list_column(builder);
        return;
    }
}
