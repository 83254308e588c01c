// The tree of tags: what the marks on the pages are, in the order in which they are read.
#include "pdf/write.h"

#include <assert.h>

static const char *const roles[PDF_ROLES] = {
    [PDF_DOCUMENT] = "Document",
    [PDF_PART] = "Part",
    [PDF_SECT] = "Sect",
    [PDF_DIV] = "Div",
    [PDF_P] = "P",
    [PDF_H1] = "H1",
    [PDF_H2] = "H2",
    [PDF_H3] = "H3",
    [PDF_H4] = "H4",
    [PDF_H5] = "H5",
    [PDF_H6] = "H6",
    [PDF_L] = "L",
    [PDF_LI] = "LI",
    [PDF_LBL] = "Lbl",
    [PDF_LBODY] = "LBody",
    [PDF_TABLE] = "Table",
    [PDF_CAPTION] = "Caption",
    [PDF_THEAD] = "THead",
    [PDF_TBODY] = "TBody",
    [PDF_TR] = "TR",
    [PDF_TH] = "TH",
    [PDF_TD] = "TD",
    [PDF_BLOCK_QUOTE] = "BlockQuote",
    [PDF_NOTE] = "Note",
    [PDF_FIGURE] = "Figure",
    [PDF_FORM] = "Form",
    [PDF_LINK] = "Link",
    [PDF_SPAN] = "Span",
    [PDF_CODE] = "Code",
};

const char *role_name(enum pdf_role role) {
    return roles[role];
}

static struct pdf_attributes keep(struct arena *arena, const struct pdf_attributes *given) {
    struct pdf_attributes attributes = given ? *given : (struct pdf_attributes){0};
    attributes.lang = str_dup(arena, attributes.lang);
    attributes.alt = str_dup(arena, attributes.alt);
    return attributes;
}

// No heading may be more than one level below the one before it.
static enum pdf_role fit_heading(struct pdf *pdf, enum pdf_role role) {
    if (role < PDF_H1 || role > PDF_H6) return role;
    enum pdf_role deepest = pdf->heading ? pdf->heading + 1 : PDF_H1;
    return pdf->heading = role < deepest ? role : deepest;
}

void pdf_open(struct pdf *pdf, enum pdf_role role, const struct pdf_attributes *attributes) {
    struct tag *tag = arena_new(pdf->arena, struct tag);
    tag->object = object_name(&pdf->objects);
    tag->role = fit_heading(pdf, role);
    tag->attributes = keep(pdf->arena, attributes);
    tag->parent = pdf->open;
    *PUSH(pdf->arena, &pdf->tags) = tag;
    if (tag->parent) *PUSH(pdf->arena, &tag->parent->kids) = (struct kid){KID_TAG, tag->object, 0};
    pdf->open = tag;
}

void pdf_close(struct pdf *pdf) {
    assert(pdf->open);
    pdf->open = pdf->open->parent;
}

void tag_add(struct pdf *pdf, struct tag *tag, struct kid kid) {
    kid.page = pdf->page;
    if (!tag->marked) tag->page = pdf->page;
    tag->marked = true;
    *PUSH(pdf->arena, &tag->kids) = kid;
}

static double least(double a, double b) {
    return a < b ? a : b;
}

static double most(double a, double b) {
    return a > b ? a : b;
}

void tag_cover(struct pdf *pdf, struct tag *tag, struct pdf_box box) {
    struct pdf_box *area = &tag->area;
    if (!tag->marked || tag->page != pdf->page) return;
    if (area->width == 0 && area->height == 0) {
        *area = box;
        return;
    }
    double right = most(area->x + area->width, box.x + box.width);
    double foot = most(area->y + area->height, box.y + box.height);
    double x = least(area->x, box.x), y = least(area->y, box.y);
    *area = (struct pdf_box){x, y, right - x, foot - y};
}

static void put_kid(const struct pdf *pdf, struct buf *out, const struct tag *tag,
                    const struct kid *kid) {
    if (kid->kind == KID_TAG) {
        put_object(out, kid->name);
        return;
    }
    pdf_object page = pdf->pages.items[kid->page]->object;
    if (kid->kind == KID_ANNOTATION)
        buf_fmt(out, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>", kid->name, page);
    else if (kid->page == tag->page)
        buf_fmt(out, " %u", kid->name);
    else
        buf_fmt(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>", page, kid->name);
}

static void put_figure(const struct pdf *pdf, struct buf *out, const struct tag *tag) {
    buf_text(out, "/A<</O/Layout/Placement/Block/BBox");
    put_rectangle(out, pdf->pages.items[tag->page], tag->area);
    buf_text(out, ">>");
}

static void put_attributes(const struct pdf *pdf, struct buf *out, const struct tag *tag) {
    static const char *const numberings[] = {[PDF_DISC] = "Disc", [PDF_DECIMAL] = "Decimal"};
    const struct pdf_attributes *given = &tag->attributes;
    if (tag->role == PDF_TH)
        buf_fmt(out, "/A<</O/Table/Scope/%s>>", given->scope == DOC_ROW_HEADER ? "Row" : "Column");
    if (tag->role == PDF_L && given->numbering != PDF_UNNUMBERED)
        buf_fmt(out, "/A<</O/List/ListNumbering/%s>>", numberings[given->numbering]);
    if (tag->area.width > 0) put_figure(pdf, out, tag);
    if (is_language(given->lang)) {
        buf_text(out, "/Lang");
        put_ascii(out, given->lang);
    }
    if (given->alt.len) {
        buf_text(out, "/Alt");
        put_text(out, given->alt);
    }
}

// Notes are told apart by names, whose order is that of the notes.
static void put_note_name(struct buf *out, const struct tag *tag) {
    buf_fmt(out, "(note%08u)", tag->object);
}

static void write_tag(struct pdf *pdf, const struct tag *tag) {
    struct buf out = buf_new(pdf->arena);
    buf_fmt(&out, "<</Type/StructElem/S/%s/P", role_name(tag->role));
    put_object(&out, tag->parent ? tag->parent->object : pdf->tree);
    if (tag->marked) {
        buf_text(&out, "/Pg");
        put_object(&out, pdf->pages.items[tag->page]->object);
    }
    if (tag->role == PDF_NOTE) {
        buf_text(&out, "/ID");
        put_note_name(&out, tag);
    }
    put_attributes(pdf, &out, tag);
    if (tag->kids.n) {
        buf_text(&out, "/K[");
        for (size_t i = 0; i < tag->kids.n; i++) put_kid(pdf, &out, tag, &tag->kids.items[i]);
        buf_char(&out, ']');
    }
    buf_text(&out, ">>");
    object_put(&pdf->objects, tag->object, buf_str(&out));
}

// From the marks of each page, and from each annotation, back to the tag.
static pdf_object write_parents(struct pdf *pdf) {
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<</Nums[");
    for (size_t i = 0; i < pdf->pages.n; i++) {
        const tag_list *marks = &pdf->pages.items[i]->marks;
        buf_fmt(&out, "%zu[", i);
        for (size_t k = 0; k < marks->n; k++) put_object(&out, marks->items[k]->object);
        buf_char(&out, ']');
    }
    for (size_t i = 0; i < pdf->annotations.n; i++) {
        buf_fmt(&out, " %zu", pdf->pages.n + i);
        put_object(&out, pdf->annotations.items[i].tag->object);
    }
    buf_text(&out, "]>>");
    return object_add(&pdf->objects, buf_str(&out));
}

static void put_notes(const struct pdf *pdf, struct buf *out) {
    size_t n = 0;
    for (size_t i = 0; i < pdf->tags.n; i++) {
        const struct tag *tag = pdf->tags.items[i];
        if (tag->role != PDF_NOTE) continue;
        if (n++ == 0) buf_text(out, "/IDTree<</Names[");
        put_note_name(out, tag);
        put_object(out, tag->object);
    }
    if (n) buf_text(out, "]>>");
}

pdf_object tags_write(struct pdf *pdf) {
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<</Type/StructTreeRoot/K[");
    for (size_t i = 0; i < pdf->tags.n; i++) {
        const struct tag *tag = pdf->tags.items[i];
        if (!tag->parent) put_object(&out, tag->object);
        write_tag(pdf, tag);
    }
    buf_fmt(&out, "]/ParentTree %u 0 R/ParentTreeNextKey %zu", write_parents(pdf),
            pdf->pages.n + pdf->annotations.n);
    put_notes(pdf, &out);
    buf_text(&out, ">>");
    object_put(&pdf->objects, pdf->tree, buf_str(&out));
    return pdf->tree;
}
