// Checks mending: rounds of edits become one, every fix mends, mending twice changes nothing.
#include "overlay.h"

#include "check_edit.h"
#include "edit/pieces.h"

static struct edited mend_with(struct str text, const struct emp_lint_options *options, bool unsafe,
                               size_t *fixed) {
    struct edited edited = {.bytes = text};
    struct emp_playbook *playbook = read_playbook_text(text);
    edited.status = emp_fix(playbook, options, unsafe, fixed, keep_edited, &edited);
    edited.message = str_dup(&arena, str_of(emp_message(playbook)));
    emp_free(playbook);
    return edited;
}

static const struct emp_lint_options strict = {.profile = EMP_PROFILE_STRICT,
                                               .as_of = "2026-07-01"};

static struct edited mend(struct str text, bool unsafe, size_t *fixed) {
    return mend_with(text, &strict, unsafe, fixed);
}

static size_t syntax_errors_of(struct str text) {
    const struct emp_lint_options syntax = {.select = "yaml-syntax"};
    struct emp_playbook *playbook = read_playbook_text(text);
    ck_assert_int_eq(emp_lint(playbook, &syntax), EMP_OK);
    size_t errors = emp_count(playbook, EMP_ERROR);
    emp_free(playbook);
    return errors;
}

// ---- rounds of edits ----

struct round {
    unsigned start, end; // bytes of the text as it is then
    const char *text;
};

// Each row: a text, the edits of three rounds, what comes out.
static const struct {
    const char *was;
    struct round rounds[3];
    const char *now;
} rounds[] = {
    {"abcdef", {{1, 2, "XY"}, {1, 3, "Z"}, {0, 0, ""}}, "aZcdef"},
    {"abcdef", {{3, 3, "--"}, {2, 6, "+"}, {3, 4, ""}}, "ab+f"},
    {"abcdef", {{0, 6, ""}, {0, 0, "new"}, {1, 2, ""}}, "nw"},
    {"", {{0, 0, "a"}, {1, 1, "b"}, {0, 0, "c"}}, "cab"},
    {"abcdef", {{5, 6, "F"}, {0, 1, "A"}, {2, 4, "CD"}}, "AbCDeF"},
};

static struct source source_of(struct str text) {
    struct sources sources = sources_new(&arena);
    size_t index = sources_add(&sources, S("t"), text);
    return sources.files.items[index];
}

START_TEST(rounds_of_edits_become_one) {
    EACH(i, rounds) {
        struct source was = source_of(str_of(rounds[i].was)), now = was;
        pieces parts = pieces_new(&arena, &was);
        EACH(k, rounds[i].rounds) {
            const struct round *round = &rounds[i].rounds[k];
            struct edits edits = edits_new(&arena);
            edits_add(&edits, (struct span){now.base + round->start, now.base + round->end},
                      str_of(round->text));
            parts = pieces_edit(&arena, &parts, &now, &edits);
            now = source_of(edits_apply(&now, &edits));
        }
        struct edits all = pieces_edits(&arena, &parts, &was);
        ck_assert(edits_sort(&all));
        expect_of(rounds[i].was, edits_apply(&was, &all), rounds[i].now);
        EXPECT(now.bytes, rounds[i].now);
    }
}
END_TEST

// ---- what is mended ----

#define HEAD "empower: 1\nplaybook: shop\ntitle: Shop\n"

#define LATE HEAD "scenarios:\n  late:\n    title: Late\n"

// `after` NULL: nothing changes. `unsafe`: by a guess.
static const struct {
    const char *what, *before;
    bool unsafe;
    const char *after;
} rows[] = {
    {"what is certain", HEAD "owner: NO\n", false, HEAD "owner: \"NO\"\n"},
    {"a guess waits to be asked for", HEAD "ownr: Desk\n", false, NULL},
    {"a guess that was asked for", HEAD "ownr: Desk\n", true, HEAD "owner: Desk\n"},
    {"what a fix uncovers",
     HEAD "roles:\n  agent:\n    title: Agent: the first\n    frontlin: yes\n", true,
     HEAD "roles:\n  agent:\n    title: \"Agent: the first\"\n    frontline: yes\n"},
    {"two in one line", HEAD "roles: {a: {titel: A, reports_to: heda}, head: {titel: B}}\n", true,
     HEAD "roles: {a: {title: A, reports_to: head}, head: {title: B}}\n"},
    {"a signal that stands twice",
     LATE "    signals:\n      - where is it\n      - Where is it?\n      - it's late\n", false,
     LATE "    signals:\n      - where is it\n      - it's late\n"},
    {"a signal that stands twice in brackets",
     LATE "    signals: [where is it, \"Where is it?\", it's late]\n", false,
     LATE "    signals: [where is it, it's late]\n"},
    {"a comment at the item would be lost",
     LATE "    signals:\n      - where is it\n      - where is it # at the counter\n", false, NULL},
    {"what is silenced stays", HEAD "owner: NO # empower: ignore[L004] -- a name\n", true, NULL},
};

START_TEST(row_by_row) {
    EACH(i, rows) {
        size_t fixed = 99;
        struct edited edited = mend(str_of(rows[i].before), rows[i].unsafe, &fixed);
        ck_assert_int_eq(edited.status, EMP_OK);
        ck_assert_msg(edited.changed == (rows[i].after != NULL), "%s", rows[i].what);
        ck_assert_msg((fixed > 0) == edited.changed, "%s: %zu", rows[i].what, fixed);
        expect_of(rows[i].what, edited.bytes, rows[i].after ? rows[i].after : rows[i].before);
    }
}
END_TEST

START_TEST(only_what_is_selected_is_mended) {
    struct emp_lint_options one = strict;
    one.select = "unknown-key";
    struct edited edited = mend_with(S(HEAD "owner: NO\nversoin: 2\n"), &one, true, NULL);
    EXPECT(edited.bytes, HEAD "owner: NO\nversion: 2\n");
    one.select = "unknown-kee";
    ck_assert_int_eq(mend_with(S(HEAD), &one, true, NULL).status, EMP_BAD_ARGUMENT);
}
END_TEST

static size_t n_mended;

// The properties of every text: mended again it stays, and YAML reads no less of it.
static void check_mended(const char *path, struct str text) {
    size_t fixed = 0;
    struct edited once = mend(text, true, &fixed);
    ck_assert_msg(once.status == EMP_OK, "%s", path);
    n_mended += fixed;
    if (!once.changed) return;
    struct edited twice = mend(once.bytes, true, &fixed);
    ck_assert_msg(!twice.changed, "%s: mended again, it changes:\n%.*s", path, S_ARG(twice.diff));
    ck_assert_msg(syntax_errors_of(once.bytes) <= syntax_errors_of(text), "%s: YAML reads less",
                  path);
}

// Slips as they happen: every few bytes a letter is lost in one file, doubled in the next.
static void check_with_slips(const char *path, struct str text) {
    enum { STEP = 997 };
    static bool doubled;
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < text.len; i++) {
        bool slips = i % STEP == STEP / 2 && is_alnum(text.ptr[i]);
        if (!slips || doubled) buf_char(&out, text.ptr[i]);
        if (slips && doubled) buf_char(&out, text.ptr[i]);
    }
    check_mended(path, buf_str(&out));
    doubled = !doubled;
}

START_TEST(mending_twice_changes_nothing) {
    ck_assert_uint_ge(each_yaml(TESTS_DIR "/golden", check_mended), 5);
    ck_assert_uint_gt(each_yaml(PLAYBOOKS_DIR, check_with_slips), 40);
#ifdef EMPOWER_TEST_DATA
    ck_assert_uint_gt(each_yaml(EMPOWER_TEST_DATA "/yaml-test-suite", check_mended), 400);
    ck_assert_uint_ge(each_yaml(EMPOWER_TEST_DATA "/beginner-yaml", check_mended), 15);
#else
    puts("skipped in part: EMPOWER_TEST_DATA is not set");
#endif
    ck_assert_uint_gt(n_mended, 100);
}
END_TEST

// ---- every rule that has a fix ----

START_TEST(every_fix_of_a_rule_mends_its_bad_example) {
    struct str base = load(&arena, TESTS_DIR "/rules/base.yaml");
    struct emp_rule rule;
    size_t changed = 0;
    for (size_t i = 0; emp_rule_at(&rule, i); i++) {
        size_t start, end;
        struct str text =
            without_marks(&arena, overlay(&arena, base, str_of(rule.bad)), &start, &end);
        struct emp_lint_options only = strict;
        only.select = rule.name;
        changed += mend_with(text, &only, true, NULL).changed;
        check_mended(rule.name, text);
    }
    ck_assert_uint_gt(changed, 8);
}
END_TEST

// ---- when memory runs out, and when a file cannot be taken ----

static const char small[] = HEAD "owner: NO\nroles:\n  agent: {titel: Agent}\n";

START_TEST(running_out_of_memory_anywhere_is_said) {
    struct scarce scarce = {.until = SIZE_MAX};
    struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
    struct emp_file file = {"playbook.yaml", small, sizeof small - 1};
    struct emp_playbook *playbook;
    struct edited edited = {0};
    ck_assert_int_eq(emp_read(&playbook, &file, 1, NULL, &allocator), EMP_OK);
    enum emp_status status = EMP_NO_MEMORY;
    for (size_t n = 0; status != EMP_OK; n++) {
        scarce.until = scarce.given + n;
        status = emp_fix(playbook, &strict, true, NULL, keep_edited, &edited);
        ck_assert(status == EMP_OK || status == EMP_NO_MEMORY);
    }
    EXPECT(edited.bytes, HEAD "owner: \"NO\"\nroles:\n  agent: {title: Agent}\n");
    emp_free(playbook);
    ck_assert_uint_eq(scarce.live, 0);
}
END_TEST

START_TEST(a_file_that_cannot_be_taken_is_no_success) {
    struct emp_playbook *playbook = read_playbook_text(str_of(small));
    ck_assert_int_eq(emp_fix(playbook, NULL, false, NULL, take_none, NULL), EMP_WRITE_FAILED);
    emp_free(playbook);
}
END_TEST

RUN("fix", rounds_of_edits_become_one, row_by_row, only_what_is_selected_is_mended,
    mending_twice_changes_nothing, every_fix_of_a_rule_mends_its_bad_example,
    running_out_of_memory_anywhere_is_said, a_file_that_cannot_be_taken_is_no_success)
