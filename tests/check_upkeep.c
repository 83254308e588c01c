// Checks what is said of aims, dates, owners, drafts and signals, and what is not said where a
// mistake may hide them.
#include "check_lint.h"

#define QUICK  "quick: {title: Average handling time, better: lower}"
#define SOLVED "solved: {title: Solved at once, better: higher}"

START_TEST(aims_for_which_nobody_says_what_comes_first) {
    expect("L603", "aims: {" QUICK ", " SOLVED "}\n", "quick");
    expect("L603", "aims: {cheap: Cost per contact, " SOLVED "}\n", "cheap");
    expect_none("L603", "aims: {quick: {title: Call time, yields_to: [solved]}, " SOLVED "}\n");
    expect_none("L603", "aims: {" QUICK "}\n");
    expect("L602", "aims: {" QUICK ", aht: AHT}\n", "quick");
    expect_none("L602", "language: de\naims: {" QUICK "}\n");
}
END_TEST

START_TEST(feelings_that_nobody_measures) {
    expect("L604", "aims: {" SOLVED "}\nscenarios: {late: {emotion: {to: calm}}}\n", "solved");
    expect_none("L604", "aims: {" SOLVED "}\nscenarios: {late: {title: Late}}\n");
    expect_none("L604",
                "aims: {" SOLVED ", csat: CSAT}\nscenarios: {late: {emotion: {to: calm}}}\n");
    // that all are about speed says more
    expect_none("L604", "aims: {" QUICK "}\nscenarios: {late: {emotion: {to: calm}}}\n");
}
END_TEST

// As of 2026-07-01, with 14 days of grace.
START_TEST(dates_that_are_past) {
    expect("L801", "review: every 6 months, next 2026-06-16\n", "every 6 months, next 2026-06-16");
    expect_none("L801", "review: every 6 months, next 2026-06-17\n");
    expect_none("L801", "status: retired\nreview: every 6 months, next 2020-01-01\n");
    expect("L801,L803",
           "effective: 2020-01-01 to 2026-06-30\nreview: every 6 months, next 2026-01-01\n",
           "2020-01-01 to 2026-06-30");
    expect_none("L803", "effective: 2020-01-01 to 2026-07-01\n");
    expect("L805", "notices: {sale: {until: 2026-06, says: It ends.}}\n", "sale");
    expect_none("L805", "notices: {sale: {until: 2026-07, says: It ends.}}\n");
}
END_TEST

START_TEST(a_playbook_in_use_needs_an_owner_and_an_aim) {
    expect("L802", "status: approved\n", "p");
    expect_none("L802", "status: draft\n");
    expect_none("L802", "status: approved\nowner: head of service\n");
    expect("L601", "status: approved\nscenarios: {late: {title: Late}}\n", "p");
    expect_none("L601", "scenarios: {late: {title: Late}}\n");
}
END_TEST

// One mistake is one finding: what cannot be read, or is misspelt, is not missing.
START_TEST(what_is_lost_is_not_missing) {
    expect("L001,L601",
           "status: approved\nscenarios: {late: {title: Late}}\naims:\n  a: 'It's late'\n", "'");
    expect("L002,L601", "status: approved\nscenarios: {late: {title: Late}}\naimz: {a: Late}\n",
           "aimz");
    expect("L002,L802", "status: approved\nowners: me\n", "owners");
}
END_TEST

START_TEST(drafts_in_use) {
    expect(
        "L804",
        "gestures: {gift-draft: {title: Gift}}\nscenarios: {late: {offer_in_order: [gift-draft]}}\n",
        "gift-draft");
    expect("L804", "routes: {desk: {title: 'Desk (WIP)'}}\nroles: {agent: {reports_to: desk}}\n",
           "desk");
    expect_none("L804", "gestures: {draft-beer: {title: Beer}}\n");
    expect_none("L804", "gestures: {gift-draft: {title: Gift}}\n"
                        "scenarios: {late-draft: {offer_in_order: [gift-draft]}}\n");
}
END_TEST

START_TEST(signals_that_are_few) {
    expect("L807", "scenarios: {late: {signals: [a, b, c, d]}}\n", "late");
    expect_none("L807", "scenarios: {late: {signals: [a, b, c, d, /e/]}}\n");
    expect_none("L807", "scenarios: {late: {title: Late}}\n");
}
END_TEST

RUN("upkeep", aims_for_which_nobody_says_what_comes_first, feelings_that_nobody_measures,
    dates_that_are_past, a_playbook_in_use_needs_an_owner_and_an_aim, what_is_lost_is_not_missing,
    drafts_in_use, signals_that_are_few)
