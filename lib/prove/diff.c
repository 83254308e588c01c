// Compares two playbooks: what roles may do, what came, what went, and which words changed.
#include "prove/diff.h"

#include "prove/diff_inner.h"

#include <stdlib.h>

const char *diff_class_name(enum diff_class class) {
    static const char *const names[] = {"wider", "tighter", "route",  "not-analysed",
                                        "new",   "gone",    "wording"};
    return names[class];
}

struct difference *diff_add(struct comparison *c, enum diff_class class, enum kind kind,
                            struct str id) {
    struct difference *difference = PUSH(c->keep, c->list);
    *difference = (struct difference){.class = class, .kind = kind, .id = id};
    difference->role = difference->words = difference->situation = S("");
    difference->at = (struct span){0};
    return difference;
}

static int compare(const void *one, const void *other) {
    const struct difference *a = *(const struct difference *const *)one;
    const struct difference *b = *(const struct difference *const *)other;
    if (a->class != b->class) return a->class < b->class ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    int order = str_cmp(a->id, b->id);
    if (order) return order;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return a < b ? -1 : a > b; // as they were found
}

static differences sorted(struct arena *keep, const differences *found) {
    differences list = {0};
    const struct difference **order = arena_array(keep, const struct difference *, found->n + 1);
    for (size_t i = 0; i < found->n; i++) order[i] = &found->items[i];
    qsort(order, found->n, sizeof *order, compare);
    for (size_t i = 0; i < found->n; i++) *PUSH(keep, &list) = *order[i];
    return list;
}

struct diff diff_make(struct arena *keep, struct arena *work, const struct diff_request *request) {
    differences found = {0};
    struct comparison c = {.keep = keep,
                           .work = work,
                           .request = request,
                           .decider = {request->old, request->fresh},
                           .list = &found};
    for (int i = 0; i < 2; i++) c.playbook[i] = decider_playbook(c.decider[i]);
    struct arena_mark mark = arena_mark(work);
    diff_authority(&c);
    diff_entries(&c);
    arena_reset(work, mark);
    struct diff diff = {c.playbook[OLD], c.playbook[FRESH], sorted(keep, &found), {0}};
    for (size_t i = 0; i < diff.list.n; i++) diff.counts[diff.list.items[i].class]++;
    return diff;
}
