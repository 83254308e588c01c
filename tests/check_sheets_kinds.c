// Checks the sheets that are not of one scenario each: what stands on them, for whom, what they
// need.
#include "check_sheets.h"

#include "run.h"

static struct str whole(const char *sheet, const char *role) {
    return made_for(sheet, "md", role, NULL);
}

// As one audience sees it.
static struct str seen_by(unsigned audience, const char *sheet, const char *format) {
    struct str error = S("");
    struct sheet_options options = {0};
    struct format_options how = {.audience = audience};
    struct doc *doc =
        sheet_make(&arena, read_house(&arena), sheet_find(str_of(sheet)), &options, &error);
    struct buf out = buf_new(&arena);
    format_find(str_of(format))->write(&out, doc, &how);
    return buf_str(&out);
}

// ---- the matrix ----

START_TEST(the_matrix_has_all_roles_up_the_ladder) {
    struct str md = whole("matrix", "");
    expect_part(md, "The house\n\n# Authority matrix\n");
    expect_part(
        md, "| Gesture | Agent, Partner | Host | Manager | Director | Only when | Above that |");
    expect_part(md, "| **Credit on the bill** `credit` | **£50 per stay** <br>tier gold: "
                    "**£100 per stay** | **£11 per stay** | **£50 per stay** <br>tier gold: "
                    "**£100 per stay** | **£999 per stay** | fault <br>there is a photo <br>"
                    "not: tier gold, more than 14 nights <br>at most 2 per guest per 12 months | ");
    expect_part(md, "| **Other** `other` | not alone | not alone | not alone | not alone |  | "
                    "nobody |\n");
}
END_TEST

// Whom the lowest ask stands there; what these may give says their own column.
START_TEST(the_matrix_names_who_approves) {
    struct str md = whole("matrix", "");
    expect_part(md, "| Agent, Partner: Director, office, within 15 minutes <br>"
                    "Host: Manager, radio 1, within 15 minutes <br>have ready: room, nights |\n");
    expect_no(md, "Manager: Director");
}
END_TEST

START_TEST(the_matrix_of_a_role_has_no_other_limits) {
    struct str md = whole("matrix", "agent");
    expect_part(md, "The house · Agent\n\n# Authority matrix\n");
    expect_part(md, "| Gesture | Agent | Only when | Above that |\n");
    expect_part(whole("matrix", "director"), "| Gesture | Director | Only when | Above that |\n");
    static const char *const others[] = {"£11", "£250", "£999"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (size_t f = 0; format_at(f); f++)
            expect_no(made_for("matrix", format_at(f)->name, "agent", NULL), others[i]);
}
END_TEST

START_TEST(the_matrix_of_all_roles_is_for_leads) {
    for (size_t f = 0; format_at(f); f++) {
        expect_no(seen_by(DOC_FOR_AGENT, "matrix", format_at(f)->name), "£50");
        expect_part(seen_by(DOC_FOR_LEAD, "matrix", format_at(f)->name), "£999");
    }
}
END_TEST

START_TEST(a_chosen_scenario_chooses_its_gestures) {
    struct str md = made_for("matrix", "md", "", &dinner);
    expect_part(md, "The house · Cold dinner\n");
    expect_part(md, "`credit`");
    expect_part(md, "`late`");
    expect_no(md, "`refund`");
}
END_TEST

// What holds in some case as well as always is told once.
START_TEST(a_limit_that_always_holds_needs_no_condition) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "[{agent: no limit}]",
                     "[{agent: no limit, when: {tier: gold}}, {manager: no limit}]");
    struct sheet_options options = {0};
    expect_part(
        made(&arena, playbook, "matrix", "md", &options),
        "| **Late check-out** `late` | tier gold: **no limit** | not alone | **no limit** | "
        "**no limit** |");
}
END_TEST

START_TEST(what_needs_two_roles_says_so) {
    const struct playbook *playbook = read_changed(
        &arena, house(), "kind: refund, authority: nobody",
        "kind: refund, authority: [{director: £70 per stay, jointly_with: [manager]}]");
    struct sheet_options options = {0};
    expect_part(made(&arena, playbook, "matrix", "md", &options),
                "| not alone | with Manager: **£70 per stay** |  | "
                "Director, office, together with Manager |\n");
    options = options_for("agent", &noise);
    expect_part(made(&arena, playbook, "card", "md", &options),
                "| not alone | Director, office, together with Manager |\n");
}
END_TEST

// ---- the scorecard ----

START_TEST(the_scorecard_lists_what_can_be_seen) {
    struct str md = made_for("scorecard", "md", "", &noise);
    expect_part(md, "Scorecard · Agent, Host, Partner · Recover · `noise`\n\n# Could not sleep\n");
    expect_part(md, "Who was observed \\_");
    expect_part(md, "| Behaviour | Seen | Not seen | Notes |\n");
    expect_part(md, "| The person who hears it owns it. | ☐ | ☐ |  |\n");
    expect_part(md, "| **What good looks like** <br>A quiet room. | ☐ | ☐ |  |\n");
    expect_part(md, "Seen, of 2; happened, of 4 \\_");
}
END_TEST

// Words of one guardrail are one thing to listen for; what binds no gesture of the scenario is
// none.
START_TEST(the_scorecard_lists_what_must_not_happen) {
    struct str md = made_for("scorecard", "md", "", &noise);
    expect_part(md, "| “Our policy” | ☐ | ☐ |  |\n| Pay out cash. | ☐ | ☐ |  |\n"
                    "| Asking for proof. | ☐ | ☐ |  |\n");
    expect_no(md, "Unrelated");
}
END_TEST

START_TEST(boxes_say_what_a_tick_means) {
    struct str html = made_for("scorecard", "html", "", &noise);
    expect_part(html, "aria-label=\"Not seen: A quiet room.\"");
    expect_part(html, "aria-label=\"yes: Pay out cash.\"");
}
END_TEST

START_TEST(the_scorecard_of_any_call_has_every_principle) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "  own-it: The person who hears it owns it.\n",
                     "  own-it: {says: Own it., looks_like: [Gives a name., Gives a time.]}\n");
    struct sheet_options options = {0};
    struct str md = made(&arena, playbook, "scorecard", "md", &options);
    expect_part(md, "# Scorecard\n");
    expect_part(md, "| **Own it.** <br>Gives a name. | ☐ | ☐ |  |\n| Gives a time. | ☐ | ☐ |  |\n");
    expect_no(md, "Asking for proof.");
}
END_TEST

// ---- the leader's page ----

START_TEST(the_leader_sees_what_each_role_decides) {
    struct str md = whole("leader", "");
    expect_part(md, "| Role | Gestures alone | Without a limit | The highest limit |\n");
    expect_part(md,
                "| **Agent, Partner** | 3 of 5 | 1 | Credit on the bill: **£100 per stay** |\n");
    expect_part(md, "| **Host** | 1 of 5 | 0 | Credit on the bill: **£11 per stay** |\n");
    expect_part(md, "| **Director** | 3 of 5 | 2 | Credit on the bill: **£999 per stay** |\n");
    expect_no(whole("leader", "agent"), "Director**");
}
END_TEST

START_TEST(the_leader_knows_what_was_promised) {
    struct str md = whole("leader", "");
    expect_part(md, "- Nobody is punished.\n- You never pay.\n- We talk once.\n");
    expect_part(md, "- “I back you.” chief, confirmed 2026-03-20\n");
    expect_part(md, "- “Not for this.” chief of bars\n");
    expect_part(md, "## Say thank you\n\nThree are told. Told at the all-hands, monthly, by the "
                    "director. Tell of the decision, and of the person by name.\n");
}
END_TEST

START_TEST(the_leader_knows_where_a_limit_is_changed) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "routes:\n",
                     "owner: head of care\nreview: every 6 months, next 2026-10-01\n"
                     "routes:\n  box: {title: Idea box, for: idea, reach: channel}\n");
    struct sheet_options options = {0};
    struct str md = made(&arena, playbook, "leader", "md", &options);
    expect_part(md, "Who keeps the playbook: head of care. It is reviewed every 6 months, next on "
                    "2026-10-01.\n\n- Idea box, channel\n");
    expect_no(md, "Safety team");
}
END_TEST

// ---- the debrief ----

START_TEST(the_debrief_has_help_and_room_to_write) {
    struct str md = whole("debrief", "agent");
    expect_part(md, "The house · Agent\n\n# After a hard call\n");
    expect_part(md,
                "## Who can help\n\nTalk with the manager. Pause: ten minutes. Help: ext. 7.\n");
    expect_part(md, "## What happened\n\n___\n");
    expect_part(md, "## You are covered\n\n- Nobody is punished.\n");
}
END_TEST

// ---- the poster ----

START_TEST(the_poster_has_the_principles) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "principles:\n  own-it: The person who hears it owns it.\n",
                     "voice: {we_are: [warm, plain]}\nprinciples:\n"
                     "  own-it: {says: Own it., why: Twice told is twice let down.}\n");
    struct sheet_options options = {0};
    struct str md = made(&arena, playbook, "poster", "md", &options);
    expect_part(md, "The house\n\n# What we stand for\n\nWe are warm, plain.\n\n"
                    "## Own it.\n\nTwice told is twice let down.\n\n***\n");
}
END_TEST

START_TEST(the_poster_is_printed_large) {
    struct sheet_options options = {.paper = DOC_LETTER};
    const struct playbook *playbook = read_house(&arena);
    expect_part(made(&arena, playbook, "poster", "html", &options), "size:11in 17in;");
    options.paper = DOC_A4;
    struct str html = made(&arena, playbook, "poster", "html", &options);
    expect_part(html, "size:A3;");
    expect_part(html, "<body class=\"wall\">");
}
END_TEST

// ---- the huddle ----

START_TEST(the_huddle_has_a_minute_plan) {
    struct str md = whole("huddle", "");
    expect_part(md, "Huddle · Could not sleep · `own-it`\n\n# The person who hears it owns it.\n");
    expect_part(md, "## 2 min · The principle\n");
    expect_part(md, "## 3 min · This really happened\n\nA hen party. Moved her.");
    expect_part(md, "## 4 min · One question\n\nTwo hours of sleep.\n\n**What may you give?**\n");
    expect_part(md, "## 2 min · How we celebrate\n");
}
END_TEST

// A principle is told by the scenario that has most to tell of it; a principle a page.
START_TEST(each_principle_has_its_huddle) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "principles:\n", "principles:\n  be-kind: Be kind.\n");
    struct sheet_options options = {0};
    struct str md = made(&arena, playbook, "huddle", "md", &options);
    expect_part(md, "Huddle · `be-kind`\n\n# Be kind.\n");
    expect_part(md, "**When was this hard to do, and what would have helped?**\n");
    expect_part(md, "\n***\n\nHuddle · Could not sleep · `own-it`\n");
    options = options_for("", &noise);
    expect_no(made(&arena, playbook, "huddle", "md", &options), "Be kind.");
}
END_TEST

// What a group can talk about comes before a question with one right answer.
START_TEST(the_huddle_prefers_what_can_be_talked_about) {
    const struct playbook *playbook =
        read_changed(&arena, house(), "exercises: [play, quiz]", "exercises: [quiz, play, talk]");
    struct sheet_options options = options_for("", &noise);
    expect_no(made(&arena, playbook, "huddle", "md", &options), "What comes first?");
    playbook = read_changed(&arena, house(), "exercises: [play, quiz]", "exercises: [quiz]");
    struct str md = made(&arena, playbook, "huddle", "md", &options);
    expect_part(md, "**What comes first?**\n\n- [ ] The room\n- [ ] The money\n- [ ] The form\n");
    expect_no(md, "The reason of the answer.");
}
END_TEST

// ---- for whom ----

static const struct {
    const char *sheet;
    unsigned audience;
} audiences[] = {
    {"matrix", DOC_FOR_LEAD},   {"scorecard", DOC_FOR_OBSERVER}, {"leader", DOC_FOR_LEADER},
    {"debrief", DOC_FOR_AGENT}, {"poster", DOC_FOR_AGENT},       {"huddle", DOC_FOR_LEAD},
};

START_TEST(a_sheet_is_for_its_own_audience) {
    for (size_t i = 0; i < sizeof audiences / sizeof *audiences; i++) {
        unsigned all = DOC_FOR_AGENT | DOC_FOR_CUSTOMER | DOC_FOR_OBSERVER | DOC_FOR_LEARNER |
                       DOC_FOR_FACILITATOR | DOC_FOR_LEAD | DOC_FOR_LEADER;
        for (size_t f = 0; format_at(f); f++)
            expect_no(seen_by(all & ~audiences[i].audience, audiences[i].sheet, format_at(f)->name),
                      "hears it");
        ck_assert_uint_eq(sheet_find(str_of(audiences[i].sheet))->audience, audiences[i].audience);
    }
}
END_TEST

// Of those above, of customers and trainers, of answers.
static const char *const secrets[] = {"£",     "blogger",       "names the night", "secret",
                                      "music", "The reason of", "Expect a queue",  "Unrelated"};

START_TEST(what_is_for_others_stands_nowhere) {
    static const char *const sheets[] = {"scorecard", "debrief", "poster"};
    for (size_t s = 0; s < sizeof sheets / sizeof *sheets; s++)
        for (size_t f = 0; format_at(f); f++)
            for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
                expect_no(made_for(sheets[s], format_at(f)->name, "", &noise), secrets[i]);
    for (size_t f = 0; format_at(f); f++)
        for (size_t i = 1; i < sizeof secrets / sizeof *secrets; i++)
            expect_no(made_for("huddle", format_at(f)->name, "", &noise), secrets[i]);
}
END_TEST

START_TEST(a_scenario_changes_nothing_of_the_whole_playbook) {
    for (size_t s = 0; sheet_at(s); s++) {
        if (!sheet_at(s)->whole) continue;
        const char *name = sheet_at(s)->name;
        ck_assert(str_eq(made_for(name, "html", "", &noise), made_for(name, "html", "", NULL)));
    }
}
END_TEST

// ---- playbooks that lack something ----

#define PRINCIPLES \
    "The playbook has no principle to make this sheet of. `empower new principle ID` begins one."

static const struct {
    const char *sheet, *error;
} lacking[] = {
    {"matrix", "The playbook has no role to hold authority. `empower new role ID` begins one."},
    {"scorecard", PRINCIPLES},
    {"leader", "There is no limit to stand behind: no role may give anything alone. "
               "`empower new gesture ID` begins something to give."},
    {"debrief", "The playbook does not say who helps after a hard call: add agent_care with "
                "debrief, pause and help."},
    {"poster", PRINCIPLES},
    {"huddle", PRINCIPLES},
};

START_TEST(what_a_sheet_lacks_is_said) {
    static const char bare[] = "empower: 1\nplaybook: bare\ntitle: Bare\n";
    const struct playbook *playbook = read_changed(&arena, str_of(bare), "", "");
    struct sheet_options options = {0};
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        const struct sheet *sheet = sheet_find(str_of(lacking[i].sheet));
        struct str error = S("");
        ck_assert_ptr_null(sheet_make(&arena, playbook, sheet, &options, &error));
        ck_assert_str_eq(str_dup(&arena, error).ptr, lacking[i].error);
    }
}
END_TEST

START_TEST(what_a_sheet_lacks_is_said_in_the_language) {
    static const char bare[] = "empower: 1\nplaybook: bare\ntitle: Bare\nlanguage: de\n";
    const struct playbook *playbook = read_changed(&arena, str_of(bare), "", "");
    struct sheet_options options = {0};
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        struct str error = S("");
        ck_assert_ptr_null(
            sheet_make(&arena, playbook, sheet_find(str_of(lacking[i].sheet)), &options, &error));
        ck_assert_uint_gt(error.len, 0);
        ck_assert_int_lt(str_find(error, S("playbook")), 0);
    }
}
END_TEST

static struct str error_for(const struct playbook *playbook, const char *sheet,
                            const struct str *scenario) {
    struct sheet_options options = options_for("", scenario);
    struct str error = S("");
    sheet_make(&arena, playbook, sheet_find(str_of(sheet)), &options, &error);
    return error;
}

START_TEST(what_a_chosen_scenario_lacks_is_said) {
    expect_part(error_for(read_house(&arena), "huddle", &dinner),
                "the scenario \"dinner\" names none: add principles to it.");
    expect_part(error_for(read_house(&arena), "scorecard", &dinner), "");
    const struct playbook *none = read_changed(
        &arena, house(), "principles:\n  own-it: The person who hears it owns it.\n", "");
    ck_assert_uint_eq(error_for(none, "scorecard", &noise).len, 0); // it says good_looks_like
    expect_part(error_for(none, "scorecard", &dinner), PRINCIPLES);
    expect_part(error_for(none, "scorecard", NULL), PRINCIPLES);
}
END_TEST

START_TEST(roles_without_gestures_have_no_matrix) {
    static const char roles[] = "empower: 1\nplaybook: p\ntitle: T\nroles: {agent: {title: A}}\n";
    const struct playbook *playbook = read_changed(&arena, str_of(roles), "", "");
    expect_part(error_for(playbook, "matrix", NULL),
                "no gesture to give. `empower new gesture ID`");
}
END_TEST

RUN_BETWEEN("sheets of kinds", setup, teardown, the_matrix_has_all_roles_up_the_ladder,
            the_matrix_names_who_approves, the_matrix_of_a_role_has_no_other_limits,
            the_matrix_of_all_roles_is_for_leads, a_chosen_scenario_chooses_its_gestures,
            a_limit_that_always_holds_needs_no_condition, what_needs_two_roles_says_so,
            the_scorecard_lists_what_can_be_seen, the_scorecard_lists_what_must_not_happen,
            boxes_say_what_a_tick_means, the_scorecard_of_any_call_has_every_principle,
            the_leader_sees_what_each_role_decides, the_leader_knows_what_was_promised,
            the_leader_knows_where_a_limit_is_changed, the_debrief_has_help_and_room_to_write,
            the_poster_has_the_principles, the_poster_is_printed_large,
            the_huddle_has_a_minute_plan, each_principle_has_its_huddle,
            the_huddle_prefers_what_can_be_talked_about, a_sheet_is_for_its_own_audience,
            what_is_for_others_stands_nowhere, a_scenario_changes_nothing_of_the_whole_playbook,
            what_a_sheet_lacks_is_said, what_a_sheet_lacks_is_said_in_the_language,
            what_a_chosen_scenario_lacks_is_said, roles_without_gestures_have_no_matrix)
