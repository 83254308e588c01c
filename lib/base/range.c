// Ranges of dates.
#include "base/date.h"

#include "base/reading.h"

// Cuts a text in two at " to ". `well` says whether it is written so; other words are understood.
static bool cut_range(struct str text, struct str *from, struct str *to, bool *well) {
    static const char *const words[] = {"to", "until", "till", "-", "\u2013", "\u2014", ".."};
    *well = !take_word(&text, "from");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ptrdiff_t at = find_words(text, words[i], false);
        if (at < 0) continue;
        *well = *well && i == 0;
        *from = str_trim(str_slice(text, 0, (size_t)at));
        *to = str_trim(str_from(text, (size_t)at + str_of(words[i]).len));
        return true;
    }
    return false;
}

// One end of a range; where it is wrong, `right` becomes the right form (or stays empty).
static bool read_end(const struct reading *r, struct str text, struct date *out,
                     struct str *right) {
    *right = text;
    return date_read(r->arena, text, out, r->error, right);
}

static bool read_range(const struct reading *r, struct str text, struct date_range *out) {
    struct str from, to, right_from, right_to, right;
    bool well;
    if (!cut_range(text, &from, &to, &well))
        return refuse(r, S(""),
                      "\"%.*s\" is no range: write its first and its last day, as in 2026-04-01 to "
                      "2027-03-31.",
                      S_ARG(brief(text)));
    bool good_to = read_end(r, to, &out->to, &right_to);
    bool good_from = read_end(r, from, &out->from, &right_from); // whose error is told first
    right = str_fmt(r->arena, "%.*s to %.*s", S_ARG(right_from), S_ARG(right_to));
    *r->better = right;
    if (!good_from || !good_to) return false;
    if (!well)
        return refuse(r, right, "Between the first and the last day of a range stands \"to\".");
    struct date last = {date_last_day(out->to), out->to.minute, DATE_DAY};
    if (out->to.precision != DATE_MINUTE) last.minute = 24 * 60 - 1;
    if (date_cmp(out->from, last) <= 0) return true;
    return refuse(r, S(""), "The range ends before it begins.");
}

bool date_range_read(struct arena *arena, struct str text, struct date_range *out,
                     struct str *error, struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    struct str right = S(""), ignored;
    struct reading probe = {arena, r.text, &ignored, &ignored};
    struct date_range meant;
    r.better = &right;
    if (read_range(&r, r.text, out)) return true;
    *better = read_range(&probe, right, &meant) ? right : S("");
    return false;
}
