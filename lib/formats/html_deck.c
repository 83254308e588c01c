// HTML: decks of cards, four on a page, and behind that page their backs.
#include "formats/html_write.h"

enum { ACROSS = 2, ON_A_PAGE = 4 };

static const struct doc_node *back_of(const struct html *html, const struct doc_node *card) {
    const struct doc_node *at = card ? doc_first(card, html->audience) : NULL;
    while (at && at->kind != DOC_BACK) at = doc_next(at, html->audience);
    return at;
}

static void back(struct html *html, const struct doc_node *card) {
    const struct doc_node *node = back_of(html, card);
    buf_fmt(html->out, "<p class=\"back %s\">", node ? html_tones[card->tone] : "");
    if (node) html_runs(html, node);
    html_close(html, "p");
}

// Paper is turned over on its long edge, so what stands left on the front stands right on the back.
static void backs(struct html *html, const struct doc_node *const *cards) {
    buf_text(html->out, "<div class=\"quarters backs\" aria-hidden=\"true\">\n");
    for (size_t row = 0; row < ON_A_PAGE; row += ACROSS)
        for (size_t i = ACROSS; i-- > 0;) back(html, cards[row + i]);
    html_close(html, "div");
}

static void fronts(struct html *html, const struct doc_node *const *cards) {
    buf_text(html->out, "<div class=\"quarters\">\n");
    for (size_t i = 0; i < ON_A_PAGE && cards[i]; i++) html_labelled(html, cards[i]);
    html_close(html, "div");
}

void html_deck(struct html *html, const struct doc_node *deck) {
    const struct doc_node *at = doc_first(deck, html->audience);
    html_open(html, deck, "div", "deck");
    buf_char(html->out, '\n');
    while (at) {
        const struct doc_node *cards[ON_A_PAGE] = {NULL};
        for (size_t i = 0; i < ON_A_PAGE && at; i++, at = doc_next(at, html->audience))
            cards[i] = at;
        fronts(html, cards);
        backs(html, cards);
    }
    html_close(html, "div");
}
