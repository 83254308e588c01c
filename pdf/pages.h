// The paper, the cutting of a flow into pages, and the drawing of them.
#ifndef PDF_PAGES_H
#define PDF_PAGES_H

#include "pdf/flow.h"

struct sheet_of_paper {
    double width, height;
    struct pdf_box block; // of text: the same on both papers, so that pages end at the same places
};
struct sheet_of_paper paper_of(const struct doc_page *page);
double mm(double length); // in points

// ---- cutting ----

// A header that a page begins with again.
struct repeat {
    uint32_t page;
    uint16_t head; // its place in the flow
};
struct cuts {
    size_t pages;
    double y;    // behind the last strip on the last page
    double over; // height of what stands on pages beyond those that were promised
    LIST(struct repeat) repeats;
};

// Gives every strip its page and place. `y`: where something ends already on the first page, 0 on a
// page of its own. `kept`: the least cost that is respected, CUT_RELUCTANT usually.
void pages_cut(struct flow *flow, struct pdf_box block, double y, enum cut kept, unsigned promised,
               struct cuts *cuts);
// Widens the distances on a single page until it is full, or until each is `most` wider.
void pages_spread(struct flow *flow, struct pdf_box block, const struct cuts *cuts, double most);

// ---- parts of a document ----

// A document in the works.
struct work {
    struct arena *arena;
    const struct doc *doc;
    struct fonts *fonts;
    struct shapes *shapes;
    struct pdf *pdf; // NULL: lay out only
    struct layout_report *report;
    struct sheet_of_paper paper;
    const struct doc_figure *logo; // that is still to be drawn
    bool titled;                   // a title was there, so that other headings are below it
    LIST(size_t) unnumbered;       // pages whose feet wait for the number of all
};

// What is fitted into a box or several: nodes of the body up to a page break, or a card.
struct part {
    const struct doc_node *first, *end;
    void (*compose)(struct flow *flow, const struct part *part, struct column at);
    struct pdf_box block;
    struct str name, card;    // in messages: what it is of, and for whom a card is
    unsigned promised;        // pages; 0: as many as it takes
    double tightest, largest; // per cent
    double y, space;          // where another one ends on its first page, and distance to it
};

// Composes a part as large as the promise allows, and reports what overflows.
struct flow *part_fit(struct work *work, const struct part *part, struct cuts *cuts);
// How far type may be tightened, in per cent.
double tightest_of(const struct doc *doc);
struct flow *flow_new(const struct work *work, double per_cent);

void deck_lay_out(struct work *work, const struct doc_node *deck);

// ---- drawing ----

// Draws all marks; the flow's first page is `first` of the file.
void pages_draw(struct flow *flow, const struct cuts *cuts, struct pdf_box block, struct pdf *pdf,
                size_t first);
// The lines of a text, whose corner is `x`, `y`.
void text_draw(struct flow *flow, struct pdf *pdf, const struct text *text, double x, double y);
// What a footer says at a page's foot, or a card's, and `number` behind it: from the corner of
// the box on.
void foot_draw(struct flow *flow, struct pdf *pdf, const struct doc_footer *footer,
               struct pdf_box box, struct str number);
void foot_draw_page(struct flow *flow, struct pdf *pdf, size_t page, size_t number, size_t of);
void draw_piece(struct arena *arena, struct pdf *pdf, const struct piece *piece, double x,
                double y);

#endif
