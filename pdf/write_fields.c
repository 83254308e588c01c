// What can be filled in: boxes to tick, and fields to write in.
#include "pdf/write.h"

static pdf_object write_looks(struct pdf *pdf, const struct looks *looks, struct str content) {
    struct buf entries = buf_new(pdf->arena);
    double area[] = {0, 0, looks->width, looks->height};
    buf_text(&entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[");
    put_numbers(&entries, area, 4);
    buf_char(&entries, ']');
    return object_add_stream(&pdf->objects, buf_str(&entries), content);
}

enum { INK = 0x545E6E };

static void put_frame(struct buf *out, const struct looks *looks) {
    double pen = 0.75;
    double sides[] = {pen / 2, pen / 2, looks->width - pen, looks->height - pen};
    put_color(out, INK);
    buf_text(out, "RG 0.75 w ");
    put_numbers(out, sides, 4);
    buf_text(out, "re S\n");
}

static void put_tick(struct buf *out, const struct looks *looks) {
    static const double points[][2] = {{0.2, 0.52}, {0.42, 0.27}, {0.82, 0.78}};
    put_number(out, looks->height * 0.13);
    buf_text(out, " w 1 J 1 j ");
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        double at[] = {points[i][0] * looks->width, points[i][1] * looks->height};
        put_numbers(out, at, 2);
        buf_text(out, i ? "l " : "m ");
    }
    buf_text(out, "S\n");
}

static void draw_looks(struct pdf *pdf, struct looks *looks) {
    struct buf out = buf_new(pdf->arena);
    if (!looks->box) {
        looks->empty = write_looks(pdf, looks, S("/Tx BMC\nEMC\n"));
        return;
    }
    put_frame(&out, looks);
    looks->empty = write_looks(pdf, looks, buf_str(&out));
    put_tick(&out, looks);
    looks->ticked = write_looks(pdf, looks, buf_str(&out));
}

// Fields that are of one kind and size look alike, which is written once.
static const struct looks *looks_of(struct pdf *pdf, bool box, struct pdf_box area) {
    for (size_t i = 0; i < pdf->looks.n; i++) {
        const struct looks *looks = &pdf->looks.items[i];
        if (looks->box == box && looks->width == area.width && looks->height == area.height)
            return looks;
    }
    struct looks looks = {.box = box, .width = area.width, .height = area.height};
    draw_looks(pdf, &looks);
    struct looks *kept = PUSH(pdf->arena, &pdf->looks);
    *kept = looks;
    return kept;
}

// A form's tag holds nothing but the one field.
static bool takes_field(const struct pdf *pdf) {
    return pdf->open && pdf->open->role == PDF_FORM && pdf->open->kids.n == 0;
}

static void add_field(struct pdf *pdf, struct pdf_box box, struct buf *entries, struct str says) {
    buf_fmt(entries, "/Subtype/Widget/T(field-%zu)/TU", pdf->fields.n + 1);
    put_text(entries, says.len ? says : pdf->about.title);
    *PUSH(pdf->arena, &pdf->fields) = annotation_add(pdf, box, buf_str(entries));
}

void pdf_check_box(struct pdf *pdf, struct pdf_box box, struct str says) {
    if (!takes_field(pdf)) return;
    const struct looks *looks = looks_of(pdf, true, box);
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "/FT/Btn/V/Off/AS/Off/AP<</N<</Off %u 0 R/Yes %u 0 R>>>>", looks->empty,
            looks->ticked);
    add_field(pdf, box, &out, says);
}

void pdf_text_field(struct pdf *pdf, struct pdf_box box, struct pdf_font *font, double size,
                    bool multiline, struct str says) {
    if (!takes_field(pdf)) return;
    const struct looks *looks = looks_of(pdf, false, box);
    struct buf out = buf_new(pdf->arena);
    font_type(pdf->arena, font);
    buf_fmt(&out, "/FT/Tx/Ff %d/AP<</N %u 0 R>>/DA(", multiline ? 1 << 12 : 0, looks->empty);
    put_typed_name(&out, font);
    buf_char(&out, ' ');
    put_number(&out, size);
    buf_text(&out, " Tf 0 g)");
    add_field(pdf, box, &out, says);
}

pdf_object fields_write(struct pdf *pdf) {
    if (pdf->fields.n == 0) return 0;
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<</Fields[");
    for (size_t i = 0; i < pdf->fields.n; i++) put_object(&out, pdf->fields.items[i]);
    buf_text(&out, "]/DR<</Font<<");
    for (size_t i = 0; i < pdf->fonts.n; i++) {
        const struct pdf_font *font = pdf->fonts.items[i];
        if (!font->typing) continue;
        put_typed_name(&out, font);
        put_object(&out, font->typing);
    }
    buf_text(&out, ">>>>>>");
    return object_add(&pdf->objects, buf_str(&out));
}
