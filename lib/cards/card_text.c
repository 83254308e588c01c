// The card as lines for a terminal.
#include "base/utf8.h"
#include "cards/layout.h"

// What goes first where there is no room: the highest rank.
enum {
    RANK_TITLE,
    RANK_HANDOVER,
    RANK_FIRST_OFFER,
    RANK_SAY,
    RANK_QUESTIONS,
    RANK_OVER,
    RANK_NEXT,
    RANK_OFFERS, // and one more for each
    RANK_OFFERS_OF_OTHERS = 1 << 20,
    RANK_BEWARE = 1 << 21,
    RANK_NOTICES,
    RANK_MORE = 0 // never dropped
};

enum {
    RIGHT_USUAL = 66, // where the right-hand column stands if there is room
    RIGHT_CELLS = 20, // "your own authority" and a little more
    IDS_LEAST = 17,   // cells for the gestures' ids
    IDS_MOST = 26,
    WIDTH_LEAST = 24,
    WIDTH_COLUMNS = 64, // narrower terminals have no right-hand column
    HANG = 2,
    BLOCK_LINES = 4, // of one text or list
    BLOCK_LINES_SHORT = 2
};

struct drawing {
    struct layout layout;
    const struct card *card;
    unsigned ids; // cells
};

static void draw_title(struct drawing *drawing) {
    const struct card *card = drawing->card;
    const char *between = card->moment.len ? " · " : "";
    struct str place = str_fmt(drawing->layout.arena, "%.*s%s%.*s", S_ARG(card->moment), between,
                               S_ARG(card->scenario->entry.id.s));
    struct layout_row row = {RANK_TITLE, NO_LABEL, S(""), card->title, place, 0, false};
    layout_row(&drawing->layout, &row);
}

// Whom to call is never shortened.
static void draw_text(struct drawing *drawing, unsigned rank, const char *label, struct str text,
                      struct str right) {
    bool whole = rank == RANK_HANDOVER || rank == RANK_OVER;
    struct layout_row row = {rank, label, S(""), text, right, LABEL_CELLS, whole};
    if (text.len || right.len) layout_row(&drawing->layout, &row);
}

static void draw_list(struct drawing *drawing, unsigned rank, const char *label,
                      const struct str *items, size_t n) {
    for (size_t i = 0; i < n; i++) draw_text(drawing, rank, i ? NO_LABEL : label, items[i], S(""));
}

static const char *label_of(const struct card_offer *offer) {
    if (offer->own) return " DO     ";
    bool askable =
        str_starts(offer->authority, S("ask ")) || str_starts(offer->authority, S("with "));
    return askable ? " ASK    " : " NOT    ";
}

static const char *label_beside(const struct card_offer *offer, const struct card_offer *before) {
    if (offer->one_of) return " ONE OF ";
    if (!before || before->one_of || !str_eq(str_of(label_of(before)), str_of(label_of(offer))))
        return label_of(offer);
    return NO_LABEL;
}

// Where room is short, many conditions give way to the question that answers them.
static struct str offer_limit(const struct drawing *drawing, const struct card_offer *offer,
                              unsigned start) {
    const struct layout *layout = &drawing->layout;
    bool is_short = layout->most == BLOCK_LINES_SHORT;
    unsigned cells = layout->width > start ? layout->width - start : 1;
    bool is_long = utf8_cells(offer->limit) > BLOCK_LINES_SHORT * cells;
    return offer->own && is_short && is_long ? offer->brief : offer->limit;
}

// On a narrow terminal the label alone says whose authority it is.
static void draw_offer(struct drawing *drawing, size_t i) {
    const struct card_offer *offer = &drawing->card->offers.items[i];
    unsigned width = drawing->layout.width, start = LABEL_CELLS + drawing->ids;
    struct layout_row row = {
        .rank =
            i ? (unsigned)i + (offer->own ? RANK_OFFERS : RANK_OFFERS_OF_OTHERS) : RANK_FIRST_OFFER,
        .label = label_beside(offer, i ? offer - 1 : NULL),
        .lead = offer->gesture->entry.id.s,
        .left = offer_limit(drawing, offer, start),
        .right = offer->authority,
        .start = start,
        .whole = true,
    };
    if (width < WIDTH_COLUMNS) {
        if (!offer->own) row.left = offer->authority;
        row.right = S("");
        if (start + utf8_cells(row.left) > width) row.start = LABEL_CELLS + HANG;
    }
    layout_row(&drawing->layout, &row);
}

static void draw_next(struct drawing *drawing) {
    const struct card *card = drawing->card;
    struct str budget = S("");
    if (card->time_budget.len)
        budget = str_fmt(drawing->layout.arena, "(%.*s)", S_ARG(card->time_budget));
    draw_text(drawing, RANK_NEXT, " NEXT   ", card->next, budget);
}

static void draw(struct drawing *drawing) {
    const struct card *card = drawing->card;
    draw_title(drawing);
    draw_list(drawing, RANK_HANDOVER, " IF     ", card->handover.items, card->live_handover);
    draw_text(drawing, RANK_SAY, " SAY    ", card->say, S(""));
    layout_list(&drawing->layout, RANK_QUESTIONS, " FIRST  ", &card->first);
    for (size_t i = 0; i < card->offers.n; i++) draw_offer(drawing, i);
    draw_text(drawing, RANK_OVER, card->over_any ? " ASK    " : " OVER   ", card->over, S(""));
    draw_list(drawing, RANK_BEWARE, " NEVER  ", card->beware.items, card->beware.n);
    draw_next(drawing);
    draw_list(drawing, RANK_NOTICES, " NOTE   ", card->notices.items, card->notices.n);
}

static unsigned id_cells(const struct card *card) {
    size_t longest = 0;
    for (size_t i = 0; i < card->offers.n; i++) {
        size_t cells = utf8_cells(card->offers.items[i].gesture->entry.id.s) + 2;
        if (cells > longest && cells <= IDS_MOST) longest = cells;
    }
    return longest > IDS_LEAST ? (unsigned)longest : IDS_LEAST;
}

static struct drawing drawn(struct arena *arena, const struct card *card, unsigned width,
                            size_t most) {
    unsigned right = width > RIGHT_USUAL + RIGHT_CELLS ? RIGHT_USUAL : width - RIGHT_CELLS;
    struct drawing drawing = {
        .layout = {.arena = arena, .width = width, .right = right, .most = most},
        .card = card,
        .ids = id_cells(card)};
    return drawing;
}

// Where all of it is too much, long texts are shortened first, then what matters least is left out.
void card_text(struct buf *out, const struct card *card, unsigned width, bool bold) {
    if (width == 0) width = CARD_WIDTH;
    if (width < WIDTH_LEAST) width = WIDTH_LEAST;
    struct drawing drawing = drawn(out->arena, card, width, BLOCK_LINES);
    draw(&drawing);
    if (layout_lines(&drawing.layout) <= CARD_LINES) {
        layout_write(out, &drawing.layout, bold);
        return;
    }
    struct drawing more = drawn(out->arena, card, width, BLOCK_LINES);
    struct str how = str_fmt(out->arena, "empower show %.*s", S_ARG(card->scenario->entry.id.s));
    draw_text(&more, RANK_MORE, " MORE   ", how, S(""));
    drawing = drawn(out->arena, card, width, BLOCK_LINES_SHORT);
    draw(&drawing);
    layout_fit(&drawing.layout, CARD_LINES - layout_lines(&more.layout));
    layout_write(out, &drawing.layout, bold);
    layout_write(out, &more.layout, bold);
}
