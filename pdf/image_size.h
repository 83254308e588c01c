// What the first bytes of an image file say of its size.
#ifndef PDF_IMAGE_SIZE_H
#define PDF_IMAGE_SIZE_H

#include "base/str.h"

struct image_frame {
    unsigned width, height;  // pixels
    unsigned bits, channels; // of a sample, and of a pixel
};

bool is_png(struct str file);
bool is_jpeg(struct str file);
// False where it has no size.
bool png_frame(struct str file, struct image_frame *out);
// The frame of a JPEG that readers of PDF can do: sequential or progressive, with Huffman's codes.
// False where it has none, or no size.
bool jpeg_frame(struct str file, struct image_frame *out);

#endif
