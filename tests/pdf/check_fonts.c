// Checks fonts: embedded, named alike, every code that is shown with a glyph, a width and a
// character.
#include "check.h"

#include <hb.h>
#include <math.h>
#include <stdlib.h>

struct font {
    struct file *file;
    struct object object, descendant, descriptor, program;
    struct str name;
};

static struct object program_of(struct object descriptor) {
    struct object program = key(descriptor, "/FontFile2");
    return is_null(program) ? key(descriptor, "/FontFile3") : program;
}

static struct font read_font(struct file *file, struct object object) {
    struct font font = {.file = file, .object = object};
    font.descendant = item(key(object, "/DescendantFonts"), 0);
    font.descriptor = key(font.descendant, "/FontDescriptor");
    font.program = program_of(font.descriptor);
    font.name = text_of(file, key(object, "/BaseFont"));
    return font;
}

// What people type with in fields: a byte a letter, by an encoding that every reader has.
static void check_typed_font(struct file *file, struct object object) {
    struct object descriptor = key(object, "/FontDescriptor");
    struct str name = text_of(file, key(object, "/BaseFont"));
    int last = int_of(key(object, "/LastChar"), -1), first = int_of(key(object, "/FirstChar"), 0);
    EXPECT(is_stream(program_of(descriptor)), file, "A 6.2.11.4 (typed)", "%.*s is not embedded",
           S_ARG(name));
    EXPECT(is_name(key(object, "/Encoding"), "/WinAnsiEncoding"), file, "A 6.2.11.6 (typed)",
           "%.*s has no encoding that is known", S_ARG(name));
    EXPECT(items(key(object, "/Widths")) == last - first + 1, file, "A 6.2.11.2 (widths)",
           "%.*s has not a width for each letter", S_ARG(name));
    EXPECT(str_eq(text_of(file, key(descriptor, "/FontName")), name), file, "A 6.2.11.2 (typed)",
           "%.*s is named otherwise in its descriptor", S_ARG(name));
}

static void check_font(struct file *file, struct object object) {
    if (is_name(key(object, "/Subtype"), "/TrueType")) {
        check_typed_font(file, object);
        return;
    }
    struct font font = read_font(file, object);
    bool truetype = is_name(key(font.descendant, "/Subtype"), "/CIDFontType2");
    EXPECT(is_name(key(object, "/Subtype"), "/Type0"), file, "A 6.2.11.3 (composite)",
           "%.*s is no composite font", S_ARG(font.name));
    EXPECT(is_stream(font.program), file, "A 6.2.11.4", "%.*s is not embedded", S_ARG(font.name));
    EXPECT(is_stream(key(object, "/ToUnicode")), file, "A 6.2.11.7",
           "%.*s does not say its characters", S_ARG(font.name));
    EXPECT(is_name(key(object, "/Encoding"), "/Identity-H"), file, "A 6.2.11.3.3",
           "%.*s has another encoding than Identity-H", S_ARG(font.name));
    EXPECT(!truetype || !is_null(key(font.descendant, "/CIDToGIDMap")), file, "A 6.2.11.3.2",
           "%.*s does not map codes to glyphs", S_ARG(font.name));
    EXPECT(is_dict(key(font.descendant, "/CIDSystemInfo")), file, "A 6.2.11.3.1",
           "%.*s says no system of codes", S_ARG(font.name));
    EXPECT(str_eq(text_of(file, key(font.descriptor, "/FontName")), font.name) ||
               is_name(key(font.descendant, "/Subtype"), "/CIDFontType0"),
           file, "A 6.2.11.2", "%.*s is named otherwise in its descriptor", S_ARG(font.name));
    EXPECT(font.name.len > 8 && font.name.ptr[7] == '+', file, "A 6.2.11.4.2",
           "%.*s is not named as a subset", S_ARG(font.name));
}

// ---- the characters of codes ----

// Reads "<0041>" and moves behind it; -1 where there is none.
static long hex_at(const char **at) {
    const char *open = strchr(*at, '<');
    if (!open) return -1;
    char *end;
    long value = strtol(open + 1, &end, 16);
    *at = end + (*end == '>');
    return value;
}

// Does a part between `begin` and `end` hold the code? Ranges have three numbers, others two.
static bool part_has(struct str map, const char *begin, const char *end, bool range, long code) {
    for (const char *at = map.ptr; (at = strstr(at, begin));) {
        const char *stop = strstr(at, end);
        for (at += strlen(begin); stop && at < stop;) {
            long first = hex_at(&at), last = range ? hex_at(&at) : first, to;
            if (first < 0 || at > stop) break;
            if (*(at + strspn(at, " \n")) == '[') {
                at = strchr(at, ']') + 1;
                to = 1;
            } else {
                to = hex_at(&at);
            }
            if (code >= first && code <= last) return to > 0;
        }
        if (!stop) break;
        at = stop; // what was read last may stand in the next part
    }
    return false;
}

static bool has_character(struct str map, long code) {
    return part_has(map, "beginbfchar", "endbfchar", false, code) ||
           part_has(map, "beginbfrange", "endbfrange", true, code);
}

// ---- the widths of codes ----

// From /W: "c [w1 w2]" and "first last w".
static double width_of(struct font *font, int code) {
    struct object widths = key(font->descendant, "/W");
    for (int i = 0; i + 1 < items(widths);) {
        int first = int_of(item(widths, i), -1);
        struct object next = item(widths, i + 1);
        if (is_array(next)) {
            if (code >= first && code < first + items(next))
                return number_of(item(next, code - first), -1);
            i += 2;
        } else {
            if (code >= first && code <= int_of(next, -1))
                return number_of(item(widths, i + 2), -1);
            i += 3;
        }
    }
    return number_of(key(font->descendant, "/DW"), 1000);
}

// The glyph of a code; -1 where only the font program could say.
static int glyph_of(struct font *font, int code) {
    struct object map = key(font->descendant, "/CIDToGIDMap");
    if (!is_stream(map)) return code;
    struct str bytes = stream_of(font->file, map);
    size_t at = (size_t)code * 2;
    if (at + 1 >= bytes.len) return 0;
    return (unsigned char)bytes.ptr[at] << 8 | (unsigned char)bytes.ptr[at + 1];
}

static void check_width(struct font *font, hb_font_t *drawn, unsigned upem, int code) {
    int glyph = glyph_of(font, code);
    double program = hb_font_get_glyph_h_advance(drawn, (hb_codepoint_t)glyph) * 1000.0 / upem;
    EXPECT(fabs(program - width_of(font, code)) <= 1, font->file, "A 6.2.11.5",
           "%.*s says the width %.1f for the code %d, and its glyph is %.1f wide",
           S_ARG(font->name), width_of(font, code), code, program);
}

// NULL where HarfBuzz cannot read the program: a CFF without its tables.
static hb_font_t *drawn_font(struct font *font, unsigned *upem) {
    struct str bytes = stream_of(font->file, font->program);
    hb_blob_t *blob =
        hb_blob_create(bytes.ptr, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_font_t *drawn = hb_face_get_glyph_count(face) ? hb_font_create(face) : NULL;
    *upem = hb_face_get_upem(face);
    hb_face_destroy(face);
    return drawn;
}

void check_font_codes(struct file *file, struct object object, struct str codes) {
    struct font font = read_font(file, object);
    struct str map = stream_of(file, key(object, "/ToUnicode"));
    unsigned upem = 1000;
    hb_font_t *drawn = drawn_font(&font, &upem);
    bool *seen = arena_array(file->arena, bool, 65536);
    EXPECT(codes.len % 2 == 0, file, "A 6.2.11.6", "text in %.*s is no row of two-byte codes",
           S_ARG(font.name));
    for (size_t i = 0; i + 1 < codes.len; i += 2) {
        int code = (unsigned char)codes.ptr[i] << 8 | (unsigned char)codes.ptr[i + 1];
        if (seen[code]) continue;
        seen[code] = true;
        EXPECT(code, file, "A 6.2.11.8", "a character is shown that %.*s has no glyph for",
               S_ARG(font.name));
        EXPECT(map.len && has_character(map, code), file, "UA 7.21.7",
               "%.*s does not say which character the code %d is", S_ARG(font.name), code);
        if (drawn) check_width(&font, drawn, upem, code);
    }
    hb_font_destroy(drawn);
}

static void check_resources(struct file *file, struct object resources) {
    struct object fonts = key(resources, "/Font");
    names keys = keys_of(file, fonts);
    for (size_t i = 0; i < keys.n; i++) check_font(file, key(fonts, keys.items[i].ptr));
}

void check_fonts(struct file *file) {
    int pages = qpdf_get_num_pages(file->qpdf);
    for (int i = 0; i < pages; i++) {
        struct object page = {file->qpdf, qpdf_get_page_n(file->qpdf, (size_t)i)};
        check_resources(file, key(page, "/Resources"));
    }
    check_resources(file, key(key(file->root, "/AcroForm"), "/DR"));
}
