// The table of formats.
#include "formats/formats.h"

static const struct format *const formats[] = {
#define X(name) &format_##name,
#include "formats/formats.def"
#undef X
};

const struct format *format_at(size_t i) {
    return i < sizeof formats / sizeof *formats ? formats[i] : NULL;
}

const struct format *format_find(struct str name) {
    for (size_t i = 0; format_at(i); i++)
        if (str_eq(str_of(format_at(i)->name), name)) return format_at(i);
    return NULL;
}
