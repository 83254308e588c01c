// Decisions through the door: out of memory at every place, refusals, batches, a closed pipe.
#include "check_base.h"

#include "empower.h"

#include <stdio.h>
#include <string.h>

static const char book[] =
    "empower: 1\nplaybook: test\ntitle: Test\ncurrency: GBP\neffective: 2026-04-01 to 2027-03-31\n"
    "roles:\n  agent: {reports_to: lead}\n  lead: {title: Lead}\n"
    "facts:\n  fault: {yes_no: ours, ask: Was it us?}\n  tier: {choice: [plain, gold]}\n"
    "  fare: {money: fare}\n  given: {money: before, assume: 0}\n"
    "terms: {good: {tier: gold}}\n"
    "gestures:\n  credit:\n    only_when: {fault: yes}\n    never_when: {good: no, fare: £1}\n"
    "    authority:\n      - agent: £50 per stay\n      - agent: 50% of fare per stay\n"
    "      - {lead: no limit, jointly_with: [agent]}\n"
    "guardrails: {rail: {never_when: {tier: plain}, liftable_by: lead}}\n"
    "escalations: {hot: {when: {fare: more than £900}, to: lead}}\n"
    "examples:\n  - {as: agent, give: credit, amount: £5, expect: ask, missing: [fare, fault]}\n"
    "  - {never: credit, as: agent, over: £50}\n  - {said: hello, expect: nothing}\n";

static struct {
    char text[65536];
    size_t len;
    bool closed;
} got;

static int take(void *context, const char *bytes, size_t len) {
    (void)context;
    if (got.closed) return 1;
    ck_assert_uint_lt(got.len + len, sizeof got.text);
    memcpy(got.text + got.len, bytes, len);
    got.len += len;
    got.text[got.len] = '\0';
    return 0;
}

static struct emp_playbook *open_text(const char *text, const struct emp_allocator *allocator) {
    struct emp_file file = {"book.yaml", text, strlen(text)};
    struct emp_playbook *playbook;
    got.len = 0;
    got.text[0] = '\0';
    got.closed = false;
    return emp_read(&playbook, &file, 1, NULL, allocator) == EMP_OK ? playbook : NULL;
}

static const struct emp_can_options agent = {.role = "agent"};

static enum emp_status can(struct emp_playbook *playbook, struct emp_can_answer *answer,
                           const char *a, const char *b, const char *c, const char *d) {
    const char *all[] = {a, b, c, d}, *words[4];
    size_t n = 0;
    for (size_t i = 0; i < 4; i++)
        if (all[i]) words[n++] = all[i];
    return emp_can(answer, playbook, words, n, &agent, take, NULL);
}

START_TEST(test_question_to_ask) {
    struct emp_playbook *playbook = open_text(book, NULL);
    struct emp_can_answer answer;
    ck_assert_int_eq(can(playbook, &answer, "credit", "£5", "fare=£20", "tier=gold"), EMP_OK);
    ck_assert_int_eq(answer.verdict, EMP_ASK);
    ck_assert_str_eq(answer.fact, "fault");
    ck_assert_str_eq(answer.question, "Was it us?");
    ck_assert_str_eq(answer.kind, "yes or no");
    ck_assert_int_eq(can(playbook, &answer, "credit", "£5", "fare=£1000", NULL), EMP_OK);
    ck_assert_int_eq(answer.verdict, EMP_ESCALATE);
    ck_assert_ptr_null(answer.fact);
    emp_free(playbook);
}
END_TEST

START_TEST(test_refusals) {
    static const char *const bad[] = {"credits",
                                      "credit 5 6",
                                      "credit fare=five",
                                      "credit good",
                                      "credit now=1",
                                      "credit fault=maybe",
                                      "credit tier",
                                      "credit £0",
                                      "credit fare=£1 fare=£2",
                                      "credit given=-1",
                                      "credit times_given=x",
                                      "credit also_given=y",
                                      "credit times_given=2x",
                                      "credit amount=€5"};
    struct emp_playbook *playbook = open_text(book, NULL);
    struct emp_can_answer answer;
    EACH(i, bad) {
        char words[64], *second, *third;
        strcpy(words, bad[i]);
        if ((second = strchr(words, ' '))) *second++ = '\0';
        third = second ? strchr(second, ' ') : NULL;
        if (third) *third++ = '\0';
        ck_assert_msg(can(playbook, &answer, words, second, third, NULL) == EMP_BAD_ARGUMENT,
                      "of <%s>", bad[i]);
        ck_assert_uint_gt(strlen(emp_message(playbook)), 10);
    }
    emp_free(playbook);
}
END_TEST

START_TEST(test_broken) {
    static const char *const worse[] = {
        "guardrail: {x: {never_when: {tier: gold}}}\n", // a misspelt section
        "guardrails: {x: {never_when: {tier: gould}}}\n",
        "terms: {t: {u: yes}, u: {t: yes}}\n",
        "roles: {agent: {reports_to: nobody-here}}\n",
        "escalations: {e: {when: {nix: yes}, to: lead}}\n",
        "facts: {f: {}}\n",
        "guardrails: [\n"};
    EACH(i, worse) {
        struct emp_can_answer answer;
        char text[1024];
        snprintf(text, sizeof text, "empower: 1\nplaybook: t\ntitle: T\n%s%s", worse[i],
                 "gestures: {g: {authority: nobody}}\n");
        struct emp_playbook *playbook = open_text(text, NULL);
        ck_assert_msg(can(playbook, &answer, "g", NULL, NULL, NULL) == EMP_BROKEN, "of <%s>",
                      worse[i]);
        emp_free(playbook);
    }
}
END_TEST

START_TEST(test_batch) {
    static const struct {
        const char *line, *begins;
        bool answered;
    } rows[] = {
        {"{\"id\":1,\"gesture\":\"credit\",\"facts\":{\"fault\":false,\"fare\":20.50,\"tier\":"
         "\"gold\"}}",
         "{\"id\":1,\"verdict\":\"deny\",\"limit\":null", true},
        {"{\"id\":1e2,\"gesture\":\"credit\",\"facts\":{\"fault\":true,\"fare\":\"£200\",\"tier\":"
         "\"gold\"}}",
         "{\"id\":1e2,\"verdict\":\"ask\",\"limit\":\"100.00\",\"left\":\"100.00\"", true},
        {"{\"gesture\":\"credit\",\"facts\":null,\"amount\":null}",
         "{\"id\":null,\"verdict\":\"ask\"", true},
        {"{\"id\":[],\"gesture\":\"credit\"}", "{\"id\":null,\"error\"", false},
        {"{\"id\":2,\"gesture\":5}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2,\"role\":\"x\",\"gesture\":\"credit\"}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2}", "{\"id\":2,\"error\":\"\\\"gesture\\\" is missing.\"", false},
        {"{\"id\":2,\"gesture\":\"credit\",\"facts\":[]}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2,\"gesture\":\"credit\",\"facts\":{\"fare\":[]}}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2,\"gesture\":\"credit\",\"facts\":{\"fare\":1e3}}", "{\"id\":2,\"error\"",
         false},
        {"{\"id\":2,\"gesture\":\"credit\",\"facts\":{\"given\":1}}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2,\"gesture\":\"credit\",\"amount\":true}", "{\"id\":2,\"error\"", false},
        {"{\"id\":2,\"gesture\":\"credit\",\"also_given\":\"credit\"}", "{\"id\":2,\"error\"",
         false},
        {"{\"id\":2,\"gesture\":\"credit\",\"also_given\":[1]}", "{\"id\":2,\"error\"", false},
        {"", "{\"id\":null,\"error\"", false},
    };
    struct emp_playbook *playbook = open_text(book, NULL);
    EACH(i, rows) {
        bool answered;
        got.len = 0;
        ck_assert_int_eq(emp_can_line(&answered, playbook, rows[i].line, strlen(rows[i].line),
                                      &agent, take, NULL),
                         EMP_OK);
        ck_assert_msg(!strncmp(got.text, rows[i].begins, strlen(rows[i].begins)), "of <%s>: %s",
                      rows[i].line, got.text);
        ck_assert_int_eq(answered, rows[i].answered);
        ck_assert_int_eq(got.text[got.len - 1], '\n');
    }
    emp_free(playbook);
}
END_TEST

START_TEST(test_closed_pipe) {
    struct emp_playbook *playbook = open_text(book, NULL);
    struct emp_can_answer answer;
    got.closed = true;
    ck_assert_int_eq(can(playbook, &answer, "credit", NULL, NULL, NULL), EMP_WRITE_FAILED);
    emp_free(playbook);
}
END_TEST

// Everything there is, with the nth allocation failing, and once more after it.
static bool all_calls(struct emp_playbook *playbook) {
    static const char line[] =
        "{\"gesture\":\"credit\",\"amount\":\"70\",\"facts\":{\"fault\":true}}";
    static const char *const formats[] = {"text", "json", "tap", "junit"};
    struct emp_can_answer answer;
    struct emp_test_counts counts;
    bool answered, good;
    good = can(playbook, &answer, "credit", "£70", "fault", "tier=plain") == EMP_OK;
    good &= emp_can_line(&answered, playbook, line, strlen(line), &agent, take, NULL) == EMP_OK;
    good &= emp_test(&counts, playbook) == EMP_OK;
    EACH(i, formats) emp_test_report(&playbook, 1, formats[i], take, NULL);
    return good;
}

START_TEST(test_every_allocation_failing) {
    bool good = false;
    for (size_t until = 0; !good; until++) {
        struct scarce scarce = {.until = until};
        struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
        struct emp_playbook *playbook = open_text(book, &allocator);
        if (!playbook) continue;
        good = all_calls(playbook);
        scarce.until = SIZE_MAX;
        got.len = 0;
        ck_assert(all_calls(playbook));
        emp_free(playbook);
        ck_assert_uint_eq(scarce.live, 0);
    }
}
END_TEST

START_TEST(test_examples) {
    struct emp_playbook *playbook = open_text(book, NULL);
    struct emp_test_counts counts;
    struct emp_item item;
    ck_assert_int_eq(emp_test(&counts, playbook), EMP_OK);
    ck_assert_uint_eq(counts.passed + counts.failed, 3);
    ck_assert_int_eq(emp_test_report(&playbook, 1, "nope", take, NULL), EMP_BAD_ARGUMENT);
    size_t n = 0;
    while (emp_test_format_at(&item, n)) n++;
    ck_assert_uint_eq(n, 4);
    emp_free(playbook);
}
END_TEST

RUN("can", test_question_to_ask, test_refusals, test_broken, test_batch, test_closed_pipe,
    test_every_allocation_failing, test_examples)
