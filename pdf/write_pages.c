// Pages: their content, with whose each mark is, and shapes on them.
#include "pdf/write.h"

#include <assert.h>
#include <stdio.h>

struct page *page_now(struct pdf *pdf) {
    return pdf->pages.items[pdf->page];
}

static void end_mark(struct pdf *pdf) {
    if (pdf->in_mark) buf_text(&page_now(pdf)->content, "EMC\n");
    pdf->in_mark = false;
}

size_t pdf_page(struct pdf *pdf, double width, double height) {
    if (pdf->pages.n) end_mark(pdf);
    struct page *page = arena_new(pdf->arena, struct page);
    *page = (struct page){.object = object_name(&pdf->objects),
                          .width = width,
                          .height = height,
                          .content = buf_new(pdf->arena),
                          .fill = -1};
    *PUSH(pdf->arena, &pdf->pages) = page;
    return pdf->page = pdf->pages.n - 1;
}

void pdf_go_to(struct pdf *pdf, size_t page) {
    assert(page < pdf->pages.n);
    if (page != pdf->page) end_mark(pdf);
    pdf->page = page;
}

void pdf_artifact(struct pdf *pdf, enum pdf_artifact kind) {
    pdf->owner.artifact = true;
    pdf->owner.kind = kind;
}

void pdf_artifact_end(struct pdf *pdf) {
    pdf->owner = (struct owner){0};
}

static bool same_owner(struct owner a, struct owner b) {
    return a.artifact == b.artifact && (a.artifact ? a.kind == b.kind : a.tag == b.tag);
}

static void begin_artifact(struct buf *out, enum pdf_artifact kind) {
    static const char *const kinds[] = {
        [PDF_DECORATION] = "/Artifact<</Type/Layout>>BDC\n",
        [PDF_REPEATED] = "/Artifact<</Type/Pagination>>BDC\n",
        [PDF_PAGE_HEAD] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
        [PDF_PAGE_FOOT] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
    };
    buf_text(out, kinds[kind]);
}

static uint32_t add_mark(struct pdf *pdf, struct tag *tag) {
    struct page *page = page_now(pdf);
    uint32_t mark = (uint32_t)page->marks.n;
    *PUSH(pdf->arena, &page->marks) = tag;
    tag_add(pdf, tag, (struct kid){.kind = KID_MARK, .name = mark});
    return mark;
}

// Marks that follow one another and have the same owner are one.
static struct buf *mark_as(struct pdf *pdf, struct owner owner) {
    struct page *page = page_now(pdf);
    if (!owner.tag) owner.artifact = true;
    if (pdf->in_mark && same_owner(pdf->marking, owner)) return &page->content;
    end_mark(pdf);
    if (owner.artifact)
        begin_artifact(&page->content, owner.kind);
    else
        buf_fmt(&page->content, "/%s<</MCID %u>>BDC\n", role_name(owner.tag->role),
                add_mark(pdf, owner.tag));
    pdf->marking = owner;
    pdf->in_mark = true;
    return &page->content;
}

static struct owner owner_now(const struct pdf *pdf) {
    struct owner owner = pdf->owner;
    owner.tag = pdf->open;
    return owner;
}

struct buf *page_text(struct pdf *pdf) {
    return mark_as(pdf, owner_now(pdf));
}

struct buf *page_told_text(struct pdf *pdf, struct str text) {
    struct owner owner = owner_now(pdf);
    struct buf *out = &page_now(pdf)->content;
    if (owner.artifact || !owner.tag) return page_text(pdf);
    end_mark(pdf);
    buf_fmt(out, "/Span<</MCID %u/ActualText<FEFF", add_mark(pdf, owner.tag));
    put_utf16(out, text);
    buf_text(out, "> >>BDC\n");
    pdf->in_mark = true;
    return out;
}

void page_end_told(struct pdf *pdf) {
    end_mark(pdf);
}

static struct tag *figure_around(struct tag *tag) {
    while (tag && tag->role != PDF_FIGURE) tag = tag->parent;
    return tag;
}

struct buf *page_image(struct pdf *pdf, struct pdf_box box) {
    struct tag *figure = figure_around(pdf->open);
    struct buf *out = page_text(pdf);
    if (figure && !pdf->marking.artifact) tag_cover(pdf, figure, box);
    return out;
}

struct buf *page_shape(struct pdf *pdf, struct pdf_box box) {
    return figure_around(pdf->open) ? page_image(pdf, box) : mark_as(pdf, pdf->owner);
}

void page_color(struct page *page, uint32_t color) {
    if (page->fill == (int64_t)color) return;
    page->fill = (int64_t)color;
    put_color(&page->content, color);
    buf_text(&page->content, "rg\n");
}

static double from_below(const struct page *page, double y) {
    return page->height - y;
}

void put_rectangle(struct buf *out, const struct page *page, struct pdf_box box) {
    double corners[] = {box.x, from_below(page, box.y + box.height), box.x + box.width,
                        from_below(page, box.y)};
    buf_char(out, '[');
    put_numbers(out, corners, 4);
    buf_char(out, ']');
}

static void put_box(struct buf *out, const struct page *page, struct pdf_box box) {
    double sides[] = {box.x, from_below(page, box.y + box.height), box.width, box.height};
    put_numbers(out, sides, 4);
    buf_text(out, "re ");
}

void pdf_fill(struct pdf *pdf, struct pdf_box box, uint32_t color) {
    struct buf *out = page_shape(pdf, box);
    page_color(page_now(pdf), color);
    put_box(out, page_now(pdf), box);
    buf_text(out, "f\n");
}

static void put_pen(struct buf *out, double width, uint32_t color) {
    put_color(out, color);
    buf_text(out, "RG ");
    put_number(out, width);
    buf_text(out, " w ");
}

void pdf_stroke(struct pdf *pdf, struct pdf_box box, double width, uint32_t color) {
    struct buf *out = page_shape(pdf, box);
    put_pen(out, width, color);
    put_box(out, page_now(pdf), box);
    buf_text(out, "S\n");
}

void pdf_line(struct pdf *pdf, double x1, double y1, double x2, double y2, double width,
              uint32_t color) {
    double left = x1 < x2 ? x1 : x2, top = y1 < y2 ? y1 : y2;
    struct pdf_box box = {left, top, x1 + x2 - 2 * left, y1 + y2 - 2 * top};
    struct buf *out = page_shape(pdf, box);
    const struct page *page = page_now(pdf);
    double from[] = {x1, from_below(page, y1)}, to[] = {x2, from_below(page, y2)};
    put_pen(out, width, color);
    put_numbers(out, from, 2);
    buf_text(out, "m ");
    put_numbers(out, to, 2);
    buf_text(out, "l S\n");
}

static void put_annotations(struct buf *out, const struct page *page) {
    if (page->annotations.n == 0) return;
    buf_text(out, "/Annots[");
    for (size_t i = 0; i < page->annotations.n; i++) put_object(out, page->annotations.items[i]);
    buf_char(out, ']');
}

static void set_codes(struct page *page) {
    for (size_t i = 0; i < page->shown.n; i++) {
        const struct shown *shown = &page->shown.items[i];
        char code[5];
        snprintf(code, sizeof code, "%04X", shown->font->codes[shown->glyph]);
        memcpy(page->content.ptr + shown->at, code, 4);
    }
}

static void write_page(struct pdf *pdf, size_t nth) {
    struct page *page = pdf->pages.items[nth];
    set_codes(page);
    struct pdf_box whole = {0, 0, page->width, page->height};
    pdf_object content = object_add_stream(&pdf->objects, S(""), buf_str(&page->content));
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "<</Type/Page/Parent %u 0 R/MediaBox", pdf->root);
    put_rectangle(&out, page, whole);
    buf_fmt(&out, "/Resources %u 0 R/Contents %u 0 R/StructParents %zu/Tabs/S", pdf->resources,
            content, nth);
    put_annotations(&out, page);
    buf_text(&out, ">>");
    object_put(&pdf->objects, page->object, buf_str(&out));
}

static void write_resources(struct pdf *pdf) {
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<<");
    put_fonts(&out, pdf);
    if (pdf->images.n) buf_text(&out, "/XObject<<");
    for (size_t i = 0; i < pdf->images.n; i++) {
        buf_fmt(&out, "/I%zu", i + 1);
        put_object(&out, pdf->images.items[i].object);
    }
    buf_text(&out, pdf->images.n ? ">>>>" : ">>");
    object_put(&pdf->objects, pdf->resources, buf_str(&out));
}

void pages_write(struct pdf *pdf) {
    if (pdf->pages.n) end_mark(pdf);
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "<</Type/Pages/Count %zu/Kids[", pdf->pages.n);
    for (size_t i = 0; i < pdf->pages.n; i++) {
        put_object(&out, pdf->pages.items[i]->object);
        write_page(pdf, i);
    }
    buf_text(&out, "]>>");
    object_put(&pdf->objects, pdf->root, buf_str(&out));
    write_resources(pdf);
}
