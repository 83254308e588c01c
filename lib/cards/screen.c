// Writes what `ask` shows while somebody types.
#include "cards/screen.h"

#include "base/utf8.h"
#include "cards/layout.h"
#include "cards/offers.h"

enum { LISTED = 5, FRAME = 4 }; // FRAME: the lines around the list and the card
static const char prompt[] = "What does the customer say? ";

// ---- the words ----

// The end of what was typed, where all of it does not fit.
static struct str typed_end(struct str words, size_t room) {
    uint32_t code_point;
    while (words.len && utf8_cells(words) > room)
        words = str_from(words, utf8_decode(words, &code_point));
    return words;
}

static void write_words(struct buf *out, struct screen *screen) {
    size_t taken = sizeof prompt - 1;
    struct str safe = safe_text(out->arena, screen->words);
    struct str end = typed_end(safe, screen->width > taken + 1 ? screen->width - taken - 1 : 0);
    buf_text(out, prompt);
    buf_add(out, end);
    buf_char(out, '\n');
    screen->column = (unsigned)(taken + utf8_cells(end)) + 1;
}

// ---- the list ----

static struct str hit_line(struct arena *arena, const struct lookup_hit *hit, unsigned width) {
    const struct entry *entry = &hit->scenario->entry;
    struct str title = title_words(arena, hit->scenario->title, entry);
    return fit_line(arena, title, str_fmt(arena, " · %.*s", S_ARG(entry->id.s)), width);
}

static void write_hits(struct buf *out, const struct screen *screen) {
    size_t n = screen->answer->hits.n, first = 0;
    if (screen->chosen >= LISTED) first = screen->chosen - LISTED + 1;
    for (size_t i = first; i < n && i < first + LISTED; i++) {
        bool chosen = i == screen->chosen;
        struct str line = hit_line(out->arena, &screen->answer->hits.items[i], screen->width - 2);
        bool bold = chosen && screen->bold;
        buf_fmt(out, "%s%s %.*s%s\n", bold ? "\x1b[1m" : "", chosen ? ">" : " ", S_ARG(line),
                bold ? "\x1b[0m" : "");
    }
}

static void write_headline(struct buf *out, const struct screen *screen) {
    const char *says = answer_headline(screen->answer);
    if (!str_trim(screen->words).len) says = "All scenarios. Type what the customer says.";
    buf_add(out, fit_line(out->arena, str_of(says), S(""), screen->width));
    buf_char(out, '\n');
}

// ---- the card ----

static size_t count_lines(const struct buf *out) {
    size_t lines = 0;
    for (size_t i = 0; i < out->len; i++) lines += out->ptr[i] == '\n';
    return lines;
}

static void write_card(struct buf *out, const struct screen *screen) {
    struct buf text = buf_new(out->arena);
    card_text(&text, screen->card, screen->width, screen->bold);
    size_t used = count_lines(out) + 2; // an empty line before it, and the keys behind it
    buf_char(out, '\n');
    for (size_t i = 0; i < text.len && used < screen->rows; i++) {
        buf_char(out, text.ptr[i]);
        used += text.ptr[i] == '\n';
    }
}

// Where nothing fits, the first of the nearest is not laid before anybody as if it did.
static bool has_card(const struct screen *screen) {
    bool fits = screen->answer->band != LOOKUP_NONE || !str_trim(screen->words).len;
    return screen->card && (fits || screen->chosen > 0);
}

void screen_text(struct buf *out, struct screen *screen) {
    write_words(out, screen);
    write_headline(out, screen);
    if (screen->rows > LISTED + FRAME) write_hits(out, screen);
    if (has_card(screen) && screen->rows > LISTED + FRAME) write_card(out, screen);
    struct str keys = S("Up and Down choose, Enter shows the card, Esc leaves.");
    buf_add(out, fit_line(out->arena, keys, S(""), screen->width));
}

void screen_list(struct buf *out, const struct lookup_answer *answer, unsigned width) {
    if (width == 0) width = CARD_WIDTH;
    for (size_t i = 0; i < answer->hits.n; i++) {
        struct str number = str_fmt(out->arena, "%3zu  ", i + 1);
        buf_add(out, number);
        buf_add(out, hit_line(out->arena, &answer->hits.items[i], width - (unsigned)number.len));
        buf_char(out, '\n');
    }
}
