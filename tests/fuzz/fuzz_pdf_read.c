// Fuzzes the reader of documents: any bytes; what it reads is written and read again, the same.
#include "formats/formats.h"
#include "pdf/read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct str written(struct arena *arena, const struct format *format, const struct doc *doc) {
    struct buf out = buf_new(arena);
    format->write(&out, doc, NULL);
    return buf_str(&out);
}

static void there_and_back(struct arena *arena, struct str json) {
    struct str error = {0};
    const struct doc *doc = pdf_read(arena, json, &error);
    if (!doc && error.len == 0) abort();
    if (!doc) return;
    const struct doc *again = pdf_read(arena, written(arena, &format_json, doc), &error);
    if (!again) abort();
    for (size_t i = 0; format_at(i); i++)
        if (!str_eq(written(arena, format_at(i), doc), written(arena, format_at(i), again)))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct arena arena;
    jmp_buf door;
    arena_init(&arena, allocator_malloc, (size_t)256 << 20);
    arena.door = &door;
    if (setjmp(door) == 0) there_and_back(&arena, (struct str){(const char *)bytes, len});
    arena_free(&arena);
    return 0;
}
