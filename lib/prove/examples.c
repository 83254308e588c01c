// Runs the examples of a playbook: decisions, look-ups, and proofs that something is never allowed.
#include "prove/examples.h"

#include "base/buf.h"
#include "base/number.h"
#include "decide/question.h"
#include "model/condition.h"
#include "model/nearest.h"

struct run {
    struct arena *arena;
    struct decider *decider;
    const struct playbook *playbook;
    const struct lookup *lookup;
};

static void fail(struct example_result *result, struct str expected, struct str got,
                 struct str why) {
    result->state = EXAMPLE_FAILED;
    result->expected = expected;
    result->got = got;
    result->why = why;
}

static void cannot_be(struct example_result *result, struct str expected,
                      const struct question *q) {
    fail(result, expected, S("an example that cannot be"), q->error);
}

// ---- give: ----

// What is compared: each that the example names.
struct check {
    struct buf expected, got;
    bool failed;
};

static void compare(struct check *check, const char *what, struct str expected, struct str got) {
    if (!expected.len || str_eq(expected, got)) return;
    struct buf *both[] = {&check->expected, &check->got};
    struct str words[] = {expected, got.len ? got : S("none")};
    for (int i = 0; i < 2; i++)
        buf_fmt(both[i], "%s%s%s%.*s", both[i]->len ? ", " : "", what, *what ? " " : "",
                S_ARG(words[i]));
    check->failed = true;
}

static struct str join(struct arena *arena, const struct str *names, size_t n) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < n; i++) buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(names[i]));
    return buf_str(&out);
}

static struct str missing_names(struct run *run, const struct decision *decision) {
    struct str *names = arena_array(run->arena, struct str, decision->missing.n);
    for (size_t i = 0; i < decision->missing.n; i++)
        names[i] = key_domain(run->playbook, decision->missing.items[i], S("")).name;
    return join(run->arena, names, decision->missing.n);
}

static struct str sorted_with(struct run *run, const refs *with) {
    struct str *names = arena_array(run->arena, struct str, with->n);
    for (size_t i = 0; i < with->n; i++) {
        size_t at = i;
        for (; at > 0 && str_cmp(names[at - 1], with->items[i].id.s) > 0; at--)
            names[at] = names[at - 1];
        names[at] = with->items[i].id.s;
    }
    return join(run->arena, names, with->n);
}

static struct str role_id(const struct run *run, int32_t role) {
    return role < 0 ? S("") : run->playbook->roles.items[role].entry.id.s;
}

static struct str size_words(struct run *run, const struct gesture *gesture, struct size size) {
    if (size.kind == SIZE_NULL) return S("none");
    if (size.kind == SIZE_UNLIMITED) return S("no limit");
    if (!gesture->unit.s.len)
        return money_show(run->arena, size.value, run->playbook->header.currency);
    return str_fmt(run->arena, "%.*s %.*s", S_ARG(number_show(run->arena, size.value)),
                   S_ARG(unit_show(run->arena, gesture->unit.s, size.value)));
}

// The limit as the example has it, in the same words.
static struct str expected_limit(struct run *run, const struct gesture *gesture, struct str text) {
    struct size size = {.kind = SIZE_VALUE};
    struct str error, better;
    if (!text.len || str_eq(text, S("no limit"))) return text;
    if (!gesture_amount_read(run->arena, run->playbook, gesture, text, &size.value, &error,
                             &better))
        return text;
    return size_words(run, gesture, size);
}

static struct str why_of(struct run *run, const struct decision *decision) {
    struct place place = place_at(run->playbook->sources, decision->rule_at.start);
    struct buf out = buf_new(run->arena);
    buf_fmt(&out, "The reason is %s", reason_name(decision->reason));
    if (place.source)
        buf_fmt(&out, ", by %.*s (%.*s:%u)", S_ARG(decision->rule), S_ARG(place.source->name),
                place.line);
    if (decision->missing.n)
        buf_fmt(&out, "; it rests on %.*s", S_ARG(missing_names(run, decision)));
    buf_char(&out, '.');
    return buf_str(&out);
}

static void compare_parties(struct run *run, struct check *check, const struct example *example,
                            const struct decision *decision) {
    struct str to = decision->to ? decision->to->id.s : role_id(run, decision->to_role);
    compare(check, "by", example->by.id.s, role_id(run, decision->by));
    compare(check, "to", example->to.id.s, to);
    compare(check, "with", sorted_with(run, &example->with),
            join(run->arena, decision->with.items, decision->with.n));
}

static void compare_all(struct run *run, struct check *check, const struct example *example,
                        const struct decision *decision, const struct gesture *gesture) {
    struct str *missing = arena_array(run->arena, struct str, example->missing.n);
    for (size_t i = 0; i < example->missing.n; i++) missing[i] = example->missing.items[i].s;
    compare(check, "", example->expect.s, str_of(verdict_name(decision->verdict)));
    compare_parties(run, check, example, decision);
    compare(check, "missing", join(run->arena, missing, example->missing.n),
            missing_names(run, decision));
    compare(check, "limit", expected_limit(run, gesture, example->limit.s),
            size_words(run, gesture, decision->limit));
    compare(check, "reason", example->reason.s, str_of(reason_name(decision->reason)));
}

// A word that is no verdict can only be a slip of the pen.
static struct str why_no_verdict(struct run *run, struct str word) {
    struct nearest nearest = nearest_to(word);
    if (!word.len) return word; // lint says so
    for (int i = 0; i <= VERDICT_ASK; i++) {
        struct str name = str_of(verdict_name((enum verdict)i));
        if (str_eq(word, name)) return S("");
        nearest_try(&nearest, name);
    }
    if (!nearest.best.len) return S("There are: allow, needs-approval, deny, escalate and ask.");
    return str_fmt(run->arena, "Did you mean \"%.*s\"?", S_ARG(nearest.best));
}

static void run_give(struct run *run, const struct example *example,
                     struct example_result *result) {
    struct question q = question_new(run->arena, run->playbook);
    result->name = str_fmt(run->arena, "%.*s gives %.*s%s%.*s", S_ARG(example->role.id.s),
                           S_ARG(example->give.id.s), example->amount.s.len ? " " : "",
                           S_ARG(example->amount.s));
    if (!example_asks(&q, example)) {
        cannot_be(result, example->expect.s, &q);
        return;
    }
    struct str wrong = why_no_verdict(run, example->expect.s);
    if (wrong.len) {
        fail(result, example->expect.s, S("a word that is no verdict"), wrong);
        return;
    }
    struct decision decision = decide(run->decider, run->arena, question_request(&q));
    struct check check = {buf_new(run->arena), buf_new(run->arena), false};
    compare_all(run, &check, example, &decision, q.request.gesture);
    if (check.failed)
        fail(result, buf_str(&check.expected), buf_str(&check.got), why_of(run, &decision));
}

// ---- said: ----

static size_t place_of(const struct lookup_answer *answer, struct str scenario) {
    size_t i = 0;
    while (i < answer->hits.n && !str_eq(answer->hits.items[i].scenario->entry.id.s, scenario)) i++;
    return i;
}

static bool is_found(const struct lookup_answer *answer) {
    return answer->band == LOOKUP_STRONG || answer->band == LOOKUP_CLOSE;
}

static struct str hits_words(struct run *run, const struct lookup_answer *answer) {
    struct buf out = buf_new(run->arena);
    bool weak = answer->hits.n && !is_found(answer);
    if (weak) buf_text(&out, "nothing (weak: ");
    for (size_t i = 0; i < answer->hits.n && i < 3; i++)
        buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(answer->hits.items[i].scenario->entry.id.s));
    if (weak) buf_char(&out, ')');
    return out.len ? buf_str(&out) : S("nothing");
}

static void run_said(struct run *run, const struct example *example,
                     struct example_result *result) {
    size_t within = (size_t)(example->within.number.millionths / NUMBER_ONE);
    bool nothing = str_eq(example->expect.s, S("nothing"));
    if (!within) within = 1;
    struct lookup_query query = {.words = example->said.s, .role = -1, .channel = S("")};
    query.top = within > 3 ? within : 3;
    if (example->role.kind == KIND_ROLE) query.role = example->role.index;
    result->name = str_fmt(run->arena, "said \"%.*s\"", S_ARG(example->said.s));
    struct lookup_answer answer = lookup_ask(run->lookup, run->arena, &query);
    bool found = is_found(&answer);
    bool good =
        nothing ? !found : (found || within > 1) && place_of(&answer, example->expect.s) < within;
    if (good) return;
    struct str expected = example->expect.s;
    if (within > 1)
        expected = str_fmt(run->arena, "%.*s among the first %zu", S_ARG(expected), within);
    fail(result, expected, hits_words(run, &answer),
         nothing ? S("The words find a scenario; see `empower ask --explain`.")
                 : S("Other signals fit these words better; see `empower ask --explain`."));
}

// ---- never: ----

static struct str case_words(struct run *run, const struct gesture *gesture,
                             const struct proof_case *found) {
    struct buf out = buf_new(run->arena);
    buf_text(&out, "allow");
    if (found->amount.kind == SIZE_VALUE)
        buf_fmt(&out, " of %.*s", S_ARG(size_words(run, gesture, found->amount)));
    for (size_t i = 0; i < found->facts.n; i++) {
        const struct change *change = &found->facts.items[i];
        struct domain domain = key_domain(run->playbook, change->key, gesture->unit.s);
        struct str value = value_show(run->arena, run->playbook, &domain, &change->value);
        buf_fmt(&out, "%s%.*s: %.*s", i ? ", " : " with ", S_ARG(domain.name), S_ARG(value));
    }
    return buf_str(&out);
}

static void prove(struct run *run, const struct example *example, const struct question *q,
                  struct example_result *result) {
    struct proof_case found;
    int64_t over = 0;
    struct str error, better;
    bool has_over = text_is_set(example->over) &&
                    gesture_amount_read(run->arena, run->playbook, q->request.gesture,
                                        example->over.s, &over, &error, &better);
    enum proof proof = decide_never(run->decider, run->arena, &q->request, has_over, over, &found);
    if (proof == PROOF_TOO_LARGE) {
        result->state = EXAMPLE_NOT_ANALYSED;
        result->why = S("There are more combinations of facts than can be gone through.");
    }
    if (proof == PROOF_POSSIBLE)
        fail(result, S("never allowed"), case_words(run, q->request.gesture, &found),
             str_fmt(run->arena, "%.*s may give it in this case.",
                     S_ARG(role_id(run, q->request.role))));
}

static void run_never(struct run *run, const struct example *example,
                      struct example_result *result) {
    bool every = !text_is_set(example->role.id);
    result->name = str_fmt(run->arena, "never: %.*s, by %.*s%s%.*s", S_ARG(example->never.id.s),
                           S_ARG(every ? S("anybody") : example->role.id.s),
                           example->over.s.len ? ", over " : "", S_ARG(example->over.s));
    for (size_t i = 0; i < (every ? run->playbook->roles.n : 1); i++) {
        struct question q = question_new(run->arena, run->playbook);
        struct example one = *example;
        if (every) one.role.id = run->playbook->roles.items[i].entry.id;
        if (!question_example(&q, &one, example->never.id.s)) {
            cannot_be(result, S("never allowed"), &q);
            return;
        }
        question_request(&q);
        prove(run, example, &q, result);
        if (result->state != EXAMPLE_PASSED) return;
    }
}

// ---- all ----

bool examples_need_lookup(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->examples.n; i++)
        if (text_is_set(playbook->examples.items[i].said)) return true;
    return false;
}

static void run_one(struct run *run, const struct example *example, struct example_result *result) {
    if (text_is_set(example->never.id))
        run_never(run, example, result);
    else if (text_is_set(example->give.id))
        run_give(run, example, result);
    else if (text_is_set(example->said))
        run_said(run, example, result);
    else
        fail(result, S("a question"), S("none"), S("Add give:, said: or never:."));
}

bool example_passes(struct arena *scratch, struct decider *decider, const struct example *example) {
    struct run run = {.arena = scratch, .decider = decider};
    struct example_result result = {.example = example};
    struct arena_mark mark = arena_mark(scratch);
    run.playbook = decider_playbook(decider);
    run_one(&run, example, &result);
    arena_reset(scratch, mark);
    return result.state == EXAMPLE_PASSED;
}

static void keep(struct arena *arena, struct example_result *result) {
    struct str *texts_kept[] = {&result->name, &result->expected, &result->got, &result->why};
    for (size_t i = 0; i < sizeof texts_kept / sizeof *texts_kept; i++)
        *texts_kept[i] = str_dup(arena, *texts_kept[i]);
}

example_results examples_run(struct arena *arena, struct arena *scratch, struct decider *decider,
                             const struct lookup *lookup) {
    const struct playbook *playbook = decider_playbook(decider);
    struct run run = {scratch, decider, playbook, lookup};
    example_results results = {0};
    struct arena_mark mark = arena_mark(scratch);
    for (size_t i = 0; i < playbook->examples.n; i++) {
        struct example_result *result = PUSH(arena, &results);
        *result = (struct example_result){.example = &playbook->examples.items[i]};
        result->name = S("example");
        result->expected = result->got = result->why = S("");
        run_one(&run, result->example, result);
        keep(arena, result);
        arena_reset(scratch, mark);
    }
    return results;
}
