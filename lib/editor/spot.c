// Follows the outline of a file through the rows of the language.
#include "editor/spot.h"

#include "yaml/line.h"

#include <string.h>

struct slot slot_of_row(const struct row *row) {
    static const enum slot_kind kinds[] = {
        [VALUE_OBJECT] = SLOT_KEYS,         [VALUE_LIST] = SLOT_ITEMS,
        [VALUE_ENTRIES] = SLOT_IDS,         [VALUE_TERMS] = SLOT_IDS,
        [VALUE_CONDITION] = SLOT_CONDITION, [VALUE_CLAUSES] = SLOT_CLAUSES,
        [VALUE_AUTHORITY] = SLOT_GRANTS,    [VALUE_FACTS] = SLOT_FACTS,
        [VALUE_FACT_CHOICE] = SLOT_NOTHING,
    };
    if (!row) return (struct slot){.kind = SLOT_NOTHING};
    struct slot slot = {.kind = kinds[row->value], .row = row, .shape = row->shape};
    if (slot.kind == SLOT_NOTHING) slot.kind = SLOT_VALUE;
    return slot;
}

static bool is_group(struct str key) {
    return str_eq(key, S("all")) || str_eq(key, S("any")) || str_eq(key, S("none"));
}

static struct slot in_condition(struct str key) {
    if (is_group(key)) return (struct slot){.kind = SLOT_GROUP};
    return (struct slot){.kind = SLOT_TEST, .fact = key};
}

// One key further in.
static struct slot step_key(const struct slot *slot, struct str key) {
    const struct row *row = slot->shape ? shape_row(slot->shape, key) : NULL;
    switch (slot->kind) {
    case SLOT_KEYS: return slot_of_row(row);
    case SLOT_IDS:
        if (slot->row->value == VALUE_TERMS) return (struct slot){.kind = SLOT_CONDITION};
        return (struct slot){.kind = SLOT_KEYS, .shape = slot->shape};
    case SLOT_CONDITION: return in_condition(key);
    case SLOT_CLAUSES: return row ? slot_of_row(row) : in_condition(key);
    case SLOT_GRANT: return row ? slot_of_row(row) : (struct slot){.kind = SLOT_LIMIT};
    case SLOT_FACTS: return (struct slot){.kind = SLOT_FACT, .fact = key};
    default: return (struct slot){.kind = SLOT_NOTHING};
    }
}

// One item further in.
static struct slot step_item(const struct slot *slot) {
    switch (slot->kind) {
    case SLOT_ITEMS: return (struct slot){.kind = SLOT_KEYS, .shape = slot->shape};
    case SLOT_GROUP: return (struct slot){.kind = SLOT_CONDITION};
    case SLOT_GRANTS: return (struct slot){.kind = SLOT_GRANT, .shape = slot->shape};
    case SLOT_VALUE:
    case SLOT_TEST:
    case SLOT_CLAUSES: return *slot;
    default: return (struct slot){.kind = SLOT_NOTHING};
    }
}

static struct slot follow(const struct spot *spot) {
    struct slot slot = {.kind = SLOT_KEYS, .shape = &language};
    for (size_t i = 0; i < spot->depth; i++) {
        const struct nesting *level = &spot->outline.levels[i];
        slot = level->list ? step_item(&slot) : step_key(&slot, level->key);
    }
    return slot;
}

// ---- the word ----

static bool in_word(char c) {
    return is_alnum(c) || c == '_' || c == '-';
}

static size_t word_end(struct str text, size_t at) {
    while (at < text.len && in_word(text.ptr[at])) at++;
    return at;
}

static size_t word_start(struct str text, size_t token, size_t at) {
    while (at > token && in_word(text.ptr[at - 1])) at--;
    return at;
}

static bool colon_follows(struct str text, size_t at) {
    while (at < text.len && is_blank(text.ptr[at])) at++;
    return at < text.len && text.ptr[at] == ':';
}

struct spot spot_in_keys(const struct view *view, uint32_t position, bool whole) {
    const struct source *source = view_source(view);
    struct str text = source->bytes;
    size_t at = position - source->base;
    if (whole) at = word_end(text, at);
    struct outline outline;
    outline_read(&outline, NULL, str_slice(text, 0, at));
    bool key = outline.standing == AT_KEY, own = key && !outline.fresh && outline.n > 0;
    size_t start = word_start(text, outline.token, at), end = word_end(text, at);
    struct spot spot = {
        .outline = outline,
        .depth = outline.n - own,
        .standing = outline.standing,
        .before = str_slice(text, outline.token, start),
        .word = str_slice(text, start, at),
        .at = {source->base + (uint32_t)start, source->base + (uint32_t)end},
        .token = outline.token,
        .flow = outline.n > 0 && outline.levels[outline.n - 1].flow,
        .has_colon = colon_follows(text, end),
        .needs_blank = at > 0 && text.ptr[at - 1] == ':',
    };
    // A map that is not begun yet belongs to the key or item above.
    if (own)
        spot.owner = outline_owner(&outline);
    else if (outline.n)
        spot.owner = outline.levels[outline.n - 1].at + 1;
    return spot;
}

struct spot spot_find(const struct view *view, uint32_t position, bool whole) {
    struct spot spot = spot_in_keys(view, position, whole);
    spot.slot = follow(&spot);
    return spot;
}
