// Decisions against an oracle: thousands of small playbooks, decided here by trying every
// completion with a second, two-valued evaluator; and what must hold of any playbook whatever is in
// it.
#include "check_decide.h"

#include "decide/inner.h"

// ---- a fixed sequence of numbers ----

static uint64_t seed;

static unsigned below(unsigned n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static bool often(unsigned per_cent) {
    return below(100) < per_cent;
}

// ---- small playbooks ----

// Pieces of a playbook, so that they can be written in two orders.
struct pieces {
    struct str items[24];
    size_t n;
};

struct book {
    struct pieces escalations, guardrails, grants, never;
    struct str only, rest;
};

__attribute__((format(printf, 2, 3))) static void add(struct pieces *pieces, const char *format,
                                                      ...) {
    va_list args;
    va_start(args, format);
    pieces->items[pieces->n++] = str_vfmt(&arena, format, args);
    va_end(args);
}

// Facts: p and q are yes/no, c a choice, m and k money, s a number; money has no decimals.
static struct str some_test(void) {
    static const char *const tests[] = {
        "p: yes",           "p: no",          "q: yes",         "q: not yes",
        "c: red",           "c: not red",     "c: [red, blue]", "m: at least 2",
        "m: less than 3",   "m: 1",           "m: 1 to 2",      "m: more than k",
        "k: at most 2",     "k: not m",       "s: at most 1",   "s: more than 2",
        "t: yes",           "t: no",          "p: q",           "u: yes",
        "given: at most 1", "times_given: 1", "role: agent",    "amount: at most 3"};
    return str_of(tests[below(often(70) ? 20 : COUNT(tests))]);
}

static struct str some_condition(unsigned depth) {
    static const char *const words[] = {"all", "any", "none"};
    struct str first = some_test(), second;
    if (!depth || often(55)) return str_fmt(&arena, "{%.*s}", S_ARG(first));
    first = some_condition(depth - 1);
    second = some_condition(depth - 1);
    return str_fmt(&arena, "{%s: [%.*s, %.*s]}", words[below(3)], S_ARG(first), S_ARG(second));
}

static struct str some_limit(void) {
    static const char *const limits[] = {"2",
                                         "3",
                                         "5",
                                         "no limit",
                                         "50% of m",
                                         "m",
                                         "1 for each s",
                                         "exactly 2",
                                         "s% of k",
                                         "exactly m",
                                         "100% of k for each s",
                                         "s% of k for each s",
                                         "exactly 30% of m",
                                         "exactly s% of k for each s"};
    const char *limit = limits[below(often(60) ? 4 : COUNT(limits))];
    if (str_eq(str_of(limit), S("no limit"))) return S("no limit");
    return str_fmt(&arena, "%s per %s", limit, often(70) ? "stay" : "request");
}

static const char *some_role(void) {
    static const char *const roles[] = {"agent", "lead", "head", "clerk"};
    return roles[below(4)];
}

static void add_rules(struct book *book) {
    for (unsigned n = below(3); n > 0; n--) {
        struct str when = some_condition(1);
        add(&book->escalations, "  e%u: {when: %.*s, to: %s%s%s}\n", n, S_ARG(when),
            often(50) ? "desk" : "head", often(50) ? ", within: 5 minutes" : "",
            often(20) ? ", for: [agent]" : "");
    }
    for (unsigned n = below(3); n > 0; n--) {
        struct str when = some_condition(1), lifter = S("");
        if (often(60)) lifter = str_fmt(&arena, ", liftable_by: %s", some_role());
        add(&book->guardrails, "  r%u: {never_when: %.*s%.*s}\n", n, S_ARG(when), S_ARG(lifter));
    }
    for (unsigned n = below(2); n > 0; n--) {
        struct str when = some_condition(1);
        add(&book->never, "      - {when: %.*s}\n", S_ARG(when));
    }
}

static struct book some_book(void) {
    static const char *const beyond[] = {"approval", "escalate", "nobody"};
    struct book book = {.only = S(""), .rest = S("")};
    struct buf rest = buf_new(&arena);
    add_rules(&book);
    for (unsigned n = 1 + below(4); n > 0; n--) {
        struct str when = some_condition(1), limit = some_limit();
        if (often(40))
            when = str_fmt(&arena, ", when: %.*s", S_ARG(when));
        else
            when = S("");
        add(&book.grants, "      - {%s: %.*s%.*s%s}\n", some_role(), S_ARG(limit), S_ARG(when),
            often(15) ? ", jointly_with: [clerk]" : "");
    }
    if (often(30)) book.only = some_condition(1);
    if (often(30)) buf_text(&rest, "    evidence: [q]\n");
    if (often(25)) buf_text(&rest, "    at_least: 2\n");
    if (often(40))
        buf_fmt(&rest, "    at_most: 2 per stay%s\n", often(60) ? ", beyond asks lead" : "");
    if (often(40)) buf_fmt(&rest, "    beyond: %s\n", beyond[below(3)]);
    book.rest = buf_str(&rest);
    return book;
}

static void put(struct buf *out, const char *head, const struct pieces *pieces, bool backwards) {
    if (pieces->n) buf_text(out, head);
    for (size_t i = 0; i < pieces->n; i++)
        buf_add(out, pieces->items[backwards ? pieces->n - 1 - i : i]);
}

#define TOP "empower: 1\nplaybook: test\ntitle: Test\ncurrency: JPY\n"
static const char common[] =
    "facts:\n  p: {yes_no: p}\n  q: {yes_no: q}\n  c: {choice: [red, blue, green]}\n"
    "  m: {money: m}\n  k: {money: k}\n  s: {number: s}\n"
    "terms:\n  t: {any: [{p: yes}, {m: at least 3}]}\n  u: {t: no, c: not blue}\n" CHAIN;

static struct str gesture_text(const struct book *book, bool backwards) {
    struct buf out = buf_new(&arena);
    buf_text(&out, "gestures:\n  g:\n");
    if (book->only.len) buf_fmt(&out, "    only_when: %.*s\n", S_ARG(book->only));
    put(&out, "    never_when:\n", &book->never, backwards);
    put(&out, "    authority:\n", &book->grants, backwards);
    buf_add(&out, book->rest);
    return buf_str(&out);
}

// Forwards in one file; backwards in three, sections last things first.
static struct playbook *read_book(const struct book *book, bool backwards) {
    struct buf first = buf_new(&arena), second = buf_new(&arena);
    struct str names[] = {S("c.yaml"), S("b.yaml"), S("a.yaml")};
    put(backwards ? &second : &first, "escalations:\n", &book->escalations, backwards);
    put(&first, "guardrails:\n", &book->guardrails, backwards);
    if (!backwards) {
        struct str all = str_fmt(&arena, TOP "%s%.*s%.*s", common, S_ARG(gesture_text(book, false)),
                                 S_ARG(buf_str(&first)));
        return read_files(names, &all, 1);
    }
    struct str files[] = {
        str_fmt(&arena, "%.*s", S_ARG(buf_str(&first))),
        str_fmt(&arena, "%.*s%.*s", S_ARG(buf_str(&second)), S_ARG(gesture_text(book, true))),
        str_fmt(&arena, "%s" TOP, common)};
    return read_files(names, files, 3);
}

// ---- the oracle: a world in which everything is known ----

enum { P, Q, C, M, K, NUM, AMOUNT, GIVEN, TIMES, VARS };
static const char *const var_names[VARS] = {"p", "q",      "c",     "m",          "k",
                                            "s", "amount", "given", "times_given"};

struct world {
    const struct playbook *book;
    int64_t is[VARS];
    int32_t role;
};

static int var_named(struct str name) {
    int var = 0;
    while (var < VARS && !str_eq(str_of(var_names[var]), name)) var++;
    return var;
}

static bool holds(const struct world *w, const struct condition *condition);

static int64_t value_named(const struct world *w, struct str name) {
    int var = var_named(name);
    if (var < VARS) return w->is[var];
    const struct term *term = FIND(w->book, TERM, str_dup(&arena, name).ptr);
    return holds(w, term->when);
}

static int64_t number_of(const struct value *value) {
    switch (value->type) {
    case FACT_YES_NO: return value->yes;
    case FACT_CHOICE: return value->choice;
    case FACT_NUMBER: return value->amount / NUMBER_ONE;
    default: return value->amount;
    }
}

static bool test_holds(const struct world *w, const struct test *test) {
    struct str name = test->fact.id.s;
    if (str_eq(name, S("role"))) return w->role == (int32_t)test->values.items[0].choice;
    int64_t x = value_named(w, name), y = 0;
    bool same = false;
    if (test->other.id.s.len) y = value_named(w, test->other.id.s), same = x == y;
    for (size_t i = 0; i < test->values.n; i++) {
        y = number_of(&test->values.items[i]);
        same |= x == y;
    }
    switch ((enum test_op)test->op) {
    case TEST_IS: return same;
    case TEST_NOT: return !same;
    case TEST_AT_LEAST: return x >= y;
    case TEST_AT_MOST: return x <= y;
    case TEST_MORE_THAN: return x > y;
    case TEST_LESS_THAN: return x < y;
    default: return x >= number_of(&test->values.items[0]) && x <= y;
    }
}

static bool holds(const struct world *w, const struct condition *condition) {
    if (!condition) return true;
    if (condition->kind == CONDITION_TEST) return test_holds(w, &condition->test);
    bool all = true, any = false;
    for (size_t i = 0; i < condition->parts.n; i++) {
        bool part = holds(w, &condition->parts.items[i]);
        all &= part, any |= part;
    }
    return condition->kind == CONDITION_ALL ? all : any != (condition->kind == CONDITION_NONE);
}

static bool is_above(const struct playbook *book, int32_t role, int32_t base) {
    for (; base >= 0; base = book->roles.items[base].reports_to.index) {
        if (base == role) return true;
        if (!book->roles.items[base].reports_to.id.s.len) return false;
    }
    return false;
}

// Twice the limit, so that halves can be told; a hundred times and more for per cents.
enum { SCALE = 100 };
static int64_t limit_of(const struct world *w, const struct limit *limit) {
    int64_t each = limit->for_each.len ? w->is[NUM] : 1;
    switch (limit->kind) {
    case LIMIT_NONE: return INT64_MAX;
    case LIMIT_PERCENT_OF_FACT:
        return limit->amount / NUMBER_ONE * value_named(w, limit->fact) * each;
    case LIMIT_FACT_PERCENT: return w->is[NUM] * value_named(w, limit->fact) * each;
    case LIMIT_FACT: return SCALE * value_named(w, limit->fact) * each;
    default: return SCALE * limit->amount * each;
    }
}

static bool grant_covers(const struct world *w, const struct grant *grant) {
    int64_t limit = limit_of(w, &grant->limit.limit), amount = w->is[AMOUNT];
    if (grant->limit.limit.kind == LIMIT_NONE) return true;
    if (grant->limit.limit.exactly) return SCALE * amount == limit;
    bool request = str_eq(grant->limit.limit.scope, S("request"));
    return SCALE * (amount + (request ? 0 : w->is[GIVEN])) <= limit;
}

// Of the roles of CHAIN: the lowest first, then by id.
static bool is_lower(struct str a, struct str b) {
    static const char order[] = "agent clerk lead head";
    return str_find(str_of(order), a) < str_find(str_of(order), b);
}

// 0: does not cover; 1: alone; 2: with others.
static int role_covers(const struct world *w, int32_t role, const struct grant **joint) {
    const struct gesture *g = &w->book->gestures.items[0];
    int best = 0;
    *joint = NULL;
    for (size_t i = 0; i < g->authority.n; i++) {
        const struct grant *grant = &g->authority.items[i];
        if (!is_above(w->book, role, grant->role.index) || !holds(w, grant->when)) continue;
        if (!grant_covers(w, grant)) continue;
        if (!grant->jointly_with.n) return 1;
        best = 2;
        if (!*joint || is_lower(grant->role.id.s, (*joint)->role.id.s)) *joint = grant;
    }
    return best;
}

static struct str approve(const struct world *w, int32_t role, const char *verdict,
                          const char *word, bool alone) {
    const struct grant *joint;
    int covers = role_covers(w, role, &joint);
    if (covers == 1 && alone)
        return str_fmt(&arena, "%s %s %.*s", verdict, word, S_ARG(role_of(w->book, role)));
    if (covers == 2)
        return str_fmt(&arena, "%s %s %.*s with clerk", verdict, word,
                       S_ARG(role_of(w->book, joint->role.index)));
    return S("");
}

// The lowest of the roles from `base` up that `test` lets through and that covers.
static struct str seek(const struct world *w, int32_t base, const char *verdict, const char *word,
                       bool (*binds)(const struct world *w, int32_t role)) {
    for (int32_t role = base; role >= 0;) {
        bool own = role == w->role;
        if (!binds || !binds(w, role)) {
            struct str found = approve(w, role, verdict, word, !own);
            if (found.len) return found;
        }
        const struct ref *up = &w->book->roles.items[role].reports_to;
        role = up->id.s.len ? up->index : -1;
    }
    return S("deny");
}

static bool over_binds(const struct world *w, int32_t role) {
    const struct gesture *g = &w->book->gestures.items[0];
    if (!g->at_most.text.s.len || w->is[TIMES] < g->at_most.most.count) return false;
    return !g->at_most.beyond_asks.id.s.len ||
           !is_above(w->book, role, g->at_most.beyond_asks.index);
}

static bool rail_applies(const struct world *w, const struct guardrail *rail) {
    for (size_t i = 0; i < rail->never_when.n; i++)
        if (holds(w, rail->never_when.items[i].when)) return true;
    return false;
}

static bool rails_bind(const struct world *w, int32_t role) {
    for (size_t i = 0; i < w->book->guardrails.n; i++) {
        const struct guardrail *rail = &w->book->guardrails.items[i];
        if (!rail_applies(w, rail)) continue;
        if (is_above(w->book, w->role, rail->liftable_by.index)) continue; // does not bind who asks
        if (!rail->liftable_by.id.s.len || !is_above(w->book, role, rail->liftable_by.index))
            return true;
    }
    return over_binds(w, w->role) && over_binds(w, role);
}

static bool measured(const struct playbook *book) {
    const struct gesture *g = &book->gestures.items[0];
    for (size_t i = 0; i < g->authority.n; i++)
        if (g->authority.items[i].limit.limit.kind != LIMIT_NONE) return true;
    return false;
}

static struct str authority(const struct world *w) {
    const struct gesture *g = &w->book->gestures.items[0];
    const struct grant *joint;
    if (measured(w->book) && g->at_least.set && w->is[AMOUNT] < g->at_least.value) return S("deny");
    if (over_binds(w, w->role)) {
        if (!g->at_most.beyond_asks.id.s.len) return S("deny");
        return seek(w, g->at_most.beyond_asks.index, "needs-approval", "by", NULL);
    }
    if (role_covers(w, w->role, &joint) == 1) return S("allow");
    if (g->beyond.value == BEYOND_NOBODY) return S("deny");
    bool up = g->beyond.value == BEYOND_ESCALATE;
    return seek(w, w->role, up ? "escalate" : "needs-approval", up ? "to" : "by", NULL);
}

static const struct escalation *escalation(const struct world *w) {
    const struct escalation *best = NULL;
    for (size_t i = 0; i < w->book->escalations.n; i++) {
        const struct escalation *e = &w->book->escalations.items[i];
        if (e->roles.n && e->roles.items[0].index != w->role) continue;
        if (!holds(w, e->when)) continue;
        bool sooner = best && e->within.period.count && !best->within.period.count;
        if (!best || sooner) best = e;
    }
    return best;
}

static struct str lifted(const struct world *w, struct str verdict) {
    const struct guardrail *binding = NULL;
    for (size_t i = 0; i < w->book->guardrails.n; i++) {
        const struct guardrail *rail = &w->book->guardrails.items[i];
        if (!rail->liftable_by.id.s.len || is_above(w->book, w->role, rail->liftable_by.index))
            continue;
        if (rail_applies(w, rail)) binding = rail;
    }
    bool yes = str_eq(verdict, S("allow")) || str_starts(verdict, S("needs"));
    if (!binding || !yes) return verdict;
    return seek(w, binding->liftable_by.index, "needs-approval", "by", rails_bind);
}

static struct str oracle(const struct world *w) {
    const struct gesture *g = &w->book->gestures.items[0];
    const struct escalation *e = escalation(w);
    if (e) return str_fmt(&arena, "escalate to %.*s", S_ARG(e->to.id.s));
    for (size_t i = 0; i < w->book->guardrails.n; i++) {
        const struct guardrail *rail = &w->book->guardrails.items[i];
        if (!rail->liftable_by.id.s.len && rail_applies(w, rail)) return S("deny");
    }
    for (size_t i = 0; i < g->never_when.n; i++)
        if (holds(w, g->never_when.items[i].when)) return S("deny");
    for (size_t i = 0; i < g->only_when.n; i++)
        if (!holds(w, g->only_when.items[i].when)) return S("deny");
    if (g->evidence.n && !w->is[Q]) return S("deny");
    return lifted(w, authority(w));
}

// ---- comparing ----

static const int64_t room[VARS] = {2, 2, 3, 8, 8, 5, 9, 7, 4};

struct trial {
    struct world world;
    bool open[VARS];
    struct str *verdicts; // of every completion
    size_t n;
};

static void complete(struct trial *trial, int var) {
    if (var == VARS) {
        trial->verdicts[trial->n++] = oracle(&trial->world);
        return;
    }
    if (!trial->open[var]) {
        complete(trial, var + 1);
        return;
    }
    for (int64_t value = 0; value < room[var]; value++) {
        trial->world.is[var] = value + (var == AMOUNT);
        complete(trial, var + 1);
    }
}

// Does the verdict change where only this one does?
static bool rests_on(const struct trial *trial, int var) {
    size_t stride = 1;
    for (int i = VARS - 1; i > var; i--)
        if (trial->open[i]) stride *= (size_t)room[i];
    for (size_t i = 0; i < trial->n; i++) {
        size_t place = i / stride % (size_t)room[var];
        if (place && !str_eq(trial->verdicts[i], trial->verdicts[i - place * stride])) return true;
    }
    return false;
}

static struct str verdict_line(const struct playbook *book, const struct decision *decision) {
    struct buf out = buf_new(&arena);
    buf_text(&out, verdict_name(decision->verdict));
    if (decision->by >= 0) buf_fmt(&out, " by %.*s", S_ARG(role_of(book, decision->by)));
    if (decision->to) buf_fmt(&out, " to %.*s", S_ARG(decision->to->id.s));
    if (decision->to_role >= 0) buf_fmt(&out, " to %.*s", S_ARG(role_of(book, decision->to_role)));
    for (size_t i = 0; i < decision->with.n; i++)
        buf_fmt(&out, " with %.*s", S_ARG(decision->with.items[i]));
    return buf_str(&out);
}

static bool is_missing(const struct playbook *book, const struct decision *decision,
                       const char *name) {
    for (size_t i = 0; i < decision->missing.n; i++)
        if (str_eq(key_domain(book, decision->missing.items[i], S("")).name, str_of(name)))
            return true;
    return false;
}

static struct str words_of(const struct trial *trial) {
    static const char *const colors[] = {"red", "blue", "green"};
    struct buf out = buf_new(&arena);
    buf_fmt(&out, "%.*s g", S_ARG(role_of(trial->world.book, trial->world.role)));
    for (int i = 0; i < VARS; i++) {
        int value = (int)trial->world.is[i];
        if (trial->open[i]) continue;
        if (i == C)
            buf_fmt(&out, " c=%s", colors[value]);
        else if (i <= Q)
            buf_fmt(&out, " %s=%s", var_names[i], value ? "yes" : "no");
        else
            buf_fmt(&out, " %s=%d", var_names[i], value);
    }
    return buf_str(&out);
}

static void choose(struct trial *trial) {
    size_t product = 1;
    trial->world.role = (int32_t)below((unsigned)trial->world.book->roles.n);
    for (int i = 0; i < VARS; i++) {
        trial->world.is[i] = (int64_t)below((unsigned)room[i]) + (i == AMOUNT);
        trial->open[i] = often(35) && product * (size_t)room[i] <= 1000;
        if (trial->open[i]) product *= (size_t)room[i];
    }
    trial->verdicts = arena_array(&arena, struct str, product);
    trial->n = 0;
}

// The oracle tries all there is of these facts, but of the others only some whole numbers.
static bool is_small(const struct trial *trial) {
    for (int i = M; i <= GIVEN; i++)
        if (trial->open[i]) return false;
    return true;
}

static void compare(struct trial *trial, struct str text, const char *words,
                    const struct decision *decision) {
    const struct playbook *book = trial->world.book;
    complete(trial, 0);
    struct str line = verdict_line(book, decision);
    for (size_t i = 0; decision->verdict != VERDICT_ASK && i < trial->n; i++)
        ck_assert_msg(str_eq(trial->verdicts[i], line),
                      "of <%s> in\n%.*s\n<%.*s> instead of <%.*s>", words, S_ARG(text), S_ARG(line),
                      S_ARG(trial->verdicts[i]));
    for (int i = 0; i < VARS; i++) {
        if (!trial->open[i]) continue;
        bool rests = rests_on(trial, i), named = is_missing(book, decision, var_names[i]);
        ck_assert_msg(named || !rests, "of <%s> in\n%.*s\n%s is not named, but matters", words,
                      S_ARG(text), var_names[i]);
        ck_assert_msg(!named || rests || !is_small(trial),
                      "of <%s> in\n%.*s\n%s is named, but does not matter", words, S_ARG(text),
                      var_names[i]);
    }
}

enum { BOOKS = 800, QUESTIONS = 4 };

static void one_book(unsigned number) {
    seed = number * 2654435761u + 1;
    struct book book = some_book();
    struct playbook *playbook = read_book(&book, false);
    struct str text = sources.files.items[0].bytes;
    for (size_t i = 0; i < findings.list.n; i++)
        ck_assert_msg(str_eq(str_of(findings.list.items[i].rule), S("surprising-scalar")),
                      "book %u:\n%.*s%.*s", number, S_ARG(text), S_ARG(all_findings()));
    struct trial trials[QUESTIONS];
    struct str lines[QUESTIONS], words[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
        trials[i] = (struct trial){.world = {.book = playbook}};
        choose(&trials[i]);
        words[i] = words_of(&trials[i]);
        struct decision decision = decided(playbook, words[i].ptr);
        lines[i] = decision_line(playbook, &decision);
        compare(&trials[i], text, words[i].ptr, &decision);
    }
    struct playbook *other = read_book(&book, true);
    for (int i = 0; i < QUESTIONS; i++) {
        struct str line = line_of(other, words[i].ptr);
        ck_assert_msg(str_eq(line, lines[i]), "of <%s>:\n%.*s\n<%.*s> instead of <%.*s>",
                      words[i].ptr, S_ARG(text), S_ARG(line), S_ARG(lines[i]));
    }
}

// Every completion gives what is answered; a fact is named exactly where two completions differ
// only in it and in the verdict; neither order nor files change an answer.
START_TEST(test_oracle) {
    for (unsigned number = 0; number < BOOKS; number++) {
        struct arena_mark mark = arena_mark(&arena);
        one_book(number);
        arena_reset(&arena, mark);
    }
}
END_TEST

// "Dropping a fact": the verdict stays, or the answer is to ask for the fact.
START_TEST(test_dropping) {
    for (unsigned number = 0; number < BOOKS; number++) {
        struct arena_mark mark = arena_mark(&arena);
        seed = number * 2654435761u + 7;
        struct book book = some_book();
        struct trial trial = {.world = {.book = read_book(&book, false)}};
        choose(&trial);
        struct decision before = decided(trial.world.book, words_of(&trial).ptr);
        for (int i = 0; i < VARS; i++) {
            if (trial.open[i]) continue;
            trial.open[i] = true;
            struct str words = words_of(&trial);
            struct decision after = decided(trial.world.book, words.ptr);
            trial.open[i] = false;
            bool same = str_eq(verdict_line(trial.world.book, &before),
                               verdict_line(trial.world.book, &after));
            bool asked_for =
                after.verdict == VERDICT_ASK && is_missing(trial.world.book, &after, var_names[i]);
            ck_assert_msg(same || asked_for || before.verdict == VERDICT_ASK, "of <%s>", words.ptr);
        }
        arena_reset(&arena, mark);
    }
}
END_TEST

// "The smallest change of facts that turns it": with the change it is a yes.
static void turn(const struct playbook *book, const char *words) {
    struct decider *decider = decider_new(&arena, book);
    struct question q = asked(book, words);
    changes list = decide_nearest_yes(decider, &arena, &q.request);
    struct request request = request_with(&arena, &q.request, &list);
    for (size_t i = 0; i < list.n; i++) {
        if (list.items[i].key != key_of_reserved(book, RESERVED_AMOUNT)) continue;
        request.has_amount = true;
        request.amount = list.items[i].value.amount;
    }
    if (list.n)
        ck_assert_msg(decide(decider, &arena, &request).verdict == VERDICT_ALLOW, "of <%s>", words);
}

START_TEST(test_nearest_yes) {
    for (unsigned number = 0; number < BOOKS; number++) {
        struct arena_mark mark = arena_mark(&arena);
        seed = number * 2654435761u + 5;
        struct book book = some_book();
        struct trial trial = {.world = {.book = read_book(&book, false)}};
        choose(&trial);
        turn(trial.world.book, words_of(&trial).ptr);
        arena_reset(&arena, mark);
    }
}
END_TEST

RUN("decide-oracle", test_oracle, test_dropping, test_nearest_yes)
