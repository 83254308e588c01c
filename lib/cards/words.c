// Limits and conditions as they are said rather than as they are written.
#include "cards/words.h"

#include "base/buf.h"
#include "model/condition.h"

struct str spoken(struct arena *arena, struct str id) {
    char *copy = arena_bytes(arena, id.len + 1);
    for (size_t i = 0; i < id.len; i++)
        copy[i] = id.ptr[i] == '_' || id.ptr[i] == '-' ? ' ' : id.ptr[i];
    return (struct str){copy, id.len};
}

struct str limit_said(struct arena *arena, const struct playbook *playbook, struct limit limit) {
    limit.fact = spoken(arena, limit.fact);
    limit.percent = spoken(arena, limit.percent);
    limit.for_each = spoken(arena, limit.for_each);
    return limit_show(arena, &limit, playbook->header.currency);
}

// "gold" alone does not say of what: "guest tier gold". The title of a yes/no fact says it all,
// unless it is a question.
static struct str test_words(struct arena *arena, const struct playbook *playbook,
                             const struct condition *condition) {
    const struct test *test = &condition->test;
    struct str shown = condition_show(arena, playbook, condition);
    const void *entry = test->fact.kind == KIND_FACT ? playbook_ref(playbook, &test->fact) : NULL;
    const struct fact *fact = entry;
    if (!fact || test->op != TEST_IS || test->values.n == 0) return shown;
    if (fact->type == FACT_CHOICE)
        return str_fmt(arena, "%.*s %.*s", S_ARG(spoken(arena, fact->entry.id.s)), S_ARG(shown));
    bool says_it = fact->type == FACT_YES_NO && test->values.n == 1 && test->values.items[0].yes;
    struct str title = entry_title(playbook, &fact->entry);
    return says_it && !str_ends(title, S("?")) ? title : shown;
}

struct str condition_words(struct arena *arena, const struct playbook *playbook,
                           const struct condition *condition) {
    if (condition && condition->kind == CONDITION_TEST)
        return test_words(arena, playbook, condition);
    if (!condition || condition->kind != CONDITION_ALL)
        return condition_show(arena, playbook, condition);
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < condition->parts.n; i++) {
        if (i) buf_text(&out, ", ");
        buf_add(&out, condition_words(arena, playbook, &condition->parts.items[i]));
    }
    return buf_str(&out);
}
