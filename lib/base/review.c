// Reviews: how often, and when next.
#include "base/limit.h"

#include "base/reading.h"

#define AS_IN "write how often and when next, as in \"every 6 months, next 2026-10-01\""

// Takes "every PERIOD, next DATE" apart; a missing comma is understood.
static bool take_apart(struct str text, struct str *every, struct str *next, bool *comma) {
    if (!take_word(&text, "every")) return false;
    ptrdiff_t at = find_words(text, "next", false);
    if (at < 0) return false;
    *every = str_trim(str_slice(text, 0, (size_t)at));
    *next = str_trim(str_from(text, (size_t)at + 4));
    *comma = str_ends(*every, S(","));
    if (*comma) *every = str_trim(str_slice(*every, 0, every->len - 1));
    return true;
}

bool review_read(struct arena *arena, struct str text, struct review *out, struct str *error,
                 struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    struct str every, next, right_every, right_next, right = S("");
    bool comma;
    if (r.text.len == 0) return refuse(&r, right, "A review is missing: " AS_IN ".");
    if (!take_apart(r.text, &every, &next, &comma))
        return refuse(&r, right, "\"%.*s\" is not written as a review: " AS_IN ".",
                      S_ARG(brief(r.text)));
    right_every = every;
    right_next = next;
    bool good_next = date_read(arena, next, &out->next, error, &right_next);
    bool good_every = period_read(arena, every, &out->every, error, &right_every);
    if (right_every.len && right_next.len)
        right = str_fmt(arena, "every %.*s, next %.*s", S_ARG(right_every), S_ARG(right_next));
    if (!good_next || !good_every) {
        *better = right;
        return false;
    }
    if (!comma) return refuse(&r, right, "Before \"next\" stands a comma.");
    return true;
}
