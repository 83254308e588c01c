// The glyphs of a font that a file needs, as a font of its own.
#include "pdf/write.h"

#include <hb-subset.h>

// What a file that places its glyphs itself has no use for. Without substitutions no glyph that is
// not drawn is kept for their sake.
static const hb_tag_t unused[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E'),
};

// What people type is found by its characters, what is drawn by its codes.
static void want(const struct pdf_font *font, hb_subset_input_t *input) {
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    hb_set_t *characters = hb_subset_input_unicode_set(input);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++) hb_set_add(drop, unused[i]);
    for (unsigned i = 0; i < font->n; i++) {
        if (font->meanings[i]) hb_set_add(glyphs, i);
    }
    if (!font_has_letters(font)) {
        hb_set_add(drop, HB_TAG('c', 'm', 'a', 'p'));
        return;
    }
    for (unsigned code = ' '; code <= 0xFF; code++) hb_set_add(characters, typed_character(code));
}

// False where a glyph has no code: HarfBuzz had no memory for it.
static bool read_codes(struct pdf_font *font, const hb_subset_plan_t *plan) {
    const hb_map_t *codes = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (unsigned i = 0; i < font->n; i++) {
        if (!font->meanings[i]) continue;
        hb_codepoint_t code = hb_map_get(codes, i);
        if (code == HB_MAP_VALUE_INVALID) return false;
        font->codes[i] = (uint16_t)code;
    }
    return true;
}

static hb_face_t *make_subset(struct pdf_font *font, const hb_subset_input_t *input) {
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(font->face, input);
    if (!plan) return NULL;
    hb_face_t *face = read_codes(font, plan) ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_subset_plan_destroy(plan);
    return face;
}

// HarfBuzz takes memory of its own. Where it gets none, or the font is broken: an empty blob.
static hb_blob_t *subset(struct pdf_font *font) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return hb_blob_get_empty();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    want(font, input);
    hb_face_t *face = make_subset(font, input);
    hb_subset_input_destroy(input);
    if (!face) return hb_blob_get_empty();
    hb_blob_t *blob = font->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                                : hb_face_reference_blob(face);
    hb_face_destroy(face);
    return blob;
}

// A blob that is given back where the arena runs out, and what else the arena would have.
struct held {
    hb_blob_t *blob;
    void (*release)(void *);
    void *foreign;
};

static void let_go(void *foreign) {
    struct held *held = foreign;
    hb_blob_destroy(held->blob);
    if (held->release) held->release(held->foreign);
}

// In a font that has CIDs, they are the codes.
static void use_cids(struct arena *arena, struct pdf_font *font, struct str program) {
    uint16_t *cids = arena_array(arena, uint16_t, font->n);
    if (!cff_cids(program, cids, font->n)) return;
    for (unsigned i = 0; i < font->n; i++) font->codes[i] = cids[font->codes[i]];
}

struct str font_program(struct arena *arena, struct pdf_font *font) {
    struct held held = {subset(font), arena->release, arena->foreign};
    arena->release = let_go;
    arena->foreign = &held;
    unsigned n = hb_blob_get_length(held.blob);
    if (n == 0) arena_fail(arena, ARENA_NO_MEMORY);
    struct str program = str_dup(arena, (struct str){hb_blob_get_data(held.blob, NULL), n});
    arena->release = held.release;
    arena->foreign = held.foreign;
    hb_blob_destroy(held.blob);
    if (font->cff) use_cids(arena, font, program);
    return program;
}
