// The table of exports.
#include "exports/exports.h"

static const struct export *const exports[] = {
#define X(name) &export_##name,
#include "exports/exports.def"
#undef X
};

const struct export *export_at(size_t i) {
    return i < sizeof exports / sizeof *exports ? exports[i] : NULL;
}

const struct export *export_find(struct str name) {
    for (size_t i = 0; export_at(i); i++)
        if (str_eq(str_of(export_at(i)->name), name)) return export_at(i);
    return NULL;
}
