// Fonts: what is known of each while text is drawn.
#include "pdf/write.h"

#include <hb-ot.h>
#include <math.h>

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

static struct meaning *meaning_at(const struct pdf_font *font, uint32_t place) {
    return place ? &font->known.items[place - 1] : NULL;
}

int font_learn(struct arena *arena, struct pdf_font *font, uint32_t glyph, struct str text) {
    enum { MOST = 8 };
    uint32_t *place = &font->meanings[glyph];
    int edition = 0;
    for (; *place; edition++) {
        struct meaning *meaning = meaning_at(font, *place);
        if (str_eq(meaning->text, text)) return edition;
        place = &meaning->next;
    }
    if (edition == MOST) return -1;
    struct str kept = str_dup(arena, text);
    *place = (uint32_t)font->known.n + 1; // before the list moves
    *PUSH(arena, &font->known) = (struct meaning){kept, 0};
    if ((unsigned)edition >= font->editions) font->editions = (unsigned)edition + 1;
    return edition;
}

struct str font_meaning(const struct pdf_font *font, uint32_t glyph, unsigned edition) {
    const struct meaning *meaning = meaning_at(font, font->meanings[glyph]);
    for (; meaning && edition; edition--) meaning = meaning_at(font, meaning->next);
    return meaning ? meaning->text : S("");
}

// Whatever size and hints the layout uses: here all is in units of the em.
static void read_advances(struct pdf_font *font) {
    hb_font_t *plain = hb_font_create(font->face);
    for (unsigned i = 0; i < font->n; i++)
        font->advances[i] = (uint16_t)hb_font_get_glyph_h_advance(plain, i);
    hb_font_destroy(plain);
}

static struct pdf_font *add_font(struct pdf *pdf, hb_face_t *face) {
    struct pdf_font *font = arena_new(pdf->arena, struct pdf_font);
    font->face = face;
    font->place = (unsigned)pdf->fonts.n;
    font->n = hb_face_get_glyph_count(face);
    font->units = hb_face_get_upem(face);
    font->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    font->meanings = arena_array(pdf->arena, uint32_t, font->n);
    font->advances = arena_array(pdf->arena, uint16_t, font->n);
    font->codes = arena_array(pdf->arena, uint16_t, font->n);
    read_advances(font);
    return *PUSH(pdf->arena, &pdf->fonts) = font;
}

struct pdf_font *pdf_font(struct pdf *pdf, hb_font_t *font) {
    hb_face_t *face = hb_font_get_face(font);
    for (size_t i = 0; i < pdf->fonts.n; i++) {
        if (pdf->fonts.items[i]->face == face) return pdf->fonts.items[i];
    }
    return add_font(pdf, face);
}

double font_advance(const struct pdf_font *font, uint32_t glyph) {
    return floor(font->advances[glyph] * 100000.0 / font->units + 0.5) / 100;
}
