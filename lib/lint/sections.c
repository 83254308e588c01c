// Sections of a playbook: where one begins, and which one a finding stands in.
#include "lint/lint.h"

// The key without indentation that a line begins with; empty where it begins with none.
static struct str key_of(struct str line) {
    ptrdiff_t colon = str_find_char(line, ':');
    bool begins = line.len && is_alpha(line.ptr[0]) && colon > 0;
    return begins ? str_trim(str_slice(line, 0, (size_t)colon)) : S("");
}

// The section that a place stands in.
static struct str section_at(const struct sources *sources, struct span at) {
    struct place place = place_at(sources, at.start);
    for (uint32_t line = place.line; line > 0; line--) {
        struct str key = key_of(source_line(place.source, line));
        if (key.len) return key;
    }
    return S("");
}

struct str section_of(const struct sources *sources, const struct finding *finding) {
    ptrdiff_t slash = str_find_char(finding->object, '/');
    if (slash > 0) return str_slice(finding->object, 0, (size_t)slash);
    if (finding->object.len) return finding->object;
    return section_at(sources, finding->at);
}

static struct span find_key(const struct source *source, struct str name) {
    for (uint32_t line = 1; line <= source->n_lines; line++) {
        if (!str_eq(key_of(source_line(source, line)), name)) continue;
        uint32_t start = source->base + source->lines[line - 1];
        return (struct span){start, start + (uint32_t)name.len};
    }
    return (struct span){0, 0};
}

struct span section_key(const struct playbook *playbook, const char *name) {
    for (size_t i = 0; i < playbook->sources->files.n; i++) {
        struct span at = find_key(&playbook->sources->files.items[i], str_of(name));
        if (!span_is_nowhere(at)) return at;
    }
    return playbook->header.at;
}

bool section_may_be_lost(const struct lint *lint, const char *name) {
    if (lint->playbook->hurt) return true;
    for (size_t i = 0; i < lint->findings->list.n; i++) {
        const struct finding *finding = &lint->findings->list.items[i];
        const struct rule *rule = rule_find(str_of(finding->rule));
        if (!rule || rule->info.level != LEVEL_ERROR) continue;
        struct str section = section_of(lint->playbook->sources, finding);
        if (!section.len || str_distance(section, str_of(name), 2) <= 2) return true;
    }
    return false;
}
