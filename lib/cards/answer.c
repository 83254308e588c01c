// Writes the answer to a question: for people at the width of their terminal, and as JSON.
#include "cards/answer.h"

#include "base/utf8.h"
#include "cards/layout.h"
#include "cards/offers.h"

enum { GUESSES = 3, INDENT = 2 };

bool answer_found(const struct lookup_answer *answer) {
    return answer->hits.n > 0 && (answer->band == LOOKUP_STRONG || answer->band == LOOKUP_CLOSE);
}

// ---- JSON ----

static const char *band_name(enum lookup_band band) {
    static const char *const names[] = {"none", "weak", "close", "strong"};
    return names[band];
}

// A score with decimals, whatever the program's locale has for a point.
static struct str decimals(struct arena *arena, double score, int places) {
    unsigned one = places == 2 ? 100 : 10000, n = (unsigned)(score * one + 0.5);
    return str_fmt(arena, "%u.%0*u", n / one, places, n % one);
}

static void write_hit(struct json *json, const struct lookup_hit *hit, struct arena *arena) {
    json_object(json);
    json_member(json, "scenario", hit->scenario->entry.id.s);
    json_member(json, "title", title_words(arena, hit->scenario->title, &hit->scenario->entry));
    json_key(json, "score");
    json_raw(json, decimals(arena, hit->score, 4));
    json_key(json, "why");
    json_array(json);
    for (size_t i = 0; i < hit->why.n; i++) json_str(json, hit->why.items[i]);
    json_array_end(json);
    json_object_end(json);
}

void answer_json(struct buf *out, const struct playbook *playbook,
                 const struct lookup_answer *answer, struct str query, const struct card *card,
                 struct str id) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    if (id.len) json_key(&json, "id"), json_raw(&json, id);
    json_member(&json, "query", query);
    json_key(&json, "hits");
    json_array(&json);
    for (size_t i = 0; i < answer->hits.n; i++)
        write_hit(&json, &answer->hits.items[i], out->arena);
    json_array_end(&json);
    json_member(&json, "band", str_of(band_name(answer->band)));
    json_key(&json, "answer");
    if (answer_found(answer))
        json_str(&json, answer->hits.items[0].scenario->entry.id.s);
    else
        json_null(&json);
    json_key(&json, "card");
    if (card)
        card_json(&json, playbook, card);
    else
        json_null(&json);
    if (answer->cut) json_key(&json, "cut"), json_bool(&json, true);
    json_object_end(&json);
}

// ---- text ----

static void write_lines(struct buf *out, struct str text, unsigned indent, unsigned width) {
    str_list lines = {0};
    wrap_words(&lines, out->arena, safe_text(out->arena, text), width - indent);
    for (size_t i = 0; i < lines.n; i++) {
        buf_repeat(out, ' ', indent);
        buf_add(out, lines.items[i]);
        buf_char(out, '\n');
    }
}

static void write_says(struct buf *out, const char *says, unsigned width, bool bold) {
    if (bold) buf_text(out, "\x1b[1m");
    size_t start = out->len;
    write_lines(out, str_of(says), 0, width);
    if (bold && out->len > start) {
        out->len--; // the line ends behind the mark
        buf_text(out, "\x1b[0m\n");
    }
}

// A long title costs no more lines than a short one.
static void write_line(struct buf *out, struct str text, struct str tail, unsigned indent,
                       unsigned width) {
    buf_repeat(out, ' ', indent);
    buf_add(out, fit_line(out->arena, text, tail, width - indent));
    buf_char(out, '\n');
}

static void write_guess(struct buf *out, const struct lookup_hit *hit, unsigned width) {
    struct arena *arena = out->arena;
    struct str title = title_words(arena, hit->scenario->title, &hit->scenario->entry);
    write_line(out, title, str_fmt(arena, " · %.*s", S_ARG(hit->scenario->entry.id.s)), INDENT,
               width);
    if (hit->signal.len && hit->by_pattern)
        write_line(out, str_fmt(arena, "pattern %.*s", S_ARG(hit->signal)), S(""), 2 * INDENT,
                   width);
    else if (hit->signal.len)
        write_line(out, str_fmt(arena, "\"%.*s", S_ARG(hit->signal)), S("\""), 2 * INDENT, width);
}

const char *answer_headline(const struct lookup_answer *answer) {
    switch (answer->band) {
    case LOOKUP_STRONG: return "Found:";
    case LOOKUP_CLOSE: return answer->hits.n > 1 ? "Two fit. Which is it?" : "Another fits, too:";
    case LOOKUP_WEAK: return "No sure match. Nearest:";
    case LOOKUP_NONE: break;
    }
    return answer->hits.n ? "Nothing in this playbook fits these words. Nearest:"
                          : "Nothing in this playbook has any of these words.";
}

static void write_way_on(struct buf *out, const struct lookup_answer *answer, unsigned width) {
    struct str way = S("Say it with other words, or see all scenarios: empower show scenarios");
    if (answer->band == LOOKUP_CLOSE)
        way = str_fmt(out->arena, "Add a word that tells them apart, or see one: empower show %.*s",
                      S_ARG(answer->hits.items[0].scenario->entry.id.s));
    write_lines(out, way, 0, width);
}

void answer_text(struct buf *out, const struct lookup_answer *answer, const struct card *card,
                 unsigned width, bool bold) {
    if (width == 0) width = CARD_WIDTH;
    if (answer->band == LOOKUP_STRONG && card) {
        card_text(out, card, width, bold);
        return;
    }
    size_t most = answer->band == LOOKUP_CLOSE ? 2 : GUESSES;
    write_says(out, answer_headline(answer), width, bold);
    for (size_t i = 0; i < answer->hits.n && i < most; i++)
        write_guess(out, &answer->hits.items[i], width);
    write_way_on(out, answer, width);
}

void answer_explain(struct buf *out, const struct lookup_answer *answer, unsigned width,
                    bool bold) {
    if (width == 0) width = CARD_WIDTH;
    write_says(out, answer_headline(answer), width, bold);
    for (size_t i = 0; i < answer->hits.n; i++) {
        const struct lookup_hit *hit = &answer->hits.items[i];
        struct str title = title_words(out->arena, hit->scenario->title, &hit->scenario->entry);
        struct buf why = buf_new(out->arena);
        for (size_t j = 0; j < hit->why.n; j++) {
            bool signal = hit->why.items[j].ptr == hit->signal.ptr;
            buf_text(&why, j ? ", " : "because of ");
            buf_fmt(&why, signal && !hit->by_pattern ? "\"%.*s\"" : "%.*s",
                    S_ARG(hit->why.items[j]));
        }
        write_lines(out,
                    str_fmt(out->arena, "%.*s %.*s · %.*s",
                            S_ARG(decimals(out->arena, hit->score, 2)), S_ARG(title),
                            S_ARG(hit->scenario->entry.id.s)),
                    INDENT, width);
        write_lines(out, buf_str(&why), INDENT + 5, width);
    }
}
