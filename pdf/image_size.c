// Reads the size of an image from the first bytes of its file.
#include "pdf/image_size.h"

static unsigned byte_at(struct str s, size_t at) {
    return at < s.len ? (unsigned char)s.ptr[at] : 0;
}

static unsigned word_at(struct str s, size_t at) {
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

bool is_png(struct str file) {
    return str_starts(file, S("\x89PNG"));
}

bool is_jpeg(struct str file) {
    return str_starts(file, S("\xFF\xD8"));
}

// The first chunk says it.
bool png_frame(struct str file, struct image_frame *out) {
    *out = (struct image_frame){.width = word_at(file, 16) << 16 | word_at(file, 18),
                                .height = word_at(file, 20) << 16 | word_at(file, 22),
                                .bits = byte_at(file, 24)};
    return is_png(file) && out->width && out->height;
}

static bool begins_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xC2;
}

// Where the first frame begins behind its marker, after segments of any length; 0: there is none.
static size_t find_frame(struct str s) {
    size_t at = 2;
    while (at + 4 <= s.len && byte_at(s, at) == 0xFF) {
        unsigned marker = byte_at(s, at + 1), length = word_at(s, at + 2);
        if (begins_frame(marker)) return at + 2;
        if (marker == 0xFF)
            at++;
        else if (length < 2 || marker == 0xD9 || marker == 0xDA)
            return 0;
        else
            at += 2 + length;
    }
    return 0;
}

bool jpeg_frame(struct str file, struct image_frame *out) {
    size_t at = is_jpeg(file) ? find_frame(file) : 0;
    *out = (struct image_frame){.width = word_at(file, at + 5),
                                .height = word_at(file, at + 3),
                                .bits = byte_at(file, at + 2),
                                .channels = byte_at(file, at + 7)};
    return at && out->width && out->height;
}
