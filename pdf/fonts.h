// The fonts of a document: those that are bundled, and those of a brand; never the machine's own.
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "base/buf.h"
#include "doc/doc.h"

#include <pango/pango.h>

// A character that no font has.
struct missing {
    uint32_t character;
    struct str where; // it was met first: the id of an entry, or a title
};

struct fonts {
    struct arena *arena;
    PangoFontMap *map;
    PangoContext *context;
    GHashTable *kept, *missed;    // fonts that glyphs on pages are from
    const char *families;         // by commas, the most wanted first
    struct str where;             // what is laid out: the id of an entry, or a title
    LIST(struct missing) missing; // each character once, in the order of the document
};

// `bundled`: the folder of the fonts that come with the program; `dirs`: folders of more of them.
// False, and `error` in words, where there is no font at all.
bool fonts_open(struct fonts *fonts, struct arena *arena, const struct doc *doc,
                const char *bundled, const char *const *dirs, size_t n, struct str *error);
void fonts_close(struct fonts *fonts);
// Holds a font until the fonts are closed, and answers what shapes with it.
hb_font_t *fonts_keep(struct fonts *fonts, PangoFont *font);
// What is typed into fields is set in.
hb_font_t *fonts_typed(struct fonts *fonts);
// No font has the character. False where that was known.
bool fonts_miss(struct fonts *fonts, uint32_t character);
bool fonts_misses(const struct fonts *fonts, uint32_t character);

#endif
