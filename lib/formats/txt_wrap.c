// Plain text: runs broken into lines by the cells that they take.
#include "formats/txt_write.h"

#include "base/escape.h"
#include "base/utf8.h"

struct str txt_flat(struct arena *arena, const struct doc_node *node) {
    struct buf out = buf_new(arena);
    for (const struct doc_run *run = node->runs; run; run = run->next) {
        if (run->kind == DOC_LINE_END) buf_char(&out, '\n');
        buf_add(&out, inline_visible(arena, run->text));
        if (run->kind != DOC_LINK || !inline_link_is_safe(run->href)) continue;
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

struct wrap {
    struct arena *arena;
    txt_lines *lines;
    struct buf line;
    size_t width, cells;
};

static void end_line(struct wrap *wrap) {
    *PUSH(wrap->arena, wrap->lines) = str_dup(wrap->arena, buf_str(&wrap->line));
    buf_clear(&wrap->line);
    wrap->cells = 0;
}

// The start of a word that fills a line. What is drawn as one character can be made of so many that
// no line holds it: only then is it parted.
static struct str cut(struct str word, size_t width) {
    struct str piece = utf8_cut(word, width);
    if (piece.len) return piece;
    uint32_t c;
    size_t taken = 0, cells = 0;
    do {
        size_t len = utf8_decode(str_from(word, taken), &c);
        taken += len ? len : 1;
        cells = utf8_cells(str_slice(word, 0, taken));
    } while (taken < word.len && cells + 2 <= width); // no character takes more than 2
    return str_slice(word, 0, taken);
}

static void add_word(struct wrap *wrap, struct str word) {
    size_t cells = utf8_cells(word);
    if (wrap->cells && wrap->cells + 1 + cells > wrap->width) end_line(wrap);
    if (wrap->cells) {
        buf_char(&wrap->line, ' ');
        wrap->cells++;
    }
    while (cells > wrap->width) {
        struct str piece = cut(word, wrap->width);
        buf_add(&wrap->line, piece);
        end_line(wrap);
        cells -= utf8_cells(piece);
        word = str_from(word, piece.len);
    }
    buf_add(&wrap->line, word);
    wrap->cells += cells;
}

txt_lines txt_wrap(struct arena *arena, struct str flat, size_t width) {
    txt_lines lines = {0};
    struct wrap wrap = {arena, &lines, buf_new(arena), width, 0};
    struct str line, word;
    while (str_split(&flat, '\n', &line)) {
        while (str_word(&line, &word)) add_word(&wrap, escaped(arena, word));
        end_line(&wrap);
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
