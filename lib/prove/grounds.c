// What decisions and look-ups can rest on: collected, found by their place, and told in words.
#include "prove/grounds.h"

#include "base/buf.h"
#include "model/condition.h"

struct collecting {
    struct arena *arena;
    grounds *list;
    struct entry *entry;
};

static struct ground *add(struct collecting *c, enum ground_kind kind, struct span at) {
    struct ground *ground = PUSH(c->arena, c->list);
    *ground = (struct ground){.kind = kind, .at = at, .entry = c->entry};
    if (kind <= GROUND_AT_MOST) ground->gesture = (struct gesture *)(void *)c->entry;
    return ground;
}

static void add_clauses(struct collecting *c, enum ground_kind kind, const clauses *from) {
    for (size_t i = 0; i < from->n; i++) add(c, kind, from->items[i].at)->clause = &from->items[i];
}

static void add_gesture(struct collecting *c, struct gesture *gesture) {
    c->entry = &gesture->entry;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        struct grant *grant = &gesture->authority.items[i];
        add(c, GROUND_GRANT, grant->at)->grant = grant;
    }
    add_clauses(c, GROUND_ONLY, &gesture->only_when);
    add_clauses(c, GROUND_NEVER, &gesture->never_when);
    for (size_t i = 0; i < gesture->evidence.n; i++)
        add(c, GROUND_EVIDENCE, gesture->evidence.items[i].id.at)->evidence =
            &gesture->evidence.items[i];
    if (gesture->at_least.set) add(c, GROUND_AT_LEAST, gesture->at_least.at);
    if (text_is_set(gesture->at_most.text)) add(c, GROUND_AT_MOST, gesture->at_most.text.at);
}

// One that only forbids words or deeds decides nothing.
static void add_guardrail(struct collecting *c, struct guardrail *guardrail) {
    c->entry = &guardrail->entry;
    size_t first = c->list->n;
    if (guardrail->never_together.n) add(c, GROUND_GUARDRAIL, guardrail->entry.id.at);
    add_clauses(c, GROUND_GUARDRAIL, &guardrail->never_when);
    for (size_t i = first; i < c->list->n; i++) c->list->items[i].guardrail = guardrail;
}

static void add_escalation(struct collecting *c, struct escalation *escalation) {
    c->entry = &escalation->entry;
    add(c, GROUND_ESCALATION, escalation->entry.id.at)->escalation = escalation;
}

// Shell's sort: a playbook may have thousands.
static void sort(grounds *list) {
    for (size_t gap = list->n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (size_t i = gap; i < list->n; i++) {
            struct ground ground = list->items[i];
            size_t at = i;
            for (; at >= gap && list->items[at - gap].at.start > ground.at.start; at -= gap)
                list->items[at] = list->items[at - gap];
            list->items[at] = ground;
        }
    }
}

grounds grounds_of(struct arena *arena, const struct playbook *playbook) {
    grounds list = {0};
    struct collecting c = {.arena = arena, .list = &list};
    for (size_t i = 0; i < playbook->gestures.n; i++)
        if (!playbook->gestures.items[i].entry.hurt) add_gesture(&c, &playbook->gestures.items[i]);
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        add_guardrail(&c, &playbook->guardrails.items[i]);
    for (size_t i = 0; i < playbook->escalations.n; i++)
        add_escalation(&c, &playbook->escalations.items[i]);
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        c.entry = &playbook->scenarios.items[i].entry;
        add(&c, GROUND_SCENARIO, c.entry->id.at);
    }
    sort(&list);
    return list;
}

const struct ground *ground_at(const grounds *list, struct span at) {
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].at.start < at.start)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < list->n && list->items[low].at.start == at.start;
    return found ? &list->items[low] : NULL;
}

// ---- in words ----

const char *ground_kind_name(enum ground_kind kind) {
    static const char *const names[] = {"grants",     "only_when",   "never_when",
                                        "evidence",   "at_least",    "at_most",
                                        "guardrails", "escalations", "scenarios"};
    return names[kind];
}

struct str ground_id(struct arena *arena, const struct ground *ground) {
    struct str id = ground->entry->id.s;
    if (!ground->grant) return id;
    return str_fmt(arena, "%.*s/%.*s", S_ARG(id), S_ARG(ground->grant->role.id.s));
}

struct condition *ground_when(const struct ground *ground) {
    if (ground->grant) return ground->grant->when;
    if (ground->clause) return ground->clause->when;
    return ground->escalation ? ground->escalation->when : NULL;
}

static struct str together(struct arena *arena, const refs *list) {
    struct buf out = buf_new(arena);
    buf_text(&out, "never together:");
    for (size_t i = 0; i < list->n; i++)
        buf_fmt(&out, "%s %.*s", i ? "," : "", S_ARG(list->items[i].id.s));
    return buf_str(&out);
}

struct str ground_words(struct arena *arena, const struct playbook *playbook,
                        const struct ground *ground) {
    struct str when = condition_show(arena, playbook, ground_when(ground));
    if (ground->grant) {
        struct str limit = ground->grant->limit.text.s;
        return str_fmt(arena, "%.*s%s%.*s", S_ARG(limit), when.len ? ", " : "", S_ARG(when));
    }
    if (ground->evidence) return ground->evidence->id.s;
    if (ground->kind == GROUND_AT_LEAST) return ground->gesture->at_least.text.s;
    if (ground->kind == GROUND_AT_MOST) return ground->gesture->at_most.text.s;
    if (ground->kind == GROUND_SCENARIO) return entry_title(playbook, ground->entry);
    if (ground->guardrail && !ground->clause)
        return together(arena, &ground->guardrail->never_together);
    return when;
}
