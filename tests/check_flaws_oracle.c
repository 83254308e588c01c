// Flaws against brute force: hundreds of small playbooks, each decided for every role and every
// combination of facts; what is told must be there, and what is there must be told.
#include "check_flaws.h"

#include "decide/authority.h"

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

// A choice c, a yes/no p, a number s; money without decimals, so that all of it can be tried.
#define TOP                                                                           \
    "empower: 1\nplaybook: test\ntitle: Test\ncurrency: JPY\n"                        \
    "roles:\n  agent: {frontline: yes, reports_to: lead%s}\n"                         \
    "  lead: {reports_to: head, reach: ext. 1, replies_within: 5 minutes%s}\n"        \
    "  head: {reach: ext. 2, replies_within: 5 minutes}\n"                            \
    "routes:\n  desk: {for: crisis}\n  shop: {for: crisis}\n"                         \
    "facts:\n  p: {yes_no: p}\n  c: {choice: [red, blue, green]}\n  s: {number: s}\n" \
    "terms:\n  t: {any: [{p: yes}, {s: at least 2}]}\n"

static const char *some_test(void) {
    static const char *const tests[] = {"p: yes",
                                        "p: no",
                                        "c: red",
                                        "c: blue",
                                        "c: [red, blue]",
                                        "c: not red",
                                        "s: less than 2",
                                        "s: more than 2",
                                        "s: at least 1",
                                        "s: at most 2",
                                        "s: less than 0",
                                        "s: at least 0",
                                        "s: less than 1",
                                        "t: yes",
                                        "t: no",
                                        "amount: less than 4",
                                        "amount: more than 4",
                                        "amount: at most 2",
                                        "role: lead"};
    return tests[below(COUNT(tests))];
}

static const char *some_condition(void) {
    static const char *const words[] = {"all", "any", "none"};
    const char *first = some_test(), *second = some_test();
    if (often(60)) return str_fmt(&arena, "{%s}%c", first, 0).ptr;
    return str_fmt(&arena, "{%s: [{%s}, {%s}]}%c", words[below(3)], first, second, 0).ptr;
}

// `by_color`: each grant is for one color, so that one may be left out.
static void add_grant(struct buf *out, bool counted, bool by_color) {
    static const char *const roles[] = {"agent", "lead", "head"};
    static const char *const limits[] = {"2", "3", "5", "7"};
    bool unlimited = often(15);
    buf_fmt(out, "      - {%s: %s", roles[below(3)], unlimited ? "no limit" : limits[below(4)]);
    if (!unlimited) buf_text(out, counted ? " per stay" : " per request");
    if (by_color)
        buf_fmt(out, ", when: {c: %s}", often(50) ? "red" : "blue");
    else if (often(50))
        buf_fmt(out, ", when: %s", some_condition());
    if (often(10)) buf_text(out, ", jointly_with: [head]");
    buf_text(out, "}\n");
}

static void add_rails(struct buf *out) {
    if (often(25)) {
        const char *lifter = often(50) ? ", liftable_by: lead" : "";
        buf_fmt(out, "guardrails:\n  r: {never_when: %s%s}\n", some_condition(), lifter);
    }
    if (often(40)) buf_fmt(out, "escalations:\n  e: {when: %s, to: desk}\n", some_condition());
}

static struct str some_book(void) {
    static const char *const beyond[] = {"approval", "escalate", "nobody"};
    struct buf out = buf_new(&arena);
    bool counted = often(40), by_color = often(15);
    buf_fmt(&out, TOP, often(20) ? ", own_grants_only: yes" : "",
            often(30) ? ", own_grants_only: yes" : "");
    buf_text(&out, "gestures:\n  g:\n");
    if (often(25)) buf_fmt(&out, "    only_when: %s\n", some_condition());
    if (often(25)) buf_fmt(&out, "    never_when: %s\n", some_condition());
    buf_text(&out, "    authority:\n");
    for (unsigned n = 1 + below(4); n > 0; n--) add_grant(&out, counted, by_color);
    if (often(20)) buf_text(&out, "    at_least: 3\n");
    if (often(25)) buf_fmt(&out, "    beyond: %s\n", beyond[below(3)]);
    if (often(20))
        buf_fmt(&out, "    at_most: 1 per stay%s\n", often(50) ? ", beyond asks lead" : "");
    add_rails(&out);
    return buf_str(&out);
}

// ---- every combination of facts ----

enum { P, C, NUM, GIVEN, TIMES, AMOUNT, VARS };
// The number in halves, so that what lies between two whole ones is tried, too.
// What was given is tried only where a limit counts it, and how often only where that is capped.
static int room[VARS] = {2, 3, 6, 8, 2, 9}, n_worlds;
enum { WORLDS_MOST = 2 * 3 * 6 * 8 * 2 * 9, ASKERS = 3, GRANTS_MOST = 4 };

static void count_worlds(struct str text) {
    room[GIVEN] = str_find(text, S(" per stay")) >= 0 ? 8 : 1;
    room[TIMES] = str_find(text, S("at_most")) >= 0 ? 2 : 1;
    n_worlds = 1;
    for (int var = 0; var < VARS; var++) n_worlds *= room[var];
}

struct world {
    int is[VARS];
    int32_t role;
};

static struct world world_at(int32_t role, int index) {
    struct world world = {.role = role};
    for (int var = VARS - 1; var >= 0; var--) {
        world.is[var] = index % room[var];
        index /= room[var];
    }
    world.is[AMOUNT]++;
    return world;
}

struct trial {
    struct playbook *book;
    struct gesture *gesture;
    struct decider *decider;
    struct decision now[ASKERS][WORLDS_MOST];
    uint32_t without[GRANTS_MOST][ASKERS][WORLDS_MOST]; // how it comes out without a grant
    flaws found;
    struct str text;
};

static struct value number_value(int halves) {
    return (struct value){.type = FACT_NUMBER, .amount = halves * (NUMBER_ONE / 2)};
}

static struct decision decide_world(struct trial *trial, struct arena *scratch,
                                    const struct world *world) {
    const struct playbook *book = trial->book;
    struct value p = {.type = FACT_YES_NO, .yes = world->is[P]};
    struct value c = {.type = FACT_CHOICE, .choice = (uint32_t)world->is[C]};
    struct value given = {.type = FACT_MONEY, .amount = world->is[GIVEN]};
    c.text.s = book->facts.items[0].choices.items[world->is[C]].s;
    struct known known[] = {
        {0, c},
        {1, p},
        {2, number_value(world->is[NUM])},
        {key_of_reserved(book, RESERVED_GIVEN), given},
        {key_of_reserved(book, RESERVED_TIMES_GIVEN), number_value(world->is[TIMES] * 2)}};
    struct request request = {.role = world->role,
                              .gesture = trial->gesture,
                              .has_amount = true,
                              .amount = world->is[AMOUNT],
                              .known = known,
                              .n_known = COUNT(known),
                              .as_of = {.day = 20000, .precision = DATE_DAY}};
    return decide(trial->decider, scratch, &request);
}

// Verdict and who takes part, as one number.
static uint32_t code_of(const struct decision *d) {
    uint32_t with = 0;
    for (size_t i = 0; i < d->with.n; i++)
        with = with * 31 + (unsigned char)d->with.items[i].ptr[0];
    uint32_t to = d->to ? (uint32_t)d->to->index + 9 : (uint32_t)(d->to_role + 1);
    return (uint32_t)d->verdict | (uint32_t)(d->by + 1) << 3 | to << 8 | with << 16;
}

// A grant is taken out of force without a change of what the gesture is counted in.
static void take_out(struct grant *grant) {
    grant->from.date = (struct date){.day = 40000, .precision = DATE_DAY};
    if (grant->limit.limit.kind == LIMIT_MONEY) {
        grant->from.date = (struct date){0};
        grant->limit.limit.amount = 0;
    }
}

static void decide_all(struct trial *trial) {
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    for (size_t g = 0; g <= trial->gesture->authority.n; g++) {
        struct grant *grant = g ? &trial->gesture->authority.items[g - 1] : NULL, kept;
        if (grant) kept = *grant, take_out(grant);
        for (int32_t role = 0; role < ASKERS; role++)
            for (int i = 0; i < n_worlds; i++) {
                struct world world = world_at(role, i);
                struct decision decision = decide_world(trial, &scratch, &world);
                uint32_t code = code_of(&decision);
                if (grant) trial->without[g - 1][role][i] = code;
                decision.with.n = code; // of what the scratch arena held only this stays
                if (!grant) trial->now[role][i] = decision;
                arena_reset(&scratch, (struct arena_mark){0});
            }
        if (grant) *grant = kept;
    }
    arena_free(&scratch);
}

static uint32_t now_code(const struct trial *trial, int32_t role, int i) {
    return (uint32_t)trial->now[role][i].with.n;
}

// ---- conditions, once more ----

static bool holds(const struct trial *trial, const struct world *w, const struct condition *c);

static int64_t value_named(const struct trial *trial, const struct world *w,
                           const struct test *test) {
    if (test->reserved == RESERVED_AMOUNT) return w->is[AMOUNT];
    if (test->reserved == RESERVED_ROLE) return w->role;
    if (test->fact.kind == KIND_TERM)
        return holds(trial, w, trial->book->terms.items[test->fact.index].when);
    int64_t values[] = {w->is[C], w->is[P], w->is[NUM] * (NUMBER_ONE / 2)};
    return values[test->fact.index];
}

static int64_t number_in(const struct value *value) {
    if (value->type == FACT_YES_NO) return value->yes;
    return value->type == FACT_CHOICE ? (int64_t)value->choice : value->amount;
}

static bool test_holds(const struct trial *trial, const struct world *w, const struct test *test) {
    int64_t x = value_named(trial, w, test), y = number_in(&test->values.items[0]);
    bool any = false;
    for (size_t i = 0; i < test->values.n; i++) any |= x == number_in(&test->values.items[i]);
    switch ((enum test_op)test->op) {
    case TEST_IS: return any;
    case TEST_NOT: return !any;
    case TEST_LESS_THAN: return x < y;
    case TEST_MORE_THAN: return x > y;
    case TEST_AT_LEAST: return x >= y;
    default: return x <= y;
    }
}

static bool holds(const struct trial *trial, const struct world *w, const struct condition *c) {
    if (!c) return true;
    if (c->kind == CONDITION_TEST) return test_holds(trial, w, &c->test);
    bool all = true, any = false;
    for (size_t i = 0; i < c->parts.n; i++) {
        bool part = holds(trial, w, &c->parts.items[i]);
        all &= part, any |= part;
    }
    return c->kind == CONDITION_ALL ? all : any != (c->kind == CONDITION_NONE);
}

static bool covers(const struct world *w, const struct grant *grant) {
    const struct limit *limit = &grant->limit.limit;
    bool counted = !str_eq(limit->scope, S("request"));
    if (limit->kind == LIMIT_NONE) return true;
    return w->is[AMOUNT] + (counted ? w->is[GIVEN] : 0) <= limit->amount;
}

// ---- what is there ----

static bool is_yes(const struct decision *d) {
    return d->verdict <= VERDICT_NEEDS_APPROVAL ||
           (d->verdict == VERDICT_ESCALATE && d->reason == REASON_BEYOND);
}

static bool is_uncovered(const struct decision *d) {
    return d->verdict == VERDICT_DENY &&
           (d->reason == REASON_NO_GRANT || d->reason == REASON_OVER_LIMIT ||
            d->reason == REASON_BEYOND);
}

static bool at_first(const struct world *w) {
    return !w->is[GIVEN] && !w->is[TIMES];
}

static bool holds_grant(const struct trial *trial, int32_t role, const struct grant *grant) {
    return role_holds(trial->book, role, grant->role.index, trial->gesture);
}

static bool holds_any(const struct trial *trial, int32_t role) {
    for (size_t i = 0; i < trial->gesture->authority.n; i++)
        if (holds_grant(trial, role, &trial->gesture->authority.items[i])) return true;
    return false;
}

typedef bool world_test(const struct trial *trial, const struct world *w, int index,
                        const void *context);

static bool any_world(const struct trial *trial, world_test *test, const void *context) {
    for (int32_t role = 0; role < ASKERS; role++)
        for (int i = 0; i < n_worlds; i++) {
            struct world world = world_at(role, i);
            if (test(trial, &world, i, context)) return true;
        }
    return false;
}

static bool given_there(const struct trial *trial, const struct world *w, int i, const void *none) {
    (void)none;
    return holds_any(trial, w->role) && is_yes(&trial->now[w->role][i]);
}

static bool allowed_to_agent(const struct trial *trial, const struct world *w, int i,
                             const void *none) {
    (void)none;
    return w->role == 0 && trial->now[w->role][i].verdict == VERDICT_ALLOW;
}

static bool differs_without(const struct trial *trial, const struct world *w, int i,
                            const void *grant) {
    size_t g = (size_t)((const struct grant *)grant - trial->gesture->authority.items);
    return trial->without[g][w->role][i] != now_code(trial, w->role, i);
}

static bool grant_holds(const struct trial *trial, const struct world *w, int i,
                        const void *context) {
    const struct grant *grant = context;
    (void)i;
    return holds(trial, w, grant->when);
}

static bool grant_fails(const struct trial *trial, const struct world *w, int i,
                        const void *context) {
    return !grant_holds(trial, w, i, context);
}

static bool full_limit(const struct trial *trial, const struct world *w, int i,
                       const void *context) {
    const struct grant *grant = context;
    return at_first(w) && w->is[AMOUNT] == grant->limit.limit.amount &&
           holds_grant(trial, w->role, grant) && trial->now[w->role][i].verdict == VERDICT_ALLOW;
}

static bool small_sum(const struct trial *trial, const struct world *w, int i, const void *none) {
    const struct decision *d = &trial->now[w->role][i];
    (void)none;
    return w->role == 0 && at_first(w) && d->verdict == VERDICT_NEEDS_APPROVAL && d->measured &&
           (d->reason == REASON_OVER_LIMIT || d->reason == REASON_NO_GRANT) && holds_any(trial, 0);
}

// Nobody may grant it, and more of it somebody may.
static bool limit_gap(const struct trial *trial, const struct world *w, int i, const void *none) {
    (void)none;
    if (!at_first(w) || !holds_any(trial, w->role) || !is_uncovered(&trial->now[w->role][i]))
        return false;
    for (int more = 1; w->is[AMOUNT] + more <= room[AMOUNT]; more++)
        if (is_yes(&trial->now[w->role][i + more])) return true;
    return false;
}

// Two halves of the number around a whole one.
static int step_of(int var) {
    int step = 1;
    for (int i = VARS - 1; i > var; i--) step *= room[i];
    return step;
}

static bool stands_out(const struct trial *trial, const struct world *w, int i, int var) {
    int step = step_of(var), value = w->is[var] - (var == AMOUNT);
    if (!value || value + 1 == room[var] || !at_first(w) || !holds_any(trial, w->role))
        return false;
    uint32_t under = now_code(trial, w->role, i - step), over = now_code(trial, w->role, i + step);
    const struct decision *d = trial->now[w->role];
    bool left_out = is_yes(&d[i - step]) && is_yes(&d[i + step]) && is_uncovered(&d[i]);
    return (under == over && under != now_code(trial, w->role, i)) || left_out;
}

struct boundary_at {
    int var, value;
};

static bool boundary(const struct trial *trial, const struct world *w, int i, const void *context) {
    const struct boundary_at *at = context;
    return w->is[at->var] == at->value && stands_out(trial, w, i, at->var);
}

struct grant_pair {
    const struct grant *less, *more;
    int32_t role; // who asks
};

static bool overlap(const struct trial *trial, const struct world *w, int i, const void *context) {
    const struct grant_pair *pair = context;
    return w->role == pair->role && holds_grant(trial, w->role, pair->less) &&
           holds(trial, w, pair->less->when) && holds(trial, w, pair->more->when) &&
           covers(w, pair->more) && !covers(w, pair->less) &&
           trial->now[w->role][i].verdict == VERDICT_ALLOW &&
           trial->now[w->role][i].rule_at.start == pair->more->at.start;
}

static bool only_first(const struct trial *trial, const struct world *w, int i,
                       const void *context) {
    const struct grant_pair *pair = context;
    (void)i;
    return w->role == pair->role && holds(trial, w, pair->less->when) &&
           !holds(trial, w, pair->more->when);
}

static int64_t worth(const struct grant *grant) {
    return grant->limit.limit.kind == LIMIT_NONE ? INT64_MAX : grant->limit.limit.amount;
}

// Everything that is written for the senior is less than the junior's.
static bool inversion(const struct trial *trial, const struct world *w, int i,
                      const void *context) {
    const struct grant_pair *pair = context;
    (void)i;
    if (w->role != pair->less->role.index || !holds(trial, w, pair->less->when) ||
        !holds(trial, w, pair->more->when))
        return false;
    for (size_t k = 0; k < trial->gesture->authority.n; k++) {
        const struct grant *own = &trial->gesture->authority.items[k];
        bool counts = own->role.index == w->role && !own->jointly_with.n;
        if (counts && holds(trial, w, own->when) && worth(own) >= worth(pair->more)) return false;
    }
    return true;
}

// ---- what is told ----

static const struct flaw *told(const struct trial *trial, enum flaw_kind kind, struct span at) {
    for (size_t i = 0; i < trial->found.n; i++) {
        const struct flaw *flaw = &trial->found.items[i];
        if (flaw->kind == kind && (span_is_nowhere(at) || flaw->at.start == at.start)) return flaw;
    }
    return NULL;
}

static const struct flaw *told_grant(const struct trial *trial, enum flaw_kind kind,
                                     const struct grant *grant) {
    for (size_t i = 0; i < trial->found.n; i++)
        if (trial->found.items[i].kind == kind && trial->found.items[i].grant == grant)
            return &trial->found.items[i];
    return NULL;
}

#define AGREE(trial, is, says, ...)                                                                \
    ck_assert_msg((is) == (says), "%s: %s %d in\n%.*s", (is) ? "not told" : "told, but not there", \
                  __VA_ARGS__, S_ARG((trial)->text))

static void check_grant(const struct trial *trial, int g) {
    const struct grant *grant = &trial->gesture->authority.items[g];
    bool applies = any_world(trial, grant_holds, grant);
    bool never = told_grant(trial, FLAW_CONDITION_NEVER, grant);
    bool always = told_grant(trial, FLAW_CONDITION_ALWAYS, grant);
    bool dead = told_grant(trial, FLAW_DEAD_GRANT, grant);
    bool low = told_grant(trial, FLAW_LIMIT_INVERSION, grant);
    const struct flaw *kept = told_grant(trial, FLAW_LIMIT_UNREACHABLE, grant);
    AGREE(trial, !applies, never, "never", g);
    AGREE(trial, grant->when && !any_world(trial, grant_fails, grant), always, "always", g);
    bool decides = any_world(trial, differs_without, grant);
    ck_assert_msg(!dead || !decides, "grant %d decides in\n%.*s", g, S_ARG(trial->text));
    bool given = any_world(trial, given_there, NULL), twin = false;
    for (size_t k = 0; k < trial->gesture->authority.n; k++) {
        const struct grant *other = &trial->gesture->authority.items[k];
        twin |= other != grant && worth(other) == worth(grant) &&
                told_grant(trial, FLAW_DEAD_GRANT, other);
    }
    ck_assert_msg(decides || dead || never || low || kept || twin || !given,
                  "grant %d is dead, and not told, in\n%.*s", g, S_ARG(trial->text));
    if (!given || never || dead || grant->limit.limit.kind == LIMIT_NONE || grant->jointly_with.n)
        return;
    bool full = any_world(trial, full_limit, grant);
    ck_assert_msg(!kept || !full, "limit %d can be used in\n%.*s", g, S_ARG(trial->text));
    ck_assert_msg(kept || full || low, "limit %d cannot be used in\n%.*s", g, S_ARG(trial->text));
}

// Seen by one role, each holds somewhere alone, and where both do the larger one decides.
static bool is_overlap(const struct trial *trial, const struct grant *one,
                       const struct grant *other) {
    for (int32_t role = 0; role < ASKERS; role++) {
        struct grant_pair pair = {one, other, role}, back = {other, one, role};
        if (any_world(trial, only_first, &pair) && any_world(trial, only_first, &back) &&
            any_world(trial, overlap, &pair))
            return true;
    }
    return false;
}

static void check_pair(const struct trial *trial, const struct grant *one,
                       const struct grant *other) {
    bool alone = !one->jointly_with.n && !other->jointly_with.n;
    if (!alone || one->role.index != other->role.index) return;
    bool is = is_overlap(trial, one, other), this_one = false, any = false;
    for (size_t i = 0; i < trial->found.n; i++) {
        const struct flaw *flaw = &trial->found.items[i];
        if (flaw->kind != FLAW_LIMIT_OVERLAP) continue;
        this_one |= flaw->grant == one && flaw->other == other;
        any |= flaw->grant == other && flaw->other == one;
    }
    ck_assert_msg(is || !this_one, "told, but no overlap in\n%.*s", S_ARG(trial->text));
    ck_assert_msg(!is || this_one || any, "overlap is not told in\n%.*s", S_ARG(trial->text));
}

static bool is_senior(const struct trial *trial, int32_t role, int32_t base) {
    for (; trial->book->roles.items[base].reports_to.kind == KIND_ROLE;) {
        base = trial->book->roles.items[base].reports_to.index;
        if (base == role) return true;
    }
    return false;
}

static void check_inversions(const struct trial *trial) {
    for (size_t i = 0; i < trial->gesture->authority.n; i++) {
        struct grant_pair pair = {.less = &trial->gesture->authority.items[i]};
        bool is = false;
        for (size_t k = 0; k < trial->gesture->authority.n; k++) {
            pair.more = &trial->gesture->authority.items[k];
            bool alone = !pair.less->jointly_with.n && !pair.more->jointly_with.n;
            if (alone && worth(pair.more) > worth(pair.less) &&
                is_senior(trial, pair.less->role.index, pair.more->role.index))
                is |= any_world(trial, inversion, &pair);
        }
        AGREE(trial, is, told_grant(trial, FLAW_LIMIT_INVERSION, pair.less) != NULL, "inversion",
              (int)i);
    }
}

static bool tests_both_sides(const struct trial *trial, const char *fact, int value) {
    struct str under = str_fmt(&arena, "%s: less than %d", fact, value);
    struct str least = str_fmt(&arena, "%s: at least %d", fact, value);
    struct str over = str_fmt(&arena, "%s: more than %d", fact, value);
    struct str most = str_fmt(&arena, "%s: at most %d", fact, value);
    bool below_it = str_find(trial->text, under) >= 0 || str_find(trial->text, least) >= 0;
    bool above_it = str_find(trial->text, over) >= 0 || str_find(trial->text, most) >= 0;
    return below_it && above_it;
}

static const struct flaw *told_boundary(const struct trial *trial, const char *fact,
                                        const char *value) {
    for (size_t i = 0; i < trial->found.n; i++) {
        const struct flaw *flaw = &trial->found.items[i];
        if (flaw->kind == FLAW_BOUNDARY && str_eq(flaw->name, str_of(fact)) &&
            str_eq(flaw->value, str_of(value)))
            return flaw;
    }
    return NULL;
}

static void check_boundaries(const struct trial *trial) {
    struct boundary_at two = {NUM, 4}, four = {AMOUNT, 4};
    bool is = any_world(trial, boundary, &two);
    const struct flaw *says = told_boundary(trial, "s", "2");
    ck_assert_msg(is || !says, "no boundary at 2 in\n%.*s", S_ARG(trial->text));
    // the term tests it, too, where something reads the term
    bool sides = tests_both_sides(trial, "s", 2) &&
                 str_find(str_from(trial->text, (size_t)str_find(trial->text, S("gestures:"))),
                          S("t: ")) < 0;
    ck_assert_msg(!is || says || !sides, "boundary at 2 is not told in\n%.*s", S_ARG(trial->text));
    is = any_world(trial, boundary, &four);
    says = told_boundary(trial, "amount", "4 JPY");
    if (!says) says = told_boundary(trial, "amount", "¥4");
    ck_assert_msg(is || !says, "no boundary at an amount of 4 in\n%.*s", S_ARG(trial->text));
}

struct choosing {
    int32_t role;
    int value;
    const struct grant *grant;
};

static bool applies_to(const struct trial *trial, const struct world *w, int i,
                       const void *context) {
    const struct choosing *c = context;
    (void)i;
    return w->role == c->role && w->is[C] == c->value && holds(trial, w, c->grant->when);
}

static bool lacks_grant(const struct trial *trial, const struct world *w, int i,
                        const void *context) {
    const struct choosing *c = context;
    return w->role == c->role && w->is[C] == c->value && is_uncovered(&trial->now[w->role][i]);
}

// Two grants go through the values one by one, and one value has none.
static bool has_grant_gap(const struct trial *trial, int32_t role) {
    unsigned any = 0, first = 0;
    bool enumerated = false;
    for (size_t g = 0; g < trial->gesture->authority.n; g++) {
        unsigned bits = 0;
        for (int value = 0; value < room[C]; value++) {
            struct choosing c = {role, value, &trial->gesture->authority.items[g]};
            if (any_world(trial, applies_to, &c)) bits |= 1u << value;
        }
        any |= bits;
        if (bits == 7 || !bits) continue;
        enumerated |= first && bits != first;
        first = bits;
    }
    for (int value = 0; enumerated && value < room[C]; value++) {
        struct choosing c = {role, value, NULL};
        if (!(any >> value & 1) && any_world(trial, lacks_grant, &c)) return true;
    }
    return false;
}

static void check_grant_gaps(const struct trial *trial) {
    static const struct span anywhere;
    bool is = false;
    for (int32_t role = 0; role < ASKERS; role++)
        is |= holds_any(trial, role) && has_grant_gap(trial, role);
    AGREE(trial, is, told(trial, FLAW_GRANT_GAP, anywhere) != NULL, "grant gap", 0);
}

static void check_gesture(const struct trial *trial) {
    static const struct span anywhere;
    bool given = any_world(trial, given_there, NULL);
    AGREE(trial, !given, told(trial, FLAW_NEVER_GIVEN, anywhere) != NULL, "never given", 0);
    if (!given) return;
    AGREE(trial, !any_world(trial, allowed_to_agent, NULL),
          told(trial, FLAW_POWERLESS_FRONTLINE, anywhere) != NULL, "powerless", 0);
    AGREE(trial, any_world(trial, small_sum, NULL), told(trial, FLAW_SMALL_SUM, anywhere) != NULL,
          "small sum", 0);
    bool gap = any_world(trial, limit_gap, NULL);
    const struct flaw *says = told(trial, FLAW_LIMIT_GAP, anywhere);
    ck_assert_msg(gap || !says, "no gap in\n%.*s", S_ARG(trial->text));
    ck_assert_msg(!gap || says || told(trial, FLAW_BOUNDARY, anywhere), "gap is not told in\n%.*s",
                  S_ARG(trial->text));
    check_inversions(trial);
    check_boundaries(trial);
    check_grant_gaps(trial);
}

static void one_book(unsigned number, size_t *seen) {
    seed = number * 2654435761u + 1;
    struct trial *trial = arena_new(&arena, struct trial);
    trial->text = some_book();
    count_worlds(trial->text);
    trial->book = read_str(trial->text);
    expect_clean(str_dup(&arena, trial->text).ptr);
    trial->gesture = trial->book->gestures.items;
    trial->found = flaws_in(trial->book);
    trial->decider = decider_new(&arena, trial->book);
    decide_all(trial);
    size_t n = trial->gesture->authority.n;
    for (size_t g = 0; g < n; g++) check_grant(trial, (int)g);
    for (size_t i = 0; i < n * n; i++)
        if (i / n != i % n)
            check_pair(trial, &trial->gesture->authority.items[i / n],
                       &trial->gesture->authority.items[i % n]);
    check_gesture(trial);
    for (size_t i = 0; i < trial->found.n; i++) seen[trial->found.items[i].kind]++;
}

enum { BOOKS = 300 };

// Each of these must come up, or nothing was compared.
static const enum flaw_kind compared[] = {
    FLAW_LIMIT_UNREACHABLE, FLAW_POWERLESS_FRONTLINE, FLAW_SMALL_SUM,       FLAW_LIMIT_INVERSION,
    FLAW_LIMIT_GAP,         FLAW_LIMIT_OVERLAP,       FLAW_CONDITION_NEVER, FLAW_CONDITION_ALWAYS,
    FLAW_NEVER_GIVEN,       FLAW_DEAD_GRANT,          FLAW_GRANT_GAP,       FLAW_BOUNDARY};

START_TEST(test_flaws) {
    size_t seen[FLAW_NOT_ANALYSED + 1] = {0};
    for (unsigned number = 0; number < BOOKS; number++) {
        struct arena_mark mark = arena_mark(&arena);
        one_book(number, seen);
        arena_reset(&arena, mark);
    }
    for (size_t i = 0; i < COUNT(compared); i++)
        ck_assert_msg(seen[compared[i]], "no book has %s", flaw_names[compared[i]]);
    ck_assert_uint_eq(seen[FLAW_NOT_ANALYSED], 0);
}
END_TEST

RUN("flaws-oracle", test_flaws)
