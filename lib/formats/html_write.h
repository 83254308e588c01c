// The parts of the HTML writer: the page in html.c, blocks, tables, decks, runs and figures
// each in a file.
#ifndef FORMATS_HTML_WRITE_H
#define FORMATS_HTML_WRITE_H

#include "formats/inline.h"

struct html {
    struct buf *out;
    unsigned audience;
    unsigned level; // sections around what is written
};

// The style sheet, in pieces, since a string literal of C is short. Ends with NULL. It never
// depends on the document.
extern const char *const html_style[];

// The class of each tone.
extern const char *const html_tones[DOC_TONES];

// For other pages: the foot of every printed page, where the browser has margin boxes; and the last
// line.
struct str html_page_style(struct arena *arena, const struct doc *doc);
void html_footer(struct html *html, const struct doc_footer *footer);
// What an organisation's own look changes of the style sheet: the colours of `:root`, the fonts of
// the body; and its logo. Nothing where it has none.
void html_own_colors(struct buf *out, const struct doc_theme *theme);
void html_own_fonts(struct buf *out, const struct doc_theme *theme);
void html_logo(struct html *html, const struct doc_figure *logo);

void html_blocks(struct html *html, const struct doc_node *parent);
void html_table(struct html *html, const struct doc_node *table);
// A block with a label: callouts and cards.
void html_labelled(struct html *html, const struct doc_node *node);
void html_deck(struct html *html, const struct doc_node *deck);
void html_figure(struct html *html, const struct doc_node *node);
void html_image(struct html *html, const struct doc_figure *figure);
void html_runs(struct html *html, const struct doc_node *node);
void html_text(struct html *html, struct str text);
// `<name lang="..">`, with the class `of` where it is not empty.
void html_open(struct html *html, const struct doc_node *node, const char *name, const char *of);
void html_close(struct html *html, const char *name);
// `<name>runs</name>`, or nothing where there is no text.
void html_line(struct html *html, const struct doc_node *node, const char *name, const char *of);

#endif
