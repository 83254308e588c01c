// Says of a finding which entry of the playbook it is about, free of positions.
#include "lint/lint.h"

// The entry of a kind that holds a position; NULL where none does.
static const struct entry *entry_around(const struct playbook *playbook, enum kind kind,
                                        uint32_t position) {
    const struct entry *entry;
    for (size_t i = 0; (entry = playbook_entry(playbook, kind, i)); i++)
        if (position >= entry->id.at.start && position < entry->at.end) return entry;
    return NULL;
}

static struct str object_at(struct arena *arena, const struct playbook *playbook,
                            uint32_t position) {
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct entry *entry = entry_around(playbook, (enum kind)kind, position);
        if (entry)
            return str_fmt(arena, "%s/%.*s", kind_section((enum kind)kind), S_ARG(entry->id.s));
    }
    return S("");
}

void name_objects(struct lint *lint) {
    for (size_t i = 0; i < lint->findings->list.n; i++) {
        struct finding *finding = &lint->findings->list.items[i];
        if (!finding->object.ptr)
            finding->object = object_at(lint->arena, lint->playbook, finding->at.start);
    }
}
