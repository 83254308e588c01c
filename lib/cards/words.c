// Limits and conditions as they are said rather than as they are written.
#include "cards/words.h"

#include "base/buf.h"
#include "base/phrases.h"
#include "model/condition.h"

struct str spoken(struct arena *arena, struct str id) {
    char *copy = arena_bytes(arena, id.len + 1);
    for (size_t i = 0; i < id.len; i++)
        copy[i] = id.ptr[i] == '_' || id.ptr[i] == '-' ? ' ' : id.ptr[i];
    return (struct str){copy, id.len};
}

struct str fact_said(struct arena *arena, const struct playbook *playbook, struct str id,
                     const struct phrases *in) {
    uint8_t reserved = in ? reserved_of_name(id) : RESERVED_NONE;
    if (reserved) return phrase(in, (enum phrase)(PHRASE_FACT_ROLE + reserved - RESERVED_ROLE));
    const struct entry *fact = in ? playbook_find(playbook, KIND_FACT, id) : NULL;
    struct str title = fact ? entry_own_title(fact) : S("");
    return title.len && !is_question(title) ? title : spoken(arena, id);
}

// Whatever words a fact is called by, between quotation marks they are a name: "up to “charged
// wrongly” per stay".
static struct str fact_quoted(struct arena *arena, const struct playbook *playbook, struct str id,
                              const struct phrases *in) {
    if (!id.len) return id;
    return phrase_fill(arena, in, PHRASE_QUOTED, fact_said(arena, playbook, id, in), S(""));
}

struct str limit_said(struct arena *arena, const struct playbook *playbook, struct limit limit,
                      const struct phrases *in) {
    limit.fact = fact_quoted(arena, playbook, limit.fact, in);
    limit.percent = fact_said(arena, playbook, limit.percent, in);
    limit.for_each = fact_said(arena, playbook, limit.for_each, in);
    return limit_say(arena, &limit, playbook->header.currency, in);
}

struct str amount_said(struct arena *arena, const struct playbook *playbook,
                       const struct gesture *gesture, int64_t amount, const struct phrases *in) {
    if (gesture->unit.s.len) return counted_say(arena, amount, gesture->unit.s, in);
    return money_say(arena, amount, playbook->header.currency, in);
}

struct str at_most_said(struct arena *arena, const struct at_most *most, const struct phrases *in) {
    struct str count = str_fmt(arena, "%d", (int)most->count);
    return phrase_fill(arena, in, PHRASE_NO_MORE, per_say(arena, count, most->scope, in), S(""));
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
    struct str name = spoken(arena, fact->entry.id.s);
    if (fact->type == FACT_CHOICE && !str_starts(shown, name)) // "none" has its name already
        return str_fmt(arena, "%.*s %.*s", S_ARG(name), S_ARG(shown));
    bool says_it = fact->type == FACT_YES_NO && test->values.n == 1 && test->values.items[0].yes;
    struct str title = entry_title(playbook, &fact->entry);
    return says_it && !is_question(title) ? title : shown;
}

struct str condition_words(struct arena *arena, const struct playbook *playbook,
                           const struct condition *condition, const struct phrases *in) {
    if (!in && condition && condition->kind == CONDITION_TEST)
        return test_words(arena, playbook, condition);
    if (in || !condition || condition->kind != CONDITION_ALL)
        return condition_say(arena, playbook, condition, in);
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < condition->parts.n; i++) {
        if (i) buf_text(&out, ", ");
        buf_add(&out, condition_words(arena, playbook, &condition->parts.items[i], in));
    }
    return buf_str(&out);
}
