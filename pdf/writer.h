// A tagged PDF as it is written: pages, marks on them, and the tree of tags over the marks.
//
// One file is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once. Lengths are points of 1/72
// inch from the upper left corner of a page, downwards. Text and images belong to the innermost
// open tag, or are artifacts; lines and fills are decoration, but for those of a figure. The order
// in which tags are opened is the order in which the page is read, on whichever page a mark stands.
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "base/buf.h"
#include "doc/doc.h"

#include <hb.h>

struct pdf;

struct pdf_about {
    struct str title, lang; // of the document
    struct str subject;     // what kind of paper it is; may be empty
    struct str keywords;    // version and digest
    struct str creator;     // "empower 0.1.0"
    struct str date;        // "2026-04-01": never the clock's
};

struct pdf *pdf_begin(struct arena *arena, const struct pdf_about *about);
// Writes the file to `out`, which holds nothing yet.
void pdf_end(struct pdf *pdf, struct buf *out);

// Adds a page behind the last one and draws on it from now on. Answers its place, from 0.
size_t pdf_page(struct pdf *pdf, double width, double height);
// Draws on an earlier page again.
void pdf_go_to(struct pdf *pdf, size_t page);

// ---- tags ----

enum pdf_role {
    PDF_DOCUMENT,
    PDF_PART,
    PDF_SECT,
    PDF_DIV,
    PDF_P,
    PDF_H1,
    PDF_H2,
    PDF_H3,
    PDF_H4,
    PDF_H5,
    PDF_H6,
    PDF_L,
    PDF_LI,
    PDF_LBL,
    PDF_LBODY,
    PDF_TABLE,
    PDF_CAPTION,
    PDF_THEAD,
    PDF_TBODY,
    PDF_TR,
    PDF_TH,
    PDF_TD,
    PDF_BLOCK_QUOTE,
    PDF_NOTE,
    PDF_FIGURE,
    PDF_FORM,
    PDF_LINK,
    PDF_SPAN,
    PDF_CODE,
    PDF_ROLES
};
enum pdf_numbering { PDF_UNNUMBERED, PDF_DISC, PDF_DECIMAL };

struct pdf_attributes {
    struct str lang;   // where it is not that of what is around
    struct str alt;    // of a figure: what it shows
    uint8_t scope;     // of a TH: enum doc_scope
    uint8_t numbering; // of an L: enum pdf_numbering
};

// `attributes` may be NULL. A heading that skips a level is raised to the one that may come next.
void pdf_open(struct pdf *pdf, enum pdf_role role, const struct pdf_attributes *attributes);
void pdf_close(struct pdf *pdf);
// What is drawn from here to the end is no part of the text.
enum pdf_artifact { PDF_DECORATION, PDF_REPEATED, PDF_PAGE_HEAD, PDF_PAGE_FOOT };
void pdf_artifact(struct pdf *pdf, enum pdf_artifact kind); // they do not nest
void pdf_artifact_end(struct pdf *pdf);

// ---- marks ----

struct pdf_box {
    double x, y, width, height; // of the upper left corner
};

struct pdf_font;
// The font of a HarfBuzz font: the same one for the same face. Subset and embedded when the file
// ends; the face must live until then.
struct pdf_font *pdf_font(struct pdf *pdf, hb_font_t *font);

struct pdf_glyph {
    uint32_t id;
    double x, y;   // of its origin on the page
    uint32_t from; // where the bytes of the run's text begin that it stands for; they end where
                   // the next cluster's begin. Glyphs of one cluster all say the same.
};
struct pdf_run {
    struct pdf_font *font;
    double size;
    uint32_t color; // 0xRRGGBB
    struct str text;
    const struct pdf_glyph
        *glyphs; // in the order in which the text is read, also of right-to-left runs
    size_t n;
};
// Text that is read back is exactly `run->text`, where lines were broken with the space at the end.
// Glyph 0 is not drawn.
void pdf_text(struct pdf *pdf, const struct pdf_run *run);

void pdf_fill(struct pdf *pdf, struct pdf_box box, uint32_t color);
void pdf_stroke(struct pdf *pdf, struct pdf_box box, double width, uint32_t color);
void pdf_line(struct pdf *pdf, double x1, double y1, double x2, double y2, double width,
              uint32_t color);
// A figure's modules as squares, or its PNG or JPEG, whose bytes must live until the file ends.
// False where the image cannot be read.
bool pdf_image(struct pdf *pdf, struct pdf_box box, const struct doc_figure *figure);
// Can an image in the file be read, so that it will be drawn?
bool pdf_reads_image(struct pdf *pdf, const struct doc_figure *figure);

// ---- what can be clicked and filled ----

// Inside an open PDF_LINK: a rectangle that leads to an address; one for every line of the link's
// text.
void pdf_link(struct pdf *pdf, struct pdf_box box, struct str href, struct str says);
// The one thing inside an open PDF_FORM. `says`: what a tick, or the text, means. Names are made
// from their order. A check box draws its own box; a field is typed in with `font`, which should be
// a TrueType font.
void pdf_check_box(struct pdf *pdf, struct pdf_box box, struct str says);
void pdf_text_field(struct pdf *pdf, struct pdf_box box, struct pdf_font *font, double size,
                    bool multiline, struct str says);
// An entry of the outline that leads to a place on the page that is drawn on. `level` from 1.
void pdf_outline(struct pdf *pdf, unsigned level, struct str title, double y);

#endif
