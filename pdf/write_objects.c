// The file around its objects: most of them packed together, and where each is to be found.
#include "pdf/write.h"

#include "base/digest.h"

#include <assert.h>

// What stands in the table of a file: where an object begins, or in which pack, as which.
struct place {
    uint64_t at;
    uint32_t nth;
    bool packed;
};

enum { PACK = 200, ROW = 7 };

struct objects objects_new(struct arena *arena) {
    return (struct objects){.arena = arena, .packer = packer_new(arena)};
}

pdf_object object_name(struct objects *objects) {
    PUSH(objects->arena, &objects->all);
    return (pdf_object)objects->all.n;
}

static struct object *object_of(struct objects *objects, pdf_object name) {
    return &objects->all.items[name - 1];
}

void object_put(struct objects *objects, pdf_object name, struct str body) {
    object_of(objects, name)->body = body;
}

pdf_object object_add(struct objects *objects, struct str body) {
    pdf_object name = object_name(objects);
    object_put(objects, name, body);
    return name;
}

void object_put_stream(struct objects *objects, pdf_object name, struct str entries,
                       struct str stream) {
    struct str body = str_fmt(objects->arena, "%.*s/Filter/FlateDecode", S_ARG(entries));
    struct str packed = pack_flate(objects->packer, stream);
    *object_of(objects, name) = (struct object){body, packed, true};
}

pdf_object object_add_stream(struct objects *objects, struct str entries, struct str stream) {
    pdf_object name = object_name(objects);
    object_put_stream(objects, name, entries, stream);
    return name;
}

pdf_object object_add_plain(struct objects *objects, struct str entries, struct str stream) {
    pdf_object name = object_name(objects);
    *object_of(objects, name) = (struct object){str_dup(objects->arena, entries), stream, true};
    return name;
}

static void write_stream(struct objects *objects, pdf_object name, struct buf *out) {
    const struct object *object = object_of(objects, name);
    buf_fmt(out, "%u 0 obj\n<<", name);
    buf_add(out, object->body);
    buf_fmt(out, "/Length %zu>>\nstream\n", object->stream.len);
    buf_add(out, object->stream);
    buf_text(out, "\nendstream\nendobj\n");
}

// Packs `n` of the plain objects into one.
static void add_pack(struct objects *objects, const pdf_object *plain, size_t n,
                     struct place *places) {
    struct buf head = buf_new(objects->arena), body = buf_new(objects->arena);
    pdf_object pack = object_name(objects);
    for (uint32_t i = 0; i < n; i++) {
        buf_fmt(&head, "%u %zu ", plain[i], body.len);
        buf_add(&body, object_of(objects, plain[i])->body);
        buf_char(&body, '\n');
        places[plain[i]] = (struct place){pack, i, true};
    }
    struct str entries = str_fmt(objects->arena, "/Type/ObjStm/N %zu/First %zu", n, head.len);
    buf_add(&head, buf_str(&body));
    object_put_stream(objects, pack, entries, buf_str(&head));
}

static void add_packs(struct objects *objects, struct place *places) {
    LIST(pdf_object) plain = {0};
    for (pdf_object name = 1; name <= objects->all.n; name++) {
        if (!object_of(objects, name)->is_stream) *PUSH(objects->arena, &plain) = name;
    }
    for (size_t i = 0, n; i < plain.n; i += n) {
        n = plain.n - i < PACK ? plain.n - i : PACK;
        add_pack(objects, plain.items + i, n, places);
    }
}

// Each row as what it adds to the one before: rows are much alike, and so they pack well.
static void put_row(struct buf *out, unsigned char before[ROW], struct place place, bool used) {
    unsigned char row[ROW] = {used ? place.packed ? 2 : 1 : 0};
    for (int i = 0; i < 4; i++) row[1 + i] = (unsigned char)(place.at >> (24 - 8 * i));
    row[5] = (unsigned char)(place.nth >> 8);
    row[6] = (unsigned char)place.nth;
    buf_char(out, 2);
    for (int i = 0; i < ROW; i++) buf_char(out, (char)(row[i] - before[i]));
    memcpy(before, row, ROW);
}

static struct str table(struct objects *objects, const struct place *places, size_t n) {
    struct buf out = buf_new(objects->arena);
    unsigned char before[ROW] = {0};
    put_row(&out, before, (struct place){.nth = 0xFFFF}, false);
    for (size_t i = 1; i <= n; i++) put_row(&out, before, places[i], true);
    return buf_str(&out);
}

// What identifies the file is what is in it.
static struct str identity(struct objects *objects, struct str bytes) {
    struct digest *digest = digest_new(objects->arena);
    digest_add(digest, bytes);
    return digest_hex(objects->arena, digest, 32);
}

static void write_table(struct objects *objects, struct place *places, struct str entries,
                        struct buf *out) {
    struct str id = identity(objects, buf_str(out));
    pdf_object name = object_name(objects);
    size_t start = out->len;
    places[name].at = start;
    struct str all = str_fmt(objects->arena,
                             "/Type/XRef/Size %u/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>"
                             "%.*s/ID[<%.*s><%.*s>]",
                             name + 1, ROW, S_ARG(entries), S_ARG(id), S_ARG(id));
    object_put_stream(objects, name, all, table(objects, places, name));
    write_stream(objects, name, out);
    buf_fmt(out, "startxref\n%zu\n%%%%EOF\n", start);
}

void objects_write(struct objects *objects, pdf_object catalog, pdf_object info, struct buf *out) {
    size_t most = objects->all.n + objects->all.n / PACK + 3;
    struct place *places = arena_array(objects->arena, struct place, most);
    assert(out->len == 0);
    add_packs(objects, places);
    buf_text(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (pdf_object name = 1; name <= objects->all.n; name++) {
        if (!object_of(objects, name)->is_stream) continue;
        places[name].at = out->len;
        write_stream(objects, name, out);
    }
    struct str entries = str_fmt(objects->arena, "/Root %u 0 R/Info %u 0 R", catalog, info);
    write_table(objects, places, entries, out);
}
