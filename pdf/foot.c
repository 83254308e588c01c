// The foot of a page: what the paper is from, what there is to warn of, and its number.
#include "formats/inline.h"
#include "pdf/pages.h"

static const double below = 13.5, below_poster = 36, gap = 9; // the text; between parts; points

void text_draw(struct flow *flow, struct pdf *pdf, const struct text *text, double x, double y) {
    for (size_t i = 0; i < text->n; i++)
        for (size_t k = 0; k < text->lines[i].pieces.n; k++)
            draw_piece(flow->arena, pdf, &text->lines[i].pieces.items[k], x + text->lines[i].x,
                       y + text->style->leading * (double)i);
}

static struct text *words(struct flow *flow, struct str says, double width, enum doc_align align,
                          bool warns) {
    struct setting setting = {
        .words = says, .type = TYPE_FOOT, .width = width, .align = align, .most = 2};
    if (warns) setting.color = 1 + flow_color(flow, DOC_WARNING);
    setting.bold = warns;
    return text_set(flow, &setting);
}

// A part of the foot at its end, before those that stand there already; answers their width.
static double at_end(struct flow *flow, struct pdf *pdf, struct pdf_box box, double used,
                     struct str says, bool warns) {
    if (says.len == 0) return used;
    double half = box.width / 2, x = flow->rtl ? used : half - used;
    struct text *text = words(flow, says, half, flow->rtl ? DOC_START : DOC_END, warns);
    text_draw(flow, pdf, text, box.x + x, box.y);
    return used + (text->n ? text->lines[0].width : 0) + gap;
}

void foot_draw(struct flow *flow, struct pdf *pdf, const struct doc_footer *footer,
               struct pdf_box box, struct str number) {
    struct arena_mark mark = arena_mark(flow->arena);
    pdf_artifact(pdf, PDF_PAGE_FOOT);
    double used = at_end(flow, pdf, box, 0, number, false);
    used = at_end(flow, pdf, box, used, footer->mark, true);
    struct text *says = words(flow, inline_footer(flow->arena, footer), box.width - used,
                              flow->rtl ? DOC_END : DOC_START, false);
    text_draw(flow, pdf, says, box.x + (flow->rtl ? used : 0), box.y);
    pdf_artifact_end(pdf);
    arena_reset(flow->arena, mark);
}

void foot_draw_page(struct flow *flow, struct pdf *pdf, size_t page, size_t number, size_t of) {
    struct pdf_box box = paper_of(&flow->doc->page).block;
    box.y += box.height + (flow->doc->page.poster ? below_poster : below);
    pdf_go_to(pdf, page);
    foot_draw(flow, pdf, &flow->doc->footer, box, str_fmt(flow->arena, "%zu / %zu", number, of));
}
