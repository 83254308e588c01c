// Checks what trainers print: role-play cards, the quiz and its key, the guide, the codes that say
// where paper came from.
#include "check_sheets.h"

static struct str whole(const char *sheet, bool key) {
    struct sheet_options options = {.key = key, .people = 7};
    return made(&arena, read_house(&arena), sheet, "md", &options);
}

// A playbook with examples to ask about.
static const struct playbook *with_examples(const char *examples) {
    return read_changed(&arena, str_fmt(&arena, "%s%sexamples:\n%s", people, work, examples), "",
                        "");
}

static struct str quiz_of(const char *examples, const char *role, bool key) {
    struct sheet_options options = {.role = str_of(role), .key = key};
    return made(&arena, with_examples(examples), "quiz", "md", &options);
}

// ---- role-play cards ----

// The card of a player, from its word to that of the next.
static struct str card_of(const char *player) {
    struct str md = whole("role-play", false);
    struct str head = str_fmt(&arena, "> **%s**\n", player);
    ptrdiff_t at = str_find(md, head);
    ck_assert_int_ge(at, 0);
    struct str card = str_from(md, (size_t)at);
    ptrdiff_t end = str_find(card, S("\n\n> "));
    return end < 0 ? card : str_slice(card, 0, (size_t)end);
}

static const struct {
    const char *player, *part;
} on_cards[] = {
    {"Agent", "Two hours of sleep."},
    {"Agent", "**As Agent you may give**"},
    {"Agent", "- Credit on the bill: **£50 per stay**; tier gold: **£100 per stay** `credit`\n"},
    {"Agent", "- Cash: not alone `cash`\n"},
    {"Customer", "Two hours of sleep."},
    {"Customer", "**You feel** angry\n"},
    {"Customer", "“couldn't sleep at all”"},
    {"Customer", "- She is a travel blogger.\n"},
    {"Customer", "**It ends well when you feel** rested\n"},
    {"Observer", "- [ ] names the night\n"},
    {"Facilitator", "10 minutes"},
    {"Facilitator", "- names the night\n"},
    {"Facilitator", "**Ask afterwards:** What may you give?"},
    {"Facilitator", "1. The agent: what went well, what was hard?\n"},
};

START_TEST(each_player_has_a_card) {
    expect_part(card_of(on_cards[_i].player), on_cards[_i].part);
}
END_TEST

static const struct {
    const char *player, *secret;
} off_cards[] = {
    {"Agent", "blogger"},
    {"Agent", "names the night"},
    {"Agent", "What may you"},
    {"Customer", "£"},
    {"Customer", "names the night"},
    {"Customer", "What may you"},
    {"Observer", "£"},
    {"Observer", "blogger"},
    {"Facilitator", "blogger"},
    {"Facilitator", "£"},
    {"Agent", "£11"},
    {"Agent", "£250"},
};

START_TEST(no_card_has_what_another_player_holds) {
    expect_no(card_of(off_cards[_i].player), off_cards[_i].secret);
}
END_TEST

// Cards are cut apart: each says where it is from, and its back no more than whose it is.
START_TEST(a_card_stands_by_itself) {
    struct str html = made_for("role-play", "html", "", NULL);
    ck_assert_uint_eq(times(html, "<article class=\"card "), 4);
    ck_assert_uint_eq(times(html, "<code>play</code> · The house · version 3.2 · "), 4);
    expect_part(html, "<p class=\"back customer\"><strong>Customer</strong><br><code>play</code>"
                      "</p>\n<p class=\"back agent\"><strong>Agent</strong><br>");
}
END_TEST

START_TEST(so_many_people_need_so_many_sets) {
    expect_part(whole("role-play", false), "Print it 3 times");
    expect_part(made_for("role-play", "md", "", NULL), "Print it once for each three people");
}
END_TEST

START_TEST(a_chosen_scenario_chooses_its_exercises) {
    struct str error = S(""), none = dinner;
    struct sheet_options options = {.scenarios = &none, .n_scenarios = 1};
    const struct sheet *sheet = sheet_find(S("role-play"));
    ck_assert_ptr_null(sheet_make(&arena, read_house(&arena), sheet, &options, &error));
    expect_part(error, "no role-play");
    expect_part(error, "`empower new exercise ID`");
    expect_part(made_for("role-play", "md", "", &noise), "blogger");
}
END_TEST

// ---- the quiz ----

static const char may[] =
    "  - {as: agent, give: credit, amount: £40, given: £0, times_given: 0, facts: {fault: yes, tier: guest, nights: 2, "
    "photo: yes}, expect: allow}\n"
    "  - {as: agent, give: credit, amount: £41, given: £0, times_given: 0, facts: {fault: yes, tier: guest, nights: 2, "
    "photo: yes}, expect: allow}\n"
    "  - {as: agent, give: credit, amount: £42, facts: {injury: yes}, expect: escalate, to: "
    "safety}\n"
    "  - {as: agent, give: credit, amount: £43, given: £0, times_given: 0, facts: {injury: no, tier: guest, nights: 2, "
    "photo: yes}, expect: deny}\n"
    "  - {as: director, give: credit, amount: £998, given: £0, times_given: 0, facts: {fault: yes, tier: guest, nights: 2, "
    "photo: yes}, expect: allow}\n";

START_TEST(the_quiz_asks) {
    struct str md = quiz_of(may, "", false);
    expect_part(md, "# Quiz\n");
    expect_part(md, "Name and date \\_");
    expect_part(md, "1. **What comes first?**\n");
    expect_part(md, "**As Agent, may you do this alone: Credit on the bill, £40?**");
    expect_part(md, "Did we cause it? yes · Tier: guest · Nights: 2 nights");
    expect_part(md, "- [ ] Yes, alone\n");
    expect_no(md, "**What may you give?**"); // is asked after the role-play
}
END_TEST

// An author who writes the answer first would give it away: then the order is that of the letters.
START_TEST(options_give_nothing_away) {
    expect_part(whole("quiz", false), "- [ ] The form\n   - [ ] The money\n   - [ ] The room\n");
    struct sheet_options options = {0};
    const struct playbook *playbook = read_changed(
        &arena, house(), "[The room, The money, The form]", "[The money, The room, The form]");
    expect_part(made(&arena, playbook, "quiz", "md", &options),
                "- [ ] The money\n   - [ ] The room\n   - [ ] The form\n");
}
END_TEST

// What another role may do, or what the playbook does not answer so, is never asked.
START_TEST(the_quiz_asks_only_what_is_proved) {
    struct str md = quiz_of(may, "", false);
    expect_no(md, "£43");
    expect_no(md, "£998");
    expect_part(quiz_of(may, "director", false), "£998");
}
END_TEST

START_TEST(the_quiz_spreads_over_gestures_and_answers) {
    struct buf examples = buf_new(&arena);
    for (int i = 1; i <= 30; i++)
        buf_fmt(
            &examples,
            "  - {as: agent, give: credit, amount: £%d, given: £0, times_given: 0, facts: {fault: yes, tier: "
            "guest, nights: 2, photo: yes}, expect: allow}\n",
            i);
    buf_text(&examples, "  - {as: agent, give: late, facts: {fault: yes}, expect: allow}\n"
                        "  - {as: agent, give: credit, amount: £31, facts: {injury: yes}, "
                        "expect: escalate, to: safety}\n");
    buf_char(&examples, '\0');
    struct str md = quiz_of(examples.ptr, "agent", false);
    ck_assert_uint_eq(times(md, "may you do this alone"), 9); // and one of an exercise
    expect_part(md, "Late check-out");
    expect_part(md, "£31");
}
END_TEST

START_TEST(only_the_key_has_the_answers) {
    static const char *const answers[] = {"The room**\n",
                                          "The reason of the answer.",
                                          "Answer: **Yes, alone**",
                                          "Alone you may give up to £50.",
                                          "credit/agent · playbook.yaml:",
                                          "Hand over to Safety team."};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        expect_part(quiz_of(may, "", true), answers[i]);
        expect_no(quiz_of(may, "", false), answers[i]);
    }
    expect_no(quiz_of(may, "", true), "- [ ]");
}
END_TEST

START_TEST(a_quiz_needs_a_question) {
    struct str error = S("");
    struct sheet_options options = {0};
    const struct playbook *playbook =
        read_changed(&arena, S("empower: 1\nplaybook: bare\ntitle: Bare\n"), "", "");
    ck_assert_ptr_null(sheet_make(&arena, playbook, sheet_find(S("quiz")), &options, &error));
    expect_part(error, "nothing to ask");
    expect_part(error, "`empower new exercise ID`");
}
END_TEST

// ---- the facilitator guide ----

static const struct {
    const char *part;
} in_the_guide[] = {
    {"- The person who hears it owns it.\n"},
    {"| Role-play cards | 3 | empower sheet role-play |\n"},
    {"| Quiz | 7 | empower sheet quiz |\n"},
    {"| Answers to the quiz | 1 | empower sheet quiz --key |\n"},
    {"| 0:00 | 5 | Welcome |  |\n| 0:05 | 5 | You are covered |  |\n"
     "| 0:10 | 10 | Could not sleep | `noise` |\n"
     "| 0:20 | 5 | This really happened | `wedding` |\n"
     "| 0:25 | 15 | Role-play | `play` |\n"
     "| 0:40 | 10 | Question | `quiz` |\n"
     "| 0:50 | 10 | Cold dinner | `dinner` |\n"
     "| 1:00 | 10 | Quiz |  |\n| 1:10 | 5 | Close |  |\n| **1:15** |  | **End** |  |\n"},
    {"## 0:05 You are covered\n\n**Do:** Read these aloud, word for word."},
    {"> - Nobody is punished.\n"},
    {"> “I back you.” chief, confirmed 2026-03-20\n"},
    {"**A good start:** Apologise for the night.\n"},
    {"**As Agent you may give**\n\n- Credit on the bill: **£50 per stay**; tier gold: "},
    {"**Watch for**\n\n- names the night\n"},
    {"3. The observer: what did you see and hear?\n"},
    {"**Answer:** The room\n\nThe reason of the answer.\n"},
    {"> Talk with the manager. Pause: ten minutes. Help: ext. 7.\n"},
};

START_TEST(the_guide_leads_through_the_day) {
    expect_part(whole("facilitator", false), in_the_guide[_i].part);
}
END_TEST

START_TEST(the_guide_of_a_scenario_prints_for_it) {
    struct str md = made_for("facilitator", "md", "", &dinner);
    expect_part(md, "| Quick reference | for each person | empower sheet card --scenario dinner |");
    expect_no(md, "Could not sleep");
}
END_TEST

// A session is as long as people can learn; the guide says what it left out.
START_TEST(what_does_not_fit_is_for_another_day) {
    struct buf many = buf_new(&arena);
    buf_text(&many, "empower: 1\nplaybook: many\ntitle: Many\nscenarios:\n");
    for (int i = 10; i < 30; i++)
        buf_fmt(&many, "  s%d: {title: Scenario %d, exercises: [e]}\n", i, i);
    buf_text(&many, "exercises: {e: {kind: drill, minutes: 7, brief: Say it.}}\n");
    struct sheet_options options = {0};
    const struct playbook *playbook = read_changed(&arena, buf_str(&many), "", "");
    struct str md = made(&arena, playbook, "facilitator", "md", &options);
    expect_part(md, "For another day (--scenario ID): `s20` · `s21` · ");
    expect_part(md, "| **1:57** |  | **End** |  |");
    expect_no(md, "Scenario 20");
}
END_TEST

// ---- codes ----

static const struct {
    const char *old, *new, *site, *line;
} codes[] = {
    {"", "", "", "empower:house/3.2/DIGEST/card/noise"},
    {"", "", "https://cx.example/p/", "https://cx.example/p/house/3.2/DIGEST/card/noise"},
    {"", "", "https://cx.example/p", "https://cx.example/p/house/3.2/DIGEST/card/noise"},
    {"version: 3.2", "version: 'a b/ü'", "", "empower:house/a%20b%2F%C3%BC/DIGEST/card/noise"},
    {"version: 3.2\n", "", "", "empower:house/-/DIGEST/card/noise"},
};

START_TEST(a_code_says_what_a_page_was_made_from) {
    const struct playbook *playbook = read_changed(&arena, house(), codes[_i].old, codes[_i].new);
    struct doc_theme theme = doc_usual_theme;
    struct sheet_options options = options_for("agent", &noise);
    options.theme = &theme;
    theme.site = str_of(codes[_i].site);
    struct str line = str_of(codes[_i].line), before;
    str_split(&line, 'D', &before);
    struct str wanted = str_fmt(&arena, "[QR code: %.*s%.*s%.*s]\n", S_ARG(before),
                                S_ARG(playbook_digest(&arena, playbook)), S_ARG(str_from(line, 5)));
    expect_part(made(&arena, playbook, "card", "txt", &options), wanted.ptr);
}
END_TEST

START_TEST(a_text_too_long_for_paper_has_no_code) {
    struct buf text = buf_new(&arena);
    buf_repeat(&text, 'a', 200);
    const struct doc_figure *figure = doc_qr(&arena, buf_str(&text), S("alt"), 22);
    ck_assert_ptr_nonnull(figure);
    ck_assert_uint_eq(figure->bytes.len, (size_t)figure->side * figure->side);
    ck_assert_uint_le(figure->side, 57);
    buf_repeat(&text, 'a', 200);
    ck_assert_ptr_null(doc_qr(&arena, buf_str(&text), S("alt"), 22));
}
END_TEST

RUN_LOOPS("training sheets", setup, teardown, FOR_EACH(each_player_has_a_card, on_cards),
          FOR_EACH(no_card_has_what_another_player_holds, off_cards), ONCE(a_card_stands_by_itself),
          ONCE(so_many_people_need_so_many_sets), ONCE(a_chosen_scenario_chooses_its_exercises),
          ONCE(the_quiz_asks), ONCE(options_give_nothing_away),
          ONCE(the_quiz_asks_only_what_is_proved), ONCE(the_quiz_spreads_over_gestures_and_answers),
          ONCE(only_the_key_has_the_answers), ONCE(a_quiz_needs_a_question),
          FOR_EACH(the_guide_leads_through_the_day, in_the_guide),
          ONCE(the_guide_of_a_scenario_prints_for_it), ONCE(what_does_not_fit_is_for_another_day),
          FOR_EACH(a_code_says_what_a_page_was_made_from, codes),
          ONCE(a_text_too_long_for_paper_has_no_code))
