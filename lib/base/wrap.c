// Words broken into lines by the cells that they take on a terminal.
#include "base/wrap.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/utf8.h"

struct wrap {
    struct arena *arena;
    str_list *out;
    struct buf line;
    size_t width, cells;
};

static void end_line(struct wrap *wrap) {
    *PUSH(wrap->arena, wrap->out) = str_dup(wrap->arena, buf_str(&wrap->line));
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

static struct str escaped(struct arena *arena, struct str word) {
    struct buf out = buf_new(arena);
    escape_terminal(&out, word, false);
    return buf_str(&out);
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
        if (!str_starts(word, S("::"))) continue;
        word = escaped(wrap->arena, word);
        cells = utf8_cells(word);
    }
    buf_add(&wrap->line, word);
    wrap->cells += cells;
}

void wrap_words(str_list *out, struct arena *arena, struct str text, size_t width) {
    struct wrap wrap = {arena, out, buf_new(arena), width, 0};
    struct str word;
    while (str_word(&text, &word)) add_word(&wrap, escaped(arena, word));
    if (wrap.line.len) end_line(&wrap);
}
