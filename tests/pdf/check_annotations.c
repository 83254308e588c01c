// Checks what can be clicked and filled: that it is tagged, named, printed, and drawn.
#include "check.h"

enum { PRINT = 4, UNSEEN = 1 | 2 | 32 | 256 }; // bits of /F: invisible, hidden, no view, toggled

static void check_tag(struct file *file, const struct tags *tags, struct object annotation,
                      const char *role) {
    const uint32_t *at = map_get(&tags->by_annotation, number_key(file, id_of(annotation), 0));
    EXPECT(at, file, "UA 7.18.1", "an annotation is in no element");
    if (!at) return;
    const struct element *element = &tags->elements.items[*at];
    EXPECT(str_eq(element->role, str_of(role)), file, "UA 7.18.4",
           "an annotation is tagged %.*s, not %s", S_ARG(element->role), role);
    struct object parent = parent_of(file, tags, int_of(key(annotation, "/StructParent"), -1));
    EXPECT(id_of(parent) == id_of(element->object), file, "UA 7.18.1 (parent tree)",
           "the parent tree names another element for an annotation");
}

static void check_link(struct file *file, struct object annotation) {
    struct object action = key(annotation, "/A");
    EXPECT(text_of(file, key(annotation, "/Contents")).len, file, "UA 7.18.5",
           "a link has no words");
    if (is_null(action)) return;
    EXPECT(is_name(key(action, "/S"), "/URI") || is_name(key(action, "/S"), "/GoTo"), file,
           "A 6.5.1", "a link does something else than lead to a place");
}

static void check_box(struct file *file, struct object field, struct object annotation) {
    struct object normal = key(key(annotation, "/AP"), "/N");
    struct str state = text_of(file, key(annotation, "/AS"));
    EXPECT(is_dict(normal) && !is_stream(normal) && keys_of(file, normal).n == 2, file,
           "A 6.3.3 (states)", "a check box has not an appearance for each of its two states");
    EXPECT(is_stream(key(normal, "/Off")), file, "A 6.3.3 (off)",
           "a check box has no look without a tick");
    EXPECT(state.len && is_stream(key(normal, state.ptr)), file, "A 6.3.3 (state)",
           "a check box is in a state that it has no look for");
    EXPECT(str_eq(text_of(file, key(field, "/V")), state), file, "A 6.4.1 (value)",
           "a check box has another value than state");
}

static void check_field(struct file *file, struct object annotation) {
    struct object parent = key(annotation, "/Parent");
    struct object field = is_null(key(annotation, "/FT")) ? parent : annotation;
    EXPECT(text_of(file, key(field, "/TU")).len, file, "UA 7.18.1 (TU)", "a field has no words");
    EXPECT(text_of(file, key(field, "/T")).len, file, "A 6.4.1 (T)", "a field has no name");
    EXPECT(is_null(key(annotation, "/A")) && is_null(key(annotation, "/AA")), file, "A 6.4.1",
           "a field does something by itself");
    if (is_name(key(field, "/FT"), "/Btn")) {
        check_box(file, field, annotation);
        return;
    }
    EXPECT(is_stream(key(key(annotation, "/AP"), "/N")), file, "A 6.3.3",
           "a field has no appearance");
    EXPECT(text_of(file, key(field, "/DA")).len, file, "A 6.4.1 (DA)",
           "a text field says no font for what is typed");
}

static void check_annotation(struct file *file, const struct tags *tags, struct object annotation) {
    bool link = is_name(key(annotation, "/Subtype"), "/Link");
    int flags = int_of(key(annotation, "/F"), 0);
    names keys = keys_of(file, key(annotation, "/AP"));
    EXPECT(link || is_name(key(annotation, "/Subtype"), "/Widget"), file, "A 6.3.1",
           "an annotation is neither a link nor a field");
    EXPECT((flags & PRINT) && !(flags & UNSEEN), file, "A 6.3.2", "an annotation is not printed");
    for (size_t i = 0; i < keys.n; i++)
        EXPECT(str_eq(keys.items[i], S("/N")), file, "A 6.3.3 (keys)",
               "an annotation has other appearances than the normal one");
    check_tag(file, tags, annotation, link ? "/Link" : "/Form");
    if (link)
        check_link(file, annotation);
    else
        check_field(file, annotation);
}

static void check_form(struct file *file) {
    struct object form = key(file->root, "/AcroForm");
    EXPECT(!is_true(key(form, "/NeedAppearances")), file, "A 6.4.1 (appearances)",
           "readers are asked to draw fields");
    EXPECT(is_null(key(form, "/XFA")), file, "A 6.4.2", "there is an XFA form");
}

void check_annotations(struct file *file, const struct tags *tags) {
    int pages = qpdf_get_num_pages(file->qpdf);
    check_form(file);
    for (int i = 0; i < pages; i++) {
        struct object page = {file->qpdf, qpdf_get_page_n(file->qpdf, (size_t)i)};
        struct object annotations = key(page, "/Annots");
        if (items(annotations))
            EXPECT(is_name(key(page, "/Tabs"), "/S"), file, "UA 7.18.3",
                   "the tab key does not follow the tags of a page");
        for (int k = 0; k < items(annotations); k++)
            check_annotation(file, tags, item(annotations, k));
    }
}
