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

// The key without indentation above a place: the section that it stands in.
static struct str section_at(const struct sources *sources, struct span at) {
    struct place place = place_at(sources, at.start);
    for (uint32_t line = place.line; line > 0; line--) {
        struct str text = source_line(place.source, line);
        ptrdiff_t colon = str_find_char(text, ':');
        if (text.len && is_alpha(text.ptr[0]) && colon > 0)
            return str_trim(str_slice(text, 0, (size_t)colon));
    }
    return S("");
}

static struct str section_of(const struct sources *sources, const struct finding *finding) {
    ptrdiff_t slash = str_find_char(finding->object, '/');
    if (slash > 0) return str_slice(finding->object, 0, (size_t)slash);
    if (finding->object.len) return finding->object;
    return section_at(sources, finding->at);
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
