// What is said of a decision: lines for people, three lines for the ticket, an object for programs.
#include "check_decide.h"

#include "decide/reply.h"

#define SHOP                                                                                      \
    "empower: 1\nplaybook: corner-shop\ntitle: Corner shop\ncurrency: EUR\nversion: 2\n"          \
    "effective: 2026-01-01 to 2026-12-31\n"                                                       \
    "roles:\n"                                                                                    \
    "  agent: {title: Agent, reports_to: lead}\n"                                                 \
    "  lead: {title: Team lead, reports_to: head, reach: ext. 4, replies_within: 5 minutes, "     \
    "stand_in: agent up to €80}\n"                                                              \
    "  head: {title: Head}\n  clerk: {reports_to: head}\n"                                        \
    "routes: {desk: {title: Safety desk, for: crisis, reach: ext. 911}}\n"                        \
    "tools: {till: {title: Till}}\n"                                                              \
    "facts:\n"                                                                                    \
    "  fault: {yes_no: it was our mistake, ask: Did we get it wrong?, look_in: till}\n"           \
    "  slip: {yes_no: the receipt is there}\n  photo: {yes_no: there is a photo}\n"               \
    "  tier: {choice: [plain, gold]}\n  fare: {money: price of the ticket}\n"                     \
    "  bought: {date: day of purchase}\n  called: {time: time of the call}\n"                     \
    "  weight: {number: kilograms, unit: stone}\n  wind: {number: wind, may_be_negative: yes}\n"  \
    "  hurt: {yes_no: somebody is hurt, assume: no}\n"                                            \
    "  given: {money: given in this visit, ask: What did they have already?, assume: 0}\n"        \
    "gestures:\n"                                                                                 \
    "  credit:\n    title: Credit\n    only_when: {fault: yes}\n"                                 \
    "    never_when:\n      - {tier: gold, fare: more than €100}\n"                             \
    "      - {when: {weight: more than 9}, because: Too heavy.}\n"                                \
    "    evidence: [slip, photo]\n    at_least: €5\n    at_most: 2 per visit\n"                 \
    "    authority:\n      - agent: €50 per visit\n      - lead: €90 per visit\n"             \
    "      - {head: no limit, jointly_with: [clerk, lead]}\n"                                     \
    "    approval: {replies_within: 1 hour, hand_over: [the order, the story]}\n"                 \
    "    say: Here you are.\n    steps: [Open the till, Give the slip]\n    record: the reason\n" \
    "  bags: {title: More bags, unit: bag, authority: [{agent: 2 bags per visit}, "               \
    "{lead: 5 bags per visit}], beyond: escalate}\n"                                              \
    "  letter: {authority: [{agent: no limit}], entitlement: yes, law: Rail Act 4}\n"             \
    "  late: {title: Later, authority: [{head: €5 per visit}, {lead: €9 per visit}]}\n"       \
    "  soon: {title: Sooner, only_when: {bought: after 2026-02-01, called: within 2 hours}, "     \
    "authority: [{agent: no limit}]}\n"                                                           \
    "  kite: {title: Kite, only_when: {wind: less than 0}, authority: [{agent: no limit}]}\n"     \
    "  free: {title: Free, entitlement: yes, authority: [{agent: no limit}, {lead: €5 per "     \
    "visit}]}\n"                                                                                  \
    "  cap: {only_when: {amount: at most €10}, authority: [{agent: no limit}]}\n"               \
    "  wide:\n    title: Wide\n    authority: [{agent: no limit}]\n    only_when: {fault: yes, "  \
    "slip: yes, photo: yes, tier: gold, fare: €1, weight: 1, wind: 1}\n"                        \
    "  gift: {at_least: €5, authority: [{agent: €9 per visit}, {lead: no limit}]}\n"          \
    "  pair: {authority: [{agent: €5 per visit, jointly_with: [clerk]}]}\n"                     \
    "guardrails:\n  once: {never_together: [letter, free], because: One of them is enough.}\n"    \
    "escalations:\n"                                                                              \
    "  danger: {when: {hurt: yes}, to: desk, within: 10 minutes, first: Make them safe., "        \
    "hand_over: [where], do_not: [promise money], because: Safety first., gestures: [credit]}\n"  \
    "  gold: {when: {tier: gold, fare: more than €900}, to: head, gestures: [credit]}\n"        \
    "  calm: {when: {wind: less than 0}, to: desk, gestures: [kite]}\n"                           \
    "  storm: {when: {wind: at least 0}, to: desk, within: 5 minutes, gestures: [kite]}\n"        \
    "  phone: {when: {fault: yes}, to: desk, gestures: [bags], within: 5 minutes}\n"              \
    "refusals: {may_refuse: [lead, head], must: [say why, offer a way], gestures: [credit]}\n"    \
    "scenarios: {one: {title: One, offer_in_order: [credit, late, bags, letter]}}\n"

#define READY "fault slip photo tier=plain fare=€5 weight=1 times_given=0"

static struct question q;

static struct reply replied(const char *text, const char *words) {
    struct playbook *playbook = read_str(str_of(text));
    expect_clean(text);
    q = asked(playbook, words);
    return reply_make(decider_new(&arena, playbook), &arena, question_request(&q),
                      S("0123456789ab"), true);
}

static struct str text_of_reply(const char *text, const char *words) {
    struct reply reply = replied(text, words);
    struct buf out = buf_new(&arena);
    reply_text(&out, &reply, 0, false);
    return buf_str(&out);
}

// Every line of `wanted` must stand there as a line of its own, one after the other.
static void check_lines(const char *words, struct str all, const char *wanted) {
    struct str rest = str_of(wanted), line;
    ptrdiff_t at = 0;
    while (str_split(&rest, '\n', &line)) {
        struct str whole = str_fmt(&arena, "%.*s\n", S_ARG(line));
        ptrdiff_t found = str_find(str_from(all, (size_t)at), whole);
        ck_assert_msg(found == 0 || (found > 0 && all.ptr[at + found - 1] == '\n'),
                      "of <%s>: no <%.*s> in\n%.*s", words, S_ARG(line), S_ARG(all));
        at += found + (ptrdiff_t)whole.len;
    }
}

struct said_row {
    const char *words, *lines;
};

static void check_said(const struct said_row *rows, size_t n) {
    for (size_t i = 0; i < n; i++)
        check_lines(rows[i].words, text_of_reply(SHOP, rows[i].words), rows[i].lines);
}

START_TEST(test_yes) {
    static const struct said_row rows[] = {
        {"agent credit €20 " READY, "Yes - up to €50 - Credit, €20\n SAY     Here you are.\n"
                                    " DO      Open the till; Give the slip\n RECORD  the reason\n"
                                    " LIMITS  up to €50 you, up to €90 Team lead, any amount Head "
                                    "with clerk with lead\n ASSUMED given €0, hurt no\n"},
        {"agent credit €20 given=€10 " READY,
         "Yes - up to €50, of which €40 is left - Credit, €20\n"},
        {"agent bags 1 fault=no tier=plain", "Yes - up to 2 bags - More bags, 1 bag\n"},
        {"agent free", "Yes - no limit - Free\n OWED    This is owed.\n"},
        {"agent letter €3", "Yes - letter\n OWED    This is owed: Rail Act 4.\n"},
        {"agent soon bought=2026-02-02 called=2026-02-28T23:30 on=2026-03-01",
         "Yes - Sooner\n FACTS   bought 2026-02-02, called 2026-02-28T23:30\n"
         " FROM    corner-shop 2 (0123456789ab), rules of 2026-03-01\n"},
    };
    check_said(rows, COUNT(rows));
}
END_TEST

START_TEST(test_not_alone) {
    static const struct said_row rows[] = {
        {"agent credit €70 " READY,
         "Not by you alone - Credit, €70\n"
         " ASK     Team lead, ext. 4, within 1 hour (stand-in: agent up to €80)\n"
         " TELL    the order; the story\n NOW     You may give €50 now.\n"},
        {"agent credit €95 " READY, " ASK     Head, within 1 hour\n WITH    clerk, lead\n"},
        {"agent pair €5", " ASK     another Agent\n WITH    clerk\n"},
        {"agent late €9",
         "Not by you alone - Later, €9\n WHY     Your role holds no grant for this.\n"
         " ASK     Team lead, ext. 4, within 5 minutes (stand-in: agent up to €80)\n"},
        // `beyond: escalate` names a role, an escalation names whom it says
        {"agent bags 3 fault=no tier=plain",
         "Hand this over now - More bags, 3 bags\n"
         " ASK     Team lead, ext. 4, within 5 minutes (stand-in: agent up to €80)\n"},
        {"agent credit €20 hurt tier=gold fare=€1000",
         "Hand this over now - Credit, €20\n"
         " TO      Safety desk, ext. 911, within 10 minutes\n FIRST   Make them safe.\n"
         " TELL    where\n DO NOT  promise money\n WHY     Safety first.\n TO      Head\n"},
        // whichever of two applies, it leads to the desk
        {"agent kite",
         "Hand this over now - Kite\n TO      Safety desk, ext. 911, within 5 minutes\n"},
    };
    check_said(rows, COUNT(rows));
}
END_TEST

START_TEST(test_no) {
    static const struct said_row rows[] = {
        {"agent credit €3 " READY, "Not this - Credit, €3\n WHY     The least is €5.\n"
                                   " NOW     You may give €50 now.\n"
                                   " SAYS NO lead, head - must say why; offer a way\n"},
        {"agent credit €20 fault slip photo tier=plain fare=€5 weight=1 times_given=2",
         " WHY     At most 2 per visit.\n"
         " NOW     You may give this instead: letter (letter)\n"
         " RULE    credit (book.yaml:35)\n"},
        {"agent credit €20 fault=no slip photo tier=plain fare=€5 weight=1",
         " NOW     You may give this instead: More bags, up to 2 bags (bags)\n"},
        {"agent credit €20 fault slip=no photo=no tier=plain fare=€5 weight=1",
         "Not yet: slip, photo - Credit, €20\n NEAREST With photo: yes, slip: yes, times_given: 0 "
         "it is a yes.\n"},
        {"agent credit €20 fault slip photo=no tier=plain fare=€5 weight=1",
         "Not yet: photo - Credit, €20\n NEAREST With photo: yes, times_given: 0 it is a yes.\n"},
        {"agent credit €20 fault photo=no tier=plain fare=€5 weight=1",
         "Not yet: slip, photo - Credit, €20\n"},
        {"agent credit €20 fault=no slip photo tier=plain fare=€5 weight=1",
         " WHY     Only when: fault.\n NEAREST With fault: yes, times_given: 0 it is a yes.\n"},
        // of several reasons that are possible one that is certain, and never one that is not
        {"agent credit €20 photo=no tier=plain fare=€5 weight=1",
         "Not yet: slip, photo - Credit, €20\n"},
        {"agent credit €20 fault=no tier=plain fare=€5 weight=1", " WHY     Only when: fault.\n"},
        {"agent credit €20 tier=gold fare=€500 weight=1",
         " WHY     Never when: gold, fare more than €100.\n"},
        {"agent credit €20 tier=gold fare=€5 weight=10", " WHY     Too heavy.\n"},
        {"agent letter also_given=free", " WHY     One of them is enough.\n"},
        {"agent late €10", "Not this - Later, €10\n WHY     Your role holds no grant for this.\n"
                           " NOW     You may give this instead: letter (letter)\n"
                           " LIMITS  up to €9 Team lead\n RULE    late (book.yaml:46)\n"},
    };
    check_said(rows, COUNT(rows));
}
END_TEST

// All that is said, with no line that has nothing to say.
START_TEST(test_all_of_it) {
    static const struct {
        const char *text, *words, *says;
    } rows[] = {
        {SHOP, "agent letter",
         "Yes - letter\n OWED    This is owed: Rail Act 4.\n RULE    letter/agent (book.yaml:45)\n FROM    corner-shop 2 (0123456789ab), rules of 2026-01-01\n"},
        {HEADER "roles: {agent: {title: Agent}}\nrefusals: {may_refuse: [agent]}\ngestures: {gift: "
                "{entitlement: yes, law: Act 5, authority: nobody}}\n",
         "agent gift",
         "Not this - gift\n WHY     Your role holds no grant for this.\n OWED    This is owed: Act 5.\n RULE    gift (book.yaml:7)\n FROM    test (0123456789ab)\n"},
        {HEADER "roles: {agent: {title: Agent}}\nrefusals: {must: [say why]}\ngestures: {gift: "
                "{authority: nobody}}\n",
         "agent gift",
         "Not this - gift\n WHY     Your role holds no grant for this.\n RULE    gift (book.yaml:7)\n FROM    test (0123456789ab)\n"},
    };
    EACH(i, rows) EXPECT(text_of_reply(rows[i].text, rows[i].words), rows[i].says);
}
END_TEST

// Who may refuse credits may not refuse the rest, and nobody what is owed; a way to a yes of more
// than three facts helps nobody.
START_TEST(test_unsaid) {
    static const struct said_row rows[] = {
        {"agent late €10", "SAYS NO"},
        {"agent letter also_given=free", "SAYS NO"},
        {"agent wide fault=no slip=no photo=no tier=plain fare=€5 weight=9 wind=5", "NEAREST"},
        {"agent credit", "NOW"},
        {"agent credit €3 " READY, "LIMITS"},
        {"agent credit €20 fault slip photo tier=plain fare=€5 weight=1 times_given=2", "LIMITS"},
        {"agent wide wind=1", "more"}, // six questions, and no more
    };
    EACH(i, rows) {
        struct str all = text_of_reply(SHOP, rows[i].words);
        ck_assert_msg(str_find(all, str_of(rows[i].lines)) < 0, "of <%s>: %.*s", rows[i].words,
                      S_ARG(all));
    }
}
END_TEST

START_TEST(test_open) {
    static const struct said_row rows[] = {
        {"agent credit " READY, "Up to €50 by you alone - Credit\n LIMITS  up to €50 you, up to "
                                "€90 Team lead, any amount Head with clerk with lead\n"},
        {"agent credit given=€60 " READY, "Not by you alone - Credit\n"},
        {"agent late", "Not by you alone - Later\n LIMITS  up to €9 Team lead\n"},
        {"agent credit €20",
         "First find out - Credit, €20\n ASK     price of the ticket  (fare)\n"
         " ASK     tier  (tier)\n ASK     kilograms  (weight)\n"
         " ASK     Did we get it wrong? Look in till  (fault)\n"
         " ASK     there is a photo  (photo)\n ASK     the receipt is there  (slip)\n"
         "         and 1 more\n LIMITS  up to €50 you, up to €90 Team lead, any amount Head with "
         "clerk with lead\n RULE    credit/agent (book.yaml:37)\n"},
        {"agent credit €20 fare=€1 fault slip photo",
         " ASK     kilograms  (weight)\n"
         " ASK     How often was it given before?  (times_given)\n"},
        {"agent wide", "         and 1 more\n"},
        {"lead gift", "As much as it takes, by you alone - gift\n"},
        {"agent cap", "First find out - cap\n ASK     How much?  (amount)\n"},
        {"agent soon bought=2026-02-02 on=2026-03-01",
         "First find out - Sooner\n ASK     time of the call  (called)\n"},
        {"agent bags fault=no tier=plain", "Up to 2 bags by you alone - More bags\n"},
    };
    check_said(rows, COUNT(rows));
}
END_TEST

// ---- for programs ----

static struct str object_of_reply(const char *text, const char *words) {
    struct reply reply = replied(text, words);
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, false);
    json_object(&json);
    reply_json(&json, &reply);
    json_object_end(&json);
    return buf_str(&out);
}

START_TEST(test_objects) {
    static const struct said_row rows[] = {
        {"agent credit €20.50 given=€10 " READY,
         "{\"verdict\":\"allow\",\"limit\":\"50.00\",\"left\":\"40.00\",\"by\":null,\"with\":[],"
         "\"to\":null,\"missing\":[],\"reason\":\"within-limit\",\"rule\":{\"file\":\"book.yaml\","
         "\"line\":37,\"id\":\"credit/agent\"},\"ladder\":[{\"role\":\"agent\",\"with\":[],"
         "\"limit\":\"50.00\"},{\"role\":\"lead\",\"with\":[],\"limit\":\"90.00\"},{\"role\":"
         "\"head\",\"with\":[\"clerk\",\"lead\"],\"limit\":null}],\"instead\":null,\"used\":{"
         "\"fare\":\"5.00\",\"fault\":\"yes\",\"given\":\"10.00\",\"photo\":\"yes\",\"slip\":"
         "\"yes\",\"tier\":\"plain\",\"times_given\":\"0\",\"weight\":\"1\"},\"assumed\":{"
         "\"hurt\":\"no\"},\"owed\":false,\"warnings\":[],\"as_of\":\"2026-01-01\",\"version\":"
         "\"2\",\"digest\":\"0123456789ab\"}"},
        {"agent bags 2.5 fault=no tier=plain",
         "{\"verdict\":\"escalate\",\"limit\":\"2\",\"left\":\"2\",\"by\":null,\"with\":[],"
         "\"to\":\"lead\",\"missing\":[],\"reason\":\"beyond\",\"rule\":{\"file\":\"book.yaml\","
         "\"line\":44,\"id\":\"bags/lead\"},\"ladder\":[{\"role\":\"agent\",\"with\":[],"
         "\"limit\":\"2\"},{\"role\":\"lead\",\"with\":[],\"limit\":\"5\"}],\"instead\":null,"
         "\"used\":{\"fault\":\"no\"},\"assumed\":{\"given\":\"0\"},\"owed\":false,"
         "\"warnings\":[],\"as_of\":\"2026-01-01\",\"version\":\"2\",\"digest\":"
         "\"0123456789ab\"}"},
    };
    EACH(i, rows) EXPECT(object_of_reply(SHOP, rows[i].words), rows[i].lines);
}
END_TEST

START_TEST(test_values_in_objects) {
    static const struct said_row rows[] = {
        {"agent soon bought=2026-02-02 called=2026-02-28T23:30 on=2026-03-01",
         "\"used\":{\"bought\":\"2026-02-02\",\"called\":\"2026-02-28T23:30\"}"},
        {"agent kite wind=-0.5", "\"used\":{\"wind\":\"-0.5\"}"},
        {"agent credit €20 hurt", "\"to\":\"desk\""},
        {"agent late €5", "\"by\":\"lead\""},
        {"agent pair €5", "\"by\":\"agent\",\"with\":[\"clerk\"],\"to\":null"},
        {"agent credit €95 " READY, "\"by\":\"head\",\"with\":[\"clerk\",\"lead\"]"},
        {"agent wide", "\"missing\":[\"fare\",\"fault\",\"photo\",\"slip\",\"tier\",\"weight\","
                       "\"wind\"]"},
        {"agent credit €60 " READY, "\"instead\":{\"gesture\":\"credit\",\"amount\":\"50.00\"}"},
    };
    EACH(i, rows) {
        struct str all = object_of_reply(SHOP, rows[i].words);
        ck_assert_msg(str_find(all, str_of(rows[i].lines)) >= 0, "of <%s>: %.*s", rows[i].words,
                      S_ARG(all));
    }
}
END_TEST

// ---- for the ticket ----

START_TEST(test_receipts) {
    static const struct said_row rows[] = {
        {"agent late €5", "late €5: needs-approval for agent, by lead (no-grant)\n"
                          "Facts: given=€0 (assumed)\n"
                          "Rule: late/lead (book.yaml:46), corner-shop 2 (0123456789ab), rules of "
                          "2026-01-01\n"},
        {"agent late €5 given=€1", "late €5: needs-approval for agent, by lead (no-grant)\n"
                                   "Facts: given=€1\n"
                                   "Rule: late/lead (book.yaml:46), corner-shop 2 (0123456789ab), "
                                   "rules of 2026-01-01\n"},
        {"agent soon bought=2026-02-01 called=2026-01-01",
         "soon: deny for agent (not-when)\nFacts: bought=2026-02-01, called=2026-01-01\n"
         "Rule: soon (book.yaml:47), corner-shop 2 (0123456789ab), rules of 2026-01-01\n"},
        {"agent letter",
         "letter: allow for agent (no-limit)\nFacts: none needed\n"
         "Rule: letter/agent (book.yaml:45), corner-shop 2 (0123456789ab), rules of "
         "2026-01-01\n"},
        {"agent pair €3", "pair €3: needs-approval for agent, by agent (over-limit)\n"
                          "Facts: given=€0 (assumed)\n"
                          "Rule: pair/agent (book.yaml:56), corner-shop 2 (0123456789ab), rules of "
                          "2026-01-01\n"},
        {"agent bags 3 fault", "bags 3 bags: escalate for agent, to desk (escalation)\n"
                               "Facts: fault=yes\n"
                               "Rule: phone (book.yaml:64), corner-shop 2 (0123456789ab), rules of "
                               "2026-01-01\n"},
    };
    EACH(i, rows) {
        struct reply reply = replied(SHOP, rows[i].words);
        struct buf out = buf_new(&arena);
        reply_receipt(&out, &reply);
        EXPECT(buf_str(&out), rows[i].lines);
    }
}
END_TEST

// A batch has no time for the nearest yes.
START_TEST(test_without_the_nearest_yes) {
    struct reply reply = replied(SHOP, "agent soon bought=2026-01-01 called=2026-01-01");
    ck_assert_uint_gt(reply.nearest.n, 0);
    reply = reply_make(decider_new(&arena, reply.playbook), &arena, reply.request, S(""), false);
    ck_assert_uint_eq(reply.nearest.n, 0);
}
END_TEST

// ---- what an answer must be taken with ----

#define GIVEN(header, rest)                                                          \
    "empower: 1\nplaybook: test\ntitle: Test\ncurrency: GBP\n" header                \
    "roles: {agent: {title: Agent}}\ngestures: {gift: {authority: [{agent: £5 per " \
    "visit}]}}\n" rest

START_TEST(test_labels_are_bold_where_there_are_colours) {
    struct reply reply = replied(SHOP, "agent letter");
    struct buf out = buf_new(&arena);
    reply_text(&out, &reply, 0, true);
    check_lines("agent letter", buf_str(&out),
                "\033[1mYes\033[0m - letter\n \033[1mOWED    \033[0mThis is owed: Rail Act 4.\n");
}
END_TEST

START_TEST(test_lines_are_broken_between_words) {
    static const char steps[] =
        HEADER "roles: {agent: {title: Agent}}\ngestures: {gift: {authority: [{agent: no limit}], "
               "steps: [Open the folio., Post it, \"\", Write why!, Say so]}}\n";
    static const struct {
        size_t width;
        const char *lines;
    } rows[] = {
        {0, " DO      Open the folio. Post it; ; Write why! Say so\n"},
        {80, " DO      Open the folio. Post it; ; Write why! Say so\n"},
        {40, " DO      Open the folio. Post it; ;\n         Write why! Say so\n"},
        {9, " DO      Open the folio. Post\n         it; ; Write why! Say\n         so\n"},
    };
    EACH(i, rows) {
        struct reply reply = replied(steps, "agent gift");
        struct buf out = buf_new(&arena);
        reply_text(&out, &reply, rows[i].width, false);
        ck_assert_int_ge(str_find(buf_str(&out), str_of(rows[i].lines)), 0);
    }
}
END_TEST

START_TEST(test_notes) {
    static const struct {
        const char *text, *words, *lines;
    } rows[] = {
        {GIVEN("status: draft\n", ""), "agent gift £5 given=0",
         " NOTE    The playbook is a draft, and nobody has approved it.\n FROM    test "
         "(0123456789ab)\n"},
        {GIVEN("status: retired\n", ""), "agent gift £5 given=0",
         " NOTE    The playbook is retired.\n"},
        {GIVEN("effective: 2026-04-01 to 2027-03-31\n", ""), "agent gift £5 given=0 on=2027-04-01",
         " NOTE    The playbook holds from 2026-04-01 to 2027-03-31, and not on 2027-04-01.\n"},
        {GIVEN("", "refusals: {may_refuse: [agent]}\n"), "agent gift £6 given=0",
         " SAYS NO agent\n"},
        {HEADER "roles: {agent: {title: Agent}}\nrefusals: {may_refuse: [agent]}\ngestures: {gift: "
                "{entitlement: yes, law: Act 5, authority: nobody}}\n",
         "agent gift",
         "Not this - gift\n WHY     Your role holds no grant for this.\n"
         " OWED    This is owed: Act 5.\n RULE    gift (book.yaml:7)\n"},
        {GIVEN("", "refusals: {must: [say why]}\n"), "agent gift £6 given=0",
         "Not this - gift, £6\n NOW     You may give £5 now.\n LIMITS  up to £5 you\n"},
        {GIVEN("", "facts: {day: {date: day}}\nguardrails: {past: {never_when: {day: within 3 "
                   "days}}}\n"),
         "agent gift £6",
         " ASK     day  (day)\n ASK     As of which date?  (now)\n NOTE    Too "
         "much is unknown to tell which facts matter most: all that are read are "
         "named.\n"},
    };
    EACH(i, rows)
    check_lines(rows[i].words, text_of_reply(rows[i].text, rows[i].words), rows[i].lines);
    struct str object = object_of_reply(GIVEN("", ""), "agent gift £5 given=0");
    ck_assert_int_ge(str_find(object, S("\"as_of\":null,\"version\":null")), 0);
}
END_TEST

// The door lets no such playbook decide; whoever stands behind it names what there is.
START_TEST(test_unknown_parties) {
    struct playbook *playbook = read_below_header(
        "roles: {agent: {title: Agent}}\ngestures: {gift: {authority: [{agent: no limit}]}}\n"
        "escalations: {all: {to: nowhere}}\n");
    ck_assert_uint_gt(findings.list.n, 0);
    q = asked(playbook, "agent gift");
    struct reply reply = reply_make(decider_new(&arena, playbook), &arena, question_request(&q),
                                    S("0123456789ab"), true);
    struct buf out = buf_new(&arena);
    reply_text(&out, &reply, 0, false);
    check_lines("nowhere", buf_str(&out), "Hand this over now - gift\n TO      nowhere\n");
}
END_TEST

// A sum that is one and no less is never called "up to".
START_TEST(test_exactly_so_much) {
    static const char *const rows[][2] = {
        {"agent fixed", "Exactly £24 by you alone - fixed\n LIMITS  exactly £24 you\n"},
        {"agent fixed £24", "Yes - exactly £24 - fixed, £24\n"},
        {"agent fixed £30", "Not this - fixed, £30\n WHY     Nobody may go over your limit.\n"},
        {"agent shown £30", "Not this - shown, £30\n WHY     Whatever is still open, the answer is "
                            "the same.\n"},
        {"agent shown £5",
         "First find out - shown, £5\n ASK     paper seen. Look in till  (paper)\n"},
        {"agent old £30 on=2026-01-01",
         "Not this - old, £30\n WHY     Whatever is still open, the answer is the "
         "same.\n"},
        {"agent most £30", "Not this - most, £30\n WHY     Nobody may give that much.\n"},
    };
    EACH(i, rows) {
        struct str text = text_of_reply(
            HEADER CHAIN "tools: {till: {title: Till}}\n"
                         "facts: {paper: {yes_no: paper seen, look_in: till}}\n"
                         "gestures:\n"
                         "  shown: {evidence: [paper], authority: [{agent: £24 per "
                         "request}]}\n"
                         "  old: {only_when: [{when: {paper: yes}, until: 2020-01-01}, "
                         "{when: {paper: yes}}], authority: [{agent: £24 per "
                         "request}]}\n"
                         "  fixed: {authority: [{agent: exactly £24 per "
                         "request}], beyond: nobody}\n"
                         "  most: {authority: [{agent: £24 per request}]}\n",
            rows[i][0]);
        ck_assert_msg(str_starts(text, str_of(rows[i][1])), "of <%s>:\n%.*s", rows[i][0],
                      S_ARG(text));
    }
}
END_TEST

RUN("decide-reply", test_all_of_it, test_exactly_so_much, test_yes, test_not_alone, test_no,
    test_unsaid, test_open, test_objects, test_values_in_objects, test_receipts,
    test_without_the_nearest_yes, test_labels_are_bold_where_there_are_colours,
    test_lines_are_broken_between_words, test_notes, test_unknown_parties)
