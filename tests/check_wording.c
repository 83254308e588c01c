// Checks how words are looked for: whole, folded, in the playbook's language and in the keys that
// count, and that a finding points at nothing but them, however the text is written.
#include "lint/lint.h"
#include "lint/wording.h"
#include "lookup/lookup.h"
#include "model/read.h"

#include <check.h>
#include <stdlib.h>

static struct arena arena, scratch;
static struct sources sources;
static struct findings findings;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
    arena_init(&scratch, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&scratch);
    arena_free(&arena);
}

#define HEADER "empower: 1\nplaybook: p\ntitle: T\n"

// Lints `text` behind a header, for words that threaten and for policy as an answer.
static size_t lint_text(const char *text) {
    sources = sources_new(&arena);
    findings = findings_new(&arena);
    sources_add(&sources, S("p.yaml"), str_fmt(&arena, HEADER "%s", text));
    struct playbook *playbook = playbook_read(&arena, &sources, &yaml_limits_default, &findings);
    ck_assert_uint_eq(findings.list.n, 0);
    struct lint_options options = {.profile = PROFILE_STRICT, .select = S("L104,L105")};
    struct str error;
    ck_assert(lint_run(&arena, &scratch, playbook, &findings, &options, &error));
    return findings.list.n;
}

static struct str found(size_t i) {
    return span_bytes(&sources, findings.list.items[i].at);
}

static void expect(const char *text, const char *marked) {
    ck_assert_msg(lint_text(text) == 1, "%zu findings in <%s>", findings.list.n, text);
    ck_assert_msg(str_eq(found(0), str_of(marked)), "<%.*s> in <%s>", S_ARG(found(0)), text);
}

static void expect_none(const char *text) {
    ck_assert_msg(lint_text(text) == 0, "<%.*s> in <%s>", S_ARG(found(0)), text);
}

START_TEST(the_words_alone_are_marked) {
    expect("owner: x  # no exceptions\nprinciples:\n  a: We make no exceptions here.\n",
           "no exceptions");
    expect("principles:\n  a: 'It''s so: no  exceptions'\n", "no  exceptions");
    expect("principles:\n  a: \"\\tA \\\"rule\\\" \\u00e9\\x41 has no exceptions\"\n",
           "no exceptions");
    expect("principles:\n  a: \"One \\\n    rule,\\n no\n    exceptions\"\n", "no\n    exceptions");
    expect("principles:\n  a: We make\n    no\n\n    exceptions here.\n", "no\n\n    exceptions");
    expect("principles:\n  a: |2-\n      So we say:\n    no exceptions\n", "no exceptions");
    expect("principles:\n  a: >\n    So we say: no\n    exceptions\n\n    at all.\n",
           "no\n    exceptions");
    expect("principles:\n  a: |\r\n    So we say:\r\n    no exceptions\r\n", "no exceptions");
}
END_TEST

START_TEST(words_are_whole_and_folded) {
    expect("principles:\n  a: NO Exceptions!\n", "NO Exceptions");
    expect("principles:\n  a: A no-exceptions rule\n", "no-exceptions");
    expect("principles:\n  a: Well, that’s the rule.\n", "that’s the rule");
    expect("principles:\n  a: We are sorry, but that’s our policy here.\n", "that’s our policy");
    expect_none("principles:\n  a: There are casino exceptions.\n");
    expect_none("principles:\n  a: Is there an exception? No. Exceptions are for all.\n");
}
END_TEST

// The list has "no exceptions" as well as "no exceptions whatsoever".
START_TEST(every_place_counts_once) {
    ck_assert_uint_eq(lint_text("principles:\n  a: No exceptions. None. No exceptions!\n"), 2);
    ck_assert_uint_eq(lint_text("principles:\n  a: A written warning, on your record\n"), 2);
    expect("principles:\n  a: No exceptions whatsoever!\n", "No exceptions whatsoever");
}
END_TEST

START_TEST(what_is_denied_is_no_threat) {
    expect_none("assurances: {liability: Nobody has to fear disciplinary action.}\n");
    expect_none("assurances: {liability: You never pay out of your own pocket.}\n");
    expect("assurances: {liability: You never pay. A mistake costs a written warning.}\n",
           "written warning");
}
END_TEST

START_TEST(what_is_quoted_is_not_said) {
    expect_none("voice: {avoid: [no exceptions]}\n");
    expect_none("guardrails:\n  a: {never_say: [No exceptions]}\n");
    expect("guardrails:\n  a: {never_say: [Calm down], say_instead: No exceptions}\n",
           "No exceptions");
    expect("gestures:\n  a:\n    never_when: {when: {amount: 1}, because: No exceptions}\n",
           "No exceptions");
}
END_TEST

START_TEST(each_language_has_its_own_words) {
    expect("language: en-GB\nprinciples: {a: No exceptions}\n", "No exceptions");
    expect_none("language: de\nprinciples: {a: No exceptions}\n");
}
END_TEST

// ---- the lists ----

static bool is_plain(const char *text) {
    for (; *text; text++)
        if (!is_alpha(*text) && *text != ' ' && *text != '-') return false;
    return true;
}

static void check_phrase(const char *rule, const struct phrase *phrase) {
    struct str pattern = signal_pattern(str_of(phrase->words)), error;
    size_t offset;
    ck_assert_msg(!pattern.ptr || pattern_check(&arena, pattern, &error, &offset),
                  "%s: %s cannot be used", rule, phrase->words);
    ck_assert_msg(phrase->words[0] && is_plain(phrase->instead),
                  "%s: \"%s\" cannot stand for \"%s\"", rule, phrase->instead, phrase->words);
}

START_TEST(lists_are_sound) {
    const struct rule *rule;
    size_t lists = 0;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        for (size_t k = 0; rule->wording && k < WORDING_LANGUAGES; k++) {
            const struct phrases *list = &rule->wording->lists[k];
            for (size_t j = 0; j < list->n; j++) check_phrase(rule->info.name, &list->items[j]);
            lists += list->n > 0;
        }
    ck_assert_uint_ge(lists, 2);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("wording");
    TCase *tests = tcase_create("wording");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, the_words_alone_are_marked);
    tcase_add_test(tests, words_are_whole_and_folded);
    tcase_add_test(tests, every_place_counts_once);
    tcase_add_test(tests, what_is_denied_is_no_threat);
    tcase_add_test(tests, what_is_quoted_is_not_said);
    tcase_add_test(tests, each_language_has_its_own_words);
    tcase_add_test(tests, lists_are_sound);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
