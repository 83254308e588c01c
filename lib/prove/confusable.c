// Scenarios that look-up confuses, found by leaving out each signal in turn.
#include "prove/confusable.h"

static size_t signals_in_words(const struct scenario *scenario) {
    size_t n = 0;
    for (size_t i = 0; i < scenario->signals.n; i++)
        n += signal_pattern(scenario->signals.items[i].s).ptr == NULL;
    return n;
}

// What it is taken for most often stands first among those of a scenario.
static void count_up(confusables *out, size_t at) {
    struct confusable *list = out->items;
    list[at].times++;
    for (; at > 0 && list[at - 1].scenario == list[at].scenario; at--) {
        if (list[at - 1].times >= list[at].times) return;
        struct confusable less = list[at - 1];
        list[at - 1] = list[at];
        list[at] = less;
    }
}

static void count(struct arena *arena, confusables *out, const struct lookup_confusion *one) {
    for (size_t i = out->n; i > 0; i--) {
        const struct confusable *before = &out->items[i - 1];
        if (before->scenario != one->scenario) break;
        if (before->taken_for != one->taken_for) continue;
        count_up(out, i - 1);
        return;
    }
    *PUSH(arena, out) = (struct confusable){one->scenario, one->taken_for, one->signal, 1,
                                            signals_in_words(one->scenario)};
}

// A single signal near another scenario is nothing to worry about.
static void drop_single(confusables *out) {
    size_t kept = 0;
    for (size_t i = 0; i < out->n; i++)
        if (out->items[i].times > 1) out->items[kept++] = out->items[i];
    out->n = kept;
}

// A pattern outranks words, so what matches one of its own is found whatever the words.
static bool is_found_by_pattern(struct arena *scratch, const struct lookup *lookup,
                                const struct lookup_confusion *one) {
    struct arena_mark mark = arena_mark(scratch);
    struct lookup_query query = {.words = one->signal, .role = -1, .top = 1};
    struct lookup_answer answer = lookup_ask(lookup, scratch, &query);
    bool found = answer.hits.n && answer.hits.items[0].by_pattern &&
                 answer.hits.items[0].scenario == one->scenario;
    arena_reset(scratch, mark);
    return found;
}

confusables confusable_find(struct arena *arena, struct arena *scratch, const struct lookup *lookup,
                            double surely) {
    confusables out = {0};
    struct arena_mark mark = arena_mark(scratch);
    lookup_confusions list = lookup_leave_out(lookup, scratch);
    for (size_t i = 0; i < list.n; i++)
        if (list.items[i].times >= surely && !is_found_by_pattern(scratch, lookup, &list.items[i]))
            count(arena, &out, &list.items[i]);
    arena_reset(scratch, mark);
    drop_single(&out);
    return out;
}
