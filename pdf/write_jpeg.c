// JPEG goes into the file as it is; only its size has to be known.
#include "pdf/write.h"

static unsigned byte_at(struct str s, size_t at) {
    return at < s.len ? (unsigned char)s.ptr[at] : 0;
}

static unsigned word_at(struct str s, size_t at) {
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

// The frames that readers of PDF can do: sequential and progressive, with Huffman's codes.
static bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xC2;
}

// Where the first frame begins behind its marker; 0: there is none.
static size_t find_frame(struct str s) {
    size_t at = 2;
    while (at + 4 <= s.len && byte_at(s, at) == 0xFF) {
        unsigned marker = byte_at(s, at + 1), length = word_at(s, at + 2);
        if (is_frame(marker)) return at + 2;
        if (marker == 0xFF)
            at++;
        else if (length < 2 || marker == 0xD9 || marker == 0xDA)
            return 0;
        else
            at += 2 + length;
    }
    return 0;
}

// Four colours would be those of print, and the file's are sRGB.
pdf_object image_jpeg(struct pdf *pdf, struct str bytes) {
    size_t frame = find_frame(bytes);
    struct image_size size = {.width = word_at(bytes, frame + 5),
                              .height = word_at(bytes, frame + 3),
                              .channels = byte_at(bytes, frame + 7),
                              .packed = true};
    bool good = frame && byte_at(bytes, frame + 2) == 8 && size.width && size.height &&
                (size.channels == 1 || size.channels == 3);
    return good ? image_add(pdf, &size, "/Filter/DCTDecode", str_dup(pdf->arena, bytes)) : 0;
}
