// Text: glyphs where the layout wants them, and what they stand for.
#include "pdf/write.h"

#include "base/utf8.h"

#include <math.h>

enum { MOST_MEANING = 120, MOST_SHOWN = 4000 }; // bytes of one meaning; glyphs of one string

// Where the next glyph lands by itself, and where the line was begun that positions are told from.
struct pen {
    struct pdf *pdf;
    const struct pdf_run *run;
    struct buf *out; // NULL: no text is begun
    double size;
    double x, y, line_x, line_y;
    bool placed;
    size_t shown; // glyphs since the string was begun; 0: none is open
};

static double hundredth(double value) {
    return floor(value * 100 + 0.5) / 100;
}

static void end_show(struct pen *pen) {
    if (pen->shown) buf_text(pen->out, ">]TJ\n");
    pen->shown = 0;
}

static void begin_text(struct pen *pen, struct buf *out) {
    page_color(page_now(pen->pdf), pen->run->color);
    buf_text(out, "BT ");
    pen->out = out;
    pen->line_x = pen->line_y = 0;
    pen->placed = false;
}

static void end_text(struct pen *pen) {
    if (!pen->out) return;
    end_show(pen);
    buf_text(pen->out, "ET\n");
    pen->out = NULL;
}

static void choose(struct pen *pen, unsigned edition) {
    struct page *page = page_now(pen->pdf);
    struct pdf_font *font = pen->run->font;
    if (page->font == font && page->edition == edition && page->size == pen->size) return;
    page->font = font;
    page->edition = edition;
    page->size = pen->size;
    end_show(pen);
    put_font_name(pen->out, font, edition);
    buf_char(pen->out, ' ');
    put_number(pen->out, pen->size);
    buf_text(pen->out, " Tf\n");
}

static void go_to(struct pen *pen, double x, double y) {
    double step[] = {hundredth(x - pen->line_x), hundredth(y - pen->line_y)};
    end_show(pen);
    put_numbers(pen->out, step, 2);
    buf_text(pen->out, "Td ");
    pen->x = pen->line_x += step[0];
    pen->y = pen->line_y += step[1];
    pen->placed = true;
}

// A difference along the line is told in thousandths of the size.
static void move(struct pen *pen, double x) {
    long step = lround((pen->x - x) * 1000 / pen->size);
    if (step == 0) return;
    buf_fmt(pen->out, ">%ld<", step);
    pen->x -= (double)step * pen->size / 1000;
}

static void put_code(struct pen *pen, uint32_t glyph) {
    struct page *page = page_now(pen->pdf);
    *PUSH(pen->pdf->arena, &page->shown) = (struct shown){page->content.len, pen->run->font, glyph};
    buf_text(pen->out, "0000");
    pen->shown++;
}

static void show(struct pen *pen, const struct pdf_glyph *glyph, unsigned edition) {
    double y = page_now(pen->pdf)->height - glyph->y, apart = fabs(glyph->x - pen->x);
    choose(pen, edition);
    bool near = pen->placed && apart < 30 * pen->size && fabs(y - pen->y) < 0.005;
    if (pen->shown >= MOST_SHOWN) end_show(pen);
    if (!near || (pen->shown == 0 && apart >= 0.005)) go_to(pen, glyph->x, y);
    if (pen->shown)
        move(pen, glyph->x);
    else
        buf_text(pen->out, "[<");
    put_code(pen, glyph->id);
    pen->x += font_advance(pen->run->font, glyph->id) * pen->size / 1000;
}

// May a font say of a glyph that this is what it stands for? The rest is told beside the glyphs.
static bool is_meaning(struct str s) {
    uint32_t code_point;
    if (s.len == 0 || s.len > MOST_MEANING) return false;
    for (size_t i = 0, n; i < s.len; i += n) {
        n = utf8_decode(str_from(s, i), &code_point);
        bool private = (code_point >= 0xE000 && code_point < 0xF900) || code_point >= 0xF0000;
        bool control = code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0);
        bool mark = code_point == 0xFEFF || (code_point & 0xFFFE) == 0xFFFE;
        if (n == 0 || private || control || mark) return false;
    }
    return true;
}

// A stretch of glyphs that stand for a text together.
struct cluster {
    const struct pdf_run *run;
    size_t begin, end; // of its glyphs
    struct str text;
};

static bool is_drawn(const struct pdf_run *run, size_t i) {
    uint32_t id = run->glyphs[i].id;
    return id != 0 && id < run->font->n;
}

// What no glyph is drawn for belongs to the cluster before it, or to the first one.
static bool next_cluster(struct cluster *cluster) {
    const struct pdf_run *run = cluster->run;
    bool first = cluster->end == 0;
    size_t i = cluster->end, start;
    while (i < run->n && !is_drawn(run, i)) i++;
    if (i == run->n) return false;
    cluster->begin = i;
    start = first ? 0 : run->glyphs[i].from;
    uint32_t from = run->glyphs[i].from;
    while (i < run->n && (!is_drawn(run, i) || run->glyphs[i].from == from)) i++;
    cluster->end = i;
    cluster->text = str_slice(run->text, start, i < run->n ? run->glyphs[i].from : run->text.len);
    return true;
}

static size_t character(struct str s) {
    uint32_t code_point;
    size_t n = utf8_decode(s, &code_point);
    return n ? n : 1;
}

// Cuts the share of a glyph off the text of its cluster: a character each, the last one the rest.
// For what there is no share left of stands a blank without width.
static struct str take_share(struct str *text, bool last) {
    if (text->len == 0) return S("\xE2\x80\x8B");
    size_t n = last ? text->len : character(*text);
    struct str share = str_slice(*text, 0, n);
    *text = str_from(*text, n);
    return share;
}

static size_t last_drawn(const struct cluster *cluster) {
    size_t i = cluster->end - 1;
    while (!is_drawn(cluster->run, i)) i--;
    return i;
}

// The edition of the font that says a share of a glyph, or one that says that it cannot be said.
static unsigned learn(const struct pen *pen, uint32_t glyph, struct str share, bool *speaks) {
    struct arena *arena = pen->pdf->arena;
    struct pdf_font *font = pen->run->font;
    int edition = is_meaning(share) ? font_learn(arena, font, glyph, share) : -1;
    if (edition >= 0) return (unsigned)edition;
    *speaks = false;
    edition = font_learn(arena, font, glyph, S("\xEF\xBF\xBD"));
    return edition < 0 ? 0 : (unsigned)edition;
}

// Do the glyphs of a cluster say by themselves what it stands for?
static bool put_glyphs(struct pen *pen, const struct cluster *cluster, bool draw) {
    struct str rest = cluster->text;
    size_t last = last_drawn(cluster);
    bool speaks = true;
    for (size_t i = cluster->begin; i <= last; i++) {
        const struct pdf_glyph *glyph = &cluster->run->glyphs[i];
        if (!is_drawn(cluster->run, i)) continue;
        speaks = speaks && rest.len > 0;
        unsigned edition = learn(pen, glyph->id, take_share(&rest, i == last), &speaks);
        if (draw) show(pen, glyph, edition);
    }
    return speaks;
}

static void put_cluster(struct pen *pen, const struct cluster *cluster) {
    bool speaks = put_glyphs(pen, cluster, false);
    if (!speaks) end_text(pen);
    if (!pen->out)
        begin_text(pen, speaks ? page_text(pen->pdf) : page_told_text(pen->pdf, cluster->text));
    put_glyphs(pen, cluster, true);
    if (speaks) return;
    end_text(pen);
    page_end_told(pen->pdf);
}

void pdf_text(struct pdf *pdf, const struct pdf_run *run) {
    struct cluster cluster = {.run = run};
    struct pen pen = {.pdf = pdf, .run = run, .size = hundredth(run->size)};
    if (!(pen.size > 0)) return;
    while (next_cluster(&cluster)) put_cluster(&pen, &cluster);
    end_text(&pen);
}
