// Checks how words are looked for: whole, folded, in the playbook's language and in the keys that
// count, and that a finding points at nothing but them, however the text is written.
#include "check_lint.h"

#include "lint/wording.h"
#include "lookup/lookup.h"

#define WORDING "L104,L105"

START_TEST(the_words_alone_are_marked) {
    expect(WORDING, "owner: x  # no exceptions\nprinciples:\n  a: We make no exceptions here.\n",
           "no exceptions");
    expect(WORDING, "principles:\n  a: 'It''s so: no  exceptions'\n", "no  exceptions");
    expect(WORDING, "principles:\n  a: \"\\tA \\\"rule\\\" \\u00e9\\x41 has no exceptions\"\n",
           "no exceptions");
    expect(WORDING, "principles:\n  a: \"One \\\n    rule,\\n no\n    exceptions\"\n",
           "no\n    exceptions");
    expect(WORDING, "principles:\n  a: We make\n    no\n\n    exceptions here.\n",
           "no\n\n    exceptions");
    expect(WORDING, "principles:\n  a: |2-\n      So we say:\n    no exceptions\n",
           "no exceptions");
    expect(WORDING, "principles:\n  a: >\n    So we say: no\n    exceptions\n\n    at all.\n",
           "no\n    exceptions");
    expect(WORDING, "principles:\n  a: |\r\n    So we say:\r\n    no exceptions\r\n",
           "no exceptions");
}
END_TEST

START_TEST(words_are_whole_and_folded) {
    expect(WORDING, "principles:\n  a: NO Exceptions!\n", "NO Exceptions");
    expect(WORDING, "principles:\n  a: A no-exceptions rule\n", "no-exceptions");
    expect(WORDING, "principles:\n  a: Well, that’s the rule.\n", "that’s the rule");
    expect(WORDING, "principles:\n  a: We are sorry, but that’s our policy here.\n",
           "that’s our policy");
    expect_none(WORDING, "principles:\n  a: There are casino exceptions.\n");
    expect_none(WORDING, "principles:\n  a: Is there an exception? No. Exceptions are for all.\n");
}
END_TEST

// The list has "no exceptions" as well as "no exceptions whatsoever".
START_TEST(every_place_counts_once) {
    ck_assert_uint_eq(lint_text(WORDING, "principles:\n  a: No exceptions. None. No exceptions!\n"),
                      2);
    ck_assert_uint_eq(lint_text(WORDING, "principles:\n  a: A written warning, on your record\n"),
                      2);
    expect(WORDING, "principles:\n  a: No exceptions whatsoever!\n", "No exceptions whatsoever");
}
END_TEST

START_TEST(what_is_denied_is_no_threat) {
    expect_none(WORDING, "assurances: {liability: Nobody has to fear disciplinary action.}\n");
    expect_none(WORDING, "assurances: {liability: You never pay out of your own pocket.}\n");
    expect(WORDING, "assurances: {liability: You never pay. A mistake costs a written warning.}\n",
           "written warning");
}
END_TEST

START_TEST(what_is_quoted_is_not_said) {
    expect_none(WORDING, "voice: {avoid: [no exceptions]}\n");
    expect_none(WORDING, "guardrails:\n  a: {never_say: [No exceptions]}\n");
    expect(WORDING, "guardrails:\n  a: {never_say: [Calm down], say_instead: No exceptions}\n",
           "No exceptions");
    expect(WORDING,
           "gestures:\n  a:\n    never_when: {when: {amount: 1}, because: No exceptions}\n",
           "No exceptions");
}
END_TEST

START_TEST(each_language_has_its_own_words) {
    expect(WORDING, "language: en-GB\nprinciples: {a: No exceptions}\n", "No exceptions");
    expect_none(WORDING, "language: de\nprinciples: {a: No exceptions}\n");
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

RUN("wording", the_words_alone_are_marked, words_are_whole_and_folded, every_place_counts_once,
    what_is_denied_is_no_threat, what_is_quoted_is_not_said, each_language_has_its_own_words,
    lists_are_sound)
