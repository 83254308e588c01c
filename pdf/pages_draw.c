// Draws the marks of a flow, in the order in which they are read, on whichever page they stand.
#include "pdf/pages.h"

struct drawing {
    struct flow *flow;
    struct pdf *pdf;
    size_t first; // page of the file that the flow begins on
    size_t page;  // that is drawn on
};

static void go_to(struct drawing *drawing, uint32_t page) {
    if (drawing->page == drawing->first + page) return;
    drawing->page = drawing->first + page;
    pdf_go_to(drawing->pdf, drawing->page);
}

void draw_piece(struct arena *arena, struct pdf *pdf, const struct piece *piece, double x,
                double y) {
    struct arena_mark mark = arena_mark(arena);
    struct pdf_glyph *glyphs = arena_array(arena, struct pdf_glyph, piece->n + 1);
    for (size_t i = 0; i < piece->n; i++) {
        glyphs[i] = piece->glyphs[i];
        glyphs[i].x += x;
        glyphs[i].y += y;
    }
    struct pdf_run run = {.font = pdf_font(pdf, piece->font),
                          .size = piece->size,
                          .color = piece->color,
                          .text = piece->text,
                          .glyphs = glyphs,
                          .n = piece->n};
    if (run.n) pdf_text(pdf, &run);
    arena_reset(arena, mark);
}

// A piece's own part of its line.
static struct pdf_box part(const struct mark *mark, struct pdf_box line) {
    if (!mark->piece) return line;
    return (struct pdf_box){line.x + mark->piece->x, line.y, mark->piece->width, line.height};
}

// A box in a line is as high as its type.
static struct pdf_box square(const struct mark *mark, struct pdf_box line) {
    struct pdf_box box = part(mark, line);
    if (!mark->piece) return box;
    double side = mark->piece->size;
    return (struct pdf_box){box.x, box.y + (box.height - side) / 2, side, side};
}

// Each in a tag of its own.
static void draw_form(struct drawing *drawing, const struct mark *mark, struct pdf_box box) {
    struct pdf *pdf = drawing->pdf;
    pdf_open(pdf, PDF_FORM, NULL);
    if (mark->kind == MARK_CHECK_BOX)
        pdf_check_box(pdf, square(mark, box), mark->says);
    else
        pdf_text_field(pdf, box, pdf_font(pdf, fonts_typed(drawing->flow->fonts)), mark->size,
                       mark->multiline, mark->says);
    pdf_close(pdf);
}

static void draw(struct drawing *drawing, const struct mark *mark, struct pdf_box box) {
    struct pdf *pdf = drawing->pdf;
    switch (mark->kind) {
    case MARK_TEXT: draw_piece(drawing->flow->arena, pdf, mark->piece, box.x, box.y); break;
    case MARK_FILL: pdf_fill(pdf, box, mark->color); break;
    case MARK_STROKE: pdf_stroke(pdf, box, mark->size, mark->color); break;
    case MARK_RULE:
        pdf_line(pdf, box.x, box.y, box.x + box.width, box.y, mark->size, mark->color);
        break;
    case MARK_IMAGE: pdf_image(pdf, box, mark->figure); break;
    case MARK_LINK: pdf_link(pdf, part(mark, box), mark->says, mark->piece->text); break;
    case MARK_CHECK_BOX:
    case MARK_TEXT_FIELD: draw_form(drawing, mark, box); break;
    default: pdf_outline(pdf, mark->level, mark->says, box.y); break;
    }
}

// What reaches over several strips is drawn on each page that these stand on.
static void draw_reaching(struct drawing *drawing, const struct mark *mark) {
    const struct strip *strips = drawing->flow->strips.items;
    for (uint32_t i = mark->strip, next; i < mark->end; i = next) {
        for (next = i + 1; next < mark->end && strips[next].page == strips[i].page;) next++;
        const struct strip *last = &strips[next - 1];
        struct pdf_box box = mark->box;
        box.x += strips[i].x;
        box.y = strips[i].y;
        box.height = last->y + last->height - box.y;
        go_to(drawing, strips[i].page);
        draw(drawing, mark, box);
    }
}

static void draw_standing(struct drawing *drawing, const struct mark *mark) {
    const struct strip *strip = &drawing->flow->strips.items[mark->strip];
    struct pdf_box box = mark->box;
    box.x += strip->x;
    box.y += strip->y;
    go_to(drawing, strip->page);
    draw(drawing, mark, box);
}

static void draw_mark(struct drawing *drawing, const struct mark *mark) {
    switch (mark->kind) {
    case MARK_OPEN: pdf_open(drawing->pdf, mark->role, mark->attributes); break;
    case MARK_CLOSE: pdf_close(drawing->pdf); break;
    case MARK_ARTIFACT: pdf_artifact(drawing->pdf, PDF_DECORATION); break;
    case MARK_ARTIFACT_END: pdf_artifact_end(drawing->pdf); break;
    default:
        if (mark->end)
            draw_reaching(drawing, mark);
        else
            draw_standing(drawing, mark);
    }
}

// The header of a table once more, as decoration: it is read where it stands first.
static void draw_head(struct drawing *drawing, const struct repeat *repeat, double top) {
    const struct head *head = &drawing->flow->heads.items[repeat->head];
    const struct strip *strips = drawing->flow->strips.items;
    go_to(drawing, repeat->page);
    pdf_artifact(drawing->pdf, PDF_REPEATED);
    for (size_t i = head->mark; i < head->end; i++) {
        const struct mark *mark = &drawing->flow->marks.items[i];
        if (mark->kind != MARK_TEXT && mark->kind != MARK_RULE) continue;
        const struct strip *strip = &strips[mark->strip];
        struct pdf_box box = mark->box;
        box.x += strip->x;
        box.y += top + strip->y - strips[head->strip].y;
        draw(drawing, mark, box);
    }
    pdf_artifact_end(drawing->pdf);
}

void pages_draw(struct flow *flow, const struct cuts *cuts, struct pdf_box block, struct pdf *pdf,
                size_t first) {
    struct drawing drawing = {.flow = flow, .pdf = pdf, .first = first, .page = SIZE_MAX};
    for (size_t i = 0; i < flow->marks.n; i++) draw_mark(&drawing, &flow->marks.items[i]);
    for (size_t i = 0; i < cuts->repeats.n; i++)
        draw_head(&drawing, &cuts->repeats.items[i], block.y);
}
