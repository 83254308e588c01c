// Figures: modules as squares, and images in the file.
#include "pdf/image_size.h"
#include "pdf/write.h"

static void draw_image(struct pdf *pdf, struct pdf_box box, size_t nth) {
    struct buf *out = page_image(pdf, box);
    double below = page_now(pdf)->height - box.y - box.height;
    double place[] = {box.width, 0, 0, box.height, box.x, below};
    buf_text(out, "q ");
    put_numbers(out, place, 6);
    buf_fmt(out, "cm /I%zu Do Q\n", nth + 1);
}

// Dark modules beside one another are one rectangle, or readers would draw gaps between them.
static void put_row(struct buf *out, const char *row, uint32_t side, uint32_t y) {
    for (uint32_t x = 0, end; x < side; x = end) {
        for (end = x; end < side && !row[end] == !row[x]; end++) {
        }
        if (row[x]) buf_fmt(out, "%u %u %u 1 re\n", x, y, end - x);
    }
}

// A module is a unit here, counted from the upper left corner.
static bool draw_modules(struct pdf *pdf, struct pdf_box box, const struct doc_figure *figure) {
    uint32_t side = figure->side;
    if (side == 0 || figure->bytes.len / side < side) return false;
    struct buf *out = page_image(pdf, box);
    page_color(page_now(pdf), 0);
    buf_text(out, "q ");
    put_scale(out, box.width / side);
    buf_text(out, "0 0 ");
    put_scale(out, -box.height / side);
    put_number(out, box.x);
    buf_char(out, ' ');
    put_number(out, page_now(pdf)->height - box.y);
    buf_text(out, " cm\n");
    for (uint32_t y = 0; y < side; y++) put_row(out, figure->bytes.ptr + (size_t)y * side, side, y);
    buf_text(out, "f Q\n");
    return true;
}

pdf_object image_add(struct pdf *pdf, const struct image_size *size, const char *more,
                     struct str bytes) {
    struct str entries =
        str_fmt(pdf->arena,
                "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/Device%s"
                "/BitsPerComponent 8%s",
                size->width, size->height, size->channels == 3 ? "RGB" : "Gray", more);
    return size->packed ? object_add_plain(&pdf->objects, entries, bytes)
                        : object_add_stream(&pdf->objects, entries, bytes);
}

static pdf_object read_image(struct pdf *pdf, struct str bytes) {
    if (is_png(bytes)) return image_png(pdf, bytes);
    if (is_jpeg(bytes)) return image_jpeg(pdf, bytes);
    return 0;
}

// The same image is in the file once, however often it is drawn.
static ptrdiff_t find_image(struct pdf *pdf, struct str bytes) {
    for (size_t i = 0; i < pdf->images.n; i++) {
        if (str_eq(pdf->images.items[i].bytes, bytes)) return (ptrdiff_t)i;
    }
    pdf_object object = read_image(pdf, bytes);
    if (!object) return -1;
    *PUSH(pdf->arena, &pdf->images) = (struct image){bytes, object};
    return (ptrdiff_t)pdf->images.n - 1;
}

bool pdf_reads_image(struct pdf *pdf, const struct doc_figure *figure) {
    return find_image(pdf, figure->bytes) >= 0;
}

bool pdf_image(struct pdf *pdf, struct pdf_box box, const struct doc_figure *figure) {
    if (figure->media.len == 0) return draw_modules(pdf, box, figure);
    ptrdiff_t nth = find_image(pdf, figure->bytes);
    if (nth < 0) return false;
    draw_image(pdf, box, (size_t)nth);
    return true;
}
