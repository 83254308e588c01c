// How high an image is for its width, from the first bytes of its file.
#include "pdf/flow.h"

static unsigned byte_at(struct str bytes, size_t at) {
    return at < bytes.len ? (unsigned char)bytes.ptr[at] : 0;
}

static unsigned word_at(struct str bytes, size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

static double ratio(double width, double height) {
    return width > 0 && height > 0 ? height / width : 0;
}

// The first chunk of a PNG says its size.
static double png_shape(struct str bytes) {
    double width = word_at(bytes, 16) * 65536.0 + word_at(bytes, 18);
    double height = word_at(bytes, 20) * 65536.0 + word_at(bytes, 22);
    return ratio(width, height);
}

static bool begins_frame(unsigned marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// The frame of a JPEG says its size; before it come segments of any length.
static double jpeg_shape(struct str bytes) {
    for (size_t at = 2; at + 9 < bytes.len && byte_at(bytes, at) == 0xff;) {
        unsigned marker = byte_at(bytes, at + 1);
        if (begins_frame(marker)) return ratio(word_at(bytes, at + 7), word_at(bytes, at + 5));
        at += 2 + (word_at(bytes, at + 2) > 2 ? word_at(bytes, at + 2) : 2);
    }
    return 0;
}

// 0 where the file is neither.
static double shape(const struct doc_figure *figure) {
    if (figure->side) return 1;
    if (str_starts(figure->bytes, S("\x89PNG\r\n\x1a\n"))) return png_shape(figure->bytes);
    if (str_starts(figure->bytes, S("\xff\xd8\xff"))) return jpeg_shape(figure->bytes);
    return 0;
}

double figure_height(const struct doc_figure *figure, double *width) {
    *width = figure->width * 72 / 25.4;
    return *width * shape(figure);
}
