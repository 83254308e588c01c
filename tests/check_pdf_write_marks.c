// Checks what stands on the pages of a PDF beside text: figures, links, fields, the outline.
#include "check_pdf.h"

#include <png.h>

static const struct pdf_box square = {60, 100, 80, 80};

// The file with every object in the open, where qpdf is installed; else empty.
static struct str opened(struct str file) {
    return installed("qpdf") ? ask("qpdf --qdf --object-streams=disable $1 - 2>&1", file) : S("");
}

static void expect_in(struct str file, const char *wanted) {
    struct str text = opened(file);
    ck_assert_msg(text.len == 0 || str_find(text, str_of(wanted)) >= 0, "no %s", wanted);
}

static size_t count(struct str text, const char *what) {
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(text, str_of(what))) >= 0; n++)
        text = str_from(text, (size_t)at + 1);
    return n;
}

// ---- figures ----

static bool draw_figure(struct pdf *pdf, const struct doc_figure *figure) {
    pdf_open(pdf, PDF_FIGURE, &(struct pdf_attributes){.alt = figure->alt});
    bool drawn = pdf_image(pdf, square, figure);
    pdf_close(pdf);
    return drawn;
}

static struct doc_figure picture(struct str bytes) {
    return (struct doc_figure){.alt = S("A house"), .media = S("image/png"), .bytes = bytes};
}

static struct str png(png_uint_32 format, unsigned side, const void *pixels) {
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = side, .height = side, .format = format};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *out = arena_bytes(&arena, size);
    ck_assert(png_image_write_to_memory(&image, out, &size, 0, pixels, 0, NULL));
    return (struct str){out, size};
}

static unsigned char pixels[16 * 16 * 4];

static void paint(void) {
    for (size_t i = 0; i < sizeof pixels; i++) pixels[i] = (unsigned char)(i * 37);
}

static struct str file_with(const struct doc_figure *figure) {
    struct pdf *pdf = begin(&arena);
    ck_assert(draw_figure(pdf, figure));
    struct str file = end(&arena, pdf);
    expect_sound(file);
    return file;
}

START_TEST(png_of_any_kind_is_drawn) {
    static const struct {
        png_uint_32 format;
        const char *seen;
    } rows[] = {{PNG_FORMAT_GRAY, "/DeviceGray"},
                {PNG_FORMAT_GA, "/SMask"},
                {PNG_FORMAT_RGB, "/DeviceRGB"},
                {PNG_FORMAT_RGBA, "/SMask"},
                {PNG_FORMAT_LINEAR_Y, "/DeviceGray"}};
    paint();
    EACH(i, rows) {
        struct doc_figure figure = picture(png(rows[i].format, 8, pixels));
        struct str file = file_with(&figure);
        expect_in(file, rows[i].seen);
        expect_in(file, "/Alt (A house)");
        expect_in(file, "/Width 8");
    }
}
END_TEST

START_TEST(no_cut_of_a_png_breaks_the_file) {
    paint();
    struct str whole = png(PNG_FORMAT_RGBA, 16, pixels);
    for (size_t n = 0; n < whole.len; n++) {
        struct doc_figure figure = picture(str_slice(whole, 0, n));
        struct pdf *pdf = begin(&arena);
        draw_figure(pdf, &figure);
        ck_assert_uint_gt(end(&arena, pdf).len, 0);
    }
}
END_TEST

#define JPEG(frame, bits, colors)                                                      \
    S("\xFF\xD8\xFF\xE0\x00\x04JF\xFF" frame "\x00\x11" bits "\x00\x10\x00\x20" colors \
      "\x01\x11\x00\x02\x11\x00\x03\x11\x00\xFF\xD9")

START_TEST(jpeg_is_taken_as_it_is) {
    const struct {
        struct str bytes;
        bool good;
    } rows[] = {{JPEG("\xC0", "\x08", "\x03"), true},
                {JPEG("\xC2", "\x08", "\x01"), true},
                {JPEG("\xC0", "\x08", "\x04"), false}, // colours of print
                {JPEG("\xC0", "\x0C", "\x03"), false}, // twelve bits
                {JPEG("\xC3", "\x08", "\x03"), false}, // without loss
                {S("\xFF\xD8\xFF\xE0\x00\x00"), false},
                {S("\xFF\xD8\xFF\xFF\xFF\xFF"), false},
                {S("\xFF\xD8"), false},
                {S("GIF89a"), false},
                {S(""), false}};
    EACH(i, rows) {
        struct pdf *pdf = begin(&arena);
        struct doc_figure figure = picture(rows[i].bytes);
        ck_assert_msg(draw_figure(pdf, &figure) == rows[i].good, "row %zu", i);
        if (!rows[i].good) continue;
        struct str text = opened(end(&arena, pdf));
        ck_assert(text.len == 0 || str_find(text, S("/Width 32")) >= 0);
    }
}
END_TEST

START_TEST(same_image_is_in_the_file_once) {
    paint();
    struct doc_figure figure = picture(png(PNG_FORMAT_RGB, 16, pixels));
    struct pdf *pdf = begin(&arena);
    ck_assert(draw_figure(pdf, &figure));
    ck_assert(draw_figure(pdf, &figure));
    ck_assert_uint_le(count(opened(end(&arena, pdf)), "/Subtype /Image"), 1);
}
END_TEST

START_TEST(modules_beside_one_another_are_one_square) {
    struct doc_figure figure = {.alt = S("A code"), .bytes = S("\1\1\0\0\0\1\1\1\1"), .side = 3};
    struct str file = file_with(&figure);
    expect_in(file, "0 0 2 1 re\n2 1 1 1 re\n0 2 3 1 re\n");
    if (installed("pdfinfo"))
        ck_assert(str_find(ask("pdfinfo -struct $1", file), S("/BBox [60 661.89 140 741.89]")) > 0);
    figure.side = 4; // more than there are
    ck_assert(!draw_figure(begin(&arena), &figure));
}
END_TEST

// ---- what is clicked and filled ----

static struct str questionnaire(struct arena *in) {
    struct pdf *pdf = begin(in);
    pdf_outline(pdf, 1, S("First"), 60);
    pdf_outline(pdf, 3, S("Deep (in it)"), 70);
    pdf_outline(pdf, 1, S("Zw\xC3\xB6lf"), 80);
    pdf_open(pdf, PDF_P, NULL);
    pdf_open(pdf, PDF_LINK, NULL);
    draw(pdf, SANS, 60, 60, S("our page"));
    pdf_link(pdf, (struct pdf_box){60, 50, 40, 12}, S("https://example.com/a b"), S("our page"));
    pdf_close(pdf);
    pdf_close(pdf);
    for (int i = 0; i < 3; i++) {
        pdf_open(pdf, PDF_FORM, NULL);
        pdf_check_box(pdf, (struct pdf_box){60, 80 + 20 * i, 11, 11}, S("Greets (the) guest"));
        pdf_close(pdf);
    }
    pdf_open(pdf, PDF_FORM, NULL);
    pdf_text_field(pdf, (struct pdf_box){60, 200, 300, 40}, pdf_font(pdf, font_at(SANS)), 10.5,
                   true, S("What you keep"));
    pdf_close(pdf);
    return end(in, pdf);
}

START_TEST(what_is_clicked_is_tagged) {
    struct str file = questionnaire(&arena);
    expect_sound(file);
    expect_in(file, "/Contents (our page)");
    expect_in(file, "/URI (https://example.com/a%20b)");
    expect_in(file, "/Tabs /S");
    if (!installed("pdfinfo")) return;
    struct str tags = words_of(ask("pdfinfo -struct-text $1 2>&1", file));
    ck_assert_uint_eq(count(tags, "Form"), 4);
    ck_assert_uint_eq(count(tags, "Object"), 5);
}
END_TEST

START_TEST(fields_say_what_they_mean_and_look_alike) {
    struct str text = opened(questionnaire(&arena));
    if (text.len == 0) return;
    ck_assert_uint_eq(count(text, "/TU (Greets \\(the\\) guest)"), 3);
    ck_assert_uint_eq(count(text, "/TU (What you keep)"), 1);
    ck_assert_uint_eq(count(text, "/AS /Off"), 3);
    ck_assert_uint_eq(count(text, "/Subtype /Form\n"), 3); // empty, ticked, and to write in
    ck_assert_uint_eq(count(text, "/WinAnsiEncoding"), 1);
    ck_assert_uint_eq(count(text, "/NeedAppearances"), 0);
}
END_TEST

START_TEST(fields_stand_in_forms_alone) {
    struct pdf *pdf = begin(&arena);
    pdf_check_box(pdf, square, S("nowhere"));
    pdf_link(pdf, square, S("https://example.com"), S("nowhere"));
    pdf_open(pdf, PDF_FORM, NULL);
    pdf_check_box(pdf, square, S("first"));
    pdf_check_box(pdf, square, S("second"));
    pdf_close(pdf);
    struct str text = opened(end(&arena, pdf));
    ck_assert_uint_le(count(text, "/Subtype /Widget"), 1);
    ck_assert_uint_eq(count(text, "nowhere"), 0);
}
END_TEST

START_TEST(outline_nests) {
    struct str text = opened(questionnaire(&arena));
    if (text.len == 0) return;
    ck_assert_uint_eq(count(text, "/Title (Deep \\(in it\\))"), 1);
    ck_assert_uint_eq(count(text, "/Count 3"), 1); // all of them
    ck_assert_uint_eq(count(text, "/Prev "), 1);
}
END_TEST

static void write_questionnaire(struct arena *poor) {
    struct doc_figure figure = picture(png(PNG_FORMAT_RGBA, 8, pixels));
    questionnaire(poor);
    draw_figure(begin(poor), &figure);
}

START_TEST(out_of_memory_anywhere) {
    paint();
    fail_each_allocation(write_questionnaire);
}
END_TEST

RUN("pdf_write_marks", png_of_any_kind_is_drawn, no_cut_of_a_png_breaks_the_file,
    jpeg_is_taken_as_it_is, same_image_is_in_the_file_once,
    modules_beside_one_another_are_one_square, what_is_clicked_is_tagged,
    fields_say_what_they_mean_and_look_alike, fields_stand_in_forms_alone, outline_nests,
    out_of_memory_anywhere)
