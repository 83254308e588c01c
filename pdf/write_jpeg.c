// JPEG goes into the file as it is; only its size has to be known.
#include "pdf/image_size.h"
#include "pdf/write.h"

// Four colours would be those of print, and the file's are sRGB.
pdf_object image_jpeg(struct pdf *pdf, struct str bytes) {
    struct image_frame frame;
    bool good = jpeg_frame(bytes, &frame) && frame.bits == 8 &&
                (frame.channels == 1 || frame.channels == 3);
    struct image_size size = {
        .width = frame.width, .height = frame.height, .channels = frame.channels, .packed = true};
    return good ? image_add(pdf, &size, "/Filter/DCTDecode", str_dup(pdf->arena, bytes)) : 0;
}
