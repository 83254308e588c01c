// What no example touches, each with an example that would.
#include "prove/coverage.h"

#include "decide/survey.h"
#include "prove/askers.h"
#include "prove/examples.h"
#include "prove/suggest.h"

// Steps of diagrams that the search for examples may take in all.
enum { MOST_STEPS = 20000000 };
// So many times likelier must the wrong scenario be to count.
enum { SURELY = 2 };

struct covering {
    struct arena *arena, *scratch;
    struct decider *decider;
    const struct playbook *playbook;
    grounds grounds;
    bool *touched;  // by ground
    uint64_t steps; // of surveys
    uint64_t start; // steps of decisions before
    struct coverage *out;
};

// ---- what examples touch ----

static void touch(struct covering *c, struct span at) {
    const struct ground *ground = ground_at(&c->grounds, at);
    if (ground) c->touched[ground - c->grounds.items] = true;
}

// An answer that asks for facts does not rest on the grant that it names, unless its limit is
// expected.
static void touch_by_decision(struct covering *c, const struct example *example) {
    struct question q = question_new(c->scratch, c->playbook);
    if (!example_asks(&q, example)) return;
    struct decision decision = decide(c->decider, c->scratch, question_request(&q));
    if (decision.verdict != VERDICT_ASK || text_is_set(example->limit)) touch(c, decision.rule_at);
}

static void touch_scenario(struct covering *c, struct str id) {
    const struct entry *scenario = playbook_find(c->playbook, KIND_SCENARIO, id);
    if (scenario) touch(c, scenario->id.at);
}

static void touch_all(struct covering *c) {
    for (size_t i = 0; i < c->playbook->examples.n; i++) {
        const struct example *example = &c->playbook->examples.items[i];
        struct arena_mark mark = arena_mark(c->scratch);
        if (text_is_set(example->give.id))
            touch_by_decision(c, example);
        else if (text_is_set(example->said))
            touch_scenario(c, example->expect.s);
        arena_reset(c->scratch, mark);
    }
}

// ---- an example that would ----

struct wanted {
    struct covering *covering;
    const struct ground *ground;
};

static diagram_ref is_wanted(void *context, const struct leaf *leaf) {
    const struct wanted *wanted = context;
    enum reason reason =
        wanted->ground->kind == GROUND_AT_LEAST ? REASON_BELOW_MINIMUM : REASON_OVER_COUNT;
    return diagram_truth(leaf->kind == LEAF_OUTCOME && leaf->reason == reason);
}

static diagram_ref rests_on_rule(struct survey *survey, const struct ground *ground) {
    struct survey_rule rule;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++) {
        if (rule.at.start != ground->at.start) continue;
        for (int v = VERDICT_ALLOW; v <= VERDICT_ESCALATE; v++) {
            diagram_ref truth = survey_rests_on(survey, (enum verdict)v, i);
            if (truth != DIAGRAM_NO) return truth;
        }
    }
    return DIAGRAM_NO;
}

// Where the outcome rests on the ground.
static diagram_ref rests_on(struct survey *survey, struct wanted *wanted) {
    struct diagram *d = survey_diagram(survey);
    bool rule = wanted->ground->kind != GROUND_AT_LEAST && wanted->ground->kind != GROUND_AT_MOST;
    if (rule) return rests_on_rule(survey, wanted->ground);
    return diagram_map(d, d, survey_outcome(survey), is_wanted, wanted);
}

// Does the example pass, and rest on what it is for?
static bool is_good(void *context, const struct example *example) {
    const struct wanted *wanted = context;
    struct covering *c = wanted->covering;
    struct question q = question_new(c->scratch, c->playbook);
    if (!example_asks(&q, example) || !example_passes(c->scratch, c->decider, example))
        return false;
    struct decision decision = decide(c->decider, c->scratch, question_request(&q));
    return decision.rule_at.start == wanted->ground->at.start;
}

// There are many reasons for a no, so that one says which.
static bool take(struct wanted *wanted, const struct request *request, struct example *out) {
    struct covering *c = wanted->covering;
    struct decision decision = decide(c->decider, c->scratch, request);
    *out = suggest_example(c->scratch, c->playbook, request, &decision);
    if (decision.verdict == VERDICT_DENY) out->reason.s = str_of(reason_name(decision.reason));
    return decision.verdict != VERDICT_ASK && is_good(wanted, out);
}

// A grant is shown at its very limit, and everything else with an amount that could be given.
static int64_t telling_amount(struct wanted *wanted, const struct request *request) {
    struct covering *c = wanted->covering;
    const struct amount *least = &request->gesture->at_least;
    if (!wanted->ground->grant) return least->set ? least->value : request->amount;
    struct decision decision = decide(c->decider, c->scratch, request);
    bool limited = decision.verdict == VERDICT_ALLOW && decision.left.kind == SIZE_VALUE;
    return limited ? decision.left.value : request->amount;
}

static bool take_best(struct wanted *wanted, struct request request, struct example *out) {
    struct request better = request;
    if (request.has_amount) better.amount = telling_amount(wanted, &request);
    return take(wanted, &better, out) || take(wanted, &request, out);
}

// What the example is to say in any case: the facts that the ground is about.
static struct condition shown_by(const struct ground *ground) {
    struct condition shown = {.kind = CONDITION_TEST};
    const struct condition *when = ground_when(ground);
    if (ground->evidence) shown.test.fact = *ground->evidence;
    return when ? *when : shown;
}

static struct str find_by(struct wanted *wanted, const struct request *asker) {
    struct covering *c = wanted->covering;
    struct survey *survey = survey_open(c->decider, c->scratch, asker);
    bool exact = survey_run(survey);
    struct condition shown = shown_by(wanted->ground);
    struct proof_case found;
    struct example example;
    struct str line = S("");
    if (exact && survey_case(survey, rests_on(survey, wanted), &found) &&
        take_best(wanted, survey_case_request(survey, &found), &example)) {
        suggest_shorten(&example, &shown, is_good, wanted);
        line = suggest_line(c->arena, &example);
    }
    c->steps += survey_diagram(survey)->steps;
    return line;
}

static bool is_too_much(const struct covering *c) {
    return decider_steps(c->decider) - c->start + c->steps >= MOST_STEPS;
}

static struct str find_example(struct covering *c, const struct ground *ground) {
    struct wanted wanted = {c, ground};
    struct str line = S("");
    struct arena_mark mark = arena_mark(c->scratch);
    requests askers = askers_of(c->scratch, c->playbook, ground);
    for (size_t i = 0; i < askers.n && !line.len && !is_too_much(c); i++)
        line = find_by(&wanted, &askers.items[i]);
    arena_reset(c->scratch, mark);
    c->out->cut |= is_too_much(c);
    return line;
}

// ---- all ----

static void count(struct covering *c) {
    for (size_t i = 0; i < c->grounds.n; i++) {
        struct share *share = &c->out->shares[c->grounds.items[i].kind];
        share->all++;
        share->touched += c->touched[i];
    }
}

static void tell_untouched(struct covering *c, enum ground_kind kind) {
    for (size_t i = 0; i < c->grounds.n; i++) {
        const struct ground *ground = &c->grounds.items[i];
        if (ground->kind != kind || c->touched[i]) continue;
        struct str example = find_example(c, ground);
        *PUSH(c->arena, &c->out->untouched) =
            (struct untouched){*ground, ground_id(c->arena, ground),
                               ground_words(c->arena, c->playbook, ground), example};
    }
}

static struct covering covering_new(struct arena *arena, struct arena *scratch,
                                    struct decider *decider, struct coverage *out) {
    struct covering c = {.arena = arena, .scratch = scratch, .decider = decider, .out = out};
    c.playbook = decider_playbook(decider);
    c.grounds = grounds_of(arena, c.playbook);
    c.touched = arena_array(arena, bool, c.grounds.n);
    touch_all(&c);
    c.start = decider_steps(decider);
    count(&c);
    return c;
}

struct coverage coverage_of_grants(struct arena *arena, struct arena *scratch,
                                   struct decider *decider) {
    struct coverage out = {0};
    struct covering c = covering_new(arena, scratch, decider, &out);
    const struct share *share = &out.shares[GROUND_GRANT];
    if (share->touched * 2 >= share->all) tell_untouched(&c, GROUND_GRANT);
    return out;
}

struct coverage coverage_of(struct arena *arena, struct arena *scratch, struct decider *decider,
                            const struct lookup *lookup) {
    struct coverage out = {0};
    struct covering c = covering_new(arena, scratch, decider, &out);
    for (int kind = 0; kind < GROUND_KINDS; kind++) tell_untouched(&c, (enum ground_kind)kind);
    out.confusable = confusable_find(arena, scratch, lookup, SURELY);
    return out;
}
