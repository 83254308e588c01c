// What `ask` shows while somebody types: the words, the scenarios that fit, and one card.
#ifndef CARDS_SCREEN_H
#define CARDS_SCREEN_H

#include "cards/answer.h"

struct screen {
    const struct lookup_answer *answer; // of the words; without words: all scenarios
    const struct card *card;            // of the chosen one; NULL where there is none
    struct str words;
    size_t chosen;
    unsigned width, rows; // of the terminal
    bool bold;
    unsigned column; // out: where the cursor belongs on the first line, from 1
};

// At most `rows` lines, none longer than `width`.
void screen_text(struct buf *out, struct screen *screen);
// The scenarios with numbers from 1, a line each.
void screen_list(struct buf *out, const struct lookup_answer *answer, unsigned width);

#endif
