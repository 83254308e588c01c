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

// ---- playbooks that lack something ----

static const struct {
    const char *sheet, *error;
} lacking[] = {
    {"matrix", "The playbook has no role to hold authority: `empower new role ID` begins one."},
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

RUN_BETWEEN("sheets of kinds", setup, teardown, the_matrix_has_all_roles_up_the_ladder,
            the_matrix_names_who_approves, the_matrix_of_a_role_has_no_other_limits,
            the_matrix_of_all_roles_is_for_leads, a_chosen_scenario_chooses_its_gestures,
            what_needs_two_roles_says_so, what_a_sheet_lacks_is_said)
