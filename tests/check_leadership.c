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

#define MAY                                                                            \
    "roles: {agent: {title: A, frontline: yes, reports_to: lead}, lead: {title: L}}\n" \
    "facts: {ours: {yes_no: ours}}\ngestures:\n"
#define GIVES(holder, steps)                                                                     \
    MAY "  credit: {title: C, kind: credit, authority: [{" holder ": no limit}], steps: [" steps \
        "]}\n"

START_TEST(nobody_asks_for_what_they_may_decide) {
    expect("L106", GIVES("agent", "Ask the duty manager first."), "Ask the duty manager first");
    expect("L106", GIVES("agent", "It needs your team lead's approval"),
           "needs your team lead's approval");
    expect("L106", GIVES("agent", "Get approval from a supervisor"),
           "Get approval from a supervisor");
    expect("L106", GIVES("agent", "Subject to manager approval"), "Subject to manager approval");
}
END_TEST

START_TEST(asking_is_fine_where_it_is_needed) {
    expect_none("L106", GIVES("lead", "Ask the duty manager first."));
    expect_none("L106", GIVES("agent", "Ask the duty manager first if it is above 50."));
    expect_none("L106", GIVES("agent", "Ask the duty manager for a quiet room."));
    expect_none("L106", GIVES("agent", "Get the guest's permission to enter."));
    expect_none("L106", GIVES("agent", "Do not ask the duty manager first."));
}
END_TEST

RUN("leadership", a_playbook_in_the_making_needs_no_leader, every_channel_is_spoken_for,
    a_sponsor_says_since_when, each_fear_is_answered, what_is_lost_is_not_missing,
    nobody_asks_for_what_they_may_decide, asking_is_fine_where_it_is_needed)
