// Flaws of authority: what is found in playbooks, and the command that shows it.
#include "check_flaws.h"

// What each row adds to: an agent, a lead above, a head above that.
#define PEOPLE                                                                         \
    "roles:\n  agent: {frontline: yes, reports_to: lead}\n"                            \
    "  lead: {reports_to: head, reach: ext. 1, replies_within: 5 minutes}\n"           \
    "  head: {reach: ext. 2, replies_within: 5 minutes, stand_in: lead up to £500}\n" \
    "facts:\n  tier: {choice: [plain, silver, gold]}\n  nights: {number: nights}\n"    \
    "  price: {money: price}\n  fault: {yes_no: ours}\n  bought: {date: bought on}\n"  \
    "  given: {money: given, assume: 0}\n  times_given: {number: times, assume: 0}\n"
#define CREDIT(lines) "gestures:\n  credit:\n" lines
#define GRANTS(lines) CREDIT("    authority:\n" lines)
#define YEAR          "effective: 2026-01-01 to 2026-12-31\n"

// "dead `£30 per stay` by `£50 per stay`: empower can credit £1 --role agent = allow"
static void put_flaw(struct buf *out, const struct flaw *flaw) {
    struct str at = span_bytes(&sources, flaw->at), related = span_bytes(&sources, flaw->related);
    buf_fmt(out, "%s%s `%.*s`", out->len ? "\n" : "", flaw_names[flaw->kind], S_ARG(at));
    if (related.len) buf_fmt(out, " by `%.*s`", S_ARG(related));
    if (flaw->why.len) buf_fmt(out, ", %.*s", S_ARG(flaw->why));
    if (flaw->kind == FLAW_GRANT_GAP || flaw->kind == FLAW_BOUNDARY)
        buf_fmt(out, ", %.*s %.*s", S_ARG(flaw->name), S_ARG(flaw->value));
    if (flaw->reach) buf_fmt(out, ", but %lld", (long long)flaw->reach);
    if (flaw->request.gesture)
        buf_fmt(out, ": %.*s = %s", S_ARG(str_from(flaw->witness, 12)),
                verdict_name(flaw->verdict));
}

// Roles without a limit at the top and small sums are no matter of most rows.
static struct str found_in(const char *text, bool all) {
    struct playbook *playbook = read_str(str_fmt(&arena, HEADER "%s", text));
    expect_clean(text);
    flaws list = flaws_in(playbook);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < list.n; i++) {
        bool quiet = list.items[i].kind == FLAW_SMALL_SUM || list.items[i].kind == FLAW_TOP_LIMITED;
        if (all || !quiet) put_flaw(&out, &list.items[i]);
    }
    return buf_str(&out);
}

struct flaw_row {
    const char *text, *wanted;
};

static void check_flaw_rows(const struct flaw_row *rows, size_t n, bool all) {
    for (size_t i = 0; i < n; i++)
        expect_of(rows[i].text, found_in(rows[i].text, all), rows[i].wanted);
}

#define FLAWS(...)                                    \
    do {                                              \
        const struct flaw_row rows[] = {__VA_ARGS__}; \
        check_flaw_rows(rows, COUNT(rows), false);    \
    } while (0)

START_TEST(test_dead) {
    FLAWS(
        {PEOPLE GRANTS(
             "      - {agent: £50 per stay}\n      - {agent: £30 per stay, when: {tier: gold}}\n"),
         "dead `£30 per stay` by `£50 per stay`: credit £30 tier=gold --role agent = allow"},
        // two that are the same: only the later one is too many
        {PEOPLE GRANTS("      - {agent: £50 per stay}\n      - {agent: £50 per stay}\n"),
         "dead `£50 per stay` by `£50 per stay`: credit £50 --role agent = allow"},
        // a lead holds what the agent holds
        {PEOPLE GRANTS("      - {agent: £50 per stay}\n      - {lead: £50 per stay}\n"),
         "dead `£50 per stay` by `£50 per stay`: credit £50 --role lead = allow"},
        // what an agent may not give, the lead approves
        {PEOPLE GRANTS("      - {agent: £50 per stay}\n      - {lead: £60 per stay}\n"), ""},
        {YEAR PEOPLE GRANTS("      - {agent: £50 per stay}\n"
                            "      - {agent: £60 per stay, until: 2025-12-31}\n"
                            "      - {agent: £70 per stay, from: 2027-01-01}\n"),
         "out-of-time `£60 per stay`\n"
         "out-of-time `£70 per stay`"},
        // it decides, if only for a month
        {YEAR PEOPLE GRANTS("      - {agent: £50 per stay, from: 2026-02-01}\n"
                            "      - {agent: £40 per stay}\n"),
         ""},
        {YEAR PEOPLE GRANTS("      - {agent: £50 per stay, from: 2026-01-01}\n"
                            "      - {agent: £40 per stay}\n"),
         "dead `£40 per stay` by `£50 per stay`: credit £40 --role agent --as-of 2026-01-01 = "
         "allow"});
}
END_TEST

START_TEST(test_conditions) {
    FLAWS(
        {PEOPLE GRANTS("      - {agent: £50 per stay}\n"
                       "      - {agent: £90 per stay, when: {nights: more than 5, any: [{nights: "
                       "1}, {nights: 2}]}}\n"),
         "never `agent`, this grant: credit £1 --role agent = allow"},
        {PEOPLE GRANTS("      - {agent: £50 per stay, when: {nights: at least 0}}\n"),
         "always `nights: at least 0`, this grant: credit £1 --role agent = allow"},
        {PEOPLE CREDIT("    never_when: [{when: {tier: [plain, silver, gold]}, because: Never.}]\n"
                       "    authority: [{agent: £50 per stay}]\n"),
         "never-given `credit` by `when`: credit --role agent = deny"},
        {PEOPLE CREDIT("    only_when: {tier: gold}\n    never_when: {tier: gold}\n"
                       "    authority: [{agent: £50 per stay}]\n"),
         "never-given `credit`: credit tier=plain --role agent = deny"},
        {PEOPLE
         "terms: {odd: {nights: less than 2, price: 5}, none-such: {odd: yes, nights: 3}}\n" GRANTS(
             "      - {agent: £50 per stay}\n      - {agent: £60 per stay, when: {none-such: "
             "yes}}\n"),
         "never `none-such: yes`, this grant: credit £1 --role agent = allow\n"
         "never `none-such`, this term"},
        // only the lead can ask it
        {PEOPLE GRANTS(
             "      - {agent: £50 per stay}\n      - {agent: £60 per stay, when: {role: lead}}\n"),
         ""},
        {PEOPLE GRANTS("      - {agent: £50 per stay}\n") "escalations:\n  hurt: {when: {nights: "
                                                          "less than 0}, to: head}\n"
                                                          "guardrails:\n  no: {never_when: {price: "
                                                          "at least £0}, liftable_by: lead}\n",
         "never `nights: less than 0`, this escalation\n"
         "always `price: at least £0`, this guardrail\n"
         "powerless `agent`: credit £1 --role agent = needs-approval"});
}
END_TEST

// "An agent's refund limit above the supervisor's."
START_TEST(test_inversions) {
    FLAWS(
        {PEOPLE GRANTS("      - {agent: £100 per stay}\n      - {lead: £50 per stay}\n"),
         "inversion `£50 per stay` by `£100 per stay`: credit £51 --role lead = allow"},
        {PEOPLE GRANTS(
             "      - {agent: £100 per stay, when: {tier: gold}}\n      - {lead: £50 per stay}\n"
             "      - {agent: £10 per stay}\n"),
         "inversion `£50 per stay` by `£100 per stay`: credit £51 tier=gold --role lead = allow"},
        // what is larger depends on the price
        {PEOPLE GRANTS("      - {agent: £100 per stay}\n      - {lead: 50% of price per stay}\n"),
         ""},
        {PEOPLE GRANTS(
             "      - {agent: 60% of price per stay}\n      - {lead: 50% of price per stay}\n"),
         "inversion `50% of price per stay` by `60% of price per stay`: "
         "credit £3 price=£5 --role lead = allow"},
        // above £100 the lead's own limit does not apply
        {PEOPLE GRANTS("      - {agent: no limit, when: {nights: more than 10}}\n"
                       "      - {lead: £10 per stay, when: {price: £50 to £100}}\n"
                       "      - {head: price per stay}\n"),
         "inversion `£10 per stay` by `no limit`: credit £11 nights=11 price=£50 --role lead = allow\n"
         "inversion `price per stay` by `no limit`: credit £1 nights=11 --role head = allow"},
        {"roles:\n  agent: {reports_to: lead}\n  lead: {own_grants_only: yes, reach: ext. 1, "
         "replies_within: 1 hour}\n" GRANTS(
             "      - {agent: £100 per stay}\n      - {lead: £50 per stay}\n"),
         "inversion `£50 per stay` by `£100 per stay`: credit £51 --role lead = deny"});
}
END_TEST

// "An amount that nobody may grant", "a boundary amount that two lists decide differently".
START_TEST(test_gaps) {
    FLAWS({PEOPLE GRANTS("      - {agent: £50 per stay}\n      - {lead: £200 per stay, when: "
                         "{amount: at least 100}}\n"),
           "gap `credit`, but 20000: credit £51 --role agent = deny"},
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {amount: less than 50}}\n"
                         "      - {lead: £200 per stay, when: {amount: more than 50}}\n"),
           "unreachable `£50 per stay` by `amount: less than 50`, but 4999: credit £50 --role "
           "agent = deny\n"
           "boundary `amount: less than 50` by `amount: more than 50`, amount £50: credit £50 "
           "--role agent = deny"},
          {PEOPLE GRANTS("      - {agent: exactly £10 per request}\n      - {agent: exactly £20 "
                         "per request}\n"),
           ""},
          {PEOPLE CREDIT("    at_least: £20\n    authority: [{agent: £50 per stay}]\n"), ""},
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {tier: plain}}\n      - {agent: £60 "
                         "per stay, when: {tier: gold}}\n"),
           "grant-gap `credit`, tier silver: credit £1 tier=silver --role agent = deny"},
          {PEOPLE CREDIT("    only_when: {tier: [plain, gold]}\n    authority:\n"
                         "      - {agent: £50 per stay, when: {tier: plain}}\n      - {agent: £60 "
                         "per stay, when: {tier: gold}}\n"),
           ""},
          // only gold members, and meant so
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {tier: gold}}\n      - {lead: £60 "
                         "per stay, when: {tier: gold}}\n"),
           ""},
          {"applies_to: {countries: [GB, IE, FR]}\n" PEOPLE GRANTS(
               "      - {agent: £50 per stay, when: {country: GB}}\n      - {agent: £60 per stay, "
               "when: {country: IE}}\n"),
           "grant-gap `credit`, country FR: credit £1 country=FR --role agent = deny"});
}
END_TEST

START_TEST(test_boundaries) {
    FLAWS({PEOPLE GRANTS("      - {agent: £50 per stay, when: {nights: less than 30}}\n"
                         "      - {agent: £50 per stay, when: {nights: more than 30}}\n"),
           "boundary `nights: less than 30` by `nights: more than 30`, nights 30: credit £1 "
           "nights=30 --role agent = deny"},
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {nights: less than 30}}\n"
                         "      - {agent: £50 per stay, when: {nights: at least 30}}\n"),
           ""},
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {bought: before 2026-06-01}}\n"
                         "      - {agent: £50 per stay, when: {bought: after 2026-06-01}}\n"),
           "boundary `bought: before 2026-06-01` by `bought: after 2026-06-01`, bought 2026-06-01: "
           "credit £1 bought=2026-06-01 --role agent = deny"},
          // 30 nights are named, so it is meant
          {PEOPLE CREDIT("    never_when: [{when: {nights: 30}, because: A month has its own "
                         "price.}]\n    authority:\n"
                         "      - {agent: £50 per stay, when: {nights: less than 30}}\n"
                         "      - {agent: £50 per stay, when: {nights: more than 30}}\n"),
           ""},
          {PEOPLE CREDIT("    at_least: £30\n    authority: [{agent: £30 per stay}]\n"), ""});
}
END_TEST

START_TEST(test_unreachable) {
    FLAWS({PEOPLE CREDIT("    never_when: {amount: more than 40}\n    authority: [{agent: £50 per "
                         "stay}, {lead: £35 per stay}]\n"),
           "inversion `£35 per stay` by `£50 per stay`: credit £36 --role lead = allow\n"
           "unreachable `£50 per stay` by `never_when`, but 4000: credit £50 --role agent = deny"},
          {PEOPLE CREDIT(
               "    at_least: £60\n    authority: [{agent: £50 per stay}, {lead: £80 per stay}]\n"),
           "unreachable `£50 per stay` by `£60`: credit £50 --role agent = deny\n"
           "powerless `agent`: credit £60 --role agent = needs-approval"},
          {PEOPLE GRANTS("      - {agent: £50 per stay, when: {amount: less than 50}}\n"),
           "unreachable `£50 per stay` by `amount: less than 50`, but 4999: credit £50 --role "
           "agent = deny"},
          {PEOPLE GRANTS(
               "      - {agent: £50 per stay}\n") "guardrails:\n  no: {never_when: {amount: at "
                                                  "least 20}, liftable_by: lead}\n",
           ""},
          {PEOPLE GRANTS("      - {agent: £50 per stay}\n") "guardrails:\n  no: {never_when: "
                                                            "{amount: at least 20}}\n",
           "unreachable `£50 per stay` by `never_when`, but 1999: credit £50 --role agent = deny"});
}
END_TEST

START_TEST(test_overlaps) {
    FLAWS(
        {PEOPLE GRANTS("      - {agent: £60 per stay, when: {nights: less than 3}}\n"
                       "      - {agent: £80 per stay, when: {tier: gold}}\n"),
         "overlap `£60 per stay` by `£80 per stay`: credit £61 nights=0 tier=gold --role agent = "
         "allow"},
        {PEOPLE GRANTS(
             "      - {agent: £60 per stay}\n      - {agent: £80 per stay, when: {tier: gold}}\n"),
         ""},
        {PEOPLE GRANTS(
             "      - {agent: £60 per stay, jointly_with: [head], when: {nights: less than 3}}\n"
             "      - {agent: £60 per stay, jointly_with: [lead], when: {tier: gold}}\n"),
         "no-reach `agent`: credit £1 nights=0 --role lead = needs-approval\n"
         "approvers `£60 per stay` by `£60 per stay`: credit £1 nights=0 tier=gold --role agent = "
         "needs-approval\n"
         "powerless `agent`: credit £1 nights=0 --role agent = needs-approval"},
        {PEOPLE "routes:\n  one: {for: crisis}\n  two: {for: crisis}\n" GRANTS(
             "      - {agent: £60 per stay}\n") "escalations:\n  a: {when: {amount: at least 50}, "
                                                "to: one, within: 1 hour}\n"
                                                "  b: {when: {amount: at most 50}, to: two, "
                                                "within: 60 minutes}\n",
         "never-given `credit`: credit £1 --role agent = escalate\n"
         "approvers `a` by `b`: credit £50 --role agent = escalate"});
}
END_TEST

// Routes for crises, reasons and whole authorities make an escalation no matter of the agent's.
START_TEST(test_escalate_first) {
    FLAWS(
        {PEOPLE GRANTS("      - {agent: £60 per stay}\n") "escalations:\n  a: {when: {nights: more "
                                                          "than 3}, for: [agent], to: lead}\n",
         "first `a`: credit £1 nights=4 --role agent = escalate"},
        {PEOPLE GRANTS("      - {agent: £60 per stay}\n") "escalations:\n  a: {when: {nights: more "
                                                          "than 3}, to: lead, because: Law.}\n",
         ""},
        {PEOPLE "routes:\n  help: {for: support}\n" GRANTS(
             "      - {agent: £60 per stay, when: {tier: gold}}\n") "escalations:\n  a: {when: "
                                                                    "{fault: yes}, to: help}\n",
         "first `a`: credit £1 fault tier=gold --role agent = escalate"},
        {PEOPLE "routes:\n  help: {for: crisis}\n" GRANTS(
             "      - {agent: £60 per stay}\n") "es"
                                                "calations:\n  a: {when: {fault: yes}, to: help}\n",
         ""},
        {PEOPLE CREDIT(
             "    only_when: {fault: yes}\n    authority: [{agent: £60 per stay}]\n") "e"
                                                                                      "scalations:\n  a: {when: {fault: no}, to: lead}\n",
         ""});
}
END_TEST

#define HANDED(one, other)                                                          \
    PEOPLE GRANTS("      - {agent: £60 per stay}\n") "escalations:\n  a: {" one     \
                                                     ", because: A.}\n  b: {" other \
                                                     ", because: B.}\n"

START_TEST(test_escalation_cycles) {
    FLAWS(
        {HANDED("when: {nights: more than 3}, for: [agent], to: lead",
                "when: {fault: yes}, for: [lead], to: agent"),
         "cycle `a` by `b`: credit £1 fault nights=4 --role agent = escalate"},
        {HANDED("when: {nights: more than 3}, for: [agent], to: lead",
                "when: {nights: less than 3}, for: [lead], to: agent"),
         ""},
        // Both bind everybody, so both hand over to the same one.
        {HANDED("when: {nights: more than 3}, to: lead, within: 1 hour",
                "when: {fault: yes}, to: agent"),
         ""},
        {HANDED("when: {nights: more than 3}, to: lead, within: 1 hour",
                "when: {fault: yes}, for: [lead], to: agent, within: 5 minutes"),
         "cycle `a` by `b`: credit £1 fault nights=4 --role agent = escalate"},
        {HANDED("when: {nights: more than 3}, to: lead, within: 5 minutes",
                "when: {fault: yes}, for: [lead], to: agent, within: 1 hour"),
         ""},
        {HANDED("when: {role: agent, nights: more than 3}, to: lead",
                "when: {role: lead, fault: yes}, to: agent"),
         "cycle `a` by `b`: credit £1 fault nights=4 --role agent = escalate"},
        {HANDED("when: {nights: 4}, for: [agent], to: lead",
                "when: {nights: 4}, for: [lead], to: head") "  c: {when: {nights: 4}, for: [head], "
                                                            "to: agent, because: C.}\n",
         "cycle `a` by `b`: credit £1 nights=4 --role agent = escalate"});
}
END_TEST

START_TEST(test_people) {
    static const struct flaw_row rows[] = {
        {PEOPLE GRANTS("      - {agent: £20 per stay}\n      - {lead: £50 per stay}\n"),
         "small-sum `credit`: credit £21 --role agent = needs-approval\n"
         "top `credit`: credit £51 --role head = deny"},
        {PEOPLE GRANTS("      - {lead: £50 per stay}\n"),
         "top `credit`: credit £51 --role head = deny\n"
         "powerless `agent`: credit £1 --role agent = needs-approval"},
        {"roles:\n  agent: {frontline: yes, reports_to: lead}\n  lead: {reach: ext. 1}\n" GRANTS(
             "      - {agent: £50 per stay}\n      - {lead: no limit}\n"),
         "no-reach `lead`: credit £51 --role agent = needs-approval\n"
         "single `lead`: credit £51 --role agent = needs-approval"},
        {"roles:\n  agent: {frontline: yes, reports_to: lead}\n  lead: {reach: ext. 1}\n" CREDIT(
             "    approval: {replies_within: 5 minutes}\n    authority: [{agent: £50 per stay}, "
             "{lead: no limit}]\n"),
         "single `lead`: credit £51 --role agent = needs-approval"},
        {PEOPLE CREDIT("    beyond: nobody\n    authority: [{agent: £50 per stay}]\n"), ""},
        {PEOPLE GRANTS("      - {agent: £50 per stay, when: {also_given: credit}}\n"),
         "not-analysed `credit`, a condition asks what else was given"},
    };
    check_flaw_rows(rows, COUNT(rows), true);
}
END_TEST

// A desk of our own and one of a partner, and what each may give.
#define DESKS(partner)                                                                                   \
    "teams:\n  ours: {roles: [desk, lead]}\n  theirs: {partner: yes, roles: [helper]}\n"                 \
    "roles:\n  desk: {frontline: yes, reports_to: lead}\n  helper: {frontline: yes, " partner            \
    "reports_to: lead}\n  lead: {reach: ext. 1, replies_within: 5 minutes, stand_in: desk up to £90}\n" \
    "facts:\n  tier: {choice: [plain, gold]}\n"

START_TEST(test_partners) {
    FLAWS(
        {DESKS("") GRANTS("      - {desk: £50 per stay}\n      - {helper: £30 per stay}\n"),
         "partner `£30 per stay` by `£50 per stay`: credit £31 given=£0 --role helper = needs-approval"},
        // who says why, who gives more elsewhere, and who gives the same
        {DESKS("") GRANTS("      - {desk: £50 per stay}\n"
                          "      - {helper: £30 per stay, because: Their till ends there.}\n"),
         ""},
        {DESKS("") GRANTS("      - {desk: £50 per stay}\n      - {helper: £30 per stay}\n"
                          "      - {helper: £90 per stay, when: {tier: gold}}\n"),
         ""},
        {DESKS("same_as: desk, ") GRANTS("      - {desk: £50 per stay}\n"), ""},
        // less for some
        {DESKS("") GRANTS("      - {desk: £50 per stay}\n      - {helper: £50 per stay}\n"
                          "      - {desk: £90 per stay, when: {tier: gold}}\n"),
         "partner `£50 per stay` by `£90 per stay`: credit £51 given=£0 tier=gold --role helper = needs-approval"},
        // nothing of two gestures, which is told once; a role that may give nothing has a flaw of
        // its own
        {DESKS("") "gestures:\n  a: {authority: [{desk: no limit}]}\n"
                   "  b: {authority: [{desk: no limit}]}\n  c: {authority: [{helper: no limit}]}\n",
         "partner `helper` by `no limit`, but 1: a --role helper = needs-approval"},
        {DESKS("") GRANTS("      - {desk: £50 per stay}\n"),
         "powerless `helper`: credit £1 given=£0 --role helper = needs-approval"},
        // a rule that keeps them out says why itself
        {DESKS("same_as: desk, ")
             CREDIT("    never_when:\n      - {when: {role: helper}, because: By law.}\n"
                    "    authority:\n      - {desk: £50 per stay}\n"),
         "powerless `helper`: credit --role helper = deny"});
}
END_TEST

RUN("flaws", test_dead, test_conditions, test_inversions, test_gaps, test_boundaries,
    test_unreachable, test_overlaps, test_escalate_first, test_escalation_cycles, test_people,
    test_partners)
