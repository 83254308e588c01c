// Fits a part of a document into its pages: as large as the promise allows, down to the smallest.
#include "pdf/pages.h"

double tightest_of(const struct doc *doc) {
    return doc->page.tightest && sizes_enlarged(doc) <= 1 ? doc->page.tightest : 100;
}

struct flow *flow_new(const struct work *work, double per_cent) {
    struct flow *flow = arena_new(work->arena, struct flow);
    *flow = (struct flow){.arena = work->arena,
                          .doc = work->doc,
                          .fonts = work->fonts,
                          .shapes = work->shapes,
                          .lang = work->doc->lang,
                          .rtl = doc_is_rtl(work->doc->lang),
                          .logo = work->logo,
                          .titled = work->titled,
                          .rail = work->doc->page.rail && !work->doc->page.large,
                          .page = work->paper.block.height};
    sizes_of(&flow->sizes, work->doc, per_cent);
    return flow;
}

// Sections stay whole where that costs no page more than was promised.
static void cut(struct flow *flow, const struct part *part, struct cuts *cuts) {
    pages_cut(flow, part->block, part->y, CUT_RELUCTANT, part->promised, cuts);
    if (part->promised && cuts->pages > part->promised)
        pages_cut(flow, part->block, part->y, CUT_KEPT, part->promised, cuts);
}

static struct flow *compose(const struct work *work, const struct part *part, double per_cent,
                            bool measures, struct cuts *cuts) {
    struct flow *flow = flow_new(work, per_cent);
    struct column at = {0, part->block.width};
    flow->measures = measures;
    flow->page = part->block.height;
    flow->space = part->space;
    part->compose(flow, part, at);
    if (flow->rtl) flow_mirror(flow, 0, at);
    cut(flow, part, cuts);
    return flow;
}

static struct cuts measure(const struct work *work, const struct part *part, double per_cent) {
    struct arena_mark mark = arena_mark(work->arena);
    struct cuts cuts;
    compose(work, part, per_cent, true, &cuts);
    arena_reset(work->arena, mark);
    return cuts;
}

static void report(struct work *work, const struct part *part, const struct cuts *cuts) {
    *PUSH(work->fonts->arena, &work->report->overflows) =
        (struct overflow){part->name, part->card, cuts->over * 25.4 / 72, part->promised};
}

// The largest type that takes no more than `pages`, to the per cent.
static double largest(const struct work *work, const struct part *part, size_t pages) {
    double low = part->tightest, high = part->largest;
    while (high - low > 1) {
        double middle = low + (double)(int)((high - low) / 2);
        if (measure(work, part, middle).pages > pages)
            high = middle;
        else
            low = middle;
    }
    return low;
}

struct flow *part_fit(struct work *work, const struct part *part, struct cuts *cuts) {
    struct arena_mark mark = arena_mark(work->arena);
    work->fonts->where = part->name;
    struct flow *flow = compose(work, part, part->largest, false, cuts);
    if (part->promised == 0 || cuts->pages <= part->promised) return flow;
    arena_reset(work->arena, mark);
    struct cuts least = measure(work, part, part->tightest);
    size_t pages = part->promised;
    if (least.pages > pages) {
        report(work, part, &least);
        pages = least.pages;
    }
    return compose(work, part, largest(work, part, pages), false, cuts);
}
