// Finds facts by their unit without comparing every fact with every limit.
#include "model/units.h"

#include "base/number.h"

#include <string.h>

static struct str small(struct arena *arena, struct str s, const char *ending, size_t drop) {
    size_t keep = s.len - drop, more = strlen(ending);
    char *out = arena_array(arena, char, keep + more + 1);
    for (size_t i = 0; i < keep; i++) out[i] = to_lower(s.ptr[i]);
    memcpy(out + keep, ending, more);
    return (struct str){out, keep + more};
}

struct units units_of(struct arena *arena, const struct playbook *playbook) {
    size_t n = playbook->facts.n;
    struct units units = {playbook, map_new(arena), arena_array(arena, uint32_t, n)};
    for (uint32_t i = 0; i < n; i++) {
        const struct fact *fact = &playbook->facts.items[i];
        units.another[i] = i;
        if (fact->type != FACT_NUMBER || fact->unit.s.len == 0) continue;
        uint32_t *first = map_put(&units.first, small(arena, fact->unit.s, "", 0), i);
        if (*first != i) units.another[*first] = i;
    }
    return units;
}

static size_t add(const struct units *units, struct str unit, struct str spelling, size_t n,
                  const struct fact *out[2]) {
    const struct fact *facts = units->playbook->facts.items;
    const uint32_t *first = map_get(&units->first, spelling);
    if (!first || n == 2 || !unit_eq(facts[*first].unit.s, unit)) return n;
    uint32_t another = units->another[*first];
    if (n == 1 && out[0] == &facts[*first]) return n;
    out[n++] = &facts[*first];
    if (n < 2 && another != *first) out[n++] = &facts[another];
    return n;
}

// Every way to write the unit in the singular or the plural, and some that unit_eq then refuses.
size_t units_find(const struct units *units, struct str unit, const struct fact *out[2]) {
    static const struct {
        const char *from, *to;
    } endings[] = {{"", ""},
                   {"", "s"},
                   {"s", ""},
                   {"", "es"},
                   {"es", ""},
                   {"y", "ies"},
                   {"ies", "y"},
                   {"person", "people"},
                   {"people", "person"},
                   {"child", "children"},
                   {"children", "child"}};
    struct arena *arena = units->first.arena;
    struct arena_mark mark = arena_mark(arena);
    struct str lower = small(arena, unit, "", 0);
    size_t n = 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!str_ends(lower, str_of(endings[i].from))) continue;
        struct str spelling = small(arena, lower, endings[i].to, strlen(endings[i].from));
        n = add(units, unit, spelling, n, out);
    }
    arena_reset(arena, mark);
    return n;
}
