// What keeps decisions from being made: mistakes in what every gesture rests on.
#include "lint/lint.h"

static const struct str guarded[] = {S_INIT("facts"), S_INIT("terms"), S_INIT("roles"),
                                     S_INIT("guardrails"), S_INIT("escalations")};

// Also where the name of the section itself is misspelt: then all of it is missing.
static bool is_guarded(struct str section) {
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        if (str_distance(section, guarded[i], 2) <= 2) return true;
    return false;
}

const struct finding *find_broken(const struct sources *sources, const struct findings *findings) {
    for (size_t i = 0; i < findings->list.n; i++) {
        const struct finding *finding = &findings->list.items[i];
        const struct rule *rule = rule_find(str_of(finding->rule));
        if (rule && rule->info.level != LEVEL_ERROR) continue;
        struct str section = section_of(sources, finding);
        if (!section.len || is_guarded(section)) return finding;
    }
    return NULL;
}
