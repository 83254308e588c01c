// Sets text in lines: drafted, shaped once, broken, and cut into pieces where it is to be drawn.
#include "pdf/flow.h"

// A character that has no font is known once it was looked for; then another one stands in.
static const struct shaped *shape_draft(struct flow *flow, const struct setting *setting,
                                        struct draft *draft) {
    const struct shaped *shaped = NULL;
    while (!shaped) {
        *draft = draft_text(flow, setting);
        shaped = shape(flow->shapes, flow->fonts, draft);
    }
    return shaped;
}

// A text that is set, with what only its setting needs.
struct setter {
    struct flow *flow;
    const struct setting *setting;
    struct draft draft;
    const struct shaped *shaped;
    struct cutter cutter;
    int64_t room; // parts of an em
};

static int64_t parts_of_em(const struct draft *draft, double points) {
    return (int64_t)(points / draft->size * EM);
}

// One part more, so that rounding never parts what fits exactly.
static int64_t room_for(const struct setter *setter, const struct style *style) {
    const struct setting *setting = setter->setting;
    if (setting->width <= 0) return INT64_MAX;
    int64_t room = parts_of_em(&setter->draft, setting->width) + 1;
    if (style->balanced)
        return extent_balance(setter->shaped, room, parts_of_em(&setter->draft, 1));
    return setting->most ? room : extent_lengthen(setter->shaped, room);
}

static void align(struct line *line, const struct setting *setting) {
    double room = setting->width - line->width;
    if (setting->align == DOC_CENTER) line->x = room / 2;
    if (setting->align == DOC_END) line->x = room;
}

static void add_line(struct setter *setter, const struct extent *extent, double x,
                     struct line *line) {
    line->width += (double)extent->width * setter->draft.size / EM;
    if (!setter->flow->measures) cutter_add(&setter->cutter, extent, x, line);
}

static void add_piece(struct arena *arena, struct line *line, struct piece piece, double x) {
    piece.x += x;
    for (size_t i = 0; i < piece.n; i++) piece.glyphs[i].x += x;
    *PUSH(arena, &line->pieces) = piece;
}

// A line that is cut short ends with the sign for it, which is read as that.
static void add_cut_line(struct setter *setter, struct extent *extent, struct line *line) {
    struct flow *flow = setter->flow;
    struct setting setting = *setter->setting;
    setting.node = setting.items = NULL;
    setting.words = S("\u2026");
    setting.most = 0;
    const struct text *sign = text_set(flow, &setting);
    double width = sign->lines[0].width;
    extent_shorten(setter->shaped, setter->room - parts_of_em(&setter->draft, width), extent);
    add_line(setter, extent, flow->rtl ? width : 0, line);
    for (size_t i = 0; i < sign->lines[0].pieces.n; i++)
        add_piece(flow->arena, line, sign->lines[0].pieces.items[i], flow->rtl ? 0 : line->width);
    line->width += width;
}

static void add_lines(struct setter *setter, struct text *text) {
    const struct setting *setting = setter->setting;
    size_t n = extent_count(setter->shaped, setter->room);
    bool too_many = setting->most && n > setting->most;
    struct extent extent = {0};
    text->n = too_many ? setting->most : n;
    text->lines = arena_array(setter->flow->arena, struct line, text->n);
    for (size_t i = 0; i < text->n; i++) {
        extent_next(setter->shaped, setter->room, &extent);
        if (too_many && i + 1 == text->n)
            add_cut_line(setter, &extent, &text->lines[i]);
        else
            add_line(setter, &extent, 0, &text->lines[i]);
        align(&text->lines[i], setting);
    }
}

// What is said, with what no font has.
static struct str said(struct arena *arena, const struct draft *draft) {
    struct buf out = buf_new(arena);
    size_t at = 0;
    if (draft->n_stand_ins == 0) return draft->plain;
    for (size_t i = 0; i < draft->n_stand_ins; i++) {
        buf_add(&out, str_slice(draft->plain, at, draft->stand_ins[i].from));
        buf_add(&out, draft->stand_ins[i].says);
        at = draft->stand_ins[i].from + STAND_IN.len;
    }
    buf_add(&out, str_from(draft->plain, at));
    return buf_str(&out);
}

struct text *text_set(struct flow *flow, const struct setting *setting) {
    struct text *text = arena_new(flow->arena, struct text);
    struct setter setter = {.flow = flow, .setting = setting};
    text->style = &flow->sizes.styles[setting->type];
    setter.shaped = shape_draft(flow, setting, &setter.draft);
    setter.room = room_for(&setter, text->style);
    if (!flow->measures)
        setter.cutter =
            cutter_new(flow->arena, &setter.draft, setter.shaped, style_baseline(text->style));
    add_lines(&setter, text);
    text->plain = said(flow->arena, &setter.draft);
    if (text->plain.len) flow->said = text->plain;
    return text;
}

static int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;
}

struct text_need text_measure(struct flow *flow, const struct setting *setting) {
    struct arena_mark mark = arena_mark(flow->arena);
    struct draft draft;
    const struct shaped *shaped = shape_draft(flow, setting, &draft);
    struct extent line = {0}, word = {0};
    int64_t whole = 0, longest = 0, amount = 0;
    while (extent_next(shaped, INT64_MAX, &line)) {
        whole = most(whole, line.width);
        amount += line.width;
    }
    while (extent_next_word(shaped, &word)) longest = most(longest, word.width);
    arena_reset(flow->arena, mark);
    double scale = draft.size / EM;
    return (struct text_need){(double)whole * scale, (double)longest * scale,
                              (double)amount * scale};
}
