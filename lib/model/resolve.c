// References: every name of an entry, in every field that a row calls a reference, becomes an
// index.
#include "model/bind.h"
#include "model/nearest.h"
#include "model/walk.h"

// ---- what a name names ----

static bool find(const struct playbook *playbook, struct ref *ref, enum kind kind) {
    const struct entry *entry = playbook_find(playbook, kind, ref->id.s);
    if (!entry) return false;
    const char *first = playbook_section(playbook, kind)->items;
    ref->kind = (uint8_t)kind;
    ref->index = (int32_t)((size_t)((const char *)entry - first) / kind_size(kind));
    return true;
}

bool bind_resolve(struct binder *b, struct ref *ref, uint32_t kinds) {
    if (kinds & KIND_NOBODY_BIT && str_eq(ref->id.s, S("nobody"))) return true;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (kinds & 1u << kind && find(b->playbook, ref, (enum kind)kind)) return true;
    }
    bind_undefined(b, ref->id, kinds);
    return false;
}

// ---- what is said of a name that names nothing ----

static struct str kinds_phrase(struct binder *b, uint32_t kinds) {
    struct str phrase = S("");
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (!(kinds & 1u << kind)) continue;
        const char *before = phrase.len ? " or " : "";
        phrase = str_fmt(b->arena, "%.*s%s%s", S_ARG(phrase), before, kind_name((enum kind)kind));
    }
    return phrase;
}

static struct str nearest_id(struct binder *b, struct str id, uint32_t kinds) {
    struct nearest nearest = nearest_to(id);
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
        enum kind kind = (enum kind)k;
        size_t n = playbook_section(b->playbook, kind)->n;
        if (!(kinds & 1u << k) || n > b->guesses) continue;
        b->guesses -= n;
        for (size_t i = 0; i < n; i++)
            nearest_try(&nearest, playbook_entry(b->playbook, kind, i)->id.s);
    }
    return nearest.best;
}

// Something else that has this name.
static const struct entry *namesake(const struct playbook *playbook, struct str id) {
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct entry *entry = playbook_find(playbook, (enum kind)kind, id);
        if (entry) return entry;
    }
    return NULL;
}

// A route is whom to hand something to; what a role reports to is the chain.
static const char *rule_of(const struct binder *b, uint32_t kinds) {
    bool chain = b->section && str_eq(str_of(b->section), S("roles"));
    return kinds & 1u << KIND_ROUTE && !chain ? "undefined-route" : "undefined-reference";
}

void bind_undefined(struct binder *b, struct text id, uint32_t kinds) {
    bool lost = false;
    enum kind first = KIND_NONE;
    for (int kind = KIND_COUNT - 1; kind > KIND_NONE; kind--) {
        if (!(kinds & 1u << kind)) continue;
        lost |= b->lost[kind];
        first = (enum kind)kind;
    }
    if (lost) {
        if (b->entry) b->entry->hurt = true;
        return;
    }
    struct finding *finding = bind_error(b, rule_of(b, kinds), id.at, "There is no %.*s \"%.*s\".",
                                         S_ARG(kinds_phrase(b, kinds)), S_ARG(bind_clip(b, id.s)));
    if (!finding) return;
    const struct entry *other = namesake(b->playbook, id.s);
    struct str right = nearest_id(b, id.s, kinds);
    bind_help(b, finding, "Put it under \"%s:\", or name one that stands there.",
              kind_section(first));
    if (other) {
        bind_help(b, finding, "\"%.*s\" is a %s.", S_ARG(bind_clip(b, id.s)),
                  kind_name((enum kind)other->kind));
        bind_relate(b, finding, other->id.at, "it is here");
    } else {
        bind_did_you_mean(b, finding, id.at, right);
    }
}

// ---- all references ----

static void resolve_at(void *context, const char *section, struct entry *entry) {
    bind_at(context, section, entry);
}

static void resolve_ref(void *context, struct ref *ref, uint32_t kinds) {
    if (ref->id.s.len) bind_resolve(context, ref, kinds);
}

void bind_references(struct binder *b) {
    const struct walk walk = {.context = b, .at = resolve_at, .ref = resolve_ref};
    bind_at(b, NULL, NULL);
    walk_playbook(b->playbook, &walk);
}
