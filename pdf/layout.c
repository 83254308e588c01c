// Lays a document out part by part, from one page break to the next, each on the pages promised.
#include "pdf/layout.h"

#include "formats/inline.h"
#include "pdf/pages.h"

// How much larger than usual a poster's type may become, to fill its paper.
static const double poster_largest = 260, poster_gap = 4; // per cent; units between blocks
enum { CHUNK = 3000 };                                    // nodes
enum { SHAPES_MOST = 16 << 20 };                          // bytes

static const struct doc_node *title_of(const struct part *part, unsigned audience) {
    const struct doc_node *at = part->first;
    while (at != part->end && at->kind != DOC_TITLE) at = doc_next(at, audience);
    return at == part->end ? NULL : at;
}

static struct str name_of(const struct work *work, const struct part *part) {
    const struct doc_node *title = title_of(part, work->doc->audience);
    if (title && title->id.len) return title->id;
    return title && title->runs ? title->runs->text : work->doc->title;
}

// A section begins with a line, which keeps off what is none.
static double distance(const struct doc_node *above, const struct doc_node *below) {
    return below->kind == DOC_SECTION && above->kind != DOC_SECTION ? 2.5 : 1;
}

static void compose(struct flow *flow, const struct part *part, struct column at) {
    const struct doc_node *last = NULL;
    for (const struct doc_node *node = part->first; node != part->end;
         node = doc_next(node, flow->doc->audience)) {
        if (last) flow_space(flow, distance(last, node));
        block(flow, node, at);
        last = node;
    }
}

static void add_page(struct work *work) {
    if (work->pdf) pdf_page(work->pdf, work->paper.width, work->paper.height);
    work->report->pages++;
}

static void add_foot(struct work *work, struct flow *flow, size_t page, size_t number, size_t of) {
    if (!work->doc->page.pages)
        *PUSH(work->fonts->arena, &work->unnumbered) = page;
    else if (work->pdf)
        foot_draw_page(flow, work->pdf, page, number, of);
}

// Draws what was fitted; `shared`: its first page is there already.
static void draw_part(struct work *work, struct flow *flow, const struct part *part,
                      const struct cuts *cuts, bool shared) {
    size_t first = work->report->pages - shared;
    work->logo = flow->logo;
    for (size_t i = shared; i < cuts->pages; i++) add_page(work);
    if (work->pdf) pages_draw(flow, cuts, part->block, work->pdf, first);
    for (size_t i = shared; i < cuts->pages; i++)
        add_foot(work, flow, first + i, i + 1, cuts->pages);
}

// Large print takes as many more pages as its type is larger, and is never tightened: 0 where there
// is no promise.
static unsigned promised(const struct doc *doc) {
    double larger = sizes_enlarged(doc), pages = doc->page.pages * larger * larger;
    if (doc->page.scale == DOC_WALL && doc->page.pages == 0) return 1;
    return larger > 1 ? (unsigned)pages + (doc->page.pages > 0) : doc->page.pages;
}

static struct part part_new(const struct work *work, const struct doc_node *first,
                            const struct doc_node *end) {
    const struct doc_page *page = &work->doc->page;
    struct part part = {.first = first, .end = end, .compose = compose, .block = work->paper.block};
    part.name = name_of(work, &part);
    part.promised = promised(work->doc);
    part.tightest = tightest_of(work->doc);
    part.largest = page->scale == DOC_WALL ? poster_largest : 100;
    return part;
}

static void lay_out_promised(struct work *work, const struct part *part) {
    struct arena_mark mark = arena_mark(work->arena);
    struct cuts cuts;
    struct flow *flow = part_fit(work, part, &cuts);
    if (work->doc->page.scale == DOC_WALL)
        pages_spread(flow, part->block, &cuts, poster_gap * flow->sizes.unit);
    draw_part(work, flow, part, &cuts, false);
    arena_reset(work->arena, mark);
}

static size_t count_nodes(const struct doc_node *node) {
    size_t n = 1;
    for (const struct doc_node *at = node->first; at; at = at->next) n += count_nodes(at);
    return n;
}

// So much that it is some pages, and what comes next may stand on a page of its own.
static const struct doc_node *chunk_end(const struct work *work, const struct doc_node *node,
                                        const struct doc_node *end) {
    bool whole = false;
    for (size_t n = 0; node != end && !(whole && n >= CHUNK);
         node = doc_next(node, work->doc->audience)) {
        n += count_nodes(node);
        whole = node->kind == DOC_SECTION;
    }
    return node;
}

// What has no promise is laid out in chunks that join on a page, so that memory stays bounded.
static void lay_out_chunks(struct work *work, struct part part) {
    const struct doc_node *end = part.end;
    while (part.first != end) {
        struct arena_mark mark = arena_mark(work->arena);
        struct cuts cuts;
        part.end = chunk_end(work, part.first, end);
        struct flow *flow = part_fit(work, &part, &cuts);
        draw_part(work, flow, &part, &cuts, part.y > 0);
        part.first = part.end;
        part.y = cuts.y;
        part.space = flow->space;
        arena_reset(work->arena, mark);
    }
}

static bool ends_part(const struct doc_node *node) {
    return !node || node->kind == DOC_PAGE_BREAK || node->kind == DOC_DECK;
}

// Is the first heading from here on a title?
static bool has_title(const struct work *work, const struct doc_node *at) {
    while (at && at->kind != DOC_TITLE && at->kind != DOC_DECK && at->kind != DOC_SECTION)
        at = doc_next(at, work->doc->audience);
    return at && at->kind == DOC_TITLE;
}

// Lays out what begins with `node`, and answers what comes after it.
static const struct doc_node *lay_out_from(struct work *work, const struct doc_node *node) {
    unsigned audience = work->doc->audience;
    if (node->kind == DOC_PAGE_BREAK) {
        if (node->style == DOC_NEXT_LEAF && work->report->pages % 2) add_page(work);
        return doc_next(node, audience);
    }
    if (node->kind == DOC_DECK) {
        if (work->report->pages % 2) add_page(work);
        deck_lay_out(work, node);
        node = doc_next(node, audience);
        work->titled = work->titled || has_title(work, node);
        return node;
    }
    const struct doc_node *end = node;
    while (!ends_part(end)) end = doc_next(end, audience);
    struct part part = part_new(work, node, end);
    if (title_of(&part, audience)) work->titled = true;
    if (part.promised)
        lay_out_promised(work, &part);
    else
        lay_out_chunks(work, part);
    return end;
}

// So that memory stays bounded, as that of parts does.
static void forget_shapes(struct work *work, struct arena_mark mark) {
    struct arena *arena = work->shapes->arena;
    if (arena->held <= SHAPES_MOST) return;
    arena_reset(arena, mark);
    *work->shapes = shapes_new(arena);
}

static void lay_out_all(struct work *work) {
    struct arena_mark mark = arena_mark(work->shapes->arena);
    const struct doc_node *node = doc_first(&work->doc->body, work->doc->audience);
    work->titled = has_title(work, node);
    while (node) {
        node = lay_out_from(work, node);
        forget_shapes(work, mark);
    }
    if (work->report->pages == 0) add_page(work);
}

static void number_pages(struct work *work) {
    struct flow *flow = flow_new(work, 100);
    for (size_t i = 0; work->pdf && i < work->unnumbered.n; i++)
        foot_draw_page(flow, work->pdf, work->unnumbered.items[i], work->unnumbered.items[i] + 1,
                       work->report->pages);
}

void layout(struct arena *arena, const struct doc *doc, struct fonts *fonts, struct pdf *pdf,
            struct layout_report *report) {
    struct shapes shapes = shapes_new(arena_child(arena));
    struct work work = {.arena = arena,
                        .doc = doc,
                        .fonts = fonts,
                        .shapes = &shapes,
                        .pdf = pdf,
                        .report = report,
                        .paper = paper_of(&doc->page),
                        .logo = doc->theme.logo};
    if (pdf) pdf_open(pdf, PDF_DOCUMENT, NULL);
    lay_out_all(&work);
    number_pages(&work);
    if (pdf) pdf_close(pdf);
    arena_child_free(arena);
}
