// Fonts in the file: the program, its widths, and what its glyphs mean.
#include "pdf/write.h"

#include "base/digest.h"
#include "base/utf8.h"

#include <hb-ot.h>

enum { NAME = 63, FIXED = 1, SYMBOLIC = 4, NONSYMBOLIC = 32, ITALIC = 64 };

// Six letters tell subsets of one font apart; here they come from what is in the subset.
static struct str subset_name(struct arena *arena, const struct pdf_font *font,
                              struct str program) {
    char name[NAME + 1];
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    struct digest *digest = digest_new(arena);
    digest_add(digest, program);
    struct str hex = digest_hex(arena, digest, 6);
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < hex.len; i++)
        buf_char(&out,
                 (char)(is_digit(hex.ptr[i]) ? 'A' + hex.ptr[i] - '0' : hex.ptr[i] - 'a' + 'K'));
    buf_char(&out, '+');
    for (unsigned i = 0; i < n; i++) {
        if (is_alnum(name[i]) || name[i] == '-') buf_char(&out, name[i]);
    }
    return buf_str(&out);
}

// What readers may know of a font beyond its glyphs, in thousandths of the em.
struct shape {
    double angle, ascent, descent, capital, box[4];
};

static double metric(const struct pdf_font *font, hb_font_t *plain, hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(plain, tag, &value);
    return value * 1000.0 / font->units;
}

static void read_box(const struct pdf_font *font, double box[4]) {
    enum { X_MIN = 36 }; // in the table "head"
    unsigned n;
    hb_blob_t *head = hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    const char *bytes = hb_blob_get_data(head, &n);
    for (unsigned i = 0; i < 4 && X_MIN + 2 * i + 2 <= n; i++) {
        const unsigned char *at = (const unsigned char *)bytes + X_MIN + 2 * i;
        box[i] = (int16_t)(at[0] << 8 | at[1]) * 1000.0 / font->units;
    }
    hb_blob_destroy(head);
}

static struct shape shape_of(const struct pdf_font *font) {
    hb_font_t *plain = hb_font_create(font->face);
    struct shape shape = {
        .angle = (double)hb_style_get_value(plain, HB_STYLE_TAG_SLANT_ANGLE),
        .ascent = metric(font, plain, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        .descent = metric(font, plain, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
        .capital = metric(font, plain, HB_OT_METRICS_TAG_CAP_HEIGHT),
    };
    hb_font_destroy(plain);
    read_box(font, shape.box);
    return shape;
}

static pdf_object write_program(struct pdf *pdf, const struct pdf_font *font, struct str program) {
    struct str entries =
        font->cff ? S("/Subtype/CIDFontType0C") : str_fmt(pdf->arena, "/Length1 %zu", program.len);
    return object_add_stream(&pdf->objects, entries, program);
}

static pdf_object write_descriptor(struct pdf *pdf, const struct pdf_font *font, struct str name,
                                   pdf_object program) {
    struct shape shape = shape_of(font);
    struct buf out = buf_new(pdf->arena);
    int flags = (font_has_letters(font) ? NONSYMBOLIC : SYMBOLIC) | (shape.angle != 0 ? ITALIC : 0);
    buf_fmt(&out, "<</Type/FontDescriptor/FontName/%.*s/Flags %d/FontBBox[", S_ARG(name), flags);
    put_numbers(&out, shape.box, 4);
    buf_text(&out, "]/ItalicAngle ");
    put_number(&out, shape.angle);
    buf_text(&out, "/Ascent ");
    put_number(&out, shape.ascent);
    buf_text(&out, "/Descent ");
    put_number(&out, shape.descent);
    buf_text(&out, "/CapHeight ");
    put_number(&out, shape.capital);
    buf_fmt(&out, "/StemV 80/%s %u 0 R>>", font->cff ? "FontFile3" : "FontFile2", program);
    return object_add(&pdf->objects, buf_str(&out));
}

static struct embedded embed(struct pdf *pdf, struct pdf_font *font) {
    struct str bytes = font_program(pdf->arena, font);
    struct str name = subset_name(pdf->arena, font, bytes);
    pdf_object program = write_program(pdf, font, bytes);
    return (struct embedded){name, write_descriptor(pdf, font, name, program)};
}

// Codes are in the order of glyphs; the missing ones are of pieces that others are made of.
static void put_widths(struct buf *out, const struct pdf_font *font) {
    unsigned next = 0; // the code that would go on the list
    for (unsigned i = 0; i < font->n; i++) {
        if (!font->meanings[i]) continue;
        if (font->codes[i] != next) buf_fmt(out, "%s%u[", next ? "]" : "", font->codes[i]);
        put_number(out, font_advance(font, i));
        buf_char(out, ' ');
        next = font->codes[i] + 1u;
    }
    buf_text(out, "]");
}

static pdf_object write_descendant(struct pdf *pdf, const struct pdf_font *font,
                                   const struct embedded *embedded) {
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "<</Type/Font/Subtype/%s/BaseFont/%.*s",
            font->cff ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity",
            S_ARG(embedded->name));
    buf_fmt(&out,
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            "/FontDescriptor %u 0 R/W[",
            embedded->descriptor);
    put_widths(&out, font);
    buf_text(&out, "]>>");
    return object_add(&pdf->objects, buf_str(&out));
}

static void put_meanings(struct buf *out, const struct pdf_font *font, unsigned edition) {
    enum { MOST = 100 }; // in one block
    size_t n = 0, left = 0;
    for (unsigned i = 0; i < font->n; i++) left += font_meaning(font, i, edition).len > 0;
    for (unsigned i = 0; i < font->n; i++) {
        struct str text = font_meaning(font, i, edition);
        if (text.len == 0) continue;
        if (n == 0) buf_fmt(out, "%zu beginbfchar\n", left < MOST ? left : MOST);
        buf_char(out, '<');
        put_hex(out, font->codes[i], 4);
        buf_text(out, "><");
        put_utf16(out, text);
        buf_text(out, ">\n");
        left--;
        n = n + 1 == MOST || left == 0 ? 0 : n + 1;
        if (n == 0) buf_text(out, "endbfchar\n");
    }
}

static pdf_object write_meanings(struct pdf *pdf, const struct pdf_font *font, unsigned edition) {
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                   "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    put_meanings(&out, font, edition);
    buf_text(&out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return object_add_stream(&pdf->objects, S(""), buf_str(&out));
}

static pdf_object write_edition(struct pdf *pdf, const struct pdf_font *font, unsigned edition,
                                struct str name, pdf_object descendant) {
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "<</Type/Font/Subtype/Type0/BaseFont/%.*s/Encoding/Identity-H", S_ARG(name));
    buf_fmt(&out, "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", descendant,
            write_meanings(pdf, font, edition));
    return object_add(&pdf->objects, buf_str(&out));
}

static void write_font(struct pdf *pdf, struct pdf_font *font) {
    struct embedded embedded = embed(pdf, font);
    pdf_object descendant = write_descendant(pdf, font, &embedded);
    for (unsigned i = 0; i < font->editions; i++)
        *PUSH(pdf->arena, &font->objects) = write_edition(pdf, font, i, embedded.name, descendant);
    if (font->typed)
        font->typing =
            font_has_letters(font) ? typed_write(pdf, font, &embedded) : font->objects.items[0];
}

void fonts_write(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->fonts.n; i++) {
        if (pdf->fonts.items[i]->editions) write_font(pdf, pdf->fonts.items[i]);
    }
}

void put_font_name(struct buf *out, const struct pdf_font *font, unsigned edition) {
    buf_fmt(out, "/F%u", font->place + 1);
    if (edition) buf_fmt(out, ".%u", edition + 1);
}

void put_fonts(struct buf *out, const struct pdf *pdf) {
    buf_text(out, "/Font<<");
    for (size_t i = 0; i < pdf->fonts.n; i++) {
        const struct pdf_font *font = pdf->fonts.items[i];
        for (unsigned k = 0; k < font->objects.n; k++) {
            put_font_name(out, font, k);
            put_object(out, font->objects.items[k]);
        }
    }
    buf_text(out, ">>");
}
