// Checks byte edits: their order, their overlaps, what they make of a file, and the diff of it.
#include "check_base.h"

#include "edit/edits.h"
#include "edit/unified.h"

static struct sources sources;

static const struct source *source_of(struct str text) {
    sources = sources_new(&arena);
    sources_add(&sources, S("a.yaml"), text);
    return &sources.files.items[0];
}

static void add(struct edits *edits, uint32_t start, uint32_t end, const char *text) {
    edits_add(edits, (struct span){start + 1, end + 1}, str_of(text)); // the file begins at 1
}

// ---- edits ----

START_TEST(edits_are_made_in_order_of_place) {
    const struct source *source = source_of(S("one two three"));
    struct edits edits = edits_new(&arena);
    add(&edits, 8, 13, "drei");
    add(&edits, 0, 3, "eins");
    add(&edits, 4, 7, "");
    ck_assert(edits_sort(&edits));
    EXPECT(edits_apply(source, &edits), "eins  drei");
}
END_TEST

START_TEST(insertions_at_one_place_keep_their_order_and_come_first) {
    const struct source *source = source_of(S("ab"));
    struct edits edits = edits_new(&arena);
    add(&edits, 1, 2, "B");
    add(&edits, 1, 1, "1");
    add(&edits, 1, 1, "2");
    add(&edits, 2, 2, "!");
    add(&edits, 0, 0, "^");
    ck_assert(edits_sort(&edits));
    EXPECT(edits_apply(source, &edits), "^a12B!");
}
END_TEST

START_TEST(two_edits_of_one_byte_are_refused) {
    struct edits edits = edits_new(&arena);
    add(&edits, 0, 3, "x");
    add(&edits, 2, 4, "y");
    ck_assert(!edits_sort(&edits));
    edits = edits_new(&arena);
    add(&edits, 0, 3, "x");
    add(&edits, 3, 4, "y"); // side by side they may stand
    ck_assert(edits_sort(&edits));
    edits = edits_new(&arena);
    add(&edits, 0, 3, "x");
    add(&edits, 1, 1, "y"); // an insertion into what is replaced
    ck_assert(!edits_sort(&edits));
}
END_TEST

START_TEST(no_edit_changes_nothing) {
    const struct source *source = source_of(S("a\n"));
    struct edits edits = edits_new(&arena);
    struct buf diff = buf_new(&arena);
    ck_assert(edits_sort(&edits));
    EXPECT(edits_apply(source, &edits), "a\n");
    add(&edits, 0, 1, "a"); // nor one that writes what is there
    unified_diff(&diff, &sources, 0, &edits);
    ck_assert_uint_eq(diff.len, 0);
}
END_TEST

// ---- diffs ----

static const struct {
    const char *what, *before;
    uint32_t start, end; // one edit
    const char *text, *diff;
} diffs[] = {
    {"a word", "a\nb\nc\n", 2, 3, "B", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
    {"a line more", "a\nb\n", 2, 2, "new\n", "@@ -1,2 +1,3 @@\n a\n+new\n b\n"},
    {"a line less", "a\nb\nc\n", 2, 4, "", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
    {"a line at the end", "a\n", 2, 2, "b\n", "@@ -1 +1,2 @@\n a\n+b\n"},
    {"a final line break", "a", 1, 1, "\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
    {"the first line of all", "", 0, 0, "a\n", "@@ -0,0 +1 @@\n+a\n"},
    {"the last line of all", "a\n", 0, 2, "", "@@ -1 +0,0 @@\n-a\n"},
    {"three lines of context", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", 8, 9, "five",
     "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
    {"one line to two", "a b\nc\n", 1, 2, "\n", "@@ -1,2 +1,3 @@\n-a b\n+a\n+b\n c\n"},
};

START_TEST(a_diff_shows_the_lines_that_change) {
    EACH(i, diffs) {
        source_of(str_of(diffs[i].before));
        struct edits edits = edits_new(&arena);
        struct buf diff = buf_new(&arena);
        add(&edits, diffs[i].start, diffs[i].end, diffs[i].text);
        ck_assert(edits_sort(&edits));
        unified_diff(&diff, &sources, 0, &edits);
        struct str wanted = str_fmt(&arena, "--- a.yaml\n+++ a.yaml\n%s", diffs[i].diff);
        expect_of(diffs[i].what, buf_str(&diff), str_dup(&arena, wanted).ptr);
    }
}
END_TEST

START_TEST(far_changes_are_hunks_of_their_own_and_near_ones_are_not) {
    source_of(S("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"));
    struct edits edits = edits_new(&arena);
    struct buf diff = buf_new(&arena);
    add(&edits, 0, 2, "");
    add(&edits, 4, 5, "three");
    add(&edits, 24, 26, "twelve");
    ck_assert(edits_sort(&edits));
    unified_diff(&diff, &sources, 0, &edits);
    EXPECT(buf_str(&diff), "--- a.yaml\n+++ a.yaml\n"
                           "@@ -1,6 +1,5 @@\n-1\n 2\n-3\n+three\n 4\n 5\n 6\n"
                           "@@ -9,4 +8,4 @@\n 9\n 10\n 11\n-12\n+twelve\n");
}
END_TEST

RUN("edit", edits_are_made_in_order_of_place,
    insertions_at_one_place_keep_their_order_and_come_first, two_edits_of_one_byte_are_refused,
    no_edit_changes_nothing, a_diff_shows_the_lines_that_change,
    far_changes_are_hunks_of_their_own_and_near_ones_are_not)
