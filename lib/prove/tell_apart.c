// Telling a playbook from the same one with a mistake in it, by comparing what they decide for
// every combination of facts.
#include "prove/tell_apart.h"

#include "decide/survey.h"
#include "prove/examples.h"
#include "prove/suggest.h"

// ---- the mistake ----

static void guard(struct telling *telling, void (*release)(void *)) {
    struct arena *arenas[] = {telling->arena, telling->scratch};
    for (size_t i = 0; i < 2; i++) {
        arenas[i]->release = release;
        arenas[i]->foreign = telling;
    }
}

static void undo(void *foreign) {
    telling_undo(foreign);
}

void telling_apply(struct telling *telling, const struct patch *patch) {
    telling->applied = patch;
    guard(telling, undo);
    patch_apply(patch);
}

void telling_undo(struct telling *telling) {
    patch_undo(telling->applied);
    guard(telling, NULL);
}

// ---- the case ----

struct trial {
    struct telling *telling;
    const struct patch *patch;
    const struct condition *kept;
};

static bool fails_with_it(void *context, const struct example *example) {
    struct trial *trial = context;
    struct telling *telling = trial->telling;
    if (!example_passes(telling->scratch, telling->decider, example)) return false;
    telling_apply(telling, trial->patch);
    bool passes = example_passes(telling->scratch, telling->decider, example);
    telling_undo(telling);
    return !passes;
}

// A case is made round as far as its decision stays the same. That of one side alone may lead away
// from where the two differ, so the other side has its turn, too.
static bool find_case(struct trial *trial, struct survey *survey, diagram_ref truth, bool mistaken,
                      struct proof_case *out) {
    if (mistaken) telling_apply(trial->telling, trial->patch);
    bool found = survey_case(survey, truth, out);
    if (mistaken) telling_undo(trial->telling);
    return found;
}

static bool find_line(struct trial *trial, struct survey *survey, diagram_ref truth, bool mistaken,
                      struct str *line) {
    struct telling *telling = trial->telling;
    const struct playbook *playbook = decider_playbook(telling->decider);
    struct proof_case found;
    if (!find_case(trial, survey, truth, mistaken, &found)) return false;
    struct request request = survey_case_request(survey, &found);
    struct decision decision = decide(telling->decider, telling->scratch, &request);
    struct example example = suggest_example(telling->scratch, playbook, &request, &decision);
    if (!fails_with_it(trial, &example)) return false;
    suggest_shorten(&example, trial->kept, fails_with_it, trial);
    *line = suggest_line(telling->arena, &example);
    return true;
}

static enum apart compare(struct trial *trial, struct survey *meant, struct survey *mistaken,
                          struct str *line) {
    diagram_ref differ[CHANGE_KINDS];
    bool differs = false;
    survey_changes(meant, mistaken, differ);
    for (int i = 0; i < CHANGE_KINDS && survey_is_exact(meant); i++) {
        differs |= differ[i] != DIAGRAM_NO;
        for (int side = 0; side < 2 && differ[i] != DIAGRAM_NO; side++)
            if (find_line(trial, meant, differ[i], side == 1, line)) return APART_FOUND;
    }
    return differs || !survey_is_exact(meant) ? APART_UNCLEAR : APART_SAME;
}

enum apart tell_apart(struct telling *telling, const struct request *request,
                      const struct patch *patch, const struct condition *kept, struct str *line) {
    struct trial trial = {telling, patch, kept};
    struct arena *scratch = telling->scratch;
    struct survey *meant = survey_open(telling->decider, scratch, request);
    telling_apply(telling, patch);
    struct survey *mistaken = survey_open(telling->decider, scratch, request);
    bool exact = survey_align(meant, mistaken) && survey_run(mistaken);
    telling_undo(telling);
    exact = exact && survey_run(meant);
    enum apart apart = exact ? compare(&trial, meant, mistaken, line) : APART_UNCLEAR;
    telling->steps += survey_diagram(meant)->steps + survey_diagram(mistaken)->steps;
    return apart;
}
