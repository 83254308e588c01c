// Checks the house style: what it changes, what it leaves alone, and that a playbook means the
// same.
#include "check_edit.h"

#define HEAD "empower: 1\nplaybook: shop\ntitle: Shop\n"

// `after` NULL: nothing changes.
static const struct {
    const char *what, *before, *after;
} rows[] = {
    // Lines.
    {"a final line break", "title: Shop", "title: Shop\n"},
    {"blanks at the ends of lines", "title: Shop  \n# note \t\nowner: Ann\n",
     "title: Shop\n# note\nowner: Ann\n"},
    {"line ends of Windows", "title: Shop\r\n\r\nowner: Ann\r\n", "title: Shop\n\nowner: Ann\n"},
    {"a mark at the beginning", "\xEF\xBB\xBFtitle: Shop\n", "title: Shop\n"},
    {"several blank lines", "\n\ntitle: Shop\n\n \n\nowner: Ann\n\n\n",
     "title: Shop\n\nowner: Ann\n"},
    {"an empty file", "", NULL},
    {"a file of blank lines", " \n\n", ""},
    {"a file of comments", "# one\n\n\n# two", "# one\n\n# two\n"},
    {"a tab between key and value", "title:\tShop\n", "title: Shop\n"},
    {"tabs before a comment", "title: Shop\t\t# note\n", "title: Shop  # note\n"},
    {"a tab within a text", "title: A\tB\n", NULL},
    {"a tab within a comment", "# a\tb\n", NULL},

    // Indentation.
    {"four blanks a level",
     "teams:\n    shop:\n        title: Shop\n        joins:\n"
     "            - stand-up\n",
     "teams:\n  shop:\n    title: Shop\n    joins:\n      - stand-up\n"},
    {"three and one", "teams:\n   shop:\n    title: Shop\n", "teams:\n  shop:\n    title: Shop\n"},
    {"items below their key", "voice:\n  say:\n  - Hello\n  - Good-bye\n",
     "voice:\n  say:\n    - Hello\n    - Good-bye\n"},
    {"room behind a dash", "sponsors:\n-   who: Ann\n    says: Go.\n-   who: Bob\n",
     "sponsors:\n  - who: Ann\n    says: Go.\n  - who: Bob\n"},
    {"a dash on a line of its own", "sponsors:\n-\n   who: Ann\n",
     "sponsors:\n  -\n    who: Ann\n"},
    {"lists in lists", "a:\n- - one\n  -   two\n", "a:\n  - - one\n    - two\n"},
    {"a whole file to the right", "  title: Shop\n  owner: Ann\n", "title: Shop\nowner: Ann\n"},
    {"a value below its key", "title:\n      Shop\n", "title:\n  Shop\n"},
    {"further lines move with the first", "teams:\n    shop:\n        title: a\n          b\n",
     "teams:\n  shop:\n    title: a\n      b\n"},
    {"brackets over several lines keep their shape",
     "teams:\n    shop: {title: Shop,\n           joins: [a,\n                   b]}\n",
     "teams:\n  shop: {title: Shop,\n         joins: [a,\n                 b]}\n"},
    {"a bracket that closes below its key", "voice: {\n  say: [a]\n}\n", NULL},
    {"braces on one line", "voice: { say: [ a,b ] , avoid: [c] }\n", NULL},
    {"values in columns", "title:   Shop\nversion: 2\n", NULL},
    {"comments in columns", "title: Shop        # one\nversion: 2         # two\n", NULL},

    // Comments.
    {"comments move with what stands below them",
     "teams:\n    # the shop\n    shop:\n        # its name\n        title: Shop\n",
     "teams:\n  # the shop\n  shop:\n    # its name\n    title: Shop\n"},
    {"a comment at the end of an entry stays in it",
     "teams:\n    shop:\n        title: Shop\n        # joins: [stand-up]\ntitle: X\n",
     "teams:\n  shop:\n    title: Shop\n    # joins: [stand-up]\ntitle: X\n"},
    {"a comment between lines of brackets",
     "voice:\n    say: [a,\n          # note\n          b]\n",
     "voice:\n  say: [a,\n        # note\n        b]\n"},

    // Texts below | and >.
    {"their lines move as one",
     "stories:\n    s:\n        lesson: |\n            Move.\n"
     "              Then ask.  \n\n            End.\n",
     "stories:\n  s:\n    lesson: |\n      Move.\n        Then ask.  \n\n      End.\n"},
    {"a number behind the sign", "stories:\n    s:\n        lesson: |1\n          a\n",
     "stories:\n  s:\n    lesson: |1\n      a\n"},
    {"blank lines in them stay", "title: >-\n  a\n\n\n\n  b\n", NULL},
    {"blank lines that a plus keeps", "title: |+\n  a\n\n\nowner: Ann\n", NULL},
    {"a number that leaves blanks to the text", "title: |1\n   a\n  \n   b\n", NULL},
    {"none at all, and a comment that must not become one", "title: >\n \n   \n # note\n", NULL},
    {"blank lines behind them", "title: |\n  a\n\n\nowner: Ann\n", "title: |\n  a\n\nowner: Ann\n"},
    {"a # in them is no comment", "title: |\n    # a\n    b\n", "title: |\n  # a\n  b\n"},

    // Texts over several lines.
    {"blank lines in quotes", "title: \"a\n\n\n  b\"\n", NULL},
    {"a backslash keeps the blank behind it", "title: \"a\\ \n  b\"\n", NULL},

    // Entries.
    {"a blank line between entries of several lines",
     "teams:\n  a:\n    title: A\n  b:\n    title: B\n",
     "teams:\n  a:\n    title: A\n\n  b:\n    title: B\n"},
    {"none between entries of one line", "teams:\n  a: {title: A}\n  b: {title: B}\n", NULL},
    {"one where either takes several", "teams:\n  a: {title: A}\n  b:\n    title: B\n",
     "teams:\n  a: {title: A}\n\n  b:\n    title: B\n"},
    {"above the comment of an entry",
     "teams:\n  a:\n    title: A\n    # of a\n  # of b\n  b:\n"
     "    title: B\n",
     "teams:\n  a:\n    title: A\n    # of a\n\n  # of b\n  b:\n    title: B\n"},
    {"a comment that is parted already",
     "teams:\n  a:\n    title: A\n\n  # of b\n  b:\n    title: B\n", NULL},

    // Words.
    {"words for symbols", "facts:\n  nights: {number: nights}\nterms:\n  long: {nights: '>= 2'}\n",
     "facts:\n  nights: {number: nights}\nterms:\n  long: {nights: at least 2}\n"},
    {"no words where the fact is unknown", "terms:\n  long: {nights: '>= 2'}\n", NULL},
    {"quotes round what others retype", "owner: NO\nversion: 1.10\nroles: {a: {frontline: yes}}\n",
     "owner: \"NO\"\nversion: \"1.10\"\nroles: {a: {frontline: yes}}\n"},
    {"quotes round questions in brackets",
     "voice: {say: [Really?, Who's there?], avoid: [Why? Because, a \"b\"?]}\nowner: Who?\n",
     "voice: {say: [\"Really?\", \"Who's there?\"], avoid: [\"Why? Because\", 'a \"b\"?']}\n"
     "owner: Who?\n"},
    {"a sentence that YAML cut is left to lint",
     "assurances: {liability: Who pays? You never do, and we always do}\n", NULL},
    {"straight quotes round a question",
     "voice: {say: [\xE2\x80\x9C"
     "Why?\xE2\x80\x9D]}\n",
     "voice: {say: [\"Why?\"]}\n"},
    {"straight quotes",
     "owner: \xE2\x80\x9C"
     "Ann\xE2\x80\x9D\n",
     "owner: \"Ann\"\n"},
    {"what the author silenced", "owner: NO  # empower: ignore[L004] -- the department\n", NULL},
    {"a text that YAML may have cut is left to lint", "owner: yes # or no\n", NULL},

    // What is not for us.
    {"a line ---", "---\ntitle:  Shop\n", NULL},
    {"an unknown key", "titel:   Shop\n", NULL},
    {"the same key twice", "title: A\ntitle: B\n", NULL},
    {"messages may name lines that move", "title: A\n\n\ntitle: B\n", "title: A\n\ntitle: B\n"},
};

START_TEST(the_house_style_row_by_row) {
    EACH(i, rows) {
        struct str before = str_of(rows[i].before);
        struct edited edited = format_text(before);
        const char *wanted = rows[i].after ? rows[i].after : rows[i].before;
        ck_assert_msg(edited.status == EMP_OK, "%s: %.*s", rows[i].what, S_ARG(edited.message));
        expect_of(rows[i].what, edited.bytes, wanted);
        ck_assert_int_eq(edited.changed, rows[i].after != NULL);
        ck_assert_int_eq(edited.diff.len > 0, rows[i].after != NULL);
    }
}
END_TEST

START_TEST(a_file_that_yaml_cannot_read_is_left_alone) {
    static const char *const broken[] = {"title: 'It isn't'\n", "teams:\n\tshop: x  \n", "a: [b\n",
                                         "a: &x b\n", "\xFF\n"};
    EACH(i, broken) {
        struct edited edited = format_text(str_of(broken[i]));
        ck_assert_int_eq(edited.status, EMP_OK);
        ck_assert(edited.broken && !edited.changed);
        EXPECT(edited.bytes, broken[i]);
    }
}
END_TEST

// ---- many files ----

struct taken {
    char names[64];
    size_t changed;
};

static int take_names(void *context, const struct emp_edited *file) {
    struct taken *taken = context;
    strcat(taken->names, file->name);
    strcat(taken->names, file->broken ? "! " : " ");
    taken->changed += file->changed;
    return 0;
}

START_TEST(every_file_of_a_playbook_is_handed_over_in_order) {
    static const char facts[] = "facts:\n    n: {number: nights}\n";
    static const char terms[] = "terms:\n  long: {n: '>= 2'}\n";
    static const char broken[] = "roles: [\n";
    struct emp_file files[] = {{"a", HEAD, sizeof HEAD - 1},
                               {"c", terms, sizeof terms - 1},
                               {"b", facts, sizeof facts - 1},
                               {"d", broken, sizeof broken - 1}};
    struct emp_playbook *playbook;
    struct taken taken = {"", 0};
    ck_assert_int_eq(emp_read(&playbook, files, 4, NULL, NULL), EMP_OK);
    ck_assert_int_eq(emp_format(playbook, take_names, &taken), EMP_OK);
    ck_assert_str_eq(taken.names, "a c b d! ");
    ck_assert_uint_eq(taken.changed, 2);
    emp_free(playbook);
}
END_TEST

// ---- what holds for every file ----

static void check_properties(const char *path, struct str text) {
    struct edited once = format_text(text);
    ck_assert_msg(once.status == EMP_OK, "%s: %.*s", path, S_ARG(once.message));
    struct edited twice = format_text(once.bytes);
    ck_assert_msg(str_eq(twice.bytes, once.bytes), "%s: twice is not once:\n%.*s", path,
                  S_ARG(twice.diff));
    ck_assert_msg(str_eq(digest_of(text), digest_of(once.bytes)), "%s: another digest", path);
    ck_assert_msg(str_eq(comments_of(text), comments_of(once.bytes)), "%s: other comments", path);
}

// The same file as others might have written it.
static struct str rewritten(struct str text, bool wide, const char *line_end) {
    struct buf out = buf_new(&arena);
    struct str line;
    while (str_split(&text, '\n', &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ') indent++;
        bool dash = str_starts(str_from(line, indent), S("- "));
        if (wide) buf_repeat(&out, ' ', indent);
        buf_add(&out, str_slice(line, 0, indent + dash));
        if (wide && dash) buf_text(&out, "  ");
        buf_add(&out, str_from(line, indent + dash));
        buf_text(&out, line_end);
    }
    return buf_str(&out);
}

static void check_rewritten(const char *path, struct str text) {
    struct edited plain = format_text(text);
    static const struct {
        bool wide;
        const char *line_end;
    } ways[] = {{false, "\r\n"}, {false, " \n"}, {true, "\n"}};
    if (plain.broken || str_find(text, S("|")) >= 0 || str_find(text, S(">")) >= 0) return;
    EACH(i, ways) {
        struct edited other = format_text(rewritten(text, ways[i].wide, ways[i].line_end));
        ck_assert_msg(str_eq(digest_of(text), digest_of(other.bytes)), "%s: way %zu", path, i);
        check_properties(path, other.bytes);
        expect_of(path, other.bytes, str_dup(&arena, plain.bytes).ptr);
    }
}

START_TEST(formatting_twice_changes_nothing_and_the_meaning_never_changes) {
    ck_assert_uint_gt(each_yaml(PLAYBOOKS_DIR, check_properties), 40);
    ck_assert_uint_ge(each_yaml(TESTS_DIR "/data", check_properties), 1);
    ck_assert_uint_ge(each_yaml(TESTS_DIR "/golden", check_properties), 5);
    EACH(i, rows) check_properties(rows[i].what, str_of(rows[i].before));
}
END_TEST

START_TEST(playbooks_as_others_would_write_them) {
    each_yaml(PLAYBOOKS_DIR, check_rewritten);
}
END_TEST

static void check_is_formatted(const char *path, struct str text) {
    struct edited edited = format_text(text);
    ck_assert_msg(!edited.changed, "%s: run `empower fmt`:\n%.*s", path, S_ARG(edited.diff));
}

START_TEST(our_own_playbooks_have_the_house_style) {
    each_yaml(PLAYBOOKS_DIR, check_is_formatted);
}
END_TEST

START_TEST(what_others_wrote) {
#ifdef EMPOWER_TEST_DATA
    ck_assert_uint_gt(each_yaml(EMPOWER_TEST_DATA "/yaml-test-suite", check_properties), 400);
    ck_assert_uint_ge(each_yaml(EMPOWER_TEST_DATA "/beginner-yaml", check_properties), 15);
#else
    puts("skipped: EMPOWER_TEST_DATA is not set");
#endif
}
END_TEST

// ---- when memory runs out, and when a file cannot be taken ----

static const char small[] = HEAD "owner: NO\nroles:\n    agent: {title: Agent}\n    lead:\n"
                                 "        title: Lead\n";

static enum emp_status read_and_format(struct scarce *scarce, struct edited *out) {
    struct emp_allocator allocator = {scarce_alloc, scarce_free, scarce};
    struct emp_file file = {"playbook.yaml", small, sizeof small - 1};
    struct emp_playbook *playbook;
    enum emp_status status = emp_read(&playbook, &file, 1, NULL, &allocator);
    if (status == EMP_OK) status = emp_format(playbook, keep_edited, out);
    emp_free(playbook);
    return status;
}

START_TEST(running_out_of_memory_anywhere_is_said) {
    enum emp_status status = EMP_NO_MEMORY;
    struct edited edited = {0};
    for (size_t n = 0; status != EMP_OK; n++) {
        struct scarce scarce = {.until = n};
        status = read_and_format(&scarce, &edited);
        ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %zu: %d", n, status);
        ck_assert_msg(scarce.live == 0, "at %zu: %zu pieces are left", n, scarce.live);
    }
    ck_assert(says(edited.bytes, "owner: \"NO\"\n"));
}
END_TEST

START_TEST(a_call_that_ran_out_can_be_made_again) {
    struct scarce scarce = {.until = SIZE_MAX};
    struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
    struct emp_file file = {"playbook.yaml", small, sizeof small - 1};
    struct emp_playbook *playbook;
    struct edited edited;
    ck_assert_int_eq(emp_read(&playbook, &file, 1, NULL, &allocator), EMP_OK);
    enum emp_status status = EMP_NO_MEMORY;
    for (size_t n = 0; status != EMP_OK; n++) {
        scarce.until = scarce.given + n;
        status = emp_format(playbook, keep_edited, &edited);
        ck_assert(status == EMP_OK || status == EMP_NO_MEMORY);
    }
    emp_free(playbook);
    ck_assert_uint_eq(scarce.live, 0);
}
END_TEST

START_TEST(a_file_that_cannot_be_taken_is_no_success) {
    struct emp_playbook *playbook = read_playbook_text(S("title: Shop"));
    ck_assert_int_eq(emp_format(playbook, take_none, NULL), EMP_WRITE_FAILED);
    emp_free(playbook);
}
END_TEST

RUN("fmt", the_house_style_row_by_row, a_file_that_yaml_cannot_read_is_left_alone,
    every_file_of_a_playbook_is_handed_over_in_order,
    formatting_twice_changes_nothing_and_the_meaning_never_changes,
    playbooks_as_others_would_write_them, our_own_playbooks_have_the_house_style, what_others_wrote,
    running_out_of_memory_anywhere_is_said, a_call_that_ran_out_can_be_made_again,
    a_file_that_cannot_be_taken_is_no_success)
