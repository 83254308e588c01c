// Chains that lead back to where they began: reports_to, same_as, yields_to.
#include "model/bind.h"

// One sort of edge between the entries of a section.
struct edges {
    const char *key;
    enum kind kind;
    // Reference `k` of entry `i`, NULL past the last one.
    struct ref *(*at)(struct playbook *playbook, size_t i, size_t k);
};

static struct ref *reports_to(struct playbook *playbook, size_t i, size_t k) {
    return k == 0 ? &playbook->roles.items[i].reports_to : NULL;
}

static struct ref *same_as(struct playbook *playbook, size_t i, size_t k) {
    return k == 0 ? &playbook->roles.items[i].same_as : NULL;
}

static struct ref *yields_to(struct playbook *playbook, size_t i, size_t k) {
    refs *list = &playbook->aims.items[i].yields_to;
    return k < list->n ? &list->items[k] : NULL;
}

enum { UNSEEN, ON_PATH, DONE };

// A walk in depth without recursion: `path` holds the entries from the start to here, and `turn`
// the reference of each that comes next.
struct walk {
    const struct edges *edges;
    uint8_t *state;
    uint32_t *place; // of an entry in `path`
    uint32_t *path;
    uint32_t *turn;
    size_t n;
};

static void enter(struct walk *walk, uint32_t i) {
    walk->state[i] = ON_PATH;
    walk->place[i] = (uint32_t)walk->n;
    walk->turn[walk->n] = 0;
    walk->path[walk->n++] = i;
}

static struct str id_at(struct binder *b, const struct walk *walk, uint32_t i) {
    return playbook_entry(b->playbook, walk->edges->kind, i)->id.s;
}

enum { STEPS_SHOWN = 8 }; // of a cycle

static void report(struct binder *b, const struct walk *walk, struct ref *back) {
    size_t first = walk->place[back->index], last = walk->n - 1;
    struct str id = id_at(b, walk, (uint32_t)back->index);
    struct finding *finding =
        bind_error(b, "reference-cycle", back->id.at, "By \"%s\", \"%.*s\" leads back to itself.",
                   walk->edges->key, S_ARG(id));
    bind_help(b, finding, "Take one of these lines out.");
    if (last - first > STEPS_SHOWN) last = first + STEPS_SHOWN;
    for (size_t i = first; finding && i < last; i++) {
        struct ref *ref = walk->edges->at(b->playbook, walk->path[i], walk->turn[i] - 1);
        bind_relate(b, finding, ref->id.at, "\"%.*s\" names \"%.*s\" here",
                    S_ARG(id_at(b, walk, walk->path[i])), S_ARG(ref->id.s));
    }
}

// Takes the next reference of the last entry of the path.
static void step(struct binder *b, struct walk *walk) {
    uint32_t at = walk->path[walk->n - 1];
    struct ref *ref = walk->edges->at(b->playbook, at, walk->turn[walk->n - 1]++);
    if (!ref) {
        walk->state[at] = DONE;
        walk->n--;
        return;
    }
    if (ref->kind != walk->edges->kind || ref->index < 0) return;
    if (walk->state[ref->index] == UNSEEN) {
        enter(walk, (uint32_t)ref->index);
    } else if (walk->state[ref->index] == ON_PATH) {
        struct entry *entry =
            (struct entry *)(void *)((char *)playbook_section(b->playbook, walk->edges->kind)
                                         ->items +
                                     at * kind_size(walk->edges->kind));
        bind_at(b, kind_section(walk->edges->kind), entry);
        report(b, walk, ref);
        ref->kind = KIND_NONE; // nobody must ever go round in circles
        ref->index = -1;
    }
}

static void find_cycles(struct binder *b, const struct edges *edges) {
    size_t n = playbook_section(b->playbook, edges->kind)->n;
    struct walk walk = {.edges = edges,
                        .state = arena_array(b->arena, uint8_t, n),
                        .place = arena_array(b->arena, uint32_t, n),
                        .path = arena_array(b->arena, uint32_t, n),
                        .turn = arena_array(b->arena, uint32_t, n)};
    for (uint32_t i = 0; i < n; i++) {
        if (walk.state[i] == UNSEEN) enter(&walk, i);
        while (walk.n) step(b, &walk);
    }
}

void bind_cycles(struct binder *b) {
    static const struct edges all[] = {
        {"reports_to", KIND_ROLE, reports_to},
        {"same_as", KIND_ROLE, same_as},
        {"yields_to", KIND_AIM, yields_to},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) find_cycles(b, &all[i]);
    bind_at(b, NULL, NULL);
}
