// Cuts a flow into pages: at the place that costs least, and of these as late as can be.
#include "pdf/pages.h"

static const double rounding = .01; // points

// Where the page that is being filled may end.
struct page {
    struct flow *flow;
    struct cuts *cuts;
    struct pdf_box block;
    enum cut kept;
    ptrdiff_t begin; // its first strip; -1: something else stands before the first one
    double y;        // behind its last strip
};

static enum cut cost(const struct page *page, const struct strip *strip) {
    return strip->cut < page->kept ? CUT_FREE : (enum cut)strip->cut;
}

// The header of a table that goes on stands at the top again.
static double begin_page(struct page *page, size_t strip) {
    const struct flow *flow = page->flow;
    uint16_t head = flow->strips.items[strip].head;
    page->begin = (ptrdiff_t)strip;
    page->y = 0;
    page->cuts->pages++;
    if (head == 0) return 0;
    *PUSH(flow->arena, &page->cuts->repeats) =
        (struct repeat){(uint32_t)page->cuts->pages - 1, (uint16_t)(head - 1)};
    return page->y = flow->heads.items[head - 1].height;
}

// The best strip to begin the next page with, when `over` does not fit any more.
static size_t best_cut(const struct page *page, size_t over) {
    size_t best = over;
    enum cut least = CUT_FORCED;
    for (ptrdiff_t i = (ptrdiff_t)over; i > page->begin; i--) {
        enum cut here = cost(page, &page->flow->strips.items[i]);
        if (here < least) least = here, best = (size_t)i;
        if (least == CUT_FREE) break;
    }
    return best;
}

static double above(const struct page *page, size_t strip) {
    return (ptrdiff_t)strip == page->begin ? 0 : page->flow->strips.items[strip].above;
}

static bool ends_before(const struct page *page, size_t i) {
    const struct strip *strip = &page->flow->strips.items[i];
    return (ptrdiff_t)i > page->begin &&
           (strip->cut == CUT_FORCED ||
            page->y + above(page, i) + strip->height > page->block.height + rounding);
}

static size_t next_begin(const struct page *page, size_t i) {
    return page->flow->strips.items[i].cut == CUT_FORCED ? i : best_cut(page, i);
}

static void place(struct page *page, size_t i) {
    struct strip *strip = &page->flow->strips.items[i];
    strip->page = (uint32_t)page->cuts->pages - 1;
    strip->x = page->block.x;
    strip->y = page->block.y + page->y + above(page, i);
    page->y += above(page, i) + strip->height;
}

void pages_cut(struct flow *flow, struct pdf_box block, double y, enum cut kept, unsigned promised,
               struct cuts *cuts) {
    struct page page = {
        .flow = flow, .cuts = cuts, .block = block, .kept = kept, .begin = -1, .y = y};
    *cuts = (struct cuts){.pages = y > 0};
    if (flow->strips.n && cuts->pages == 0) begin_page(&page, 0);
    for (size_t i = 0; i < flow->strips.n; i++) {
        if (ends_before(&page, i)) begin_page(&page, i = next_begin(&page, i));
        place(&page, i);
    }
    cuts->y = page.y;
    for (size_t i = 0; i < flow->strips.n; i++)
        if (flow->strips.items[i].page >= promised)
            cuts->over += flow->strips.items[i].above + flow->strips.items[i].height;
}

void pages_spread(struct flow *flow, struct pdf_box block, const struct cuts *cuts, double most) {
    size_t gaps = 0, passed = 0;
    for (size_t i = 1; i < flow->strips.n; i++) gaps += flow->strips.items[i].above > 0;
    if (gaps == 0 || cuts->pages != 1) return;
    double wider = (block.height - cuts->y) / (double)gaps;
    if (wider > most) wider = most;
    for (size_t i = 1; i < flow->strips.n; i++) {
        passed += flow->strips.items[i].above > 0;
        flow->strips.items[i].y += wider * (double)passed;
    }
}
