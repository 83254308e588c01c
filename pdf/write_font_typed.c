// Fonts that people type with: one byte a letter, for readers know how to type no other ones.
#include "pdf/write.h"

#include <hb.h>

// The characters that "WinAnsiEncoding" has where Latin-1 has controls.
static const uint16_t windows[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t typed_character(unsigned code) {
    return code >= 0x80 && code < 0xA0 ? windows[code - 0x80] : code;
}

void font_type(struct arena *arena, struct pdf_font *font) {
    hb_codepoint_t blank = 0;
    hb_font_t *plain = hb_font_create(font->face);
    hb_font_get_nominal_glyph(plain, ' ', &blank);
    hb_font_destroy(plain);
    font->typed = true;
    if (blank < font->n) font_learn(arena, font, blank, S(" "));
}

void put_typed_name(struct buf *out, const struct pdf_font *font) {
    buf_fmt(out, "/T%u", font->place + 1);
}

// Advances may be asked for while nothing else is: what HarfBuzz holds is given back at once.
static void read_typed(const struct pdf_font *font, double advances[], unsigned first,
                       unsigned last) {
    hb_font_t *plain = hb_font_create(font->face);
    for (unsigned code = first; code <= last; code++) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(plain, typed_character(code), &glyph);
        advances[code - first] = glyph < font->n ? font_advance(font, glyph) : 0;
    }
    hb_font_destroy(plain);
}

bool font_has_letters(const struct pdf_font *font) {
    return font->typed && !font->cff;
}

pdf_object typed_write(struct pdf *pdf, const struct pdf_font *font,
                       const struct embedded *embedded) {
    enum { FIRST = ' ', LAST = 0xFF };
    double advances[LAST - FIRST + 1];
    read_typed(font, advances, FIRST, LAST);
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out,
            "<</Type/Font/Subtype/TrueType/BaseFont/%.*s/Encoding/WinAnsiEncoding"
            "/FirstChar %d/LastChar %d/FontDescriptor %u 0 R/Widths[",
            S_ARG(embedded->name), FIRST, LAST, embedded->descriptor);
    put_numbers(&out, advances, LAST - FIRST + 1);
    buf_text(&out, "]>>");
    return object_add(&pdf->objects, buf_str(&out));
}
