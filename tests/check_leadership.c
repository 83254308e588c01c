// Checks what the rows of the rules about leadership cannot show.
#include "check_lint.h"

#define GESTURE "gestures:\n  a: {title: A, kind: gift}\n"

START_TEST(a_playbook_in_the_making_needs_no_leader) {
    expect("L101", "status: approved\n" GESTURE, "approved");
    expect_none("L101", "status: approved\n");
    expect_none("L101", "status: draft\n" GESTURE);
    expect_none("L101", GESTURE);
}
END_TEST

START_TEST(every_channel_is_spoken_for) {
#define CHANNELS "applies_to: {channels: [phone, chat]}\nsponsors:\n"
    expect("L101", CHANNELS "  - {who: head of care, for: [phone]}\n", "chat");
    expect_none("L101", CHANNELS "  - {who: head of care, for: [phone]}\n"
                                 "  - {who: chief executive}\n");
    expect_none("L101", CHANNELS "  - {who: head of care, for: [repairs, returns]}\n");
}
END_TEST

START_TEST(a_sponsor_says_since_when) {
    expect("L102", "sponsors: [{who: head of care}]\n", "head of care");
    expect("L102", "sponsors: [{who: head of care, confirmed: 2025-06}]\n", "2025-06");
    expect_none("L102", "sponsors: [{who: head of care, confirmed: 2025-07}]\n");
}
END_TEST

START_TEST(each_fear_is_answered) {
    expect("L103", "status: approved\n" GESTURE, "approved");
    expect_none("L103", GESTURE);
    ck_assert_uint_eq(lint_text("L103", "assurances: {liability: You never pay.}\n"), 2);
    expect("L103", "assurances: {liability: You never pay.}\nrecognition: {how: Told to all}\n",
           "assurances");
}
END_TEST

// The mistake is reported, and what it hides is not missed.
START_TEST(what_is_lost_is_not_missing) {
    expect("L101,L007", "status: approved\nsponsors: nobody\n" GESTURE, "sponsors");
    expect("L101,L002", "status: approved\nsponsers: [{who: me}]\n" GESTURE, "sponsers");
    expect("L103,L001", "status: approved\nassurances:\n  liability: 'It's ours\n" GESTURE, "'");
}
END_TEST

int main(void) {
    const TTest *const tests[] = {a_playbook_in_the_making_needs_no_leader,
                                  every_channel_is_spoken_for, a_sponsor_says_since_when,
                                  each_fear_is_answered, what_is_lost_is_not_missing};
    return run_tests("leadership", tests, sizeof tests / sizeof *tests);
}
