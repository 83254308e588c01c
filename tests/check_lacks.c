// Checks what the rows of the rules cannot show that say what gestures and routes lack.
#include "check_lint.h"

#define PEOPLE                                             \
    "currency: GBP\nroles:\n"                              \
    "  agent: {frontline: yes, reports_to: lead}\n"        \
    "  vendor: {same_as: agent, frontline: yes}\n"         \
    "  lead: {reach: ext. 1, replies_within: 5 minutes}\n" \
    "facts:\n  fault: {yes_no: ours}\n  fare: {money: fare}\n  share: {number: per cent}\n"
#define GIFT(lines)   "gestures:\n  gift:\n    kind: gift\n" lines
#define GIVEN(limit)  GIFT("    authority: [{agent: " limit "}]\n")
#define OFFERS(offer) "scenarios:\n  late: {offer_in_order: [" offer "]}\n"

static struct str witness(size_t i) {
    return findings.list.items[i].witness;
}

START_TEST(nobody_is_no_oversight) {
    expect("L201", PEOPLE GIFT(""), "gift");
    ck_assert(str_eq(witness(0), S("empower can gift --role agent")));
    expect_none("L201", PEOPLE GIFT("    authority: nobody\n"));
    expect("L201,L020", PEOPLE GIFT("    authority:\n"), "gift"); // said once
    expect("L201,L007", PEOPLE GIFT("    authority: agent\n"), "agent");
    expect("L201", "gestures: {gift: {kind: gift}}\n", "gift");
    ck_assert_uint_eq(witness(0).len, 0);
}
END_TEST

// What somebody must have lost first, or is owed, is no gift; a count may stand in a condition.
START_TEST(a_cap_has_many_forms) {
    expect("L209", PEOPLE GIVEN("no limit"), "gift");
    ck_assert(str_eq(witness(0), S("empower can gift times_given=99 --role agent")));
    expect_none("L209", PEOPLE GIVEN("no limit") "    at_most: 2 per guest per 12 months\n");
    expect_none("L209", PEOPLE GIVEN("no limit") "    only_when: {fault: yes}\n");
    expect_none("L209", PEOPLE GIVEN("no limit") "    entitlement: yes\n");
    expect_none("L209", PEOPLE GIVEN("no limit") "    never_when: {times_given: more than 2}\n");
    expect_none("L209", PEOPLE GIVEN("£5 per stay"));
    expect_none("L209", PEOPLE GIFT("    authority: [{lead: no limit}]\n"));
    expect_none("L209", PEOPLE GIVEN("no limit") "guardrails:\n  twice: {never_when: {times_given: "
                                                 "more than 1}}\n");
}
END_TEST

START_TEST(a_sum_for_each_request_stacks) {
    expect("L210", PEOPLE GIVEN("£5 per request"), "£5 per request");
    ck_assert(str_eq(witness(0), S("empower can gift £5 times_given=99 --role agent")));
    expect_none("L210", PEOPLE GIVEN("£5 per request") "    at_most: 1 per stay\n");
    expect_none("L210", PEOPLE GIVEN("£5 per contact"));
    expect_none("L210", PEOPLE GIVEN("exactly £5 per request"));
    expect_none("L210", PEOPLE GIVEN("fare per request"));
    expect_none("L210", PEOPLE GIVEN("50% of fare per request"));
    expect_none("L210",
                PEOPLE "gestures:\n  word: {kind: apology, unit: word, authority: [{agent: 2 "
                       "per request}]}\n");
}
END_TEST

START_TEST(a_share_is_a_share_of_something) {
    expect("L202,L211", PEOPLE GIVEN("50% per stay"), "50% per stay");
    expect("L202,L211", PEOPLE GIVEN("share% for each night per stay"),
           "share% for each night per stay");
    expect("L202,L211", PEOPLE GIVEN("50%"), "50%");
    expect("L007", PEOPLE GIVEN("50% fare per stay"), "50% fare per stay");
}
END_TEST

// Whatever no scenario offers is said once: by its condition, or for want of one.
START_TEST(a_gesture_has_an_occasion) {
    expect("L215,L218", PEOPLE GIVEN("no limit") OFFERS(""), "gift");
    ck_assert_str_eq(findings.list.items[0].rule, "gesture-without-when");
    expect("L215,L218", PEOPLE GIVEN("no limit") "    evidence: [fault]\n" OFFERS(""), "gift");
    ck_assert_str_eq(findings.list.items[0].rule, "orphan-gesture");
    expect_none("L215,L218", PEOPLE GIVEN("no limit") OFFERS("gift"));
    expect_none("L215,L218", PEOPLE GIVEN("no limit"));
    expect_none("L215,L218", PEOPLE GIFT("    authority: nobody\n") OFFERS(""));
    expect("L215,L218,L006", PEOPLE GIVEN("no limit") OFFERS("gitf"), "gitf");
    expect("L215,L218,L002", PEOPLE GIVEN("no limit") "scenarois:\n  late: {offers: [gift]}\n",
           "scenarois");
}
END_TEST

#define TOOL(access) "tools:\n  till:\n    access: " access "\n"
#define NEEDS        GIVEN("£5 per stay") "    needs: [till]\n"

START_TEST(who_may_must_be_able_to) {
    ck_assert_uint_eq(lint_text("L217", PEOPLE NEEDS TOOL("[lead]")), 2); // the vendor's agent, too
    ck_assert(str_eq(witness(0), S("empower can gift £5 given=£0 --role agent")));
    expect("L217", PEOPLE NEEDS TOOL("[agent]"), "till");
    const struct edit *edit = fix_next_edit(findings.list.items[0].fix, NULL);
    ck_assert(str_eq(edit->text, S(", vendor")));
    expect_none("L217", PEOPLE NEEDS TOOL("[agent, vendor]"));
    expect_none("L217", PEOPLE NEEDS "tools: {till: {if_down: Wait.}}\n");
    expect("L217", PEOPLE NEEDS TOOL("\n      - agent\n      - lead"), "till");
    ck_assert_ptr_null(findings.list.items[0].fix);
    expect_none("L217", PEOPLE NEEDS "    never_when: {amount: more than 0}\n" TOOL("[lead]"));
}
END_TEST

START_TEST(what_broken_entries_use_is_not_known) {
    expect("L219", "facts:\n  fault: {yes_no: ours}\n", "fault");
    expect_none("L219", "facts:\n  given: {money: given before, assume: 0}\n");
    expect("L219,L006", "facts:\n  fault: {yes_no: ours}\nterms:\n  bad: {falt: yes}\n", "falt");
    expect("L220", "facts:\n  fault: {yes_no: ours}\nterms:\n  bad: {fault: yes}\n", "bad");
    expect_none("L219,L220", PEOPLE "terms:\n  ok: {fault: yes}\n  fine: {ok: yes}\n" GIVEN(
                                 "share% of fare per stay") "    evidence: [fine]\n");
}
END_TEST

#define SPRING GIFT("    authority: [{agent: no limit, until: 2026-06-30}, {lead: no limit, until: "

START_TEST(time_is_over_when_the_last_grant_ends) {
    expect("L227", PEOPLE SPRING "2026-05}]\n") OFFERS("gift"), "gift");
    ck_assert(str_eq(witness(0), S("empower can gift --role agent --as-of 2026-07-01")));
    expect_none("L227", PEOPLE SPRING "2026-07}]\n") OFFERS("gift"));
    expect_none("L227", PEOPLE SPRING "2026-05}]\n") OFFERS(""));
}
END_TEST

START_TEST(a_guardrail_gives_its_reason) {
    expect("L224", "guardrails:\n  a: {never_do: Shout.}\n", "a");
    expect_none("L224", "guardrails:\n  a: {never_do: Shout., law: Noise Act}\n");
    expect_none("L224",
                PEOPLE "guardrails:\n  a: {never_when: [{when: {fault: no}, because: B.}]}\n");
    expect("L224",
           PEOPLE "guardrails:\n  a: {never_say: [No.], never_when: [{when: {fault: no}, "
                  "because: B.}]}\n",
           "a");
    expect_none("L223", PEOPLE GIFT("    authority: nobody\n"));
    expect("L223,L002", PEOPLE GIVEN("no limit") "gardrails: {a: {never_do: Shout.}}\n",
           "gardrails");
}
END_TEST

START_TEST(who_takes_over_says_by_when) {
#define HAND(keys) \
    PEOPLE "routes:\n  desk: {for: crisis}\nescalations:\n  a: {when: {fault: yes}, " keys "}\n"
    expect("L404", HAND("to: desk"), "desk");
    expect("L404", HAND("to: desk, within: 5 minutes"), "desk");
    expect("L404", PEOPLE "escalations:\n  a: {when: {fault: yes}, to: agent}\n", "a");
    expect_none("L404", PEOPLE "escalations:\n  a: {when: {fault: yes}, to: lead}\n");
    expect("L401,L404,L006", PEOPLE "escalations:\n  a: {when: {fault: yes}, to: boss}\n", "boss");
    expect("L401",
           "routes: {desk: {replies_within: 1 day}}\nscenarios:\n  a: {routes: [desc]}\n"
           "  b: {handled_by: person}\n",
           "desc");
    expect("L006", "roles:\n  agent: {reports_to: boss}\n", "boss");
}
END_TEST

RUN("lacks", nobody_is_no_oversight, a_cap_has_many_forms, a_sum_for_each_request_stacks,
    a_share_is_a_share_of_something, a_gesture_has_an_occasion, who_may_must_be_able_to,
    what_broken_entries_use_is_not_known, time_is_over_when_the_last_grant_ends,
    a_guardrail_gives_its_reason, who_takes_over_says_by_when)
