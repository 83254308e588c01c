// All scenarios that a question may reach, for whoever looks around before asking.
#include "lookup/index.h"

struct lookup_answer lookup_all(const struct lookup *lookup, struct arena *scratch,
                                const struct lookup_query *query) {
    const struct playbook *playbook = lookup->playbook;
    struct lookup_answer answer = {.band = LOOKUP_NONE};
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        if (scenario_is_for(playbook, scenario, query))
            *PUSH(scratch, &answer.hits) = (struct lookup_hit){.scenario = scenario};
    }
    return answer;
}
