// Lays out a deck: cards to cut out, four a page, each with its back on the sheet's other side.
#include "pdf/pages.h"

// What a card holds is the same on all papers; in mm.
static const struct pdf_box usual_card = {0, 0, 87, 114}, large_card = {0, 0, 174, 238};
static const double crop_length = 6;
static const double bar = 6, crop_width = .5; // points

struct deck {
    struct work *work;
    const struct doc_node *node;
    size_t first;  // page of the file
    size_t sheets; // that are there
    size_t cells;  // that are taken
    bool backs;
    unsigned side; // cards beside and below each other on a sheet: one in large print
};

static const struct doc_node *back_of(const struct doc_node *card, unsigned audience) {
    const struct doc_node *at = doc_first(card, audience);
    while (at && at->kind != DOC_BACK) at = doc_next(at, audience);
    return at;
}

static bool has_backs(const struct doc_node *deck, unsigned audience) {
    for (const struct doc_node *at = doc_first(deck, audience); at; at = doc_next(at, audience))
        if (back_of(at, audience)) return true;
    return false;
}

// ---- sheets ----

static void crop_mark(struct pdf *pdf, double x, double y, double dx, double dy) {
    pdf_line(pdf, x, y, x + dx, y + dy, crop_width, 0);
}

// Short lines where the sheet is cut: at its edges, and a cross where cuts meet.
static void crop(const struct deck *deck) {
    struct pdf *pdf = deck->work->pdf;
    double width = deck->work->paper.width, height = deck->work->paper.height;
    double length = mm(crop_length);
    if (deck->side == 1) return;
    crop_mark(pdf, width / 2, 0, 0, length);
    crop_mark(pdf, width / 2, height - length, 0, length);
    crop_mark(pdf, 0, height / 2, length, 0);
    crop_mark(pdf, width - length, height / 2, length, 0);
    crop_mark(pdf, width / 2 - length / 2, height / 2, length, 0);
    crop_mark(pdf, width / 2, height / 2 - length / 2, 0, length);
}

static void add_side(struct deck *deck) {
    deck->work->report->pages++;
    if (!deck->work->pdf) return;
    pdf_page(deck->work->pdf, deck->work->paper.width, deck->work->paper.height);
    crop(deck);
}

static struct pdf_box card_box(const struct deck *deck) {
    const struct pdf_box *box = deck->side == 1 ? &large_card : &usual_card;
    return (struct pdf_box){0, 0, mm(box->width), mm(box->height)};
}

// Two lines.
static double foot_height(const struct deck *deck) {
    struct sizes sizes;
    sizes_of(&sizes, deck->work->doc, 100);
    return 2 * sizes.styles[TYPE_FOOT].leading;
}

// Where a card's text stands on the front of its sheet, or on the back: turned over along the long
// edge, left is right.
static struct pdf_box cell_box(const struct deck *deck, size_t cell, bool back) {
    const struct sheet_of_paper *paper = &deck->work->paper;
    double width = paper->width / deck->side, height = paper->height / deck->side;
    size_t column = cell % deck->side, row = cell / deck->side % deck->side;
    struct pdf_box box = card_box(deck);
    if (back) column = deck->side - 1 - column;
    box.x = width * (double)column + (width - box.width) / 2;
    box.y = height * (double)row + (height - box.height - foot_height(deck)) / 2;
    return box;
}

// On a sheet.
static size_t cards_of(const struct deck *deck) {
    return (size_t)deck->side * deck->side;
}

static size_t page_of(const struct deck *deck, size_t cell, bool back) {
    return cell / cards_of(deck) * (deck->backs ? 2 : 1) + back;
}

// ---- cards ----

// For whom it is, as a heading.
static void card_label(struct flow *flow, const struct doc_node *card, struct column at) {
    struct setting setting = {.node = card,
                              .type = TYPE_HEADING,
                              .width = at.width,
                              .color = 1 + flow_tone(flow, card->tone)};
    if (!doc_has_text(card)) return;
    struct text *text = text_set(flow, &setting);
    flow_outline(flow, text, 1 + flow->titled);
    flow_open(flow, flow->titled ? PDF_H2 : PDF_H1);
    text_flow(flow, text, at.x);
    flow_close(flow);
    flow_space(flow, 1);
    flow->cut = CUT_NEVER;
}

static void compose(struct flow *flow, const struct part *part, struct column at) {
    const struct doc_node *card = part->first;
    uint32_t color = flow_tone(flow, card->tone);
    struct turn turn = flow_enter(flow, card);
    uint32_t first = flow_strip(flow, bar + 1.5 * flow->sizes.unit);
    flow_open_node(flow, PDF_DIV, card);
    flow_fill(flow, first, (struct pdf_box){at.x, 0, at.width, bar}, color);
    flow->cut = CUT_NEVER;
    card_label(flow, card, at);
    blocks(flow, card, at);
    flow_leave(flow, turn, at);
}

static void back_strip(struct flow *flow, const struct doc_node *card, const struct doc_node *back,
                       struct pdf_box box) {
    uint32_t color = flow_tone(flow, card->tone), strip = flow_strip(flow, box.height);
    struct setting setting = {.node = back,
                              .type = TYPE_BACK,
                              .width = box.width,
                              .align = DOC_CENTER,
                              .color = 1 + color};
    struct text *text = text_set(flow, &setting);
    double leading = text->style->leading, y = (box.height - leading * (double)text->n) / 2;
    flow_fill(flow, strip, (struct pdf_box){0, 0, box.width, bar}, color);
    flow_open_node(flow, PDF_P, back);
    for (size_t i = 0; i < text->n; i++)
        text_mark(flow, text, i, strip, 0, y + leading * (double)i);
    text_end(flow, text);
    flow_close(flow);
}

static struct flow *compose_back(const struct work *work, const struct doc_node *card,
                                 const struct doc_node *back, struct pdf_box box,
                                 struct cuts *cuts) {
    struct flow *flow = flow_new(work, 100);
    struct turn turn = flow_enter(flow, card);
    back_strip(flow, card, back, box);
    flow_leave(flow, turn, (struct column){0, box.width});
    pages_cut(flow, box, 0, CUT_RELUCTANT, 1, cuts);
    return flow;
}

// A flow that was cut for one box goes to the cells of the deck.
static void move(const struct deck *deck, struct flow *flow, size_t cell, bool back) {
    for (size_t i = 0; i < flow->strips.n; i++) {
        struct strip *strip = &flow->strips.items[i];
        struct pdf_box box = cell_box(deck, cell + strip->page, back);
        strip->x += box.x;
        strip->y += box.y;
        strip->page = (uint32_t)page_of(deck, cell + strip->page, back);
    }
}

static bool says(const struct doc_node *node, struct str words) {
    for (const struct doc_run *run = node->runs; run; run = run->next)
        if (words.len && str_find(run->text, words) >= 0) return true;
    for (const struct doc_node *at = node->first; at; at = at->next)
        if (says(at, words)) return true;
    return false;
}

// What a card says itself of the playbook is not said again.
static void card_foot(const struct deck *deck, struct flow *flow, const struct doc_node *card,
                      size_t cell) {
    struct doc_footer footer = deck->work->doc->footer;
    struct str *const parts[] = {&footer.title, &footer.version, &footer.digest, &footer.note,
                                 &footer.mark};
    struct pdf_box box = cell_box(deck, cell, false);
    box.y += box.height;
    pdf_go_to(deck->work->pdf, deck->first + page_of(deck, cell, false));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (says(card, *parts[i])) *parts[i] = S("");
    foot_draw(flow, deck->work->pdf, &footer, box, S(""));
}

static void draw_back(const struct deck *deck, const struct doc_node *card, size_t cell) {
    const struct doc_node *back = back_of(card, deck->work->doc->audience);
    struct pdf_box box = card_box(deck);
    struct cuts cuts;
    if (!back) return;
    struct flow *flow = compose_back(deck->work, card, back, box, &cuts);
    move(deck, flow, cell, true);
    if (deck->work->pdf) pages_draw(flow, &cuts, box, deck->work->pdf, deck->first);
}

// Its front and then its back, so that a card is read as one.
static void lay_out_card(struct deck *deck, const struct doc_node *card) {
    struct work *work = deck->work;
    struct arena_mark mark = arena_mark(work->arena);
    struct part part = {.first = card,
                        .compose = compose,
                        .block = card_box(deck),
                        .name = card->id.len ? card->id : work->doc->title,
                        .card = card->runs ? card->runs->text : S(""),
                        .promised = 1,
                        .tightest = tightest_of(work->doc),
                        .largest = 100};
    struct cuts cuts;
    struct flow *flow = part_fit(work, &part, &cuts);
    size_t cell = deck->cells;
    for (deck->cells += cuts.pages; deck->sheets * cards_of(deck) < deck->cells; deck->sheets++)
        for (int side = 0; side <= deck->backs; side++) add_side(deck);
    move(deck, flow, cell, false);
    if (work->pdf) {
        pages_draw(flow, &cuts, part.block, work->pdf, deck->first);
        for (size_t i = cell; i < deck->cells; i++) card_foot(deck, flow, card, i);
    }
    draw_back(deck, card, cell);
    if (work->pdf) pdf_close(work->pdf);
    arena_reset(work->arena, mark);
}

void deck_lay_out(struct work *work, const struct doc_node *node) {
    struct deck deck = {.work = work, .node = node, .first = work->report->pages};
    unsigned audience = work->doc->audience;
    deck.backs = has_backs(node, audience);
    deck.side = sizes_enlarged(work->doc) > 1 ? 1 : 2;
    for (const struct doc_node *card = doc_first(node, audience); card;
         card = doc_next(card, audience))
        lay_out_card(&deck, card);
}
