// Writes ZIP archives: deflated by zlib, which takes its memory from the arena.
#include "base/zip.h"

#include "base/arena.h"

#define ZLIB_CONST // what is read is const
#include <zlib.h>

enum {
    LOCAL = 0x04034b50, // signatures
    CENTRAL = 0x02014b50,
    END = 0x06054b50,
    VERSION = 20,       // of the format: deflate
    UTF8_NAMES = 0x800, // flag
    FIRST_DAY = 0x21    // 1980-01-01
};

struct zip_file {
    struct str name;
    uint32_t at, packed, size, sum; // where its header stands; bytes in the archive, of itself; CRC
};

struct zip {
    struct buf *out;
    z_stream stream;
    LIST(struct zip_file) files;
};

static void *take(void *arena, uInt count, uInt size) {
    return arena_alloc_array(arena, count, size, alignof(max_align_t));
}

// The arena gives it back.
static void leave(void *arena, void *memory) {
    (void)arena, (void)memory;
}

struct zip *zip_begin(struct buf *out) {
    struct zip *zip = arena_new(out->arena, struct zip);
    zip->out = out;
    zip->stream = (z_stream){.zalloc = take, .zfree = leave, .opaque = out->arena};
    deflateInit2(&zip->stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                 Z_DEFAULT_STRATEGY);
    return zip;
}

// Little-endian.
static void put(struct buf *out, uint32_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++) buf_char(out, (char)(number >> (8 * i) & 0xFF));
}

// What the headers before a file and in the directory have in common.
static void put_facts(struct buf *out, const struct zip_file *file) {
    put(out, VERSION, 2);
    put(out, UTF8_NAMES, 2);
    put(out, Z_DEFLATED, 2);
    put(out, 0, 2); // time
    put(out, FIRST_DAY, 2);
    put(out, file->sum, 4);
    put(out, file->packed, 4);
    put(out, file->size, 4);
    put(out, (uint32_t)file->name.len, 2);
    put(out, 0, 2); // extra field
}

static struct str deflated(struct zip *zip, struct str bytes) {
    z_stream *stream = &zip->stream;
    deflateReset(stream);
    size_t most = deflateBound(stream, bytes.len);
    char *packed = arena_bytes(zip->out->arena, most);
    stream->next_in = (const Bytef *)bytes.ptr;
    stream->avail_in = (uInt)bytes.len;
    stream->next_out = (Bytef *)packed;
    stream->avail_out = (uInt)most;
    deflate(stream, Z_FINISH);
    return (struct str){packed, most - stream->avail_out};
}

void zip_add(struct zip *zip, struct str name, struct str bytes) {
    struct str packed = deflated(zip, bytes);
    struct zip_file *file = PUSH(zip->out->arena, &zip->files);
    *file = (struct zip_file){.name = name,
                              .at = (uint32_t)zip->out->len,
                              .packed = (uint32_t)packed.len,
                              .size = (uint32_t)bytes.len,
                              .sum = (uint32_t)crc32(0, (const Bytef *)bytes.ptr, (uInt)bytes.len)};
    put(zip->out, LOCAL, 4);
    put_facts(zip->out, file);
    buf_add(zip->out, name);
    buf_add(zip->out, packed);
}

static void put_entry(struct buf *out, const struct zip_file *file) {
    put(out, CENTRAL, 4);
    put(out, VERSION, 2); // made by
    put_facts(out, file);
    put(out, 0, 2); // comment
    put(out, 0, 2); // disk
    put(out, 0, 2); // attributes
    put(out, 0, 4);
    put(out, file->at, 4);
    buf_add(out, file->name);
}

void zip_end(struct zip *zip) {
    uint32_t n = (uint32_t)zip->files.n, start = (uint32_t)zip->out->len;
    for (uint32_t i = 0; i < n; i++) put_entry(zip->out, &zip->files.items[i]);
    uint32_t size = (uint32_t)zip->out->len - start;
    put(zip->out, END, 4);
    put(zip->out, 0, 4); // disks
    put(zip->out, n, 2);
    put(zip->out, n, 2);
    put(zip->out, size, 4);
    put(zip->out, start, 4);
    put(zip->out, 0, 2); // comment
    deflateEnd(&zip->stream);
}
