// Fuzzes the layout of PDF: any document, or else any bytes as the texts of one.
#include "pdf/layout.h"
#include "pdf/read.h"

#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// Texts are UTF-8 when they come to the layout.
static struct str readable(struct arena *arena, struct str bytes) {
    struct buf out = buf_new(arena);
    uint32_t c;
    for (size_t i = 0, n; i < bytes.len; i += n ? n : 1) {
        n = utf8_decode(str_from(bytes, i), &c);
        if (n) buf_add(&out, str_slice(bytes, i, i + n));
    }
    return buf_str(&out);
}

static void add_run(struct doc_node *node, uint8_t kind, struct str text) {
    switch (kind % 6) {
    case 0: doc_text(node, text); break;
    case 1: doc_strong(node, text); break;
    case 2: doc_code(node, text); break;
    case 3: doc_link(node, text, S("https://example.org/")); break;
    case 4: doc_line_end(node); break;
    default: doc_box(node, text);
    }
}

static struct doc_node *add_block(struct doc *doc, uint8_t kind) {
    static const struct doc_column columns[] = {{.share = 20}, {.align = DOC_END}};
    struct doc_node *body = &doc->body;
    switch (kind % 6) {
    case 0: return doc_add(body, DOC_TITLE);
    case 1: return doc_add(doc_add(body, DOC_SECTION), DOC_HEADING);
    case 2: return doc_item(doc_list(body, DOC_SAYINGS), S(""));
    case 3:
        return doc_cell(doc_row(doc_table(body, S("x"), columns, 2), DOC_BODY_ROW), DOC_DATA,
                        S(""));
    case 4: return doc_add(body, DOC_FIELD);
    default: return doc_paragraph(body, S(""));
    }
}

// Two bytes say which block and which run the line behind them is.
static struct doc *document_of(struct arena *arena, struct str bytes) {
    struct str text = readable(arena, bytes), line;
    struct doc *doc = doc_new(arena, S("Title"), bytes.len % 2 ? S("en") : S("ar"));
    struct doc_node *block = doc_paragraph(&doc->body, S(""));
    doc->footer.title = text;
    while (str_split(&text, '\n', &line)) {
        if (line.len < 2) continue;
        if (line.ptr[0] % 2) block = add_block(doc, (uint8_t)line.ptr[0] / 2);
        add_run(block, (uint8_t)line.ptr[1], str_from(line, 2));
    }
    doc->page.pages = bytes.len % 3;
    doc->page.tightest = 80;
    return doc;
}

static void lay_out(struct arena arenas[2], struct str input) {
    struct str error = S("");
    struct fonts fonts;
    struct layout_report report = {0};
    struct pdf_about about = {.title = S("Title"), .lang = S("en")};
    struct buf out = buf_new(&arenas[0]);
    const struct doc *doc = pdf_read(&arenas[0], input, &error);
    if (!doc) doc = document_of(&arenas[0], input);
    struct pdf *pdf = pdf_begin(&arenas[0], &about);
    if (!fonts_open(&fonts, &arenas[0], doc, FONTS_DIR, NULL, 0, &error)) abort();
    layout(&arenas[1], doc, &fonts, pdf, &report);
    pdf_end(pdf, &out);
    fonts_close(&fonts);
    if (!str_ends(buf_str(&out), S("%%EOF\n"))) abort();
}

// What Pango holds is not given back where the arena runs out, so it has no limit here.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct arena arenas[2];
    jmp_buf door;
    for (int i = 0; i < 2; i++) arena_init(&arenas[i], allocator_malloc, 0), arenas[i].door = &door;
    if (setjmp(door) == 0) lay_out(arenas, (struct str){(const char *)bytes, len});
    for (int i = 0; i < 2; i++) arena_free(&arenas[i]);
    return 0;
}
