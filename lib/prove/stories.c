// Holds stories against the limits, by proof over every combination of facts.
#include "prove/stories.h"

#include "decide/authority.h"

// What all stories may take together, in steps.
enum { MOST_STEPS = 5000000 };

struct telling {
    struct arena *arena, *scratch;
    const struct playbook *playbook;
    struct decider *decider;
    struct date as_of;
    broken_stories *out;
};

// Money alone can be held against limits.
static bool has_sum(const struct story *story, const struct gesture *gesture) {
    return story->cost.set && story->cost.value > 0 && story->gestures.n == 1 &&
           !gesture->unit.s.len;
}

static bool holds_a_grant(struct telling *t, const struct request *request) {
    return grants_held(t->scratch, t->playbook, request->role, request->gesture, t->as_of).n > 0;
}

// A role that holds a grant, and yet may never give anything, is a flaw of authority and no
// story's.
static bool breaks(struct telling *t, struct request *request, const struct story *story) {
    bool never = is_never(t->decider, t->scratch, request);
    if (!holds_a_grant(t, request)) return never;
    if (never || !has_sum(story, request->gesture)) return false;
    request->has_amount = true, request->amount = story->cost.value;
    return is_never(t->decider, t->scratch, request);
}

static void hold(struct telling *t, const struct story *story, const struct ref *ref) {
    const struct gesture *gesture = &t->playbook->gestures.items[ref->index];
    struct request request = {.role = story->role.index, .gesture = gesture, .as_of = t->as_of};
    if (!breaks(t, &request, story)) return;
    struct broken_story *broken = PUSH(t->arena, t->out);
    *broken = (struct broken_story){.story = story, .gesture = ref, .over = request.has_amount};
    broken->shown = never_shown(t->decider, t->arena, t->scratch, &request);
}

static bool can_be_held(const struct telling *t, const struct ref *gesture) {
    return gesture->index >= 0 && !t->playbook->gestures.items[gesture->index].entry.hurt &&
           decider_steps(t->decider) < MOST_STEPS;
}

broken_stories stories_broken(struct arena *arena, struct arena *scratch,
                              const struct playbook *playbook, struct date as_of) {
    broken_stories out = {0};
    struct arena_mark start = arena_mark(scratch);
    struct telling t = {arena, scratch, playbook, decider_new(scratch, playbook), as_of, &out};
    for (size_t i = 0; i < playbook->stories.n; i++) {
        const struct story *story = &playbook->stories.items[i];
        if (story->role.kind != KIND_ROLE || story->role.index < 0) continue;
        for (size_t k = 0; k < story->gestures.n; k++)
            if (can_be_held(&t, &story->gestures.items[k]))
                hold(&t, story, &story->gestures.items[k]);
    }
    arena_reset(scratch, start);
    return out;
}
