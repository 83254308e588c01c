// Writes a document as one HTML file: no script, nothing loaded, made to be printed.
#include "formats/html_write.h"

#include "base/utf8.h"
#include "doc/members.h"

// Margins that leave the same text block on both papers: 174 x 238 mm, of a poster 247 x 337 mm.
enum { UPRIGHT, LANDSCAPE, POSTER };
static const char *const papers[][3] = {
    [DOC_A4] = {"size:A4;margin:24mm 18mm 35mm", "size:A4 landscape;margin:14mm 29.5mm 22mm",
                "size:A3;margin:35mm 25mm 48mm"},
    [DOC_LETTER] = {"size:Letter;margin:18mm 20.95mm 23.4mm",
                    "size:Letter landscape;margin:18mm 20.7mm 23.9mm",
                    "size:11in 17in;margin:38mm 16.2mm 56.8mm"},
};

static const char *paper(const struct doc_page *page) {
    return papers[page->paper][page->poster ? POSTER : page->landscape ? LANDSCAPE : UPRIGHT];
}

// A string of CSS: everything but ASCII letters and digits as a code point, so that no text can end
// the string, the style sheet or the element.
static void css_string(struct buf *out, struct str text) {
    buf_char(out, '"');
    while (text.len) {
        uint32_t c = 0;
        size_t len = utf8_decode(text, &c);
        if (len == 1 && is_alnum(text.ptr[0]))
            buf_char(out, text.ptr[0]);
        else
            buf_fmt(out, "\\%06x", (unsigned)(len ? c : 0xfffd));
        text = str_from(text, len ? len : 1);
    }
    buf_char(out, '"');
}

static const char *const quarters[] = {
    [DOC_A4] = "--quarter-width:105mm;--quarter-height:148.4mm",
    [DOC_LETTER] = "--quarter-width:107.95mm;--quarter-height:139.6mm",
};

void html_own_colors(struct buf *out, const struct doc_theme *theme) {
    bool colored = false;
    for (unsigned i = 0; i < DOC_COLORS; i++) {
        if (theme->colors[i] == doc_usual_theme.colors[i]) continue;
        buf_fmt(out, "%s--%s:#%06x", colored ? ";" : ":root{", doc_color_names[i],
                (unsigned)theme->colors[i]);
        colored = true;
    }
    if (colored) buf_text(out, "}\n");
}

void html_own_fonts(struct buf *out, const struct doc_theme *theme) {
    struct str fonts = theme->fonts, family;
    if (fonts.len) buf_text(out, "body{font-family:");
    while (str_split(&fonts, ',', &family)) {
        css_string(out, str_trim(family));
        buf_char(out, ',');
    }
    if (theme->fonts.len) buf_text(out, "sans-serif}\n");
}

struct str html_page_style(struct arena *arena, const struct doc *doc) {
    struct buf out = buf_new(arena);
    buf_fmt(&out, ":root{%s}\n@page{%s;@bottom-left{content:", quarters[doc->page.paper],
            paper(&doc->page));
    css_string(&out, inline_visible(arena, inline_footer(arena, &doc->footer)));
    buf_text(&out, "}@bottom-right{content:");
    if (doc->footer.mark.len) {
        css_string(&out, inline_visible(arena, doc->footer.mark));
        buf_text(&out, " \"\\2003\" ");
    }
    buf_text(&out, "counter(page) \"\\202f/\\202f\" counter(pages)");
    if (doc->footer.mark.len)
        buf_fmt(&out, ";color:#%06x;font-weight:700", (unsigned)doc->theme.colors[DOC_WARNING]);
    buf_text(&out, "}}\n");
    if (doc->page.large)
        buf_text(&out, "@page{@bottom-left{font-size:12pt;line-height:15pt}"
                       "@bottom-right{font-size:12pt;line-height:15pt}}\n");
    // Behind the others: browsers take the last, however named.
    buf_text(&out, "@page deck{margin:0;@bottom-left{content:none}"
                   "@bottom-right{content:none}}\n");
    return buf_str(&out);
}

static struct str whole_style(struct arena *arena) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; html_style[i]; i++) buf_text(&out, html_style[i]);
    return buf_str(&out);
}

static struct str own_style(struct arena *arena, const struct doc *doc) {
    struct buf out = buf_new(arena);
    html_own_colors(&out, &doc->theme);
    html_own_fonts(&out, &doc->theme);
    buf_add(&out, html_page_style(arena, doc));
    return buf_str(&out);
}

static void style_element(struct buf *out, struct str style) {
    buf_text(out, "<style>");
    buf_add(out, style);
    buf_text(out, "</style>\n");
}

static void head(struct html *html, const struct doc *doc) {
    struct buf *out = html->out;
    struct str style = whole_style(out->arena), page = own_style(out->arena, doc);
    buf_text(out, "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
                  "content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action "
                  "'none'; style-src");
    inline_source_hash(out, style);
    inline_source_hash(out, page);
    buf_text(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, "
                  "initial-scale=1\">\n<title>");
    html_text(html, doc->title);
    buf_text(out, "</title>\n");
    style_element(out, style);
    style_element(out, page);
    buf_text(out, "</head>\n");
}

void html_footer(struct html *html, const struct doc_footer *footer) {
    struct str says = inline_footer(html->out->arena, footer);
    if (says.len + footer->mark.len == 0) return;
    buf_text(html->out, "<footer>\n<p>");
    html_text(html, says);
    buf_text(html->out, "</p>\n");
    if (footer->mark.len) {
        buf_text(html->out, "<p class=\"mark\">");
        html_text(html, footer->mark);
        buf_text(html->out, "</p>\n");
    }
    buf_text(html->out, "</footer>\n");
}

void html_logo(struct html *html, const struct doc_figure *figure) {
    if (!figure) return;
    buf_text(html->out, "<p class=\"logo\">");
    html_image(html, figure);
    html_close(html, "p");
}

static void write_html(struct buf *out, const struct doc *doc,
                       const struct format_options *options) {
    static const char *const scales[] = {[DOC_HANDOUT] = "handout",
                                         [DOC_JOB_AID] = "job-aid",
                                         [DOC_HUDDLE] = "huddle",
                                         [DOC_WALL] = "wall"};
    struct html html = {.out = out, .audience = inline_audience(doc, options)};
    buf_text(out, "<!DOCTYPE html>\n<html lang=\"");
    html_text(&html, doc->lang.len ? doc->lang : S("en"));
    buf_fmt(out, "\" dir=\"%s\"%s>\n", doc_is_rtl(doc->lang) ? "rtl" : "ltr",
            doc->page.large ? " class=\"large\"" : "");
    head(&html, doc);
    buf_fmt(out, "<body class=\"%s%s%s\">\n<main>\n", scales[doc->page.scale],
            doc->page.rail && !doc->page.large ? " rail" : "",
            doc->page.landscape ? " landscape" : "");
    html_logo(&html, doc->theme.logo);
    html_blocks(&html, &doc->body);
    buf_text(out, "</main>\n");
    html_footer(&html, &doc->footer);
    buf_text(out, "</body>\n</html>\n");
}

const struct format format_html = {
    .name = "html",
    .title = "one file for browsers, to be read or printed",
    .extension = "html",
    .media_type = "text/html; charset=utf-8",
    .typeset = true,
    .write = write_html,
};
