// What the tests of decisions share: asking a playbook in words, and the answer as one line.
#ifndef CHECK_DECIDE_H
#define CHECK_DECIDE_H

#include "check_model.h"

#include "decide/decide.h"
#include "decide/question.h"
#include "model/condition.h"

// A playbook with three roles, one above the other, and what the rows below add to it.
#define CHAIN                                                                                  \
    "roles:\n  agent: {reports_to: lead}\n  lead: {reports_to: head}\n  head: {title: Head}\n" \
    "  clerk: {reports_to: head}\nroutes:\n  desk: {for: crisis}\n"

static inline void put_size(struct buf *out, struct size size) {
    if (size.kind == SIZE_NULL)
        buf_text(out, " null");
    else if (size.kind == SIZE_UNLIMITED)
        buf_text(out, " no-limit");
    else
        buf_fmt(out, " %lld", (long long)size.value);
}

static inline struct str role_of(const struct playbook *playbook, int32_t role) {
    return playbook->roles.items[role].entry.id.s;
}

// "needs-approval by lead over-limit credit/lead 5000 2000"; "ask fare seats null null guessed"
static inline struct str decision_line(const struct playbook *playbook,
                                       const struct decision *decision) {
    struct buf out = buf_new(&arena);
    buf_text(&out, verdict_name(decision->verdict));
    if (decision->by >= 0) buf_fmt(&out, " by %.*s", S_ARG(role_of(playbook, decision->by)));
    for (size_t i = 0; i < decision->with.n; i++)
        buf_fmt(&out, " with %.*s", S_ARG(decision->with.items[i]));
    if (decision->to) buf_fmt(&out, " to %.*s", S_ARG(decision->to->id.s));
    if (decision->to_role >= 0)
        buf_fmt(&out, " to %.*s", S_ARG(role_of(playbook, decision->to_role)));
    for (size_t i = 0; i < decision->missing.n; i++)
        buf_fmt(&out, " %.*s", S_ARG(key_domain(playbook, decision->missing.items[i], S("")).name));
    if (decision->verdict != VERDICT_ASK)
        buf_fmt(&out, " %s %.*s", reason_name(decision->reason), S_ARG(decision->rule));
    put_size(&out, decision->limit);
    put_size(&out, decision->left);
    if (decision->guessed) buf_text(&out, " guessed");
    return buf_str(&out);
}

// Asks "agent credit £60 photo": the role, and the words of `empower can`.
static inline struct question asked(const struct playbook *playbook, const char *words) {
    struct question q = question_new(&arena, playbook);
    struct str rest = str_of(words), word, list[32];
    size_t n = 0;
    ck_assert(str_word(&rest, &word));
    bool good = question_role(&q, word);
    while (str_word(&rest, &word)) {
        if (str_starts(word, S("on=")))
            good = good && question_as_of(&q, str_from(word, 3));
        else
            list[n++] = word;
    }
    good = good && question_words(&q, list, n);
    ck_assert_msg(good, "of <%s>: %.*s", words, S_ARG(q.error));
    question_request(&q);
    return q;
}

static inline struct decision decided(const struct playbook *playbook, const char *words) {
    struct question q = asked(playbook, words);
    return decide(decider_new(&arena, playbook), &arena, &q.request);
}

static inline struct str line_of(const struct playbook *playbook, const char *words) {
    struct decision decision = decided(playbook, words);
    return decision_line(playbook, &decision);
}

struct asked_row {
    const char *words, *wanted;
};

static inline void check_rows(const char *text, const struct asked_row *rows, size_t n) {
    struct playbook *playbook = read_str(str_fmt(&arena, HEADER CHAIN "%s", text));
    expect_clean(text);
    for (size_t i = 0; i < n; i++) {
        struct str line = line_of(playbook, rows[i].words);
        ck_assert_msg(str_eq(line, str_of(rows[i].wanted)), "of <%s>:\n<%.*s> instead of\n<%s>",
                      rows[i].words, S_ARG(line), rows[i].wanted);
    }
}

#define ROWS(text, ...)                                \
    do {                                               \
        const struct asked_row rows[] = {__VA_ARGS__}; \
        check_rows((text), rows, COUNT(rows));         \
    } while (0)

#endif
