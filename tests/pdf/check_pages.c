// Checks that all content is tagged or an artifact, and that marks and tags know each other.
#include "check.h"
#include "content.h"

#include <stdlib.h>

enum { DEEPEST = 28 }; // of q and of marks: an implementation limit of PDF 1.7

struct page {
    struct file *file;
    const struct tags *tags;
    struct object object, resources;
    int marks[DEEPEST]; // MCID; -1: neither a tag nor an artifact; -2: an artifact
    int depth, saved;
    struct object font;
    struct map codes; // font's id -> place in `shown`
    LIST(struct buf) shown;
    LIST(struct object) fonts;
};

enum { NO_TAG = -1, ARTIFACT = -2 };

static bool inside(const struct page *page, int *mcid) {
    for (int i = page->depth; i-- > 0;) {
        *mcid = page->marks[i];
        if (*mcid != NO_TAG) return true;
    }
    return false;
}

static int mcid_of(struct page *page, const struct operation *operation) {
    if (operation->n < 2) return NO_TAG;
    struct str text = operation->operands[1].text;
    if (text.len && text.ptr[0] == '/') {
        struct object named =
            key(key(page->resources, "/Properties"), str_dup(page->file->arena, text).ptr);
        return int_of(key(named, "/MCID"), NO_TAG);
    }
    ptrdiff_t at = str_find(text, S("/MCID "));
    return at < 0 ? NO_TAG : (int)strtol(str_dup(page->file->arena, text).ptr + at + 6, NULL, 10);
}

static void check_mark(struct page *page, int mcid) {
    struct file *file = page->file;
    int id = id_of(page->object);
    const uint32_t *element = map_get(&page->tags->by_mark, number_key(file, id, mcid));
    EXPECT(element, file, "UA 7.1 (unreferenced)", "marked content %d of a page is in no element",
           mcid);
    struct object parents =
        parent_of(file, page->tags, int_of(key(page->object, "/StructParents"), -1));
    EXPECT(mcid < items(parents), file, "UA 7.1 (parent tree)",
           "the parent tree does not know marked content %d of a page", mcid);
    if (element && mcid < items(parents))
        EXPECT(id_of(item(parents, mcid)) == id_of(page->tags->elements.items[*element].object),
               file, "UA 7.1 (parent tree says otherwise)",
               "the parent tree names another element for marked content %d", mcid);
}

static void begin_mark(struct page *page, const struct operation *operation) {
    struct file *file = page->file;
    int around = NO_TAG, mcid = mcid_of(page, operation);
    bool held = inside(page, &around);
    if (operation->n && str_eq(operation->operands[0].text, S("/Artifact"))) mcid = ARTIFACT;
    EXPECT(!(held && around >= 0 && mcid == ARTIFACT), file, "UA 7.1 (artifact in a tag)",
           "an artifact stands inside tagged content");
    EXPECT(!(held && around == ARTIFACT && mcid >= 0), file, "UA 7.1 (tag in an artifact)",
           "tagged content stands inside an artifact");
    if (mcid >= 0) check_mark(page, mcid);
    EXPECT(page->depth < DEEPEST, file, "A 6.1.13", "marked content nests too deeply");
    if (page->depth < DEEPEST) page->marks[page->depth++] = mcid;
}

static struct buf *shown_by(struct page *page) {
    struct str id = number_key(page->file, id_of(page->font), 0);
    uint32_t *at = map_put(&page->codes, id, (uint32_t)page->shown.n);
    if (*at == page->shown.n) {
        *PUSH(page->file->arena, &page->shown) = buf_new(page->file->arena);
        *PUSH(page->file->arena, &page->fonts) = page->font;
    }
    return &page->shown.items[*at];
}

static bool is_one_of(struct str name, const char *list) {
    struct str rest = str_of(list), word;
    while (str_word(&rest, &word))
        if (str_eq(word, name)) return true;
    return false;
}

static void check_painted(struct page *page, struct str name) {
    int mcid;
    EXPECT(inside(page, &mcid), page->file, "UA 7.1 (untagged)",
           "what %.*s draws is neither tagged nor an artifact", S_ARG(name));
}

static void show(struct page *page, const struct operation *operation) {
    EXPECT(!is_null(page->font), page->file, "A 6.2.11", "text is shown without a font");
    if (operation->n && operation->operands[operation->n - 1].string && !is_null(page->font))
        buf_add(shown_by(page), operation->operands[operation->n - 1].text);
}

static void take_operation(struct page *page, const struct operation *operation) {
    static const char painting[] = "Tj TJ ' \" f F f* B B* b b* S s sh Do BI",
                      showing[] = "Tj TJ ' \"";
    static const char known[] =
        "q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* g G rg RG "
        "cs CS sc SC scn SCN BMC BDC EMC MP DP ID EI";
    struct str name = operation->name;
    EXPECT(is_one_of(name, painting) || is_one_of(name, known), page->file, "A 6.2.2",
           "%.*s is no operator that PDF/A allows", S_ARG(name));
    EXPECT(!is_one_of(name, "k K"), page->file, "A 6.2.4.3", "a colour is CMYK, the intent RGB");
    if (is_one_of(name, painting)) check_painted(page, name);
    if (is_one_of(name, "BMC BDC")) begin_mark(page, operation);
    if (str_eq(name, S("EMC"))) {
        EXPECT(page->depth, page->file, "UA 7.1 (EMC)", "marked content ends that never began");
        page->depth -= page->depth > 0;
    }
    page->saved += str_eq(name, S("q")) - str_eq(name, S("Q"));
    EXPECT(page->saved >= 0 && page->saved <= DEEPEST, page->file, "A 6.1.13 (q)",
           "graphics states are not balanced");
    if (str_eq(name, S("Tf")) && operation->n >= 2)
        page->font = key(key(page->resources, "/Font"),
                         str_dup(page->file->arena, operation->operands[0].text).ptr);
    if (is_one_of(name, showing)) show(page, operation);
}

static struct str content_of(struct file *file, struct object page) {
    struct object contents = key(page, "/Contents");
    if (!is_array(contents)) return stream_of(file, contents);
    struct buf all = buf_new(file->arena);
    for (int i = 0; i < items(contents); i++) {
        buf_add(&all, stream_of(file, item(contents, i)));
        buf_char(&all, '\n');
    }
    return buf_str(&all);
}

static void check_page(struct file *file, const struct tags *tags, struct object object) {
    struct page page = {.file = file, .tags = tags, .object = object};
    page.resources = key(object, "/Resources");
    page.font = key(file->root, "/NoSuchKey");
    page.codes = map_new(file->arena);
    struct content content = {file->arena, content_of(file, object)};
    struct operation operation;
    while (next_operation(&content, &operation)) take_operation(&page, &operation);
    EXPECT(page.depth == 0 && page.saved == 0, file, "UA 7.1 (balance)",
           "a page ends inside marked content, or with a graphics state saved");
    for (size_t i = 0; i < page.shown.n; i++)
        check_font_codes(file, page.fonts.items[i], buf_str(&page.shown.items[i]));
    for (int i = 0; i < 4; i++) {
        double side = number_of(item(key(object, "/MediaBox"), i), -1);
        EXPECT(side >= 0 && side <= 14400, file, "A 6.1.13 (boxes)",
               "a page has no size that can be");
    }
}

void check_pages(struct file *file, const struct tags *tags) {
    int n = qpdf_get_num_pages(file->qpdf);
    EXPECT(n > 0, file, "A 6.1 (pages)", "there is no page");
    for (int i = 0; i < n; i++)
        check_page(file, tags, (struct object){file->qpdf, qpdf_get_page_n(file->qpdf, (size_t)i)});
}
