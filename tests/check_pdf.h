// What the tests of the PDF writer share: fonts, text on a page, and other programs' reading of it.
#ifndef CHECK_PDF_H
#define CHECK_PDF_H

#include "pdf/writer.h"

#include "check_base.h"

#include <hb-ot.h>
#include <stdio.h>
#include <unistd.h>

#define SANS     FONTS_DIR "/SourceSans3-Regular.ttf"
#define BOLD     FONTS_DIR "/SourceSans3-Bold.ttf"
#define ARABIC   FONTS_DIR "/NotoSansArabic-Regular.ttf"
#define JAPANESE FONTS_DIR "/Mplus1-Regular.otf"

// Fonts live as long as the program.
static inline hb_font_t *font_at(const char *path) {
    static struct {
        const char *path;
        hb_font_t *font;
    } known[8];
    size_t i = 0;
    while (known[i].path && strcmp(known[i].path, path) != 0) i++;
    if (known[i].path) return known[i].font;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    ck_assert_ptr_nonnull(blob);
    hb_face_t *face = hb_face_create(blob, 0);
    known[i].path = path;
    known[i].font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return known[i].font;
}

struct shaped {
    struct pdf_glyph glyphs[512];
    unsigned n;
};

static inline hb_buffer_t *shape(hb_font_t *font, struct str text) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.ptr, (int)text.len, 0, (int)text.len);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    return buffer;
}

// The glyphs of a text that begins at a place, in the order of the text.
static inline struct shaped shape_at(hb_font_t *font, struct str text, double size, double x,
                                     double y) {
    struct shaped shaped;
    hb_buffer_t *buffer = shape(font, text);
    bool backward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &shaped.n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    double scale = size / hb_face_get_upem(hb_font_get_face(font));
    ck_assert_uint_le(shaped.n, COUNT(shaped.glyphs));
    for (unsigned i = 0; i < shaped.n; i++) {
        shaped.glyphs[backward ? shaped.n - 1 - i : i] =
            (struct pdf_glyph){info[i].codepoint, x + at[i].x_offset * scale,
                               y - at[i].y_offset * scale, info[i].cluster};
        x += at[i].x_advance * scale;
    }
    hb_buffer_destroy(buffer);
    return shaped;
}

static inline void draw(struct pdf *pdf, const char *path, double x, double y, struct str text) {
    hb_font_t *font = font_at(path);
    struct shaped shaped = shape_at(font, text, 10.5, x, y);
    struct pdf_run run = {pdf_font(pdf, font), 10.5, 0x1C212B, text, shaped.glyphs, shaped.n};
    pdf_text(pdf, &run);
}

static inline void tag_text(struct pdf *pdf, enum pdf_role role, const char *path, double y,
                            const char *text) {
    pdf_open(pdf, role, NULL);
    draw(pdf, path, 60, y, str_of(text));
    pdf_close(pdf);
}

static const struct pdf_about about_paper = {
    S_INIT("A (paper) of ours"), S_INIT("en"),      S_INIT("card"),
    S_INIT("version 1"),         S_INIT("empower"), S_INIT("2026-04-01")};

// A document with a page and an empty heading, which every document must have.
static inline struct pdf *begin_with(struct arena *in, const struct pdf_about *about) {
    struct pdf *pdf = pdf_begin(in, about);
    pdf_page(pdf, 595.28, 841.89);
    pdf_open(pdf, PDF_DOCUMENT, NULL);
    pdf_open(pdf, PDF_H1, NULL);
    pdf_close(pdf);
    return pdf;
}

static inline struct pdf *begin(struct arena *in) {
    return begin_with(in, &about_paper);
}

static inline struct str end(struct arena *in, struct pdf *pdf) {
    struct buf out = buf_new(in);
    pdf_close(pdf);
    pdf_end(pdf, &out);
    return buf_str(&out);
}

// ---- what other programs read, where they are installed ----

static inline bool installed(const char *program) {
    return system(str_dup(&arena, str_fmt(&arena, "command -v %s >/dev/null", program)).ptr) == 0;
}

// What a command says of the file, whose name is its "$1".
static inline struct str ask(const char *command, struct str file) {
    char path[] = "/tmp/check_pdf_XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, file.ptr, file.len), (ssize_t)file.len);
    close(fd);
    struct buf out = buf_new(&arena);
    struct str line = str_fmt(&arena, "set -- %s; %s", path, command);
    FILE *answer = popen(str_dup(&arena, line).ptr, "r");
    for (size_t n; (n = fread(buf_reserve(&out, 4096), 1, 4096, answer)) > 0;) out.len += n;
    int status = pclose(answer);
    unlink(path);
    ck_assert_msg(status == 0, "%s: %.*s", command, S_ARG(buf_str(&out)));
    return buf_str(&out);
}

static inline void expect_sound(struct str file) {
    if (installed("qpdf")) ask("qpdf --check $1 2>&1", file);
#ifdef PDF_CHECK
    ask(PDF_CHECK " $1 2>&1", file); // PDF/UA-1 and PDF/A-2a
#endif
}

// With lines and indents as blanks.
static inline struct str words_of(struct str text) {
    struct buf out = buf_new(&arena);
    struct str line, word;
    while (str_split(&text, '\n', &line)) {
        while (str_word(&line, &word)) {
            if (out.len) buf_char(&out, ' ');
            buf_add(&out, word);
        }
    }
    return buf_str(&out);
}

#endif
