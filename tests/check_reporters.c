// Checks what reporters compute: places in the units of each format, paths, GitHub's hashes of
// lines.
#include "check_base.h"

#include "reporters/line_hash.h"
#include "reporters/reporters.h"

#include <string.h>

static struct sources sources;
static struct findings findings;
static const struct rule_info info = {
    .id = "L999",
    .name = "made-up",
    .level = LEVEL_WARNING,
    .title = "A title",
    .why = "The why.",
    .fix = "The fix.",
    .bad = "title: «bad»\n",
    .good = "title: good\n",
};

// One file with one finding at `at`, which counts from the start of the file.
static struct finding *find_in(const char *name, struct str bytes, struct span at) {
    sources = sources_new(&arena);
    findings = findings_new(&arena);
    sources_add(&sources, str_of(name), bytes);
    struct finding *finding = finding_add(
        &findings, info.name, (struct span){1 + at.start, 1 + at.end}, "%s", "It is wrong.");
    finding->info = &info;
    finding->level = info.level;
    return finding;
}

static void repeat_finding(int times) {
    struct finding finding = findings.list.items[0];
    for (int i = 0; i < times; i++) *PUSH(&arena, &findings.list) = finding;
}

static struct str written(const char *reporter) {
    struct str *fingerprints = arena_array(&arena, struct str, findings.list.n);
    for (size_t i = 0; i < findings.list.n; i++) fingerprints[i] = S("f");
    struct report_part part = {&findings, &sources, fingerprints};
    struct report report = {
        .arena = &arena, .parts = &part, .n = 1, .width = 80, .version = "1.2.3"};
    struct buf out = buf_new(&arena);
    reporter_find(str_of(reporter))->write(&out, &report);
    return buf_str(&out);
}

// The text of a report without its blanks, so that rows are short.
static struct str packed(const char *reporter) {
    struct str text = written(reporter);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\n') buf_char(&out, text.ptr[i]);
    return buf_str(&out);
}

static void expect_in(struct str text, const char *part) {
    ck_assert_msg(str_find(text, str_of(part)) >= 0, "<%s> is not in <%.*s>", part, S_ARG(text));
}

// ---- GitHub's hashes ----

// The values are those that the tests of github/codeql-action name.
START_TEST(lines_have_the_hashes_that_github_computes) {
    static const struct {
        const char *text, *hashes[8];
    } rows[] = {
        {"", {"c129715d7a2bc9a3:1"}},
        {" a\nb\n  \t\tc\n d",
         {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}},
        {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
         {"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
          "b86d3392aea1be30:1", "e6ceba753e1a442:1"}},
        {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
         {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
          "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"}},
        {" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
         {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
          "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"}},
        {" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
         {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
          "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"}},
    };
    EACH(i, rows) {
        struct line_hashes hashes = line_hashes(&arena, str_of(rows[i].text));
        uint32_t n = 0;
        for (; rows[i].hashes[n]; n++)
            expect_of(rows[i].text, line_hash_show(&arena, &hashes, n + 1), rows[i].hashes[n]);
        ck_assert_uint_eq(hashes.n, n);
        EXPECT(line_hash_show(&arena, &hashes, 0), "");
        EXPECT(line_hash_show(&arena, &hashes, n + 1), "");
    }
}
END_TEST

START_TEST(equal_lines_are_numbered) {
    static const char *const wanted[] = {
        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
        "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"};
    struct buf text = buf_new(&arena);
    for (int i = 0; i < 10; i++) buf_text(&text, "Lorem ipsum dolor sit amet.\n");
    struct line_hashes hashes = line_hashes(&arena, buf_str(&text));
    ck_assert_uint_eq(hashes.n, COUNT(wanted));
    EACH(i, wanted) EXPECT(line_hash_show(&arena, &hashes, (uint32_t)i + 1), wanted[i]);
}
END_TEST

static struct str first_hash(struct str text) {
    struct line_hashes hashes = line_hashes(&arena, text);
    return line_hash_show(&arena, &hashes, 1);
}

// Of one unit, the hash is that unit and the end of the file, times powers of 37: the difference of
// two texts tells which units were hashed.
START_TEST(characters_count_as_units_of_utf16) {
    struct line_hashes smiley = line_hashes(&arena, S("\U0001F600"));
    struct line_hashes other = line_hashes(&arena, S("\uFFFD\uFFFD"));
    uint64_t second = 1;
    for (int i = 0; i < 98; i++) second *= 37;
    uint64_t difference = 37 * second * (0xD83D - 0xFFFD) + second * (0xDE00 - 0xFFFD);
    ck_assert_uint_eq(smiley.items[0].hash - other.items[0].hash, difference);
    ck_assert(str_eq(first_hash(S("\xFFz")), first_hash(S("\uFFFDz")))); // no UTF-8
    ck_assert(
        !str_eq(first_hash(S("\uFEFFz")), first_hash(S("z")))); // a mark of the byte order counts
}
END_TEST

// ---- places ----

START_TEST(columns_are_in_the_unit_of_the_format) {
    static const struct {
        const char *text;
        struct span at;
        const char *sarif, *rdjson;
    } rows[] = {
        {"ab: c\n",
         {0, 2},
         "\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":3,"
         "\"byteOffset\":0,\"byteLength\":2",
         "\"start\":{\"line\":1,\"column\":1},\"end\":{\"line\":1,\"column\":3}"},
        {"a: 1\n\u00E9\U0001F600x: c\n", // é has two bytes, the smiley four
         {11, 12},
         "\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":4,"
         "\"byteOffset\":11,\"byteLength\":1",
         "\"start\":{\"line\":2,\"column\":7},\"end\":{\"line\":2,\"column\":8}"},
        {"\uFEFFab: c\n", // a mark of the byte order is no character, but three bytes
         {3, 5},
         "\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":3,"
         "\"byteOffset\":3,\"byteLength\":2",
         "\"start\":{\"line\":1,\"column\":4},\"end\":{\"line\":1,\"column\":6}"},
        {"a: 1\r\n",
         {6, 6},
         "\"startLine\":2,\"startColumn\":1,\"endLine\":2,\"endColumn\":1,"
         "\"byteOffset\":6,\"byteLength\":0",
         "\"start\":{\"line\":2,\"column\":1},\"end\":{\"line\":2,\"column\":1}"},
    };
    EACH(i, rows) {
        find_in("a.yaml", str_of(rows[i].text), rows[i].at);
        expect_in(packed("sarif"), rows[i].sarif);
        expect_in(packed("rdjson"), rows[i].rdjson);
    }
}
END_TEST

START_TEST(a_finding_without_a_place_is_reported) {
    find_in("a.yaml", S("a: 1\n"), (struct span){0, 0})->at = (struct span){0, 0};
    for (size_t i = 0; reporter_at(i); i++)
        expect_in(written(reporter_at(i)->name), "It is wrong.");
}
END_TEST

START_TEST(names_of_files_begin_at_the_root) {
    static const struct {
        const char *folder, *root, *name, *path;
    } rows[] = {
        {"/srv/shop", "/srv/shop", "playbook.yaml", "playbook.yaml"},
        {"/srv/shop/cx", "/srv/shop", "playbook.yaml", "cx/playbook.yaml"},
        {"/srv/shop/cx", "/srv/shop", "./a//b.yaml", "cx/a/b.yaml"},
        {"/srv/shop/cx", "/srv/shop", "../playbook.yaml", "playbook.yaml"},
        {"/srv/shop", "/srv/shop", "../other/playbook.yaml", "../other/playbook.yaml"},
        {"/srv/shop", "/srv/shop", "/srv/shop/playbook.yaml", "playbook.yaml"},
        {"/srv/shop", "/srv/shop", "/srv/shops/playbook.yaml", "../shops/playbook.yaml"},
        {"/srv/shop", "/srv/shop", "/tmp/playbook.yaml", "../../tmp/playbook.yaml"},
        {"/srv/shop", "/srv/shop", "/srv/shop", "../shop"},
        {"/srv/shop", "/srv/shop", "<stdin>", "<stdin>"},
        {"/", "/", "playbook.yaml", "playbook.yaml"},
        {"", "", "a/playbook.yaml", "a/playbook.yaml"}, // nothing is known of the machine
        {"", "", "/a/playbook.yaml", "a/playbook.yaml"},
        {"", "", "../playbook.yaml", "../playbook.yaml"},
    };
    EACH(i, rows) {
        struct report report = {
            .arena = &arena, .folder = str_of(rows[i].folder), .root = str_of(rows[i].root)};
        expect_of(rows[i].name, report_path(&report, str_of(rows[i].name)), rows[i].path);
    }
}
END_TEST

START_TEST(no_path_of_the_machine_is_told) {
    find_in("/home/me/a b/x.yaml", S("a: 1\n"), (struct span){0, 1});
    expect_in(packed("sarif"), "\"uri\":\"home/me/a%20b/x.yaml\",\"uriBaseId\":\"%SRCROOT%\"");
    expect_in(written("github"), "file=home/me/a b/x.yaml,");
    expect_in(written("gitlab"), "\"path\": \"home/me/a b/x.yaml\"");
}
END_TEST

// ---- fixes ----

START_TEST(edits_of_a_fix_become_one_suggestion) {
    struct finding *finding = find_in("a.yaml", S("a: b c d\n"), (struct span){3, 4});
    finding_fix(&findings, finding, true, "Mend it.", (struct span){8, 9}, S("D"));
    finding_fix(&findings, finding, true, "Mend it.", (struct span){4, 5}, S("B"));
    expect_in(packed("rdjson"), "\"suggestions\":[{\"range\":{\"start\":{\"line\":1,\"column\":4},"
                                "\"end\":{\"line\":1,\"column\":9}},\"text\":\"BcD\"}]");
    expect_in(written("rdjson"), "\"text\": \"B c D\"");
    struct str sarif = packed("sarif");
    expect_in(sarif, "\"insertedContent\":{\"text\":\"B\"}},{\"deletedRegion\"");
    expect_in(sarif, "\"properties\":{\"safe\":true}");
}
END_TEST

START_TEST(edits_in_two_files_are_no_suggestion) {
    struct finding *finding = find_in("a.yaml", S("a: 1\n"), (struct span){0, 1});
    sources_add(&sources, S("b.yaml"), S("b: 1\n"));
    finding_fix(&findings, finding, true, "Mend it.", (struct span){1, 2}, S("x"));
    finding_fix(&findings, finding, true, "Mend it.", (struct span){7, 8}, S("y"));
    ck_assert_int_lt(str_find(written("rdjson"), S("suggestions")), 0);
    struct str sarif = packed("sarif");
    expect_in(sarif,
              "\"uri\":\"b.yaml\",\"uriBaseId\":\"%SRCROOT%\",\"index\":1},\"replacements\"");
}
END_TEST

// ---- many ----

START_TEST(what_is_left_out_is_said) {
    static const struct {
        const char *reporter, *says;
    } rows[] = {
        {"text", "and 7 more"},           {"concise", "and 7 more"},
        {"json", "\"more\":7"},           {"jsonl", "{\"more\":7}\n"},
        {"sarif", "and 7 more findings"}, {"github", "::warning title=empower lint::and 7 more\n"},
        {"markdown", "and 7 more\n"},
    };
    find_in("a.yaml", S("a: 1\n"), (struct span){0, 1});
    findings.dropped = 7;
    EACH(i, rows) expect_in(written(rows[i].reporter), rows[i].says);
}
END_TEST

START_TEST(a_comment_is_no_longer_than_github_takes) {
    char *message = arena_bytes(&arena, 30000);
    memset(message, 'a', 30000);
    find_in("a.yaml", S("a: 1\n"), (struct span){0, 1})->message = (struct str){message, 30000};
    repeat_finding(9);
    struct str text = written("markdown");
    ck_assert_uint_lt(text.len, 65536);
    ck_assert(str_ends(text, S(" |\n\nand 9 more\n")));
}
END_TEST

START_TEST(no_two_fingerprints_are_one) {
    find_in("a.yaml", S("a: 1\n"), (struct span){0, 1});
    repeat_finding(2);
    struct str text = written("gitlab");
    expect_in(text, "\"fingerprint\": \"f\"");
    expect_in(text, "\"fingerprint\": \"f:2\"");
    expect_in(text, "\"fingerprint\": \"f:3\"");
}
END_TEST

START_TEST(a_rule_of_sarif_shows_its_examples_unmarked) {
    find_in("a.yaml", S("a: 1\n"), (struct span){0, 1});
    expect_in(written("sarif"), "Instead of\\n\\n```yaml\\ntitle: bad\\n```\\n\\nwrite");
}
END_TEST

static void report_all(struct arena *poor) {
    struct sources files = sources_new(poor);
    sources_add(&files, S("a.yaml"), S("a: 1\n"));
    struct findings list = findings_new(poor);
    struct finding *finding = finding_add(&list, info.name, (struct span){1, 2}, "wrong");
    finding->info = &info;
    finding->level = info.level;
    finding->object = S("roles/a");
    finding_relate(&list, finding, (struct span){1, 2}, "here");
    finding_fix(&list, finding, true, "Mend it.", (struct span){1, 2}, S("b"));
    struct str fingerprint = S("f");
    struct report_part part = {&list, &files, &fingerprint};
    struct report report = {.arena = poor, .parts = &part, .n = 1, .width = 80, .version = "1"};
    struct buf out = buf_new(poor);
    for (size_t i = 0; reporter_at(i); i++) reporter_at(i)->write(&out, &report);
}

START_TEST(every_allocation_may_fail) {
    fail_each_allocation(report_all);
}
END_TEST

RUN("reporters", lines_have_the_hashes_that_github_computes, equal_lines_are_numbered,
    characters_count_as_units_of_utf16, columns_are_in_the_unit_of_the_format,
    a_finding_without_a_place_is_reported, names_of_files_begin_at_the_root,
    no_path_of_the_machine_is_told, edits_of_a_fix_become_one_suggestion,
    edits_in_two_files_are_no_suggestion, what_is_left_out_is_said,
    a_comment_is_no_longer_than_github_takes, no_two_fingerprints_are_one,
    a_rule_of_sarif_shows_its_examples_unmarked, every_allocation_may_fail)
