// The checks of a file, a group each: what a machine can tell of PDF/UA-1 (ISO 14289-1) and of
// PDF/A-2a (ISO 19005-2). Clauses are named as "UA 7.1" and "A 6.2.4".
#ifndef TESTS_PDF_CHECK_H
#define TESTS_PDF_CHECK_H

#include "object.h"

// An element of the structure, found by what of it lies on pages.
struct element {
    struct object object;
    struct str role; // "/P"
};

struct tags {
    LIST(struct element) elements;
    struct map by_mark;          // "page mcid" -> place in `elements`
    struct map by_annotation;    // "id" of an annotation -> place in `elements`
    LIST(struct object) parents; // the leaves of the parent tree, by key in `parent_keys`
    struct map parent_keys;      // "key" -> place in `parents`
};

void check_document(struct file *file);                             // catalog, metadata, intents
void check_structure(struct file *file, struct tags *tags);         // reads the tags, too
void check_pages(struct file *file, const struct tags *tags);       // content against the tags
void check_annotations(struct file *file, const struct tags *tags); // links and fields
void check_fonts(struct file *file); // every font, with the codes that are shown
void check_font_codes(struct file *file, struct object font, struct str codes);

// The element that the parent tree names for a key; null where there is none.
struct object parent_of(struct file *file, const struct tags *tags, int key);
struct str number_key(struct file *file, int a, int b);

#endif
