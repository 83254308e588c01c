// Decisions: rows for each clause of the contract (format.md, Decisions and Settled).
#include "check_decide.h"

#define FACTS                                                                               \
    "facts:\n  fault: {yes_no: ours}\n  photo: {yes_no: photo}\n  proof: {yes_no: proof}\n" \
    "  tier: {choice: [plain, silver, gold]}\n  fare: {money: fare}\n"                      \
    "  seats: {number: seats, unit: seat}\n  share: {number: share}\n"                      \
    "  hurt: {yes_no: hurt, assume: no}\n  given: {money: before, assume: 0}\n"             \
    "  times_given: {number: times, assume: 0}\n"

// "1 escalations; 2 guardrails and never_when; 3 only_when and evidence"
START_TEST(test_order_of_steps) {
    ROWS(FACTS "gestures:\n  credit:\n    only_when: {fault: yes}\n    never_when: {tier: gold}\n"
               "    evidence: [photo]\n    authority: [{agent: £50 per stay}]\n"
               "guardrails:\n  rule: {never_when: {proof: yes}}\n"
               "escalations:\n  danger: {when: {hurt: yes}, to: desk}\n",
         {"agent credit £10 hurt proof tier=gold fault=no photo=no",
          "escalate to desk escalation danger null null"},
         {"agent credit £10 proof tier=gold fault=no photo=no", "deny guardrail rule null null"},
         {"agent credit £10 proof=no tier=gold fault=no photo=no", "deny never credit null null"},
         {"agent credit £10 proof=no tier=plain fault=no photo=no",
          "deny not-when credit null null"},
         {"agent credit £10 proof=no tier=plain fault photo=no", "deny not-yet credit null null"},
         {"agent credit £10 proof=no tier=plain fault photo",
          "allow within-limit credit/agent 5000 5000"},
         // "reason, rule and limit may differ (then those of the earliest step are given)"
         {"agent credit £10 proof=no tier=plain photo=no", "deny not-when credit null null"},
         {"agent credit £10 proof=no tier=plain", "ask fault photo 5000 5000"},
         {"agent credit £10 proof=no", "ask tier fault photo 5000 5000"},
         {"agent credit £10 hurt", "escalate to desk escalation danger null null"});
}
END_TEST

// "4 own grants: the highest limit that applies, roles inherit downwards; 5 within it: allow; 6
// lowest role up the chain that covers it; 7 otherwise deny"
START_TEST(test_authority) {
    ROWS(FACTS "gestures:\n  credit:\n    authority:\n      - agent: £50 per stay\n"
               "      - agent: £100 per stay\n        when: {tier: gold}\n"
               "      - lead: £250 per stay\n      - head: £1000 per stay\n",
         {"agent credit £50 tier=plain", "allow within-limit credit/agent 5000 5000"},
         {"agent credit £50.01 tier=plain",
          "needs-approval by lead over-limit credit/lead 5000 5000"},
         {"agent credit £100 tier=gold", "allow within-limit credit/agent 10000 10000"},
         {"agent credit £250.01 tier=gold",
          "needs-approval by head over-limit credit/head 10000 10000"},
         {"agent credit £1000.01 tier=gold", "deny over-limit credit/agent 10000 10000"},
         {"lead credit £50 tier=plain", "allow within-limit credit/lead 25000 25000"},
         // "no-grant where the role holds no applying grant"; zero
         {"clerk credit £5 tier=plain", "needs-approval by head no-grant credit/head 0 0"},
         {"clerk credit £5000 tier=plain", "deny no-grant credit 0 0"},
         // left = limit - given, at least 0
         {"agent credit £20 tier=plain given=£30", "allow within-limit credit/agent 5000 2000"},
         {"agent credit £20.01 tier=plain given=£30",
          "needs-approval by lead over-limit credit/lead 5000 2000"},
         {"agent credit £1 tier=plain given=£80",
          "needs-approval by lead over-limit credit/lead 5000 0"},
         // "where the verdict holds but the limit still depends, the least that is still possible"
         {"agent credit £40", "allow within-limit credit/agent 5000 5000"},
         {"agent credit £60", "ask tier 5000 5000"},
         {"agent credit £200", "needs-approval by lead over-limit credit/lead 5000 5000"},
         // (a) "how much at most?"
         {"agent credit tier=plain", "ask amount 5000 5000"},
         {"head credit tier=plain given=£400", "ask amount 100000 60000"});
}
END_TEST

// "A limit without ... `per request` left = limit"; "exactly X covers AMOUNT = X alone, whatever
// was given"; "for each passenger multiplies"; percentages compared exactly, shown rounded down
START_TEST(test_limits) {
    ROWS(FACTS "gestures:\n  one: {authority: [{agent: £50 per request}]}\n"
               "  two: {authority: [{agent: exactly £30 for each seat per request}]}\n"
               "  part: {authority: [{agent: 33.333333% of fare per stay}]}\n"
               "  rate: {authority: [{agent: share% of fare for each seats per stay}]}\n"
               "  just: {authority: [{agent: exactly share% of fare for each seats per request}]}\n"
               "  whole: {authority: [{agent: fare per stay}, {lead: no limit}]}\n"
               "  days: {unit: day, authority: [{agent: 1.5 days per stay}]}\n"
               "  pick: {authority: [{agent: £60 per stay}, {agent: 50% of fare per stay}]}\n",
         {"agent one £50 given=£400", "allow within-limit one/agent 5000 5000"},
         {"agent two £60 seats=2 given=£400", "allow within-limit two/agent 6000 6000"},
         {"agent two £59 seats=2", "deny over-limit two/agent 6000 6000"},
         {"agent two £61 seats=2", "deny over-limit two/agent 6000 6000"},
         {"agent part £33.33 fare=£100", "allow within-limit part/agent 3333 3333"},
         {"agent part £33.34 fare=£100", "deny over-limit part/agent 3333 3333"},
         {"agent part £0.01 fare=£0.03", "deny over-limit part/agent 0 0"},
         {"agent rate £0.25 share=12.5 fare=£1 seats=2", "allow within-limit rate/agent 25 25"},
         {"agent rate £0.26 share=12.5 fare=£1 seats=2", "deny over-limit rate/agent 25 25"},
         {"agent rate £0.18 share=12.5 fare=£1 seats=1.5", "allow within-limit rate/agent 18 18"},
         {"agent rate £0.19 share=12.5 fare=£1 seats=1.5", "deny over-limit rate/agent 18 18"},
         {"agent rate £92233720368547758.07 share=9223372036854 fare=£92233720368547758.07 "
          "seats=9223372036854",
          "allow within-limit rate/agent 9223372036854775807 9223372036854775807"},
         {"agent rate £123456780.00 share=12.345678 fare=£1000000 seats=1000",
          "allow within-limit rate/agent 12345678000 12345678000"},
         {"agent rate £1 share=987.654321 fare=£1234567890.12 seats=345.678901",
          "allow within-limit rate/agent 421495379231511 421495379231511"},
         {"agent just £123456780.00 share=12.345678 fare=£1000000 seats=1000",
          "allow within-limit just/agent 12345678000 12345678000"},
         {"agent just £123456780.00 share=12.345678 fare=£1000000 seats=1000.000001",
          "deny over-limit just/agent 12345678012 12345678012"},
         {"agent just £123456780.12 share=12.345678 fare=£1000000 seats=1000.000001",
          "deny over-limit just/agent 12345678012 12345678012"},
         {"agent whole £9 fare=£9", "allow within-limit whole/agent 900 900"},
         {"agent whole £9.01 fare=£9", "needs-approval by lead over-limit whole/lead 900 900"},
         {"agent whole £9", "ask fare 0 0"},
         {"agent days 1.5 given=0", "allow within-limit days/agent 1500000 1500000"},
         {"agent days 1.500001", "deny over-limit days/agent 1500000 1500000"},
         {"agent days 2 days", "deny over-limit days/agent 1500000 1500000"},
         // the applying grant that leaves most
         {"agent pick £60 fare=£100", "allow within-limit pick/agent 6000 6000"},
         {"agent pick £70 fare=£140", "allow within-limit pick/agent 7000 7000"},
         {"agent pick £60", "allow within-limit pick/agent 6000 6000"},
         {"agent pick £61", "ask fare 6000 6000"},
         {"agent pick £92233720368547758.07 given=£92233720368547758.07 fare=£1",
          "deny over-limit pick/agent 6000 0"});
}
END_TEST

// (a) AMOUNT left out is one more unknown fact; below at_least: deny for every role; an AMOUNT for
// an unmeasured gesture changes nothing
START_TEST(test_amount) {
    ROWS(FACTS "gestures:\n  credit:\n    at_least: £5\n    only_when: {fault: yes}\n"
               "    authority: [{agent: £50 per stay}, {lead: £80 per stay}, {head: no limit}]\n"
               "  free: {at_least: £5, authority: [{agent: no limit}]}\n"
               "  shut: {authority: nobody}\n",
         {"agent credit £4.99 fault", "deny below-minimum credit 5000 5000"},
         {"head credit £4.99 fault", "deny below-minimum credit no-limit no-limit"},
         {"agent credit £5 fault", "allow within-limit credit/agent 5000 5000"},
         {"agent credit fault=no", "deny not-when credit null null"},
         {"agent credit fault", "ask amount 5000 5000"},
         {"agent credit", "ask fault amount 5000 5000"},
         {"head credit fault", "ask amount no-limit no-limit"},
         {"agent free £1", "allow no-limit free/agent null null"},
         {"agent free", "allow no-limit free/agent null null"},
         {"clerk free", "needs-approval by head no-grant free/agent null null"},
         {"agent shut", "deny no-grant shut null null"},
         {"head shut £5", "deny no-grant shut null null"});
}
END_TEST

// (b) at_most binds every role
START_TEST(test_at_most) {
    ROWS(FACTS
         "gestures:\n  a: {authority: [{agent: £50 per stay}, {head: £90 per stay}], "
         "at_most: 2 per stay}\n"
         "  b: {authority: [{agent: £50 per stay}, {head: £90 per stay}], "
         "at_most: '2 per stay, beyond asks lead', beyond: nobody}\n"
         "  c: {authority: [{agent: £50 per stay}], at_most: '2 per stay, beyond asks head'}\n"
         "  d: {authority: [{head: £50 per stay}], at_most: 2 per stay}\n",
         {"agent a £5 times_given=1", "allow within-limit a/agent 5000 5000"},
         {"agent a £5 times_given=2", "deny over-count a 5000 5000"},
         {"head a £5 times_given=3", "deny over-count a 9000 9000"},
         {"agent b £5 times_given=2", "needs-approval by lead over-count b 5000 5000"},
         {"agent b £60 times_given=2", "needs-approval by head over-count b 5000 5000"},
         {"agent b £60 times_given=1", "deny beyond b/agent 5000 5000"},
         {"agent b £91 times_given=2", "deny over-count b 5000 5000"},
         {"lead b £50 times_given=9", "allow within-limit b/agent 5000 5000"},
         {"head b £90 times_given=9", "allow within-limit b/head 9000 9000"},
         {"lead c £50 times_given=2", "needs-approval by head over-count c 5000 5000"},
         {"head c £50 times_given=2", "allow within-limit c/agent 5000 5000"},
         {"agent d £50 times_given=2", "deny no-grant d 0 0"},
         {"agent c £50 times_given=2 given=£50", "deny over-count c 5000 0"});
    ROWS("facts: {times_given: {number: times, assume: 1}}\n"
         "gestures: {g: {authority: [{agent: no limit}], at_most: 1 per stay}}\n",
         {"agent g", "deny over-count g null null"},
         {"agent g times_given=0", "allow no-limit g/agent null null"});
}
END_TEST

// (c) a guardrail with liftable_by does not bind that role and those above
START_TEST(test_liftable) {
    ROWS(
        FACTS "gestures:\n  g: {only_when: {fault: yes}, authority: [{agent: £50 per stay}, "
              "{head: £90 per stay}]}\n"
              "  up: {authority: [{agent: £50 per stay}, {head: £90 per stay}], beyond: escalate}\n"
              "guardrails:\n  soft: {never_when: {tier: gold}, liftable_by: lead}\n"
              "  high: {never_when: {tier: gold, photo: yes}, liftable_by: head}\n"
              "  side: {never_when: {proof: yes}, liftable_by: clerk}\n",
        {"agent g £5 fault tier=gold photo=no proof=no",
         "needs-approval by lead guardrail soft 5000 5000"},
        {"agent g £5 fault tier=gold photo proof=no",
         "needs-approval by head guardrail high 5000 5000"},
        {"agent g £60 fault tier=gold photo=no proof=no",
         "needs-approval by head guardrail soft 5000 5000"},
        {"agent g £95 fault tier=gold photo=no proof=no", "deny over-limit g/agent 5000 5000"},
        {"agent g £5 fault=no tier=gold photo=no proof=no", "deny not-when g null null"},
        {"lead g £5 fault tier=gold photo=no proof=no", "allow within-limit g/agent 5000 5000"},
        {"lead g £5 fault tier=gold photo proof=no",
         "needs-approval by head guardrail high 5000 5000"},
        {"head g £5 fault tier=gold photo proof", "allow within-limit g/head 9000 9000"},
        // clerk may lift it, but holds no grant; the one above both does
        {"agent g £5 fault tier=gold photo=no proof",
         "needs-approval by head guardrail side 5000 5000"},
        {"agent up £60 tier=gold photo=no proof=no", "escalate to head beyond up/head 5000 5000"},
        // three-valued
        {"agent g £5 fault photo=no proof=no", "ask tier 5000 5000"},
        {"agent g £60 fault photo=no proof=no", "needs-approval by head guardrail soft 5000 5000"});
}
END_TEST

// (d) beyond: nobody and escalate
START_TEST(test_beyond) {
    ROWS(FACTS "gestures:\n  last: {authority: [{agent: £5 per stay}, {lead: £9 per stay}], "
               "beyond: nobody}\n"
               "  e: {authority: [{agent: £5 per stay}, {lead: £9 per stay}], beyond: escalate}\n",
         {"agent last £6", "deny beyond last/agent 500 500"},
         {"lead last £6", "allow within-limit last/lead 900 900"},
         {"clerk last £6", "deny no-grant last 0 0"},
         {"agent e £6", "escalate to lead beyond e/lead 500 500"},
         {"agent e £10", "deny over-limit e/agent 500 500"}, {"agent last", "ask amount 500 500"});
}
END_TEST

// jointly_with: "needs-approval by its role with the others, whoever asks, unless a grant without
// it covers"; such grants do not count in the limit
START_TEST(test_joint) {
    ROWS("facts: {cold: {yes_no: cold}, given: {money: before, assume: 0}}\n"
         "gestures:\n  j:\n    authority:\n      - agent: £5 per stay\n"
         "      - {lead: £9 per stay, jointly_with: [head, clerk]}\n"
         "      - {head: no limit, jointly_with: [clerk]}\n"
         "  o: {authority: [{agent: £5 per stay, jointly_with: [clerk]}]}\n"
         "  w:\n    authority:\n      - {lead: £9 per stay, jointly_with: [head, clerk], when: "
         "{cold: yes}}\n"
         "      - {lead: £9 per stay, jointly_with: [clerk, head], when: {cold: no}}\n",
         {"agent j £5", "allow within-limit j/agent 500 500"},
         {"agent j £6", "needs-approval by lead with clerk with head over-limit j/lead 500 500"},
         {"lead j £6", "needs-approval by lead with clerk with head over-limit j/lead 500 500"},
         {"agent j £10", "needs-approval by head with clerk over-limit j/head 500 500"},
         {"head j £10", "needs-approval by head with clerk over-limit j/head 500 500"},
         {"agent o £5", "needs-approval by agent with clerk over-limit o/agent 0 0"},
         {"agent o £6", "deny over-limit o 0 0"},
         // the same people in another order are the same verdict
         {"agent w £6", "needs-approval by lead with clerk with head no-grant w/lead 0 0"});
}
END_TEST

// never_together forbids any two of its list; also_given: none unless said
START_TEST(test_together) {
    ROWS("gestures:\n  a: {authority: [{agent: no limit}]}\n  b: {authority: [{agent: no limit}]}\n"
         "  c: {authority: [{agent: no limit}], never_when: {also_given: a}}\n"
         "  d: {authority: [{agent: no limit}], only_when: {also_given: 'not [a, b]'}}\n"
         "guardrails:\n  once: {never_together: [a, b]}\n",
         {"agent a", "allow no-limit a/agent null null"},
         {"agent a also_given=b", "deny guardrail once null null"},
         {"agent b also_given=c,a", "deny guardrail once null null"},
         {"agent a also_given=c", "allow no-limit a/agent null null"},
         {"agent a also_given=a", "allow no-limit a/agent null null"},
         {"agent c also_given=b", "allow no-limit c/agent null null"},
         {"agent c also_given=b,a", "deny never c null null"},
         {"agent c also_given=a,b", "deny never c null null"},
         {"agent d also_given=c", "allow no-limit d/agent null null"},
         {"agent d also_given=c,b", "deny not-when d null null"});
}
END_TEST

// (g) several escalations: the shortest within, then the smallest id, without one last; it binds
// the role it hands over to; (h) `for` binds the roles named, not those above; `when` left out =
// always
START_TEST(test_escalations) {
    ROWS("facts: {x: {yes_no: x}, q: {yes_no: q}, z: {yes_no: z}, u: {yes_no: u}}\n"
         "gestures:\n  g: {authority: [{agent: no limit}]}\n  h: {authority: [{agent: no limit}]}\n"
         "escalations:\n  a-late: {when: {x: yes}, to: desk}\n"
         "  b-hour: {when: {q: yes}, to: head, within: 60 minutes}\n"
         "  c-hour: {when: {z: yes}, to: desk, within: 1 hour}\n"
         "  d-for: {when: {u: yes}, to: lead, within: 1 minute, for: [agent], gestures: [g]}\n"
         "  e-always: {to: head, gestures: [h], within: 2 hours}\n",
         {"agent g x q z u=no", "escalate to head escalation b-hour null null"},
         {"agent g x q=no z u=no", "escalate to desk escalation c-hour null null"},
         {"agent g x=no q=no z=no u", "escalate to lead escalation d-for null null"},
         {"lead g x=no q=no z=no u", "allow no-limit g/agent null null"},
         {"head g x=no q z=no", "escalate to head escalation b-hour null null"},
         {"agent g x z q=no u=no", "escalate to desk escalation c-hour null null"},
         // x and z lead to the same desk: x alone settles it where nothing shorter may apply
         {"agent g x q=no u=no", "escalate to desk escalation c-hour null null"},
         {"agent g x u=no", "ask q null null"},
         {"agent h x=no q=no z=no", "escalate to head escalation e-always null null"});
}
END_TEST

// (h) from/until and ranges include both ends; a date without a time means the whole day
START_TEST(test_dates) {
    ROWS(
        "facts: {given: {money: before, assume: 0}, day: {date: day}, time: {time: time}, other: "
        "{date: other}}\n"
        "gestures:\n  g:\n    authority:\n      - agent: £5 per stay\n"
        "      - {agent: £9 per stay, from: 2026-06-01, until: 2026-06-30}\n"
        "  before: {only_when: {day: before 2026-05-02}, authority: [{agent: no limit}]}\n"
        "  after: {only_when: {time: after 2026-05-02}, authority: [{agent: no limit}]}\n"
        "  that-day: {only_when: {time: on 2026-05-02}, authority: [{agent: no limit}]}\n"
        "  range: {only_when: {time: 2026-05-01 to 2026-05-02}, authority: [{agent: no limit}]}\n"
        "  within: {only_when: {day: within 30 days}, authority: [{agent: no limit}]}\n"
        "  hours: {only_when: {time: within 24 hours}, authority: [{agent: no limit}]}\n"
        "  month: {only_when: {day: within 1 month}, authority: [{agent: no limit}]}\n"
        "  order: {only_when: {day: before other}, authority: [{agent: no limit}]}\n"
        "  past: {only_when: {now: after 2026-05-02}, authority: [{agent: no limit}]}\n",
        {"agent g £9 on=2026-06-01", "allow within-limit g/agent 900 900"},
        {"agent g £9 on=2026-06-30T23:59", "allow within-limit g/agent 900 900"},
        {"agent g £9 on=2026-05-31", "deny over-limit g/agent 500 500"},
        {"agent g £9 on=2026-07-01", "deny over-limit g/agent 500 500"},
        {"agent before day=2026-05-01 on=2026-01-01", "allow no-limit before/agent null null"},
        {"agent before day=2026-05-02 on=2026-01-01", "deny not-when before null null"},
        {"agent after time=2026-05-02T23:59 on=2026-01-01", "deny not-when after null null"},
        {"agent after time=2026-05-03T00:00 on=2026-01-01", "allow no-limit after/agent null null"},
        {"agent that-day time=2026-05-02T00:00 on=2026-01-01",
         "allow no-limit that-day/agent null null"},
        {"agent range time=2026-05-02T23:59 on=2026-01-01", "allow no-limit range/agent null null"},
        {"agent range time=2026-04-30T23:59 on=2026-01-01", "deny not-when range null null"},
        {"agent within day=2026-05-01 on=2026-05-31T22:00",
         "allow no-limit within/agent null null"},
        {"agent within day=2026-04-30 on=2026-05-31", "deny not-when within null null"},
        {"agent within day=2026-05-31 on=2026-05-31", "allow no-limit within/agent null null"},
        {"agent within day=2026-06-01 on=2026-05-31", "deny not-when within null null"},
        {"agent hours time=2026-05-30T10:00 on=2026-05-31T10:00",
         "allow no-limit hours/agent null null"},
        {"agent hours time=2026-05-30T09:59 on=2026-05-31T10:00", "deny not-when hours null null"},
        {"agent hours time=2026-05-31T10:01 on=2026-05-31T10:00", "deny not-when hours null null"},
        {"agent month day=2026-02-28 on=2026-03-31", "allow no-limit month/agent null null"},
        {"agent month day=2026-02-27 on=2026-03-31", "deny not-when month null null"},
        {"agent order day=2026-05-01 other=2026-05-02 on=2026-01-01",
         "allow no-limit order/agent null null"},
        {"agent order day=2026-05-01 on=2026-01-01", "ask other null null"},
        {"agent order on=2026-01-01", "ask day other null null"},
        {"agent past on=2026-05-02", "deny not-when past null null"},
        {"agent past on=2026-05-03", "allow no-limit past/agent null null"},
        // no date is known, and a condition reads it
        {"agent past", "ask now null null guessed"});
}
END_TEST

// "a role also holds what the roles that report to it hold, unless own_grants_only"; same_as
// "except in gestures whose authority names the vendor's own role"
START_TEST(test_roles) {
    struct playbook *playbook = read_below_header(
        "facts: {given: {money: before, assume: 0}}\n"
        "roles:\n  agent: {reports_to: boss}\n  boss: {reports_to: chief, own_grants_only: yes}\n"
        "  chief: {title: Chief}\n  vendor: {same_as: agent}\n  partner: {same_as: agent}\n"
        "gestures:\n  g: {authority: [{agent: £5 per stay}, {boss: £3 per stay}]}\n"
        "  v: {authority: [{agent: £5 per stay}, {vendor: £2 per stay}]}\n"
        "  w: {authority: [{vendor: £2 per stay}, {agent: £5 per stay}]}\n"
        "  r: {authority: [{agent: no limit}], only_when: {role: agent}}\n");
    expect_clean("roles");
    EXPECT(line_of(playbook, "boss g £4"), "deny over-limit g/boss 300 300");
    EXPECT(line_of(playbook, "chief g £3"), "allow within-limit g/boss 300 300");
    EXPECT(line_of(playbook, "vendor g £5"), "allow within-limit g/agent 500 500");
    EXPECT(line_of(playbook, "partner g £5"), "allow within-limit g/agent 500 500");
    EXPECT(line_of(playbook, "vendor v £3"), "deny over-limit v/vendor 200 200");
    EXPECT(line_of(playbook, "vendor w £3"), "deny over-limit w/vendor 200 200");
    // "role: always the asker, also while an approver is sought"
    EXPECT(line_of(playbook, "vendor r"), "deny not-when r null null");
    EXPECT(line_of(playbook, "agent r"), "allow no-limit r/agent null null");
}
END_TEST

// Tests, terms, lists; "a choice's own values win over fact names"
START_TEST(test_conditions) {
    ROWS(FACTS
         "  low: {money: low}\n  temp: {number: temp, may_be_negative: yes}\n"
         "terms: {vip: {any: [{tier: gold}, {fare: more than £100}]}, "
         "sad: {vip: no, fault: yes}}\n"
         "gestures:\n  t: {only_when: {sad: yes}, authority: [{agent: no limit}]}\n"
         "  l: {only_when: {tier: [gold, silver]}, authority: [{agent: no limit}]}\n"
         "  none-of: {only_when: {tier: 'not [gold, silver]'}, authority: [{agent: no limit}]}\n"
         "  r: {only_when: {fare: £5 to £10}, authority: [{agent: no limit}]}\n"
         "  o: {only_when: {fare: at most low}, authority: [{agent: no limit}]}\n"
         "  e: {only_when: {none: [{fare: £5}, {fare: less than £2}]}, authority: [{agent: no "
         "limit}]}\n"
         "  m: {only_when: {temp: less than 0}, authority: [{agent: no limit}]}\n"
         "  same: {only_when: {fault: photo}, authority: [{agent: no limit}]}\n"
         "  v: {only_when: {fault: vip}, authority: [{agent: no limit}]}\n"
         "  a: {only_when: {amount: at most £10}, authority: [{agent: £20 per stay}]}\n",
         {"agent t tier=gold fault", "deny not-when t null null"},
         {"agent t tier=plain fault fare=£100", "allow no-limit t/agent null null"},
         {"agent t tier=plain fault", "ask fare null null"},
         {"agent t fault=no", "deny not-when t null null"},
         {"agent t", "ask fare fault tier null null"},
         {"agent l tier=silver", "allow no-limit l/agent null null"},
         {"agent none-of tier=silver", "deny not-when none-of null null"},
         {"agent none-of tier=plain", "allow no-limit none-of/agent null null"},
         {"agent r fare=£10", "allow no-limit r/agent null null"},
         {"agent r fare=£10.01", "deny not-when r null null"},
         {"agent o fare=£5 low=£5", "allow no-limit o/agent null null"},
         {"agent o fare=£5 low=£4.99", "deny not-when o null null"},
         {"agent o fare=£0", "allow no-limit o/agent null null"},
         {"agent o fare=£1", "ask low null null"}, {"agent o", "ask fare low null null"},
         {"agent e fare=£5", "deny not-when e null null"},
         {"agent e fare=£2", "allow no-limit e/agent null null"},
         {"agent m temp=-3", "allow no-limit m/agent null null"}, {"agent m", "ask temp null null"},
         {"agent same fault photo", "allow no-limit same/agent null null"},
         {"agent same fault photo=no", "deny not-when same null null"},
         {"agent same fault", "ask photo null null"},
         {"agent v fault tier=gold", "allow no-limit v/agent null null"},
         {"agent v fault=no tier=plain fare=£1", "allow no-limit v/agent null null"},
         {"agent a £10", "allow within-limit a/agent 2000 2000"},
         {"agent a £11", "deny not-when a null null"}, {"agent a", "ask amount 2000 2000"});
}
END_TEST

// "most decisive = the earliest step in which any completion reads it (amount and given: 4 unless
// read earlier, times_given: 5), then id"
START_TEST(test_most_decisive) {
    ROWS("facts:\n  z: {yes_no: z}\n  q: {yes_no: q}\n  x: {yes_no: x}\n  w: {yes_no: w}\n"
         "  a: {yes_no: a}\ngestures:\n  g:\n    only_when: {x: yes}\n    evidence: [w]\n"
         "    never_when: {q: yes}\n    at_most: 2 per stay\n    authority:\n"
         "      - {agent: £5 per stay, when: {a: yes}}\n"
         "escalations: {e: {when: {z: yes}, to: desk}}\n",
         {"agent g", "ask z q w x a amount given times_given 0 0"},
         {"agent g £3 z=no q=no x w", "ask a given times_given 0 0"});
}
END_TEST

// A channel, country or team is a fact with the values of `applies_to` and `teams:`, else any id
START_TEST(test_reserved) {
    ROWS("gestures:\n  g: {only_when: {channel: phone}, authority: [{agent: no limit}]}\n",
         {"agent g channel=phone", "allow no-limit g/agent null null"},
         {"agent g channel=mail", "deny not-when g null null"},
         {"agent g", "ask channel null null"});
}
END_TEST

// Over the budget every fact that is read is named.
START_TEST(test_budget) {
    struct buf text = buf_new(&arena);
    buf_text(&text, HEADER CHAIN "facts:\n");
    enum { MANY = 60 };
    for (int i = 0; i < MANY; i++) buf_fmt(&text, "  f%02d: {number: f}\n", i);
    buf_text(&text, "gestures:\n  g:\n    authority: [{agent: no limit}]\n    never_when:\n");
    for (int i = 0; i < MANY; i++)
        for (int k = 0; k < MANY; k++)
            if (i != k)
                buf_fmt(&text, "      - {f%02d: at most f%02d, f%02d: %d}\n", i, k, (i + k) % MANY,
                        k);
    struct playbook *playbook = read_str(buf_str(&text));
    struct decision decision = decided(playbook, "agent g");
    ck_assert_int_eq(decision.verdict, VERDICT_ASK);
    ck_assert(decision.guessed);
    ck_assert_uint_eq(decision.missing.n, MANY);
}
END_TEST

// Sixty facts that each must hold are no trouble.
START_TEST(test_many_facts) {
    struct buf text = buf_new(&arena);
    buf_text(&text, HEADER CHAIN "facts:\n");
    for (int i = 0; i < 60; i++) buf_fmt(&text, "  f%02d: {yes_no: f}\n", i);
    buf_text(&text, "gestures:\n  g:\n    authority: [{agent: no limit}]\n    only_when: {");
    for (int i = 0; i < 60; i++) buf_fmt(&text, "%sf%02d: yes", i ? ", " : "", i);
    buf_text(&text, "}\n");
    struct playbook *playbook = read_str(buf_str(&text));
    expect_clean("many facts");
    struct decision decision = decided(playbook, "agent g");
    ck_assert_uint_eq(decision.missing.n, 60);
    ck_assert(!decision.guessed);
    EXPECT(line_of(playbook, "agent g f30=no"), "deny not-when g null null");
}
END_TEST

RUN("decide", test_order_of_steps, test_authority, test_limits, test_amount, test_at_most,
    test_liftable, test_beyond, test_joint, test_together, test_escalations, test_dates, test_roles,
    test_conditions, test_most_decisive, test_reserved, test_budget, test_many_facts)
