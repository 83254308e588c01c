// The whole of a PDF: how it begins, and what is written when it ends.
#include "pdf/write.h"

#include "base/date.h"
#include "base/utf8.h"

static bool is_date(struct arena *arena, struct str date) {
    struct date read;
    struct str error, better;
    return date_read(arena, date, &read, &error, &better);
}

// Without what XML or PDF could not say: both must say the same.
static struct str clean(struct arena *arena, struct str text) {
    struct buf out = buf_new(arena);
    uint32_t code_point;
    for (size_t i = 0, n; i < text.len; i += n ? n : 1) {
        n = utf8_decode(str_from(text, i), &code_point);
        bool bad = n == 0 || utf8_is_control(code_point) || (code_point & 0xFFFE) == 0xFFFE;
        buf_add(&out, bad ? S("\xEF\xBF\xBD") : str_slice(text, i, i + n));
    }
    return buf_str(&out);
}

static struct pdf_about keep(struct arena *arena, const struct pdf_about *given) {
    struct pdf_about about = *given;
    struct str *texts[] = {&about.title,    &about.lang,    &about.subject,
                           &about.keywords, &about.creator, &about.date};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = clean(arena, *texts[i]);
    if (about.title.len == 0) about.title = about.creator.len ? about.creator : S("PDF");
    if (!is_language(about.lang)) about.lang = S("und");
    if (!is_date(arena, about.date)) about.date = S("");
    return about;
}

struct pdf *pdf_begin(struct arena *arena, const struct pdf_about *about) {
    struct pdf *pdf = arena_new(arena, struct pdf);
    pdf->arena = arena;
    pdf->about = keep(arena, about);
    pdf->objects = objects_new(arena);
    pdf->tree = object_name(&pdf->objects);
    pdf->root = object_name(&pdf->objects);
    pdf->resources = object_name(&pdf->objects);
    return pdf;
}

static void put_part(struct buf *out, const char *name, pdf_object part) {
    if (part) buf_fmt(out, "/%s %u 0 R", name, part);
}

static pdf_object write_catalog(struct pdf *pdf) {
    struct buf out = buf_new(pdf->arena);
    pdf_object intent = intent_write(pdf), metadata = metadata_write(pdf);
    buf_fmt(&out, "<</Type/Catalog/Pages %u 0 R/StructTreeRoot %u 0 R", pdf->root, pdf->tree);
    buf_text(&out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang");
    put_ascii(&out, pdf->about.lang);
    buf_fmt(&out, "/Metadata %u 0 R/OutputIntents[%u 0 R]", metadata, intent);
    put_part(&out, "Outlines", outline_write(pdf));
    put_part(&out, "AcroForm", fields_write(pdf));
    buf_text(&out, ">>");
    return object_add(&pdf->objects, buf_str(&out));
}

void pdf_end(struct pdf *pdf, struct buf *out) {
    fonts_write(pdf);
    pages_write(pdf);
    tags_write(pdf);
    annotations_write(pdf);
    pdf_object catalog = write_catalog(pdf);
    objects_write(&pdf->objects, catalog, info_write(pdf), out);
}
