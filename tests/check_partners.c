// Checks what is said of partners' teams: which of them a playbook leaves out, by which aims they
// are measured, which addresses they cannot open and which notices they do not hear.
#include "check_lint.h"

#define TEAMS(partner)                                                                                    \
    "roles: {desk: {frontline: yes}, helper: {frontline: yes}}\n"                                         \
    "aims: {solved: Solved at once, quick: Time of a call}\n"                                             \
    "teams:\n  ours: {roles: [desk], aims: [solved]}\n  theirs: {partner: yes, roles: [helper], " partner \
    "}\n"
#define BRIEFED "briefed: 2026-03-25, "

START_TEST(a_partner_is_left_out) {
    expect("L501", TEAMS("aims: [solved]"), "theirs");
    expect_none("L501", TEAMS(BRIEFED "aims: [solved]"));
    expect_none("L501", TEAMS("sees: [feedback]"));
    expect("L501", "applies_to: {teams: [ours]}\n" TEAMS(BRIEFED), "theirs");
    expect("L501", TEAMS(BRIEFED) "scenarios: {late: {teams: [ours]}, lost: {roles: [desk]}}\n",
           "theirs");
    expect_none("L501",
                TEAMS(BRIEFED) "scenarios: {late: {teams: [ours]}, lost: {roles: [helper]}}\n");
    expect_none("L501", TEAMS(BRIEFED) "scenarios: {late: {teams: [ours]}, lost: {title: Lost}}\n");
}
END_TEST

// One mistake is one finding: what could not be read may be what the partner has.
START_TEST(nothing_follows_from_what_was_lost) {
    lint_text("L001,L501", TEAMS(BRIEFED) "scenarios:\n  late: {teams: [ours]}\n"
                                          "  lost: {title: 'It's lost'}\n");
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_str_eq(findings.list.items[0].rule, "yaml-syntax");
}
END_TEST

START_TEST(a_partner_is_measured_otherwise) {
    expect("L503", TEAMS("aims: [quick]"), "quick");
    expect("L503", TEAMS("joins: [stand-up]"), "theirs");
    expect_none("L503", TEAMS("aims: [solved]"));
    expect_none("L503", "aims: {quick: Time of a call}\n"
                        "teams: {ours: {}, theirs: {partner: yes, aims: [quick]}}\n");
}
END_TEST

START_TEST(a_partner_cannot_open_an_address) {
    static const char *const inner[] = {
        "https://wiki/refunds",         "http://wiki.corp/a?b=c",   "wiki.local/refunds",
        "https://intranet.example.com", "file:///srv/handbook.pdf", "https://10.1.2.3/x",
        "https://172.20.0.1",           "https://localhost:8080/x", "\\\\server\\share\\a.docx"};
    static const char *const outer[] = {"https://example.com/corp",
                                        "https://172.32.0.1/",
                                        "agent@wiki.corp",
                                        "10.30",
                                        "internal",
                                        "a/b",
                                        "https://example.com/x.local"};
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        expect("L504",
               str_fmt(&arena, TEAMS("") "tools: {kb: {if_down: 'Open %s.'}}\n", inner[i]).ptr,
               inner[i]);
    for (size_t i = 0; i < sizeof outer / sizeof *outer; i++)
        expect_none(
            "L504",
            str_fmt(&arena, TEAMS("") "tools: {kb: {if_down: 'Open %s.'}}\n", outer[i]).ptr);
}
END_TEST

// What only our own teams meet with, and a playbook without a partner, may name what they like.
START_TEST(an_address_that_no_partner_reads) {
    expect_none("L504",
                TEAMS("") "scenarios: {late: {teams: [ours], next_step: See http://wiki/late}}\n");
    expect("L504",
           TEAMS("") "scenarios: {late: {teams: [theirs], next_step: See http://wiki/late}}\n",
           "http://wiki/late");
    expect_none("L504", "scenarios: {late: {next_step: See http://wiki/late}}\n");
}
END_TEST

#define NOTICE(keys) TEAMS("") "notices: {sale: {says: It ends., " keys "}}\n"

START_TEST(a_partner_does_not_hear) {
    expect("L806", NOTICE("teams: [ours]"), "ours");
    expect_none("L806", NOTICE("teams: [ours, theirs]"));
    expect_none("L806", NOTICE("teams: [theirs]"));
    expect_none("L806", NOTICE("until: 2026-06-30, teams: [ours]"));
    expect("L806", NOTICE("scenarios: [late], teams: [ours]") "scenarios: {late: {title: Late}}\n",
           "ours");
    expect_none("L806",
                NOTICE("scenarios: [late], teams: [ours]") "scenarios: {late: {teams: [ours]}}\n");
}
END_TEST

RUN("partners", a_partner_is_left_out, nothing_follows_from_what_was_lost,
    a_partner_is_measured_otherwise, a_partner_cannot_open_an_address,
    an_address_that_no_partner_reads, a_partner_does_not_hear)
