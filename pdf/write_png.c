// PNG, read by libpng with the arena's memory; what can be seen through is a mask of its own.
#include "pdf/write.h"

#include <png.h>
#include <setjmp.h>

enum { MOST_SIDE = 4096 };

struct reader {
    struct arena *arena;
    struct str rest;
    struct image_size size;
    unsigned char *bytes;
    png_structp png;
    png_infop info;
    jmp_buf fault;
};

static png_voidp take(png_structp png, png_alloc_size_t size) {
    return arena_alloc_array(png_get_mem_ptr(png), size, 1, alignof(max_align_t));
}

static void leave(png_structp png, png_voidp memory) {
    (void)png;
    (void)memory;
}

static void fail(png_structp png, png_const_charp why) {
    (void)why;
    longjmp(((struct reader *)png_get_error_ptr(png))->fault, 1);
}

static void warn(png_structp png, png_const_charp why) {
    (void)png;
    (void)why;
}

static void read_bytes(png_structp png, png_bytep out, size_t n) {
    struct reader *reader = png_get_io_ptr(png);
    if (n > reader->rest.len) png_error(png, "cut off");
    memcpy(out, reader->rest.ptr, n);
    reader->rest = str_from(reader->rest, n);
}

static void read_rows(struct reader *reader) {
    size_t row = png_get_rowbytes(reader->png, reader->info);
    png_bytepp rows = arena_array(reader->arena, png_bytep, reader->size.height);
    reader->bytes = arena_array(reader->arena, unsigned char, row * reader->size.height);
    for (unsigned i = 0; i < reader->size.height; i++) rows[i] = reader->bytes + i * row;
    png_read_image(reader->png, rows);
}

// Whatever the file has becomes bytes of grey or of red, green and blue, with or without alpha.
static void read_all(struct reader *reader) {
    png_set_read_fn(reader->png, reader, read_bytes);
    png_set_user_limits(reader->png, MOST_SIDE, MOST_SIDE);
    png_read_info(reader->png, reader->info);
    png_set_expand(reader->png);
    png_set_strip_16(reader->png);
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    reader->size = (struct image_size){
        .width = png_get_image_width(reader->png, reader->info),
        .height = png_get_image_height(reader->png, reader->info),
        .channels = png_get_channels(reader->png, reader->info),
    };
    read_rows(reader);
}

static bool read_png(struct reader *reader) {
    if (setjmp(reader->fault)) return false;
    reader->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, reader, fail, warn, reader->arena,
                                           take, leave);
    if (!reader->png) return false; // built against another version
    reader->info = png_create_info_struct(reader->png);
    read_all(reader);
    return true;
}

// Takes `n` of the channels out of each pixel, from the nth on.
static struct str channels(const struct reader *reader, unsigned nth, unsigned n) {
    size_t pixels = (size_t)reader->size.width * reader->size.height, step = reader->size.channels;
    char *out = arena_bytes(reader->arena, pixels * n);
    for (size_t i = 0; i < pixels; i++) memcpy(out + i * n, reader->bytes + i * step + nth, n);
    return (struct str){out, pixels * n};
}

static pdf_object add_mask(struct pdf *pdf, const struct reader *reader, unsigned colors) {
    struct image_size size = reader->size;
    size.channels = 1;
    return image_add(pdf, &size, "", channels(reader, colors, 1));
}

pdf_object image_png(struct pdf *pdf, struct str bytes) {
    struct reader reader = {.arena = pdf->arena, .rest = bytes};
    char more[32] = "";
    if (!read_png(&reader)) return 0;
    unsigned colors = reader.size.channels < 3 ? 1 : 3;
    if (reader.size.channels > colors)
        snprintf(more, sizeof more, "/SMask %u 0 R", add_mask(pdf, &reader, colors));
    struct image_size size = reader.size;
    size.channels = colors;
    return image_add(pdf, &size, more, channels(&reader, 0, colors));
}
