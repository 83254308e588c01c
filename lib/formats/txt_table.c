// Plain text: tables whose cells wrap in columns, or stand under each other where they do not fit.
#include "formats/txt_write.h"

#include "base/utf8.h"

enum { GUTTER = 2, NARROWEST = 8, LONGEST = 24 }; // a word may be parted that is longer

struct grid {
    const struct doc_node *table;
    size_t n;       // columns
    size_t *widths; // in cells
    bool loose;     // blank lines between rows, since some wrap
};

static struct str cell_text(const struct txt *txt, const struct doc_node *cell) {
    bool shown = cell && doc_shows(cell, txt->audience);
    return shown ? txt_flat(txt->out->arena, cell) : S("");
}

static const struct doc_node *first_row(const struct txt *txt, const struct grid *grid) {
    return doc_first(grid->table, txt->audience);
}

static size_t widest_word(struct arena *arena, struct str flat) {
    size_t cells = txt_widest_word(arena, flat);
    return cells < LONGEST ? cells : (size_t)LONGEST;
}

// The widest line or word in each column.
static size_t *measure(const struct txt *txt, const struct grid *grid,
                       size_t (*widest)(struct arena *, struct str)) {
    size_t *cells = arena_array(txt->out->arena, size_t, grid->n);
    for (const struct doc_node *row = first_row(txt, grid); row;
         row = doc_next(row, txt->audience)) {
        const struct doc_node *cell = row->first;
        for (size_t i = 0; i < grid->n && cell; i++, cell = cell->next) {
            size_t here = widest(txt->out->arena, cell_text(txt, cell));
            if (here > cells[i]) cells[i] = here;
        }
    }
    return cells;
}

static size_t sum(const size_t *cells, size_t n) {
    size_t all = 0;
    for (size_t i = 0; i < n; i++) all += cells[i];
    return all;
}

// Each column gets its widest word where that can be, and of what is left a part as large as what
// it lacks to its widest line.
static void share_out(struct grid *grid, const size_t *lines, const size_t *words, size_t room) {
    for (size_t i = 0; i < grid->n; i++)
        grid->widths[i] = words[i] < room / grid->n ? words[i] : room / grid->n;
    for (size_t i = 0; i < grid->n; i++) { // those that need less leave room for longer words
        size_t used = sum(grid->widths, grid->n), lacks = words[i] - grid->widths[i];
        grid->widths[i] += lacks < room - used ? lacks : room - used;
    }
    size_t left = room - sum(grid->widths, grid->n);
    size_t wanted = sum(lines, grid->n) - sum(grid->widths, grid->n);
    for (size_t i = 0; i < grid->n && wanted; i++)
        grid->widths[i] += left * (lines[i] - grid->widths[i]) / wanted;
}

static void set_widths(const struct txt *txt, struct grid *grid, size_t room) {
    size_t *lines = measure(txt, grid, txt_widest_line);
    grid->loose = sum(lines, grid->n) > room;
    grid->widths = lines;
    if (!grid->loose) return;
    grid->widths = arena_array(txt->out->arena, size_t, grid->n);
    share_out(grid, lines, measure(txt, grid, widest_word), room);
}

static void pad(struct buf *line, struct str s, size_t width, unsigned align) {
    size_t gap = width - utf8_cells(s);
    size_t before = align == DOC_END ? gap : align == DOC_CENTER ? gap / 2 : 0;
    buf_repeat(line, ' ', before);
    buf_add(line, s);
    buf_repeat(line, ' ', gap - before);
}

static void write_row(struct txt *txt, const struct grid *grid, const struct doc_node *row) {
    struct arena *arena = txt->out->arena;
    str_list *cells = arena_array(arena, str_list, grid->n);
    const struct doc_node *cell = row->first;
    size_t height = 0;
    for (size_t i = 0; i < grid->n; i++, cell = cell ? cell->next : NULL) {
        cells[i] = txt_wrap(arena, cell_text(txt, cell), grid->widths[i]);
        if (cells[i].n > height) height = cells[i].n;
    }
    for (size_t at = 0; at < height; at++) {
        struct buf line = buf_new(arena);
        for (size_t i = 0; i < grid->n; i++) {
            if (i) buf_repeat(&line, ' ', GUTTER);
            pad(&line, at < cells[i].n ? cells[i].items[at] : S(""), grid->widths[i],
                grid->table->columns[i].align);
        }
        txt_line(txt, buf_str(&line));
    }
}

static void write_rule(struct txt *txt, const struct grid *grid) {
    struct buf line = buf_new(txt->out->arena);
    for (size_t i = 0; i < grid->n; i++) {
        if (i) buf_repeat(&line, ' ', GUTTER);
        buf_repeat(&line, '-', grid->widths[i]);
    }
    txt_line(txt, buf_str(&line));
}

static void write_grid(struct txt *txt, const struct grid *grid) {
    bool in_body = false;
    for (const struct doc_node *row = first_row(txt, grid); row;
         row = doc_next(row, txt->audience)) {
        if (row->style == DOC_BODY_ROW && in_body && grid->loose) txt_line(txt, S(""));
        write_row(txt, grid, row);
        if (row->style == DOC_HEADER_ROW) write_rule(txt, grid);
        in_body = row->style == DOC_BODY_ROW;
    }
}

// Too many columns for the width: each cell on a line of its own, behind the header of its column.
static void write_stacked(struct txt *txt, const struct grid *grid) {
    struct arena *arena = txt->out->arena;
    const struct doc_node *row = first_row(txt, grid), *header = NULL;
    for (; row; row = doc_next(row, txt->audience)) {
        if (row->style == DOC_HEADER_ROW) {
            header = row->first;
            continue;
        }
        if (row != first_row(txt, grid)) txt_line(txt, S(""));
        const struct doc_node *head = header;
        for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
            struct str name = cell_text(txt, head), text = cell_text(txt, cell);
            struct str both =
                str_fmt(arena, name.len ? "%.*s: %.*s" : "%.*s%.*s", S_ARG(name), S_ARG(text));
            str_list lines = txt_wrap(arena, text.len ? both : S(""), txt_room(txt));
            for (size_t i = 0; i < lines.n; i++) txt_line(txt, lines.items[i]);
            if (head) head = head->next;
        }
    }
}

void txt_table(struct txt *txt, const struct doc_node *table) {
    struct grid grid = {.table = table, .n = table->count};
    size_t room = txt_room(txt), gutters = grid.n ? (grid.n - 1) * GUTTER : 0;
    txt_begin(txt);
    if (doc_has_text(table)) {
        str_list lines = txt_wrap(txt->out->arena, txt_flat(txt->out->arena, table), room);
        for (size_t i = 0; i < lines.n; i++) txt_line(txt, lines.items[i]);
        txt_line(txt, S(""));
    }
    if (room < gutters || room - gutters < grid.n * NARROWEST) {
        write_stacked(txt, &grid);
        return;
    }
    set_widths(txt, &grid, room - gutters);
    write_grid(txt, &grid);
}
