// Compares a sheet with an earlier one, by what stands together on paper.
#include "sheets/changes.h"

#include "base/buf.h"

struct reading {
    struct arena *arena;
    unsigned audience;
    struct str page, section;
    const struct doc_node *head; // the header row of the table that is read
    sheet_lines lines;
};

static void add_runs(struct buf *out, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) {
        if (run->kind == DOC_LINE_END && out->len) buf_text(out, ", ");
        if (run->kind != DOC_BOX) buf_add(out, run->text);
    }
}

static void add_line(struct reading *reading, struct str text) {
    text = str_trim(text);
    if (text.len == 0) return;
    *PUSH(reading->arena, &reading->lines) =
        (struct sheet_line){reading->page, reading->section, text};
}

static struct str text_of(const struct reading *reading, const struct doc_node *node) {
    struct buf out = buf_new(reading->arena);
    add_runs(&out, node);
    return buf_str(&out);
}

// A line for each cell behind the first one, which names the row: "Credit, You alone: £50 per
// stay".
static void read_row(struct reading *reading, const struct doc_node *row) {
    const struct doc_node *cell = row->first;
    const struct doc_node *column = reading->head ? reading->head->first : NULL;
    struct str name = cell ? text_of(reading, cell) : S("");
    if (cell && !cell->next) add_line(reading, name);
    for (cell = cell ? cell->next : NULL; cell; cell = cell->next) {
        if (column) column = column->next;
        if (!doc_shows(cell, reading->audience)) continue;
        struct buf out = buf_new(reading->arena);
        buf_add(&out, name);
        if (column && doc_has_text(column)) {
            buf_text(&out, ", ");
            add_runs(&out, column);
        }
        buf_text(&out, ": ");
        add_runs(&out, cell);
        add_line(reading, buf_str(&out));
    }
}

static void begin_page(struct reading *reading, const struct doc_node *title) {
    reading->page = title->id.len ? title->id : text_of(reading, title);
    reading->section = S("");
}

static void read_node(struct reading *reading, const struct doc_node *node) {
    if (node->kind == DOC_TITLE) begin_page(reading, node);
    switch (node->kind) {
    case DOC_HEADING: reading->section = text_of(reading, node); return;
    case DOC_TABLE: reading->head = NULL; break;
    case DOC_ROW:
        if (node->style == DOC_HEADER_ROW)
            reading->head = node;
        else
            read_row(reading, node);
        return;
    default: add_line(reading, text_of(reading, node));
    }
    for (const struct doc_node *at = doc_first(node, reading->audience); at;
         at = doc_next(at, reading->audience))
        read_node(reading, at);
}

static sheet_lines read_lines(struct arena *arena, const struct doc *doc) {
    struct reading reading = {.arena = arena};
    if (doc) {
        reading.audience = doc->audience;
        read_node(&reading, &doc->body);
    }
    return reading.lines;
}

static bool same_line(const struct sheet_line *a, const struct sheet_line *b) {
    return str_eq(a->page, b->page) && str_eq(a->section, b->section) && str_eq(a->text, b->text);
}

// The lines of one page.
struct page {
    const struct sheet_line *lines;
    size_t n;
};

static struct page page_at(const sheet_lines *lines, size_t i) {
    struct page page = {&lines->items[i], 0};
    while (i + page.n < lines->n && str_eq(page.lines->page, page.lines[page.n].page)) page.n++;
    return page;
}

// The page of that entry; without lines where there is none.
static struct page find_page(const sheet_lines *lines, struct str id) {
    for (size_t i = 0; i < lines->n;) {
        struct page page = page_at(lines, i);
        if (str_eq(page.lines->page, id)) return page;
        i += page.n;
    }
    return (struct page){NULL, 0};
}

struct comparing {
    struct arena *arena;
    sheet_changes changes;
    size_t pairs; // of lines that may still be compared
};

static void tell(struct comparing *comparing, const struct sheet_line *line, bool added) {
    *PUSH(comparing->arena, &comparing->changes) = (struct sheet_change){*line, added};
}

// Lengths of the longest common subsequences of what follows line i of `a` and line k of `b`, in
// rows of b.n + 1.
static const uint16_t *common(struct arena *arena, struct page a, struct page b) {
    size_t row = b.n + 1;
    uint16_t *longest = arena_array(arena, uint16_t, (a.n + 1) * row);
    for (size_t i = a.n; i-- > 0;)
        for (size_t k = b.n; k-- > 0;) {
            uint16_t *at = &longest[i * row + k];
            uint16_t without = at[row] > at[1] ? at[row] : at[1];
            *at = same_line(&a.lines[i], &b.lines[k]) ? (uint16_t)(at[row + 1] + 1) : without;
        }
    return longest;
}

// Leaves out what both begin and end with.
static void trim(struct page *a, struct page *b) {
    while (a->n && b->n && same_line(&a->lines[a->n - 1], &b->lines[b->n - 1])) a->n--, b->n--;
    while (a->n && b->n && same_line(a->lines, b->lines)) a->lines++, b->lines++, a->n--, b->n--;
}

// Is there room left to compare two pages line by line? Else they are told as a whole.
static bool take_pairs(struct comparing *comparing, struct page a, struct page b) {
    enum { MOST_LINES = 2000 }; // of a page
    if (a.n > MOST_LINES || b.n > MOST_LINES || a.n * b.n > comparing->pairs) return false;
    comparing->pairs -= a.n * b.n;
    return true;
}

static void compare_pages(struct comparing *comparing, struct page a, struct page b) {
    trim(&a, &b);
    const uint16_t *longest = take_pairs(comparing, a, b) ? common(comparing->arena, a, b) : NULL;
    for (size_t i = 0, k = 0; i < a.n || k < b.n;) {
        const uint16_t *at = longest ? &longest[i * (b.n + 1) + k] : NULL;
        bool both = i < a.n && k < b.n;
        if (both && at && same_line(&a.lines[i], &b.lines[k]))
            i++, k++;
        else if (k == b.n || (both && (!at || at[b.n + 1] >= at[1])))
            tell(comparing, &a.lines[i++], false);
        else
            tell(comparing, &b.lines[k++], true);
    }
}

sheet_changes sheet_compare(struct arena *arena, const struct doc *old, const struct doc *fresh) {
    enum { MOST_PAIRS = 16 << 20 }; // two bytes each
    struct comparing comparing = {.arena = arena, .pairs = MOST_PAIRS};
    sheet_lines before = read_lines(arena, old), now = read_lines(arena, fresh);
    for (size_t i = 0; i < now.n;) {
        struct page page = page_at(&now, i);
        compare_pages(&comparing, find_page(&before, page.lines->page), page);
        i += page.n;
    }
    for (size_t i = 0; i < before.n;) {
        struct page page = page_at(&before, i);
        if (!find_page(&now, page.lines->page).n)
            compare_pages(&comparing, page, (struct page){NULL, 0});
        i += page.n;
    }
    return comparing.changes;
}
