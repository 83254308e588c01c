// Which gestures a place in the playbook can matter to: its own, those that a rule names, and of a
// term those of everything that uses it.
#include "prove/reach.h"

#include "model/condition.h"

enum { MOST_GROUNDS = 4 };

struct reaching {
    struct arena *arena;
    const struct playbook *playbook;
    struct reach *out;
    bool *reached; // by gesture
};

static void add_gesture(struct reaching *r, uint32_t index) {
    if (r->reached[index]) return;
    r->reached[index] = true;
    *PUSH(r->arena, &r->out->gestures) = index;
}

static void add_named(struct reaching *r, const refs *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].kind == KIND_GESTURE) add_gesture(r, (uint32_t)list->items[i].index);
}

static void add_ground(struct reaching *r, const struct ground *ground) {
    if (r->out->grounds.n < MOST_GROUNDS) *PUSH(r->arena, &r->out->grounds) = ground;
    if (ground->gesture) {
        add_gesture(r, (uint32_t)(ground->gesture - r->playbook->gestures.items));
        return;
    }
    const refs *named =
        ground->escalation ? &ground->escalation->gestures : &ground->guardrail->gestures;
    if (ground->guardrail && !ground->clause) named = &ground->guardrail->never_together;
    r->out->all |= !named->n;
    add_named(r, named);
}

// ---- terms ----

static bool names_term(const struct ref *ref, const bool *marked) {
    return ref->kind == KIND_TERM && ref->index >= 0 && marked[ref->index];
}

static bool uses(const struct condition *condition, const bool *marked) {
    if (!condition) return false;
    for (size_t i = 0; i < condition->parts.n; i++)
        if (uses(&condition->parts.items[i], marked)) return true;
    return condition->kind == CONDITION_TEST && (names_term(&condition->test.fact, marked) ||
                                                 names_term(&condition->test.other, marked));
}

// The term, and all terms that rest on it.
static const bool *mark_terms(struct reaching *r, const struct term *term) {
    const struct term *terms = r->playbook->terms.items;
    bool *marked = arena_array(r->arena, bool, r->playbook->terms.n);
    size_t n;
    const uint32_t *order = terms_in_order(r->arena, r->playbook, &n);
    marked[term - terms] = true;
    for (size_t i = 0; i < n; i++)
        if (uses(terms[order[i]].when, marked)) marked[order[i]] = true;
    return marked;
}

struct reach reach_of(struct arena *arena, const struct playbook *playbook, const grounds *all,
                      const struct site *site) {
    struct reach out = {0};
    struct reaching r = {arena, playbook, &out, arena_array(arena, bool, playbook->gestures.n)};
    if (site->ground) {
        add_ground(&r, site->ground);
        return out;
    }
    const bool *marked = mark_terms(&r, site->term);
    for (size_t i = 0; i < all->n; i++) {
        const struct ground *ground = &all->items[i];
        if (ground->kind != GROUND_SCENARIO && uses(ground_when(ground), marked))
            add_ground(&r, ground);
    }
    return out;
}
