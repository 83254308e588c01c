// Fuzzes the PDF writer: any bytes, as calls in any order, and as an image.
#include "pdf/writer.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static hb_font_t *sans(void) {
    static hb_font_t *font;
    if (font) return font;
    hb_blob_t *blob = hb_blob_create_from_file(FONTS_DIR "/SourceSans3-Regular.ttf");
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font = hb_font_create(face);
    hb_face_destroy(face);
    return font;
}

// Every byte of the text is a glyph, and a cluster with the next one where it is odd.
static void draw(struct pdf *pdf, struct str text) {
    struct pdf_glyph glyphs[256];
    for (size_t i = 0; i < text.len; i++)
        glyphs[i] = (struct pdf_glyph){(uint8_t)text.ptr[i], (double)i, (double)text.len,
                                       (uint32_t)(i & ~(size_t)(text.ptr[i] & 1))};
    struct pdf_run run = {pdf_font(pdf, sans()), 10, 0, text, glyphs, text.len};
    pdf_text(pdf, &run);
}

static void mark(struct pdf *pdf, uint8_t op, struct str text) {
    struct pdf_box box = {op, (double)text.len, 10, 10};
    switch (op & 7) {
    case 0: draw(pdf, text); break;
    case 1: pdf_fill(pdf, box, op); break;
    case 2: pdf_link(pdf, box, text, text); break;
    case 3: pdf_check_box(pdf, box, text); break;
    case 4: pdf_text_field(pdf, box, pdf_font(pdf, sans()), op, op & 8, text); break;
    case 5: pdf_outline(pdf, op, text, op); break;
    case 6: pdf_artifact(pdf, op >> 3 & 3); break;
    default: pdf_artifact_end(pdf);
    }
}

static unsigned act(struct pdf *pdf, uint8_t op, struct str text, unsigned open) {
    struct pdf_attributes attributes = {text, text, op % 3, op % 3};
    if (op < 0x80) {
        mark(pdf, op, text);
    } else if (op < 0xE0) {
        pdf_open(pdf, op % PDF_ROLES, &attributes);
        open++;
    } else if (op < 0xF0) {
        if (open) pdf_close(pdf);
        open -= open > 0;
    } else {
        pdf_go_to(pdf, pdf_page(pdf, 100, 100) / 2);
    }
    return open;
}

static void write_all(struct arena *arena, struct str input) {
    struct pdf_about about = {input, input, input, input, input, input};
    struct doc_figure figure = {.media = S("image/png"), .bytes = input};
    struct pdf *pdf = pdf_begin(arena, &about);
    struct buf out = buf_new(arena);
    unsigned open = 0;
    pdf_page(pdf, 100, 100);
    pdf_image(pdf, (struct pdf_box){0, 0, 10, 10}, &figure);
    for (size_t at = 0, n; at + 2 <= input.len; at += n + 2) {
        n = (uint8_t)input.ptr[at + 1];
        open = act(pdf, (uint8_t)input.ptr[at], str_slice(input, at + 2, at + 2 + n), open);
    }
    pdf_end(pdf, &out);
    if (!str_ends(buf_str(&out), S("%%EOF\n"))) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct arena arena;
    jmp_buf door;
    arena_init(&arena, allocator_malloc, (size_t)256 << 20);
    arena.door = &door;
    if (setjmp(door) == 0) write_all(&arena, (struct str){(const char *)bytes, len});
    arena_free(&arena);
    return 0;
}
