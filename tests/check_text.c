// Checks sources (where something stands) and findings (what is wrong with it).
#include "check_base.h"

#include "text/finding.h"

#include <stdint.h>
#include <string.h>

static struct sources sources;

static uint32_t add(const char *name, struct str bytes) {
    size_t index = sources_add(&sources, str_of(name), bytes);
    return sources.files.items[index].base;
}

static void new_sources(void) {
    sources = sources_new(&arena);
}

// ---- sources ----

START_TEST(files_lie_one_after_the_other) {
    new_sources();
    ck_assert_ptr_null(source_at(&sources, 1));
    uint32_t one = add("one.yaml", S("abc")), empty = add("empty.yaml", (struct str){NULL, 0});
    uint32_t two = add("two.yaml", S("de\n"));
    ck_assert_uint_eq(one, 1);
    ck_assert_ptr_null(source_at(&sources, 0)); // nowhere
    for (uint32_t at = 0; at <= 3; at++) EXPECT(source_at(&sources, one + at)->name, "one.yaml");
    EXPECT(source_at(&sources, empty)->name, "empty.yaml"); // an empty file has a place, too
    for (uint32_t at = 0; at <= 3; at++) EXPECT(source_at(&sources, two + at)->name, "two.yaml");
    ck_assert_ptr_null(source_at(&sources, two + 4));
    ck_assert_ptr_null(source_at(&sources, UINT32_MAX));
    EXPECT(span_bytes(&sources, (struct span){two, two + 2}), "de");
    EXPECT(span_bytes(&sources, (struct span){two + 1, two + 99}), "e\n");
    EXPECT(span_bytes(&sources, (struct span){two + 2, two}), "");
    EXPECT(span_bytes(&sources, (struct span){0, 0}), "");
    ck_assert(span_is_nowhere((struct span){0, 0}) && !span_is_nowhere((struct span){1, 1}));
}
END_TEST

START_TEST(many_files_are_told_apart) {
    new_sources();
    for (int i = 0; i < 100; i++) add(str_fmt(&arena, "%d", i).ptr, S("12345"));
    for (uint32_t i = 0; i < 600; i++)
        EXPECT(source_at(&sources, 1 + i)->name, str_fmt(&arena, "%u", i / 6).ptr);
}
END_TEST

START_TEST(places_count_in_each_unit) {
    static const char text[] = "a: b\r\n"                    // bytes 0 to 5
                               "\xC3\xA9\xF0\x9F\x98\x80x\n" // é, a smiley, x: 6 to 13
                               "\n"                          // 14 is the next
                               "\t\x1Bz";
    static const struct {
        uint32_t byte, line, column, utf16, cells;
    } rows[] =
        {
            {0, 1, 1, 1, 1},  {3, 1, 4, 4, 4},  {4, 1, 5, 5, 5},
            {5, 1, 6, 6, 9}, // behind '\r', which is shown as \x0D
            {6, 2, 1, 1, 1},  {8, 2, 2, 2, 2},  {12, 2, 3, 4, 4},
            {13, 2, 4, 5, 5}, {14, 3, 1, 1, 1}, {15, 4, 1, 1, 1},
            {16, 4, 2, 2, 2}, // a tab is shown as one blank
            {17, 4, 3, 3, 6}, // an escape character as \x1B
            {18, 4, 4, 4, 7}, // the end of the file
        };
    new_sources();
    add("first.yaml", S("first: file\n"));
    uint32_t base = add("a.yaml", str_of(text));
    EACH(i, rows) {
        struct place place = place_at(&sources, base + rows[i].byte);
        EXPECT(place.source->name, "a.yaml");
        ck_assert_uint_eq(place.byte, rows[i].byte);
        ck_assert_uint_eq(place.line, rows[i].line);
        ck_assert_uint_eq(place.column, rows[i].column);
        ck_assert_uint_eq(place.utf16, rows[i].utf16);
        ck_assert_uint_eq(place.cells, rows[i].cells);
    }
    struct place nowhere = place_at(&sources, 0);
    ck_assert(nowhere.source == NULL && nowhere.line == 0);
}
END_TEST

START_TEST(lines_are_told_without_their_break) {
    static const struct {
        const char *text;
        uint32_t lines;
        const char *first, *last;
    } rows[] = {
        {"", 1, "", ""},
        {"a", 1, "a", "a"},
        {"a\n", 2, "a", ""},
        {"a\r\nb", 2, "a", "b"},
        {"\n", 2, "", ""},
        {"\r\n\r\n", 3, "", ""},
        {"a\rb\n", 2, "a\rb", ""},
        {"a\xC2\x85 b\u2028c", 1, "a\xC2\x85 b\u2028c", "a\xC2\x85 b\u2028c"},
        {"a\nb\r", 2, "a", "b\r"},
    };
    EACH(i, rows) {
        new_sources();
        add("a.yaml", str_of(rows[i].text));
        const struct source *source = source_at(&sources, 1);
        ck_assert_uint_eq(source->n_lines, rows[i].lines);
        expect_of(rows[i].text, source_line(source, 1), rows[i].first);
        expect_of(rows[i].text, source_line(source, rows[i].lines), rows[i].last);
        EXPECT(source_line(source, 0), "");
        EXPECT(source_line(source, rows[i].lines + 1), "");
    }
}
END_TEST

START_TEST(long_lines_are_not_measured_in_cells) {
    new_sources();
    char *text = arena_alloc(&arena, 10000, 1);
    memset(text, '\t', 10000);
    add("a.yaml", (struct str){text, 10000});
    ck_assert_uint_eq(place_at(&sources, 5001).cells, 5001);
    ck_assert_uint_eq(place_at(&sources, 5001).column, 5001);
}
END_TEST

static void add_too_much(size_t size) {
    add("a.yaml", S("12345678"));
    add("b.yaml", (struct str){"never read", size});
}

static enum arena_fault fault_of(size_t size) {
    jmp_buf door;
    arena.door = &door;
    arena.fault = ARENA_OK;
    new_sources();
    if (setjmp(door) == 0) add_too_much(size);
    return arena.fault;
}

START_TEST(more_than_4_gib_do_not_fit) {
    ck_assert_int_eq(fault_of(UINT32_MAX), ARENA_OVER_LIMIT);
    ck_assert_int_eq(fault_of((size_t)UINT32_MAX * 2), ARENA_OVER_LIMIT);
    ck_assert_int_eq(fault_of(UINT32_MAX - 8), ARENA_OVER_LIMIT);
}
END_TEST

START_TEST(a_text_is_set_or_not) {
    ck_assert(!text_is_set((struct text){0}));
    ck_assert(text_is_set((struct text){.s = S("")}));
}
END_TEST

// ---- findings ----

START_TEST(findings_are_collected) {
    struct findings findings = findings_new(&arena);
    struct finding *finding =
        finding_add(&findings, "bad-money", (struct span){3, 5}, "%s is %d", "it", 7);
    EXPECT(finding->message, "it is 7");
    ck_assert_uint_eq(finding->help.len, 0);
    finding_help(&findings, finding, "Write %d.", 8);
    finding_relate(&findings, finding, (struct span){1, 2}, "the %s", "first");
    finding_relate(&findings, finding, (struct span){2, 3}, "the %s", "second");
    finding_fix(&findings, finding, true, "Write 8.", (struct span){3, 5}, S("8"));
    EXPECT(finding->help, "Write 8.");
    ck_assert_uint_eq(finding->related.n, 2);
    EXPECT(finding->related.items[1].says, "the second");
    EXPECT(finding->fix->title, "Write 8.");
    ck_assert(finding->fix->safe);
    finding_fix(&findings, finding, false, "ignored", (struct span){9, 9}, S("!"));
    ck_assert_uint_eq(finding->fix->edits.n, 2);
    EXPECT(finding->fix->title, "Write 8.");
    ck_assert(!finding->fix->safe); // one guess makes the whole a guess
}
END_TEST

START_TEST(no_more_than_the_most_are_kept) {
    static const size_t mosts[] = {0, 5};
    EACH(i, mosts) {
        struct findings findings = findings_new(&arena);
        size_t most = mosts[i] ? mosts[i] : 1000;
        findings.most = mosts[i];
        for (size_t n = 0; n < most + 20; n++) {
            struct finding *finding = finding_add(&findings, "rule", (struct span){1, 1}, "%zu", n);
            finding_help(&findings, finding, "help");
            finding_relate(&findings, finding, (struct span){1, 1}, "related");
            finding_fix(&findings, finding, true, "fix", (struct span){1, 1}, S(""));
            finding->object = S("object");
            ck_assert_int_eq(finding->fix != NULL, n < most);
        }
        ck_assert_uint_eq(findings.list.n, most);
        ck_assert_uint_eq(findings.dropped, 20);
        EXPECT(findings.list.items[most - 1].message, str_fmt(&arena, "%zu", most - 1).ptr);
    }
}
END_TEST

START_TEST(findings_are_sorted) {
    new_sources();
    struct findings findings = findings_new(&arena);
    findings_sort(&findings, &sources);
    uint32_t b = add("b.yaml", S("0123456789")), a = add("a.yaml", S("0123456789"));
    const struct {
        const char *rule;
        uint32_t at;
        const char *message;
    } rows[] = {
        {"rule", b + 1, "5"}, {"rule", a + 7, "4"}, {"rule", a + 2, "2"}, {"other", a + 2, "1"},
        {"rule", a + 2, "3"}, {"rule", b + 9, "6"}, {"rule", 0, "0"},
    };
    EACH(i, rows)
    finding_add(&findings, rows[i].rule, (struct span){rows[i].at, rows[i].at}, "%s",
                rows[i].message);
    findings_sort(&findings, &sources);
    for (size_t i = 0; i < findings.list.n; i++)
        EXPECT(findings.list.items[i].message, str_fmt(&arena, "%zu", i).ptr);
    finding_add(&findings, "rule", (struct span){b, b}, "late"); // still grows
    ck_assert_uint_eq(findings.list.n, 8);
}
END_TEST

START_TEST(sorting_is_the_same_from_any_order) {
    new_sources();
    uint32_t base = add("a.yaml", S("0123456789"));
    for (uint32_t n = 0; n < 70; n++) {
        struct findings findings = findings_new(&arena);
        for (uint32_t i = 0; i < n; i++)
            finding_add(&findings, i % 2 ? "odd" : "even", (struct span){base + i * 7 % 10, base},
                        "%u", i);
        findings_sort(&findings, &sources);
        for (uint32_t i = 1; i < n; i++) {
            const struct finding *one = &findings.list.items[i - 1], *two = one + 1;
            ck_assert_uint_le(one->at.start, two->at.start);
            if (one->at.start == two->at.start) ck_assert_uint_lt(one->order, two->order);
        }
    }
}
END_TEST

// ---- fixes ----

START_TEST(a_fix_shows_its_first_line) {
    static const char text[] = "title: a, b\r\n" // bytes 0 to 12
                               "cost: £12,50\n"  // 13 to 26
                               "says: one\n"     // 27 to 36
                               "  two\n"         // 37 to 42
                               "end: x";         // 43 to 48
    static const struct {
        struct edit edits[3];
        uint32_t line;
        const char *corrected;
    } rows[] = {
        {{{{7, 11}, S_INIT("\"a, b\"")}}, 1, "title: \"a, b\""},
        {{{{23, 24}, S_INIT(".")}}, 2, "cost: £12.50"},
        {{{{13, 13}, S_INIT("# ")}, {{27, 27}, S_INIT("# ")}},
         2,
         "# cost: £12,50"}, // other lines stay out
        {{{{7, 7}, S_INIT("\"")}, {{11, 11}, S_INIT("\"")}},
         1,
         "title: \"a, b\""}, // two edits in a line
        {{{{11, 11}, S_INIT("\"")}, {{7, 7}, S_INIT("\"")}}, 1, "title: \"a, b\""}, // in any order
        {{{{7, 7}, S_INIT("[")}, {{7, 7}, S_INIT("x, ")}, {{11, 11}, S_INIT("]")}},
         1,
         "title: [x, a, b]"},
        {{{{33, 42}, S_INIT("one two")}}, 3, "says: one two"}, // two lines become one
        {{{{36, 39}, S_INIT(" ")}}, 3, "says: one two"},
        {{{{7, 11}, S_INIT("|\r\n  a, b")}}, 1, "title: |"},
        {{{{43, 43}, S_INIT("b: 1\n")}}, 5, "b: 1"},
        {{{{49, 49}, S_INIT("\nz: 1\n")}}, 6, "z: 1"}, // lines added behind
        {{{{11, 11}, S_INIT("\r\n  x\r\n")}}, 2, "  x"},
        {{{{49, 49}, S_INIT("\n")}}, 5, "end: x"},
        {{{{13, 27}, S_INIT("")}}, 2, ""}, // the line is deleted
        {{{{13, 43}, S_INIT("")}}, 2, ""},
        {{{{13, 26}, S_INIT("")}}, 2, ""},
        {{{{43, 49}, S_INIT("")}}, 5, ""},
        {{{{43, 99}, S_INIT("")}}, 5, ""},
        {{{{13, 33}, S_INIT("")}}, 2, "one"},                              // the rest is joined
        {{{{7, 9}, S_INIT("x")}, {{8, 11}, S_INIT("y")}}, 1, "title: xy"}, // overlapping
    };
    new_sources();
    add("first.yaml", S("first: file\n"));
    uint32_t base = add("a.yaml", str_of(text));
    EACH(i, rows) {
        struct findings findings = findings_new(&arena);
        struct finding *finding = finding_add(&findings, "rule", (struct span){base, base}, "x");
        for (int e = 0; e < 3 && rows[i].edits[e].text.ptr; e++) {
            struct edit edit = rows[i].edits[e];
            struct span at = {base + edit.at.start, base + edit.at.end};
            finding_fix(&findings, finding, true, "Fix it.", at, edit.text);
        }
        uint32_t line = 99;
        struct str corrected = fix_corrected_line(&arena, &sources, finding->fix, &line);
        expect_of(str_fmt(&arena, "row %zu", i).ptr, corrected, rows[i].corrected);
        ck_assert_uint_eq(line, rows[i].line);
    }
    uint32_t line = 99;
    struct fix none = {0};
    EXPECT(fix_corrected_line(&arena, &sources, &none, &line), "");
    ck_assert_uint_eq(line, 0);
}
END_TEST

static void lint(struct arena *poor) {
    struct sources files = sources_new(poor);
    sources_add(&files, S("a.yaml"), S("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"));
    struct findings findings = findings_new(poor);
    for (uint32_t i = 0; i < 6; i++) {
        struct finding *finding = finding_add(&findings, "rule", (struct span){9 - i, 9}, "%u", i);
        finding_help(&findings, finding, "help");
        finding_relate(&findings, finding, (struct span){1, 2}, "related");
        finding_fix(&findings, finding, true, "Fix it.", (struct span){1, 2}, S("z"));
    }
    findings_sort(&findings, &files);
    uint32_t line;
    fix_corrected_line(poor, &files, findings.list.items[0].fix, &line);
}

START_TEST(every_allocation_may_fail) {
    fail_each_allocation(lint);
}
END_TEST

RUN("text", files_lie_one_after_the_other, many_files_are_told_apart, places_count_in_each_unit,
    lines_are_told_without_their_break, long_lines_are_not_measured_in_cells,
    more_than_4_gib_do_not_fit, a_text_is_set_or_not, findings_are_collected,
    no_more_than_the_most_are_kept, findings_are_sorted, sorting_is_the_same_from_any_order,
    a_fix_shows_its_first_line, every_allocation_may_fail)
