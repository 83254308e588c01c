// Checks what is said about mistakes: every cause by its own example, the beginners' files, and
// what YAML allows but playbooks do not have.
#include "check_yaml.h"

#include "yaml/fault.h"

// What the first finding of each cause's example says, and where.
static const struct row {
    const char *cause, *message;
    uint32_t line, column;
} rows[] = {
    {"conflict", "Two versions of this file were put together here", 2, 1},
    {"document", "Three dashes begin a second document here", 2, 1},
    {"fence", "The line with ``` comes from the place this was copied from.", 1, 1},
    {"tabs", "This line begins with a tab; only spaces may stand there.", 2, 1},
    {"depth", "more than 32 levels deep", 1, 35},
    {"long", "", 0, 0},
    {"header_colon", "There is no colon behind \"gestures\".", 1, 1},
    {"header", "Over the lines below there may only be a name and a colon: \"gestures:\".", 1, 1},
    {"odd_space", "The space here is of another kind", 2, 7},
    {"under", "This line stands further right than the entry above", 2, 1},
    {"new_item", "This line begins with 1 space, which fits neither a new item nor", 4, 1},
    {"odd", "This line begins with 3 spaces, its neighbours with 4.", 3, 1},
    {"items", "This line looks like an item of a list", 3, 5},
    {"list_mark", "Items of a list begin with a dash and a space, not with \"•\".", 3, 3},
    {"dash_space", "There is no space behind the dash.", 3, 3},
    {"no_space", "There is no space behind the colon of \"limit\".", 1, 6},
    {"other_sign", "Behind \"title\" stands \"=\" where a colon is needed.", 1, 7},
    {"goes_on", "The text of the entry above seems to go on here", 2, 1},
    {"key_in_list", "\"limit\" stands straight below the dashes of a list", 3, 3},
    {"text_in_list", "This line stands among the items of a list, without a dash.", 3, 3},
    {"dash_in_map", "An item of a list stands here among entries with names.", 2, 1},
    {"list_on_line", "The first item of a list may not stand on the line of its name.", 1, 8},
    {"name_quote", "The quotation mark before \"title\" is never closed.", 1, 1},
    {"name_sign", "A name may not begin with \"@\".", 1, 1},
    {"no_colon", "There is no colon behind \"title\".", 1, 1},
    {"escape", "a backslash begins a special sign, and \"\\d\" is none.", 1, 7},
    {"last_backslash", "The backslash before the last quotation mark", 1, 12},
    {"comma_behind", "Entries by lines need no comma at their end.", 1, 7},
    {"close_comment", "There is no space before the # that begins a comment.", 1, 7},
    {"quoted_list", "Several texts with commas between them need brackets", 1, 7},
    {"apostrophe", "The apostrophe in can't ends the quoted text early.", 1, 12},
    {"inner_quotes", "This quotation mark ends the text early", 1, 11},
    {"curly_end", "A curly quotation mark does not close a text.", 1, 12},
    {"elision", "The apostrophe at the start opens a quoted text", 1, 6},
    {"text_behind", "Nothing may follow the quotation mark that ends a text.", 1, 14},
    {"unclosed", "This quotation mark opens a text that is never closed.", 1, 6},
    {"unclosed_below", "This quotation mark opens a text that is never closed.", 1, 6},
    {"falls_out", "The text in quotes goes on here, in a line that is not indented.", 3, 2},
    {"curly", "Curly quotation marks do not hold a text together.", 1, 6},
    {"flow_curly_end", "A curly quotation mark does not close a text.", 1, 10},
    {"flow_quote", "This quotation mark opens a text that is never closed.", 1, 5},
    {"flow_extra", "There is one closing bracket too many.", 1, 10},
    {"flow_behind", "A text that begins with \"[\" is read as a list", 1, 6},
    {"flow_wrong", "\"}\" stands here, but \"]\" must close what \"[\" opened.", 1, 9},
    {"flow_colon", "There is no colon before this.", 1, 9},
    {"flow_comma", "There is no comma between this and what stands before it.", 1, 9},
    {"flow_name", "There is no comma between this and what stands before it.", 1, 10},
    {"flow_item", "The text \"We stand back: always\" must be in quotes", 1, 24},
    {"flow_unclosed", "This bracket is opened and never closed.", 1, 8},
    {"flow_unclosed_below", "This bracket is opened and never closed.", 1, 4},
    {"compare", "A comparison that begins with > needs quotes.", 1, 9},
    {"block_text", "Behind \"|\" the text must begin on a new line.", 1, 8},
    {"block_left", "This line stands further left than the first line of the text", 3, 4},
    {"tab_inside", "A tab stands here, where only spaces may stand.", 2, 1},
    {"sign", "A text may not begin with \"@\" unless it is in quotes; it is reserved.", 1, 8},
    {"colon", "The colon behind \"sorry\" makes a name of the text before it.", 1, 16},
    {"no_name", "This line has no name and colon", 2, 1},
};

static const struct row *row_of(const char *cause) {
    EACH(i, rows) if (strcmp(rows[i].cause, cause) == 0) return &rows[i];
    ck_abort_msg("no row for the cause %s", cause);
}

static void expect_finding(const struct reading *reading, size_t i, const char *of,
                           const char *message, uint32_t line, uint32_t column) {
    const struct finding *finding = finding_at(reading, i);
    struct place place = place_at(&reading->sources, finding->at.start);
    ck_assert_msg(says(finding->message, message), "%s: %.*s", of, S_ARG(finding->message));
    ck_assert_msg(place.line == line && place.column == column, "%s: at %u:%u", of, place.line,
                  place.column);
    ck_assert_msg(finding->help.len > 0, "%s: no help", of);
}

// The sentences are for people who never heard of YAML's insides.
static void expect_plain_words(const struct finding *finding) {
    static const char *const jargon[] = {"mapping", "scalar", "token", "flow", "sequence", "node"};
    EACH(i, jargon) {
        ck_assert_msg(!says(finding->message, jargon[i]), "%.*s", S_ARG(finding->message));
        ck_assert_msg(!says(finding->help, jargon[i]), "%.*s", S_ARG(finding->help));
    }
}

// Mending all findings one after the other must come to an end at a clean file.
static void expect_mendable(struct str text) {
    for (int i = 0; i < 5; i++) {
        struct reading reading = read_text(text);
        if (reading.findings.list.n == 0) return;
        const struct fix *fix = finding_at(&reading, 0)->fix;
        if (!fix) return;
        struct str better = mended(&reading, fix);
        ck_assert_msg(!str_eq(better, text), "a fix changes nothing: %.*s", S_ARG(text));
        text = better;
    }
    ck_abort_msg("not clean after five fixes: %.*s", S_ARG(text));
}

START_TEST(each_cause_is_recognised) {
    size_t n = 0;
    for (; cause_at(n); n++) {
        const struct cause *cause = cause_at(n);
        const struct row *row = row_of(cause->name);
        if (!cause->example) continue;
        struct reading reading = read_file(cause->example);
        expect_finding(&reading, 0, cause->name, row->message, row->line, row->column);
        expect_plain_words(finding_at(&reading, 0));
        ck_assert_str_eq(finding_at(&reading, 0)->rule, "yaml-syntax");
        expect_of(cause->name, corrected(&reading, finding_at(&reading, 0)),
                  cause->mended ? cause->mended : "-");
        expect_mendable(str_of(cause->example));
    }
    ck_assert_uint_eq(n, COUNT(rows));
}
END_TEST

// ---- more of the same kinds ----

START_TEST(further_mistakes) {
    static const struct {
        const char *text, *message;
        uint32_t line, column;
        const char *mended;
    } more[] = {
        {"owner: `maria`\n", "begin with \"`\"", 1, 8, "owner: \"`maria`\""},
        {"a: % of the fee # why\n", "begin with \"%\"", 1, 4, "a: \"% of the fee\" # why"},
        {"a: *bold* text\n", "begin with \"*\"", 1, 4, "a: \"*bold* text\""},
        {"a: & more\n", "begin with \"&\"", 1, 4, "a: \"& more\""},
        {"a: , then\n", "begin with \",\"", 1, 4, "a: \", then\""},
        {"a: ] x\n", "begin with \"]\"", 1, 4, "a: \"] x\""},
        {"- @maria\n- b: 1\n", "begin with \"@\"", 1, 3, "- \"@maria\""},
        {"a: {{name}}, hello\n", "A text that begins with \"{\"", 1, 4, "a: \"{{name}}, hello\""},
        {"a: {name}, hello: x\n", "A text that begins with \"{\"", 1, 4, "a: \"{name}, hello: x\""},
        {"a: [late, [fee]\nb: 1\n", "bracket is opened", 1, 4, "a: [late, [fee]]"},
        {"a: {b: 1, c: [x}\nd: 1\n", "\"}\" stands here", 1, 16, "a: {b: 1, c: [x]}"},
        {"a: {b: @x, c: 1}\n", "must be in quotes, because of the sign \"@\"", 1, 8,
         "a: {b: \"@x\", c: 1}"},
        {"a: [%10 off, b]\n", "because of the sign \"%\"", 1, 5, "a: [\"%10 off\", b]"},
        {"a: {b: \"x\" c: 1}\n", "no comma", 1, 12, "a: {b: \"x\", c: 1}"},
        {"a: {b: [x] c: 1}\n", "no comma", 1, 12, "a: {b: [x], c: 1}"},
        {"{\n  \"a\": 1\n  \"b\": 2\n}\n", "no comma", 3, 3, "  \"a\": 1,"},
        {"a: [x, y],\nb: 1\n", "no comma at their end", 1, 10, "a: [x, y]"},
        {"a: [x]}\n", "closing bracket too many", 1, 7, "a: [x]"},
        {"a: ># why\n  b\n", "no space before the #", 1, 5, "a: > # why"},
        {"a: [b]# why\n", "no space before the #", 1, 7, "a: [b] # why"},
        {"a: \"Hello\" she said\n", "Nothing may follow", 1, 12, "a: '\"Hello\" she said'"},
        {"a: \"Hello\", she said: go\n", "Nothing may follow", 1, 11,
         "a: '\"Hello\", she said: go'"},
        {"a: 'don't' # why\n", "The apostrophe in don't", 1, 8, "a: \"don't\" # why"},
        {"a: 'say \"no\", don't'\n", "The apostrophe in don't", 1, 18, "a: 'say \"no\", don''t'"},
        {"a: 'it' is\n", "Nothing may follow", 1, 9, "a: \"'it' is\""},
        {"a: \"C:\\users\\x\"\n", "a special sign, and \"\\u\" is none", 1, 7, "a: 'C:\\users\\x'"},
        {"a: \"\\d{4}\"\n", "and \"\\d\" is none", 1, 5, "a: '\\d{4}'"},
        {"a: ‘Hello: you’\n", "Curly quotation marks", 1, 4, "a: \"Hello: you\""},
        {"a: «Hello: you»\n", "Curly quotation marks", 1, 4, "a: \"Hello: you\""},
        {"a: 'Hello’\nb: 1\n", "A curly quotation mark does not close", 1, 10, "a: 'Hello'"},
        {"a: as follows:\n", "The colon behind \"follows\"", 1, 14, "a: \"as follows:\""},
        {"- Note: this: that\n", "The colon behind \"this\"", 1, 13, "- Note: \"this: that\""},
        {"a:\n- Please note: this: that\n", "The colon behind \"this\"", 2, 20,
         "- \"Please note: this: that\""},
        {"a: say this\n  and: that: too\nb: 1\n", "stands further right", 2, 1, NULL},
        {"a: We are sorry\n  and note: this\nb: 1\n", "The colon behind \"note\"", 2, 11, NULL},
        {"a: >= £50\n", "A comparison", 1, 4, "a: \">= £50\""},
        {"a: > text\n", "Behind \">\" the text must begin on a new line.", 1, 6, "a: text"},
        {"a: | text\n  more\nb: 1\n", "Behind \"|\"", 1, 6, "a: |"},
        {"a: |\n  x\n y\nb: 1\n", "stands further left", 3, 2, "  y"},
        {"a: |\nHello you\nb: 1\n", "seems to go on here", 2, 1, "  Hello you"},
        {"a:\n  - x\n  -y\n  -z\n", "no space behind the dash", 3, 3, "  - y"},
        {"a:\n  - x\n  – y\n", "not with \"–\"", 3, 3, "  - y"},
        {"a:\n  - x\n  * y\n", "not with \"*\"", 3, 3, "  - y"},
        {"a:\n  - x\n  2. y\n", "not with \"2.\"", 3, 3, "  - y"},
        {"a: - x\n  - y\nb: 1\n", "The first item of a list", 1, 4, "a:"},
        {"a：x\nb: 1\n", "stands \"：\" where a colon", 1, 2, "a: x"},
        {"a -> x\nb: 1\n", "stands \"->\" where a colon", 1, 3, "a: x"},
        {"a; x\nb: 1\n", "stands \";\" where a colon", 1, 2, "a: x"},
        {"\"a\":1\nb: 1\n", "no space behind the colon of \"\"a\"\"", 1, 4, "\"a\": 1"},
        {"a:\n  b: 1\n \tc: 2\n", "begins with a tab", 3, 2, "  c: 2"},
        {"a:\n\tb:\n\t\tc: 1\n\td: 2\ne: 1\n", "begins with a tab", 2, 1, "  b:"},
        {"a: 1\n...\nb: 2\n", "Three dots end the playbook here", 2, 1, ""},
        {"a:\n  b: 1\n c: 2\n", "begins with 1 space, its neighbours with 2", 3, 1, "  c: 2"},
        {"a:\n   b: 1\n  c: 2\n  d: 3\n", "begins with 3 spaces, its neighbours with 2", 2, 1,
         "  b: 1"},
        {"a:\n- b\n- \"c\n- d\n", "never closed", 3, 3, "- \"c\""},
        {"a: 1\n'b: 2\n", "before \"b\" is never closed", 2, 1, "b: 2"},
        {"a: x\n- b\n", "An item of a list stands here", 2, 1, "-"},
        {"a:\n  b: 1\n- c\n", "An item of a list stands here", 3, 1, "-"},
        {"a: 1\n%TAG ! x\nb: 1\n", "no name and colon", 2, 1, NULL},
        {"a: [\"x\", 'y]\nb: 1\n", "never closed", 1, 10, "a: [\"x\", 'y']"},
        {"a: 'x\n  y\n", "never closed", 1, 4, "  y'"},
        {"b: ? x\n", "begin with \"?\"", 1, 4, "b: \"? x\""},
        {"s:\n  a:\n    t: x\n  m: y\n    u: z\n", "begins with 2 spaces, its neighbours with 4", 4,
         1, "    m: y"},
        {"a:\n  - x\n    - y\n    - z\n", "looks like an item", 3, 5, "  - y"},
        {"a:\n  1. x\n  2. y\n", "looks like an item", 3, 3, "  - x"},
        {"a:\n  • x\n  • y\n", "looks like an item", 3, 3, "  - x"},
        {"a: x\n  - y\n", "looks like an item", 2, 3, NULL},
        {"a:\n  -x\n  - y\n", "no space behind the dash", 2, 3, "  - x"},
        {"a:{b: 1}\nc: 1\n", "no space behind the colon of \"a\"", 1, 2, "a: {b: 1}"},
        {"a {b: 1}\nc: 1\n", "There is no colon behind \"a\".", 1, 1, "a: {b: 1}"},
        {"a: {b: 1}\"\nc: 1\n", "a sign too many", 1, 10, "a: {b: 1}"},
        {"a: x y z\nreview every day\n", "There is no colon behind \"review\".", 2, 1,
         "review: every day"},
        {"a: x y z\nThen more\n", "seems to go on here", 2, 1, "  Then more"},
        {"a: \"     # why (so)\n  b:\n    c: 1\n", "only be a name and a colon: \"a:\"", 1, 1,
         "a:     # why (so)"},
        {"a: 1\nb\n", "There is no colon behind \"b\".", 2, 1, "b:"},
    };
    EACH(i, more) {
        struct reading reading = read_file(more[i].text);
        expect_finding(&reading, 0, more[i].text, more[i].message, more[i].line, more[i].column);
        expect_plain_words(finding_at(&reading, 0));
        if (more[i].mended)
            expect_of(more[i].text, corrected(&reading, finding_at(&reading, 0)), more[i].mended);
        expect_mendable(str_of(more[i].text));
    }
}
END_TEST

START_TEST(what_playbooks_do_not_have) {
    static const struct {
        const char *text, *message, *at, *tree, *mended;
    } refused[] = {
        {"a: &x b\n", "\"&x\" makes YAML remember", "&x", "{a: <b>}", "a: \"&x b\""},
        {"a: &x\n  b: 1\n", "\"&x\" makes", "&x", "{a: {b: <1>}}", "-"},
        {"a: *x\nb: 1\n", "\"*x\" points back", "*x", "{a: <>, b: <1>}!", "a: \"*x\""},
        {"a: !new text\n", "\"!new\" tells YAML", "!new", "{a: <text>}", "a: \"!new text\""},
        {"a: ! text\n", "\"!\" tells YAML", "!", "{a: <text>}", "a: \"! text\""},
        {"a: !<t:x> [b]\n", "\"!<t:x>\" tells", "!<t:x>", "{a: [<b>]}", "-"},
        {"<<: *x\na: 1\n", "\"<<\" copies entries", "<<", "{a: <1>}!", "-"},
        {"<<: [*x, *y]\na: 1\n", "\"<<\" copies entries", "<<", "{a: <1>}!", "-"},
        {"[a]: b\nc: 1\n", "\"[a]\" stands before a colon", "[a]", "{c: <1>}!", "-"},
        {"*x : b\nc: 1\n", "\"*x\" stands before a colon", "*x", "{c: <1>}!", "-"},
        {"a: {{name}}\n", "\"{{name}}\" begins with {", "{{name}}", "{a: <{{name}}>}",
         "a: \"{{name}}\""},
        {"? a\n: b\n", "A question mark", "?", "{a: <b>}", "-"},
        {"- ? a\n- b\n", "A question mark", "?", "[{a: <>}, <b>]", "-"},
        {"a: {\"\": b}\n", "There is no name before", "\"\"", "{a: {}!}", "-"},
        {"\xC2\xA0"
         "a: b\n",
         "of another kind", "\xC2\xA0", "{a: <b>}", " a: b"},
        {"a\xC2\xA0: b\n", "of another kind", "\xC2\xA0", "{a: <b>}", "a : b"},
        {"a:: b\n", "One colon is enough", ":", "{a: <b>}", "a: b"},
        {"a: {b:1, c: 2}\n", "no space behind this colon", ":", "{a: {c: <2>}!}",
         "a: {b: 1, c: 2}"},
        {"%TAG ! x\n---\na: 1\n", "A line that begins with %", "%TAG ! x", "{a: <1>}", "-"},
        {"%YAML 1.2 x\n---\na: 1\n", "A line that begins with %", "%YAML 1.2 x", "{a: <1>}", "-"},
    };
    EACH(i, refused) {
        struct reading reading = read_file(refused[i].text);
        ck_assert_msg(reading.findings.list.n == 1, "<%s>", refused[i].text);
        const struct finding *finding = finding_at(&reading, 0);
        ck_assert_msg(says(finding->message, refused[i].message), "%.*s", S_ARG(finding->message));
        ck_assert(reading.file.broken);
        expect_plain_words(finding);
        expect_of(refused[i].text, bytes_of(&reading, finding->at), refused[i].at);
        expect_of(refused[i].text, show_tree(&reading), refused[i].tree);
        expect_of(refused[i].text, corrected(&reading, finding), refused[i].mended);
        expect_mendable(str_of(refused[i].text));
    }
}
END_TEST

START_TEST(prose_that_only_looks_like_a_list) {
    static const char *const fine[] = {
        "a: one – two\n  and – three\n",
        "a: x\n  2. May is a date\n",
        "a: >\n  - x\n  - y\n",
        "a: \"x\n  - y\"\n",
        "a: x\n  -y\n",
        "a: x\n  * y\n",
    };
    EACH(i, fine) {
        struct reading reading = read_file(fine[i]);
        ck_assert_msg(reading.findings.list.n == 0, "%s", fine[i]);
    }
}
END_TEST

START_TEST(too_long_a_text) {
    struct buf text = buf_new(&arena);
    buf_text(&text, "a: 1\nb: ");
    buf_repeat(&text, 'x', 70000);
    buf_text(&text, "\nc: 2\n");
    struct reading reading = read_text(buf_str(&text));
    EXPECT(show_tree(&reading), "{a: <1>, c: <2>}!");
    expect_finding(&reading, 0, "long", "more than 65536 bytes", 2, 4);
}
END_TEST

START_TEST(only_so_many_are_shown) {
    struct buf text = buf_new(&arena);
    for (int i = 0; i < 300; i++) buf_fmt(&text, "a%d: @x\nb%d: 1\n", i, i);
    struct reading reading = read_text(buf_str(&text));
    ck_assert_uint_eq(reading.findings.list.n, 201);
    expect_finding(&reading, 200, "more", "From here on there are more mistakes", 401, 1);
    ck_assert_uint_eq(reading.file.root->len, 300);
    ck_assert_uint_eq(reading.file.cut.n, 300);
}
END_TEST

// ---- the beginners' files ----

START_TEST(beginners_files) {
#ifdef EMPOWER_TEST_DATA
    static const struct {
        const char *name, *message;
        uint32_t line, column;
        const char *mended, *tree;
    } files[] = {
        {"apos", "The apostrophe in can't", 1, 12, "say: \"I can't do that\"", "{}!"},
        {"at", "may not begin with \"@\"", 1, 8, "owner: \"@maria\"", "{}!"},
        {"colon", "The colon behind \"sorry\"", 1, 16, "say: \"I am sorry: here is what we do\"",
         "{}!"},
        {"dedent", "\"id\" is there already", 4, 1, "- id: b",
         "{gestures: [{id: <a>, limit: <25>}!]}"},
        {"dup", "\"a\" stands twice: in line 1 and in line 2.", 2, 1, "-", "{a: <1>, a: <2>}"},
        {"flow", "This bracket is opened", 1, 8, "title: [late, fee]", "{role: <agent>}!"},
        {"hash", NULL, 0, 0, NULL, "{note: <yes, we can>}"},
        {"indent", "begins with 3 spaces, its neighbours with 4", 3, 1, "    limit: 25",
         "{gestures: [{id: <x>}!]}"},
        {"nospace", "no space behind the colon of \"limit\"", 1, 6, "limit: 25",
         "{role: <agent>}!"},
        {"pct", "may not begin with \"%\"", 1, 11, "discount: \"%10 off\"", "{}!"},
        {"smart", NULL, 0, 0, NULL, "{say: <“Hello”>, limit: <$25>}"},
        {"star", "may not begin with \"*\"", 1, 6, "say: \"* bullet text\"", "{}!"},
        {"tab", "begins with a tab", 2, 1, "  - id: x", "{gestures: {}!}"},
        {"types", NULL, 0, 0, NULL,
         "{approval: <no>, country: <NO>, time: <12:30>, zip: <0123>, ver: <1.10>}"},
        {"unclosed", "never closed", 1, 6, "say: \"Hello\"", "{role: <agent>, more: <x>}!"},
    };
    EACH(i, files) {
        struct str path =
            str_fmt(&arena, EMPOWER_TEST_DATA "/beginner-yaml/%s.yaml", files[i].name);
        struct reading reading = read_text(load(&arena, str_dup(&arena, path).ptr));
        expect_of(files[i].name, show_tree(&reading), files[i].tree);
        ck_assert_uint_eq(reading.findings.list.n, files[i].message ? 1 : 0);
        if (!files[i].message) continue;
        const struct finding *finding = finding_at(&reading, 0);
        bool told =
            says(finding->message, files[i].message) || says(finding->help, files[i].message);
        ck_assert_msg(told, "%s: %.*s", files[i].name, S_ARG(finding->message));
        struct place place = place_at(&reading.sources, finding->at.start);
        ck_assert_uint_eq(place.line, files[i].line);
        ck_assert_uint_eq(place.column, files[i].column);
        expect_of(files[i].name, corrected(&reading, finding), files[i].mended);
    }
#else
    puts("skipped: EMPOWER_TEST_DATA is not set");
#endif
}
END_TEST

RUN("yaml_causes", each_cause_is_recognised, further_mistakes, what_playbooks_do_not_have,
    prose_that_only_looks_like_a_list, too_long_a_text, only_so_many_are_shown, beginners_files)
