// Comparing playbooks through the door: what a call may be asked, formats, contacts, and memory
// that runs out.
#include "check_api.h"

#define BOOK(limit)                                                                     \
    "empower: 1\nplaybook: test\ntitle: Test\ncurrency: GBP\neffective: 2026-01-01 to " \
    "2026-12-31\n"                                                                      \
    "roles:\n  agent: {reports_to: lead}\n  lead: {}\n"                                 \
    "facts:\n  fault: {yes_no: ours}\n"                                                 \
    "gestures:\n  credit:\n    only_when: {fault: yes}\n"                               \
    "    authority: [{agent: " limit " per stay}, {lead: £90 per stay}]\n"

static const char fifty[] = BOOK("£50"), sixty[] = BOOK("£60");

struct both {
    struct emp_playbook *old, *fresh;
    struct emp_diff *diff;
};

static struct both opened(const char *old, const char *fresh) {
    struct both both = {open_text("old.yaml", old, NULL), open_text("new.yaml", fresh, NULL), NULL};
    return both;
}

static void close_both(struct both *both) {
    emp_free(both->old);
    emp_free(both->fresh);
}

START_TEST(differences_are_counted_and_written) {
    struct both both = opened(fifty, sixty);
    struct answer answer = {NULL, 0};
    ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, NULL), EMP_OK);
    ck_assert_uint_eq(emp_diff_count(both.diff, EMP_WIDER), 1);
    ck_assert_uint_eq(emp_diff_count(both.diff, EMP_TIGHTER), 0);
    struct emp_diff_page page = {.path = "new.yaml", .width = 200};
    ck_assert_int_eq(emp_diff_write(both.diff, &page, take, &answer), EMP_OK);
    ck_assert_ptr_nonnull(strstr(answer.text, "empower can credit £51 fault"));
    ck_assert_ptr_nonnull(strstr(answer.text, "new.yaml:14"));
    ck_assert_int_eq(emp_diff_write(both.diff, NULL, take_nothing, NULL), EMP_WRITE_FAILED);
    page.format = "xml";
    ck_assert_int_eq(emp_diff_write(both.diff, &page, take, &answer), EMP_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(emp_message(both.fresh), "markdown"));
    forget(&answer);
    close_both(&both);
}
END_TEST

START_TEST(a_wrong_argument_is_named) {
    struct both both = opened(fifty, sixty);
    struct emp_diff_options options = {.role = "agnet"};
    ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, &options), EMP_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(emp_message(both.fresh), "\"agent\""));
    options = (struct emp_diff_options){.as_of = "2026-13-01"};
    ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, &options), EMP_BAD_ARGUMENT);
    ck_assert_ptr_null(both.diff);
    close_both(&both);
}
END_TEST

// Whichever of the two is broken, the message is the new one's.
START_TEST(a_broken_playbook_is_not_compared) {
    static const char broken[] = BOOK("£50") "facts:\n  other: {yes_no: [}\n";
    for (int side = 0; side < 2; side++) {
        struct both both = opened(side ? broken : fifty, side ? fifty : broken);
        ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, NULL), EMP_BROKEN);
        ck_assert_ptr_nonnull(strstr(emp_message(both.fresh), side ? "old.yaml" : "new.yaml"));
        close_both(&both);
    }
}
END_TEST

static const char contacts[] = "role,gesture,amount,given,fault\n"
                               "agent,credit,£55,£0,yes\n"
                               "agent,credit,£40,£0,yes\n"
                               "lead,credit,£55.50,£0,yes\n"
                               "agent,credit,£1,£0,maybe\n";

START_TEST(contacts_are_decided_by_both) {
    struct both both = opened(BOOK("£50"), BOOK("£60"));
    struct answer answer = {NULL, 0};
    struct emp_diff_page page = {.format = "json"};
    ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, NULL), EMP_OK);
    for (size_t i = 0; i < sizeof contacts - 1; i++)
        ck_assert_int_eq(emp_diff_feed(both.diff, contacts + i, 1), EMP_OK);
    ck_assert_int_eq(emp_diff_feed(both.diff, NULL, 0), EMP_OK);
    ck_assert_int_eq(emp_diff_write(both.diff, &page, take, &answer), EMP_OK);
    ck_assert_ptr_nonnull(strstr(answer.text, "\"read\":4,\"not_decided\":1,\"without_gesture\":0,"
                                              "\"wider\":{\"contacts\":1,\"money\":\"55.00\""));
    ck_assert_ptr_nonnull(strstr(answer.text, "\"first\":[{\"line\":2,\"class\":\"wider\""));
    forget(&answer);
    close_both(&both);
}
END_TEST

START_TEST(columns_that_nobody_knows_are_named) {
    struct both both = opened(fifty, sixty);
    static const char wrong[] = "rolle,gesture\nagent,credit\n";
    ck_assert_int_eq(emp_diff_open(&both.diff, both.old, both.fresh, NULL), EMP_OK);
    ck_assert_int_eq(emp_diff_feed(both.diff, wrong, sizeof wrong - 1), EMP_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(emp_message(both.fresh), "\"role\""));
    close_both(&both);
}
END_TEST

// ---- memory ----

static enum emp_status compare(struct both *both, struct answer *answer) {
    enum emp_status status = emp_diff_open(&both->diff, both->old, both->fresh, NULL);
    if (status == EMP_OK) status = emp_diff_feed(both->diff, contacts, sizeof contacts - 1);
    if (status == EMP_OK) status = emp_diff_feed(both->diff, NULL, 0);
    answer->len = 0;
    if (status == EMP_OK) status = emp_diff_write(both->diff, NULL, take, answer);
    return status;
}

// In the one playbook or in the other one; and the same call can be made again.
START_TEST(running_out_of_memory_anywhere_is_said_and_leaves_nothing_behind) {
    struct answer plenty = {NULL, 0}, answer = {NULL, 0};
    for (int side = 0; side < 2; side++) {
        struct scarce memory[] = {{1000000, 0}, {1000000, 0}};
        struct both both = {open_text("old.yaml", fifty, &memory[0]),
                            open_text("new.yaml", sixty, &memory[1]), NULL};
        enum emp_status status = EMP_NO_MEMORY;
        for (long n = 0; status != EMP_OK; n++) {
            memory[side].left = n;
            status = compare(&both, &answer);
            ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %ld: %d", n, status);
        }
        memory[side].left = 1000000;
        ck_assert_int_eq(compare(&both, &plenty), EMP_OK);
        ck_assert_str_eq(answer.text, plenty.text);
        forget(&answer);
        forget(&plenty);
        close_both(&both);
        ck_assert_int_eq(memory[0].out + memory[1].out, 0);
    }
}
END_TEST

START_TEST(lists_end) {
    struct emp_item item;
    size_t formats = 0, changes = 0;
    while (emp_diff_format_at(&item, formats)) formats++;
    while (emp_change_at(&item, changes)) changes++;
    ck_assert_uint_eq(formats, 3);
    ck_assert_uint_eq(changes, EMP_CHANGES);
}
END_TEST

RUN("prove-diff-api", differences_are_counted_and_written, a_wrong_argument_is_named,
    a_broken_playbook_is_not_compared, contacts_are_decided_by_both,
    columns_that_nobody_knows_are_named,
    running_out_of_memory_anywhere_is_said_and_leaves_nothing_behind, lists_end)
