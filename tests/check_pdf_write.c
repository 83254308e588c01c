// Checks the PDF writer: what other programs read is what was drawn, tagged as it was.
#include "check_pdf.h"

static struct str paper(struct arena *in) {
    struct pdf *pdf = begin(in);
    tag_text(pdf, PDF_H1, BOLD, 80, "A noisy room: office, affinity");
    pdf_fill(pdf, (struct pdf_box){60, 90, 400, 0.5}, 0xC7CFD9);
    pdf_open(pdf, PDF_P, NULL);
    draw(pdf, SANS, 60, 110, S("A guest says that it was loud "));
    draw(pdf, SANS, 60, 125, S("all night (until 4 am)."));
    pdf_close(pdf);
    pdf_page(pdf, 595.28, 841.89);
    tag_text(pdf, PDF_P, SANS, 80, "Give one night back.");
    pdf_artifact(pdf, PDF_PAGE_FOOT);
    draw(pdf, SANS, 60, 800, S("Page 2"));
    pdf_artifact_end(pdf);
    return end(in, pdf);
}

START_TEST(file_is_sound) {
    struct str file = paper(&arena);
    ck_assert(str_starts(file, S("%PDF-1.7\n%")));
    ck_assert(str_ends(file, S("%%EOF\n")));
    expect_sound(file);
}
END_TEST

START_TEST(two_pages_are_small) {
    ck_assert_uint_lt(paper(&arena).len, 20000);
}
END_TEST

START_TEST(same_bytes_every_time) {
    ck_assert(str_eq(paper(&arena), paper(&arena)));
}
END_TEST

static void write_paper(struct arena *poor) {
    paper(poor);
}

START_TEST(out_of_memory_anywhere) {
    fail_each_allocation(write_paper);
}
END_TEST

START_TEST(tags_hold_the_text_and_no_artifact) {
    if (!installed("pdfinfo")) return;
    struct str tags = ask("pdfinfo -struct-text $1 2>&1", paper(&arena));
    EXPECT(words_of(tags), "Document H1 (block) H1 (block) \"A noisy room: office, affinity\" "
                           "P (block) \"A guest says that it was loud all night (until 4 am).\" "
                           "P (block) \"Give one night back.\"");
}
END_TEST

START_TEST(no_heading_skips_a_level) {
    struct pdf *pdf = pdf_begin(&arena, &about_paper);
    pdf_page(pdf, 595.28, 841.89);
    pdf_open(pdf, PDF_DOCUMENT, NULL);
    tag_text(pdf, PDF_H2, SANS, 60, "a");
    tag_text(pdf, PDF_H2, SANS, 80, "b");
    tag_text(pdf, PDF_H6, SANS, 100, "c");
    tag_text(pdf, PDF_H1, SANS, 120, "d");
    struct str file = end(&arena, pdf);
    expect_sound(file);
    if (installed("pdfinfo"))
        EXPECT(words_of(ask("pdfinfo -struct $1 2>&1", file)),
               "Document H1 (block) H2 (block) H3 (block) H1 (block)");
}
END_TEST

static const char *tagged(const char *text) {
    return str_dup(&arena, str_fmt(&arena, "Document H1 (block) P (block) \"%s\"", text)).ptr;
}

// A glyph that stands for several texts, several glyphs for one, and marks that stand alone.
START_TEST(text_comes_out_as_it_went_in) {
    static const char *const texts[] = {"a(b)c\\d <e> %f /g", "hyphen - and\xE2\x80\x91no break",

                                        "1/2 \xC2\xBD fi \xEF\xAC\x81 ffi",
                                        "delta \xCE\x94, change \xE2\x88\x86, \xE2\x82\xAC 50"};
    if (!installed("pdfinfo") || !installed("pdftotext")) return;
    EACH(i, texts) {
        struct pdf *pdf = begin(&arena);
        tag_text(pdf, PDF_P, SANS, 80, texts[i]);
        struct str file = end(&arena, pdf);
        expect_sound(file);
        EXPECT(str_trim(ask("pdftotext $1 - 2>&1 | tr -d '\\f'", file)), texts[i]);
        EXPECT(words_of(ask("pdfinfo -struct-text $1 2>&1", file)), tagged(texts[i]));
    }
}
END_TEST

// Plain extractors turn what is written from right to left once more, and blanks into the plain
// one.
START_TEST(tagged_text_comes_out_in_the_order_of_reading) {
    static const struct {
        const char *font, *text;
    } rows[] = {{ARABIC, "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD8\xA8\xD9\x83\xD9\x85"},
                {ARABIC, "\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"},
                {SANS, "e\xCC\x81 \xC3\xA9 A\xCC\x8A\xCC\xA3 x\xCC\xA3"},
                {SANS, "no\xC2\xA0 break \xE2\x80\xAF!"},
                {JAPANESE, "\xE3\x81\x8A\xE5\xAE\xA2\xE6\xA7\x98\xE3\x81\xAE\xE5\xA3\xB0"}};
    if (!installed("pdfinfo")) return;
    EACH(i, rows) {
        struct pdf *pdf = begin(&arena);
        tag_text(pdf, PDF_P, rows[i].font, 80, rows[i].text);
        EXPECT(words_of(ask("pdfinfo -struct-text $1 2>&1", end(&arena, pdf))),
               tagged(rows[i].text));
    }
}
END_TEST

RUN("pdf_write", file_is_sound, two_pages_are_small, same_bytes_every_time, out_of_memory_anywhere,
    tags_hold_the_text_and_no_artifact, no_heading_skips_a_level, text_comes_out_as_it_went_in,
    tagged_text_comes_out_in_the_order_of_reading)
