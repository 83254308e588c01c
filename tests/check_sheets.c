// Checks the sheets: what stands on each, for whom, and what must not.
#include "base/utf8.h"
#include "formats/formats.h"
#include "model/read.h"
#include "sheets/sheets.h"

#include <check.h>
#include <stdlib.h>

static struct arena arena;

enum {
    SHEETS = 0
#define X(name) +1
#include "sheets/sheets.def"
#undef X
};

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
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
static const struct playbook *read_changed(struct arena *in, struct str text, const char *old,
                                           const char *new) {
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

static struct str house(void) {
    return str_fmt(&arena, "%s%s", people, work);
}

static const struct playbook *read_house(struct arena *in) {
    return read_changed(in, house(), "", "");
}

static struct date day(const char *text) {
    struct date date;
    struct str error, better;
    ck_assert(date_read(&arena, str_of(text), &date, &error, &better));
    return date;
}

static struct sheet_options options_for(const char *role, const struct str *scenario) {
    return (struct sheet_options){
        .role = str_of(role), .scenarios = scenario, .n_scenarios = scenario ? 1 : 0};
}

static const struct str noise = S_INIT("noise"), dinner = S_INIT("dinner");

static struct str made(struct arena *in, const struct playbook *playbook, const char *sheet,
                       const char *format, const struct sheet_options *options) {
    struct str error = S("");
    struct doc *doc = sheet_make(in, playbook, sheet_find(str_of(sheet)), options, &error);
    ck_assert_msg(doc != NULL, "%.*s", S_ARG(error));
    struct buf out = buf_new(in);
    format_find(str_of(format))->write(&out, doc, NULL);
    return buf_str(&out);
}

static struct str made_for(const char *sheet, const char *format, const char *role,
                           const struct str *scenario) {
    struct sheet_options options = options_for(role, scenario);
    return made(&arena, read_house(&arena), sheet, format, &options);
}

static void expect_part(struct str got, const char *part) {
    ck_assert_msg(str_find(got, str_of(part)) >= 0, "no \"%s\" in:\n%.3000s", part,
                  str_dup(&arena, got).ptr);
}

static void expect_no(struct str got, const char *part) {
    ck_assert_msg(str_find(got, str_of(part)) < 0, "\"%s\" in:\n%.3000s", part,
                  str_dup(&arena, got).ptr);
}

static size_t times(struct str text, const char *part) {
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(text, str_of(part))) >= 0; n++)
        text = str_from(text, (size_t)at + str_of(part).len);
    return n;
}

// A sheet of scenarios has a page for each, and says of each what an agent must know.
static bool is_of_scenarios(const struct sheet *sheet) {
    return !sheet->lacks;
}

// ---- what stands on a sheet ----

static const struct {
    const char *sheet, *role, *part;
} parts[] = {
    {"card", "agent", "Quick reference · Agent · Recover · `noise`\n\n# Could not sleep\n"},
    {"card", "agent", "\nFrom angry to rested\n"},
    {"card", "agent",
     "## Hand over at once\n\n> **Somebody is hurt**: Safety team, ext. 911, within 10 minutes\n"},
    {"card", "agent", "## You hear\n\n* “couldn't sleep at all”\n\n"},
    {"card", "agent", "## Say\n\nApologise for the night.\n"},
    {"card", "agent", "## Find out first\n\n- [ ] Did we cause it?\n"},
    {"card", "agent", "| Gesture | You alone | Above that |\n"},
    {"card", "agent",
     "| **Credit on the bill** `credit` | **£50 per stay** <br>tier gold: **£100 per stay** <br>"
     "at most 2 per guest per 12 months | Director, office, within 15 minutes |\n"},
    {"card", "agent",
     "| **Refund of the rate** `refund` <br>owed: nobody may refuse it | "
     "**50% of rate for each night per stay** | hand over to Manager, radio 1, within 5 minutes "
     "|\n"},
    {"card", "agent", "| **Late check-out** `late` <br>not with one above | **no limit** |  |\n"},
    {"card", "agent", "| **Cash** `cash` | not alone | nobody |\n"},
    {"card", "agent", "## Never\n\n* “Our policy”\n\n**Say instead**: “Here is what I can do.”\n"},
    {"card", "agent", "\n- Pay out cash.\n"},
    {"card", "agent", "## Next step\n\nRing at ten. (You have 20 minutes.)\n"},
    {"card", "agent", "The house · version 3.2 · "},
    {"card", "manager", "| **Credit on the bill** `credit` | **£50 per stay**"},
    {"card", "", "| Gesture | Agent, Partner | Host | Above that |\n"},
    {"card", "",
     "**£50 per stay** <br>tier gold: **£100 per stay** <br>at most 2 per guest per 12 months | "
     "**£11 per stay** <br>at most"},
    {"handout", "agent",
     "Handout · Agent · Recover · `noise`\n\n# Could not sleep\n\nFrom angry to rested\n"},
    {"handout", "agent",
     "\n- The person who hears it owns it.\n"
     "- How we see that it works: First contact resolution.\n"},
    {"handout", "agent", "## What good looks like\n\nA quiet room.\n"},
    {"handout", "agent",
     "## This really happened\n\nA hen party. Moved her. It cost £35. They came back. **Move "
     "first.**\n"},
    {"handout", "agent",
     "## How to begin\n\nApologise for the night.\n\n**Avoid:** Asking for proof.\n"},
    {"handout", "agent", "## Step by step\n\n1. Check for a quiet room.\n2. Ring at ten.\n"},
    {"handout", "agent", "| fault <br>there is a photo <br>not: tier gold, more than 14 nights |"},
    {"handout", "agent", "Director, office, within 15 minutes <br>have ready: room, nights |\n"},
    {"handout", "agent",
     "> **If somebody is hurt:** Safety team, ext. 911, within 10 minutes. Make it safe. "
     "Tell them: room, time. Do not: Move them.\n"},
    {"handout", "agent", "| “Our policy” | “Here is what I can do.” | Trust. |\n"},
    {"handout", "agent", "| Pay out cash. | Rule 12. <br>Director may lift this |\n"},
    {"handout", "agent", "| Credit on the bill, Late check-out: only one of them | Once. |\n"},
    {"handout", "agent", "| Credit on the bill, where 0 nights | Nothing to mend. |\n"},
    {"handout", "agent",
     "- Nobody is punished.\n- You never pay.\n- We talk once.\n"
     "- Your first 3 months are for learning.\n"},
    {"handout", "agent",
     "## Who stands behind you\n\n“I back you.” chief, confirmed 2026-03-20\n\n## "},
    {"handout", "partner",
     "“I back you.” chief, confirmed 2026-03-20\n\n“The same weight.” chief of Cebu\n"},
    {"handout", "agent",
     "## How we celebrate\n\nThree are told. Told at the all-hands, monthly, by the director.\n"},
    {"handout", "agent",
     "## After a hard call\n\nTalk with the manager. Pause: ten minutes. Help: ext. 7.\n"},
    {"handout", "agent",
     "## Practise\n\nTwo hours of sleep. (10 minutes)\n\n**What may you give?**\n\n___\n"},
    {"handout", "agent",
     "**What comes first?**\n\n- [ ] The room\n- [ ] The money\n- [ ] The form\n"},
    {"handout", "", "| Gesture | Agent, Partner | Host | Only when | Above that |\n"},
    {"handout", "", "| **no limit** | not alone |  | Host: Manager, radio 1, within 5 minutes |\n"},
    {"handout", "host", "> **If tier gold:** Director, office.\n"},
};

START_TEST(a_sheet_says) {
    expect_part(made_for(parts[_i].sheet, "md", parts[_i].role, &noise), parts[_i].part);
}
END_TEST

// ---- what must not stand there ----

static const struct {
    const char *role, *secret;
} secrets[] = {
    {"agent", "blogger"},
    {"", "blogger"}, // what the customer knows
    {"agent", "names the"},
    {"", "names the"}, // what the trainer looks for
    {"agent", "reason of"},
    {"", "reason of"}, // why the answer is right
    {"agent", "secret"},
    {"agent", "music"}, // patterns
    {"agent", "£250"},
    {"", "£250"}, // of people above
    {"agent", "£999"},
    {"", "£999"},
    {"agent", "£11"},
    {"host", "£50"}, // of the others
    {"host", "£100"},
    {"partner", "£11"},
    {"agent", "Not for this"},
    {"agent", "Unrelated"},
    {"agent", "tier gold:** Director"},
    {"agent", "Expect a"}, // not yet
};

START_TEST(no_sheet_betrays) {
    for (size_t s = 0; sheet_at(s); s++)
        for (size_t f = 0; is_of_scenarios(sheet_at(s)) && format_at(f); f++)
            expect_no(made_for(sheet_at(s)->name, format_at(f)->name, secrets[_i].role, &noise),
                      secrets[_i].secret);
}
END_TEST

// The right option stands among the others, with nothing to tell it by.
START_TEST(no_sheet_marks_the_answer) {
    struct str html = made_for("handout", "html", "agent", &noise);
    ck_assert_uint_eq(times(html, "The room"), 1);
    ck_assert_uint_eq(times(html, "<input type=\"checkbox\"> "), times(html, "<input"));
}
END_TEST

START_TEST(every_gesture_carries_its_id) {
    static const char *const ids[] = {"credit", "refund", "late", "cash"};
    for (size_t s = 0; sheet_at(s); s++)
        for (size_t i = 0; is_of_scenarios(sheet_at(s)) && i < sizeof ids / sizeof *ids; i++)
            expect_part(made_for(sheet_at(s)->name, "html", "agent", &noise),
                        str_fmt(&arena, "<code>%s</code>", ids[i]).ptr);
}
END_TEST

// ---- dates ----

static const struct {
    const char *old, *new, *as_of, *mark;
} marks[] = {
    {"", "", "", "\n"},
    {"", "", "2026-04-01", "\n"},
    {"", "", "2027-03-31T23:59", "\n"},
    {"", "", "2027-04-01", " · **OUT OF DATE**\n"},
    {"", "", "2026-03-31", " · **OUT OF DATE**\n"},
    {"status: approved", "status: draft", "2026-05-01", " · **DRAFT**\n"},
    {"status: approved", "status: retired", "2026-05-01", " · **RETIRED**\n"},
    {"status: approved", "status: draft", "2030-01-01", " · **DRAFT · OUT OF DATE**\n"},
    {"effective: 2026-04-01 to 2027-03-31\n", "", "2030-01-01", "\n"},
};

START_TEST(the_footer_warns) {
    const struct playbook *playbook = read_changed(&arena, house(), marks[_i].old, marks[_i].new);
    struct sheet_options options = options_for("agent", &noise);
    if (*marks[_i].as_of) options.as_of = day(marks[_i].as_of);
    for (size_t s = 0; sheet_at(s); s++) {
        struct str md = made(&arena, playbook, sheet_at(s)->name, "md", &options);
        struct str footer = str_fmt(&arena, "The house · version 3.2 · %.*s%s",
                                    S_ARG(playbook_digest(&arena, playbook)), marks[_i].mark);
        ck_assert_msg(str_ends(md, footer), "%.*s", S_ARG(footer));
    }
}
END_TEST

START_TEST(what_is_not_in_force_is_left_out) {
    struct sheet_options options = options_for("agent", &noise);
    options.as_of = day("2026-04-15");
    struct str early = made(&arena, read_house(&arena), "handout", "md", &options);
    options.as_of = day("2026-06-15");
    struct str late = made(&arena, read_house(&arena), "handout", "md", &options);
    expect_part(early, "Expired deed.");
    expect_no(late, "Expired deed.");
    expect_part(early, "Director, office, within 15 minutes");
    expect_part(late, "Manager, radio 1, within 15 minutes");
    expect_part(made(&arena, read_house(&arena), "card", "md", &options), "\n- Expect a queue.\n");
}
END_TEST

// ---- which scenarios, which roles ----

static const struct {
    const char *role, *scenario, *error;
} errors[] = {
    {"agnet", "noise", "There is no role \"agnet\". Did you mean \"agent\"?"},
    {"nurse-of-the-night", "noise", "There is no role \"nurse-of-the-night\"."},
    {"agent", "nois", "There is no scenario \"nois\". Did you mean \"noise\"?"},
    {"agent", "", "There is no scenario \"\"."},
};

START_TEST(an_unknown_id_is_an_error) {
    struct str scenario = str_of(errors[_i].scenario), error = S("");
    struct sheet_options options = options_for(errors[_i].role, &scenario);
    for (size_t s = 0; sheet_at(s); s++) {
        ck_assert_ptr_null(sheet_make(&arena, read_house(&arena), sheet_at(s), &options, &error));
        ck_assert_str_eq(str_dup(&arena, error).ptr, errors[_i].error);
    }
}
END_TEST

START_TEST(a_playbook_without_scenarios_has_no_sheet) {
    static const char bare[] = "empower: 1\nplaybook: bare\ntitle: Bare\n";
    struct sheet_options options = {0};
    struct str error = S("");
    const struct playbook *playbook = read_changed(&arena, str_of(bare), "", "");
    ck_assert_ptr_null(sheet_make(&arena, playbook, &sheet_card, &options, &error));
    expect_part(error, "no scenario");
    expect_part(error, "`empower new scenario ID`");
}
END_TEST

START_TEST(every_scenario_has_its_page) {
    for (size_t s = 0; sheet_at(s); s++) {
        if (!is_of_scenarios(sheet_at(s))) continue;
        struct str all = made_for(sheet_at(s)->name, "html", "", NULL);
        ck_assert_uint_eq(times(all, "<h1>"), 2);
        ck_assert_uint_eq(times(all, "<hr class"), 1);
        struct str agent = made_for(sheet_at(s)->name, "html", "agent", NULL);
        ck_assert_uint_eq(times(agent, "<h1>"), 1); // dinner is the host's
        expect_part(agent, "<h1>Could not sleep</h1>");
    }
}
END_TEST

START_TEST(scenarios_come_in_the_order_asked_for) {
    const struct str ids[] = {noise, dinner};
    struct sheet_options options = {.scenarios = ids, .n_scenarios = 2};
    struct str html = made(&arena, read_house(&arena), "card", "html", &options);
    ck_assert(str_find(html, S("<h1>Could not")) < str_find(html, S("<h1>Cold dinner")));
    expect_part(html, "<title>Quick reference</title>");
    expect_part(made_for("card", "html", "host", &dinner),
                "<title>Cold dinner - Quick reference</title>");
}
END_TEST

START_TEST(a_scenario_speaks_to_its_own_roles) {
    struct str md = made_for("handout", "md", "", &dinner);
    expect_part(md, "Handout · Host · Recover");
    expect_no(md, "Agent");
}
END_TEST

START_TEST(without_frontline_roles_the_lowest_are_taken) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "host: {title: Host, frontline: yes", "host: {title: Host");
    struct sheet_options options = options_for("", &dinner);
    expect_part(made(&arena, playbook, "card", "md", &options), "Quick reference · Host ·");
}
END_TEST

// ---- playbooks that say little, or nothing good ----

START_TEST(what_is_missing_leaves_no_trace) {
    static const char bare[] =
        "empower: 1\nplaybook: bare\ntitle: Bare\nscenarios:\n  rain: {title: Rain}\n";
    const struct playbook *playbook = read_changed(&arena, str_of(bare), "", "");
    struct sheet_options options = {0};
    for (size_t s = 0; sheet_at(s); s++) {
        if (!is_of_scenarios(sheet_at(s))) continue;
        struct str kind = label(S("en"), sheet_at(s)->label);
        struct str wanted = str_fmt(&arena, "%.*s · `rain`\n\n# Rain\n\n***\n\nBare · %.*s\n",
                                    S_ARG(kind), S_ARG(playbook_digest(&arena, playbook)));
        struct str got = made(&arena, playbook, sheet_at(s)->name, "md", &options);
        ck_assert_str_eq(str_dup(&arena, got).ptr, wanted.ptr);
    }
}
END_TEST

START_TEST(what_is_not_defined_is_left_out) {
    static const char odd[] = "empower: 1\nplaybook: odd\nscenarios:\n"
                              "  rain: {title: Rain, offer_in_order: [umbrella], stories: [x],\n"
                              "    exercises: [y], principles: [z], aims: [w], roles: [v]}\n"
                              "guardrails:\n  g: {never_together: [a, b], liftable_by: c}\n"
                              "escalations:\n  e: {to: nowhere}\n";
    const struct playbook *playbook = read_changed(&arena, str_of(odd), "odd", "odd");
    struct sheet_options options = {0};
    for (size_t s = 0; sheet_at(s); s++)
        for (size_t f = 0; is_of_scenarios(sheet_at(s)) && format_at(f); f++)
            expect_part(made(&arena, playbook, sheet_at(s)->name, format_at(f)->name, &options),
                        "Rain");
}
END_TEST

static const char *const hostile[][2] = {
    {"title: Could not sleep", "title: <script>alert(1)</script>"},
    {"acknowledge: Apologise", "acknowledge: </p><img src=x onerror=alert(1)> Apologise"},
    {"who: chief,", "who: '<b onclick=\"x\">chief',"},
    {"title: The house", "title: '\"}</style><script>alert(1)</script>'"},
    {"£50 per stay", "£50 per <script>"},
    {"reach: radio 1", "reach: '<a href=\"javascript:alert(1)\">radio</a>'"},
    {"version: 3.2", "version: '<script>3</script>'"},
    {"language: en", "language: 'en\" onload=\"x'"},
    {"lesson: Move first.", "lesson: \"\\u202Ereversed\""},
};

START_TEST(what_a_playbook_says_cannot_act) {
    const struct playbook *playbook = read_changed(&arena, house(), hostile[_i][0], hostile[_i][1]);
    struct sheet_options options = options_for("", &noise);
    static const char *const never[] = {"<script", "<img", "<b ", "<a ", "onload=\"", "\u202e"};
    for (size_t s = 0; sheet_at(s); s++) {
        struct str html = made(&arena, playbook, sheet_at(s)->name, "html", &options);
        for (size_t i = 0; i < sizeof never / sizeof *never; i++) expect_no(html, never[i]);
        ck_assert_uint_eq(times(html, "</style>"), 2);
        struct str txt = made(&arena, playbook, sheet_at(s)->name, "txt", &options), line;
        while (str_split(&txt, '\n', &line)) ck_assert_uint_le(utf8_cells(line), 78);
    }
}
END_TEST

// ---- the same, always ----

START_TEST(the_same_playbook_gives_the_same_bytes) {
    for (size_t s = 0; sheet_at(s); s++)
        for (size_t f = 0; format_at(f); f++) {
            const char *sheet = sheet_at(s)->name, *format = format_at(f)->name;
            ck_assert(str_eq(made_for(sheet, format, "", NULL), made_for(sheet, format, "", NULL)));
        }
}
END_TEST

static size_t left; // allocations until they fail

static void *failing_alloc(void *context, size_t size) {
    (void)context;
    return left-- ? malloc(size) : NULL;
}

static void failing_free(void *context, void *memory) {
    (void)context;
    free(memory);
}

START_TEST(no_allocation_may_fail_unnoticed) {
    static const struct allocator failing = {failing_alloc, failing_free, NULL};
    const struct playbook *playbook = read_house(&arena);
    struct sheet_options options = options_for("", &noise);
    struct arena small;
    jmp_buf door;
    for (volatile size_t n = 0;; n++) {
        left = n;
        arena_init(&small, failing, 0);
        small.door = &door;
        if (setjmp(door) == 0) {
            made(&small, playbook, sheet_at((size_t)_i)->name, "html", &options);
            break;
        }
        ck_assert_int_eq(small.fault, ARENA_NO_MEMORY);
        arena_free(&small);
    }
    arena_free(&small);
}
END_TEST

// ---- tables ----

START_TEST(sheets_and_labels_are_found) {
    ck_assert_ptr_eq(sheet_find(S("card")), &sheet_card);
    ck_assert_ptr_eq(sheet_find(S("handout")), &sheet_handout);
    ck_assert_ptr_null(sheet_find(S("posters")));
    ck_assert_ptr_null(sheet_at(SHEETS));
    for (size_t i = 0; sheet_at(i); i++) ck_assert_uint_gt(str_of(sheet_at(i)->title).len, 0);
    for (int i = 0; i < LABEL_COUNT; i++) ck_assert_uint_gt(label(S("en"), (enum label)i).len, 0);
    ck_assert(str_eq(label(S("EN-gb"), LABEL_SAY), S("Say")));
    ck_assert(str_eq(label(S("xx"), LABEL_SAY), S("Say")));
    ck_assert(str_eq(label(S(""), LABEL_SAY), S("Say")));
    struct str filled = label_fill(&arena, S("en"), LABEL_FROM_TO, S("{2}"), S("b{"));
    ck_assert(str_eq(filled, S("From {2} to b{")));
}
END_TEST

static void add_tests(TCase *tcase) {
    tcase_add_loop_test(tcase, a_sheet_says, 0, sizeof parts / sizeof *parts);
    tcase_add_loop_test(tcase, no_sheet_betrays, 0, sizeof secrets / sizeof *secrets);
    tcase_add_test(tcase, no_sheet_marks_the_answer);
    tcase_add_test(tcase, every_gesture_carries_its_id);
    tcase_add_loop_test(tcase, the_footer_warns, 0, sizeof marks / sizeof *marks);
    tcase_add_test(tcase, what_is_not_in_force_is_left_out);
    tcase_add_loop_test(tcase, an_unknown_id_is_an_error, 0, sizeof errors / sizeof *errors);
    tcase_add_test(tcase, a_playbook_without_scenarios_has_no_sheet);
    tcase_add_test(tcase, every_scenario_has_its_page);
    tcase_add_test(tcase, scenarios_come_in_the_order_asked_for);
    tcase_add_test(tcase, a_scenario_speaks_to_its_own_roles);
    tcase_add_test(tcase, without_frontline_roles_the_lowest_are_taken);
    tcase_add_test(tcase, what_is_missing_leaves_no_trace);
    tcase_add_test(tcase, what_is_not_defined_is_left_out);
    tcase_add_loop_test(tcase, what_a_playbook_says_cannot_act, 0,
                        sizeof hostile / sizeof *hostile);
    tcase_add_test(tcase, the_same_playbook_gives_the_same_bytes);
    tcase_add_loop_test(tcase, no_allocation_may_fail_unnoticed, 0, SHEETS);
    tcase_add_test(tcase, sheets_and_labels_are_found);
}

int main(void) {
    TCase *tcase = tcase_create("sheets");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_set_timeout(tcase, 300);
    add_tests(tcase);
    Suite *suite = suite_create("sheets");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
