// HTML: the blocks of a page.
#include "formats/html_write.h"

const char *const html_tones[DOC_TONES] = {"",         "agent",       "customer",
                                           "observer", "facilitator", "warning"};

static void paragraph(struct html *html, const struct doc_node *node) {
    static const char *const styles[] = {"", "lead", "kicker", "note"};
    html_line(html, node, "p", styles[node->style]);
}

static const char *heading_name(const struct html *html) {
    static const char *const levels[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return levels[html->level < 5 ? html->level : 5];
}

// A title, with the small line above it and what leads on from it below.
static void title_words(struct html *html, const struct doc_node *node) {
    const struct doc_node *at = doc_first(node, html->audience);
    for (; at && at->style == DOC_KICKER; at = doc_next(at, html->audience)) paragraph(html, at);
    buf_fmt(html->out, "<%s>", heading_name(html));
    html_runs(html, node);
    html_close(html, heading_name(html));
    for (; at; at = doc_next(at, html->audience))
        if (at->kind == DOC_PARAGRAPH) paragraph(html, at);
}

static void title(struct html *html, const struct doc_node *node) {
    html_open(html, node, "header", "");
    buf_text(html->out, "\n<div>\n");
    title_words(html, node);
    html_close(html, "div");
    for (const struct doc_node *at = doc_first(node, html->audience); at;
         at = doc_next(at, html->audience))
        if (at->kind == DOC_FIGURE) html_figure(html, at);
    html_close(html, "header");
}

static void heading(struct html *html, const struct doc_node *node) {
    html_line(html, node, heading_name(html), "");
}

static void blocks_from(struct html *html, const struct doc_node *first);

// What a section holds stands in a box of its own, beside or under the heading.
static void section(struct html *html, const struct doc_node *node) {
    const struct doc_node *first = doc_first(node, html->audience);
    html->level++;
    html_open(html, node, "section", "");
    buf_char(html->out, '\n');
    if (first->kind == DOC_HEADING) {
        heading(html, first);
        first = doc_next(first, html->audience);
    }
    buf_text(html->out, "<div>\n");
    blocks_from(html, first);
    html_close(html, "div");
    html_close(html, "section");
    html->level--;
}

static void item(struct html *html, const struct doc_node *node, bool box) {
    html_open(html, node, "li", "");
    if (box) buf_text(html->out, "<label><input type=\"checkbox\"> ");
    html_runs(html, node);
    if (box) buf_text(html->out, "</label>");
    html_blocks(html, node);
    html_close(html, "li");
}

static void list(struct html *html, const struct doc_node *node) {
    static const char *const styles[] = {"", "", "sayings"};
    bool box = node->kind == DOC_CHECKLIST;
    const char *name = node->style == DOC_NUMBERS ? "ol" : "ul";
    html_open(html, node, name, box ? "checks" : styles[node->style]);
    buf_char(html->out, '\n');
    for (const struct doc_node *at = doc_first(node, html->audience); at;
         at = doc_next(at, html->audience))
        item(html, at, box);
    html_close(html, name);
}

// A block with a label: callouts and cards.
void html_labelled(struct html *html, const struct doc_node *node) {
    const char *name = node->kind == DOC_CARD ? "article" : "aside";
    buf_fmt(html->out, "<%s class=\"%s %s\"", name, node->kind == DOC_CARD ? "card" : "callout",
            html_tones[node->tone]);
    if (node->lang.len) {
        buf_text(html->out, " lang=\"");
        html_text(html, node->lang);
        buf_char(html->out, '"');
    }
    buf_text(html->out, ">\n");
    if (doc_has_text(node)) {
        buf_text(html->out, "<p class=\"label\">");
        html_runs(html, node);
        html_close(html, "p");
    }
    html_blocks(html, node);
    html_close(html, name);
}

static void quote(struct html *html, const struct doc_node *node) {
    html_open(html, node, "blockquote", "");
    if (doc_has_text(node)) {
        buf_text(html->out, "<p>");
        html_runs(html, node);
        html_close(html, "p");
    }
    html_blocks(html, node);
    html_close(html, "blockquote");
}

static void lines(struct html *html, const struct doc_node *node) {
    buf_text(html->out, "<div class=\"lines\" aria-hidden=\"true\">");
    for (unsigned i = 0; i < node->count; i++) buf_text(html->out, "<i></i>");
    html_close(html, "div");
}

static void field(struct html *html, const struct doc_node *node) {
    html_open(html, node, "p", "field");
    buf_text(html->out, "<label>");
    html_runs(html, node);
    buf_text(html->out, " <input type=\"text\"></label>");
    html_close(html, "p");
}

static void keep(struct html *html, const struct doc_node *node) {
    html_open(html, node, "div", "keep");
    buf_char(html->out, '\n');
    html_blocks(html, node);
    html_close(html, "div");
}

static void page_break(struct html *html, const struct doc_node *node) {
    buf_fmt(html->out, "<hr class=\"%s\">\n", node->style == DOC_NEXT_LEAF ? "leaf" : "page");
}

static void blocks_from(struct html *html, const struct doc_node *first) {
    static void (*const writers[DOC_KINDS])(struct html *, const struct doc_node *) = {
        [DOC_TITLE] = title,
        [DOC_SECTION] = section,
        [DOC_HEADING] = heading,
        [DOC_PARAGRAPH] = paragraph,
        [DOC_LIST] = list,
        [DOC_CHECKLIST] = list,
        [DOC_TABLE] = html_table,
        [DOC_CALLOUT] = html_labelled,
        [DOC_QUOTE] = quote,
        [DOC_LINES] = lines,
        [DOC_FIELD] = field,
        [DOC_FIGURE] = html_figure,
        [DOC_CARD] = html_labelled,
        [DOC_KEEP] = keep,
        [DOC_PAGE_BREAK] = page_break,
        [DOC_DECK] = html_deck,
    };
    for (const struct doc_node *at = first; at; at = doc_next(at, html->audience))
        if (writers[at->kind]) writers[at->kind](html, at);
}

void html_blocks(struct html *html, const struct doc_node *parent) {
    blocks_from(html, doc_first(parent, html->audience));
}
