// Terms in an order in which each comes after those that it uses, and the cycles among them.
#include "model/terms.h"

#include "model/condition.h"

// Who uses whom, as one array of users per used term.
struct graph {
    size_t n;
    uint32_t *start; // of term i in `users`; n + 1 of them
    uint32_t *users;
    uint32_t *left; // how many of the terms that i uses are not placed yet
};

typedef void visit(struct graph *graph, uint32_t user, uint32_t used);

static void walk(struct graph *graph, uint32_t user, const struct condition *condition,
                 visit *see) {
    if (!condition) return;
    for (size_t i = 0; i < condition->parts.n; i++)
        walk(graph, user, &condition->parts.items[i], see);
    if (condition->kind != CONDITION_TEST) return;
    const struct test *test = &condition->test;
    if (test->fact.kind == KIND_TERM) see(graph, user, (uint32_t)test->fact.index);
    if (test->other.kind == KIND_TERM) see(graph, user, (uint32_t)test->other.index);
}

static void count(struct graph *graph, uint32_t user, uint32_t used) {
    graph->left[user]++;
    graph->start[used + 1]++;
}

// `start[used]` runs ahead while the users are filled in, and is put back after it.
static void fill(struct graph *graph, uint32_t user, uint32_t used) {
    graph->users[graph->start[used]++] = user;
}

static struct graph graph_of(struct arena *arena, const struct playbook *playbook) {
    struct graph graph = {.n = playbook->terms.n};
    graph.start = arena_array(arena, uint32_t, graph.n + 1);
    graph.left = arena_array(arena, uint32_t, graph.n);
    for (uint32_t i = 0; i < graph.n; i++) walk(&graph, i, playbook->terms.items[i].when, count);
    for (size_t i = 0; i < graph.n; i++) graph.start[i + 1] += graph.start[i];
    graph.users = arena_array(arena, uint32_t, graph.start[graph.n]);
    for (uint32_t i = 0; i < graph.n; i++) walk(&graph, i, playbook->terms.items[i].when, fill);
    for (size_t i = graph.n; i > 0; i--) graph.start[i] = graph.start[i - 1];
    graph.start[0] = 0;
    return graph;
}

uint32_t *terms_in_order(struct arena *arena, const struct playbook *playbook, size_t *n_sound) {
    struct graph graph = graph_of(arena, playbook);
    uint32_t *order = arena_array(arena, uint32_t, graph.n);
    size_t n = 0;
    for (uint32_t i = 0; i < graph.n; i++)
        if (!graph.left[i]) order[n++] = i;
    for (size_t at = 0; at < n; at++) {
        uint32_t used = order[at];
        for (uint32_t k = graph.start[used]; k < graph.start[used + 1]; k++)
            if (--graph.left[graph.users[k]] == 0) order[n++] = graph.users[k];
    }
    *n_sound = n;
    for (uint32_t i = 0; i < graph.n; i++)
        if (graph.left[i]) order[n++] = i;
    return order;
}

// ---- cycles ----

// The first term used by `condition` that is not sound; -1 where there is none.
static int32_t unsound_in(const struct condition *condition, const bool *sound) {
    if (!condition) return -1;
    const struct test *test = &condition->test;
    bool is_test = condition->kind == CONDITION_TEST;
    if (is_test && test->fact.kind == KIND_TERM && !sound[test->fact.index])
        return test->fact.index;
    if (is_test && test->other.kind == KIND_TERM && !sound[test->other.index])
        return test->other.index;
    for (size_t i = 0; i < condition->parts.n; i++) {
        int32_t found = unsound_in(&condition->parts.items[i], sound);
        if (found >= 0) return found;
    }
    return -1;
}

static void report_cycle(struct binder *b, const int32_t *next, uint32_t first) {
    enum { MOST_NAMED = 8 };
    struct term *terms = b->playbook->terms.items;
    struct str chain = terms[first].entry.id.s;
    uint32_t at = (uint32_t)next[first];
    size_t n = 1;
    for (; at != first; at = (uint32_t)next[at], n++)
        if (n < MOST_NAMED)
            chain = str_fmt(b->arena, "%.*s -> %.*s", S_ARG(chain), S_ARG(terms[at].entry.id.s));
    bind_at(b, "terms", &terms[first].entry);
    struct finding *finding =
        bind_error(b, "reference-cycle", terms[first].entry.id.at,
                   "This term rests on itself: %.*s%s -> %.*s.", S_ARG(chain),
                   n > MOST_NAMED ? " -> ..." : "", S_ARG(terms[first].entry.id.s));
    bind_help(b, finding, "Say one of them without the others.");
    for (at = (uint32_t)next[first], n = 1; at != first && n < MOST_NAMED;
         at = (uint32_t)next[at], n++)
        bind_relate(b, finding, terms[at].entry.id.at, "%.*s stands here",
                    S_ARG(terms[at].entry.id.s));
}

// Each unsound term uses another one: following the first of them must end in a circle.
static void report_cycles(struct binder *b, const uint32_t *order, size_t n_sound) {
    size_t n = b->playbook->terms.n;
    bool *sound = arena_array(b->arena, bool, n);
    int32_t *next = arena_array(b->arena, int32_t, n);
    uint32_t *seen = arena_array(b->arena, uint32_t, n); // by which round, from 1
    for (size_t i = 0; i < n_sound; i++) sound[order[i]] = true;
    for (size_t i = n_sound; i < n; i++)
        next[order[i]] = unsound_in(b->playbook->terms.items[order[i]].when, sound);
    for (size_t i = n_sound; i < n; i++) {
        uint32_t round = (uint32_t)i + 1, at = order[i];
        for (; !seen[at]; at = (uint32_t)next[at]) seen[at] = round;
        if (seen[at] == round) report_cycle(b, next, at);
    }
}

// ---- what rests on something unreadable ----

bool term_is_hurt(const struct playbook *playbook, const struct ref *ref) {
    if (ref->kind != KIND_TERM) return false;
    const struct condition *when = playbook->terms.items[ref->index].when;
    return !when || when->hurt;
}

static void hurt_by_terms(const struct playbook *playbook, struct condition *condition) {
    if (!condition) return;
    condition->hurt |=
        condition->kind == CONDITION_TEST && (term_is_hurt(playbook, &condition->test.fact) ||
                                              term_is_hurt(playbook, &condition->test.other));
    for (size_t i = 0; i < condition->parts.n; i++) {
        hurt_by_terms(playbook, &condition->parts.items[i]);
        condition->hurt |= condition->parts.items[i].hurt;
    }
}

void terms_check(struct binder *b) {
    size_t n_sound;
    uint32_t *order = terms_in_order(b->arena, b->playbook, &n_sound);
    struct term *terms = b->playbook->terms.items;
    report_cycles(b, order, n_sound);
    for (size_t i = 0; i < b->playbook->terms.n; i++) {
        struct term *term = &terms[order[i]];
        if (i >= n_sound && term->when) term->when->hurt = true;
        hurt_by_terms(b->playbook, term->when);
        term->entry.hurt |= !term->when || term->when->hurt;
    }
}
