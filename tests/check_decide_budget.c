// Decisions that would take too long: every fact that is read is named instead.
#include "check_decide.h"

#define FACTS                                                                                 \
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, silver, gold]}\n"              \
    "  fare: {money: fare}\n  seats: {number: seats, unit: seat}\n  share: {number: share}\n" \
    "  vip: {yes_no: vip}\n  given: {money: before, assume: 0}\n"                             \
    "  times_given: {number: times, assume: 0}\n"
#define FREE "authority: [{agent: no limit}]"

// Thirteen facts that are compared with each other are too many; so is what follows from "as many
// of these as of those".
#define HARD                                                                                     \
    "f01: at most f02, f02: at most f03, f03: at most f04, f04: at most f05, f05: at most f06, " \
    "f06: at most f07, f07: at most f08, f08: at most f09, f09: at most f10, f10: at most f11, " \
    "f11: at most f12, f12: at most f13"

static struct str hard_facts(const char *form, int n) {
    struct buf text = buf_new(&arena);
    for (int i = 1; i <= n; i++) buf_fmt(&text, "  f%02d: {%s}\n", i, form);
    return buf_str(&text);
}

static struct playbook *read_hard(const char *facts, int n, const char *rest) {
    struct playbook *playbook =
        read_str(str_fmt(&arena, HEADER CHAIN FACTS "%.*s%s", S_ARG(hard_facts(facts, n)), rest));
    expect_clean(rest);
    return playbook;
}

START_TEST(test_too_hard) {
    struct playbook *playbook =
        read_hard("number: f", 13,
                  "gestures:\n  g:\n    only_when: {" HARD "}\n    at_most: 2 per stay\n"
                  "    never_when: [{when: {fault: yes}, until: 2025-12-31}]\n"
                  "    authority:\n      - agent: share% of fare for each seats per stay\n"
                  "      - {agent: £5 per stay, until: 2025-12-31, when: {vip: yes}}\n"
                  "      - agent: £9 per request\n"
                  "  free: {only_when: {" HARD "}, " FREE "}\n"
                  "escalations: {past: {when: {fault: yes}, to: desk, until: 2025-12-31}, "
                  "gold: {when: {tier: gold}, to: desk}}\n");
    EXPECT(line_of(playbook, "agent g on=2026-01-01"),
           "ask tier f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 amount fare seats share "
           "null null guessed");
    EXPECT(line_of(playbook, "agent free tier=plain on=2026-01-01 f01=3"),
           "ask f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 null null guessed");
    struct decider *decider = decider_new(&arena, playbook);
    struct question q = asked(playbook, "agent g fault=no on=2026-01-01");
    struct proof_case found;
    ck_assert_uint_eq(decide_nearest_yes(decider, &arena, &q.request).n, 0);
    ck_assert_int_eq(decide_never(decider, &arena, &q.request, false, 0, &found), PROOF_TOO_LARGE);
}
END_TEST

// Twenty pairs, of which the firsts are read before all of the seconds, have a million cases.
START_TEST(test_too_many_cases) {
    struct buf firsts = buf_new(&arena), pairs = buf_new(&arena);
    for (int i = 1; i <= 20; i++) {
        buf_fmt(&firsts, "%sf%02d: yes", i > 1 ? ", " : "", i);
        buf_fmt(&pairs, "%sf%02d: f%02d", i > 1 ? ", " : "", i, i + 20);
    }
    struct playbook *playbook = read_hard(
        "yes_no: f", 40,
        str_fmt(&arena, "gestures: {g: {never_when: {%.*s}, only_when: {%.*s}, " FREE "}}\n",
                S_ARG(buf_str(&firsts)), S_ARG(buf_str(&pairs)))
            .ptr);
    ck_assert(decided(playbook, "agent g").guessed);
    ck_assert_uint_eq(decided(playbook, "agent g").missing.n, 40);
}
END_TEST

// A limit made of five unknown facts, each of which is told apart at many places.
START_TEST(test_too_many_places) {
    struct buf values = buf_new(&arena);
    for (int i = 1; i <= 150; i++) buf_fmt(&values, "%s%d", i > 1 ? ", " : "", 3 * i);
    struct str list = buf_str(&values);
    struct playbook *playbook = read_hard(
        "number: f", 11,
        str_fmt(
            &arena,
            "gestures:\n  limit: {never_when: {fare: [%.*s], seats: [%.*s], share: [%.*s]}, "
            "authority: [{agent: share%% of fare for each seats per stay}]}\n"
            "  past: {never_when: {fare: [%.*s], seats: [%.*s], share: [%.*s]}, authority: [{agent: "
            "£9 per request}, {agent: share%% of fare for each seats per stay, until: "
            "2025-12-31}]}\n"
            "  order:\n    never_when: {f01: [%.*s], f02: [%.*s], f03: [%.*s], f04: [%.*s]}\n"
            "    only_when: {f01: at most f02, f03: at most f04, f05: at most f06, f07: at most "
            "f08, f09: at most f10, f10: at most f11}\n    " FREE "\n",
            S_ARG(list), S_ARG(list), S_ARG(list), S_ARG(list), S_ARG(list), S_ARG(list),
            S_ARG(list), S_ARG(list), S_ARG(list), S_ARG(list))
            .ptr);
    ck_assert(decided(playbook, "agent limit").guessed);
    ck_assert(decided(playbook, "agent order").guessed);
    // a limit that is out of force is no work
    ck_assert(!decided(playbook, "agent past £5 on=2026-01-01").guessed);
}
END_TEST

RUN("decide-budget", test_too_hard, test_too_many_cases, test_too_many_places)
