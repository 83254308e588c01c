// Which exercises a sheet is of, and how people talk after them.
#include "base/number.h"
#include "sheets/plan.h"

static const struct exercise *exercise_at(const struct sheet_plan *plan, const refs *list,
                                          size_t i) {
    const void *entry = playbook_ref(plan->playbook, &list->items[i]);
    return entry;
}

static size_t place_of(const struct sheet_plan *plan, const struct exercise *exercise) {
    return (size_t)(exercise - plan->playbook->exercises.items);
}

static void add(const struct sheet_plan *plan, practices *list, bool *seen, struct practice one) {
    size_t place = place_of(plan, one.exercise);
    if (!seen[place]) *PUSH(plan->arena, list) = one;
    seen[place] = true;
}

static void mark_named(const struct sheet_plan *plan, bool *seen) {
    for (size_t i = 0; i < plan->playbook->scenarios.n; i++) {
        const refs *named = &plan->playbook->scenarios.items[i].exercises;
        for (size_t k = 0; k < named->n; k++) {
            const struct exercise *exercise = exercise_at(plan, named, k);
            if (exercise) seen[place_of(plan, exercise)] = true;
        }
    }
}

practices practices_of(const struct sheet_plan *plan) {
    practices list = {0};
    bool *seen = arena_array(plan->arena, bool, plan->playbook->exercises.n + 1);
    for (size_t i = 0; i < plan->scenarios.n; i++) {
        const struct scenario *scenario = plan->scenarios.items[i];
        for (size_t k = 0; k < scenario->exercises.n; k++) {
            const struct exercise *exercise = exercise_at(plan, &scenario->exercises, k);
            if (exercise) add(plan, &list, seen, (struct practice){exercise, scenario});
        }
    }
    if (plan->chosen) return list;
    mark_named(plan, seen);
    for (size_t i = 0; i < plan->playbook->exercises.n; i++)
        add(plan, &list, seen, (struct practice){&plan->playbook->exercises.items[i], NULL});
    return list;
}

struct str practice_minutes(const struct sheet_plan *plan, const struct exercise *exercise) {
    int64_t minutes = exercise->minutes.number.millionths;
    return minutes > 0 ? number_say(plan->arena, minutes, plan->in) : S("");
}

void debrief_order(const struct sheet_plan *plan, struct doc_node *parent) {
    static const enum label turns[] = {LABEL_DEBRIEF_AGENT, LABEL_DEBRIEF_CUSTOMER,
                                       LABEL_DEBRIEF_OBSERVER, LABEL_DEBRIEF_FACILITATOR};
    struct doc_node *list = doc_list(parent, DOC_NUMBERS);
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        doc_item(list, plan_label(plan, turns[i]));
}
