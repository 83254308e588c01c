// HTML: tables, with the scope of every header.
#include "formats/html_write.h"

static const char *const aligned[] = {[DOC_START] = "", [DOC_CENTER] = "center", [DOC_END] = "end"};

// Widths are classes of the style sheet: the content policy allows no style attribute.
static void columns(struct html *html, const struct doc_node *table) {
    buf_text(html->out, "<colgroup>");
    for (size_t i = 0; i < table->count; i++) {
        unsigned share = table->columns[i].share / 5u * 5u;
        if (share)
            buf_fmt(html->out, "<col class=\"w%u\">", share);
        else
            buf_text(html->out, "<col>");
    }
    buf_text(html->out, "</colgroup>\n");
}

// A cell that is not for the audience stays, empty: the columns must not move. A header without a
// word would mislead a screen reader, so it is none.
static void cell(struct html *html, const struct doc_node *node, const char *of) {
    bool shown = doc_shows(node, html->audience);
    bool header = shown && node->scope != DOC_DATA;
    html_open(html, node, header ? "th" : "td", of);
    if (header) {
        html->out->len--; // the scope goes before the '>'
        buf_fmt(html->out, " scope=\"%s\">", node->scope == DOC_ROW_HEADER ? "row" : "col");
    }
    if (shown) html_runs(html, node);
    html_close(html, header ? "th" : "td");
}

static void row(struct html *html, const struct doc_node *table, const struct doc_node *node) {
    size_t i = 0;
    html_open(html, node, "tr", "");
    buf_char(html->out, '\n');
    for (const struct doc_node *at = node->first; at; at = at->next, i++)
        cell(html, at, aligned[i < table->count ? table->columns[i].align : DOC_START]);
    html_close(html, "tr");
}

static void rows(struct html *html, const struct doc_node *table, const char *group,
                 enum doc_row_style style) {
    bool opened = false;
    for (const struct doc_node *at = doc_first(table, html->audience); at;
         at = doc_next(at, html->audience)) {
        if (at->style != style) continue;
        if (!opened) buf_fmt(html->out, "<%s>\n", group);
        opened = true;
        row(html, table, at);
    }
    if (opened) html_close(html, group);
}

void html_table(struct html *html, const struct doc_node *table) {
    html_open(html, table, "table", "");
    buf_char(html->out, '\n');
    if (doc_has_text(table)) {
        buf_text(html->out, "<caption>");
        html_runs(html, table);
        html_close(html, "caption");
    }
    columns(html, table);
    rows(html, table, "thead", DOC_HEADER_ROW);
    rows(html, table, "tbody", DOC_BODY_ROW);
    html_close(html, "table");
}
