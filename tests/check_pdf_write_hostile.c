// Checks that no text, place or order of calls makes the PDF writer write what is no PDF.
#include "check_pdf.h"

#include "pdf/write.h"

#include <math.h>

static const struct str texts[] = {
    S_INIT(""),
    S_INIT("((("),
    S_INIT(")\\"),
    S_INIT("a\0b"),
    S_INIT("\x1B"
           "en\x1B"), // would begin a language
    S_INIT("\x01\x02\x7F\xC2\x85"),
    S_INIT("\xF0\x9F\x98\x80 \xF4\x8F\xBF\xBD"),
    S_INIT("\xCC\x81"),
    S_INIT("\xEF\xBB\xBF\xEF\xBF\xBE"), // a mark of byte order, and what is none
    S_INIT("\xEE\x80\x80"),             // for private use
    S_INIT("\xFF\xC0\x80 \xE2\x82"),
    S_INIT("<FEFF> ]]> endstream endobj %%EOF"),
    S_INIT("]TJ ET EMC Q"),
};

static void expect_well_formed(struct str file) {
    expect_sound(file);
    if (installed("xmllint") && installed("pdfinfo"))
        ask("pdfinfo -meta $1 | xmllint --noout - 2>&1", file);
}

// Everything that takes a text, with the one text.
static struct str all_of(struct arena *in, struct str text) {
    struct pdf_about about = {text, text, text, text, text, text};
    struct pdf *pdf = begin_with(in, &about);
    pdf_outline(pdf, 2, text, 10);
    pdf_open(pdf, PDF_P, &(struct pdf_attributes){.lang = text, .alt = text});
    draw(pdf, SANS, 60, 60, text);
    pdf_open(pdf, PDF_LINK, NULL);
    pdf_link(pdf, (struct pdf_box){60, 50, 40, 12}, text, text);
    pdf_close(pdf);
    pdf_open(pdf, PDF_FORM, NULL);
    pdf_check_box(pdf, (struct pdf_box){60, 80, 11, 11}, text);
    pdf_close(pdf);
    pdf_close(pdf);
    return end(in, pdf);
}

START_TEST(no_text_breaks_the_file) {
    EACH(i, texts) expect_well_formed(all_of(&arena, texts[i]));
}
END_TEST

static void write_hostile(struct arena *poor) {
    all_of(poor, texts[8]);
}

START_TEST(out_of_memory_anywhere) {
    fail_each_allocation(write_hostile);
}
END_TEST

START_TEST(long_texts_are_cut_to_what_readers_can) {
    struct buf text = buf_new(&arena);
    for (int i = 0; i < 40000; i++) buf_text(&text, i % 2 ? "x" : "\xC3\xA9");
    struct pdf_about about = about_paper;
    about.title = buf_str(&text);
    expect_well_formed(end(&arena, begin_with(&arena, &about)));
    struct buf out = buf_new(&arena);
    put_text(&out, about.title);
    ck_assert_uint_le(out.len, 2 * 32767 + 2);
}
END_TEST

START_TEST(places_beyond_all_pages) {
    static const double places[] = {1e300, -1e300, 1e-300, (double)INFINITY, (double)NAN};
    struct pdf *pdf = begin(&arena);
    EACH(i, places) {
        double at = places[i];
        pdf_fill(pdf, (struct pdf_box){at, at, at, at}, 0xFFFFFFFF);
        pdf_stroke(pdf, (struct pdf_box){at, 0, 0, at}, at, 0);
        pdf_line(pdf, at, 0, 0, at, at, 0);
        draw(pdf, SANS, at, at, S("x y"));
        pdf_outline(pdf, 1, S("x"), at);
    }
    expect_well_formed(end(&arena, pdf));
}
END_TEST

// Glyphs that the font does not have, and clusters beyond the text or the wrong way round.
START_TEST(runs_that_are_wrong) {
    static const struct pdf_glyph rows[][3] = {
        {{0, 1, 1, 0}, {0, 2, 1, 1}, {0, 3, 1, 2}},
        {{70000, 1, 1, 0}, {UINT32_MAX, 2, 1, 1}, {5, 3, 1, 2}},
        {{5, 1, 1, 2}, {5, 2, 1, 1}, {5, 3, 1, 0}},
        {{5, 1, 1, 99}, {5, 2, 1, UINT32_MAX}, {5, 3, 1, 99}},
    };
    struct pdf *pdf = begin(&arena);
    EACH(i, rows) {
        struct pdf_run run = {pdf_font(pdf, font_at(SANS)), 10, 0, S("abc"), rows[i], 3};
        pdf_text(pdf, &run);
        run.size = i % 2 ? -1 : (double)NAN;
        pdf_text(pdf, &run);
    }
    expect_well_formed(end(&arena, pdf));
}
END_TEST

// One glyph for more texts than the font is in the file for: the rest is told beside it.
START_TEST(glyph_that_stands_for_anything) {
    struct pdf *pdf = begin(&arena);
    struct buf wanted = buf_new(&arena);
    for (int i = 0; i < 20; i++) {
        struct str text = str_fmt(&arena, "w%d", i);
        struct pdf_glyph glyph = {40, 60.0 + 20 * i, 60, 0};
        struct pdf_run run = {pdf_font(pdf, font_at(SANS)), 10, 0, text, &glyph, 1};
        pdf_text(pdf, &run);
        buf_fmt(&wanted, i ? " w%d" : "w%d", i);
    }
    struct str file = end(&arena, pdf);
    expect_well_formed(file);
    if (installed("pdftotext"))
        ck_assert(str_eq(words_of(ask("pdftotext $1 - | tr -d '\\f'", file)), buf_str(&wanted)));
}
END_TEST

START_TEST(ten_thousand_tags) {
    struct pdf *pdf = begin(&arena);
    for (int i = 0; i < 10000; i++) {
        if (i % 100 == 0) pdf_page(pdf, 595.28, 841.89);
        tag_text(pdf, i % 7 ? PDF_P : PDF_NOTE, SANS, 10 + i % 100 * 8, "text");
    }
    struct str file = end(&arena, pdf);
    expect_sound(file);
    ck_assert_uint_lt(file.len, 300000);
    if (installed("pdftotext"))
        EXPECT(str_trim(ask("pdftotext $1 - | grep -c text", file)), "10000");
}
END_TEST

START_TEST(tags_within_tags) {
    struct pdf *pdf = begin(&arena);
    for (int i = 0; i < 30; i++) pdf_open(pdf, PDF_DIV, NULL);
    draw(pdf, SANS, 60, 60, S("deep"));
    for (int i = 0; i < 30; i++) pdf_close(pdf);
    expect_well_formed(end(&arena, pdf));
}
END_TEST

START_TEST(languages) {
    static const char *const good[] = {"en", "pt-BR", "zh-Hant-TW", "x-klingon", "de-1996"};
    static const char *const bad[] = {"",        "-",     "en-",       "-en",   "en--GB",
                                      "1en",     "en_GB", "abcdefghi", "en GB", "en-abcdefghi",
                                      "\xC3\xA9"};
    EACH(i, good) ck_assert(is_language(str_of(good[i])));
    EACH(i, bad) ck_assert_msg(!is_language(str_of(bad[i])), "%s", bad[i]);
}
END_TEST

START_TEST(numbers) {
    static const struct {
        double value;
        const char *written;
    } rows[] = {{0, "0"},       {-0.004, "0"},   {0.005, ".01"},   {-0.5, "-.5"},
                {12.3, "12.3"}, {99.999, "100"}, {-7.25, "-7.25"}, {1e9, "32767"}};
    EACH(i, rows) {
        struct buf out = buf_new(&arena);
        put_number(&out, rows[i].value);
        EXPECT(buf_str(&out), rows[i].written);
    }
}
END_TEST

// ---- fonts ----

static hb_font_t *broken;

static void write_with_broken(struct arena *in) {
    struct pdf_glyph glyphs[] = {{5, 60, 60, 0}, {60, 70, 60, 1}, {600, 80, 60, 2}};
    struct pdf *pdf = begin(in);
    struct pdf_run run = {pdf_font(pdf, broken), 10, 0, S("abc"), glyphs, 3};
    pdf_text(pdf, &run);
    end(in, pdf);
}

// Whatever is missing of a font: it is written without, or there is no file.
START_TEST(cut_fonts) {
    static const char *const fonts[] = {SANS, JAPANESE};
    EACH(i, fonts) {
        hb_blob_t *whole = hb_blob_create_from_file(fonts[i]);
        unsigned size = hb_blob_get_length(whole);
        for (unsigned n = 0; n < size; n += size / 40) {
            hb_blob_t *part = hb_blob_create_sub_blob(whole, 0, n);
            hb_face_t *face = hb_face_create(part, 0);
            broken = hb_font_create(face);
            runs_out(write_with_broken, SIZE_MAX);
            hb_font_destroy(broken);
            hb_face_destroy(face);
            hb_blob_destroy(part);
        }
        hb_blob_destroy(whole);
    }
}
END_TEST

// Head, names, the dictionary (CIDs of a registry; 15: the charset stands at 36), strings, charset.
#define CFF(charset)                                   \
    S("\1\0\4\1"                                       \
      "\0\1\1\1\2N"                                    \
      "\0\1\1\1\x0A\x8B\x8B\x8B\x0C\x1E\x1C\0\x24\x0F" \
      "\0\0"                                           \
      "\0\0"                                           \
      "12345678" charset)

START_TEST(cids_of_every_kind_of_charset) {
    const struct {
        struct str program;
        uint16_t cids[4];
    } rows[] = {{CFF("\0\0\7\0\5\1\0"), {0, 7, 5, 256}},
                {CFF("\1\0\7\1\1\0\0"), {0, 7, 8, 256}},
                {CFF("\2\0\7\0\5"), {0, 7, 8, 9}}};
    EACH(i, rows) {
        uint16_t cids[4] = {0};
        ck_assert(cff_cids(rows[i].program, cids, 4));
        ck_assert_mem_eq(cids, rows[i].cids, sizeof cids);
        for (size_t n = 0; n < rows[i].program.len; n++)
            cff_cids(str_slice(rows[i].program, 0, n), cids, 4);
    }
}
END_TEST

START_TEST(fonts_without_cids_count_glyphs) {
    uint16_t cids[4];
    ck_assert(!cff_cids(S("\1\0\4\1"
                          "\0\1\1\1\2N"
                          "\0\1\1\1\5\x1C\0\x24\x0F"
                          "\0\0"),
                        cids, 4));
    ck_assert(!cff_cids(S(""), cids, 4));
}
END_TEST

RUN("pdf_write_hostile", no_text_breaks_the_file, out_of_memory_anywhere,
    long_texts_are_cut_to_what_readers_can, places_beyond_all_pages, runs_that_are_wrong,
    glyph_that_stands_for_anything, ten_thousand_tags, tags_within_tags, languages, numbers,
    cut_fonts, cids_of_every_kind_of_charset, fonts_without_cids_count_glyphs)
