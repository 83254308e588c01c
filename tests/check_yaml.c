// Checks the YAML tree: values, styles, spans, comments, limits, the bytes of a file, doubled keys.
#include "check_yaml.h"

static void expect_tree(const char *text, const char *wanted) {
    struct reading reading = read_file(text);
    expect_of(text, show_tree(&reading), wanted);
    ck_assert_msg(reading.findings.list.n == 0, "<%s>: %.*s", text,
                  S_ARG(reading.findings.list.n ? reading.findings.list.items[0].message : S("")));
    ck_assert(!reading.file.broken);
    ck_assert_uint_eq(reading.file.cut.n, 0);
}

// ---- the tree ----

START_TEST(values_are_what_yaml_means) {
    static const struct {
        const char *text, *tree;
    } rows[] = {
        {"", "-"},
        {"\n\n", "-"},
        {"# only a comment\n", "-"},
        {"a: 1", "{a: <1>}"},
        {"a: 1\n", "{a: <1>}"},
        {"a: no\nb: 0123\nc: 12:30\nd: ~\n", "{a: <no>, b: <0123>, c: <12:30>, d: <~>}"},
        {"a:\nb: x\n", "{a: <>, b: <x>}"},
        {"- a\n- b\n-\n", "[<a>, <b>, <>]"},
        {"a:\n- x\n- y\nb: z\n", "{a: [<x>, <y>], b: <z>}"},
        {"a:\n  - b: 1\n    c: 2\n  - d\n", "{a: [{b: <1>, c: <2>}, <d>]}"},
        {"a: {b: 1, c: [x, 'y', \"z\"]}\n", "{a: {b: <1>, c: [<x>, <y>, <z>]}}"},
        {"a: [b: 1]\n", "{a: [{b: <1>}]}"},
        {"a: []\nb: {}\n", "{a: [], b: {}}"},
        {"{\"a\": 1, \"b\": [true, null]}\n", "{a: <1>, b: [<true>, <null>]}"},
        {"a: 'it''s'\nb: \"tab\\there\"\n", "{a: <it's>, b: <tab\there>}"},
        {"a: one\n  two\n\n  three\n", "{a: <one two\nthree>}"},
        {"a: \"one\n  two\"\n", "{a: <one two>}"},
        {"a: |\n  one\n   two\n\nb: 1\n", "{a: <one\n two\n>, b: <1>}"},
        {"a: >-\n  one\n  two\nb: 1\n", "{a: <one two>, b: <1>}"},
        {"a: |\nb: 1\n", "{a: <>, b: <1>}"},
        {"a : 1\n\"b\" : 2\n'c': 3\n", "{a: <1>, b: <2>, c: <3>}"},
        {"---\na: 1\n...\n# end\n", "{a: <1>}"},
        {"%YAML 1.2\n---\na: 1\n", "{a: <1>}"},
        {"# first\n%YAML 1.1 # why\n# then\n---\na: 1\n", "{a: <1>}"},
        {"a: £5 – “fine”\n", "{a: <£5 – “fine”>}"},
        {"\xEF\xBB\xBF"
         "a: 1\nb: £\n",
         "{a: <1>, b: <£>}"},
        {"a: 1\r\nb:\r\n  - x\r\n  - 'y'\r\n", "{a: <1>, b: [<x>, <y>]}"},
        {"a: |\r\n  one\r\n  two\r\nb: 1\r\n", "{a: <one\ntwo\n>, b: <1>}"},
        {"a: http://x.org/?q=1#top\nb: a#b\n", "{a: <http://x.org/?q=1#top>, b: <a#b>}"},
        {"a: {\n  b: 1\n}\nc: [\n  x,\n]\n", "{a: {b: <1>}, c: [<x>]}"},
        {"a: \"one\n  two\n\"\nb: 1\n", "{a: <one two >, b: <1>}"},
    };
    EACH(i, rows) expect_tree(rows[i].text, rows[i].tree);
}
END_TEST

static struct node *child(const struct reading *reading, const char *key) {
    struct node *node = node_get(reading->file.root, str_of(key));
    ck_assert_ptr_nonnull(node);
    return node;
}

START_TEST(spans_are_the_tokens) {
    static const struct {
        const char *text, *span;
        enum node_style style;
    } rows[] = {
        {"a: one two # c\n", "one two", STYLE_PLAIN},
        {"a: 'it''s'   # c\n", "'it''s'", STYLE_SINGLE},
        {"a: \"x\\ty\"\n", "\"x\\ty\"", STYLE_DOUBLE},
        {"a:    one\n  two\n\nb: 1\n", "one\n  two", STYLE_PLAIN},
        {"a: |\n  one\n\n  two\n\n\n# c\nb: 1\n", "|\n  one\n\n  two", STYLE_LITERAL},
        {"a: |2- # c\n   one  \n \nb: 1\n", "|2- # c\n   one  ", STYLE_LITERAL},
        {"a: >+ # c\n\n\nb: 1\n", ">+", STYLE_FOLDED},
        {"a: |\r\n  one\r\n\r\nb: 1\r\n", "|\r\n  one", STYLE_LITERAL},
        {"a:\n  - x\n  - y # c\n\n# d\nb: 1\n", "- x\n  - y", STYLE_BLOCK},
        {"a:\n  b: 1\n  c:\n\nd: 1\n", "b: 1\n  c:", STYLE_BLOCK},
        {"a: [x, [y]] # c\n", "[x, [y]]", STYLE_FLOW},
        {"a: { b: 1 }\n", "{ b: 1 }", STYLE_FLOW},
        {"£: 1\na: “x”\n", "“x”", STYLE_PLAIN},
    };
    EACH(i, rows) {
        struct reading reading = read_file(rows[i].text);
        struct node *node = child(&reading, "a");
        expect_of(rows[i].text, bytes_of(&reading, node->at), rows[i].span);
        EXPECT(bytes_of(&reading, node->key->at), "a");
        ck_assert_int_eq(node->style, rows[i].style);
    }
}
END_TEST

START_TEST(a_pair_in_a_list_is_a_map_without_braces) {
    struct reading reading = read_file("a: [b: 1, c: 2 ]\n");
    struct node *pair = child(&reading, "a")->first;
    EXPECT(bytes_of(&reading, pair->at), "b: 1");
    EXPECT(bytes_of(&reading, pair->next->at), "c: 2");
}
END_TEST

START_TEST(texts_without_escapes_are_slices_of_the_file) {
    struct str text = S("a: plain\nb: 'single'\nc: \"double\"\nd: \"a\\tb\"\n");
    struct reading reading = read_text(text);
    for (struct node *node = reading.file.root->first; node; node = node->next) {
        bool inside = node->ptr >= text.ptr && node->ptr < text.ptr + text.len;
        ck_assert_int_eq(inside, !str_eq(node_str(node->key), S("d")));
    }
    ck_assert_uint_eq(sizeof(struct node), 40);
}
END_TEST

START_TEST(positions_run_through_all_files) {
    struct sources sources = sources_new(&arena);
    struct findings findings = findings_new(&arena);
    struct yaml_file file;
    sources_add(&sources, S("one.yaml"), S("£: 1\n"));
    size_t second = sources_add(&sources, S("two.yaml"), S("a: £\nb: c: d\n"));
    yaml_read(&file, &arena, &sources, second, &yaml_limits_default, false, &findings);
    EXPECT(span_bytes(&sources, file.root->first->at), "£");
    struct place place = place_at(&sources, findings.list.items[0].at.start);
    EXPECT(place.source->name, "two.yaml");
    ck_assert_uint_eq(place.line, 2);
    ck_assert_uint_eq(place.column, 5);
    ck_assert_uint_eq(file.comments.n, 0);
}
END_TEST

START_TEST(node_get_takes_the_first) {
    struct reading reading = read_file("a: 1\nb: 2\na: 3\n");
    EXPECT(node_str(node_get(reading.file.root, S("a"))), "1");
    ck_assert_ptr_null(node_get(reading.file.root, S("c")));
    ck_assert_ptr_null(node_get(reading.file.root->first, S("c")));
    struct text text = node_text(reading.file.root->first);
    EXPECT(text.s, "1");
    ck_assert_uint_eq(text.at.start, 4);
}
END_TEST

// ---- comments ----

START_TEST(comments_are_found) {
    static const struct {
        const char *text, *comments;
    } rows[] = {
        {"# one\na: 1 # two\n\t# three\n#four", "# one|# two|# three|#four|"},
        {"a: x#y # z # w\n", "# z # w|"},
        {"a: \"x # y\" # z\nb: [x, # one\n  'y #', z] # two\n", "# z|# one|# two|"},
        {"a: |  # head\n  # text\n  x # text\n# after\nb: 1\n", "# head|# after|"},
        {"a: > # head\n\n# after\n", "# head|# after|"},
        {"a: one # x\nb:   # y\n  - c # z\n", "# x|# y|# z|"},
        {"a: 1 # one\r\nb: 2\r\n", "# one|"},
        {"\xEF\xBB\xBF# first\na: 1\n", "# first|"},
        {"%YAML 1.2 # v\n--- # s\na: 1\n... # e\n", "# v|# s|# e|"},
        {"a: 1 # kept\nb: c: d # lost\ne: 2 # kept, too\n", "# kept|# kept, too|"},
        {"a: 1\nb: \"x # lost\nc: 2 # kept\n", "# kept|"},
        {"# nothing else\n", "# nothing else|"},
    };
    EACH(i, rows) {
        struct reading reading = read_file(rows[i].text);
        struct buf out = buf_new(&arena);
        for (size_t k = 0; k < reading.file.comments.n; k++) {
            buf_add(&out, bytes_of(&reading, reading.file.comments.items[k].at));
            buf_char(&out, '|');
        }
        expect_of(rows[i].text, buf_str(&out), rows[i].comments);
    }
}
END_TEST

// ---- the bytes ----

static void expect_bad(struct str text, size_t n, const char *message, uint32_t line,
                       uint32_t column) {
    struct reading reading = read_text(text);
    ck_assert_ptr_null(reading.file.root);
    ck_assert(reading.file.broken);
    ck_assert_uint_eq(reading.findings.list.n, n);
    const struct finding *finding = finding_at(&reading, n - 1);
    struct place place = place_at(&reading.sources, finding->at.start);
    ck_assert_str_eq(finding->rule, "yaml-syntax");
    ck_assert_msg(says(finding->message, message), "%.*s", S_ARG(finding->message));
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
}

START_TEST(every_bad_byte_is_reported) {
    expect_bad(S("a: 1\nb: \x00x\n"), 1, "a zero byte (U+0000)", 2, 4);
    expect_bad(S("a: 1\nb: \x07\x1b\x7f\n"), 3, "control character (U+007F)", 2, 6);
    expect_bad(S("a: 1\nb: \xC2\x85\n"), 1, "control character (U+0085)", 2, 4);
    expect_bad(S("a: 1\nb: x\xEF\xBB\xBF\n"), 1, "byte order mark (U+FEFF)", 2, 5);
    expect_bad(S("a: 1\nb: x\xE2\x80\xA8y\n"), 1, "line separator (U+2028)", 2, 5);
    expect_bad(S("a: 1\nb: x\ry\n"), 1, "lone carriage return (U+000D)", 2, 5);
    expect_bad(S("a: 1\nb: x\xEF\xBF\xBE\n"), 1, "no character (U+FFFE)", 2, 5);
    expect_bad(S("a: 1\nb: \xA3"
                 "5\n"),
               1, "older programs write £ so", 2, 4);
    expect_bad(S("a: 1\nb: \xED\xA0\x80\n"), 3, "not UTF-8", 2, 5);
    expect_bad(S("a: 1\nb: \xC0\x80\n"), 2, "not UTF-8", 2, 5);
    expect_bad(S("a: 1\nb: x\x81\n"), 1, "The byte 0x81 is not UTF-8 text.", 2, 5);
    expect_bad(S("a: 1\nb: \xE2\x82"), 2, "not UTF-8", 2, 5);
}
END_TEST

START_TEST(old_encodings_are_mended) {
    struct reading reading = read_text(S("a: 1\nb: \xA3"
                                         "5 \x93ok\x94\n"));
    ck_assert_uint_eq(reading.findings.list.n, 3);
    EXPECT(mended(&reading, finding_at(&reading, 0)->fix), "a: 1\nb: £5 \x93ok\x94\n");
    EXPECT(mended(&reading, finding_at(&reading, 1)->fix), "a: 1\nb: \xA3"
                                                           "5 “ok\x94\n");
    ck_assert(!finding_at(&reading, 0)->fix->safe);
}
END_TEST

START_TEST(other_files_are_named_and_not_shown) {
    static const struct {
        struct str bytes;
        const char *message;
    } rows[] = {
        {S_INIT("\xFF\xFE"
                "a\0:\0 \0"
                "1\0"),
         "saved as UTF-16"},
        {S_INIT("\xFE\xFF\0a\0:\0 \0"
                "1"),
         "saved as UTF-16"},
        {S_INIT("a\0:\0 \0"
                "1\0\n\0"),
         "saved as UTF-16"},
        {S_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"), "This file is no playbook."},
        {S_INIT("Dear colleague,\nhere are the minutes.\n"), "This file is no playbook."},
        {S_INIT("root:x:0:0:root:/root:/bin/bash\ndaemon:*:1:1::/:\n"),
         "This file is no playbook."},
        {S_INIT("@secret\n\x01\n"), "This file is no playbook."},
        {S_INIT("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"), "This file is no playbook."},
        {S_INIT("#include <stdio.h>\nint main(void) { return 0; }\n"), "This file is no playbook."},
    };
    EACH(i, rows) {
        struct reading reading = read_text(rows[i].bytes);
        ck_assert_uint_eq(reading.findings.list.n, 1);
        const struct finding *finding = finding_at(&reading, 0);
        ck_assert_msg(says(finding->message, rows[i].message), "%.*s", S_ARG(finding->message));
        ck_assert_uint_eq(finding->at.start, finding->at.end);
        ck_assert_uint_eq(place_at(&reading.sources, finding->at.start).byte, 0);
        ck_assert_ptr_null(finding->fix);
        ck_assert_ptr_null(reading.file.root);
    }
}
END_TEST

// ---- limits ----

START_TEST(limits_are_named) {
    static const struct {
        struct yaml_limits limits;
        const char *text, *message, *tree;
    } rows[] = {
        {{7, 32, 100, 100}, "a: 1\nb:\n", "has 8 bytes; 7 is the most", "-"},
        {{8, 32, 100, 100}, "a: 1\nb:\n", NULL, "{a: <1>, b: <>}"},
        {{99, 32, 4, 100}, "a: 1\nb: 2\n", "more than 4 entries", "-"},
        {{99, 32, 5, 100}, "a: 1\nb: 2\n", NULL, "{a: <1>, b: <2>}"},
        {{99, 32, 100, 3}, "a: 123\n", NULL, "{a: <123>}"},
        {{99, 32, 100, 3}, "a: 1234\nb: 2\n", "more than 3 bytes", "{b: <2>}!"},
        {{99, 2, 100, 99}, "a: {b: c}\n", NULL, "{a: {b: <c>}}"},
        {{99, 2, 100, 99}, "a: {b: [c]}\nd: 1\n", "more than 2 levels", "{d: <1>}!"},
        {{99, 2, 100, 99},
         "a:\n  b:\n    c: 1\n  d: 2\ne: 1\n",
         "more than 2 levels",
         "{a: {d: <2>}!, e: <1>}"},
        {{99, 2, 100, 99}, "- a: {b: c}\n- d: 1\n", "more than 2 levels", "[{d: <1>}]!"},
    };
    EACH(i, rows) {
        struct reading reading = read_with(&arena, str_of(rows[i].text), &rows[i].limits);
        expect_of(rows[i].text, show_tree(&reading), rows[i].tree);
        ck_assert_uint_eq(reading.findings.list.n, rows[i].message ? 1 : 0);
        if (rows[i].message)
            ck_assert_msg(says(finding_at(&reading, 0)->message, rows[i].message), "%.*s",
                          S_ARG(finding_at(&reading, 0)->message));
    }
    ck_assert_uint_eq(yaml_limits_default.bytes, 1048576);
    ck_assert_uint_eq(yaml_limits_default.depth, 32);
    ck_assert_uint_eq(yaml_limits_default.nodes, 100000);
    ck_assert_uint_eq(yaml_limits_default.scalar, 65536);
}
END_TEST

// ---- doubled keys ----

START_TEST(doubled_keys_are_reported) {
    struct reading reading = read_file("a: 1\nb:\n  c: x\n  \"c\": y\na: 2\n");
    ck_assert_uint_eq(reading.findings.list.n, 2);
    const struct finding *outer = finding_at(&reading, 0), *inner = finding_at(&reading, 1);
    ck_assert_str_eq(outer->rule, "duplicate-key");
    EXPECT(outer->message, "\"a\" stands twice: in line 1 and in line 5.");
    EXPECT(inner->message, "\"c\" stands twice: in line 3 and in line 4.");
    EXPECT(bytes_of(&reading, inner->at), "\"c\"");
    ck_assert_uint_eq(inner->related.n, 1);
    EXPECT(bytes_of(&reading, inner->related.items[0].at), "c");
    ck_assert_ptr_null(inner->fix);
    ck_assert(!reading.file.broken);
}
END_TEST

START_TEST(the_same_twice_is_deleted) {
    struct reading reading = read_file("a: 1\nb: 2\na: 1 # again\nc: 3\n");
    const struct fix *fix = finding_at(&reading, 0)->fix;
    ck_assert(fix->safe);
    EXPECT(mended(&reading, fix), "a: 1\nb: 2\nc: 3\n");
    reading = read_file("x: {a: 1, a: 1}\n");
    ck_assert_ptr_null(finding_at(&reading, 0)->fix);
}
END_TEST

START_TEST(doubled_keys_of_a_large_map) {
    struct buf text = buf_new(&arena);
    for (int i = 0; i < 500; i++) buf_fmt(&text, "k%d: %d\n", i % 499, i);
    struct reading reading = read_text(buf_str(&text));
    ck_assert_uint_eq(reading.findings.list.n, 1);
    EXPECT(finding_at(&reading, 0)->message, "\"k0\" stands twice: in line 1 and in line 500.");
    ck_assert_uint_eq(reading.file.root->len, 500);
}
END_TEST

START_TEST(doubled_keys_beside_faults) {
    struct reading reading = read_file("a: 1\nb: c: d\na: 2\n");
    ck_assert_uint_eq(reading.findings.list.n, 2);
    EXPECT(finding_at(&reading, 1)->message, "\"a\" stands twice: in line 1 and in line 3.");
}
END_TEST

RUN("yaml", values_are_what_yaml_means, spans_are_the_tokens,
    a_pair_in_a_list_is_a_map_without_braces, texts_without_escapes_are_slices_of_the_file,
    positions_run_through_all_files, node_get_takes_the_first, comments_are_found,
    every_bad_byte_is_reported, old_encodings_are_mended, other_files_are_named_and_not_shown,
    limits_are_named, doubled_keys_are_reported, the_same_twice_is_deleted,
    doubled_keys_of_a_large_map, doubled_keys_beside_faults)
