// The parts of the PDF writer, and what they share.
#ifndef PDF_WRITE_H
#define PDF_WRITE_H

#include "pdf/writer.h"

#include "base/arena.h"

// ---- objects (write_objects.c) ----

// An object is named by its number, from 1; 0 is none. Objects may be named before they are
// written.
typedef uint32_t pdf_object;

struct object {
    struct str body;   // a value; of a stream, the entries of its dictionary
    struct str stream; // its bytes, compressed where `body` says so
    bool is_stream;
};

struct objects {
    struct arena *arena;
    struct packer *packer;
    LIST(struct object) all;
};

struct objects objects_new(struct arena *arena);
pdf_object object_name(struct objects *objects);
// `body` is kept as it is.
void object_put(struct objects *objects, pdf_object name, struct str body);
pdf_object object_add(struct objects *objects, struct str body);
// Streams: `entries` of the dictionary without its length; `stream` is compressed, or kept as it
// is.
void object_put_stream(struct objects *objects, pdf_object name, struct str entries,
                       struct str stream);
pdf_object object_add_stream(struct objects *objects, struct str entries, struct str stream);
pdf_object object_add_plain(struct objects *objects, struct str entries, struct str stream);
// The whole file.
void objects_write(struct objects *objects, pdf_object catalog, pdf_object info, struct buf *out);

// ---- compressing (write_pack.c) ----

struct packer *packer_new(struct arena *arena);
struct str pack_flate(struct packer *packer, struct str bytes);

// ---- syntax (write_syntax.c) ----

void put_number(struct buf *out, double value); // a length, to the hundredth
void put_numbers(struct buf *out, const double *values, size_t n);
void put_scale(struct buf *out, double value);     // a factor, to the hundred thousandth
void put_color(struct buf *out, uint32_t color);   // three numbers
void put_object(struct buf *out, pdf_object name); // "5 0 R"
void put_ascii(struct buf *out, struct str s);     // a string of bytes
void put_text(struct buf *out, struct str s);      // a string that people read
void put_hex(struct buf *out, uint32_t value, int digits);
void put_utf16(struct buf *out, struct str s); // in hex
bool is_language(struct str s);

// ---- tags (write_tags.c) ----

struct tag {
    pdf_object object;
    struct tag *parent;
    enum pdf_role role;
    struct pdf_attributes attributes;
    LIST(struct kid) kids;
    size_t page;         // of the first mark
    struct pdf_box area; // of the marks on that page
    bool marked;
};

// What a tag holds: another tag, a mark on a page, or something that can be clicked there.
struct kid {
    enum { KID_TAG, KID_MARK, KID_ANNOTATION } kind;
    uint32_t name; // of the object, or of the mark on its page
    size_t page;
};

const char *role_name(enum pdf_role role);
// Adds a mark, or an annotation, on the page that is drawn on.
void tag_add(struct pdf *pdf, struct tag *tag, struct kid kid);
void tag_cover(struct pdf *pdf, struct tag *tag, struct pdf_box box);
// Answers the root of the tree.
pdf_object tags_write(struct pdf *pdf);

// ---- pages (write_pages.c) ----

typedef LIST(pdf_object) object_list;
typedef LIST(struct tag *) tag_list;

// What is drawn next belongs to a tag, or to an artifact of a kind.
struct owner {
    struct tag *tag;
    bool artifact;
    enum pdf_artifact kind;
};

// Where a glyph stands in the content: its code is known when the font is subset.
struct shown {
    size_t at;
    const struct pdf_font *font;
    uint32_t glyph;
};

struct page {
    pdf_object object;
    double width, height;
    struct buf content;
    tag_list marks;          // whose each is
    object_list annotations; // what can be clicked
    LIST(struct shown) shown;
    // As the content has set them.
    const struct pdf_font *font;
    unsigned edition;
    double size;
    int64_t fill;
};

struct page *page_now(struct pdf *pdf);
// The content of the page, where the next mark goes.
struct buf *page_text(struct pdf *pdf);
// The same for text that is read as another one than its glyphs say, and the end of that.
struct buf *page_told_text(struct pdf *pdf, struct str text);
void page_end_told(struct pdf *pdf);
struct buf *page_image(struct pdf *pdf, struct pdf_box box);
struct buf *page_shape(struct pdf *pdf, struct pdf_box box); // decoration, but in figures
void page_color(struct page *page, uint32_t color);
// The box as PDF wants it: lower left and upper right corner, from below.
void put_rectangle(struct buf *out, const struct page *page, struct pdf_box box);
void pages_write(struct pdf *pdf);

// ---- fonts (write_font*.c) ----

// A text that a glyph stands for. Most stand for one, and the first is in the font as it is; for
// the second ones there is the same font once more, which says of its glyphs that they stand for
// these.
struct meaning {
    struct str text;
    uint32_t next; // 1 more than its place; 0: none
};

struct pdf_font {
    hb_face_t *face;
    unsigned place;
    bool cff;
    bool typed;         // people write with it in fields, as `typing`
    unsigned n, units;  // glyphs, and units of the em
    uint16_t *advances; // in units of the em
    uint32_t *meanings; // of each glyph the first, as `next`; 0: the glyph is not used
    LIST(struct meaning) known;
    unsigned editions;   // how often the font is in the file
    uint16_t *codes;     // of each glyph, in the file
    object_list objects; // one for each edition
    pdf_object typing;
};

// Which edition of the font says of the glyph that it stands for the text? -1: none may, for there
// are too many.
int font_learn(struct arena *arena, struct pdf_font *font, uint32_t glyph, struct str text);
// The text that an edition says of a glyph; empty: it does not say any.
struct str font_meaning(const struct pdf_font *font, uint32_t glyph, unsigned edition);
// The advance in thousandths of the em, as the file says it.
double font_advance(const struct pdf_font *font, uint32_t glyph);
// Makes a subset of what is drawn, and of what people may type, and sets the codes of its glyphs.
struct str font_program(struct arena *arena, struct pdf_font *font);
void fonts_write(struct pdf *pdf);
void put_font_name(struct buf *out, const struct pdf_font *font, unsigned edition); // "/F1"
void put_fonts(struct buf *out, const struct pdf *pdf); // as entries of resources
// Sets the CIDs of the glyphs of a CFF program; false where it has none, and glyphs count as such.
bool cff_cids(struct str program, uint16_t *cids, size_t n);
// A program in the file under its name, and what readers may know of it.
struct embedded {
    struct str name;
    pdf_object descriptor;
};
// For what people type, whose codes are those of "WinAnsiEncoding"; 0: no character.
uint32_t typed_character(unsigned code);
void font_type(struct arena *arena, struct pdf_font *font);
void put_typed_name(struct buf *out, const struct pdf_font *font); // "/T1"
// Has its program all that people type?
bool font_has_letters(const struct pdf_font *font);
pdf_object typed_write(struct pdf *pdf, const struct pdf_font *font,
                       const struct embedded *embedded);

// ---- what is clicked and filled (write_annotations.c, write_fields.c) ----

struct annotation {
    pdf_object object;
    size_t page;
    struct tag *tag;
    struct str entries; // what only its kind has
    struct pdf_box box;
};

// Looks of a field: empty, and of a box ticked.
struct looks {
    bool box;
    double width, height;
    pdf_object empty, ticked;
};

pdf_object annotation_add(struct pdf *pdf, struct pdf_box box, struct str entries);
void annotations_write(struct pdf *pdf);
// Answers the form, or 0.
pdf_object fields_write(struct pdf *pdf);

// ---- the rest ----

struct outline_entry {
    pdf_object object;
    unsigned level;
    struct str title;
    pdf_object page;
    double y;                                  // from below
    size_t parent, before, after, first, last; // places in the list; 0: none, or the root
    size_t below;                              // entries
};

pdf_object outline_write(struct pdf *pdf); // 0 where there is none
pdf_object metadata_write(struct pdf *pdf);
pdf_object info_write(struct pdf *pdf);
pdf_object intent_write(struct pdf *pdf); // the colours that are meant
extern const unsigned char srgb_profile[];
extern const size_t srgb_profile_size;

// ---- images (write_image.c, write_png.c, write_jpeg.c) ----

struct image {
    struct str bytes; // of its file
    pdf_object object;
};

struct image_size {
    unsigned width, height, channels;
    bool packed; // by a filter that is named with it
};

pdf_object image_add(struct pdf *pdf, const struct image_size *size, const char *more,
                     struct str bytes);
// 0 where it cannot be read.
pdf_object image_png(struct pdf *pdf, struct str bytes);
pdf_object image_jpeg(struct pdf *pdf, struct str bytes);

struct pdf {
    struct arena *arena;
    struct pdf_about about;
    struct objects objects;
    LIST(struct page *) pages;
    size_t page; // that is drawn on
    pdf_object tree, resources, root;
    tag_list tags;
    struct tag *open;
    enum pdf_role heading;       // the last one; 0: none yet
    struct owner owner, marking; // of what is drawn next; of the marked content that is open
    bool in_mark;
    LIST(struct pdf_font *) fonts;
    LIST(struct annotation) annotations;
    object_list fields;
    LIST(struct looks) looks;
    LIST(struct outline_entry) outline;
    LIST(struct image) images;
};

#endif
