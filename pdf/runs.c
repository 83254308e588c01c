// Reads what Pango laid out: glyphs in the order of the text, each where it stands in its line.
#include "pdf/flow.h"

static double points(int units) {
    return (double)units / PANGO_SCALE;
}

// Which span a run belongs to: the number that its colour is (see text.c).
static size_t span_of(const PangoItem *item) {
    for (const GSList *at = item->analysis.extra_attrs; at; at = at->next) {
        const PangoAttribute *attribute = at->data;
        if (attribute->klass->type == PANGO_ATTR_FOREGROUND) {
            const PangoColor *color = &((const PangoAttrColor *)attribute)->color;
            return (size_t)color->red << 16 | color->green;
        }
    }
    return 0;
}

static bool is_backwards(const PangoItem *item) {
    return item->analysis.level % 2 == 1;
}

// A space at the end of a line has no glyph in Pango, but must be read.
static uint32_t glyph_id(struct flow *flow, hb_font_t *font, PangoGlyph glyph) {
    hb_codepoint_t space = 0;
    if (glyph == PANGO_GLYPH_EMPTY) {
        hb_font_get_nominal_glyph(font, ' ', &space);
        return space;
    }
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
        fonts_miss(flow->fonts, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
        return 0;
    }
    return glyph;
}

// In the order of the text; `x` runs from the line's left side.
static void place_glyphs(struct flow *flow, struct piece *piece, const PangoGlyphItem *run,
                         double baseline) {
    const PangoGlyphString *glyphs = run->glyphs;
    size_t n = (size_t)glyphs->num_glyphs;
    bool backwards = is_backwards(run->item);
    double x = piece->x;
    piece->n = n;
    piece->glyphs = arena_array(flow->arena, struct pdf_glyph, n + 1);
    for (size_t i = 0; i < n; i++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        struct pdf_glyph *glyph = &piece->glyphs[backwards ? n - 1 - i : i];
        glyph->id = glyph_id(flow, piece->font, info->glyph);
        glyph->x = x + points(info->geometry.x_offset);
        glyph->y = baseline + points(info->geometry.y_offset);
        glyph->from = (uint32_t)glyphs->log_clusters[i];
        x += points(info->geometry.width);
    }
}

// Where a line ends for good there is a space to be read, too.
static void end_line(struct piece *piece, struct str plain) {
    size_t at = (size_t)(piece->text.ptr - plain.ptr) + piece->text.len;
    hb_codepoint_t space = 0;
    if (at >= plain.len || plain.ptr[at] != '\n') return;
    hb_font_get_nominal_glyph(piece->font, ' ', &space);
    struct pdf_glyph last = {.id = space, .x = piece->x + piece->width};
    if (piece->n) last.y = piece->glyphs[piece->n - 1].y;
    last.from = (uint32_t)piece->text.len;
    piece->text.len++;
    piece->glyphs[piece->n++] = last;
}

static struct piece read_run(struct flow *flow, struct text *text, const PangoGlyphItem *run,
                             double x) {
    const PangoItem *item = run->item;
    struct piece piece = {.span = &text->spans[span_of(item)], .x = x};
    piece.font = fonts_keep(flow->fonts, item->analysis.font);
    piece.width = points(pango_glyph_string_get_width(run->glyphs));
    piece.size = piece.span->size;
    piece.left_out = item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS;
    piece.color = piece.span->color;
    piece.text =
        str_slice(text->plain, (size_t)item->offset, (size_t)(item->offset + item->length));
    place_glyphs(flow, &piece, run, style_baseline(text->style) - points(run->y_offset));
    return piece;
}

// Pango answers runs from left to right; they are read in the order of the text.
static void insert_in_order(struct line *line, struct piece piece) {
    size_t at = line->n++;
    for (; at > 0 && line->pieces[at - 1].text.ptr > piece.text.ptr; at--)
        line->pieces[at] = line->pieces[at - 1];
    line->pieces[at] = piece;
}

static void align(struct line *line, const struct setting *setting) {
    double room = setting->width - line->width;
    if (setting->align == DOC_CENTER) line->x = room / 2;
    if (setting->align == DOC_END) line->x = room;
}

// Pango gives the space at a line's end no width; letters that are set wide add theirs.
static void read_line(struct flow *flow, struct text *text, PangoLayoutLine *from,
                      const struct setting *setting, struct line *line) {
    line->pieces = arena_array(flow->arena, struct piece, g_slist_length(from->runs) + 1);
    for (const GSList *at = from->runs; at; at = at->next) {
        struct piece piece = read_run(flow, text, at->data, line->width);
        line->width += piece.width;
        insert_in_order(line, piece);
    }
    if (line->n) end_line(&line->pieces[line->n - 1], text->plain);
    align(line, setting);
}

// What is read has spaces where lines were ended.
static struct str as_read(struct flow *flow, struct str plain) {
    char *copy = arena_bytes(flow->arena, plain.len + 1);
    for (size_t i = 0; i < plain.len; i++) copy[i] = plain.ptr[i] == '\n' ? ' ' : plain.ptr[i];
    return (struct str){copy, plain.len};
}

// What is left out is read as the sign for it, or one glyph would say all of that.
static void read_ellipsis(struct piece *piece) {
    piece->text = S("\u2026");
    for (size_t i = 0; i < piece->n; i++) piece->glyphs[i].from = 0;
}

static void point_into(struct line *line, struct str plain, struct str read) {
    for (size_t i = 0; i < line->n; i++) {
        struct piece *piece = &line->pieces[i];
        if (piece->left_out)
            read_ellipsis(piece);
        else
            piece->text.ptr = read.ptr + (piece->text.ptr - plain.ptr);
    }
}

void text_read_lines(struct flow *flow, struct text *text, PangoLayout *laid,
                     const struct setting *setting) {
    text->n = (size_t)pango_layout_get_line_count(laid);
    text->lines = arena_array(flow->arena, struct line, text->n);
    size_t i = 0;
    for (GSList *at = pango_layout_get_lines_readonly(laid); at && i < text->n; at = at->next)
        read_line(flow, text, at->data, setting, &text->lines[i++]);
    struct str read = as_read(flow, text->plain);
    for (i = 0; i < text->n; i++) point_into(&text->lines[i], text->plain, read);
}
