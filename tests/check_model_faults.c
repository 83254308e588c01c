// Checks reading under bad luck: no memory, broken files, beginners' mistakes, large input.
#include "check_model.h"

// ---- memory ----

static struct str poor_text;

static void read_poorly(struct arena *poor) {
    struct sources files = sources_new(poor);
    struct findings found = findings_new(poor);
    sources_add(&files, S("book.yaml"), poor_text);
    playbook_read(poor, &files, &yaml_limits_default, &found);
}

START_TEST(every_allocation_may_fail) {
    poor_text = golden_text();
    fail_each_allocation(read_poorly);
    poor_text = S(HEADER "scenaros: {a: [b]}\nroles: {a: {reports_to: b}}\ngestures: [\n");
    fail_each_allocation(read_poorly);
}
END_TEST

// ---- broken files ----

START_TEST(healthy_entries_of_a_broken_file_are_read) {
    struct playbook *playbook =
        read_below_header("tools:\n  a: {title: \"A}\n  b: {title: B}\nroles:\n  c: {title: C}\n");
    ck_assert_ptr_nonnull(finding_of("yaml-syntax"));
    ck_assert(playbook->hurt);
    ck_assert_ptr_nonnull(FIND(playbook, TOOL, "b"));
    ck_assert_ptr_nonnull(FIND(playbook, ROLE, "c"));
    ck_assert(!playbook_find(playbook, KIND_ROLE, S("c"))->hurt);
}
END_TEST

START_TEST(an_error_marks_its_entry_only) {
    struct playbook *playbook =
        read_below_header("gestures:\n  a: {cost: ten}\n  b: {cost: 10}\n  c: {needs: [pms]}\n"
                          "  d: {say: no}\n");
    const bool hurt[] = {true, false, true, false};
    EACH(i, hurt) ck_assert_int_eq(playbook->gestures.items[i].entry.hurt, hurt[i]);
    EXPECT(findings.list.items[0].object, "gestures/a");
}
END_TEST

START_TEST(a_key_twice_is_read_once) {
    struct playbook *playbook = read_below_header(
        "tools: {t: {}, u: {}}\ngestures:\n  a:\n    needs: [t, u]\n    needs: [u]\n"
        "    steps: [a, b, c]\n    steps: [d]\n  a: {title: A}\nvoice: {say: [a, b]}\n"
        "voice: {say: [c]}\n");
    for (size_t i = 0; i < findings.list.n; i++) {
        const char *rule = findings.list.items[i].rule;
        ck_assert(strcmp(rule, "duplicate-key") == 0 || strcmp(rule, "duplicate-id") == 0);
    }
    ck_assert_uint_eq(findings.list.n, 5);
    ck_assert_uint_eq(playbook->gestures.n, 1);
    ck_assert_uint_eq(playbook->gestures.items[0].needs.n, 1);
    ck_assert_uint_eq(playbook->gestures.items[0].steps.n, 1);
    ck_assert_uint_eq(playbook->voice.say.n, 2);
}
END_TEST

START_TEST(no_file_at_all) {
    struct playbook *playbook = read_files(NULL, NULL, 0);
    ck_assert_uint_eq(findings.list.n, 0);
    ck_assert_uint_eq(playbook->roles.n, 0);
    ck_assert_str_eq(playbook->header.currency->code, "USD");
}
END_TEST

// ---- the mistakes of beginners ----

// What each file must say, and its corrected line.
static const struct beginner {
    const char *file, *rule, *fixed;
} beginners[] = {
    {"apos.yaml", "yaml-syntax", "say: \"I can't do that\""},
    {"at.yaml", "yaml-syntax", "owner: \"@maria\""},
    {"colon.yaml", "yaml-syntax", "say: \"I am sorry: here is what we do\""},
    {"dedent.yaml", "yaml-syntax", "- id: b"},
    {"dup.yaml", "duplicate-key", NULL},
    {"flow.yaml", "yaml-syntax", "title: [late, fee]"},
    {"hash.yaml", "hash-cuts-text", "note: \"yes, we can # 1 priority\""},
    {"indent.yaml", "yaml-syntax", "    limit: 25"},
    {"nospace.yaml", "yaml-syntax", "limit: 25"},
    {"pct.yaml", "yaml-syntax", "discount: \"%10 off\""},
    {"smart.yaml", "smart-quotes", "say: \"Hello\""},
    {"star.yaml", "yaml-syntax", "say: \"* bullet text\""},
    {"tab.yaml", "yaml-syntax", "  - id: x"},
    {"types.yaml", "surprising-scalar", "approval: \"no\""},
    {"unclosed.yaml", "yaml-syntax", "say: \"Hello\""},
};

static void check_beginner(const struct beginner *b, const char *folder) {
    uint32_t line;
    read_str(file_text(str_fmt(&arena, "%s/beginner-yaml/%s%c", folder, b->file, 0).ptr));
    const struct finding *finding = finding_of(b->rule);
    ck_assert_msg(finding != NULL, "of <%s>:%.*s", b->file, S_ARG(all_findings()));
    if (!b->fixed) return;
    ck_assert_msg(finding->fix != NULL, "of <%s>:%.*s", b->file, S_ARG(all_findings()));
    struct str fixed = fix_corrected_line(&arena, &sources, finding->fix, &line);
    ck_assert_msg(str_eq(fixed, str_of(b->fixed)), "of <%s>: <%.*s>", b->file, S_ARG(fixed));
}

START_TEST(beginners_are_told_the_cause_and_the_line) {
    const char *folder = getenv("EMPOWER_TEST_DATA");
    if (!folder || !*folder) {
        puts("skipped: EMPOWER_TEST_DATA names no folder of test data");
        return;
    }
    EACH(i, beginners) check_beginner(&beginners[i], folder);
}
END_TEST

// ---- size ----

static struct str many(const char *head, const char *format, unsigned n) {
    struct buf out = buf_new(&arena);
    buf_text(&out, HEADER);
    buf_text(&out, head);
    for (unsigned i = 0; i < n; i++) {
        buf_text(&out, "  ");
        buf_fmt(&out, "s%u", n - i); // against the order, so that all must be sorted
        buf_text(&out, format);
    }
    return buf_str(&out);
}

START_TEST(large_sections) {
    struct yaml_limits limits = yaml_limits_default;
    limits.bytes = limits.nodes = 1u << 30;
    struct str text = many("scenarios:\n", ": {title: A, signals: [b, c]}\n", 20000);
    sources = sources_new(&arena);
    findings = findings_new(&arena);
    sources_add(&sources, S("book.yaml"), text);
    struct playbook *playbook = playbook_read(&arena, &sources, &limits, &findings);
    expect_clean("many scenarios");
    ck_assert_uint_eq(playbook->scenarios.n, 20000);
    for (size_t i = 1; i < playbook->scenarios.n; i++)
        ck_assert_int_lt(str_cmp(playbook->scenarios.items[i - 1].entry.id.s,
                                 playbook->scenarios.items[i].entry.id.s),
                         0);
}
END_TEST

START_TEST(findings_without_end) {
    static const char *const formats[] = {": {wibble: b}\n", ": {principles: [stretch]}\n",
                                          ": {title: [b]}\n"};
    EACH(i, formats) {
        read_str(many("scenarios:\n", formats[i], 5000));
        ck_assert_uint_eq(findings.list.n, 1000);
        ck_assert_uint_eq(findings.dropped, 4000);
    }
}
END_TEST

RUN("model/faults", every_allocation_may_fail, healthy_entries_of_a_broken_file_are_read,
    an_error_marks_its_entry_only, a_key_twice_is_read_once, no_file_at_all,
    beginners_are_told_the_cause_and_the_line, large_sections, findings_without_end)
