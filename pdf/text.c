// Sets text in lines: runs of a node, or sayings in a row, through Pango.
#include "pdf/flow.h"

#include "formats/inline.h"

// What is gathered before Pango sees it.
struct draft {
    struct flow *flow;
    const struct setting *setting;
    const struct style *style;
    struct buf plain;
    LIST(struct span) spans;
    PangoAttrList *attributes;
    uint32_t item;
    struct str lang;
};

static const double code_size = .92;

static void add_attribute(struct draft *draft, PangoAttribute *attribute, size_t from) {
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)draft->plain.len;
    pango_attr_list_insert(draft->attributes, attribute);
}

// Pango never paints here: a colour's number is that of the span which a run belongs to, and parts
// runs where spans meet.
static struct span *add_span(struct draft *draft, enum piece_kind kind, struct str text) {
    size_t from = draft->plain.len, number = draft->spans.n;
    buf_add(&draft->plain, text);
    struct span *span = PUSH(draft->plain.arena, &draft->spans);
    *span = (struct span){.kind = (uint8_t)kind,
                          .from = (uint32_t)from,
                          .to = (uint32_t)draft->plain.len,
                          .size = draft->style->size,
                          .item = draft->item,
                          .lang = draft->lang,
                          .color = draft->setting->color
                                       ? draft->setting->color - 1
                                       : flow_color(draft->flow, draft->style->color)};
    add_attribute(draft,
                  pango_attr_foreground_new((guint16)(number >> 16), (guint16)(number & 0xffff), 0),
                  from);
    return span;
}

static bool is_id(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (!is_alnum(text.ptr[i]) && text.ptr[i] != '-' && text.ptr[i] != '_') return false;
    }
    return true;
}

// Ids are not broken. What is none may be: without a break, Pango ends the program where words of
// both directions are wider than a line.
static void add_code(struct draft *draft, struct str text) {
    struct span *span = add_span(draft, PIECE_CODE, text);
    span->size *= code_size;
    span->color = flow_color(draft->flow, DOC_MUTED);
    add_attribute(draft, pango_attr_size_new_absolute((int)(span->size * PANGO_SCALE)), span->from);
    add_attribute(draft, pango_attr_weight_new(PANGO_WEIGHT_NORMAL), span->from);
    if (is_id(text)) add_attribute(draft, pango_attr_allow_breaks_new(FALSE), span->from);
}

static void add_link(struct draft *draft, const struct doc_run *run, struct str text) {
    struct span *span = add_span(draft, PIECE_LINK, text);
    span->says = run->href;
    span->color = flow_color(draft->flow, DOC_AGENT);
}

// Room for a box in place of U+FFFC, and for a gap where a text follows.
static void add_box(struct draft *draft, const struct doc_run *run, struct str means) {
    struct span *span = add_span(draft, PIECE_BOX, S("\uFFFC"));
    bool alone = !run->next || run->next->kind == DOC_LINE_END;
    int side = (int)(draft->style->size * PANGO_SCALE);
    PangoRectangle room = {0, -side, alone ? side : side * 3 / 2, side};
    span->says = means;
    add_attribute(draft, pango_attr_shape_new(&room, &room), span->from);
}

static void add_run(struct draft *draft, const struct doc_run *run) {
    struct str text = inline_visible(draft->plain.arena, run->text);
    size_t from = draft->plain.len;
    switch (run->kind) {
    case DOC_TEXT: add_span(draft, PIECE_TEXT, text); break;
    case DOC_STRONG:
        add_span(draft, PIECE_TEXT, text);
        add_attribute(draft, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
        break;
    case DOC_CODE: add_code(draft, text); break;
    case DOC_LINK:
        if (doc_link_is_safe(run->href))
            add_link(draft, run, text);
        else
            add_span(draft, PIECE_TEXT, text);
        break;
    case DOC_LINE_END: add_span(draft, PIECE_TEXT, S("\n")); break;
    case DOC_BOX: add_box(draft, run, text); break;
    }
}

static void add_runs(struct draft *draft, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) add_run(draft, run);
}

// Sayings in a row, with a middot between two; a line ends behind it, not before.
static void add_items(struct draft *draft, const struct doc_node *first) {
    unsigned audience = draft->flow->doc->audience;
    for (const struct doc_node *at = first; at; at = doc_next(at, audience)) {
        draft->item++;
        draft->lang = at->lang;
        add_runs(draft, at);
        if (doc_next(at, audience))
            add_span(draft, PIECE_BETWEEN, S("\u00a0\u00b7 "))->color =
                flow_color(draft->flow, DOC_MUTED);
    }
}

static void add_words(struct draft *draft, struct str words) {
    if (words.len) add_span(draft, PIECE_TEXT, inline_visible(draft->plain.arena, words));
}

// What holds for all of the text.
static void add_style(struct draft *draft) {
    const struct style *style = draft->style;
    PangoFontDescription *font = pango_font_description_new();
    bool bold = style->bold || draft->setting->bold;
    pango_font_description_set_family_static(font, draft->flow->fonts->families);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    PangoAttribute *attribute = pango_attr_font_desc_new(font);
    attribute->start_index = 0;
    pango_attr_list_insert_before(draft->attributes, attribute);
    pango_font_description_free(font);
    struct str lang = str_dup(draft->plain.arena, draft->flow->lang);
    add_attribute(
        draft, pango_attr_language_new(pango_language_from_string(lang.len ? lang.ptr : "en")), 0);
    add_attribute(draft, pango_attr_insert_hyphens_new(FALSE), 0);
    if (style->tracking < 0 || style->tracking > 0)
        add_attribute(
            draft,
            pango_attr_letter_spacing_new((int)(style->tracking * style->size * PANGO_SCALE)), 0);
    if (style->tabular) add_attribute(draft, pango_attr_font_features_new("tnum"), 0);
}

static PangoLayout *lay_out(struct draft *draft, const struct setting *setting) {
    PangoContext *context = draft->flow->fonts->context;
    pango_context_set_base_dir(context,
                               draft->flow->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout *laid = pango_layout_new(context);
    pango_layout_set_auto_dir(laid, FALSE);
    pango_layout_set_wrap(laid, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(laid, draft->plain.len ? draft->plain.ptr : "", (int)draft->plain.len);
    pango_layout_set_attributes(laid, draft->attributes);
    pango_attr_list_unref(draft->attributes);
    // One more unit, so that rounding never parts what fits exactly.
    if (setting->width > 0) pango_layout_set_width(laid, (int)(setting->width * PANGO_SCALE) + 1);
    if (setting->most) {
        pango_layout_set_height(laid, -(int)setting->most);
        pango_layout_set_ellipsize(laid, PANGO_ELLIPSIZE_END);
    }
    return laid;
}

static PangoLayout *prepare(struct draft *draft) {
    const struct setting *setting = draft->setting;
    draft->style = &draft->flow->sizes.styles[setting->type];
    draft->plain = buf_new(draft->flow->arena);
    draft->attributes = pango_attr_list_new();
    if (setting->items)
        add_items(draft, setting->items);
    else if (setting->node)
        add_runs(draft, setting->node);
    add_words(draft, setting->words);
    add_style(draft);
    return lay_out(draft, setting);
}

// The narrowest width that needs no more lines, so that all are about as long.
static void balance(PangoLayout *laid, double width) {
    int n = pango_layout_get_line_count(laid), low = 0, high = (int)(width * PANGO_SCALE);
    while (n > 1 && high - low > PANGO_SCALE) {
        int middle = low + (high - low) / 2;
        pango_layout_set_width(laid, middle);
        if (pango_layout_get_line_count(laid) > n)
            low = middle;
        else
            high = middle;
    }
    pango_layout_set_width(laid, high);
}

// Of the line before `n`.
static double last_line(PangoLayout *laid, int n) {
    PangoRectangle rectangle;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(laid, n - 1), NULL, &rectangle);
    return (double)rectangle.width / PANGO_SCALE;
}

// A short word alone in the last line takes another down with it, where that costs no line.
static void lengthen_end(PangoLayout *laid, double width) {
    static const double short_part = .12, narrowest = .8, step = .04;
    int n = pango_layout_get_line_count(laid);
    double narrow = width;
    if (n < 2) return;
    while (last_line(laid, n) < width * short_part && narrow > width * narrowest) {
        narrow -= width * step;
        pango_layout_set_width(laid, (int)(narrow * PANGO_SCALE));
        if (pango_layout_get_line_count(laid) > n) {
            pango_layout_set_width(laid, (int)(width * PANGO_SCALE));
            return;
        }
    }
}

struct text *text_set(struct flow *flow, const struct setting *setting) {
    struct draft draft = {.flow = flow, .setting = setting};
    PangoLayout *laid = prepare(&draft);
    struct text *text = arena_new(flow->arena, struct text);
    text->style = draft.style;
    text->plain = buf_str(&draft.plain);
    text->spans = draft.spans.items;
    text->n_spans = draft.spans.n;
    if (draft.style->balanced)
        balance(laid, setting->width);
    else if (!setting->most)
        lengthen_end(laid, setting->width);
    text_read_lines(flow, text, laid, setting);
    g_object_unref(laid);
    if (text->plain.len) flow->said = text->plain;
    return text;
}

static double width_of(PangoLayout *laid) {
    int width = 0;
    pango_layout_get_size(laid, &width, NULL);
    return (double)width / PANGO_SCALE;
}

static double width_of_lines(PangoLayout *laid) {
    double width = 0;
    for (int i = pango_layout_get_line_count(laid); i > 0; i--) width += last_line(laid, i);
    return width;
}

struct text_need text_measure(struct flow *flow, const struct setting *setting) {
    struct draft draft = {.flow = flow, .setting = setting};
    struct arena_mark mark = arena_mark(flow->arena);
    PangoLayout *laid = prepare(&draft);
    struct text_need need = {.whole = width_of(laid), .amount = width_of_lines(laid)};
    pango_layout_set_wrap(laid, PANGO_WRAP_WORD);
    pango_layout_set_width(laid, 0);
    need.word = width_of(laid);
    g_object_unref(laid);
    arena_reset(flow->arena, mark);
    return need;
}
