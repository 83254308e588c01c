// Visits every reference of a playbook's entries by the rows of the language.
#include "model/each_ref.h"

#include "model/language.h"

struct visit {
    ref_visitor *visit;
    void *context;
    const struct entry *from;
};

static void visit_shape(const struct visit *visit, const struct shape *shape, const char *base);

static void visit_ref(const struct visit *visit, const struct ref *ref) {
    if (text_is_set(ref->id)) visit->visit(visit->context, visit->from, ref);
}

static void visit_refs(const struct visit *visit, const refs *list) {
    for (size_t i = 0; i < list->n; i++) visit_ref(visit, &list->items[i]);
}

static void visit_grants(const struct visit *visit, const struct shape *shape, const grants *list) {
    for (size_t i = 0; i < list->n; i++) {
        visit_ref(visit, &list->items[i].role);
        visit_shape(visit, shape, (const char *)&list->items[i]);
    }
}

static void visit_row(const struct visit *visit, const struct row *row, const char *base) {
    const char *at = base + row->offset;
    const void *value = at;
    switch ((enum value_kind)row->value) {
    case VALUE_REF: visit_ref(visit, value); break;
    case VALUE_REFS: visit_refs(visit, value); break;
    case VALUE_AT_MOST: visit_ref(visit, &((const struct at_most_at *)value)->beyond_asks); break;
    case VALUE_STAND_IN: visit_ref(visit, &((const struct stand_in_at *)value)->role); break;
    case VALUE_AUTHORITY: visit_grants(visit, row->shape, value); break;
    case VALUE_OBJECT: visit_shape(visit, row->shape, at); break;
    default: break; // no reference in it
    }
}

static void visit_shape(const struct visit *visit, const struct shape *shape, const char *base) {
    for (size_t i = 0; i < shape->n; i++) visit_row(visit, &shape->rows[i], base);
}

void each_ref(const struct playbook *playbook, ref_visitor *visit, void *context) {
    for (size_t i = 0; i < language.n; i++) {
        const struct row *row = &language.rows[i];
        if (row->value != VALUE_ENTRIES) continue;
        enum kind kind = (enum kind)row->shape->kind;
        const struct entry *entry;
        for (size_t k = 0; (entry = playbook_entry(playbook, kind, k)); k++) {
            struct visit one = {visit, context, entry};
            visit_shape(&one, row->shape, (const char *)entry);
        }
    }
}
