// Finds comments in the raw bytes between the texts of the tree.
#include "yaml/reader.h"

#include <string.h>

struct search {
    struct reader *reader;
    struct str bytes;
    uint32_t base;
    uint32_t done; // position up to which was searched
    size_t cut;    // pieces cut out that lie before `done`
};

static bool may_begin(const struct search *search, size_t at) {
    if (at == 0) return true;
    char before = search->bytes.ptr[at - 1];
    // YAML asks for a blank, libyaml does not in brackets.
    if (strchr(",[]{}", before)) return true;
    bool behind_bom = at == 3 && str_starts(search->bytes, S("\xEF\xBB\xBF"));
    return is_blank(before) || before == '\n' || behind_bom;
}

static size_t line_end(struct str bytes, size_t at) {
    const char *found = memchr(bytes.ptr + at, '\n', bytes.len - at);
    size_t end = found ? (size_t)(found - bytes.ptr) : bytes.len;
    return end > at && bytes.ptr[end - 1] == '\r' ? end - 1 : end;
}

static void search_bytes(struct search *search, uint32_t from, uint32_t to) {
    size_t at = from - search->base, end = to - search->base;
    while (at < end) {
        const char *found = memchr(search->bytes.ptr + at, '#', end - at);
        if (!found) return;
        at = (size_t)(found - search->bytes.ptr);
        if (may_begin(search, at)) {
            size_t stop = line_end(search->bytes, at);
            struct comment *comment = PUSH(search->reader->arena, &search->reader->out->comments);
            comment->at = (struct span){search->base + (uint32_t)at, search->base + (uint32_t)stop};
            at = stop;
        } else {
            at++;
        }
    }
}

// Searches up to a position; what was cut out is left alone, for nobody knows what it is.
static void search_up_to(struct search *search, uint32_t to) {
    const struct yaml_file *file = search->reader->out;
    for (; search->cut < file->cut.n; search->cut++) {
        struct span cut = file->cut.items[search->cut];
        if (cut.start >= to) break;
        if (search->done < cut.start) search_bytes(search, search->done, cut.start);
        if (search->done < cut.end) search->done = cut.end;
    }
    if (search->done < to) search_bytes(search, search->done, to);
}

static void pass_text(struct search *search, const struct node *node) {
    search_up_to(search, node->at.start);
    if (node->style == STYLE_LITERAL || node->style == STYLE_FOLDED) {
        size_t header = line_end(search->bytes, node->at.start - search->base);
        uint32_t end = search->base + (uint32_t)header;
        search_bytes(search, node->at.start, end);
        search->done = end;
    }
    if (search->done < node->at.end) search->done = node->at.end;
}

static void walk(struct search *search, const struct node *node) {
    if (node->key) pass_text(search, node->key);
    if (node->kind == NODE_SCALAR)
        pass_text(search, node);
    else
        for (const struct node *child = node->first; child; child = child->next)
            walk(search, child);
}

void collect_comments(struct reader *reader) {
    const struct source *source = reader->source;
    struct search search = {reader, source->bytes, source->base, source->base, 0};
    if (reader->out->root) walk(&search, reader->out->root);
    search_up_to(&search, source->base + (uint32_t)source->bytes.len);
}
