// Plain text: runs broken into lines by the cells that they take.
#include "formats/txt_write.h"

#include "base/escape.h"
#include "base/utf8.h"

struct str txt_flat(struct arena *arena, const struct doc_node *node) {
    struct buf out = buf_new(arena);
    for (const struct doc_run *run = node->runs; run; run = run->next) {
        if (run->kind == DOC_LINE_END) buf_char(&out, '\n');
        buf_add(&out, run->kind == DOC_BOX ? S("[_]") : inline_visible(arena, run->text));
        if (run->kind != DOC_LINK || !doc_link_is_safe(run->href)) continue;
        buf_text(&out, " <");
        buf_add(&out, run->href);
        buf_char(&out, '>');
    }
    return buf_str(&out);
}

// Every word may come to stand at the start of a line, and is escaped as if it did.
static struct str escaped(struct arena *arena, struct str word) {
    struct buf out = buf_new(arena);
    escape_terminal(&out, word, false);
    return buf_str(&out);
}

str_list txt_wrap(struct arena *arena, struct str flat, size_t width) {
    str_list lines = {0};
    struct str line;
    while (str_split(&flat, '\n', &line)) {
        size_t before = lines.n;
        wrap_words(&lines, arena, line, width);
        if (lines.n == before) *PUSH(arena, &lines) = S("");
    }
    return lines;
}

size_t txt_widest_line(struct arena *arena, struct str flat) {
    size_t widest = 0;
    struct str line, word;
    while (str_split(&flat, '\n', &line)) {
        size_t cells = 0;
        while (str_word(&line, &word)) cells += (cells ? 1 : 0) + utf8_cells(escaped(arena, word));
        if (cells > widest) widest = cells;
    }
    return widest;
}

size_t txt_widest_word(struct arena *arena, struct str flat) {
    size_t widest = 0;
    struct str line, word;
    while (str_split(&flat, '\n', &line)) {
        while (str_word(&line, &word)) {
            size_t cells = utf8_cells(escaped(arena, word));
            if (cells > widest) widest = cells;
        }
    }
    return widest;
}
