// May something be called so? For new entries, and for another name of an old one.
#include "base/grammar.h"
#include "model/language.h"

// Facts and terms have their names in common.
static const struct entry *taken_by(const struct playbook *playbook, enum kind kind,
                                    struct str id) {
    const struct entry *entry = playbook_find(playbook, kind, id);
    if (!entry && kind == KIND_FACT) entry = playbook_find(playbook, KIND_TERM, id);
    if (!entry && kind == KIND_TERM) entry = playbook_find(playbook, KIND_FACT, id);
    return entry;
}

static struct str invalid(struct arena *arena, enum kind kind, struct str id) {
    struct str right = id_suggest(arena, id, kind == KIND_FACT);
    struct str hint = right.len ? str_fmt(arena, " Did you mean \"%.*s\"?", S_ARG(right)) : S("");
    return str_fmt(
        arena,
        "\"%.*s\" cannot be an id: these have small letters, digits, - and _, begin with "
        "a letter, and are at most 63 long.%.*s",
        S_ARG(id), S_ARG(hint));
}

struct str id_refusal(struct arena *arena, const struct playbook *playbook, enum kind kind,
                      struct str id) {
    const struct entry *entry = taken_by(playbook, kind, id);
    if (!id_is_valid(id)) return invalid(arena, kind, id);
    if (language_reserves(id, kind))
        return str_fmt(arena, "\"%.*s\" is a word of the language; no %s can be called by it.",
                       S_ARG(id), kind_name(kind));
    if (!entry) return (struct str){NULL, 0};
    struct place place = place_at(playbook->sources, entry->at.start);
    return str_fmt(arena, "The %s \"%.*s\" is there already: %.*s:%u.",
                   kind_name((enum kind)entry->kind), S_ARG(id), S_ARG(place.source->name),
                   place.line);
}
