// Asking a playbook: sections and entries by kind and id, titles, did you mean.
#include "base/utf8.h"
#include "model/language.h"
#include "model/nearest.h"

#include <stddef.h>

struct kind_row {
    const char *name, *section;
    size_t offset; // of the section in struct playbook
    size_t size;   // of an entry
};

static const struct kind_row kinds[KIND_COUNT] = {
#define KIND(type, field) \
    { #type, #field, offsetof(struct playbook, field), sizeof(struct type) }
    [KIND_NONE] = {"nobody", "", 0, 0},
    [KIND_SCENARIO] = KIND(scenario, scenarios),
    [KIND_GESTURE] = KIND(gesture, gestures),
    [KIND_ROLE] = KIND(role, roles),
    [KIND_TEAM] = KIND(team, teams),
    [KIND_ROUTE] = KIND(route, routes),
    [KIND_TOOL] = KIND(tool, tools),
    [KIND_FACT] = KIND(fact, facts),
    [KIND_TERM] = KIND(term, terms),
    [KIND_GUARDRAIL] = KIND(guardrail, guardrails),
    [KIND_ESCALATION] = KIND(escalation, escalations),
    [KIND_NOTICE] = KIND(notice, notices),
    [KIND_PRINCIPLE] = KIND(principle, principles),
    [KIND_AIM] = KIND(aim, aims),
    [KIND_STORY] = KIND(story, stories),
    [KIND_EXERCISE] = KIND(exercise, exercises),
#undef KIND
};

const char *kind_name(enum kind kind) {
    return kinds[kind].name;
}

const char *kind_section(enum kind kind) {
    return kinds[kind].section;
}

size_t kind_size(enum kind kind) {
    return kinds[kind].size;
}

enum kind kind_of_name(struct str name) {
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (str_eq(name, str_of(kinds[kind].name)) || str_eq(name, str_of(kinds[kind].section)))
            return (enum kind)kind;
    }
    return KIND_NONE;
}

const struct section *playbook_section(const struct playbook *playbook, enum kind kind) {
    static const struct section nothing;
    if (kind == KIND_NONE) return &nothing;
    return (const struct section *)((const char *)playbook + kinds[kind].offset);
}

const struct entry *playbook_entry(const struct playbook *playbook, enum kind kind, size_t i) {
    const struct section *section = playbook_section(playbook, kind);
    if (i >= section->n) return NULL;
    return (const struct entry *)((const char *)section->items + i * kinds[kind].size);
}

const struct entry *playbook_find(const struct playbook *playbook, enum kind kind, struct str id) {
    size_t low = 0, high = playbook_section(playbook, kind)->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct entry *entry = playbook_entry(playbook, kind, middle);
        int order = str_cmp(id, entry->id.s);
        if (order == 0) return entry;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct entry *playbook_ref(const struct playbook *playbook, const struct ref *ref) {
    if (ref->kind == KIND_NONE || ref->index < 0) return NULL;
    return playbook_entry(playbook, (enum kind)ref->kind, (size_t)ref->index);
}

struct str entry_own_title(const struct entry *entry) {
    if (entry->kind == KIND_FACT) return ((const struct fact *)entry)->title.s;
    const struct shape *shape = language_shape((enum kind)entry->kind);
    const struct row *row = shape ? shape_row(shape, S("title")) : NULL;
    if (!row) return S("");
    return ((const struct text *)((const char *)entry + row->offset))->s;
}

struct str entry_title(const struct playbook *playbook, const struct entry *entry) {
    struct str title = entry_own_title(entry);
    if (title.len) return title;
    struct str id = entry->id.s;
    char *blank = arena_array(playbook->arena, char, id.len);
    for (size_t i = 0; i < id.len; i++)
        blank[i] = id.ptr[i] == '-' || id.ptr[i] == '_' ? ' ' : id.ptr[i];
    return (struct str){blank, id.len};
}

// The entry whose id, or whose title, is nearest; NULL where none is near.
static const struct entry *nearest_entry(const struct playbook *playbook, enum kind kind,
                                         struct str wrong, bool by_title) {
    struct nearest nearest = nearest_to(wrong);
    const struct entry *best = NULL;
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
        if (kind != KIND_NONE && k != (int)kind) continue;
        const struct entry *entry;
        for (size_t i = 0; (entry = playbook_entry(playbook, (enum kind)k, i)); i++) {
            struct str before = nearest.best;
            nearest_try(&nearest, by_title ? entry_own_title(entry) : entry->id.s);
            if (nearest.best.ptr != before.ptr) best = entry;
        }
    }
    return best;
}

struct str playbook_did_you_mean(const struct playbook *playbook, enum kind kind, struct str id) {
    const struct entry *near = nearest_entry(playbook, kind, id, false);
    if (!near) near = nearest_entry(playbook, kind, id, true);
    return near ? near->id.s : S("");
}

struct str playbook_lacks(struct arena *arena, const struct playbook *playbook, enum kind kind,
                          struct str id) {
    struct str near = playbook_did_you_mean(playbook, kind, id), way;
    if (near.len)
        way = str_fmt(arena, "Did you mean \"%.*s\"?", S_ARG(near));
    else
        way = str_fmt(arena, "`empower show %s` lists them.", kind_section(kind));
    return str_fmt(arena, "There is no %s \"%.*s\" in this playbook. %.*s", kind_name(kind),
                   S_ARG(utf8_cut(id, 60)), S_ARG(way));
}
