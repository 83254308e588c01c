// Stories held against the limits: could the one who decided have given what is told?
#ifndef PROVE_STORIES_H
#define PROVE_STORIES_H

#include "prove/never.h"

// A gesture that the role of a story can never give alone, whatever the facts.
struct broken_story {
    const struct story *story;
    const struct ref *gesture;
    bool over; // only so much of it: what the story cost
    struct never_case shown;
};
typedef LIST(struct broken_story) broken_stories;

// In the order of stories, by the rules in force on `as_of`. Proved; where a proof takes too long,
// nothing is said. What a story with several gestures cost is not shared out between them. Lives in
// `arena`.
broken_stories stories_broken(struct arena *arena, struct arena *scratch,
                              const struct playbook *playbook, struct date as_of);

#endif
