// HTML: elements, runs and their escaping.
#include "formats/html_write.h"

#include "base/escape.h"

void html_text(struct html *html, struct str text) {
    escape_html(html->out, inline_visible(html->out->arena, text));
}

void html_open(struct html *html, const struct doc_node *node, const char *name, const char *of) {
    buf_fmt(html->out, "<%s", name);
    if (*of) buf_fmt(html->out, " class=\"%s\"", of);
    if (node->lang.len) {
        buf_text(html->out, " lang=\"");
        html_text(html, node->lang);
        buf_fmt(html->out, "\" dir=\"%s\"", doc_is_rtl(node->lang) ? "rtl" : "ltr");
    }
    buf_char(html->out, '>');
}

void html_close(struct html *html, const char *name) {
    buf_fmt(html->out, "</%s>\n", name);
}

void html_line(struct html *html, const struct doc_node *node, const char *name, const char *of) {
    if (!doc_has_text(node)) return;
    html_open(html, node, name, of);
    html_runs(html, node);
    html_close(html, name);
}

static void wrapped(struct html *html, const char *name, struct str text) {
    buf_fmt(html->out, "<%s>", name);
    html_text(html, text);
    buf_fmt(html->out, "</%s>", name);
}

static void link(struct html *html, const struct doc_run *run) {
    if (!doc_link_is_safe(run->href)) {
        html_text(html, run->text);
        return;
    }
    buf_text(html->out, "<a href=\"");
    escape_html(html->out, run->href);
    buf_text(html->out, "\">");
    html_text(html, run->text);
    buf_text(html->out, "</a>");
}

static void box(struct html *html, struct str means) {
    buf_text(html->out, "<input type=\"checkbox\" class=\"box\" aria-label=\"");
    html_text(html, means);
    buf_text(html->out, "\">");
}

void html_runs(struct html *html, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) {
        switch (run->kind) {
        case DOC_TEXT: html_text(html, run->text); break;
        case DOC_STRONG: wrapped(html, "strong", run->text); break;
        case DOC_CODE: wrapped(html, "code", run->text); break;
        case DOC_LINK: link(html, run); break;
        case DOC_LINE_END: buf_text(html->out, "<br>"); break;
        case DOC_BOX: box(html, run->text); break;
        }
    }
}
