// Checks the sheets: what stands on each, for whom, and what must not.
#include "check_sheets.h"

#include "base/utf8.h"

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
     "**50% of “rate” for each night per stay** | hand over to Manager, radio 1, within 5 minutes "
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
    {"agnet", "noise", "There is no role \"agnet\" in this playbook. Did you mean \"agent\"?"},
    {"nurse-of-the-night", "noise",
     "There is no role \"nurse-of-the-night\" in this playbook. `empower show roles` lists them."},
    {"agent", "nois", "There is no scenario \"nois\" in this playbook. Did you mean \"noise\"?"},
    {"agent", "",
     "There is no scenario \"\" in this playbook. `empower show scenarios` lists them."},
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
        struct str digest = playbook_digest(&arena, playbook);
        struct str wanted =
            str_fmt(&arena,
                    "%.*s · `rain`\n\n# Rain\n\n"
                    "*QR code: empower:bare/-/%.*s/%s/rain*\n\n***\n\nBare · %.*s\n",
                    S_ARG(kind), S_ARG(digest), sheet_at(s)->name, S_ARG(digest));
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
