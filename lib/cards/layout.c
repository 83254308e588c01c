// Lays labelled text out in whole words, and leaves out what matters least where there is no room.
#include "cards/layout.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <string.h>

enum { GAP = 2, NARROWEST = 20 };

struct str safe_text(struct arena *arena, struct str text) {
    char *flat = arena_bytes(arena, text.len + 1); // prose of several lines is one text here
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        flat[i] = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    struct buf out = buf_new(arena);
    escape_terminal(&out, (struct str){flat, text.len}, false);
    return buf_str(&out);
}

struct str fit_line(struct arena *arena, struct str text, struct str tail, unsigned width) {
    enum { DOTS = 4 };
    str_list lines = {0};
    unsigned taken = (unsigned)utf8_cells(tail);
    unsigned room = width > taken + 2 * DOTS ? width - taken : 2 * DOTS;
    struct str safe = safe_text(arena, text);
    bool whole = utf8_cells(safe) <= room;
    wrap_words(&lines, arena, safe, whole ? room : room - DOTS);
    return str_fmt(arena, "%.*s%s%.*s", S_ARG(lines.n ? lines.items[0] : S("")),
                   lines.n > 1 ? " ..." : "", S_ARG(tail));
}

// ---- blocks ----

static struct layout_block *add_block(struct layout *layout, unsigned rank) {
    struct layout_block *block = PUSH(layout->arena, &layout->blocks);
    *block = (struct layout_block){.rank = rank};
    return block;
}

// A line whose text begins at column `start`, behind a label where there is room for one.
static void add_line(struct layout *layout, struct layout_block *block, const char *label,
                     size_t start, struct str text) {
    bool labelled = start >= LABEL_CELLS;
    struct buf out = buf_new(layout->arena);
    buf_repeat(&out, ' ', labelled ? start - LABEL_CELLS : start);
    buf_add(&out, text);
    *PUSH(layout->arena, &block->lines) =
        (struct layout_line){labelled ? label : "", buf_str(&out)};
}

// What is too long for its place ends in dots; the whole of it is what `empower show` is for.
static void shorten(struct layout *layout, str_list *lines, unsigned width) {
    if (lines->n <= layout->most) return;
    lines->n = layout->most;
    struct str *last = &lines->items[lines->n - 1];
    while (last->len > 0 && utf8_cells(*last) + 4 > width) {
        size_t end = last->len;
        while (end > 0 && last->ptr[end - 1] != ' ') end--;
        *last = str_slice(*last, 0, end ? end - 1 : 0);
    }
    *last = str_fmt(layout->arena, "%.*s ...", S_ARG(*last));
}

static struct str beside(const struct layout *layout, struct str left, size_t start,
                         struct str right) {
    size_t end = start + utf8_cells(left), cells = utf8_cells(right), at = layout->right;
    if (at + cells > layout->width && cells < layout->width) at = layout->width - cells;
    struct buf out = buf_new(layout->arena);
    buf_add(&out, left);
    buf_repeat(&out, ' ', end + GAP > at ? GAP : at - end);
    buf_add(&out, right);
    return buf_str(&out);
}

// Puts the lead before the first of the lines, or, where it is too long for that, above them.
static void add_lead(struct layout *layout, struct layout_block *block,
                     const struct layout_row *row, str_list *lines) {
    struct str lead = safe_text(layout->arena, row->lead);
    size_t cells = utf8_cells(lead);
    if (cells == 0) return;
    if (LABEL_CELLS + cells + GAP > row->start) {
        str_list own = {0};
        wrap_words(&own, layout->arena, lead, layout->width - LABEL_CELLS);
        for (size_t i = 0; i < own.n; i++)
            add_line(layout, block, i ? NO_LABEL : row->label, LABEL_CELLS, own.items[i]);
        return;
    }
    struct buf out = buf_new(layout->arena);
    buf_add(&out, lead);
    buf_repeat(&out, ' ', row->start - LABEL_CELLS - cells);
    buf_add(&out, lines->items[0]);
    add_line(layout, block, row->label, LABEL_CELLS, buf_str(&out));
    lines->items++, lines->n--;
}

// Wraps the left-hand words. The right-hand ones stand on the first line where they fit beside them
// (wrapped for it where that leaves room enough), else below.
static str_list row_lines(struct layout *layout, const struct layout_row *row) {
    struct str left = safe_text(layout->arena, row->left);
    struct str right = safe_text(layout->arena, row->right);
    size_t right_cells = utf8_cells(right);
    unsigned width = layout->width - row->start;
    bool one_line = utf8_cells(left) + GAP + right_cells <= width;
    bool room = layout->right >= row->start + NARROWEST + GAP &&
                layout->right + right_cells <= layout->width;
    bool side = right_cells > 0 && (one_line || room);
    if (side && !one_line) width = layout->right - GAP - row->start;
    str_list lines = {0};
    wrap_words(&lines, layout->arena, left, width);
    if (!row->whole) shorten(layout, &lines, width);
    if (side && lines.n == 0) *PUSH(layout->arena, &lines) = S("");
    if (side)
        lines.items[0] = beside(layout, lines.items[0], row->start, right);
    else
        wrap_words(&lines, layout->arena, right, width);
    return lines;
}

void layout_row(struct layout *layout, const struct layout_row *row) {
    str_list lines = row_lines(layout, row);
    struct layout_block *block = add_block(layout, row->rank);
    if (lines.n == 0) *PUSH(layout->arena, &lines) = S("");
    add_lead(layout, block, row, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        if (lines.items[i].len == 0 && block->lines.n > 0) continue;
        add_line(layout, block, block->lines.n ? NO_LABEL : row->label, row->start, lines.items[i]);
    }
}

static void add_item(struct layout *layout, str_list *lines, struct str text, unsigned width) {
    enum { APART = 3 };
    struct str *last = lines->n ? &lines->items[lines->n - 1] : NULL;
    if (last && utf8_cells(*last) + APART + utf8_cells(text) <= width)
        *last = str_fmt(layout->arena, "%.*s   %.*s", S_ARG(*last), S_ARG(text));
    else
        wrap_words(lines, layout->arena, text, width);
}

void layout_list(struct layout *layout, unsigned rank, const char *label, const str_list *list) {
    unsigned width = layout->width - LABEL_CELLS;
    str_list lines = {0};
    for (size_t i = 0; i < list->n; i++) {
        size_t before = lines.n;
        add_item(layout, &lines, safe_text(layout->arena, list->items[i]), width);
        if (lines.n <= layout->most) continue;
        if (before) lines.n = before; // the first is shortened instead
        break;
    }
    if (lines.n == 0) return;
    shorten(layout, &lines, width);
    struct layout_block *block = add_block(layout, rank);
    for (size_t i = 0; i < lines.n; i++)
        add_line(layout, block, i ? NO_LABEL : label, LABEL_CELLS, lines.items[i]);
}

size_t layout_lines(const struct layout *layout) {
    size_t lines = 0;
    for (size_t i = 0; i < layout->blocks.n; i++) lines += layout->blocks.items[i].lines.n;
    return lines;
}

void layout_fit(struct layout *layout, size_t most) {
    while (layout_lines(layout) > most && layout->blocks.n > 1) {
        size_t least = 0, n = layout->blocks.n;
        struct layout_block *blocks = layout->blocks.items;
        for (size_t i = 1; i < n; i++)
            if (blocks[i].rank >= blocks[least].rank) least = i;
        memmove(blocks + least, blocks + least + 1, (n - least - 1) * sizeof *blocks);
        layout->blocks.n--;
    }
}

void layout_write(struct buf *out, const struct layout *layout, bool bold) {
    for (size_t i = 0; i < layout->blocks.n; i++) {
        const struct layout_block *block = &layout->blocks.items[i];
        for (size_t j = 0; j < block->lines.n; j++) {
            const struct layout_line *line = &block->lines.items[j];
            bool marked = bold && line->label[0] && line->label[1] != ' ';
            if (marked) buf_text(out, "\x1b[1m");
            buf_text(out, line->label);
            if (marked) buf_text(out, "\x1b[0m");
            buf_add(out, line->text);
            buf_char(out, '\n');
        }
    }
}
