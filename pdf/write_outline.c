// The outline: where in the pages the parts of the document begin.
#include "pdf/write.h"

// The entries stand as a tree in a list, whose first one is the root.
static struct outline_entry *entry_at(struct pdf *pdf, size_t place) {
    return &pdf->outline.items[place];
}

static size_t add_entry(struct pdf *pdf, unsigned level) {
    struct outline_entry *entry = PUSH(pdf->arena, &pdf->outline);
    entry->object = object_name(&pdf->objects);
    entry->level = level;
    return pdf->outline.n - 1;
}

static size_t parent_for(struct pdf *pdf, unsigned level) {
    size_t place = pdf->outline.n - 1;
    while (place && entry_at(pdf, place)->level >= level) place = entry_at(pdf, place)->parent;
    return place;
}

static void join(struct pdf *pdf, size_t place, size_t parent) {
    struct outline_entry *entry = entry_at(pdf, place), *above = entry_at(pdf, parent);
    entry->parent = parent;
    entry->before = above->last;
    if (above->last)
        entry_at(pdf, above->last)->after = place;
    else
        above->first = place;
    above->last = place;
    for (; above != entry_at(pdf, 0); above = entry_at(pdf, above->parent)) above->below++;
    above->below++;
}

void pdf_outline(struct pdf *pdf, unsigned level, struct str title, double y) {
    if (pdf->outline.n == 0) add_entry(pdf, 0);
    size_t parent = parent_for(pdf, level), place = add_entry(pdf, level);
    struct outline_entry *entry = entry_at(pdf, place);
    entry->title = str_dup(pdf->arena, title);
    entry->page = page_now(pdf)->object;
    entry->y = page_now(pdf)->height - y;
    join(pdf, place, parent);
}

static void put_way(struct pdf *pdf, struct buf *out, const char *name, size_t place) {
    if (place == 0) return;
    buf_fmt(out, "/%s", name);
    put_object(out, entry_at(pdf, place)->object);
}

static void put_goal(struct pdf *pdf, struct buf *out, const struct outline_entry *entry) {
    buf_text(out, "/Title");
    put_text(out, entry->title);
    buf_text(out, "/Parent");
    put_object(out, entry_at(pdf, entry->parent)->object);
    buf_fmt(out, "/Dest[%u 0 R/XYZ null ", entry->page);
    put_number(out, entry->y);
    buf_text(out, " null]");
}

pdf_object outline_write(struct pdf *pdf) {
    if (pdf->outline.n == 0) return 0;
    for (size_t i = 0; i < pdf->outline.n; i++) {
        const struct outline_entry *entry = entry_at(pdf, i);
        struct buf out = buf_new(pdf->arena);
        buf_text(&out, i ? "<<" : "<</Type/Outlines");
        if (i) put_goal(pdf, &out, entry);
        put_way(pdf, &out, "Prev", entry->before);
        put_way(pdf, &out, "Next", entry->after);
        put_way(pdf, &out, "First", entry->first);
        put_way(pdf, &out, "Last", entry->last);
        if (entry->below) buf_fmt(&out, "/Count %zu", entry->below);
        buf_text(&out, ">>");
        object_put(&pdf->objects, entry->object, buf_str(&out));
    }
    return entry_at(pdf, 0)->object;
}
