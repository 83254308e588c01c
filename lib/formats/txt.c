// Writes a document as plain text, for screens and for printers that know nothing else.
#include "formats/txt_write.h"

#include "base/utf8.h"

static void blocks(struct txt *txt, const struct doc_node *first);

static void blocks_of(struct txt *txt, const struct doc_node *parent) {
    blocks(txt, doc_first(parent, txt->audience));
}

size_t txt_room(const struct txt *txt) {
    size_t used = utf8_cells(txt->prefix);
    return txt->width > used + 1 ? txt->width - used : 2; // the widest character takes 2
}

static void end_line(struct txt *txt) {
    while (txt->out->len && txt->out->ptr[txt->out->len - 1] == ' ') txt->out->len--;
    buf_char(txt->out, '\n');
}

void txt_line(struct txt *txt, struct str line) {
    buf_add(txt->out, txt->marker.len ? txt->marker : txt->prefix);
    buf_add(txt->out, line);
    end_line(txt);
    txt->marker = S("");
    txt->started = true;
}

void txt_begin(struct txt *txt) {
    if (txt->started && !txt->tight) {
        buf_add(txt->out, txt->marker.len ? txt->outer : txt->prefix);
        end_line(txt);
    }
    txt->tight = false;
}

static str_list wrapped(const struct txt *txt, const struct doc_node *node) {
    struct arena *arena = txt->out->arena;
    return txt_wrap(arena, txt_flat(arena, node), txt_room(txt));
}

static void paragraph(struct txt *txt, const struct doc_node *node) {
    txt_begin(txt);
    str_list lines = wrapped(txt, node);
    for (size_t i = 0; i < lines.n; i++) txt_line(txt, lines.items[i]);
}

static void rule(struct txt *txt, char sign, size_t cells) {
    struct buf line = buf_new(txt->out->arena);
    buf_repeat(&line, sign, cells);
    txt_line(txt, buf_str(&line));
}

static void underlined(struct txt *txt, const struct doc_node *node, char sign) {
    size_t widest = 0;
    str_list lines = wrapped(txt, node);
    paragraph(txt, node);
    for (size_t i = 0; i < lines.n; i++) {
        size_t cells = utf8_cells(lines.items[i]);
        if (cells > widest) widest = cells;
    }
    rule(txt, sign, widest);
}

static void title(struct txt *txt, const struct doc_node *node) {
    const struct doc_node *at = doc_first(node, txt->audience);
    for (; at && at->style == DOC_KICKER; at = doc_next(at, txt->audience)) paragraph(txt, at);
    underlined(txt, node, '=');
    blocks(txt, at);
}

static void heading(struct txt *txt, const struct doc_node *node) {
    if (txt->level <= 1)
        underlined(txt, node, '-');
    else
        paragraph(txt, node);
    txt->tight = txt->level <= 1;
}

static void section(struct txt *txt, const struct doc_node *node) {
    txt->level++;
    blocks_of(txt, node);
    txt->level--;
}

// What stands in an item, a quote or a callout. The marker is as wide as the prefix is longer.
static void inside(struct txt *txt, const struct doc_node *node, const char *marker,
                   const char *indent) {
    struct arena *arena = txt->out->arena;
    struct txt inner = *txt;
    struct str first = txt->marker.len ? txt->marker : txt->prefix;
    inner.outer = txt->marker.len ? txt->outer : txt->prefix;
    inner.marker = str_fmt(arena, "%.*s%s", S_ARG(first), marker);
    inner.prefix = str_fmt(arena, "%.*s%s", S_ARG(txt->prefix), indent);
    if (doc_has_text(node)) paragraph(&inner, node);
    inner.tight = inner.tight || node->kind == DOC_CARD || node->kind == DOC_CALLOUT;
    blocks_of(&inner, node);
    txt->started = inner.started;
    txt->marker = S("");
    txt->tight = false;
}

static void list(struct txt *txt, const struct doc_node *node) {
    unsigned n = 0;
    for (const struct doc_node *at = doc_first(node, txt->audience); at;
         at = doc_next(at, txt->audience)) {
        struct str number = str_fmt(txt->out->arena, "%2u. ", ++n);
        txt->tight = txt->tight || n > 1;
        if (node->kind == DOC_CHECKLIST)
            inside(txt, at, "[ ] ", "    ");
        else if (node->style == DOC_NUMBERS)
            inside(txt, at, number.ptr, "    ");
        else
            inside(txt, at, "  - ", "    ");
    }
}

static void callout(struct txt *txt, const struct doc_node *node) {
    inside(txt, node, "| ", "| ");
}

static void quote(struct txt *txt, const struct doc_node *node) {
    inside(txt, node, "    ", "    ");
}

static void card(struct txt *txt, const struct doc_node *node) {
    txt_begin(txt);
    rule(txt, '-', txt_room(txt));
    txt->tight = true;
    inside(txt, node, "", "");
    rule(txt, '-', txt_room(txt));
}

static void lines(struct txt *txt, const struct doc_node *node) {
    for (unsigned i = 0; i < node->count; i++) {
        txt_begin(txt);
        rule(txt, '_', txt_room(txt));
    }
}

// The label, and what is left of its last line as room to write.
static void field(struct txt *txt, const struct doc_node *node) {
    enum { SHORTEST = 12 };
    str_list label = wrapped(txt, node);
    txt_begin(txt);
    for (size_t i = 0; i + 1 < label.n; i++) txt_line(txt, label.items[i]);
    struct str last = label.n ? label.items[label.n - 1] : S("");
    size_t used = utf8_cells(last) + 1, room = txt_room(txt);
    if (used + SHORTEST > room) {
        txt_line(txt, last);
        rule(txt, '_', room);
        return;
    }
    struct buf line = buf_new(txt->out->arena);
    buf_add(&line, last);
    buf_char(&line, ' ');
    buf_repeat(&line, '_', room - used);
    txt_line(txt, buf_str(&line));
}

static void figure(struct txt *txt, const struct doc_node *node) {
    struct doc_node alt = {.arena = txt->out->arena, .kind = DOC_PARAGRAPH};
    doc_text(&alt, str_fmt(txt->out->arena, "[%.*s]", S_ARG(node->figure->alt)));
    paragraph(txt, &alt);
    if (doc_has_text(node)) paragraph(txt, node);
}

static void page_break(struct txt *txt, const struct doc_node *node) {
    (void)node;
    txt_begin(txt);
    rule(txt, '=', txt_room(txt));
}

static void blocks(struct txt *txt, const struct doc_node *first) {
    static void (*const writers[DOC_KINDS])(struct txt *, const struct doc_node *) = {
        [DOC_TITLE] = title,         [DOC_SECTION] = section, [DOC_HEADING] = heading,
        [DOC_PARAGRAPH] = paragraph, [DOC_LIST] = list,       [DOC_CHECKLIST] = list,
        [DOC_TABLE] = txt_table,     [DOC_CALLOUT] = callout, [DOC_QUOTE] = quote,
        [DOC_LINES] = lines,         [DOC_FIELD] = field,     [DOC_FIGURE] = figure,
        [DOC_CARD] = card,           [DOC_KEEP] = blocks_of,  [DOC_PAGE_BREAK] = page_break,
        [DOC_DECK] = blocks_of,
    };
    for (const struct doc_node *at = first; at; at = doc_next(at, txt->audience))
        if (writers[at->kind]) writers[at->kind](txt, at);
}

static void footer(struct txt *txt, const struct doc_footer *footer) {
    struct doc_node line = {.arena = txt->out->arena, .kind = DOC_PARAGRAPH};
    doc_text(&line, inline_footer(txt->out->arena, footer));
    if (footer->mark.len) doc_text(&line, S("  "));
    doc_strong(&line, footer->mark);
    if (!doc_has_text(&line)) return;
    txt_begin(txt);
    rule(txt, '-', txt_room(txt));
    txt->tight = true;
    paragraph(txt, &line);
}

static void write_txt(struct buf *out, const struct doc *doc,
                      const struct format_options *options) {
    enum { USUAL = 78 };
    struct txt txt = {.out = out, .audience = inline_audience(doc, options), .width = USUAL};
    if (options && options->width) txt.width = options->width;
    blocks_of(&txt, &doc->body);
    footer(&txt, &doc->footer);
}

const struct format format_txt = {
    .name = "txt",
    .title = "plain text, 78 columns wide",
    .extension = "txt",
    .media_type = "text/plain; charset=utf-8",
    .write = write_txt,
};
