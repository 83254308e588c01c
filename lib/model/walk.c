// Walks a playbook by the rows of the language.
#include "model/walk.h"

#include "model/language.h"

struct walker {
    const struct walk *walk;
    bool inside; // a section
};

static void walk_shape(struct walker *w, const struct shape *shape, void *base);

static void tell_at(struct walker *w, const char *section, struct entry *entry) {
    w->inside = section != NULL;
    if (w->walk->at) w->walk->at(w->walk->context, section, entry);
}

static void walk_ref(struct walker *w, struct ref *ref, uint32_t kinds) {
    if (w->walk->ref && text_is_set(ref->id)) w->walk->ref(w->walk->context, ref, kinds);
}

static void walk_refs(struct walker *w, refs *list, uint32_t kinds) {
    for (size_t i = 0; i < list->n; i++) walk_ref(w, &list->items[i], kinds);
}

static void walk_condition(struct walker *w, struct condition *condition) {
    if (w->walk->condition && condition) w->walk->condition(w->walk->context, condition);
}

static void walk_clauses(struct walker *w, clauses *list) {
    for (size_t i = 0; i < list->n; i++) walk_condition(w, list->items[i].when);
}

static void walk_grants(struct walker *w, const struct shape *shape, grants *list) {
    for (size_t i = 0; i < list->n; i++) {
        struct grant *grant = &list->items[i];
        walk_ref(w, &grant->role, 1u << KIND_ROLE);
        if (w->walk->limit) w->walk->limit(w->walk->context, &grant->limit);
        walk_shape(w, shape, grant);
    }
}

static void walk_section(struct walker *w, const struct row *row, struct section *section) {
    bool entries = row->value != VALUE_LIST;
    for (size_t i = 0; i < section->n; i++) {
        void *item = (char *)section->items + i * row->shape->size;
        tell_at(w, row->key, entries ? item : NULL);
        if (row->value == VALUE_TERMS)
            walk_condition(w, ((struct term *)item)->when);
        else
            walk_shape(w, row->shape, item);
    }
    tell_at(w, NULL, NULL);
}

static void walk_object(struct walker *w, const struct row *row, void *base) {
    bool section = !w->inside;
    if (section) tell_at(w, row->key, NULL);
    walk_shape(w, row->shape, base);
    if (section) tell_at(w, NULL, NULL);
}

static void walk_facts(struct walker *w, fact_values *facts) {
    if (w->walk->facts) w->walk->facts(w->walk->context, facts);
}

static void walk_row(struct walker *w, const struct row *row, void *field) {
    switch ((enum value_kind)row->value) {
    case VALUE_REF: walk_ref(w, field, row->kinds); break;
    case VALUE_REFS: walk_refs(w, field, row->kinds); break;
    case VALUE_AT_MOST:
        walk_ref(w, &((struct at_most_at *)field)->beyond_asks, 1u << KIND_ROLE);
        break;
    case VALUE_STAND_IN: walk_ref(w, &((struct stand_in_at *)field)->role, 1u << KIND_ROLE); break;
    case VALUE_CONDITION: walk_condition(w, *(struct condition **)field); break;
    case VALUE_CLAUSES: walk_clauses(w, field); break;
    case VALUE_FACTS: walk_facts(w, field); break;
    case VALUE_AUTHORITY: walk_grants(w, row->shape, field); break;
    case VALUE_OBJECT: walk_object(w, row, field); break;
    case VALUE_LIST:
    case VALUE_TERMS:
    case VALUE_ENTRIES: walk_section(w, row, field); break;
    default: // neither inside
        break;
    }
}

static void walk_shape(struct walker *w, const struct shape *shape, void *base) {
    for (size_t i = 0; i < shape->n; i++)
        walk_row(w, &shape->rows[i], (char *)base + shape->rows[i].offset);
}

void walk_playbook(struct playbook *playbook, const struct walk *walk) {
    struct walker walker = {.walk = walk};
    walk_shape(&walker, &language, playbook);
}
