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
    "  guest_tier: {choice: [guest, gold]}\n"
    "  nights: {number: nights affected, unit: night}\n"
    "  given: {money: credited before, assume: £0}\n"
    "gestures:\n"
    "  credit: {title: Credit on the bill, kind: credit, authority: [{agent: £50 per stay}]}\n"
    "  late: {title: Late check-out, kind: fee-waiver, authority: [{agent: no limit}]}\n"
    "exercises:\n"
    "  play: {kind: role-play, brief: Two hours of sleep., ask: What may you give?,\n"
    "         customer_knows: [a secret], trainer_looks_for: [a hint]}\n"
    "  test: {kind: quiz, question: What first?, options: [The form, The room], answer: The room,\n"
    "         because: A reason.}\n"
    "  free: {kind: quiz, question: How much?, answer: £50}\n"
    "  mute: {kind: drill, brief: Say it aloud.}\n"
    "examples:\n"
    "  - {as: agent, give: credit, amount: £40, facts: {fault: yes, nights: 2}, expect: allow}\n"
    "  - {as: agent, give: credit, amount: 40, facts: {nights: 2, fault: yes}, expect: deny}\n"
    "  - {as: agent, give: credit, amount: £80, given: £20, on: 2026-07-01, also_given: [late],\n"
    "     facts: {guest_tier: gold, photo: no}, expect: needs-approval, by: lead}\n"
    "  - {as: agent, give: late, expect: escalate, to: safety}\n"
    "  - {as: agent, give: credit, expect: ask, missing: [photo, amount]}\n"
    "  - {as: lead, give: late, expect: allow}\n"
    "  - {said: so loud, expect: nothing}\n"
    "  - {never: credit, as: agent, over: £50}\n";

static quiz_questions asked(int32_t role) {
    struct quiz quiz = {&arena, read_below_header(playbook), S("en")};
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
    EXPECT(all_facts(credit), "Did we cause it? yes|Nights: 2 nights|");
    EXPECT(credit->answer, "Yes, alone");
    EXPECT(credit->because, "");
    ck_assert_uint_eq(credit->options.n, 5);
}
END_TEST

// Both of these ask the same: how an amount or a list is written does not matter.
START_TEST(what_is_asked_twice_stands_once) {
    quiz_questions all = asked(-1);
    ck_assert_uint_eq(all.n, 3 + 4);
}
END_TEST

START_TEST(an_answer_says_who_comes_next) {
    quiz_questions all = asked(-1);
    const struct quiz_question *approval = &all.items[4], *escalate = &all.items[5];
    EXPECT(all_facts(approval),
           "Guest tier: gold|Photo in hand? no|Credited before: £20|Given as well: "
           "Late check-out|Today: 2026-07-01|");
    EXPECT(approval->answer, "Only with somebody's approval");
    EXPECT(approval->because, "Who may approve it: Team lead.");
    EXPECT(escalate->because, "Hand over to Safety team.");
    EXPECT(all.items[6].because, "Find out first: Photo in hand? · amount");
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
    struct quiz quiz = {&arena, read_str(changed), S("en")};
    quiz_questions all = quiz_all(&quiz, -1);
    ck_assert(str_eq(all.items[5].id, before));
    ck_assert(str_find(all.items[5].text, S("Leave later")) >= 0);
}
END_TEST

static void expect_picked(size_t most, const char *ids) {
    quiz_questions all = asked(-1), some = quiz_pick(&arena, &all, most);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < some.n; i++) {
        struct str id = some.items[i].id;
        if (some.items[i].example) id = str_slice(id, 0, id.len - 13); // its digest
        buf_fmt(&out, "%.*s ", S_ARG(id));
    }
    EXPECT(buf_str(&out), ids);
}

// "test" is the one exercise with options; the examples are three of credit around one of late.
START_TEST(some_are_picked_from_all_gestures) {
    expect_picked(0, "");
    expect_picked(1, "test ");
    expect_picked(2, "test credit-agent ");
    expect_picked(3, "test credit-agent late-agent ");
    expect_picked(99, "test credit-agent credit-agent late-agent credit-agent ");
}
END_TEST

START_TEST(no_answer_is_picked_again_and_again) {
    quiz_questions all = asked(-1), some = quiz_pick(&arena, &all, 4);
    ck_assert_uint_eq(some.n, 4);
    EXPECT(some.items[1].answer, "Yes, alone");
    EXPECT(some.items[2].answer, "No, hand it over at once");
    EXPECT(some.items[3].answer, "First find out more");
}
END_TEST

RUN("questions", some_are_picked_from_all_gestures, no_answer_is_picked_again_and_again,
    exercises_come_in_the_order_of_ids_and_ask, a_quiz_has_options_of_which_one_is_right,
    without_options_the_answer_is_free, an_example_asks_whether_its_role_may_give,
    what_is_asked_twice_stands_once, an_answer_says_who_comes_next, only_the_role_that_asks,
    other_words_leave_the_id)
