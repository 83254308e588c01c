// Checks what the rows of the rules about learning cannot show.
#include "check_lint.h"

#define ROLES                                                        \
    "currency: GBP\nroles:\n  agent: {title: A, reports_to: lead}\n" \
    "  lead: {title: L}\nfacts: {ours: {yes_no: ours}}\n"
#define GESTURES                                                                                 \
    "gestures:\n"                                                                                \
    "  credit: {title: C, kind: credit, authority: [{agent: £50 per stay, when: {ours: yes}}, " \
    "{lead: £90 per stay}]}\n"                                                                  \
    "  room: {title: R, kind: upgrade, authority: [{lead: no limit}]}\n"                         \
    "  days: {title: D, kind: extension, unit: day, authority: [{agent: 3 days per stay}]}\n"

static const char *story(const char *keys) {
    return str_fmt(&arena, ROLES GESTURES "stories:\n  a: {situation: S, %s}\n", keys).ptr;
}

START_TEST(a_story_tells_what_its_role_may_give) {
    expect("L703", story("as: agent, gestures: [credit], cost: £51"), "£51");
    expect("L703", story("as: lead, gestures: [credit], cost: £90.01"), "£90.01");
    expect("L703", story("as: agent, gestures: [room], cost: £5"), "room");
    expect_none("L703", story("as: agent, gestures: [credit], cost: £50"));
    expect_none("L703", story("as: lead, gestures: [credit], cost: £90"));
}
END_TEST

// A cost is not shared out between gestures, and is no number of days.
START_TEST(a_cost_that_cannot_be_compared_breaks_nothing) {
    expect_none("L703", story("as: agent, gestures: [credit, days], cost: £500"));
    expect_none("L703", story("as: agent, gestures: [days], cost: £500"));
    expect_none("L703", story("gestures: [credit], cost: £500"));
    expect_none("L703", story("as: agent, cost: £500"));
}
END_TEST

START_TEST(the_case_of_a_story_is_one_that_somebody_approves) {
    lint_text("L703", story("as: agent, gestures: [credit], cost: £60"));
    ck_assert(str_eq(findings.list.items[0].witness,
                     S("empower can credit £60 given=£0 --role agent --as-of 2026-07-01")));
    ck_assert(str_eq(findings.list.items[0].shows, S("needs-approval")));
}
END_TEST

START_TEST(what_nobody_may_ever_give_is_no_matter_of_stories) {
    expect_none("L703",
                ROLES "gestures:\n  a: {title: A, kind: credit, only_when: {ours: [yes, no]},\n"
                      "    never_when: {when: {ours: [yes, no]}},\n"
                      "    authority: [{agent: £50 per stay}]}\n"
                      "stories: {a: {as: agent, gestures: [a], cost: £60}}\n");
}
END_TEST

START_TEST(a_place_for_a_story_is_named) {
    lint_text("L702", "gestures: {g: {title: G, kind: gift}}\n"
                      "scenarios: {late: {title: L, offer_in_order: [g]}}\n"
                      "stories: {a: {gestures: [g]}, b: {lesson: Ask}}\n");
    ck_assert_uint_eq(findings.list.n, 2);
    ck_assert(str_find(findings.list.items[0].help, S("such as late")) > 0);
    ck_assert(str_find(findings.list.items[1].help, S("such as")) < 0);
    expect_none("L702", "stories: {a: {lesson: Ask}}\n");
}
END_TEST

#define SCENARIO(id, more) "  " id ": {title: T, emotion: {from: sad}" more "}\n"
#define BOOK               SCENARIO("s1", "") SCENARIO("s2", "")

START_TEST(exercises_are_missed_once) {
    expect("L704,L705,L706", "scenarios:\n" BOOK SCENARIO("s3", ", crisis: yes"), "p");
    expect_none("L704,L705,L706", "scenarios:\n" BOOK);
    expect_none("L704", "exercises: {a: {kind: drill}}\nscenarios:\n" BOOK SCENARIO("s3", ""));
}
END_TEST

START_TEST(a_crisis_is_practised_and_not_recalled) {
#define EXERCISES "exercises: {ask: {kind: quiz}, play: {kind: role-play}}\nscenarios:\n" BOOK
    expect("L705,L706",
           EXERCISES SCENARIO("s3", ", crisis: yes, exercises: [ask]")
               SCENARIO("s4", ", exercises: [play]"),
           "ask");
    expect("L705,L706", EXERCISES SCENARIO("s3", ", crisis: yes"), "ask");
    expect_none("L705", EXERCISES SCENARIO("s3", ", crisis: yes, exercises: [ask, play]"));
    expect_none("L705", EXERCISES SCENARIO("s3", ", exercises: [ask]"));
}
END_TEST

START_TEST(praise_comes_about) {
    expect("L707", "assurances: {recognition: Told to all}\n", "Told to all");
    expect("L707", "assurances: {recognition: Told to all}\nrecognition: {how: In a mail}\n",
           "In a mail");
    expect_none("L707", "recognition: {how: In a mail, who: general manager}\n");
    expect_none("L707", "assurances: {liability: You never pay}\n");
}
END_TEST

START_TEST(what_is_lost_is_not_missing) {
    expect("L708,L001",
           "agent_care:\n  help: 'It's hard\nscenarios:\n" SCENARIO("s1", ", crisis: yes"), "'");
    expect("L702,L001", "stories: {a: {lesson: Ask}}\nscenarios:\n  b:\n    title: 'It's\n", "'");
}
END_TEST

START_TEST(stories_come_from_all_who_talk_with_customers) {
#define THREE                                                    \
    "roles: {r: {title: R, frontline: yes}, m: {title: M}}\n"    \
    "stories: {a: {team: one}, b: {team: one}, c: {team: %s}}\n" \
    "teams: {one: {roles: [r]}, office: {roles: [m]}, two: {roles: [r]}}\n"
    expect("L711", str_fmt(&arena, THREE, "one").ptr, "two");
    expect_none("L711", str_fmt(&arena, THREE, "two").ptr);
    expect_none("L711", str_fmt(&arena, THREE, "").ptr);
}
END_TEST

// ---- examples ----

#define CREDIT                                                                              \
    "currency: GBP\nroles: {agent: {title: A}}\nfacts: {ours: {yes_no: ours}}\ngestures:\n" \
    "  credit: {title: C, kind: credit, authority: [{agent: £50 per request, when: {ours: yes}}]}\n"
#define ASKS "  - {as: agent, give: credit, amount: £50, facts: {ours: yes}, expect: allow}\n"

START_TEST(each_kind_of_example_may_fail) {
    expect("L712", CREDIT "examples:\n" ASKS "  - {never: credit, over: £49}\n", "credit");
    expect("L712",
           CREDIT "examples:\n" ASKS
                  "  - {as: agent, give: credit, facts: {ours: no}, expect: allow}\n",
           "allow");
    expect("L712",
           "scenarios: {late: {title: The parcel is late, signals: [where is my parcel]}}\n"
           "examples: [{said: where is my parcel, expect: nothing}]\n",
           "nothing");
    expect_none("L712", CREDIT "examples:\n" ASKS "  - {never: credit, over: £50}\n");
}
END_TEST

// One mistake, one finding: that an example cannot be asked any more is no news.
START_TEST(a_mistake_elsewhere_is_not_told_by_examples) {
    expect("L712,L008",
           "currency: GBP\nroles: {agent: {title: A}}\ngestures:\n"
           "  credit: {title: C, authority: [{agent: £5O per request}]}\n"
           "examples: [{as: agent, give: credit, amount: £50, expect: allow}]\n",
           "£5O per request");
    expect("L712,L006", CREDIT "examples: [{as: agnet, give: credit, expect: allow}]\n", "agnet");
    expect("L712,L010",
           "scenarios: {late: {title: T, signals: [/(late/]}}\n"
           "examples: [{said: so late, expect: late}]\n",
           "/(late/");
    expect("L712,L001",
           "facts: {ours: {yes_no: 'It's}}\n"
           "examples: [{never: credit}]\n",
           "s");
}
END_TEST

#define MORE "  room: {title: R, kind: upgrade, authority: [{agent: no limit}]}\n"

START_TEST(an_example_is_added_below_the_last_one) {
    expect("L713", CREDIT MORE "examples:\n" ASKS "owner: me\n", "agent");
    const struct fix *fix = findings.list.items[0].fix;
    ck_assert(str_eq(fix->edits.items[0].text, S("\n  - {as: agent, give: room, expect: allow}")));
    expect("L713",
           CREDIT MORE "examples: [{as: agent, give: credit, amount: £50,\n"
                       "  facts: {ours: yes}, expect: allow}]\n",
           "agent");
    ck_assert_ptr_null(findings.list.items[0].fix);
}
END_TEST

START_TEST(many_grants_without_an_example_are_told_once) {
    expect("L713", CREDIT MORE "examples:\n  - {never: room, as: agent}\n", "examples");
    expect_none("L713", CREDIT MORE);
}
END_TEST

RUN("learning", a_story_tells_what_its_role_may_give, a_cost_that_cannot_be_compared_breaks_nothing,
    the_case_of_a_story_is_one_that_somebody_approves,
    what_nobody_may_ever_give_is_no_matter_of_stories, a_place_for_a_story_is_named,
    exercises_are_missed_once, a_crisis_is_practised_and_not_recalled, praise_comes_about,
    what_is_lost_is_not_missing, stories_come_from_all_who_talk_with_customers,
    each_kind_of_example_may_fail, a_mistake_elsewhere_is_not_told_by_examples,
    an_example_is_added_below_the_last_one, many_grants_without_an_example_are_told_once)
