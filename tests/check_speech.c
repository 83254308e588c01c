// Checks what agents are told: the kind word first, nothing that a guardrail forbids, nothing that
// the channel cannot bear.
#include "check_lint.h"

static bool says(size_t i, const char *words) {
    return str_find(findings.list.items[i].message, str_of(words)) >= 0;
}

// ---- empathy ----

#define SCENARIO(keys) "scenarios:\n  s:\n    moment: recover\n" keys

START_TEST(a_kind_word_may_stand_in_a_step) {
    expect("L302,L303", SCENARIO("    steps: [Look it up.]\n"), "s");
    expect_none("L302,L303", SCENARIO("    steps: [Say sorry., Look it up.]\n"));
    expect("L302,L303", SCENARIO("    steps: [Look it up., Say sorry.]\n"), "Say sorry.");
    ck_assert(says(0, "in step 2, after \"Look it up.\""));
    expect("L302,L303", "language: de\n" SCENARIO("    steps: [Say sorry., Look it up.]\n"), "s");
}
END_TEST

START_TEST(the_kind_word_comes_before_the_paperwork) {
    expect("L303", SCENARIO("    acknowledge: Ask for the order number. Then say sorry.\n"),
           "order number");
    expect_none("L303", SCENARIO("    acknowledge: Say sorry. Ask for the order number.\n"));
    expect_none("L303", SCENARIO("    acknowledge: Say sorry and ask for the order number.\n"));
    expect_none("L303", SCENARIO("    acknowledge: Ask for the order number. Look it up.\n"));
    expect_none("L303", SCENARIO("    acknowledge: Ask whom it hurt. Say sorry.\n"));
}
END_TEST

// ---- what nobody may say ----

#define NEVER(scope, told)                                   \
    "gestures:\n  a: {say: \"" told "\"}\n  b: {title: B}\n" \
    "guardrails:\n  g: {never_say: [\"That's our policy\", \"No\"], gestures: [" scope "]}\n"

START_TEST(what_a_guardrail_forbids_is_not_told) {
    expect("L319", NEVER("", "Sorry, that’s our policy."), "that’s our policy");
    expect("L319", NEVER("a", "Sorry, that's OUR policy."), "that's OUR policy");
    expect("L319", NEVER("", "No, sorry."), "No");
    expect_none("L319", NEVER("b", "Sorry, that's our policy."));
    expect_none("L319", NEVER("", "Never say that's our policy."));
    expect("L319", NEVER("", "Never. That's our policy."), "That's our policy");
    expect_none("L319", NEVER("", "That's not our policy. Nobody pays."));
    expect_none("L319", "guardrails:\n  g: {never_say: [Calm down]}\n"
                        "scenarios:\n  s: {avoid: [Calm down], signals: [calm down]}\n");
    // One word alone may be told, though not said.
    expect_none("L319", "guardrails:\n  g: {never_say: [Sorry]}\n"
                        "scenarios:\n  s: {acknowledge: Be sorry with them.}\n");
}
END_TEST

START_TEST(what_the_voice_avoids_is_not_said) {
    expect("L319", "voice: {say: [It is company policy], avoid: [company policy]}\n",
           "company policy");
    expect_none("L319", "voice: {avoid: [company policy]}\n"
                        "scenarios:\n  s: {steps: [Look it up in the company policy.]}\n");
}
END_TEST

START_TEST(words_in_any_language_are_forbidden) {
    expect("L319",
           "language: de\nvoice: {say: [Beruhigen Sie sich!], avoid: [beruhigen sie sich]}\n",
           "Beruhigen Sie sich");
}
END_TEST

// ---- words ----

START_TEST(suspicion_scripts_and_machines_are_words) {
    const char *rules = "L314,L317,L318";
    expect(rules, SCENARIO("    steps: [Find out whether they are telling the truth.]\n"),
           "whether they are telling the truth");
    expect(rules, SCENARIO("    steps: [Say it word for word.]\n"), "word for word");
    expect(rules, SCENARIO("    steps: [Say that the system won’t allow it.]\n"),
           "system won’t allow");
    expect_none(rules, SCENARIO("    steps: [Never say it word for word.]\n"));
    expect_none(rules, SCENARIO("    avoid: [Asking whether they are telling the truth.]\n"));
    expect_none(rules, SCENARIO("    steps: [Say that the system is slow today.]\n"));
}
END_TEST

// ---- channels ----

#define ON(channels, step) SCENARIO("    channels: [" channels "]\n    steps: [" step "]\n")

START_TEST(a_step_suits_its_channels) {
    expect("L322", ON("chat", "Put them on hold."), "Put them on hold");
    expect("L322", ON("chat, e-mail", "Mind your tone of voice."), "tone of voice");
    ck_assert(says(0, "the channels chat and e-mail"));
    expect("L322", ON("phone", "Walk them to the desk."), "Walk them to");
    expect("L322", ON("front-desk", "Add an emoji."), "emoji");
    expect_none("L322", ON("chat, phone", "Put them on hold."));
    expect_none("L322", ON("front-desk", "Mind your tone of voice."));
    expect_none("L322", ON("robot", "Put them on hold."));
    expect_none("L322", ON("chat, robot", "Put them on hold."));
    expect_none("L322", SCENARIO("    steps: [Put them on hold.]\n"));
    expect("L322", "applies_to: {channels: [chat]}\n" SCENARIO("    steps: [Put them on hold.]\n"),
           "Put them on hold");
    expect_none("L322", "language: de\n" ON("chat", "Put them on hold."));
}
END_TEST

#define GIFT(conditions)                               \
    "applies_to: {channels: [chat, phone, desk]}\n"    \
    "gestures:\n  gift:\n    title: Gift\n" conditions \
    "scenarios:\n  s: {channels: [chat, phone], offer_in_order: [gift]}\n"

START_TEST(an_offer_can_be_given_on_one_channel_at_least) {
    expect("L322", GIFT("    only_when: {channel: desk}\n"), "gift");
    expect("L322", GIFT("    never_when: {when: {channel: [chat, phone]}}\n"), "gift");
    expect("L322", GIFT("    never_when: {when: {channel: not desk}}\n"), "gift");
    expect("L322",
           GIFT("    only_when: {all: [{amount: more than 5}, {any: [{channel: desk}]}]}\n"),
           "gift");
    expect("L322",
           GIFT("    only_when: {none: [{channel: [chat, phone]}, {amount: more than 5}]}\n"),
           "gift");
    expect_none("L322", GIFT("    only_when: {channel: [desk, phone]}\n"));
    expect_none("L322", GIFT("    only_when: {any: [{amount: more than 5}, {channel: desk}]}\n"));
    expect_none("L322", GIFT("    never_when: {when: {channel: chat, amount: more than 5}}\n"));
    expect_none("L322", GIFT("    never_when: {when: {channel: phone}}\n"));
    expect_none("L322", GIFT("    only_when: {when: {channel: desk}, until: 2026-12-31}\n"));
}
END_TEST

RUN("speech", a_kind_word_may_stand_in_a_step, the_kind_word_comes_before_the_paperwork,
    what_a_guardrail_forbids_is_not_told, what_the_voice_avoids_is_not_said,
    words_in_any_language_are_forbidden, suspicion_scripts_and_machines_are_words,
    a_step_suits_its_channels, an_offer_can_be_given_on_one_channel_at_least)
