// QR codes: a line of text as a square of dark and light modules.
#include "doc/doc.h"

#include <qrcodegen.h>

// 57 modules a side: more would be too fine for a telephone to tell apart on paper.
enum { LARGEST = 10, ROOM = qrcodegen_BUFFER_LEN_FOR_VERSION(LARGEST) };

static struct str modules(struct arena *arena, const uint8_t *code, size_t side) {
    char *bytes = arena_bytes(arena, side * side);
    for (size_t i = 0; i < side * side; i++)
        bytes[i] = qrcodegen_getModule(code, (int)(i % side), (int)(i / side));
    return (struct str){bytes, side * side};
}

const struct doc_figure *doc_qr(struct arena *arena, struct str text, struct str alt,
                                unsigned width) {
    uint8_t work[ROOM], code[ROOM];
    const char *terminated = str_dup(arena, text).ptr;
    if (!qrcodegen_encodeText(terminated, work, code, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
                              LARGEST, qrcodegen_Mask_AUTO, true))
        return NULL;
    struct doc_figure *figure = arena_new(arena, struct doc_figure);
    figure->side = (uint32_t)qrcodegen_getSize(code);
    figure->bytes = modules(arena, code, figure->side);
    figure->alt = alt;
    figure->width = width;
    return figure;
}
