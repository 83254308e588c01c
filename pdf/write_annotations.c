// What can be clicked: where it is, and the tag that it belongs to. Links.
#include "pdf/write.h"

pdf_object annotation_add(struct pdf *pdf, struct pdf_box box, struct str entries) {
    struct annotation annotation = {object_name(&pdf->objects), pdf->page, pdf->open, entries, box};
    *PUSH(pdf->arena, &pdf->annotations) = annotation;
    *PUSH(pdf->arena, &page_now(pdf)->annotations) = annotation.object;
    tag_add(pdf, pdf->open, (struct kid){.kind = KID_ANNOTATION, .name = annotation.object});
    return annotation.object;
}

// Only ASCII stands in an address: what does not is percent-encoded.
static struct str address(struct arena *arena, struct str href) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < href.len; i++) {
        unsigned char c = (unsigned char)href.ptr[i];
        if (c <= ' ' || c >= 0x7F)
            buf_fmt(&out, "%%%02X", c);
        else
            buf_char(&out, (char)c);
    }
    return buf_str(&out);
}

void pdf_link(struct pdf *pdf, struct pdf_box box, struct str href, struct str says) {
    if (!pdf->open || pdf->open->role != PDF_LINK || href.len == 0) return;
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "/Subtype/Link/Border[0 0 0]/A<</S/URI/URI");
    put_ascii(&out, address(pdf->arena, href));
    buf_text(&out, ">>/Contents");
    put_text(&out, says.len ? says : href);
    annotation_add(pdf, box, buf_str(&out));
}

static void write_annotation(struct pdf *pdf, size_t nth) {
    const struct annotation *annotation = &pdf->annotations.items[nth];
    const struct page *page = pdf->pages.items[annotation->page];
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<</Type/Annot");
    buf_add(&out, annotation->entries);
    buf_text(&out, "/Rect");
    put_rectangle(&out, page, annotation->box);
    buf_fmt(&out, "/F 4/P %u 0 R/StructParent %zu>>", page->object, pdf->pages.n + nth);
    object_put(&pdf->objects, annotation->object, buf_str(&out));
}

void annotations_write(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->annotations.n; i++) write_annotation(pdf, i);
}
