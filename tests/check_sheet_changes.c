// Checks what is told of a sheet that reads otherwise than it did when it was printed.
#include "base/buf.h"
#include "sheets/changes.h"

#include "run.h"

static struct arena arena;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&arena);
}

// A document in short, a line a node: "#id" a page, "=" a heading, "|a|b" a row (the first of a
// table is its header), anything else a paragraph.
static struct doc *document(const char *lines) {
    static const struct doc_column columns[2];
    struct doc *doc = doc_new(&arena, S("Title"), S("en"));
    struct doc_node *section = &doc->body, *table = NULL;
    struct str rest = str_of(lines), line, cell;
    while (rest.len && str_split(&rest, '\n', &line)) {
        struct str text = str_from(line, 1);
        if (line.ptr[0] != '|') table = NULL;
        if (line.ptr[0] == '#') {
            section = &doc->body;
            doc_add_text(section, DOC_TITLE, S("A title"))->id = text;
        } else if (line.ptr[0] == '=') {
            section = doc_section(&doc->body, text);
        } else if (line.ptr[0] == '|') {
            bool head = !table;
            if (head) table = doc_table(section, S(""), columns, 2);
            struct doc_node *row = doc_row(table, head ? DOC_HEADER_ROW : DOC_BODY_ROW);
            while (text.len && str_split(&text, '|', &cell)) doc_cell(row, DOC_DATA, cell);
        } else {
            doc_paragraph(section, line);
        }
    }
    return doc;
}

// "page/section+text" a line.
static struct str told(const struct doc *old, const struct doc *fresh) {
    struct buf out = buf_new(&arena);
    sheet_changes changes = sheet_compare(&arena, old, fresh);
    for (size_t i = 0; i < changes.n; i++) {
        const struct sheet_line *line = &changes.items[i].line;
        buf_fmt(&out, "%.*s/%.*s%c%.*s\n", S_ARG(line->page), S_ARG(line->section),
                changes.items[i].added ? '+' : '-', S_ARG(line->text));
    }
    return buf_str(&out);
}

static const struct {
    const char *old, *fresh, *told;
} rows[] = {
    // nothing
    {"#a\n=Say\nSorry.\n", "#a\n=Say\nSorry.\n", ""},
    // a paragraph reads otherwise, is gone, is new
    {"#a\n=Say\nSorry.\nBye.\n", "#a\n=Say\nVery sorry.\nBye.\n",
     "a/Say-Sorry.\na/Say+Very sorry.\n"},
    {"#a\nOne.\nTwo.\n", "#a\nOne.\n", "a/-Two.\n"},
    {"#a\nOne.\n", "#a\nOne.\nTwo.\n", "a/+Two.\n"},
    // what only moved is told as both, for the order of steps is part of them
    {"#a\nOne.\nTwo.\n", "#a\nTwo.\nOne.\n", "a/-One.\na/+One.\n"},
    // of a row only the cell that changed
    {"#a\n|Gesture|You|Boss\n|Credit|5|9\n", "#a\n|Gesture|You|Boss\n|Credit|6|9\n",
     "a/-Credit, You: 5\na/+Credit, You: 6\n"},
    {"#a\n|Gesture|You\n|Credit|5\n", "#a\n|Gesture|You\n|Credit|5\n|Voucher|3\n",
     "a/+Voucher, You: 3\n"},
    // pages are told apart, whatever their order; those of entries that are gone come last
    {"#a\nOne.\n#b\nTwo.\n", "#b\nTwo.\n#a\nOne.\n", ""},
    {"#a\nSame.\n#b\nSame.\n", "#a\nSame.\n#c\nSame.\n",
     "c/+A title\nc/+Same.\nb/-A title\nb/-Same.\n"},
};

START_TEST(what_reads_otherwise_is_told_by_page_and_heading) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = told(document(rows[i].old), document(rows[i].fresh));
        ck_assert_msg(str_eq(got, str_of(rows[i].told)), "told:\n%.*sinstead of:\n%s", S_ARG(got),
                      rows[i].told);
    }
}
END_TEST

START_TEST(a_sheet_that_was_not_there_is_new_and_one_that_is_gone_is_gone) {
    struct doc *doc = document("#a\nOne.\n");
    ck_assert(str_eq(told(NULL, doc), S("a/+A title\na/+One.\n")));
    ck_assert(str_eq(told(doc, NULL), S("a/-A title\na/-One.\n")));
}
END_TEST

START_TEST(what_another_audience_reads_does_not_count) {
    struct doc *old = document("#a\nOne.\n"), *fresh = document("#a\nOne.\n");
    fresh->audience = old->audience = DOC_FOR_AGENT;
    doc_paragraph(&fresh->body, S("The answer."))->audience = DOC_FOR_FACILITATOR;
    ck_assert(str_eq(told(old, fresh), S("")));
}
END_TEST

START_TEST(long_pages_take_bounded_time) {
    struct buf lines = buf_new(&arena), others = buf_new(&arena);
    for (int i = 0; i < 3000; i++) {
        buf_fmt(&lines, "line %d\n", i);
        buf_fmt(&others, "other %d\n", i);
    }
    buf_char(&lines, '\0');
    buf_char(&others, '\0');
    sheet_changes changes = sheet_compare(&arena, document(lines.ptr), document(others.ptr));
    ck_assert_uint_eq(changes.n, 6000);
}
END_TEST

// Pages of lines that are all other lines, but for the one in the middle.
static struct doc *pages_of(const char *name, int pages, int lines) {
    struct buf out = buf_new(&arena);
    for (int page = 0; page < pages; page++) {
        buf_fmt(&out, "#%d\n", page);
        for (int i = 0; i < lines; i++)
            buf_fmt(&out, "%s %d\n", i == lines / 2 ? "middle" : name, i);
    }
    buf_char(&out, '\0');
    return document(out.ptr);
}

START_TEST(many_long_pages_take_bounded_memory) {
    enum { PAGES = 20, LINES = 999, COMPARED = 16 }; // as many as 16 Mi pairs of lines allow
    sheet_changes changes =
        sheet_compare(&arena, pages_of("old", PAGES, LINES), pages_of("new", PAGES, LINES));
    ck_assert_uint_eq(changes.n, 2 * (PAGES * LINES - COMPARED));
}
END_TEST

RUN_BETWEEN("sheet_changes", setup, teardown, what_reads_otherwise_is_told_by_page_and_heading,
            a_sheet_that_was_not_there_is_new_and_one_that_is_gone_is_gone,
            what_another_audience_reads_does_not_count, long_pages_take_bounded_time,
            many_long_pages_take_bounded_memory)
