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
    static const char *const languages[] = {"en", "de", "es", "fr"};
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        for (size_t k = 0; rule->wording && k < sizeof languages / sizeof *languages; k++) {
            const struct phrase *phrase;
            size_t at = 0;
            while ((phrase = phrase_next(&rule->wording->list, languages[k], &at)))
                check_phrase(rule->info.name, phrase);
            ck_assert_msg(at > 0, "%s has no words in %s", rule->info.name, languages[k]);
        }
    }
}
END_TEST

// ---- the examples of the lists ----

struct sentences {
    const char *bad, *good, *language;
};

#undef LANGUAGE
#undef WORDS
#undef EXAMPLE
#define LANGUAGE(code) {NULL, NULL, (code)},
#define WORDS(words, instead)
#define EXAMPLE(bad, good) {(bad), (good), NULL},

static const struct sentences vague[] = {
#include "lint/vague.def"
};
static const struct sentences punitive[] = {
#include "lint/punitive.def"
};
static const struct sentences policy[] = {
#include "lint/policy.def"
};
static const struct sentences suspicion[] = {
#include "lint/suspicion.def"
};
static const struct sentences script[] = {
#include "lint/script.def"
};
static const struct sentences machine[] = {
#include "lint/machine.def"
};
static const struct sentences slogan[] = {
#include "lint/slogan.def"
};
static const struct sentences draft[] = {
#include "lint/draft.def"
};
static const struct sentences permission[] = {
#include "lint/permission.def"
};
static const struct sentences empathy[] = {
#include "lint/empathy.def"
};
static const struct sentences paperwork[] = {
#include "lint/paperwork.def"
};
static const struct sentences speed[] = {
#include "lint/speed.def"
};
static const struct sentences up_to[] = {
#include "lint/up_to.def"
};

#define ROLES          "roles: {agent: {title: A, frontline: yes}}\n"
#define SCENARIO       "scenarios:\n  late:\n    title: Late\n    moment: recover\n    signals: [a]\n"
#define EXAMPLES(list) (list), sizeof(list) / sizeof *(list)

// Each sentence in a place where its rule looks.
static const struct {
    const char *rule;
    const struct sentences *examples;
    size_t n;
    const char *before, *behind;
} examples[] = {
    {"vague-authority", EXAMPLES(vague), "gestures: {g: {title: G, steps: [\"", "\"]}}\n"},
    {"punitive-wording", EXAMPLES(punitive), "assurances: {liability: \"", "\"}\n"},
    {"policy-as-answer", EXAMPLES(policy), SCENARIO "    steps: [\"", "\"]\n"},
    {"suspicious-wording", EXAMPLES(suspicion), SCENARIO "    steps: [\"", "\"]\n"},
    {"rigid-script", EXAMPLES(script), SCENARIO "    steps: [\"", "\"]\n"},
    {"computer-says-no", EXAMPLES(machine), SCENARIO "    steps: [\"", "\"]\n"},
    {"slogan-principle", EXAMPLES(slogan), "principles: {p: \"", "\"}\n"},
    {"draft-referenced", EXAMPLES(draft),
     SCENARIO "    offer_in_order: [g]\ngestures: {g: {title: \"", "\"}}\n"},
    {"permission-despite-authority", EXAMPLES(permission),
     ROLES "gestures: {g: {title: G, authority: [{agent: no limit}], steps: [\"", "\"]}}\n"},
    {"no-empathy-step", EXAMPLES(empathy), SCENARIO "    steps: [\"", "\"]\n"},
    {"empathy-too-late", EXAMPLES(paperwork), SCENARIO "    acknowledge: \"", "\"\n"},
    {"speed-only-aims", EXAMPLES(speed), "aims: {a: {title: \"", "\"}}\n"},
    {"prose-contradicts-limit", EXAMPLES(up_to),
     "currency: GBP\n" ROLES
     "gestures: {g: {title: G, authority: [{agent: £25 per request}], say: \"",
     "\"}}\n"},
};

START_TEST(lists_keep_the_word_of_their_examples) {
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *code = NULL;
        size_t languages = 0;
        for (size_t k = 0; k < examples[i].n; k++) {
            const struct sentences *example = &examples[i].examples[k];
            languages += example->language != NULL;
            if (example->language) code = example->language;
            if (!example->bad) continue;
            for (int good = 0; good < 2; good++) {
                struct str text = str_fmt(&arena, "language: %s\n%s%s%s", code, examples[i].before,
                                          good ? example->good : example->bad, examples[i].behind);
                size_t n = lint_text(examples[i].rule, text.ptr);
                ck_assert_msg((n == 0) == good, "%s: %zu in <%s>", examples[i].rule, n, text.ptr);
            }
        }
        ck_assert_uint_eq(languages, 4);
    }
}
END_TEST

// Where nobody has written down the words of a language, nothing is said of words.
START_TEST(without_words_of_its_language_a_rule_is_silent) {
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        for (size_t k = 0; k < examples[i].n; k++) {
            const struct sentences *example = &examples[i].examples[k];
            if (!example->bad) continue;
            struct str text = str_fmt(&arena, "language: ja\n%s%s%s", examples[i].before,
                                      example->bad, examples[i].behind);
            expect_none(examples[i].rule, text.ptr);
        }
    }
}
END_TEST

RUN("wording", the_words_alone_are_marked, words_are_whole_and_folded, every_place_counts_once,
    what_is_denied_is_no_threat, what_is_quoted_is_not_said, each_language_has_its_own_words,
    lists_are_sound, lists_keep_the_word_of_their_examples,
    without_words_of_its_language_a_rule_is_silent)
