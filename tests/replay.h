// Asks again what a witness asks: the command of `empower can` that a finding prints.
#ifndef TESTS_REPLAY_H
#define TESTS_REPLAY_H

#include "decide/question.h"

#include <check.h>

// The words of a command line, as a shell reads them.
static inline bool shell_word(struct arena *memory, struct str *rest, struct str *out) {
    struct buf word = buf_new(memory);
    bool quoted = false, any = false;
    size_t i = 0;
    while (i < rest->len && rest->ptr[i] == ' ') i++;
    for (; i < rest->len && (quoted || rest->ptr[i] != ' '); i++, any = true) {
        if (rest->ptr[i] == '\'')
            quoted = !quoted;
        else if (rest->ptr[i] == '\\' && !quoted)
            buf_char(&word, rest->ptr[++i]);
        else
            buf_char(&word, rest->ptr[i]);
    }
    *rest = str_from(*rest, i);
    *out = buf_str(&word);
    return any;
}

// Asks what a witness asks: "empower can refund £30 our_fault --role agent --as-of 2026-05-01".
static inline struct decision replay(struct arena *memory, const struct playbook *playbook,
                                     struct str witness) {
    struct question q = question_new(memory, playbook);
    struct str word, words[64], option = {0};
    size_t n = 0;
    bool good = true;
    for (struct str rest = witness; shell_word(memory, &rest, &word);) {
        bool is_option = str_starts(word, S("--"));
        if (str_eq(option, S("--role"))) good = good && question_role(&q, word);
        if (str_eq(option, S("--as-of"))) good = good && question_as_of(&q, word);
        if (!option.len && !is_option && n < sizeof words / sizeof *words) words[n++] = word;
        option = is_option ? word : S("");
    }
    ck_assert(n > 2 && str_eq(words[0], S("empower")) && str_eq(words[1], S("can")));
    good = good && question_words(&q, words + 2, n - 2);
    ck_assert_msg(good, "of <%.*s>: %.*s", S_ARG(witness), S_ARG(q.error));
    return decide(decider_new(memory, playbook), memory, question_request(&q));
}

#endif
