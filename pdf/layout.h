// Places a document on pages, and draws it through the writer.
#ifndef PDF_LAYOUT_H
#define PDF_LAYOUT_H

#include "pdf/fonts.h"
#include "pdf/writer.h"

// An entry that takes more room than its pages have.
struct overflow {
    struct str name; // id of the entry, else the title
    struct str card; // for whom it is; empty: no card, but a page
    double mm;       // that it takes more, at the smallest type
    unsigned pages;  // that were promised
};

struct layout_report {
    size_t pages;
    LIST(struct overflow) overflows;
};

// `pdf` NULL: lays out only. Memory of a part of the document (up to a page break) is given back
// when it is drawn. Characters without a font are in `fonts` afterwards.
void layout(struct arena *arena, const struct doc *doc, struct fonts *fonts, struct pdf *pdf,
            struct layout_report *report);

#endif
