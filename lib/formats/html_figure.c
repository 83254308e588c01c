// HTML: pictures inside the file, for nothing may be loaded from elsewhere.
#include "formats/html_write.h"

#include "base/base64.h"
#include "doc/members.h"

enum { QUIET = 4 }; // light modules that a QR code needs around it

static void attribute(struct html *html, const char *name, struct str value) {
    buf_fmt(html->out, " %s=\"", name);
    html_text(html, value);
    buf_char(html->out, '"');
}

// One path, with a stroke for each run of dark modules.
static void modules(struct html *html, const struct doc_figure *figure) {
    unsigned side = figure->side, whole = side + 2 * QUIET;
    buf_text(html->out, "<svg role=\"img\"");
    attribute(html, "aria-label", figure->alt);
    buf_fmt(html->out, " viewBox=\"0 0 %u %u\" width=\"%umm\" height=\"%umm\"", whole, whole,
            figure->width, figure->width);
    buf_text(html->out, "><path d=\"");
    for (unsigned i = 0; i < side * side; i++) {
        unsigned x = i % side, n = 0;
        while (x + n < side && i + n < figure->bytes.len && figure->bytes.ptr[i + n]) n++;
        if (n == 0) continue;
        buf_fmt(html->out, "M%u %uh%uv1h-%uz", x + QUIET, i / side + QUIET, n, n);
        i += n - 1;
    }
    buf_text(html->out, "\"/></svg>\n");
}

// CSS pixels: 96 to the inch.
void html_image(struct html *html, const struct doc_figure *figure) {
    buf_fmt(html->out, "<img width=\"%u\" src=\"data:%.*s;base64,", figure->width * 960 / 254,
            S_ARG(figure->media));
    buf_add(html->out, base64_encode(html->out->arena, figure->bytes));
    buf_char(html->out, '"');
    attribute(html, "alt", figure->alt);
    buf_text(html->out, ">\n");
}

void html_figure(struct html *html, const struct doc_node *node) {
    html_open(html, node, "figure", "");
    buf_char(html->out, '\n');
    if (node->figure->side)
        modules(html, node->figure);
    else if (doc_name_find(doc_media_names, node->figure->media) >= 0)
        html_image(html, node->figure);
    else
        html_text(html, node->figure->alt);
    html_line(html, node, "figcaption", "");
    html_close(html, "figure");
}
