// What the tests of comparisons share: two playbooks read, compared, and their differences as
// lines.
#ifndef CHECK_PROVE_DIFF_H
#define CHECK_PROVE_DIFF_H

#include "check_decide.h"

#include "prove/diff.h"

// Each has sources of its own, so that places of both can be told.
static inline struct playbook *read_apart(const struct str *names, const struct str *texts_of,
                                          size_t n) {
    struct sources *own = arena_new(&arena, struct sources);
    *own = sources_new(&arena);
    findings = findings_new(&arena);
    for (size_t i = 0; i < n; i++) sources_add(own, names[i], texts_of[i]);
    return playbook_read(&arena, own, &yaml_limits_default, &findings);
}

static inline struct diff diff_of(struct arena *work, const struct playbook *old,
                                  const struct playbook *fresh, const char *role) {
    struct diff_request request = {
        .old = decider_new(&arena, old), .fresh = decider_new(&arena, fresh), .role = str_of(role)};
    request.today = (struct date){.day = date_days(2026, 5, 1), .precision = DATE_DAY};
    return diff_make(&arena, work, &request);
}

// The words of a case, as somebody types them.
static inline struct str case_words(const struct diff_half *half) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < half->words.n; i++)
        buf_fmt(&out, "%s%.*s", i ? " " : "", S_ARG(half->words.items[i]));
    return buf_str(&out);
}

// Asks a case again, as words: the answer must be as it is told.
static inline void check_half(const struct playbook *playbook, struct decider *decider,
                              struct arena *work, const struct diff_case *example,
                              const struct diff_half *half) {
    struct question q = question_new(work, playbook);
    bool good =
        question_role(&q, example->role) && question_words(&q, half->words.items, half->words.n);
    ck_assert_msg(good, "of <%.*s>: %.*s", S_ARG(case_words(half)), S_ARG(q.error));
    q.request.as_of = example->as_of;
    struct decision decision = decide(decider, work, question_request(&q));
    struct str by = decision.by < 0 ? S("") : role_of(playbook, decision.by);
    ck_assert_msg(decision.verdict == half->verdict && decision.reason == half->reason &&
                      str_eq(by, half->by),
                  "of <%.*s>: %s instead of %s", S_ARG(case_words(half)),
                  verdict_name(decision.verdict), verdict_name(half->verdict));
}

// What a class says must be so in its case.
static inline void check_class(const struct difference *difference) {
    const struct diff_case *example = difference->example;
    bool could = example->before.verdict == VERDICT_ALLOW;
    bool can = example->after.verdict == VERDICT_ALLOW;
    struct str before = diff_half_words(&arena, &example->before);
    struct str after = diff_half_words(&arena, &example->after);
    ck_assert((difference->class == DIFF_WIDER) == (can && !could));
    ck_assert((difference->class == DIFF_TIGHTER) == (could && !can));
    ck_assert((difference->class == DIFF_ROUTE) == (!could && !can && !str_eq(before, after)));
}

static inline void check_cases_again(struct arena *work, const struct diff *diff) {
    struct decider *old = decider_new(work, diff->old), *fresh = decider_new(work, diff->fresh);
    for (size_t i = 0; i < diff->list.n; i++) {
        const struct difference *difference = &diff->list.items[i];
        if (!difference->example) continue;
        check_half(diff->old, old, work, difference->example, &difference->example->before);
        check_half(diff->fresh, fresh, work, difference->example, &difference->example->after);
        check_class(difference);
    }
}

static inline struct str digest_of(const struct playbook *playbook) {
    return playbook_digest(&arena, playbook);
}

#endif
