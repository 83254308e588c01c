// Checks the public door: what each call answers, when memory runs out at any point, and when the
// answer cannot be written.
#include "check_api.h"

#include <stdio.h>

static const char good[] = "empower: 1\n"
                           "playbook: shop\n"
                           "title: Corner Shop\n"
                           "version: 7\n"
                           "effective: 2026-01-01 to 2026-12-31\n"
                           "currency: USD\n"
                           "applies_to: {channels: [phone, chat]}\n"
                           "roles:\n"
                           "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
                           "  lead: {title: Team lead, reach: ext. 4, replies_within: 5 minutes}\n"
                           "facts:\n"
                           "  our_fault: {yes_no: did we cause it, ask: \"Did we cause it?\"}\n"
                           "terms:\n"
                           "  ours: {our_fault: yes}\n"
                           "gestures:\n"
                           "  refund:\n"
                           "    title: Refund the order\n"
                           "    only_when: {ours: yes}\n"
                           "    authority:\n"
                           "      - agent: $20 per order\n"
                           "      - lead: $100 per order\n"
                           "scenarios:\n"
                           "  late-parcel:\n"
                           "    title: The parcel is late\n"
                           "    signals: [my parcel has not come, '/where is (it|my order)/']\n"
                           "    acknowledge: Say sorry for the wait.\n"
                           "    offer_in_order: [refund]\n";

static const char bad[] = "empower: 1\n"
                          "playbook: shop\n"
                          "title: 'It isn't clean'\n"
                          "roles:\n"
                          "  agent: {titel: Agent}\n"
                          "  agent: {title: Agent}\n"
                          "gestures:\n"
                          "  refund: {authority: [{agnet: $1,5}]}\n";

static const char config[] =
    "profile: strict\n"
    "fail_on: error\n"
    "levels: {no-such-rule: off}\n"
    "rules:\n"
    "  X1: {name: own, level: error, message: '{id}', path: gestures.*.say,"
    " present: yes}\n";

START_TEST(a_playbook_at_a_glance) {
    struct emp_playbook *playbook = open_text("playbook.yaml", good, NULL);
    struct emp_summary summary;
    ck_assert_int_eq(emp_summary(&summary, playbook), EMP_OK);
    ck_assert_str_eq(summary.id, "shop");
    ck_assert_str_eq(summary.title, "Corner Shop");
    ck_assert_str_eq(summary.version, "7");
    ck_assert_uint_eq(strlen(summary.digest), 12);
    ck_assert_uint_eq(summary.scenarios, 1);
    ck_assert_uint_eq(summary.gestures, 1);
    ck_assert_uint_eq(summary.roles, 2);
    ck_assert(!summary.broken);
    ck_assert_uint_eq(emp_read_errors(playbook), 0);
    emp_free(playbook);
}
END_TEST

START_TEST(findings_are_counted_by_level) {
    struct emp_playbook *playbook = open_text("playbook.yaml", bad, NULL);
    ck_assert_uint_gt(emp_read_errors(playbook), 3);
    ck_assert_int_eq(emp_lint(playbook, NULL), EMP_OK);
    size_t errors = emp_count(playbook, EMP_ERROR);
    ck_assert_uint_eq(errors, emp_read_errors(playbook));
    struct emp_lint_options only = {.select = "yaml-syntax"};
    ck_assert_int_eq(emp_lint(playbook, &only), EMP_OK);
    ck_assert_uint_eq(emp_count(playbook, EMP_ERROR), 1);
    ck_assert_int_eq(emp_lint(playbook, NULL), EMP_OK); // the second run did not lose the first's
    ck_assert_uint_eq(emp_count(playbook, EMP_ERROR), errors);
    emp_free(playbook);
}
END_TEST

START_TEST(options_win_over_the_configuration) {
    struct emp_playbook *playbook = open_text("playbook.yaml", good, NULL);
    struct emp_lint_options lint = {.config = config, .config_len = sizeof config - 1};
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_OK);
    ck_assert_uint_eq(emp_count(playbook, EMP_ERROR), 1);
    ck_assert(emp_failed(playbook));
    struct answer answer = {NULL, 0};
    ck_assert_int_eq(emp_report(&playbook, 1, "concise", NULL, take, &answer), EMP_OK);
    ck_assert_ptr_nonnull(strstr(answer.text, ".empower.yaml:3:10: warning"));
    ck_assert_ptr_nonnull(strstr(answer.text, "error: refund [X1 own]"));
    forget(&answer);
    lint.ignore = "X1";
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_OK);
    ck_assert(!emp_failed(playbook));
    lint.fail_on = "info";
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_OK);
    ck_assert(emp_failed(playbook));
    lint.fail_on = "never";
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_OK);
    ck_assert(!emp_failed(playbook));
    lint.fail_on = "waning";
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_BAD_ARGUMENT);
    lint = (struct emp_lint_options){.select = "X1"};
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_BAD_ARGUMENT); // it went with its configuration
    emp_free(playbook);
}
END_TEST

START_TEST(a_wrong_argument_is_named) {
    struct emp_playbook *playbook = open_text("playbook.yaml", good, NULL);
    struct emp_lint_options lint = {.select = "yaml-sintax"};
    ck_assert_int_eq(emp_lint(playbook, &lint), EMP_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(emp_message(playbook), "yaml-syntax"));
    struct emp_ask_options ask = {.role = "agnet"};
    enum emp_match match;
    ck_assert_int_eq(emp_ask(&match, playbook, "x", 1, &ask, take_nothing, NULL), EMP_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(emp_message(playbook), "\"agent\""));
    ask = (struct emp_ask_options){.as_of = "2026-13-01"};
    ck_assert_int_eq(emp_ask(&match, playbook, "x", 1, &ask, take_nothing, NULL), EMP_BAD_ARGUMENT);
    ask = (struct emp_ask_options){.channel = "fax"};
    ck_assert_int_eq(emp_ask(&match, playbook, "x", 1, &ask, take_nothing, NULL), EMP_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(emp_message(playbook), "phone, chat"));
    ck_assert_int_eq(emp_ask(&match, playbook, "\xFF", 1, NULL, take_nothing, NULL),
                     EMP_BAD_ARGUMENT);
    ck_assert_int_eq(emp_show(playbook, "refnud", NULL, take_nothing, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(emp_sheet(playbook, "cards", NULL, take_nothing, NULL), EMP_BAD_ARGUMENT);
    ck_assert_int_eq(emp_export(playbook, "cvs", NULL, take_nothing, NULL), EMP_BAD_ARGUMENT);
    emp_free(playbook);
}
END_TEST

START_TEST(an_answer_that_cannot_be_written_is_no_success) {
    struct emp_playbook *playbook = open_text("playbook.yaml", good, NULL);
    enum emp_match match;
    ck_assert_int_eq(emp_ask(&match, playbook, "parcel", 6, NULL, take_nothing, NULL),
                     EMP_WRITE_FAILED);
    ck_assert_int_eq(emp_show(playbook, NULL, NULL, take_nothing, NULL), EMP_WRITE_FAILED);
    ck_assert_int_eq(emp_sheet(playbook, "card", NULL, take_nothing, NULL), EMP_WRITE_FAILED);
    ck_assert_int_eq(emp_schema(take_nothing, NULL), EMP_WRITE_FAILED);
    emp_free(playbook);
}
END_TEST

START_TEST(a_batch_line_answers_for_itself) {
    static const struct {
        const char *line, *part;
        bool answered;
    } rows[] = {
        {"my parcel has not come", "\"answer\":\"late-parcel\"", true},
        {"{\"id\":7,\"said\":\"where is my order\"}", "\"id\":7", true},
        {"{\"id\":\"a\",\"said\":\"where is my order\",\"role\":\"lead\"}", "\"role\":\"lead\"",
         true},
        {"{\"id\":\"a\",\"said\":null}", "\"error\"", false},
        {"{\"id\":\"a\"}", "\"said\\\" is missing\"", false},
        {"{\"id\":\"a\",\"said\":\"x\",\"sed\":1}", "\\\"sed\\\" is no field", false},
        {"{\"id\":\"a\",\"said\":\"x\",\"said\":\"y\"}", "\"error\"", false},
        {"{\"id\":\"a\",\"said\":\"x\",\"role\":\"boss\"}", "\"id\":\"a\",\"error\"", false},
        {"{nonsense", "\"id\":null,\"error\"", false},
        {"\xC3", "\"error\"", false},
        {"", "\"answer\":null", true},
    };
    struct emp_playbook *playbook = open_text("playbook.yaml", good, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer answer = {NULL, 0};
        bool answered;
        ck_assert_int_eq(emp_ask_line(&answered, playbook, rows[i].line, strlen(rows[i].line), NULL,
                                      take, &answer),
                         EMP_OK);
        ck_assert_msg(answered == rows[i].answered && strstr(answer.text, rows[i].part) &&
                          strchr(answer.text, '\n') == answer.text + answer.len - 1,
                      "of <%s>: %s", rows[i].line, answer.text);
        forget(&answer);
    }
    emp_free(playbook);
}
END_TEST

// ---- memory ----

// Everything that a playbook is used for; answers the first status that is not EMP_OK.
static enum emp_status use(struct emp_playbook *playbook, struct answer *answer) {
    struct emp_summary summary;
    enum emp_match match;
    enum emp_status status = emp_summary(&summary, playbook);
    struct emp_lint_options lint = {.config = config, .config_len = sizeof config - 1};
    if (status == EMP_OK) status = emp_lint(playbook, NULL);
    if (status == EMP_OK) status = emp_lint(playbook, &lint);
    if (status == EMP_OK) status = emp_lint_settings(playbook, &lint, 0, false, take, answer);
    if (status == EMP_OK)
        status = emp_ask(&match, playbook, "where is my order", 17, NULL, take, answer);
    struct emp_ask_view view = {0};
    if (status == EMP_OK) status = emp_ask_screen(&view, playbook, "order", 5, NULL, take, answer);
    if (status == EMP_OK) status = emp_ask_list(&view, playbook, "", 0, NULL, take, answer);
    if (status == EMP_OK) status = emp_ask_chosen(&view, playbook, "order", 5, NULL, take, answer);
    if (status == EMP_OK) status = emp_show(playbook, NULL, NULL, take, answer);
    if (status == EMP_OK) status = emp_show(playbook, "late-parcel", NULL, take, answer);
    if (status == EMP_OK) status = emp_sheet(playbook, "handout", NULL, take, answer);
    struct emp_sheet_changes changes;
    if (status == EMP_OK)
        status = emp_sheet_compare(&changes, playbook, playbook, "card", NULL, take, answer);
    if (status == EMP_OK) status = emp_export(playbook, "csv", NULL, take, answer);
    return status;
}

static enum emp_status read_and_use(const char *text, struct scarce *scarce,
                                    struct answer *answer) {
    struct emp_allocator allocator = {give, take_back, scarce};
    struct emp_file file = {"playbook.yaml", text, strlen(text)};
    struct emp_playbook *playbook;
    enum emp_status status = emp_read(&playbook, &file, 1, NULL, &allocator);
    if (status == EMP_OK) status = use(playbook, answer);
    emp_free(playbook);
    return status;
}

START_TEST(running_out_of_memory_anywhere_is_said_and_leaves_nothing_behind) {
    enum emp_status status = EMP_NO_MEMORY;
    long n = 0;
    for (; status != EMP_OK; n++) {
        struct scarce scarce = {n, 0};
        struct answer answer = {NULL, 0};
        status = read_and_use(good, &scarce, &answer);
        ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %ld: status %d", n, status);
        ck_assert_msg(scarce.out == 0, "at %ld: %ld pieces are left", n, scarce.out);
        forget(&answer);
    }
    ck_assert_int_gt(n, 3);
}
END_TEST

START_TEST(a_call_that_ran_out_can_be_made_again) {
    struct scarce scarce = {1000000, 0};
    struct emp_allocator allocator = {give, take_back, &scarce};
    struct emp_file file = {"playbook.yaml", good, strlen(good)};
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read(&playbook, &file, 1, NULL, &allocator), EMP_OK);
    struct answer answer = {NULL, 0};
    enum emp_match match;
    enum emp_status status = EMP_NO_MEMORY;
    for (long n = 0; status != EMP_OK; n++) {
        scarce.left = n;
        status = emp_ask(&match, playbook, "where is my order", 17, NULL, take, &answer);
        ck_assert(status == EMP_OK || status == EMP_NO_MEMORY);
    }
    ck_assert_int_eq(match, EMP_MATCH_STRONG);
    ck_assert_ptr_nonnull(strstr(answer.text, "The parcel is late"));
    forget(&answer);
    emp_free(playbook);
    ck_assert_int_eq(scarce.out, 0);
}
END_TEST

START_TEST(a_limit_on_memory_is_kept) {
    struct emp_file file = {"playbook.yaml", good, strlen(good)};
    struct emp_limits limits = {.memory = 2000};
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read(&playbook, &file, 1, &limits, NULL), EMP_OVER_LIMIT);
    ck_assert_ptr_null(playbook);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes) {
    struct answer first = {NULL, 0}, second = {NULL, 0};
    struct scarce scarce = {1000000, 0};
    ck_assert_int_eq(read_and_use(good, &scarce, &first), EMP_OK);
    ck_assert_int_eq(read_and_use(good, &scarce, &second), EMP_OK);
    ck_assert_str_eq(first.text, second.text);
    forget(&first);
    forget(&second);
}
END_TEST

// ---- lists ----

START_TEST(lists_end) {
    struct emp_item item;
    struct emp_rule rule;
    size_t reporters = 0, sheets = 0, formats = 0, rules = 0;
    while (emp_reporter_at(&item, reporters)) reporters++;
    while (emp_sheet_at(&item, sheets)) sheets++;
    while (emp_format_at(&item, formats)) formats++;
    while (emp_rule_at(&rule, rules)) rules++;
    ck_assert(reporters >= 3 && sheets >= 2 && formats >= 3 && rules >= 20);
    ck_assert(emp_rule_find(&rule, "l001"));
    ck_assert_str_eq(rule.name, "yaml-syntax");
    ck_assert(!emp_rule_find(&rule, "yaml-sintax"));
    ck_assert_str_eq(rule.name, "yaml-syntax");
    ck_assert(!emp_rule_find(&rule, "zzz"));
    ck_assert_ptr_null(rule.id);
}
END_TEST

static void keep_ids(void *context, const struct emp_rule *rule) {
    char *ids = context;
    snprintf(ids, 64, "%s:%u", rule->id, rule->line);
}

START_TEST(rules_of_a_configuration_are_told_with_their_place) {
    static const char own[] = "rules:\n  X1: {name: own, message: m, path: title, present: yes}\n";
    const struct emp_lint_options options = {.config = own, .config_len = sizeof own - 1};
    struct answer answer = {NULL, 0};
    char ids[64] = "";
    ck_assert_int_eq(emp_rules(&options, "OWN", keep_ids, ids), EMP_OK);
    ck_assert_str_eq(ids, "X1:2");
    ck_assert_int_eq(emp_rules(&options, NULL, keep_ids, ids), EMP_OK);
    ck_assert_str_eq(ids, "X1:2"); // the last one
    ck_assert_int_eq(emp_rules(NULL, NULL, keep_ids, ids), EMP_OK);
    ck_assert_str_eq(ids, "L903:0");
    ck_assert_int_eq(emp_rules(NULL, "own", keep_ids, ids), EMP_NOT_FOUND);
    ck_assert_int_eq(emp_rules_json(NULL, "own", take, &answer), EMP_NOT_FOUND);
    ck_assert_ptr_null(answer.text);
}
END_TEST

START_TEST(text_for_a_terminal_is_harmless) {
    struct answer answer = {NULL, 0};
    const char text[] = "a\x1b[31m\n::error::\xE2\x80\xAE";
    ck_assert_int_eq(emp_escape(text, sizeof text - 1, take, &answer), EMP_OK);
    ck_assert_ptr_null(strchr(answer.text, 0x1b));
    ck_assert_ptr_null(strstr(answer.text, "\n::"));
    ck_assert_ptr_null(strstr(answer.text, "\xE2\x80\xAE"));
    forget(&answer);
}
END_TEST

START_TEST(the_configuration_names_a_playbook) {
    char path[16];
    const char text[] = "playbook: books/one\n";
    ck_assert(emp_config_playbook(path, sizeof path, text, sizeof text - 1));
    ck_assert_str_eq(path, "books/one");
    ck_assert(!emp_config_playbook(path, 5, text, sizeof text - 1)); // no room
    ck_assert(!emp_config_playbook(path, sizeof path, "other: x\n", 9));
    ck_assert(!emp_config_playbook(path, sizeof path, "[", 1));
}
END_TEST

static const struct {
    const char *text;
    enum emp_file_kind kind;
} kinds[] = {
    {"\xEF\xBB\xBF"
     "empower: 1\nroles:\n",
     EMP_FILE_HEADER},
    {"# more\r\nroles:\r\n  a: {title: A}\r\nexamples:\r\n- {said: a}\r\n", EMP_FILE_SECTIONS},
    {"currency: GBP\nroles: {}\ngestures: {}\nguardrials: {}\n", EMP_FILE_OTHER}, // half of them
    {"roles: {}\ngestures: {}\nguardrials: {}\n", EMP_FILE_SECTIONS},
    {"version: 3\nservices:\n  roles: {}\n", EMP_FILE_OTHER},
    {"version: 3\nlanguage: en\nwords: [a]\n", EMP_FILE_OTHER},
    {"# empower: 1\n", EMP_FILE_OTHER},
    {"", EMP_FILE_OTHER},
};

START_TEST(a_file_is_told_from_its_margin) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        ck_assert_int_eq(emp_kind_of_file(kinds[i].text, strlen(kinds[i].text)), kinds[i].kind);
}
END_TEST

RUN("api", a_playbook_at_a_glance, findings_are_counted_by_level,
    options_win_over_the_configuration, a_wrong_argument_is_named,
    an_answer_that_cannot_be_written_is_no_success, a_batch_line_answers_for_itself,
    running_out_of_memory_anywhere_is_said_and_leaves_nothing_behind,
    a_call_that_ran_out_can_be_made_again, a_limit_on_memory_is_kept,
    the_same_input_gives_the_same_bytes, lists_end,
    rules_of_a_configuration_are_told_with_their_place, text_for_a_terminal_is_harmless,
    the_configuration_names_a_playbook, a_file_is_told_from_its_margin)
