// Works out what a playbook covers, by scenario and by place.
#include "prove/figures_coverage.h"

enum { FAILURES_SHOWN = 5 };

struct making {
    struct coverage *coverage;
    struct date as_of;
};

static bool handles(const struct playbook *playbook, const struct scenario *scenario, int32_t role,
                    struct str channel) {
    struct lookup_query query = {.role = role, .channel = channel};
    return scenario_is_for(playbook, scenario, &query);
}

// ---- scenarios ----

static size_t count_examples(const struct playbook *playbook, const struct scenario *scenario) {
    size_t n = 0;
    for (size_t i = 0; i < playbook->examples.n; i++) {
        const struct example *example = &playbook->examples.items[i];
        n += example->said.s.len && str_eq(example->expect.s, scenario->entry.id.s);
    }
    return n;
}

static bool front_line_handles(const struct playbook *playbook, const struct scenario *scenario) {
    for (size_t i = 0; i < playbook->roles.n; i++)
        if (playbook->roles.items[i].frontline.yes &&
            handles(playbook, scenario, (int32_t)i, S("")))
            return true;
    return false;
}

static void add_scenario(struct coverage *coverage, const struct scenario *scenario) {
    const struct playbook *playbook = coverage->playbook;
    struct coverage_scenario *one = PUSH(coverage->arena, &coverage->scenarios);
    one->scenario = scenario;
    one->examples = count_examples(playbook, scenario);
    if (!scenario->signals.n) one->lacks |= LACKS_SIGNALS;
    if (!scenario->offers.n) one->lacks |= LACKS_OFFERS;
    if (!one->examples) one->lacks |= LACKS_EXAMPLES;
    if (!scenario->stories.n) one->lacks |= LACKS_STORIES;
    if (!scenario->exercises.n) one->lacks |= LACKS_EXERCISES;
    if (!front_line_handles(playbook, scenario)) one->lacks |= LACKS_SHEETS;
    coverage->moments[scenario->moment.value < MOMENTS ? scenario->moment.value : 0]++;
}

// ---- gestures ----

static void find_not_offered(struct coverage *coverage) {
    const struct playbook *playbook = coverage->playbook;
    bool *offered = arena_array(coverage->arena, bool, playbook->gestures.n + 1);
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const refs *offers = &playbook->scenarios.items[i].offers;
        for (size_t k = 0; k < offers->n; k++)
            if (offers->items[k].index >= 0) offered[offers->items[k].index] = true;
    }
    for (size_t i = 0; i < playbook->gestures.n; i++)
        if (!offered[i])
            *PUSH(coverage->arena, &coverage->not_offered) = &playbook->gestures.items[i];
}

static bool may_give(const struct making *making, int32_t role, const struct gesture *gesture) {
    struct arena *arena = making->coverage->arena;
    return grants_held(arena, making->coverage->playbook, role, gesture, making->as_of).n > 0;
}

// ---- places ----

static struct coverage_place *add_place(const struct making *making, enum place_kind kind,
                                        struct str id, struct str title) {
    struct coverage_place *place = PUSH(making->coverage->arena, &making->coverage->places);
    *place = (struct coverage_place){.kind = kind, .id = id, .title = title};
    return place;
}

static void add_channels(const struct making *making) {
    const struct playbook *playbook = making->coverage->playbook;
    for (size_t i = 0; i < playbook->header.channels.n; i++) {
        struct str id = playbook->header.channels.items[i].s;
        struct coverage_place *place = add_place(making, PLACE_CHANNEL, id, id);
        for (size_t k = 0; k < playbook->scenarios.n; k++)
            place->scenarios += handles(playbook, &playbook->scenarios.items[k], -1, id);
    }
}

static void add_roles(const struct making *making, const bool *may) {
    const struct playbook *playbook = making->coverage->playbook;
    for (size_t i = 0; i < playbook->roles.n; i++) {
        const struct entry *role = &playbook->roles.items[i].entry;
        struct coverage_place *place =
            add_place(making, PLACE_ROLE, role->id.s, entry_title(playbook, role));
        for (size_t k = 0; k < playbook->scenarios.n; k++)
            place->scenarios += handles(playbook, &playbook->scenarios.items[k], (int32_t)i, S(""));
        for (size_t k = 0; k < playbook->gestures.n; k++)
            place->gestures += may[i * playbook->gestures.n + k];
    }
}

// A team handles and may what some role of it does.
static void fill_team(const struct playbook *playbook, const struct team *team, const bool *may,
                      struct coverage_place *place) {
    const refs *roles = &team->roles;
    for (size_t k = 0; k < playbook->scenarios.n; k++) {
        bool any = false;
        for (size_t i = 0; i < roles->n && !any; i++)
            any = roles->items[i].index >= 0 &&
                  handles(playbook, &playbook->scenarios.items[k], roles->items[i].index, S(""));
        place->scenarios += any;
    }
    for (size_t k = 0; k < playbook->gestures.n; k++) {
        bool any = false;
        for (size_t i = 0; i < roles->n && !any; i++) {
            int32_t role = roles->items[i].index;
            any = role >= 0 && may[(size_t)role * playbook->gestures.n + k];
        }
        place->gestures += any;
    }
}

static void add_places(const struct making *making) {
    const struct playbook *playbook = making->coverage->playbook;
    size_t roles = playbook->roles.n, gestures = playbook->gestures.n;
    bool *may = arena_array(making->coverage->arena, bool, roles *gestures + 1);
    for (size_t i = 0; i < roles; i++)
        for (size_t k = 0; k < gestures; k++)
            may[i * gestures + k] = may_give(making, (int32_t)i, &playbook->gestures.items[k]);
    add_channels(making);
    add_roles(making, may);
    for (size_t i = 0; i < playbook->teams.n; i++) {
        const struct team *team = &playbook->teams.items[i];
        fill_team(
            playbook, team, may,
            add_place(making, PLACE_TEAM, team->entry.id.s, entry_title(playbook, &team->entry)));
    }
}

struct coverage coverage_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                              struct date as_of) {
    figures_limit(arena, playbook);
    struct coverage coverage = {.arena = arena, .playbook = playbook};
    struct making making = {&coverage, as_of};
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (handles(playbook, &playbook->scenarios.items[i], role, S("")))
            add_scenario(&coverage, &playbook->scenarios.items[i]);
    find_not_offered(&coverage);
    add_places(&making);
    coverage.unmatched = word_groups_new(arena, playbook->header.language.s);
    return coverage;
}

// ---- real contacts ----

static void fail(struct coverage *coverage, const struct contact *contact) {
    coverage->failed++;
    if (coverage->failures.n == FAILURES_SHOWN) return;
    struct str why = str_dup(coverage->arena, contact->question.error);
    *PUSH(coverage->arena, &coverage->failures) = (struct failed_contact){contact->line, why};
}

static void count_for(struct coverage *coverage, const struct lookup_answer *answer) {
    for (size_t i = 0; i < coverage->scenarios.n; i++) {
        struct coverage_scenario *one = &coverage->scenarios.items[i];
        if (one->scenario != answer->hits.items[0].scenario) continue;
        *(answer->band == LOOKUP_STRONG ? &one->strong : &one->close) += 1;
    }
}

void coverage_add(struct coverage *coverage, struct arena *scratch, const struct lookup *lookup,
                  const struct contact *contact) {
    coverage->contacts++;
    if (!contact->said.len && contact->question.error.len) {
        fail(coverage, contact);
        return;
    }
    coverage->unsaid += !contact->said.len;
    if (!contact->said.len) return;
    struct lookup_query query = {.words = contact->said,
                                 .role = contact->question.request.role,
                                 .channel = contact->channel};
    struct lookup_answer answer = lookup_ask(lookup, scratch, &query);
    coverage->bands[answer.band]++;
    if (answer.band >= LOOKUP_CLOSE)
        count_for(coverage, &answer);
    else
        word_groups_add(&coverage->unmatched, scratch, contact->said, contact->line);
}
