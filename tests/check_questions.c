// Checks the questions that are made from exercises and examples.
#include "check_model.h"
#include "sheets/questions.h"

static const char playbook[] =
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
    "  lead: {title: Team lead, reach: desk 1}\n"
    "routes: {safety: {title: Safety team, for: crisis}}\n"
    "facts:\n"
    "  fault: {yes_no: \"Did we cause it?\"}\n"
    "  photo: {yes_no: there is a photo, ask: \"Photo in hand?\"}\n"
    "  injury: {yes_no: somebody is hurt, assume: no}\n"
    "  guest_tier: {choice: [guest, very_gold]}\n"
    "  nights: {number: nights affected, unit: night}\n"
    "  given: {money: credited before, assume: £0}\n"
    "escalations:\n"
    "  hurt: {when: {injury: yes}, to: safety, because: People first.}\n"
    "gestures:\n"
    "  credit:\n"
    "    title: Credit on the bill\n"
    "    never_when: {when: {nights: 0}, because: Nothing to mend.}\n"
    "    evidence: [photo]\n"
    "    at_least: £5\n"
    "    authority: [{agent: £50 per stay}, {lead: £250 per stay}]\n"
    "  late: {title: Late check-out, only_when: {photo: yes}, authority: [{agent: no limit}]}\n"
    "  gift: {title: A gift, authority: [{lead: no limit}]}\n"
    "exercises:\n"
    "  play: {kind: role-play, brief: Two hours of sleep., ask: What may you give?,\n"
    "         customer_knows: [a secret], trainer_looks_for: [a hint]}\n"
    "  test: {kind: quiz, question: What first?, options: [The form, The room], answer: The room,\n"
    "         because: A reason.}\n"
    "  free: {kind: quiz, question: How much?, answer: £50}\n"
    "  mute: {kind: drill, brief: Say it aloud.}\n"
    "examples:\n"
    "  - {as: agent, give: credit, amount: £40, facts: {photo: yes, nights: 2}, expect: allow}\n"
    "  - {as: agent, give: credit, amount: 40, facts: {nights: 2, photo: yes}, expect: allow}\n"
    "  - {as: agent, give: credit, amount: £45, given: £20, on: 2026-07-01, also_given: [late],\n"
    "     facts: {guest_tier: very_gold, photo: yes, nights: 1}, expect: needs-approval}\n"
    "  - {as: agent, give: late, facts: {injury: yes}, expect: escalate}\n"
    "  - {as: agent, give: credit, facts: {nights: 2}, expect: ask}\n"
    "  - {as: agent, give: credit, amount: £40, facts: {nights: 0, photo: yes}, expect: deny}\n"
    "  - {as: agent, give: credit, amount: £4, facts: {nights: 1, photo: yes}, expect: deny}\n"
    "  - {as: agent, give: credit, amount: £9, facts: {nights: 1, photo: no}, expect: deny}\n"
    "  - {as: agent, give: late, facts: {photo: no}, expect: deny}\n"
    "  - {as: agent, give: gift, expect: needs-approval}\n"
    "  - {as: agent, give: late, facts: {photo: yes}, expect: deny}\n" // does not hold
    "  - {as: lead, give: late, facts: {photo: yes}, expect: allow}\n"
    "  - {said: so loud, expect: nothing}\n"
    "  - {never: credit, as: agent, over: £50}\n";

static quiz_questions asked(int32_t role) {
    struct quiz quiz = quiz_new(&arena, read_below_header(playbook));
    return quiz_all(&quiz, role);
}

static const struct quiz_question *question(const char *start_of_id) {
    static quiz_questions all;
    all = asked(-1);
    for (size_t i = 0; i < all.n; i++)
        if (str_starts(all.items[i].id, str_of(start_of_id))) return &all.items[i];
    ck_abort_msg("no question %s", start_of_id);
}

static struct str all_facts(const struct quiz_question *question) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < question->facts.n; i++)
        buf_fmt(&out, "%.*s|", S_ARG(question->facts.items[i]));
    return buf_str(&out);
}

START_TEST(exercises_come_in_the_order_of_ids_and_ask) {
    quiz_questions all = asked(-1);
    EXPECT(all.items[0].id, "free");
    EXPECT(all.items[1].id, "play");
    EXPECT(all.items[2].id, "test");
    ck_assert_ptr_null(all.items[3].exercise);
}
END_TEST

START_TEST(a_quiz_has_options_of_which_one_is_right) {
    const struct quiz_question *test = question("test");
    ck_assert_uint_eq(test->kind, QUIZ_CHOICE);
    EXPECT(test->text, "What first?");
    ck_assert_uint_eq(test->options.n, 2);
    ck_assert_uint_eq(test->right, 1);
    EXPECT(test->answer, "The room");
    EXPECT(test->because, "A reason.");
}
END_TEST

START_TEST(without_options_the_answer_is_free) {
    ck_assert_uint_eq(question("free")->kind, QUIZ_OPEN);
    EXPECT(question("free")->answer, "£50");
    ck_assert_uint_eq(question("play")->kind, QUIZ_OPEN);
    EXPECT(question("play")->brief, "Two hours of sleep.");
    EXPECT(question("play")->text, "What may you give?");
    EXPECT(question("play")->answer, "");
}
END_TEST

START_TEST(an_example_asks_whether_its_role_may_give) {
    const struct quiz_question *credit = question("credit-agent-");
    EXPECT(credit->text, "As Agent, may you do this alone: Credit on the bill, £40?");
    EXPECT(all_facts(credit), "There is a photo: yes|Nights: 2 nights|");
    EXPECT(credit->answer, "Yes, alone");
    ck_assert_uint_eq(credit->options.n, 5);
}
END_TEST

// What is written in another order or form asks the same, and what does not hold is not asked.
START_TEST(each_question_stands_once) {
    quiz_questions all = asked(-1);
    ck_assert_uint_eq(all.n, 3 + 9);
}
END_TEST

START_TEST(what_was_before_is_known_as_well) {
    quiz_questions all = asked(-1);
    EXPECT(
        all_facts(&all.items[4]),
        "Guest tier: very gold|There is a photo: yes|Nights: 1 night|Credited before: £20|Given as "
        "well: Late check-out|Today: 2026-07-01|");
}
END_TEST

START_TEST(an_answer_says_why) {
    static const struct {
        const char *answer, *because;
    } wanted[] = {
        {"Yes, alone", "Alone you may give up to £50."},
        {"Only with somebody's approval",
         "Alone you may give up to £50. Who may approve it: Team lead."},
        {"No, hand it over at once", "Hand over to Safety team. People first."},
        {"First find out more", "Find out first: Photo in hand? \u00b7 amount"},
        {"No, not in this case", "Nothing to mend."},
        {"No, not in this case", "The least to give is £5."},
        {"No, not in this case", "Needed first: there is a photo."},
        {"No, not in this case", "Only when: there is a photo."},
        {"Only with somebody's approval",
         "Nothing of it is yours to give. Who may approve it: Team lead."},
    };
    quiz_questions all = asked(-1);
    EACH(i, wanted) {
        EXPECT(all.items[3 + i].answer, wanted[i].answer);
        EXPECT(all.items[3 + i].because, wanted[i].because);
    }
}
END_TEST

START_TEST(only_the_role_that_asks) {
    quiz_questions lead = asked(1);
    ck_assert_uint_eq(lead.n, 3 + 1);
    ck_assert(str_starts(lead.items[3].id, S("late-lead-")));
}
END_TEST

START_TEST(other_words_leave_the_id) {
    struct str before = question("late-agent-")->id, text = str_of(playbook);
    ptrdiff_t at = str_find(text, S("Late check-out"));
    struct str changed = str_fmt(&arena, HEADER "%.*sLeave later%.*s", (int)at, text.ptr,
                                 S_ARG(str_from(text, (size_t)at + 14)));
    struct quiz quiz = quiz_new(&arena, read_str(changed));
    quiz_questions all = quiz_all(&quiz, -1);
    EXPECT(all.items[5].id, str_dup(&arena, before).ptr);
    ck_assert(str_find(all.items[5].text, S("Leave later")) >= 0);
}
END_TEST

static quiz_questions picked(size_t n) {
    struct quiz quiz = quiz_new(&arena, read_below_header(playbook));
    quiz_questions all = quiz_all(&quiz, -1);
    return quiz_pick(&quiz, &all, n);
}

static void expect_picked(size_t n, const char *ids) {
    quiz_questions some = picked(n);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < some.n; i++) {
        struct str id = some.items[i].id;
        buf_fmt(&out, "%.*s ", S_ARG(str_slice(id, 0, id.len - 13))); // without its digest
    }
    EXPECT(buf_str(&out), ids);
}

START_TEST(decisions_are_picked_from_all_gestures) {
    expect_picked(0, "");
    expect_picked(1, "credit-agent ");
    expect_picked(3, "credit-agent late-agent gift-agent ");
    expect_picked(5, "credit-agent late-agent credit-agent late-agent gift-agent ");
    expect_picked(99, "credit-agent credit-agent late-agent credit-agent credit-agent "
                      "credit-agent credit-agent late-agent gift-agent ");
}
END_TEST

START_TEST(no_answer_is_picked_again_and_again) {
    quiz_questions some = picked(4);
    ck_assert_uint_eq(some.n, 4);
    EXPECT(some.items[0].answer, "Yes, alone");
    EXPECT(some.items[1].answer, "No, hand it over at once");
    EXPECT(some.items[2].answer, "First find out more");
    EXPECT(some.items[3].answer, "Only with somebody's approval");
}
END_TEST

static quiz_questions of_exercises(const char *first, const char *second) {
    struct str text = str_fmt(&arena,
                              "exercises:\n"
                              "  a: {question: A, options: [c, b, a], answer: %s}\n"
                              "  b: {question: B, options: [z, y], answer: %s}\n",
                              first, second);
    struct quiz quiz = quiz_new(&arena, read_below_header(text.ptr));
    return quiz_all(&quiz, -1);
}

START_TEST(answers_that_all_stand_first_are_mixed_in) {
    quiz_questions mixed = of_exercises("c", "z"), as_written = of_exercises("c", "y");
    EXPECT(mixed.items[0].options.items[0], "a");
    ck_assert_uint_eq(mixed.items[0].right, 2);
    ck_assert_uint_eq(mixed.items[1].right, 1);
    EXPECT(as_written.items[0].options.items[0], "c");
    ck_assert_uint_eq(as_written.items[0].right, 0);
}
END_TEST

RUN("questions", answers_that_all_stand_first_are_mixed_in, decisions_are_picked_from_all_gestures,
    no_answer_is_picked_again_and_again, exercises_come_in_the_order_of_ids_and_ask,
    a_quiz_has_options_of_which_one_is_right, without_options_the_answer_is_free,
    an_example_asks_whether_its_role_may_give, each_question_stands_once,
    what_was_before_is_known_as_well, an_answer_says_why, only_the_role_that_asks,
    other_words_leave_the_id)
