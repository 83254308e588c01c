// Makes mistakes in the playbook in memory, and sees which ones no example notices.
#include "prove/mutate.h"

#include "prove/askers.h"
#include "prove/examples.h"
#include "prove/reach.h"
#include "prove/tell_apart.h"

// How much is tried in all, in steps of diagrams; reading an example is worth some of them.
enum { MOST_STEPS = 60000000, STEPS_TO_READ = 50 };

typedef LIST(const struct example *) example_list;

struct trying {
    struct arena *arena, *scratch;
    struct decider *decider;
    struct playbook *playbook;
    grounds grounds;
    example_list all, *of_gesture; // those that ask for a decision, and pass
    uint64_t read;                 // examples
    uint64_t start;
    struct telling telling;
    struct mutations *out;
};

// ---- the examples ----

static void sort_examples(struct trying *t) {
    t->of_gesture = arena_array(t->arena, example_list, t->playbook->gestures.n);
    for (size_t i = 0; i < t->playbook->examples.n; i++) {
        const struct example *example = &t->playbook->examples.items[i];
        const struct ref *ref =
            example->give.kind == KIND_GESTURE ? &example->give : &example->never;
        if (ref->kind != KIND_GESTURE || !example_passes(t->scratch, t->decider, example)) continue;
        *PUSH(t->arena, &t->all) = example;
        *PUSH(t->arena, &t->of_gesture[ref->index]) = example;
    }
}

static bool is_too_much(const struct trying *t) {
    uint64_t deciding = decider_steps(t->decider) - t->start;
    return deciding + t->telling.steps + t->read * STEPS_TO_READ >= MOST_STEPS;
}

static bool any_fails(struct trying *t, const example_list *list) {
    for (size_t i = 0; i < list->n && !is_too_much(t); i++) {
        t->read++;
        if (!example_passes(t->scratch, t->decider, list->items[i])) return true;
    }
    return false;
}

// ---- one mistake ----

static bool is_noticed(struct trying *t, const struct reach *reach, const struct patch *patch) {
    bool noticed = false;
    telling_apply(&t->telling, patch);
    if (reach->all) noticed = any_fails(t, &t->all);
    for (size_t i = 0; !reach->all && i < reach->gestures.n && !noticed; i++)
        noticed = any_fails(t, &t->of_gesture[reach->gestures.items[i]]);
    telling_undo(&t->telling);
    return noticed;
}

// The same request with the number that a test compares with said: as it was meant, or as it is
// now.
static struct request said_as(struct trying *t, const struct request *asker,
                              const struct site *site, const struct value *value) {
    struct request request = *asker;
    struct known *known = arena_array(t->scratch, struct known, asker->n_known + 1);
    struct known own = {key_of_fact(t->playbook, (size_t)site->condition->test.fact.index), *value};
    size_t n = 0;
    for (size_t i = 0; i < asker->n_known; i++)
        if (asker->known[i].key != own.key) known[n++] = asker->known[i];
    known[n++] = own;
    request.known = known;
    request.n_known = n;
    return request;
}

static bool tests_number(const struct site *site) {
    if (site->part != SITE_TEST || site->condition->test.fact.kind != KIND_FACT) return false;
    const struct test *test = &site->condition->test;
    uint8_t type = site->value < test->values.n ? test->values.items[site->value].type : FACT_NONE;
    return type == FACT_MONEY || type == FACT_NUMBER;
}

static enum apart tell_apart_by(struct trying *t, const struct site *site,
                                const struct request *asker, const struct patch *patch,
                                struct str *line) {
    const struct condition *kept = site->ground ? ground_when(site->ground) : site->condition;
    const struct value *values[] = {&patch->after.value, &patch->before.value};
    bool of_value = tests_number(site) && patch->size == sizeof(struct value);
    for (size_t i = 0; i < 2 && of_value; i++) {
        struct request request = said_as(t, asker, site, values[i]);
        if (tell_apart(&t->telling, &request, patch, kept, line) == APART_FOUND) return APART_FOUND;
    }
    return tell_apart(&t->telling, asker, patch, kept, line);
}

// Asks whom it may matter to, on the days on which it may.
static enum apart tell_apart_by_any(struct trying *t, const struct site *site,
                                    const struct reach *reach, const struct patch *patch,
                                    struct str *line) {
    enum apart best = APART_SAME;
    size_t days = patch->days[0].precision ? 2 : 1;
    for (size_t i = 0; i < reach->grounds.n; i++) {
        requests askers = askers_of(t->scratch, t->playbook, reach->grounds.items[i]);
        for (size_t k = 0; k < askers.n * days; k++) {
            struct request *asker = &askers.items[k / days];
            if (patch->days[0].precision) asker->as_of = patch->days[k % days];
            enum apart apart = tell_apart_by(t, site, asker, patch, line);
            if (apart == APART_FOUND) return apart;
            if (apart == APART_UNCLEAR) best = apart;
            if (is_too_much(t)) return APART_UNCLEAR;
        }
    }
    return best;
}

static struct str words_with(struct trying *t, const struct site *site, const struct patch *patch) {
    telling_apply(&t->telling, patch);
    struct str now = site_words(t->scratch, t->playbook, site);
    telling_undo(&t->telling);
    return str_dup(t->arena, now);
}

static void report(struct trying *t, const struct site *site, const struct patch *patch,
                   struct str line) {
    struct unnoticed *place = PUSH(t->arena, &t->out->places);
    *place = (struct unnoticed){.part = site->part, .at = site->at, .example = line};
    place->id = site_id(t->arena, site);
    place->was = site_words(t->arena, t->playbook, site);
    place->now = words_with(t, site, patch);
}

static void report_also(struct trying *t, const struct site *site, const struct patch *patch) {
    struct unnoticed *place = &t->out->places.items[t->out->places.n - 1];
    *PUSH(t->arena, &place->also) = words_with(t, site, patch);
}

static void try_mistake(struct trying *t, const struct site *site, const struct reach *reach,
                        const struct patch *patch, bool *reported) {
    struct str line = S("");
    bool noticed = is_noticed(t, reach, patch);
    if (!noticed && is_too_much(t)) return; // not all examples had their turn
    t->out->tried++;
    t->out->noticed += noticed;
    if (noticed) return;
    // where one mistake makes a difference, those further off do, too
    bool differs = *reported || tell_apart_by_any(t, site, reach, patch, &line) != APART_SAME;
    t->out->same += !differs;
    t->out->unnoticed += differs;
    if (differs && *reported) report_also(t, site, patch);
    if (differs && !*reported) report(t, site, patch, line);
    *reported |= differs;
}

static void try_site(struct trying *t, const struct site *site) {
    struct reach reach = reach_of(t->scratch, t->playbook, &t->grounds, site);
    patches mistakes = site_mistakes(t->scratch, t->playbook, site);
    bool reported = false;
    for (size_t i = 0; i < mistakes.n && !t->out->cut; i++) {
        struct arena_mark mark = arena_mark(t->scratch);
        try_mistake(t, site, &reach, &mistakes.items[i], &reported);
        arena_reset(t->scratch, mark);
        t->out->cut = is_too_much(t);
    }
}

struct mutations mutations_of(struct arena *arena, struct arena *scratch, struct decider *decider,
                              struct playbook *playbook) {
    struct mutations out = {0};
    struct trying t = {
        .arena = arena, .scratch = scratch, .decider = decider, .playbook = playbook, .out = &out};
    t.telling = (struct telling){.arena = arena, .scratch = scratch, .decider = decider};
    t.grounds = grounds_of(arena, playbook);
    t.start = decider_steps(decider);
    sort_examples(&t);
    sites list = sites_of(arena, playbook, &t.grounds);
    for (size_t i = 0; i < list.n && !out.cut; i++) {
        struct arena_mark mark = arena_mark(scratch);
        try_site(&t, &list.items[i]);
        arena_reset(scratch, mark);
    }
    return out;
}
