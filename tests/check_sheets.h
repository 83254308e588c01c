// What the tests of sheets share: a playbook that says all that sheets print, and sheets of it.
#ifndef CHECK_SHEETS_H
#define CHECK_SHEETS_H

#include "formats/formats.h"
#include "model/read.h"
#include "sheets/sheets.h"

#include "run.h"

#include <stdlib.h>

static struct arena arena;

enum {
    SHEETS = 0
#define X(name) +1
#include "sheets/sheets.def"
#undef X
};

static inline void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static inline void teardown(void) {
    arena_free(&arena);
}

// In two parts: a string literal of C may be no longer.
static const char people[] =
    "empower: 1\n"
    "playbook: house\n"
    "title: The house\n"
    "status: approved\n"
    "version: 3.2\n"
    "effective: 2026-04-01 to 2027-03-31\n"
    "applies_to: {channels: [desk, chat], teams: [in-house, cebu]}\n"
    "currency: GBP\n"
    "language: en\n"
    "sponsors:\n"
    "  - {who: chief, for: [desk], confirmed: 2026-03-20, says: I back you.}\n"
    "  - {who: chief of Cebu, for: [cebu], says: The same weight.}\n"
    "  - {who: chief of bars, for: [bar], says: Not for this.}\n"
    "assurances:\n"
    "  job_security: Nobody is punished.\n"
    "  liability: You never pay.\n"
    "  recognition: Three are told.\n"
    "  when_it_goes_wrong: We talk once.\n"
    "  learning_period: 3 months\n"
    "aims:\n"
    "  first-time: {title: First contact resolution, better: higher, measured_by: report}\n"
    "principles:\n"
    "  own-it: The person who hears it owns it.\n"
    "teams:\n"
    "  in-house: {roles: [agent, host, manager, director]}\n"
    "  cebu: {partner: yes, roles: [partner]}\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: manager}\n"
    "  partner: {title: Partner, frontline: yes, same_as: agent, reports_to: manager}\n"
    "  host: {title: Host, frontline: yes, reports_to: manager}\n"
    "  manager: {title: Manager, reports_to: director, reach: radio 1, replies_within: 5 minutes}\n"
    "  director: {title: Director, reach: office}\n"
    "routes:\n"
    "  safety: {title: Safety team, for: crisis, reach: \"ext. 911\", replies_within: 2 minutes}\n"
    "facts:\n"
    "  tier: {choice: [guest, gold]}\n"
    "  rate: {money: one night}\n"
    "  fault: {yes_no: \"Did we cause it?\"}\n"
    "  photo: {yes_no: there is a photo, ask: \"Photo in hand?\"}\n"
    "  injury: {yes_no: somebody is hurt, assume: no}\n"
    "  nights: {number: nights, unit: night}\n";
static const char work[] =
    "gestures:\n"
    "  credit:\n"
    "    title: Credit on the bill\n"
    "    kind: credit\n"
    "    only_when: {fault: yes}\n"
    "    never_when: {when: {tier: gold, nights: more than 14}, because: Contract.}\n"
    "    evidence: [photo]\n"
    "    authority:\n"
    "      - agent: £50 per stay\n"
    "      - agent: £100 per stay\n"
    "        when: {tier: gold}\n"
    "      - host: £11 per stay\n"
    "      - manager: £250 per stay\n"
    "        from: 2026-06-01\n"
    "      - director: £999 per stay\n"
    "    at_most: 2 per guest per 12 months, beyond asks manager\n"
    "    approval: {replies_within: 15 minutes, hand_over: [room, nights]}\n"
    "  refund:\n"
    "    title: Refund of the rate\n"
    "    kind: refund\n"
    "    entitlement: yes\n"
    "    authority:\n"
    "      - agent: 50% of rate for each night per stay\n"
    "      - manager: no limit\n"
    "    beyond: escalate\n"
    "  late: {title: Late check-out, kind: fee-waiver, authority: [{agent: no limit}]}\n"
    "  cash: {title: Cash, kind: refund, authority: nobody}\n"
    "  other: {title: Other, kind: gift, authority: nobody}\n"
    "guardrails:\n"
    "  no-blame: {never_say: [Our policy], say_instead: Here is what I can do., because: Trust.}\n"
    "  no-cash: {never_do: Pay out cash., because: Rule 12., liftable_by: director}\n"
    "  no-double: {never_together: [credit, late], because: Once.}\n"
    "  not-empty: {never_when: {nights: 0}, gestures: [credit], because: Nothing to mend.}\n"
    "  elsewhere: {never_do: Unrelated deed., gestures: [other]}\n"
    "  expired: {never_do: Expired deed., until: 2026-04-30}\n"
    "escalations:\n"
    "  hurt: {when: {injury: yes}, to: safety, within: 10 minutes, first: Make it safe., "
    "hand_over: [room, time], do_not: [Move them.]}\n"
    "  for-host: {when: {tier: gold}, to: director, for: [host]}\n"
    "notices:\n"
    "  sale: {from: 2026-06-01, until: 2026-06-30, says: Expect a queue., scenarios: [noise]}\n"
    "scenarios:\n"
    "  noise:\n"
    "    title: Could not sleep\n"
    "    moment: recover\n"
    "    channels: [desk]\n"
    "    signals: [couldn't sleep at all, '/secret.?pattern/']\n"
    "    not_signals: ['/music request/']\n"
    "    emotion: {from: angry, to: rested}\n"
    "    principles: [own-it]\n"
    "    aims: [first-time]\n"
    "    good_looks_like: A quiet room.\n"
    "    acknowledge: Apologise for the night.\n"
    "    offer_in_order: [credit, refund, late, cash]\n"
    "    steps: [Check for a quiet room.]\n"
    "    avoid: [Asking for proof.]\n"
    "    escalations: [hurt]\n"
    "    time_budget: 20 minutes\n"
    "    next_step: Ring at ten.\n"
    "    stories: [wedding]\n"
    "    exercises: [play, quiz]\n"
    "  dinner:\n"
    "    title: Cold dinner\n"
    "    moment: recover\n"
    "    roles: [host]\n"
    "    signals: [my soup is cold]\n"
    "    acknowledge: Say sorry.\n"
    "    offer_in_order: [credit, late]\n"
    "    next_step: Come back in ten minutes.\n"
    "stories:\n"
    "  wedding: {happened: 2026-05, situation: A hen party., what_we_did: Moved her., cost: £35, "
    "worth: They came back., lesson: Move first.}\n"
    "exercises:\n"
    "  play:\n"
    "    kind: role-play\n"
    "    minutes: 10\n"
    "    brief: Two hours of sleep.\n"
    "    customer_knows: [She is a travel blogger.]\n"
    "    trainer_looks_for: [names the night]\n"
    "    ask: What may you give?\n"
    "  quiz:\n"
    "    kind: quiz\n"
    "    question: What comes first?\n"
    "    options: [The room, The money, The form]\n"
    "    answer: The room\n"
    "    because: The reason of the answer.\n"
    "agent_care: {debrief: Talk with the manager., pause: ten minutes, help: ext. 7}\n"
    "recognition: {how: Told at the all-hands, where: monthly, who: the director}\n";

// A playbook in which `old` is replaced by `new`.
static inline const struct playbook *read_changed(struct arena *in, struct str text,
                                                  const char *old, const char *new) {
    if (*old) {
        ptrdiff_t at = str_find(text, str_of(old));
        ck_assert_msg(at >= 0, "no %s", old);
        text = str_fmt(in, "%.*s%s%.*s", (int)at, text.ptr, new,
                       S_ARG(str_from(text, (size_t)at + str_of(old).len)));
    }
    struct sources *sources = arena_new(in, struct sources);
    struct findings findings = findings_new(in);
    *sources = sources_new(in);
    sources_add(sources, S("playbook.yaml"), text);
    const struct playbook *playbook = playbook_read(in, sources, &yaml_limits_default, &findings);
    for (size_t i = 0; i < findings.list.n && !*old; i++)
        ck_abort_msg("%.*s", S_ARG(findings.list.items[i].message));
    return playbook;
}

static inline struct str house(void) {
    return str_fmt(&arena, "%s%s", people, work);
}

static inline const struct playbook *read_house(struct arena *in) {
    return read_changed(in, house(), "", "");
}

static inline struct date day(const char *text) {
    struct date date;
    struct str error, better;
    ck_assert(date_read(&arena, str_of(text), &date, &error, &better));
    return date;
}

static inline struct sheet_options options_for(const char *role, const struct str *scenario) {
    return (struct sheet_options){
        .role = str_of(role), .scenarios = scenario, .n_scenarios = scenario ? 1 : 0};
}

static const struct str noise = S_INIT("noise"), dinner = S_INIT("dinner");

static inline struct str made(struct arena *in, const struct playbook *playbook, const char *sheet,
                              const char *format, const struct sheet_options *options) {
    struct str error = S("");
    struct doc *doc = sheet_make(in, playbook, sheet_find(str_of(sheet)), options, &error);
    ck_assert_msg(doc != NULL, "%.*s", S_ARG(error));
    struct buf out = buf_new(in);
    format_find(str_of(format))->write(&out, doc, NULL);
    return buf_str(&out);
}

static inline struct str made_for(const char *sheet, const char *format, const char *role,
                                  const struct str *scenario) {
    struct sheet_options options = options_for(role, scenario);
    return made(&arena, read_house(&arena), sheet, format, &options);
}

static inline void expect_part(struct str got, const char *part) {
    ck_assert_msg(str_find(got, str_of(part)) >= 0, "no \"%s\" in:\n%.3000s", part,
                  str_dup(&arena, got).ptr);
}

static inline void expect_no(struct str got, const char *part) {
    ck_assert_msg(str_find(got, str_of(part)) < 0, "\"%s\" in:\n%.3000s", part,
                  str_dup(&arena, got).ptr);
}

static inline size_t times(struct str text, const char *part) {
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(text, str_of(part))) >= 0; n++)
        text = str_from(text, (size_t)at + str_of(part).len);
    return n;
}

#endif
