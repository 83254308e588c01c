// Decisions in rare shapes: at the ends of what can be written, where a fact is held against
// itself, and in playbooks that have mistakes elsewhere.
#include "check_decide.h"

#include "decide/authority.h"

#define FACTS                                                                                    \
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, silver, gold]}\n"                 \
    "  desk: {choice: [agent, lead]}\n  kind: {choice: [lead, none-of-them]}\n  fare: {money: "  \
    "fare}\n  low: {money: low}\n"                                                               \
    "  seats: {number: seats, unit: seat}\n  share: {number: share}\n  day: {date: day}\n"       \
    "  time: {time: time}\n  vip: {yes_no: vip}\n  cold: {number: cold, may_be_negative: yes}\n" \
    "  warmth: {number: warmth, may_be_negative: yes}\n  given: {money: before, assume: 0}\n"    \
    "  times_given: {number: times, assume: 0}\n  top: {money: top}\n  late: {time: late}\n"     \
    "  last: {date: last}\n"
#define FREE "authority: [{agent: no limit}]"

// ---- conditions ----

START_TEST(test_facts_against_others) {
    ROWS(FACTS "terms: {loyal: {tier: gold}, odd: {fault: loyal}, even: {loyal: not yes}}\n"
               "gestures:\n  a: {only_when: {loyal: fault}, " FREE "}\n"
               "  b: {only_when: {odd: yes}, " FREE "}\n  c: {only_when: {even: yes}, " FREE "}\n"
               "  d: {only_when: {desk: role}, " FREE "}\n"
               "  e: {only_when: {day: before now}, " FREE "}\n"
               "  f: {only_when: {day: before time}, " FREE "}\n"
               "  g: {only_when: {fare: at most low, seats: at most share}, " FREE "}\n"
               "  h: {only_when: {fare: at most low, day: before time}, " FREE "}\n"
               "  i: {only_when: {desk: kind, tier: gold}, " FREE "}\n"
               "  j: {only_when: {role: desk}, " FREE "}\n"
               "  same: {only_when: {day: on time}, " FREE "}\n"
               "  narrow: {authority: [{agent: 50% of fare per request, when: {all: [{fare: less "
               "than low}, {low: less than top}]}}, {agent: 49.98% of top per request}]}\n"
               "  tight: {only_when: {all: [{fare: less than low}, {low: less than top}, "
               "{top: at most £100.02}]}, authority: [{agent: 50% of fare per request}]}\n"
               "  three: {only_when: {cold: less than warmth, warmth: less than share}, " FREE "}\n"
               "  between: {only_when: {all: [{low: at least £5}, {low: at most fare}, {fare: less "
               "than top}, {top: at most £5.01}]}, " FREE "}\n"
               "  noon: {only_when: {all: [{time: after 2026-04-01T12:00}, {day: after time}, "
               "{day: before late}, {late: before 2026-04-03T12:00}]}, " FREE "}\n"
               "  night: {only_when: {all: [{day: on 2026-04-01}, {time: after day}, "
               "{time: before last}, {last: on 2026-04-03}]}, " FREE "}\n",
         {"agent same time=1969-12-30T10:00", "ask day null null"},
         {"agent f day=2026-04-01", "ask time null null"},
         {"agent three", "ask cold share warmth null null"},
         {"agent tight £50", "ask fare low top 0 0"},
         // only where the fare is £100 and the top not yet £100.05
         {"agent narrow £50", "ask fare low top 0 0"},
         {"agent between", "ask fare low top null null"},
         {"agent noon", "ask day late time null null"},
         {"agent night", "ask day last time null null"},
         {"agent a tier=gold fault", "allow no-limit a/agent null null"},
         {"agent a tier=gold", "ask fault null null"},
         {"agent b tier=plain fault", "deny not-when b null null"},
         {"agent b tier=plain fault=no", "allow no-limit b/agent null null"},
         {"agent b tier=gold fault", "allow no-limit b/agent null null"},
         {"agent c tier=gold", "deny not-when c null null"},
         {"agent c tier=plain", "allow no-limit c/agent null null"},
         {"agent d desk=lead", "deny not-when d null null"},
         {"agent d desk=agent", "allow no-limit d/agent null null"},
         {"agent d", "ask desk null null"},
         {"lead j desk=lead", "allow no-limit j/agent null null"}, {"lead j", "ask desk null null"},
         {"agent e day=2026-03-31 on=2026-04-01", "allow no-limit e/agent null null"},
         {"agent e day=2026-04-01 on=2026-04-01", "deny not-when e null null"},
         {"agent e on=2026-04-01", "ask day null null"},
         {"agent f day=2026-04-01 time=2026-04-02T00:00", "allow no-limit f/agent null null"},
         {"agent f day=2026-04-01 time=2026-04-01T23:59", "deny not-when f null null"},
         {"agent f", "ask day time null null"}, {"agent h", "ask day fare low time null null"},
         {"agent i", "ask desk kind tier null null"},
         {"agent i desk=lead tier=gold", "ask kind null null"},
         {"agent g fare=£1 low=£1 seats=2", "ask share null null"},
         {"agent g", "ask fare low seats share null null"});
}
END_TEST

// "exactly X covers AMOUNT = X alone": not where X has to be rounded to be paid
START_TEST(test_limits_that_are_no_whole_pence) {
    ROWS(FACTS "gestures:\n  half: {authority: [{agent: exactly 50% of fare per request}]}\n"
               "  twice: {authority: [{agent: share% of fare for each share per stay}]}\n"
               "  own: {unit: seat, authority: [{agent: seats% of seats per stay}]}\n"
               "  two: {authority: [{agent: share% of fare per stay}, "
               "{lead: £5 for each share per stay}]}\n"
               "  read: {only_when: {share: more than 1}, "
               "authority: [{agent: share% of fare per stay}]}\n"
               "  other: {never_when: {fault: yes, tier: gold}, "
               "authority: [{agent: share% of fare per stay}]}\n",
         {"agent half £0.50 fare=£1", "allow within-limit half/agent 50 50"},
         {"agent half £0.50 fare=£1.01", "deny over-limit half/agent 50 50"},
         {"agent half £0.51 fare=£1.01", "deny over-limit half/agent 50 50"},
         // 50% of £2, for each of 50
         {"agent twice £50 share=50 fare=£2", "allow within-limit twice/agent 5000 5000"},
         {"agent twice £50.01 share=50 fare=£2", "deny over-limit twice/agent 5000 5000"},
         {"agent twice £50 fare=£2", "ask share 0 0"}, {"agent twice £50", "ask fare share 0 0"},
         {"agent own 5 seats=20", "deny over-limit own/agent 4000000 4000000"},
         {"agent own 4 seats=20", "allow within-limit own/agent 4000000 4000000"},
         {"agent own 4", "ask seats 0 0"}, {"agent two £50", "ask fare share 0 0"},
         {"agent read £50", "ask share fare 0 0"},
         // two that are only multiplied matter together, whatever else is not known
         {"agent other £50 tier=plain", "ask fare share 0 0"});
}
END_TEST

// Something can be given wherever some fact makes the limit whole, however far between those are.
START_TEST(test_limits_that_are_seldom_whole) {
    ROWS(FACTS "gestures:\n  third: {authority: [{agent: exactly 30% of fare per request}]}\n"
               "  dear: {at_least: £2, authority: [{agent: exactly 150% of fare per request}]}\n"
               "  some: {only_when: {all: [{amount: more than £2}, {amount: less than £2.05}]}, "
               "authority: [{agent: exactly 150% of fare per request}]}\n"
               "  gap: {only_when: {all: [{amount: more than £2.01}, {amount: less than £2.04}]}, "
               "authority: [{agent: exactly 150% of fare per request}]}\n"
               "  each: {at_least: £4.99, "
               "authority: [{agent: exactly £0.03 for each share per request}]}\n"
               "  both: {authority: [{agent: exactly share% of fare for each seats per request}]}\n"
               "  full: {at_least: £5, authority: [{agent: exactly fare per request}]}\n"
               "  cold: {unit: point, authority: [{agent: exactly 30% of cold per request}]}\n"
               "  many: {only_when: {seats: more than 2.5}, "
               "authority: [{agent: exactly £1 for each seats per request}]}\n"
               "  part: {authority: [{agent: exactly 30% of fare for each seats per request}]}\n"
               "  several: {only_when: {seats: more than 2.5, fare: at most £1}, "
               "authority: [{agent: exactly fare for each seats per request}]}\n"
               "  near: {only_when: {all: [{fare: more than £5.01}, {fare: less than £6}]}, "
               "authority: [{agent: exactly 30% of fare per request}]}\n"
               "  few: {only_when: {all: [{seats: more than 2.005}, {seats: less than 2.5}]}, "
               "authority: [{agent: exactly fare for each seats per request}]}\n",
         {"agent several", "ask fare seats amount 0 0"},    // a penny for each of 3
         {"agent near", "ask fare amount 150 150"},         // £1.53 of £5.10
         {"agent few fare=£1", "ask seats amount 200 200"}, // £2.01 for 2.01
         {"agent many", "ask seats amount 250 250"},        // £3 for 3
         {"agent part", "ask amount fare seats 0 0"}, {"agent third", "ask amount fare 0 0"},
         {"agent third £3", "ask fare 0 0"},
         {"agent third £3 fare=£10", "allow within-limit third/agent 300 300"},
         {"agent dear", "ask amount fare 0 0"},
         {"agent dear £3 fare=£2", "allow within-limit dear/agent 300 300"},
         {"agent some", "ask amount fare 0 0"}, // £2.01 and £2.04
         {"agent gap", "deny not-when gap null null"}, {"agent each", "ask amount share 0 0"},
         {"agent both", "ask amount fare seats share 0 0"},
         {"agent both share=30 seats=7", "ask amount fare 0 0"},
         {"agent full", "ask amount fare 0 0"},
         {"agent cold cold=-3", "deny over-limit cold/agent 0 0"});
}
END_TEST

// A limit is told apart where it begins and where it ends to cover, also where other grants cover
// all around that place.
START_TEST(test_gaps_between_grants) {
    ROWS("facts:\n  fare: {money: fare}\n  share: {number: share}\n"
         "  seats: {number: seats, unit: seat}\n  vip: {yes_no: vip}\n  given: {money: before}\n"
         "gestures:\n"
         "  exact:\n    authority:\n      - {agent: £9 per request, when: {fare: less than £1}}\n"
         "      - {agent: £9 per request, when: {fare: more than £1.01}}\n"
         "      - agent: exactly 50% of fare per request\n"
         "  before: {authority: [{agent: £50 per stay}, "
         "{agent: no limit, when: {given: at least £10}}]}\n"
         "  large: {authority: [{agent: £50 per stay}, "
         "{agent: no limit, when: {amount: at least £40}}]}\n"
         "  middle: {authority: [{agent: £50 per stay}, {lead: £75 per stay, when: {vip: yes}}, "
         "{head: no limit}]}\n"
         "  part: {only_when: {share: at most 50}, "
         "authority: [{agent: share% of fare per request}]}\n"
         "  other: {only_when: {seats: at most share}, "
         "authority: [{agent: share% of fare per request}]}\n"
         "  apart: {authority: [{agent: share% of fare per request, when: {vip: yes}}, "
         "{agent: £5 for each share per request}]}\n"
         "  late: {authority: [{agent: £5 for each share per request}, "
         "{agent: share% of fare per request, when: {vip: yes}}]}\n",
         {"agent exact £0.50", "ask fare 50 50"}, {"agent before £45", "ask given 5000 4001"},
         {"agent large given=£20", "ask amount 5000 3000"},
         // neither nothing nor a lot before, but something between makes the lead's grant matter
         {"agent middle £45", "ask given vip 5000 0"},
         // a fact that is read elsewhere is not just a part of a product
         {"agent part £5", "ask share fare 0 0"},
         {"agent other £5 seats=200", "ask share fare 0 0"},
         {"agent apart £600 vip=no", "ask share 0 0"}, {"agent late £600 vip=no", "ask share 0 0"});
}
END_TEST

START_TEST(test_the_largest_and_the_smallest) {
    ROWS(FACTS "gestures:\n  a: {only_when: {fare: 'more than £92233720368547758.07'}, " FREE "}\n"
               "  b: {authority: [{agent: £60 per stay}, {agent: 50% of fare per stay}]}\n"
               "  ever: {only_when: {day: 0001-01-01 to 9999-12-31}, " FREE "}\n"
               "  early: {only_when: {day: before 0001-01-01}, " FREE "}\n"
               "  late: {only_when: {time: after 9999-12-31}, " FREE "}\n"
               "  last: {only_when: {day: on 9999-12-31}, " FREE "}\n"
               "  soon: {only_when: {day: within 1 day}, " FREE "}\n"
               "  after: {only_when: {day: after 2026-05-02}, " FREE "}\n"
               "  under: {only_when: {fare: at most low}, " FREE "}\n"
               "  warm: {only_when: {cold: less than warmth}, " FREE "}\n"
               "  each: {authority: [{agent: fare for each seats per request}]}\n",
         {"agent each £92233720368547758.07 fare=£92233720368547758.07", "ask seats 0 0"},
         {"agent a", "deny not-when a null null"},
         {"agent a fare=£92233720368547758.07", "deny not-when a null null"},
         {"agent b £92233720368547758.07 given=£92233720368547758.07",
          "deny over-limit b/agent 6000 0"},
         {"agent ever", "allow no-limit ever/agent null null"},
         {"agent early", "deny not-when early null null"},
         {"agent late", "deny not-when late null null"}, {"agent last", "ask day null null"},
         {"agent after day=2026-05-03", "allow no-limit after/agent null null"},
         {"agent after", "ask day null null"},
         {"agent under fare=£92233720368547758.07", "deny not-when under null null"},
         {"agent warm warmth=-9223372036854.775807", "deny not-when warm null null"},
         {"agent soon on=0001-01-01", "ask day null null"},
         {"agent soon on=9999-12-31T23:59", "ask day null null"});
    // what is known may be more than what else is looked at: for 1.5 seats the lead's grant matters
    ROWS(
        "facts: {fare: {money: fare}, seats: {number: seats, unit: seat}, given: {money: before}, "
        "vip: {yes_no: vip}}\n"
        "gestures: {g: {authority: [{agent: fare for each seats per stay}, {lead: 150% of fare for "
        "each seats per stay, when: {vip: yes}}, {head: no limit}]}}\n",
        {"agent g £40000000000000000 fare=£20000000000000000", "ask given seats vip 0 0"},
        {"agent g given=£40000000000000000 fare=£20000000000000000", "ask amount seats vip 0 0"});
}
END_TEST

// ---- entries with several parts ----

// "rule.id is the entry's id, never_when, only_when: their own id, else the gesture's"
START_TEST(test_clauses_by_their_ids) {
    ROWS(FACTS "gestures:\n  h: {" FREE "}\n  i: {" FREE "}\n  k: {" FREE "}\n"
               "  g:\n    " FREE "\n    never_when:\n"
               "      - {when: {fault: yes}}\n      - {id: z-late, when: {fault: yes}}\n"
               "      - {id: b-early, when: {fault: yes, tier: gold}}\n"
               "      - {when: {vip: yes}}\n      - {when: {vip: yes, tier: gold}}\n"
               "guardrails:\n  rail: {gestures: [g, g], never_when: [{id: own, when: {tier: "
               "silver}}, {tier: silver, fault: yes}]}\n"
               "  pair: {gestures: [g], never_together: [h, i]}\n"
               "  two: {gestures: [k], never_when: [{id: z-two, when: {fault: yes}}, "
               "{id: a-two, when: {fault: yes}}]}\n"
               "  three: {never_together: [g, h, h]}\n",
         {"agent k fault", "deny guardrail a-two null null"},
         {"agent g fault tier=gold", "deny never b-early null null"},
         {"agent g fault tier=plain", "deny never z-late null null"},
         {"agent g vip tier=plain fault=no", "deny never g null null"},
         {"agent g fault=no vip=no tier=silver", "deny guardrail own null null"});
}
END_TEST

// Of several without an id of their own the one that is written first.
START_TEST(test_clauses_in_their_order) {
    struct playbook *playbook = read_below_header(
        ROLES FACTS "gestures:\n  g:\n    " FREE "\n    never_when:\n"
                    "      - {id: z, when: {tier: gold}}\n      - {when: {fault: yes}}\n"
                    "      - {when: {vip: yes}}\n      - {id: q, when: {tier: silver}}\n");
    expect_clean("clauses in their order");
    struct decision decision = decided(playbook, "agent g fault vip tier=plain");
    const clauses *never = &playbook->gestures.items[0].never_when;
    ck_assert_uint_eq(decision.rule_at.start, never->items[1].at.start);
}
END_TEST

// What is read first is asked first, also where a term reads it.
START_TEST(test_the_most_decisive_first) {
    ROWS(FACTS "terms: {best: {tier: gold}, dear: {fare: at least £9}}\n"
               "gestures:\n  g: {only_when: {dear: yes}, " FREE "}\n"
               "  dead: {authority: [{agent: £5 for each seats per request, when: {vip: yes}}, "
               "{lead: fare for each seats per request}]}\n"
               "escalations: {hot: {when: {best: yes}, to: desk, gestures: [g]}}\n",
         {"agent g", "ask tier fare null null"},
         // what a grant that does not apply would read is not read
         {"agent dead £50 vip=no", "ask fare seats 0 0"});
}
END_TEST

// The dates of a guardrail and of its clauses hold together.
START_TEST(test_dates_of_entries_and_clauses) {
    ROWS(FACTS "gestures:\n  g: {" FREE "}\n"
               "  only: {" FREE ", only_when: [{when: {fault: yes}, until: 2026-03-31}]}\n"
               "  was: {authority: [{agent: £5 per stay, until: 2026-01-15}, {agent: no limit}]}\n"
               "guardrails:\n  a: {from: 2026-02-01, never_when: [{when: {now: after 2000-01-01}, "
               "until: 2026-03-31}]}\n",
         {"agent only fault=no on=2026-01-31", "deny not-when only null null"},
         {"agent only fault=no on=2026-04-01", "allow no-limit only/agent null null"},
         {"agent was on=2026-01-01", "allow no-limit was/agent no-limit no-limit"},
         {"agent was on=2026-01-31", "allow no-limit was/agent null null"},
         {"agent g on=2026-01-31", "allow no-limit g/agent null null"},
         {"agent g on=2026-02-01", "deny guardrail a null null"},
         {"agent g on=2026-03-31", "deny guardrail a null null"},
         {"agent g on=2026-04-01", "allow no-limit g/agent null null"});
}
END_TEST

// jointly_with: the fewest people, then the lowest role, then by name
START_TEST(test_many_who_must_agree) {
    ROWS("facts: {given: {money: before, assume: 0}}\n"
         "gestures:\n  g:\n    authority:\n      - agent: £5 per stay\n"
         "      - {lead: £9 per stay, jointly_with: [head, clerk]}\n"
         "      - {lead: £8 per stay, jointly_with: [clerk]}\n"
         "      - {lead: £7 per stay, jointly_with: [clerk]}\n"
         "      - {lead: £6 per stay, jointly_with: [agent]}\n"
         "      - {head: £9 per stay, jointly_with: [agent, clerk]}\n",
         {"agent g £6", "needs-approval by lead with agent over-limit g/lead 500 500"},
         {"agent g £7", "needs-approval by lead with clerk over-limit g/lead 500 500"},
         {"agent g £8", "needs-approval by lead with clerk over-limit g/lead 500 500"},
         {"agent g £9", "needs-approval by lead with clerk with head over-limit g/lead 500 500"},
         {"head g £9", "needs-approval by head with agent with clerk over-limit g/head 500 500"});
}
END_TEST

// The reason that holds whatever the open facts are, or that there is none.
static void expect_why(const struct playbook *playbook, const char *words, const char *why) {
    struct decision decision = decided(playbook, words);
    expect_of(words, str_of(decision.open ? "open" : reason_name(decision.why)), why);
}

// Where the verdict holds all the same, those of the earliest step are given; of two of the same
// step those of which less is known.
START_TEST(test_one_verdict_by_several_ways) {
    struct playbook *playbook =
        read_below_header("roles: {agent: {title: Agent}, clerk: {title: Clerk}}\n" FACTS
                          "gestures:\n  g: {authority: [{agent: £5 per stay}]}\n"
                          "  o: {authority: [{agent: £5 per stay, when: {tier: gold}}, "
                          "{agent: £7 per stay, jointly_with: [clerk]}]}\n"
                          "  p: {authority: [{agent: £5 per stay, when: {tier: plain}}, "
                          "{agent: £7 per stay, jointly_with: [clerk]}]}\n"
                          "  two: {authority: [{agent: £5 per stay}]}\n"
                          "  few: {at_least: £2, authority: [{agent: £5 per stay}], "
                          "beyond: nobody}\n"
                          "  less: {only_when: {tier: gold}, authority: [{agent: £5 per stay}, "
                          "{agent: £9 per stay, when: {tier: gold}}]}\n"
                          "  sure: {at_least: £2, never_when: [{tier: gold}, {tier: silver}], "
                          "authority: [{agent: £5 per stay}]}\n"
                          "  thin: {at_least: £2, authority: [{agent: £1 per stay}]}\n"
                          "  up: {authority: [{agent: £5 per stay, when: {tier: gold}}, "
                          "{clerk: £9 per stay}], at_most: '2 per stay, beyond asks clerk'}\n"
                          "guardrails:\n  may: {never_when: {vip: yes}, gestures: [sure, thin]}\n"
                          "  a: {never_when: {vip: no}, gestures: [two]}\n"
                          "  b: {never_when: {vip: yes}, gestures: [two]}\n"
                          "  hard: {never_when: {fault: yes}, gestures: [g]}\n"
                          "  soft: {never_when: {vip: yes}, gestures: [g], liftable_by: clerk}\n");
    expect_clean("several ways");
    EXPECT(line_of(playbook, "agent g £5 vip"), "deny guardrail hard null null");
    EXPECT(line_of(playbook, "agent g £5 vip fault=no"), "deny guardrail soft 500 500");
    EXPECT(line_of(playbook, "clerk g £5 vip fault=no"), "deny no-grant g 0 0");
    EXPECT(line_of(playbook, "agent o £10"), "deny over-limit o 0 0");
    EXPECT(line_of(playbook, "agent p £10"), "deny over-limit p 0 0");
    EXPECT(line_of(playbook, "agent two £5"), "deny guardrail a null null");
    EXPECT(line_of(playbook, "clerk few"), "deny below-minimum few 0 0");
    // what an earlier step denies has no limit
    EXPECT(line_of(playbook, "agent less £3"), "ask tier 900 900");
    expect_why(playbook, "agent sure £3 tier=gold", "never");
    expect_why(playbook, "agent sure £1 tier=plain", "below-minimum");
    expect_why(playbook, "agent thin £2", "open");
    expect_why(playbook, "agent thin", "open");
    expect_why(playbook, "agent up £5 times_given=2 vip=no", "open"); // no grant, or over the count
    playbook = read_below_header("roles: {agent: {reports_to: lead}, lead: {title: Lead}}\n" FACTS
                                 "gestures: {g: {authority: [{agent: £5 per stay, when: {tier: "
                                 "gold}}, {lead: £9 per stay}]}}\n");
    expect_why(playbook, "agent g £9", "open"); // no grant, or over the limit
}
END_TEST

// ---- instead ----

// Offered instead is only what needs no further question.
START_TEST(test_instead) {
    static const char *const offers[][3] = {
        {"part", "", "none"},
        {"part", "fare=£10", "part 500"},
        {"part", "fare=£0.02", "part 1"},
        {"part", "fare=£0", "none"},
        {"both", "fare=£0", "none"},
        {"both", "fare=£1", "both 50"},
        {"prize", "", "none"},
        {"prize", "tier=gold", "prize null"},
        {"own", "", "own 500"}, // whatever the lead might add
        {"proof", "", "none"},
        {"proof", "vip", "proof null"},
        {"capped", "", "none"},
        {"more", "", "none"},
        {"more", "tier=gold", "none"},
        {"theirs", "", "none"},
        {"gift", "", "gift no-limit"},
        {"letter", "", "letter null"},
        {"part, letter", "", "letter null"},
        {"part, proof, capped, more, theirs, x1, x2, letter", "", "letter null"},
        {"part, proof, capped, more, theirs, x1, x2, x3, letter", "", "none"},
    };
    EACH(i, offers) {
        struct playbook *playbook = read_below_header(
            str_fmt(
                &arena,
                "roles: {agent: {reports_to: lead}, lead: {title: Lead}}\n" FACTS
                "gestures:\n  main: {only_when: {fault: yes}, authority: [{agent: £5 per stay}]}\n"
                "  part: {authority: [{agent: 50%% of fare per stay}]}\n"
                "  proof: {evidence: [vip], " FREE "}\n"
                "  capped: {only_when: {amount: at most £3}, " FREE "}\n"
                "  more: {only_when: {vip: yes, tier: gold}, " FREE "}\n"
                "  theirs: {authority: [{lead: £5 per stay}]}\n"
                "  gift: {at_least: £5, authority: [{agent: no limit}, {lead: £9 per stay}]}\n"
                "  letter: {" FREE "}\n  x1: {authority: nobody}\n  x2: {authority: nobody}\n"
                "  x3: {authority: nobody}\n"
                "  both: {authority: [{agent: 50%% of fare per stay}, {lead: £5 per stay}]}\n"
                "  prize: {only_when: {tier: gold}, authority: [{agent: no limit}, "
                "{lead: £9 per stay}]}\n"
                "  own: {authority: [{agent: £5 per stay}, {lead: fare per stay}], beyond: "
                "nobody}\n"
                "scenarios: {s: {title: S, offer_in_order: [%s, main]}}\n",
                offers[i][0])
                .ptr);
        expect_clean(offers[i][0]);
        struct question q =
            asked(playbook, str_fmt(&arena, "agent main £5 fault=no %s", offers[i][1]).ptr);
        struct decider *decider = decider_new(&arena, playbook);
        struct decision decision = decide(decider, &arena, &q.request);
        struct instead instead = decide_instead(decider, &arena, &q.request, &decision);
        struct buf out = buf_new(&arena);
        if (instead.gesture) {
            buf_add(&out, instead.gesture->entry.id.s);
            put_size(&out, instead.amount);
        }
        expect_of(offers[i][0], instead.gesture ? buf_str(&out) : S("none"), offers[i][2]);
    }
}
END_TEST

// A guardrail that somebody else may lift is no yes of one's own.
START_TEST(test_proofs_under_guardrails) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {reports_to: lead}, lead: {title: Lead}}\n" FACTS
        "gestures: {h: {only_when: {vip: yes, fault: yes}, " FREE "}, "
        "capped: {only_when: {amount: at most £3}, " FREE "}, g: {" FREE
        "}}\nguardrails: {soft: {never_when: {vip: yes}, liftable_by: lead, gestures: [g]}}\n");
    struct decider *decider = decider_new(&arena, playbook);
    struct proof_case found;
    struct question q = asked(playbook, "agent g vip");
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, false, 0, &found), PROOF_NEVER);
    q = asked(playbook, "agent g");
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, false, 0, &found), PROOF_POSSIBLE);
    ck_assert_uint_eq(found.facts.n, 1);
    // without any limit a condition may still bound the amount
    q = asked(playbook, "agent capped");
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, true, 300, &found), PROOF_NEVER);
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, true, 299, &found), PROOF_POSSIBLE);
    ck_assert_int_eq(found.amount.value, 300);
    q = asked(playbook, "agent h vip");
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, false, 0, &found), PROOF_POSSIBLE);
    ck_assert_uint_eq(found.facts.n, 1); // vip is known
    q = asked(playbook, "lead g vip");
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, false, 0, &found), PROOF_POSSIBLE);
}
END_TEST

// Handing over to one role is not handing over to another, nor to a route.
START_TEST(test_handing_over_to_whom) {
    ROWS(FACTS "gestures:\n  g: {" FREE "}\n  h: {" FREE "}\n  i: {" FREE "}\n"
               "escalations:\n  a: {when: {vip: yes}, to: head, gestures: [g]}\n"
               "  b: {when: {vip: no}, to: lead, gestures: [g]}\n"
               "  c: {when: {vip: yes}, to: agent, gestures: [h]}\n"
               "  d: {when: {vip: no}, to: desk, gestures: [h]}\n"
               "  e: {when: {vip: yes}, to: desk, gestures: [i]}\n"
               "  f: {when: {vip: no}, to: desk, gestures: [i]}\n",
         {"agent g", "ask vip null null"}, {"agent h", "ask vip null null"},
         {"agent i", "escalate to desk escalation e null null"});
    ROWS("  zone: {for: crisis}\n" FACTS "gestures:\n  g: {" FREE "}\n  h: {" FREE "}\n"
         "escalations:\n  a: {when: {vip: yes}, to: lead, gestures: [g]}\n"
         "  b: {when: {vip: no}, to: zone, gestures: [g]}\n"
         "  c: {when: {vip: yes}, to: desk, gestures: [h]}\n"
         "  d: {when: {vip: no}, to: zone, gestures: [h]}\n",
         {"agent g", "ask vip null null"}, {"agent h", "ask vip null null"});
}
END_TEST

// `given` is declared in money; in a gesture that is counted in bags only its nothing is clear.
START_TEST(test_given_in_units) {
    static const char *const assumed[] = {"0", "£0", "£5", "2"};
    static const char *const wanted[] = {
        "allow within-limit g/agent 3000000 3000000", "allow within-limit g/agent 3000000 3000000",
        "ask given 3000000 0", "allow within-limit g/agent 3000000 1000000"};
    EACH(i, assumed) {
        struct playbook *playbook = read_below_header(
            str_fmt(&arena,
                    "roles: {agent: {title: Agent}}\nfacts: {given: {money: before, assume: %s}}\n"
                    "gestures: {g: {unit: bag, authority: [{agent: 3 bags per stay}]}}\n",
                    assumed[i])
                .ptr);
        expect_clean(assumed[i]);
        expect_of(assumed[i], line_of(playbook, "agent g 1"), wanted[i]);
    }
    ROWS("facts: {given: {money: before, assume: 0}}\n"
         "gestures: {g: {only_when: {given: less than £5}, " FREE "}}\n",
         {"agent g given=£4", "allow no-limit g/agent null null"},
         {"agent g given=£6", "deny not-when g null null"});
    ROWS("facts: {given: {money: before}}\n"
         "gestures: {g: {authority: [{agent: 50% of given per request}]}}\n",
         {"agent g £5 given=£10", "allow within-limit g/agent 500 500"},
         {"agent g £6 given=£10", "deny over-limit g/agent 500 500"},
         {"agent g £6", "ask given 0 0"});
    ROWS("facts: {given: {money: before}}\n"
         "gestures: {g: {unit: bag, authority: [{agent: 3 bags per stay}]}}\n",
         {"agent g 1", "ask given 3000000 0"});
}
END_TEST

// "evidence: yes/no facts that must hold first"; a term is used like one
START_TEST(test_a_term_as_evidence) {
    ROWS("facts: {a: {yes_no: a}, b: {yes_no: b}, days: {number: days}}\n"
         "terms: {either: {any: [{a: yes}, {b: yes}]}, many: {either: yes, days: at least 3}}\n"
         "gestures:\n  g: {evidence: [either], " FREE "}\n  h: {evidence: [many, a], " FREE "}\n",
         {"agent g a=no b=no", "deny not-yet g null null"},
         {"agent g a=no b=yes", "allow no-limit g/agent null null"},
         {"agent g a", "allow no-limit g/agent null null"}, {"agent g a=no", "ask b null null"},
         {"agent h a days=2", "deny not-yet h null null"},
         {"agent h a days=3", "allow no-limit h/agent null null"},
         {"agent h days=3", "ask a null null"},
         {"agent h a=no days=3 b", "deny not-yet h null null"});
    struct playbook *playbook = read_below_header(
        ROLES
        "facts: {a: {yes_no: a}, b: {yes_no: b}}\nterms: {either: {any: [{a: yes}, {b: yes}]}}\n"
        "gestures: {g: {evidence: [either, a], " FREE "}}\n");
    struct decision decision = decided(playbook, "agent g a=no b=no");
    ck_assert_uint_eq(decision.lacking.n, 2);
    EXPECT(decision.lacking.items[0], "either");
    EXPECT(decision.lacking.items[1], "a");
    // what is offered instead may rest on one, too
    playbook = read_below_header(
        ROLES
        "facts: {a: {yes_no: a}, b: {yes_no: b}}\nterms: {either: {any: [{a: yes}, {b: yes}]}}\n"
        "gestures: {g: {only_when: {b: yes}, " FREE "}, h: {evidence: [either], " FREE "}}\n"
        "scenarios: {one: {title: One, offer_in_order: [g, h]}}\n");
    struct question q = asked(playbook, "agent g a b=no");
    struct decider *decider = decider_new(&arena, playbook);
    decision = decide(decider, &arena, &q.request);
    struct instead instead = decide_instead(decider, &arena, &q.request, &decision);
    ck_assert_ptr_eq(instead.gesture, &playbook->gestures.items[1]);
}
END_TEST

// A number that is named is whole where that does as well.
START_TEST(test_nearest_yes_in_round_numbers) {
    struct playbook *playbook = read_below_header(
        ROLES
        "facts: {a: {yes_no: a}, b: {yes_no: b}, days: {number: days}, stars: {number: stars}}\n"
        "gestures: {g: {only_when: {a: yes, b: yes, days: more than 2, stars: 2.2 to 2.4}, "
        "authority: "
        "[{agent: £9 per request}]}}\n");
    struct question q = asked(playbook, "agent g a=no b days=1 stars=1");
    changes list = decide_nearest_yes(decider_new(&arena, playbook), &arena, &q.request);
    ck_assert_uint_eq(list.n, 4);
    EXPECT(key_domain(playbook, list.items[1].key, S("")).name, "amount");
    ck_assert_int_eq(list.items[1].value.amount, 100);
    ck_assert_int_eq(list.items[2].value.amount, 3 * NUMBER_ONE);
    ck_assert_int_eq(list.items[3].value.amount, 22 * NUMBER_ONE / 10);
}
END_TEST

// A list that is open takes every name that is said somewhere, and strangers.
START_TEST(test_many_open_choices) {
    ROWS("facts: {x: {yes_no: x}}\n"
         "gestures:\n  g:\n    " FREE
         "\n    only_when: {channel: [a, b, c, d, e, f, g, h, i, j, a]}\n",
         {"agent g channel=j", "allow no-limit g/agent null null"},
         {"agent g channel=k", "deny not-when g null null"}, {"agent g", "ask channel null null"});
    // also of names that nobody has said each may be another one
    ROWS("facts: {lead-time: {choice: [a, b]}}\n"
         "gestures:\n  g: {only_when: {all: [{lead-time: not channel}, {lead-time: not team}, "
         "{lead-time: not country}]}, " FREE "}\n",
         {"agent g", "ask channel country lead-time team null null"},
         {"agent g channel=a team=b", "deny not-when g null null"},
         {"agent g channel=a team=a", "ask country lead-time null null"});
    // each of the many stays what it is, also the first ones
    ROWS("gestures:\n  g:\n    " FREE
         "\n    only_when:\n      all:\n        - {channel: [a, b, c, d, e, f, g, h, i, j]}\n"
         "        - {channel: 'not [b, c, d, e, f, g, h, i, j]'}\n",
         {"agent g", "ask channel null null"});
}
END_TEST

// Two lists are compared by all names of both, whatever the facts are called.
START_TEST(test_choices_against_choices) {
    ROWS("facts: {a: {choice: [v, w]}, b: {choice: [v, x]}, tier: {choice: [plain, gold]}}\n"
         "gestures:\n  short: {only_when: {a: b}, " FREE "}\n"
         "  open: {only_when: {tier: channel}, " FREE "}\n",
         {"agent short", "ask a b null null"},
         {"agent short a=v b=x", "deny not-when short null null"},
         {"agent open", "ask channel tier null null"},
         {"agent open tier=gold channel=gold", "allow no-limit open/agent null null"});
}
END_TEST

START_TEST(test_nearest_yes_names_what_is_to_find_out) {
    struct playbook *playbook = read_below_header(
        ROLES FACTS "gestures: {h: {only_when: {fault: yes, tier: not plain}, " FREE
                    "}, g: {only_when: {fault: yes, tier: gold, channel: phone}, " FREE "}}\n");
    struct question q = asked(playbook, "agent g fault=no channel=phone");
    changes list = decide_nearest_yes(decider_new(&arena, playbook), &arena, &q.request);
    ck_assert_uint_eq(list.n, 2); // the tier is not known, and not every one will do
    EXPECT(key_domain(playbook, list.items[0].key, S("")).name, "fault");
    EXPECT(key_domain(playbook, list.items[1].key, S("")).name, "tier");
    // a choice that no test names stays what it is
    q = asked(playbook, "agent h fault=no tier=gold");
    list = decide_nearest_yes(decider_new(&arena, playbook), &arena, &q.request);
    ck_assert_uint_eq(list.n, 1);
    EXPECT(key_domain(playbook, list.items[0].key, S("")).name, "fault");
}
END_TEST

// ---- playbooks with mistakes ----

// The door refuses what rests on a mistake; whatever does not is decided.
START_TEST(test_mistakes_elsewhere) {
    struct playbook *playbook = read_below_header(
        "roles:\n  agent: {reports_to: nobody-here}\n  twin: {same_as: agnt}\n  lead: {}\n  like: "
        "{same_as: lead}\n"
        "facts: {fault: {yes_no: ours}, bare: {}, list: {choice: []}, days: {number: days}}\n"
        "terms: {empty: {}, void: 5, hole: , t: {empty: yes, void: no, hole: yes, nix: 1}, u: {t: "
        "role}}\n"
        "gestures:\n  good: {" FREE "}\n"
        "  bad:\n    only_when: {nix: yes, fault: nix, bare: 1, list: x, days: 5 to, empty: bare, "
        "t: yes, fault: t, '': 1, channel: also_given}\n"
        "    evidence: [nix, bare]\n    never_when: {days: 5 to fault}\n"
        "    authority: [{nobody-here: £5 per stay}, {agent: lots}, {agent: }, {lead: nix% of "
        "nix for each nix per stay, jointly_with: [nix]}]\n"
        "  odd: {authority: [{agent: lots}, {when: {fault: yes}}]}\n"
        "  role: {only_when: {u: yes, t: role}, " FREE "}\n"
        "  self: {only_when: {days: at most days, fault: not fault, list: list}, " FREE "}\n"
        "guardrails:\n  g: {gestures: [nix, good], never_when: {nix: yes}, liftable_by: nix}\n"
        "  h: {never_together: [good, nix]}\n"
        "escalations: {e: {when: {nix: yes}, to: nix, for: [nix], gestures: [nix, bad]}}\n"
        "scenarios: {s: {title: S, offer_in_order: [bad, nix, good]}}\n");
    ck_assert_uint_gt(findings.list.n, 10);
    struct decider *decider = decider_new(&arena, playbook);
    static const char *const words[] = {
        "agent good",  "twin good",         "lead bad",
        "lead bad £5", "agent bad fault",   "lead bad days=5 £5 given=£1",
        "agent self",  "agent self days=5", "agent odd £5",
        "agent role",  "like bad",          "like odd"};
    EACH(i, words) {
        struct question q = asked(playbook, words[i]);
        struct decision decision = decide(decider, &arena, &q.request);
        decide_instead(decider, &arena, &q.request, &decision);
        decide_nearest_yes(decider, &arena, &q.request);
        struct proof_case found;
        decide_never(decider, &arena, &q.request, false, 0, &found);
        ck_assert_msg(decision.verdict <= VERDICT_ASK, "of <%s>", words[i]);
    }
    EXPECT(line_of(playbook, "agent good"), "allow no-limit good/agent null null");
    EXPECT(line_of(playbook, "twin good"), "deny no-grant good null null");
    EXPECT(line_of(playbook, "agent odd £5"), "deny over-limit odd/agent 0 0");
    const struct gesture *bad = FIND(playbook, GESTURE, "bad");
    for (int32_t i = 0; i < (int32_t)playbook->roles.n; i++)
        ck_assert_uint_le(grants_held(&arena, playbook, i, bad, (struct date){0}).n, 2);
}
END_TEST

// Rings and long lines of roles come to an end.
START_TEST(test_rings_and_long_lines) {
    struct playbook *playbook = read_below_header(
        "roles: {a: {reports_to: b}, b: {reports_to: c}, c: {reports_to: b}, d: {same_as: e}, "
        "e: {same_as: d}}\nfacts: {given: {money: before, assume: 0}}\n"
        "gestures: {g: {authority: [{a: £5 per stay}, {e: £6 per stay}, {c: £9 per stay, "
        "jointly_with: [a]}]}}\n");
    ck_assert_uint_gt(findings.list.n, 0);
    EXPECT(line_of(playbook, "a g £9"), "needs-approval by c with a over-limit g/c 500 500");
    EXPECT(line_of(playbook, "b g £6"), "needs-approval by c with a over-limit g/c 500 500");
    EXPECT(line_of(playbook, "d g £6"), "allow within-limit g/e 600 600");
    // by two ways to one role
    playbook = read_below_header("roles: {a: {reports_to: b}, b: {same_as: a}, c: {same_as: a, "
                                 "reports_to: b}}\ngestures: {g: {authority: [{a: no limit}]}}\n");
    EXPECT(line_of(playbook, "c g"), "allow no-limit g/a null null");
    EXPECT(line_of(playbook, "b g"), "allow no-limit g/a null null");
    struct buf text = buf_new(&arena);
    buf_text(&text, HEADER "facts: {given: {money: before, assume: 0}}\nroles:\n");
    for (int i = 0; i < 300; i++) buf_fmt(&text, "  r%03d: {reports_to: r%03d}\n", i, i + 1);
    buf_text(&text, "  r300: {title: The highest}\ngestures: {g: {authority: [{r000: £5 per stay, "
                    "jointly_with: [r300]}, {r020: £9 per stay, jointly_with: [r300]}]}}\n");
    playbook = read_str(buf_str(&text));
    expect_clean("long line");
    EXPECT(line_of(playbook, "r000 g £5"),
           "needs-approval by r000 with r300 over-limit g/r000 0 0");
    EXPECT(line_of(playbook, "r030 g £9"),
           "needs-approval by r020 with r300 over-limit g/r020 0 0");
}
END_TEST

// One decider answers for all gestures, each of which reads facts and terms in an order of its own.
START_TEST(test_one_decider_for_all) {
    struct playbook *playbook = read_below_header(
        ROLES FACTS "terms: {dear: {fare: more than £9}, full: {seats: at least 3}}\n"
                    "gestures:\n  g: {only_when: {dear: yes, full: no}, " FREE "}\n"
                    "  h: {only_when: {full: yes, dear: no}, " FREE "}\n");
    expect_clean("one decider");
    struct decider *decider = decider_new(&arena, playbook);
    static const char *const words[] = {"agent g fare=£10 seats=1", "agent h fare=£1 seats=3",
                                        "agent g fare=£10 seats=1", "agent h fare=£1 seats=3"};
    EACH(i, words) {
        struct question q = asked(playbook, words[i]);
        ck_assert_int_eq(decide(decider, &arena, &q.request).verdict, VERDICT_ALLOW);
    }
}
END_TEST

RUN("decide-corners", test_one_decider_for_all, test_facts_against_others,
    test_limits_that_are_no_whole_pence, test_limits_that_are_seldom_whole,
    test_gaps_between_grants, test_the_largest_and_the_smallest, test_clauses_by_their_ids,
    test_clauses_in_their_order, test_the_most_decisive_first, test_dates_of_entries_and_clauses,
    test_many_who_must_agree, test_one_verdict_by_several_ways, test_instead,
    test_proofs_under_guardrails, test_handing_over_to_whom, test_given_in_units,
    test_many_open_choices, test_choices_against_choices,
    test_nearest_yes_names_what_is_to_find_out, test_a_term_as_evidence,
    test_nearest_yes_in_round_numbers, test_mistakes_elsewhere, test_rings_and_long_lines)
