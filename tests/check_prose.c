// Checks what is said of prose: sums that no limit allows, words that leave open how much,
// sentences that are too long.
#include "check_lint.h"

#define PEOPLE \
    "currency: GBP\nroles:\n  agent: {frontline: yes, reports_to: lead}\n  lead: {title: Lead}\n"
#define LIMITS        "    authority: [{agent: £25 per stay}, {lead: no limit}]\n"
#define CREDIT(lines) PEOPLE "gestures:\n  credit:\n" LIMITS lines

START_TEST(a_sum_that_the_limit_does_not_allow) {
    expect("L902", CREDIT("    say: I can give you £50 now.\n"), "£50");
    expect("L902", CREDIT("    say: \"I take 50 GBP off, at once\"\n"), "50 GBP");
    expect("L902", CREDIT("    title: Credit up to GBP 1,000.50.\n"), "GBP 1,000.50");
    expect("L902", CREDIT("    steps: [Look first., 'Credit £25.01.']\n"), "£25.01");
    // the limit itself, less, what others give, no sum of money
    expect_none("L902", CREDIT("    say: I can give you £25 now.\n"));
    expect_none("L902", CREDIT("    say: I can give you £20 now.\n"));
    expect_none("L902",
                CREDIT("    steps: [Above £90 call the lead., Never give £80., Press 50.]\n"));
    expect_none("L902", CREDIT("    cost: £40\n    say: It is worth £40 to us.\n"));
    expect_none("L902", PEOPLE "gestures:\n  credit:\n    authority: [{agent: no limit}]\n"
                               "    say: I can give you £50 now.\n");
    expect_none("L902", PEOPLE
                "facts: {gold: {yes_no: gold}}\ngestures:\n  credit:\n"
                "    authority: [{agent: £25 per stay}, {agent: £60 per stay, when: {gold: yes}}]\n"
                "    say: Perhaps I can give you £50 now.\n");
}
END_TEST

#define NAMING(lines) \
    CREDIT("") "scenarios:\n  late: {offer_in_order: [credit], exercises: [quiz]" lines

START_TEST(a_sum_where_the_gesture_is_named) {
    expect("L902",
           NAMING(", steps: [Offer £50 for the wait.]}\nexercises: {quiz: {brief: Late.}}\n"),
           "£50");
    expect("L902",
           NAMING("}\nexercises:\n  quiz: {question: How much may you give?, answer: £50}\n"),
           "£50");
    expect("L902",
           NAMING("}\nexercises: {quiz: {brief: Late.}}\nstories:\n"
                  "  s: {as: agent, gestures: [credit], what_we_did: Credited £50 at once.}\n"),
           "£50");
    // what things cost, wrong answers of a quiz, and those who may give it
    expect_none(
        "L902",
        NAMING(", steps: [Say that the room is £50.]}\nexercises:\n"
               "  quiz: {question: How much may you give?, options: [£50, £25], answer: £25}\n"));
    expect_none(
        "L902",
        NAMING("}\nexercises: {quiz: {brief: Late.}}\nstories:\n"
               "  s: {as: lead, gestures: [credit], what_we_did: Credited £50 at once.}\n"));
}
END_TEST

START_TEST(the_case_of_a_sum_is_shown) {
    const char *text = CREDIT("    say: I can give you £50 now.\n");
    ck_assert_uint_eq(lint_text("L902", text), 1);
    const struct finding *finding = &findings.list.items[0];
    ck_assert_msg(
        str_eq(finding->witness, S("empower can credit £50 --role agent --as-of 2026-07-01")),
        "<%.*s>", S_ARG(finding->witness));
    ck_assert_msg(str_eq(finding->shows, S("needs-approval")), "<%.*s>", S_ARG(finding->shows));
    ck_assert(str_eq(span_bytes(&sources, finding->related.items[0].at), S("£25 per stay")));
}
END_TEST

START_TEST(a_word_that_leaves_open_how_much) {
    expect("L901", "scenarios: {late: {steps: [Be Generous with credits.]}}\n", "Generous");
    expect("L901", "principles: {a: Use your  judgement.}\n", "Use your  judgement");
    expect("L901",
           PEOPLE "gestures: {gift: {title: Modest gift, authority: [{agent: no limit}]}}\n",
           "Modest");
    // with a number, an example, a limit; and where it is no question of how much
    expect_none("L901", "scenarios: {late: {steps: [Be generous up to £20.]}}\n");
    expect_none("L901", "scenarios: {late: {steps: ['Be generous, such as with a coffee.']}}\n");
    expect_none("L901",
                "principles: {a: {says: Use your judgement., looks_like: [Gives a name.]}}\n");
    expect_none("L901", CREDIT("    title: Modest credit\n"));
    expect_none("L901", "scenarios: {late: {signals: [be reasonable]}}\n");
    expect_none("L901", "language: de\nscenarios: {late: {steps: [Be generous.]}}\n");
}
END_TEST

#define TEN   "one two three four five six seven eight nine ten "
#define LONG  TEN TEN "and six more words than ten"
#define SHORT TEN TEN "and five more words all"

START_TEST(a_sentence_that_is_too_long) {
    expect("L903", "principles: {a: " LONG ".}\n", LONG ".");
    expect("L903", "principles: {a: Short. " LONG "? Short.}\n", LONG "?");
    expect_none("L903", "principles: {a: " SHORT ".}\n");
    expect_none("L903", "principles: {a: " SHORT ". - " SHORT "!}\n");
    expect_none("L903", "principles:\n  a: |\n    " SHORT "\n    " SHORT "\n");
    expect_none("L903", "scenarios: {late: {signals: [" LONG "]}}\n");
    expect("L903", "language: de\nprinciples: {a: " LONG "}\n", LONG);
}
END_TEST

RUN("prose", a_sum_that_the_limit_does_not_allow, a_sum_where_the_gesture_is_named,
    the_case_of_a_sum_is_shown, a_word_that_leaves_open_how_much, a_sentence_that_is_too_long)
