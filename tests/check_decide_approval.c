// Who may say yes where roles stand in unusual order, and what was read until the answer was sure.
#include "check_decide.h"

#define FACTS                                                             \
    "facts:\n  vip: {yes_no: vip}\n  given: {money: before, assume: 0}\n" \
    "  times_given: {number: times, assume: 0}\n"

// ---- who may say yes ----

// The role that may go over a count may be the first of all roles, and stand beside who asks.
START_TEST(test_who_goes_over_a_count) {
    struct playbook *playbook = read_below_header(
        "roles: {head: {title: Head}, agent: {reports_to: lead}, lead: {reports_to: head}, "
        "clerk: {reports_to: head}}\n" FACTS
        "gestures:\n  top: {authority: [{agent: £5 per stay}], "
        "at_most: '2 per stay, beyond asks head'}\n"
        "  beside: {authority: [{agent: £5 per stay}], "
        "at_most: '2 per stay, beyond asks agent'}\n"
        "  both: {authority: [{agent: £5 per stay}], at_most: '2 per stay, beyond asks head'}\n"
        "guardrails:\n  soft: {gestures: [both], never_when: {vip: yes}, liftable_by: lead}\n");
    expect_clean("over a count");
    EXPECT(line_of(playbook, "head top £5 times_given=2"), "allow within-limit top/agent 500 500");
    EXPECT(line_of(playbook, "agent top £5 times_given=2"),
           "needs-approval by head over-count top 500 500");
    EXPECT(line_of(playbook, "agent beside £5 times_given=2"),
           "allow within-limit beside/agent 500 500");
    EXPECT(line_of(playbook, "clerk beside £5 times_given=2"),
           "needs-approval by agent no-grant beside 0 0");
    // who lifts the guardrail must not be bound by the count either
    EXPECT(line_of(playbook, "agent both £5 vip times_given=1"),
           "needs-approval by lead guardrail soft 500 500");
    EXPECT(line_of(playbook, "agent both £5 vip times_given=2"),
           "needs-approval by head guardrail soft 500 500");
}
END_TEST

// A role that may lift a guardrail, but does not stand above who asks, approves nothing else.
START_TEST(test_approval_up_the_chain_only) {
    struct playbook *playbook = read_below_header(
        "roles: {head: {own_grants_only: yes}, agent: {reports_to: head}, "
        "clerk: {reports_to: head}}\n" FACTS
        "gestures: {g: {authority: [{agent: £5 per stay}, {head: £3 per stay}]}}\n"
        "guardrails: {soft: {never_when: {vip: yes}, liftable_by: agent}}\n");
    expect_clean("up the chain");
    EXPECT(line_of(playbook, "clerk g £5 vip=no"), "deny no-grant g 0 0");
    EXPECT(line_of(playbook, "clerk g £3 vip=no"), "needs-approval by head no-grant g/head 0 0");
    struct decision decision = decided(playbook, "clerk g £3 vip=no");
    ck_assert_uint_eq(decision.ladder.n, 1); // nor does it stand on the ladder
    EXPECT(role_of(playbook, decision.ladder.items[0].role), "head");
}
END_TEST

// Of joint grants with the same people that of the lowest role, in whatever order roles are listed.
START_TEST(test_the_lowest_role_of_joint_grants) {
    struct playbook *playbook = read_below_header(
        "roles: {head: {title: Head}, lead: {reports_to: head}, clerk: {reports_to: head}}\n" FACTS
        "gestures: {g: {authority: [{head: £9 per stay, jointly_with: [clerk]}, "
        "{lead: £9 per stay, jointly_with: [clerk]}]}}\n");
    expect_clean("joint grants");
    EXPECT(line_of(playbook, "head g £9"),
           "needs-approval by lead with clerk over-limit g/lead 0 0");
}
END_TEST

// Whoever must agree is named by the alphabet.
START_TEST(test_who_must_agree_in_order) {
    struct playbook *playbook = read_below_header(
        "roles: {amb: {title: A}, ama: {title: B}, lead: {title: Lead}}\n"
        "gestures: {g: {authority: [{lead: £9 per request, jointly_with: [amb, ama]}]}}\n");
    expect_clean("in order");
    EXPECT(line_of(playbook, "lead g £9"),
           "needs-approval by lead with ama with amb over-limit g/lead 0 0");
}
END_TEST

// Who holds a joint grant without being named in it does not stand for the one who is.
START_TEST(test_joint_grants_of_those_below) {
    ROWS(FACTS "gestures:\n"
               "  up: {authority: [{head: £3 per stay}, {lead: £9 per stay, jointly_with: "
               "[clerk]}], beyond: escalate}\n"
               "  side: {authority: [{lead: £9 per stay, jointly_with: [agent]}, "
               "{clerk: £8 per stay, jointly_with: [agent]}]}\n",
         {"head up £5", "escalate with clerk to lead beyond up/lead 300 300"},
         // of roles equally low the first by name, also where it may give less
         {"head side £5", "needs-approval by clerk with agent over-limit side/clerk 0 0"});
    struct playbook *playbook = read_below_header(
        "roles: {head: {title: Head}, lead: {reports_to: head}}\n" FACTS
        "gestures: {g: {authority: [{lead: £9 per stay, jointly_with: [head]}]}}\n");
    struct decision decision = decided(playbook, "head g £5");
    ck_assert_uint_eq(decision.ladder.n, 1);
    EXPECT(role_of(playbook, decision.ladder.items[0].role), "lead");
}
END_TEST

// The highest role, or one that is the same as another, may be the first of all by name.
START_TEST(test_the_first_of_all_roles) {
    struct playbook *playbook = read_below_header(
        "roles: {boss: {title: Boss}, clerk: {reports_to: lead}, lead: {reports_to: boss}}\n" FACTS
        "gestures: {g: {authority: [{clerk: £5 per stay}]}}\n"
        "guardrails: {soft: {never_when: {vip: yes}, liftable_by: lead}}\n");
    expect_clean("boss");
    EXPECT(line_of(playbook, "boss g £5 vip"), "allow within-limit g/clerk 500 500");
    EXPECT(line_of(playbook, "clerk g £5 vip"), "needs-approval by lead guardrail soft 500 500");
    playbook = read_below_header("roles: {agency: {same_as: lead}, lead: {title: Lead}}\n" FACTS
                                 "gestures: {g: {authority: [{lead: £5 per stay}]}}\n");
    expect_clean("agency");
    EXPECT(line_of(playbook, "agency g £5"), "allow within-limit g/lead 500 500");
}
END_TEST

// ---- what was read ----

static struct str used_by(const struct playbook *playbook, const char *words) {
    struct decision decision = decided(playbook, words);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < decision.used.n; i++)
        buf_fmt(&out, "%s%.*s", i ? " " : "",
                S_ARG(key_domain(playbook, decision.used.items[i].key, S("")).name));
    return buf_str(&out);
}

// Named as used is what was read until the answer was sure, and nothing behind it.
START_TEST(test_used_until_the_answer_is_sure) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {reports_to: lead}, lead: {reports_to: head}, head: {title: Head}}\n"
        "facts: {aged: {yes_no: a}, hurt: {yes_no: hurt}, vip: {yes_no: v}, fault: {yes_no: f}, "
        "gold: {yes_no: g}, "
        "cold: {yes_no: c}, rare: {yes_no: r}, times_given: {number: count}}\n"
        "gestures:\n  g: {only_when: {fault: yes}, authority: [{agent: no limit, when: {gold: "
        "yes}}]}\n  old: {only_when: {aged: yes}, authority: [{agent: no limit}]}\n"
        "  up: {authority: [{lead: no limit, when: {gold: yes}}, "
        "{lead: no limit, jointly_with: [head], when: {cold: yes}}, "
        "{head: no limit, when: {rare: yes}}]}\n"
        "  over: {authority: [{agent: no limit}, {head: no limit, when: {rare: yes}}], "
        "at_most: '1 per stay, beyond asks lead'}\n"
        "  free: {authority: [{agent: no limit}, {lead: no limit, when: {gold: yes}}]}\n"
        "guardrails:\n  hard: {gestures: [g], never_when: {vip: yes}}\n"
        "  soft: {gestures: [free], never_when: {vip: yes}, liftable_by: lead}\n"
        "escalations: {e: {when: {hurt: yes}, to: head, gestures: [g]}}\n");
    expect_clean("used");
    EXPECT(used_by(playbook, "agent g hurt vip fault"), "hurt");
    EXPECT(used_by(playbook, "agent g hurt=no vip fault"), "hurt vip");
    EXPECT(used_by(playbook, "agent g hurt=no vip=no fault=no gold"), "fault hurt vip");
    EXPECT(used_by(playbook, "agent up gold cold rare"), "gold");
    EXPECT(used_by(playbook, "agent over rare times_given=1"), "times_given");
    EXPECT(used_by(playbook, "agent free vip=no gold"), "vip");
    EXPECT(used_by(playbook, "agent free vip gold"), "gold vip");
    EXPECT(used_by(playbook, "agent old aged"), "aged");
    // whichever of the two it is, nothing else is read
    playbook = read_below_header(
        "roles: {agent: {title: Agent}}\nfacts: {vip: {yes_no: v}, gold: {yes_no: g}}\n"
        "gestures: {g: {only_when: {gold: yes}, authority: [{agent: no limit}]}}\n"
        "escalations: {e: {when: {vip: yes}, to: agent}, f: {when: {vip: no}, to: agent}}\n");
    expect_clean("either");
    EXPECT(used_by(playbook, "agent g gold"), "");
    // what a role may give that is bound as well, does not matter
    playbook = read_below_header(
        "roles: {agent: {reports_to: lead}, lead: {reports_to: head}, head: {own_grants_only: "
        "yes}}\nfacts: {vip: {yes_no: v}, gold: {yes_no: g}}\n"
        "gestures: {g: {authority: [{agent: no limit}, {lead: no limit, when: {gold: yes}}, "
        "{head: no limit}]}}\n"
        "guardrails: {soft: {never_when: {vip: yes}, liftable_by: head}}\n");
    expect_clean("bound");
    EXPECT(used_by(playbook, "agent g vip gold"), "vip");
}
END_TEST

// What only others' limits read comes last; the amount and what was given come with the own limit.
START_TEST(test_what_is_asked_first) {
    ROWS("facts: {fare: {money: fare}}\n"
         "gestures:\n  g: {authority: [{agent: £5 per stay}, {lead: 50% of fare per stay}], "
         "at_most: 2 per stay}\n"
         "  least: {at_least: £2, authority: [{agent: no limit}, {lead: £5 per stay}], "
         "at_most: 2 per stay}\n",
         {"agent least", "ask amount times_given no-limit no-limit"},
         {"agent g", "ask amount given times_given fare 500 0"},
         {"clerk g", "ask amount given times_given fare 0 0"});
}
END_TEST

// What a term rests on is read where the term is.
START_TEST(test_used_through_terms) {
    struct playbook *playbook =
        read_below_header("roles: {agent: {title: Agent}}\n"
                          "facts: {vip: {yes_no: v}, rich: {yes_no: r}, sad: {yes_no: s}}\n"
                          "terms: {dear: {any: [{vip: yes}, {rich: yes}]}, cross: {sad: yes}}\n"
                          "gestures: {g: {never_when: {dear: no}, only_when: {cross: yes}, "
                          "authority: [{agent: no limit}]}, h: {only_when: {cross: yes}, "
                          "authority: [{agent: no limit}]}}\n"
                          "escalations: {e: {when: {dear: yes}, to: agent, gestures: [h]}}\n");
    expect_clean("terms");
    EXPECT(used_by(playbook, "agent h vip=no rich=no sad"), "rich sad vip");
    EXPECT(used_by(playbook, "agent g vip=no rich=no sad"), "rich vip");
    EXPECT(used_by(playbook, "agent g vip rich sad"), "rich sad vip");
    EXPECT(line_of(playbook, "agent g"), "ask rich vip sad null null");
}
END_TEST

// Where nobody says when, and a condition reads it, all that any rule reads is asked for.
START_TEST(test_nobody_says_when) {
    ROWS(
        "facts: {day: {date: day}, sad: {yes_no: sad}, hurt: {yes_no: hurt}, vip: {yes_no: v}, rude: {yes_no: r}, "
        "gold: {yes_no: g}, slip: {yes_no: s}, cold: {yes_no: c}, warm: {yes_no: w}, "
        "fare: {money: f}, rate: {number: r}, seats: {number: s}}\n"
        "terms: {cross: {rude: yes}}\n"
        "gestures:\n  g:\n    never_when: {cross: yes}\n    only_when: {gold: yes}\n"
        "    evidence: [slip]\n    at_most: 2 per stay\n    authority:\n"
        "      - {agent: rate% of fare for each seats per stay, when: {cold: yes}}\n"
        "      - {lead: £5 per stay, when: {warm: yes}}\n"
        "escalations:\n  soon: {when: {day: within 2 days}, to: desk}\n"
        "  then: {when: {hurt: yes}, to: desk}\n"
        "guardrails:\n  soft: {never_when: {vip: yes}, liftable_by: lead}\n"
        "  hard: {never_when: {sad: yes}}\n",
        {"agent g day=1970-01-01",
         "ask hurt rude sad vip gold slip amount cold fare given rate seats "
         "warm times_given now null null guessed"});
}
END_TEST

START_TEST(test_what_an_answer_points_to) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {reports_to: head}, head: {title: Head}}\n" FACTS
        "gestures:\n  few: {at_least: £5, authority: [{agent: £9 per stay}]}\n"
        "  last: {authority: [{head: £9 per stay}], at_most: 2 per stay}\n"
        "  exact: {authority: [{agent: exactly £9 per request}]}\n"
        "  either: {authority: [{agent: £9 per request, when: {vip: no}}, "
        "{agent: exactly £9 per request, when: {vip: yes}}]}\n"
        "  or: {authority: [{agent: £9 per request, when: {vip: yes}}, "
        "{agent: exactly £9 per request, when: {vip: no}}]}\n"
        "  once: {authority: [{agent: £5 per stay}, {head: £9 per stay}], beyond: nobody}\n");
    expect_clean("places");
    const struct gesture *few = FIND(playbook, GESTURE, "few");
    const struct gesture *last = FIND(playbook, GESTURE, "last");
    struct decision decision = decided(playbook, "agent few £1");
    ck_assert_uint_eq(decision.rule_at.start, few->at_least.at.start);
    decision = decided(playbook, "head last £1 times_given=2");
    ck_assert_uint_eq(decision.rule_at.start, last->at_most.text.at.start);
    decision = decided(playbook, "agent last £1 times_given=2"); // holds nothing to count
    ck_assert_uint_eq(decision.rule_at.start, last->entry.id.at.start);
    ck_assert(decided(playbook, "agent exact £9").limit.exactly);
    ck_assert(!decided(playbook, "agent few £9").limit.exactly);
    ck_assert(decided(playbook, "agent either £9").limit.exactly); // the least that is possible
    ck_assert(decided(playbook, "agent or £9").limit.exactly);
    ck_assert_uint_eq(decided(playbook, "agent once £1").ladder.n, 1); // nobody goes beyond
}
END_TEST

// Work is counted, so that who asks thousands of questions can stop.
START_TEST(test_steps_are_counted) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {title: Agent}}\n" FACTS
        "gestures: {g: {only_when: {vip: yes}, authority: [{agent: no limit}]}}\n");
    struct decider *decider = decider_new(&arena, playbook);
    struct question q = asked(playbook, "agent g");
    ck_assert_uint_eq(decider_steps(decider), 0);
    decide(decider, &arena, &q.request);
    uint64_t steps = decider_steps(decider);
    ck_assert_uint_gt(steps, 0);
    struct proof_case found;
    decide_never(decider, &arena, &q.request, false, 0, &found);
    ck_assert_uint_gt(decider_steps(decider), steps);
}
END_TEST

// What was worked out for a gesture can be forgotten, and its memory be used for something else.
START_TEST(test_forgotten_gestures) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {title: Agent}, lead: {title: Lead}}\n" FACTS
        "gestures: {g: {only_when: {vip: yes}, authority: [{agent: £5 per stay}]}}\n");
    struct decider *decider = decider_new(&arena, playbook);
    static const char *const words[] = {"agent g £5 vip", "lead g £5 vip", "agent g £5 vip"};
    static const enum verdict wanted[] = {VERDICT_ALLOW, VERDICT_DENY, VERDICT_ALLOW};
    EACH(i, words) {
        struct question q = asked(playbook, words[i]);
        struct arena_mark mark = arena_mark(&arena);
        ck_assert_int_eq(decide(decider, &arena, &q.request).verdict, wanted[i]);
        decider_forget(decider, q.request.gesture);
        arena_reset(&arena, mark);
        memset(arena_bytes(&arena, 4096), 0x5a, 4096);
    }
}
END_TEST

RUN("decide-approval", test_who_must_agree_in_order, test_forgotten_gestures,
    test_who_goes_over_a_count, test_approval_up_the_chain_only,
    test_the_lowest_role_of_joint_grants, test_joint_grants_of_those_below,
    test_the_first_of_all_roles, test_used_until_the_answer_is_sure, test_what_is_asked_first,
    test_used_through_terms, test_nobody_says_when, test_what_an_answer_points_to,
    test_steps_are_counted)
