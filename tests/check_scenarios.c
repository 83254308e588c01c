// Checks what rules about scenarios leave alone: wishes, self-service, contacts that never meet,
// and what a mistake elsewhere has hidden; and what they say of the rest.
#include "check_lint.h"

// ---- what a scenario lacks ----

START_TEST(the_more_exact_rule_wins) {
    expect("L301,L310", "scenarios:\n  late: {title: Late, steps: [Look it up.]}\n", "late");
    ck_assert_str_eq(findings.list.items[0].rule, "dead-end");
    expect("L301,L310",
           "gestures:\n  gift: {authority: nobody}\n"
           "scenarios:\n  late: {offer_in_order: [gift]}\n",
           "late");
    ck_assert_str_eq(findings.list.items[0].rule, "dead-end");
    expect("L301,L310",
           "gestures:\n  gift: {title: Gift}\nscenarios:\n  late: {offer_in_order: [gift]}\n",
           "late");
    ck_assert_str_eq(findings.list.items[0].rule, "no-next-step");
}
END_TEST

START_TEST(a_wish_need_not_be_met_with_sympathy) {
    expect("L302", "scenarios:\n  late: {moment: recover}\n", "late");
    expect("L302", "scenarios:\n  late: {title: Late}\n", "late");
    expect("L302", "scenarios:\n  late: {moment: respond, crisis: yes}\n", "late");
    expect("L302", "scenarios:\n  late: {moment: surprise, emotion: {from: glad}}\n", "late");
    expect_none("L302", "scenarios:\n  late: {moment: respond}\n");
    expect_none("L302,L304", "scenarios:\n  late: {moment: recover, handled_by: self-service}\n");
}
END_TEST

START_TEST(half_an_emotion_is_none) {
    expect("L304", "scenarios:\n  late: {emotion: {from: angry}}\n", "late");
    expect_none("L304", "scenarios:\n  late: {emotion: {from: angry, to: calm}}\n");
}
END_TEST

START_TEST(what_was_not_read_is_not_missed) {
    const char *all = "L301,L302,L304,L305,L306,L307,L308,L309,L310,L320,L321";
    expect_none(all, "scenarios:\n  late:\n    title: Late\n    nextstep: Write.\n");
    expect_none(all, "scenarios:\n  late:\n    title: Late\n    signals: [a, b\n");
    expect_none("L320,L321", "scenarios:\n  a: {moment: respond}\n  b: {moment: respond}\n"
                             "  c: {moment: respond}\n  d: {moment: recover, crisis: {}}\n");
}
END_TEST

START_TEST(small_playbooks_are_no_books) {
    expect_none("L320,L321", "scenarios:\n  a: {moment: respond}\n  b: {moment: respond}\n");
    ck_assert_uint_eq(lint_text("L320,L321", "scenarios:\n  a: {moment: respond}\n"
                                             "  b: {moment: respond}\n  c: {moment: respond}\n"),
                      2);
    expect("L320,L321",
           "scenarios:\n  a: {moment: respond}\n  b: {moment: respond}\n  c: {title: C}\n", "p");
}
END_TEST

// ---- who claims which words ----

START_TEST(signals_are_equal_as_look_up_reads_them) {
    expect("L307",
           "scenarios:\n  a: {signals: [\"Where’s my  parcel?\"]}\n"
           "  b: {signals: [where's my parcel]}\n",
           "where's my parcel");
    expect("L307", "scenarios:\n  a: {signals: [late, LATE]}\n", "LATE");
    expect("L307", "scenarios:\n  a: {signals: [/late/]}\n  b: {signals: [/late/]}\n", "/late/");
    expect_none("L307", "scenarios:\n  a: {signals: [/late/]}\n  b: {signals: [late]}\n");
    expect_none("L307", "scenarios:\n  a: {signals: [\"?\"]}\n  b: {signals: [\"!\"]}\n");
}
END_TEST

START_TEST(who_never_meets_both_is_not_confused) {
#define BOTH(a, b)                                \
    "teams: {x: {roles: [r]}, y: {roles: [s]}}\n" \
    "roles: {r: {title: R}, s: {title: S}}\n"     \
    "scenarios:\n  a: {signals: [late], " a "}\n" \
    "  b: {signals: [late], " b "}\n"
    expect_none("L307", BOTH("channels: [phone]", "channels: [chat]"));
    expect_none("L307", BOTH("roles: [r]", "roles: [s]"));
    expect_none("L307", BOTH("teams: [x]", "teams: [y]"));
    expect("L307", BOTH("channels: [phone, chat]", "channels: [chat]"), "late");
    expect("L307", BOTH("channels: [phone]", "roles: [s]"), "late");
    // The one before is not met, the one before that is.
    expect(
        "L307",
        BOTH("channels: [phone]", "channels: [chat]") "  c: {signals: [late], channels: [phone]}\n",
        "late");
}
END_TEST

START_TEST(other_channels_offer_the_same) {
#define OFFERS(a, b)                                                                         \
    "gestures: {gift: {title: Gift}, refund: {title: Refund}}\n"                             \
    "scenarios:\n  a: {channels: [phone], offer_in_order: [" a "], signals: [late, lost]}\n" \
    "  b: {channels: [chat], offer_in_order: [" b "], signals: [Late!, Lost!]}\n"
    expect("L308", OFFERS("gift", "refund"), "refund");
    expect("L308", OFFERS("gift, refund", "gift"), "gift");
    expect("L308", OFFERS("gift", ""), "b");
    expect_none("L308", OFFERS("gift", "gift"));
    expect_none("L308", OFFERS("gift", "nothing-known"));
}
END_TEST

// ---- what look-up finds first ----

START_TEST(a_pattern_shadows_another_scenario) {
    expect("L309",
           "scenarios:\n  a: {title: Parcel, signals: [/parcel/]}\n"
           "  b: {title: Present, signals: [wrap the parcel, a parcel as a gift]}\n",
           "wrap the parcel");
    ck_assert_msg(str_find(findings.list.items[0].message, S("2 of its signals")) > 0, "%.*s",
                  S_ARG(findings.list.items[0].message));
    ck_assert(
        str_eq(span_bytes(&sources, findings.list.items[0].related.items[0].at), S("/parcel/")));
}
END_TEST

START_TEST(a_not_signal_may_hit_its_own_scenario) {
    expect("L309",
           "scenarios:\n  a: {title: Parcel, signals: [parcel lost], not_signals: [lost]}\n",
           "parcel lost");
    expect("L309",
           "scenarios:\n  a: {title: Parcel, signals: [parcel lost], not_signals: [/lost/]}\n"
           "  b: {title: Keys, signals: [my keys are lost]}\n",
           "parcel lost");
    ck_assert(str_find(findings.list.items[0].message, S("own not_signals")) > 0);
}
END_TEST

START_TEST(a_shared_signal_is_another_rules) {
    expect_none("L309", "scenarios:\n  a: {title: A, signals: [late]}\n"
                        "  b: {title: B, signals: [late]}\n");
}
END_TEST

// A pattern without end, and signals without number, would keep lint for minutes.
START_TEST(look_up_is_asked_within_bounds) {
    struct buf many = buf_new(&arena);
    buf_text(&many, "scenarios:\n  a: {title: A, signals: [/x/]}\n  b:\n    signals:\n");
    for (int i = 0; i < 5000; i++) buf_fmt(&many, "      - x %d\n", i);
    buf_char(&many, '\0');
    expect_none("L309", many.ptr);
    expect_none("L309,L011", "");
    expect("L309,L011",
           "scenarios:\n  a: {title: A, signals: ['/(x+)+$/']}\n"
           "  b: {title: B, signals: [xx]}\n",
           "'/(x+)+$/'");
}
END_TEST

RUN("scenarios", the_more_exact_rule_wins, a_wish_need_not_be_met_with_sympathy,
    half_an_emotion_is_none, what_was_not_read_is_not_missed, small_playbooks_are_no_books,
    signals_are_equal_as_look_up_reads_them, who_never_meets_both_is_not_confused,
    other_channels_offer_the_same, a_pattern_shadows_another_scenario,
    a_not_signal_may_hit_its_own_scenario, a_shared_signal_is_another_rules,
    look_up_is_asked_within_bounds)
