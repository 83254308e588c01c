// Visits every text of a playbook by the rows of the language.
#include "model/each_text.h"

struct visit {
    text_visitor *visit;
    void *context;
};

static void visit_shape(const struct visit *visit, const struct shape *shape, const char *base);

static void visit_texts(const struct visit *visit, const struct row *row, const texts *list) {
    for (size_t i = 0; i < list->n; i++) visit->visit(visit->context, row, &list->items[i]);
}

static void visit_clauses(const struct visit *visit, const struct row *row, const clauses *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].because.s.ptr)
            visit->visit(visit->context, row, &list->items[i].because);
}

static void visit_authority(const struct visit *visit, const struct row *row, const grants *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].because.s.ptr)
            visit->visit(visit->context, row, &list->items[i].because);
}

// Items of a section or list, each `shape->size` bytes.
static void visit_items(const struct visit *visit, const struct shape *shape,
                        const struct section *section) {
    for (size_t i = 0; i < section->n; i++)
        visit_shape(visit, shape, (const char *)section->items + i * shape->size);
}

// The words of a fact stand under the one key that is its type.
static bool is_other_type(const struct row *row, const void *fact) {
    return row->value == VALUE_FACT_TYPE && row->fact_type != ((const struct fact *)fact)->type;
}

static void visit_row(const struct visit *visit, const struct row *row, const char *base) {
    const char *at = base + row->offset;
    const void *value = at;
    if (is_other_type(row, base)) return;
    switch ((enum value_kind)row->value) {
    case VALUE_TEXT:
    case VALUE_WORD:
    case VALUE_FACT_TYPE:
        if (((const struct text *)value)->s.ptr) visit->visit(visit->context, row, value);
        break;
    case VALUE_TEXTS:
    case VALUE_SIGNALS: visit_texts(visit, row, value); break;
    case VALUE_CLAUSES: visit_clauses(visit, row, value); break;
    case VALUE_AUTHORITY: visit_authority(visit, row, value); break;
    case VALUE_OBJECT: visit_shape(visit, row->shape, at); break;
    case VALUE_LIST:
    case VALUE_ENTRIES: visit_items(visit, row->shape, value); break;
    default: break; // no prose in it
    }
}

static void visit_shape(const struct visit *visit, const struct shape *shape, const char *base) {
    for (size_t i = 0; i < shape->n; i++) visit_row(visit, &shape->rows[i], base);
}

void each_text(const struct playbook *playbook, text_visitor *visit, void *context) {
    struct visit all = {visit, context};
    visit_shape(&all, &language, (const char *)playbook);
}
