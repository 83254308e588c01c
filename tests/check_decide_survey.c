// Surveys: what comes out for every combination of facts, compared between two playbooks, and
// cases.
#include "check_decide.h"

#include "decide/survey.h"

#define FACTS                                                                    \
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, silver, gold]}\n" \
    "  nights: {number: nights}\n  price: {money: price}\n"
#define CREDIT(lines) HEADER CHAIN FACTS "gestures:\n  credit:\n" lines

static struct decider *open_book(const char *text) {
    struct playbook *playbook = read_str(str_of(text));
    expect_clean(text);
    return decider_new(&arena, playbook);
}

static struct survey *survey_of(struct decider *decider, const char *role) {
    const struct playbook *playbook = decider_playbook(decider);
    struct request request = {.gesture = playbook->gestures.items,
                              .as_of = {.day = date_days(2026, 5, 1), .precision = DATE_DAY}};
    while (!str_eq(playbook->roles.items[request.role].entry.id.s, str_of(role))) request.role++;
    return survey_open(decider, &arena, &request);
}

static struct str facts_of(struct survey *survey, const struct proof_case *found) {
    const struct playbook *playbook = decider_playbook(survey_decider(survey));
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < found->facts.n; i++) {
        const struct change *fact = &found->facts.items[i];
        struct domain domain = key_domain(playbook, fact->key, S(""));
        struct str value = value_show(&arena, playbook, &domain, &fact->value);
        buf_fmt(&out, "%.*s=%.*s ", S_ARG(domain.name), S_ARG(value));
    }
    if (found->amount.kind == SIZE_VALUE) buf_fmt(&out, "%lld", (long long)found->amount.value);
    return str_trim(buf_str(&out));
}

static enum verdict replayed(struct survey *survey, const struct proof_case *found) {
    struct request request = survey_case_request(survey, found);
    return decide(survey_decider(survey), &arena, &request).verdict;
}

// ---- two playbooks ----

static void add_change(struct buf *out, struct survey *both[2], diagram_ref where, int kind) {
    static const char *const names[] = {"wider", "tighter", "route"};
    struct proof_case found[2];
    if (!survey_case_of_both(both[0], both[1], where, &found[0], &found[1])) return;
    enum verdict before = replayed(both[0], &found[0]), after = replayed(both[1], &found[1]);
    ck_assert((after == VERDICT_ALLOW) == (kind == CHANGE_WIDER));
    ck_assert((before == VERDICT_ALLOW) == (kind == CHANGE_TIGHTER));
    struct str old = facts_of(both[0], &found[0]), fresh = facts_of(both[1], &found[1]);
    if (out->len) buf_text(out, "; ");
    buf_fmt(out, "%s: %.*s", names[kind], S_ARG(fresh));
    if (!str_eq(old, fresh)) buf_fmt(out, " was %.*s", S_ARG(old));
}

static struct str changes_of(const char *before, const char *after, const char *role) {
    struct survey *both[] = {survey_of(open_book(before), role), survey_of(open_book(after), role)};
    diagram_ref where[CHANGE_KINDS];
    struct buf out = buf_new(&arena);
    if (!survey_align(both[0], both[1])) return S("other unit");
    ck_assert(survey_run(both[0]) && survey_run(both[1]));
    survey_changes(both[0], both[1], where);
    for (int kind = 0; kind < CHANGE_KINDS; kind++) add_change(&out, both, where[kind], kind);
    return out.len ? buf_str(&out) : S("same");
}

static const char fifty[] =
    CREDIT("    only_when: {fault: yes}\n"
           "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n");

// "WIDER, TIGHTER, ROUTE per role, each with a concrete case that changed"
START_TEST(test_changes) {
    static const struct {
        const char *before, *after, *role, *wanted;
    } rows[] = {
        {fifty, fifty, "agent", "same"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{lead: £90 per stay}, {agent: £60 per stay}]\n"),
         "agent", "wider: fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{lead: £90 per stay}, {agent: £60 per stay}]\n"),
         "lead", "same"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n"),
         "agent", "route: fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    only_when: {fault: yes, nights: more than 2}\n"
                "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n"),
         "agent",
         "tighter: fault=yes given=£0 nights=0 100 was fault=yes given=£0 100; "
         "route: fault=yes given=£0 nights=0 5100 was fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    authority: [{agent: £50 per stay, when: {tier: [silver, gold]}}, "
                "{lead: £90 per stay}]\n"),
         "agent",
         "wider: given=£0 tier=silver 100 was fault=no given=£0 100; "
         "tighter: given=£0 tier=plain 100 was fault=yes given=£0 100; "
         "route: given=£0 tier=plain 100 was fault=no given=£0 100"},
        {fifty, CREDIT("    unit: day\n    authority: [{agent: 2 days per stay}]\n"), "agent",
         "other unit"},
        {CREDIT("    authority: [{agent: no limit, until: 2026-04-30}]\n"),
         CREDIT("    authority: [{agent: no limit, from: 2026-05-01}]\n"), "agent", "wider: "},
        {CREDIT("    authority: [{agent: 20% of price per request}]\n"),
         CREDIT("    authority: [{agent: 25% of price per request}]\n"), "agent",
         "wider: price=£4 100"},
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 50% of price for each nights per request}]\n"),
         CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"),
         "agent", "wider: nights=1 price=£61 6100"},
        {CREDIT("    authority: [{agent: £60 per stay}, {agent: 50% of price for each nights per "
                "stay}, {lead: 100% of price for each nights per stay}]\n"),
         CREDIT("    authority: [{agent: £60 per stay}, {agent: 50% of price for each nights per "
                "stay}, {head: 100% of price for each nights per stay}]\n"),
         "agent", "route: given=£0 nights=100 price=£1 10000"},
    };
    EACH(i, rows)
    expect_of(rows[i].after, changes_of(rows[i].before, rows[i].after, rows[i].role),
              rows[i].wanted);
}
END_TEST

// A fact whose type changed is another fact; of a choice only what both can take is compared.
START_TEST(test_other_facts) {
    static const char of_two[] = HEADER CHAIN "facts:\n  tier: {choice: [plain, gold]}\n"
                                              "gestures:\n  credit:\n    only_when: {tier: gold}\n"
                                              "    authority: [{agent: no limit}]\n";
    static const char of_three[] =
        HEADER CHAIN "facts:\n  tier: {choice: [black, gold, plain]}\n"
                     "gestures:\n  credit:\n    only_when: {tier: [gold, black]}\n"
                     "    authority: [{agent: no limit}]\n";
    static const char yes_no[] = HEADER CHAIN "facts:\n  tier: {yes_no: gold}\n"
                                              "gestures:\n  credit:\n    only_when: {tier: yes}\n"
                                              "    authority: [{agent: no limit}]\n";
    EXPECT(changes_of(of_two, of_three, "agent"), "same");
    EXPECT(changes_of(of_two, yes_no, "agent"),
           "wider: tier=yes was tier=plain; tighter: tier=no was tier=gold");
}
END_TEST

// ---- what nobody says ----

static struct survey *unsaid_of(const char *text, const char *fact) {
    struct decider *decider = open_book(text);
    const struct playbook *playbook = decider_playbook(decider);
    const struct fact *named = FIND(playbook, FACT, fact);
    fact_key key = key_of_fact(playbook, (size_t)(named - playbook->facts.items));
    struct request request = *survey_request(survey_of(decider, "agent"));
    return survey_open_unsaid(decider, &arena, &request, &key, 1);
}

static struct str changes_unsaid(const char *before, const char *after, const char *fact) {
    struct survey *both[] = {unsaid_of(before, fact), unsaid_of(after, fact)};
    diagram_ref where[CHANGE_KINDS];
    struct buf out = buf_new(&arena);
    ck_assert(survey_align(both[0], both[1]));
    ck_assert(survey_run(both[0]) && survey_run(both[1]));
    survey_changes(both[0], both[1], where);
    for (int kind = 0; kind < CHANGE_KINDS; kind++) add_change(&out, both, where[kind], kind);
    return out.len ? buf_str(&out) : S("same");
}

#define ONLY(fact)                                                                       \
    HEADER CHAIN "facts:\n  fault: {yes_no: ours" fact "}\n  nights: {number: nights}\n" \
                 "gestures:\n  credit:\n    only_when: {fault: yes, nights: 1}\n"        \
                 "    authority: [{agent: no limit}]\n"

// The fact itself does not stand in the case.
START_TEST(test_unsaid) {
    EXPECT(changes_unsaid(ONLY(""), ONLY(""), "fault"), "same");
    EXPECT(changes_unsaid(ONLY(", assume: no"), ONLY(", assume: yes"), "fault"), "wider: nights=1");
    EXPECT(changes_unsaid(ONLY(", assume: yes"), ONLY(""), "fault"), "tighter: nights=1");
    EXPECT(changes_unsaid(ONLY(", assume: no"), ONLY(""), "fault"), "route: nights=1");
}
END_TEST

// ---- one playbook ----

static size_t rule_named(const struct survey *survey, const char *id, size_t nth) {
    struct survey_rule rule;
    size_t i = 0;
    for (; survey_rule_at(survey, i, &rule); i++)
        if (str_eq(rule.id, str_of(id)) && !nth--) return i;
    ck_abort_msg("there is no rule %s", id);
    return i;
}

static struct str case_of(struct survey *survey, diagram_ref truth) {
    struct proof_case found;
    return survey_case(survey, truth, &found) ? facts_of(survey, &found) : S("none");
}

static struct survey *run(const char *text, const char *role) {
    struct survey *survey = survey_of(open_book(text), role);
    ck_assert(survey_run(survey));
    return survey;
}

START_TEST(test_rules) {
    struct survey *s =
        run(CREDIT("    only_when: {nights: at least 2}\n"
                   "    authority: [{agent: £50 per request}, {agent: £40 per request, when: "
                   "{tier: gold}}, {lead: £80 per request}]\n"),
            "agent");
    size_t dear = rule_named(s, "credit/agent", 0), cheap = rule_named(s, "credit/agent", 1);
    size_t lead = rule_named(s, "credit/lead", 0), only = rule_named(s, "credit", 0);
    diagram_ref bare = survey_bare(s, survey_outcome(s));
    ck_assert_uint_eq(survey_bare(s, survey_without(s, cheap)), bare);
    ck_assert_uint_ne(survey_bare(s, survey_without(s, dear)), bare);
    ck_assert_uint_ne(survey_bare(s, survey_without(s, lead)), bare);
    EXPECT(case_of(s, survey_when(s, only)), "nights=2 100");
    EXPECT(case_of(s, survey_covers_less(s, cheap, dear)), "nights=0 tier=gold 100");
    EXPECT(case_of(s, survey_covers_less(s, dear, cheap)), "none");
    EXPECT(case_of(s, survey_rests_on(s, VERDICT_NEEDS_APPROVAL, lead)), "nights=2 5100");
    EXPECT(case_of(s, survey_where(s, survey_outcome(s), VERDICT_DENY)), "nights=0 100");
    ck_assert(survey_is_exact(s));
}
END_TEST

static fact_key key_named(struct survey *survey, const char *name) {
    const struct playbook *playbook = decider_playbook(survey_decider(survey));
    fact_key key = 0;
    for (size_t i = 0; survey_key_at(survey, i, &key); i++)
        if (str_eq(key_domain(playbook, key, S("")).name, str_of(name))) return key;
    ck_abort_msg("nothing reads %s", name);
    return key;
}

START_TEST(test_cells) {
    struct survey *s = run(CREDIT("    only_when: {tier: not gold}\n"
                                  "    authority: [{agent: £50 per request}]\n"),
                           "agent");
    fact_key amount = key_named(s, "amount"), tier = key_named(s, "tier");
    ck_assert_uint_eq(survey_cells(s, amount), 2);
    ck_assert_int_eq(survey_cell_end(s, amount, 0), 5000);
    ck_assert_int_eq(survey_cell_end(s, amount, 1), INT64_MAX);
    ck_assert_int_eq(survey_cell(s, amount, 1).amount, 5001);
    ck_assert_uint_eq(survey_cells(s, tier), 2);
    ck_assert_uint_eq(survey_cell(s, tier, 1).choice, 2);
    diagram_ref allowed = survey_where(s, survey_outcome(s), VERDICT_ALLOW);
    ck_assert_uint_eq(survey_at(s, allowed, amount, 1), DIAGRAM_NO);
    ck_assert_uint_eq(survey_cells(s, 0), 0);
    s = run(CREDIT("    only_when: {nights: at least 2, channel: [a, b, a]}\n"
                   "    authority: [{agent: no limit}]\n"),
            "agent");
    ck_assert_uint_eq(survey_cells(s, key_named(s, "channel")), 3); // a, b, and what nobody names
    ck_assert_uint_eq(survey_cells(s, key_named(s, "nights")), 2);  // less than two, two and more
}
END_TEST

// A rule that names a gesture twice stands there once.
START_TEST(test_rules_stand_there_once) {
    struct survey *s =
        run(CREDIT("    authority: [{agent: no limit}]\n"
                   "guardrails: {rail: {never_when: {fault: yes}, gestures: [credit, "
                   "credit]}}\n"),
            "agent");
    struct survey_rule rule;
    size_t n = 0;
    for (size_t i = 0; survey_rule_at(s, i, &rule); i++) n += rule.kind == SURVEY_GUARDRAIL;
    ck_assert_uint_eq(n, 1);
}
END_TEST

// What is held for all of a survey: the day, and gestures given before.
START_TEST(test_held) {
    struct survey *s =
        run(CREDIT("    authority: [{agent: no limit, from: 2026-03-01, until: 2026-04}]\n"
                   "    never_when: [{now: before 2026-02-01}, {also_given: gift}]\n"
                   "  gift: {authority: [{agent: no limit}]}\n"
                   "  voucher: {authority: [{agent: no limit}]}\n"
                   "guardrails:\n  once: {never_together: [voucher, credit]}\n"),
            "agent");
    survey_times times = {0};
    survey_ids ids = {0};
    struct buf out = buf_new(&arena);
    survey_moments(s, &arena, &times);
    survey_also_given(s, &arena, &ids);
    for (size_t i = 0; i < times.n; i++) {
        struct date day = {.day = (int32_t)(times.items[i] / (24 * 60)), .precision = DATE_DAY};
        buf_fmt(&out, "%.*s ", S_ARG(date_show(&arena, day)));
    }
    for (size_t i = 0; i < ids.n; i++) buf_fmt(&out, "%.*s ", S_ARG(ids.items[i]));
    EXPECT(buf_str(&out), "2026-03-01 2026-05-01 2026-02-01 2026-02-02 voucher gift ");
    ck_assert(survey_tests_also_given(s));
}
END_TEST

int main(void) {
    const TTest *const tests[] = {
        test_changes, test_other_facts, test_unsaid, test_rules, test_rules_stand_there_once,
        test_cells,   test_held};
    Suite *suite = suite_create("decide-survey");
    TCase *all = tcase_create("decide-survey");
    tcase_add_checked_fixture(all, setup, teardown);
    EACH(i, tests) tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
