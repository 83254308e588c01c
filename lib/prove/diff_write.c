// What the writers of differences share: names, places, commands, summaries.
#include "prove/diff_write.h"

#include "base/escape.h"

struct str diff_summary(struct arena *arena, const struct diff *diff) {
    struct buf out = buf_new(arena);
    size_t n = diff->list.n;
    if (!n) return S("No difference in meaning.");
    buf_fmt(&out, "%zu difference%s:", n, n == 1 ? "" : "s");
    for (int class = 0, first = 1; class < DIFF_CLASSES; class ++) {
        if (!diff->counts[class]) continue;
        bool unclear = class == DIFF_NOT_ANALYSED;
        buf_fmt(&out, "%s%zu %s", first ? " " : ", ", diff->counts[class],
                unclear ? "not analysed" : diff_class_name((enum diff_class) class));
        first = 0;
    }
    return buf_str(&out);
}

const char *diff_class_title(enum diff_class class) {
    static const char *const titles[] = {"WIDER", "TIGHTER", "ROUTE",  "NOT ANALYSED",
                                         "NEW",   "GONE",    "WORDING"};
    return titles[class];
}

struct str diff_name(struct arena *arena, const struct difference *difference) {
    if (difference->kind == KIND_NONE) return difference->id.len ? difference->id : S("playbook");
    if (difference->kind == KIND_GESTURE && difference->class <= DIFF_NOT_ANALYSED)
        return difference->id;
    return str_fmt(arena, "%s/%.*s", kind_section(difference->kind), S_ARG(difference->id));
}

struct str diff_what(struct arena *arena, const struct difference *difference) {
    struct buf out = buf_new(arena);
    buf_add(&out, difference->words);
    if (difference->situation.len) buf_fmt(&out, ", %.*s", S_ARG(difference->situation));
    if (difference->from.precision != DATE_NONE)
        buf_fmt(&out, ", from %.*s", S_ARG(date_show(arena, difference->from)));
    if (difference->until.precision != DATE_NONE)
        buf_fmt(&out, ", until %.*s", S_ARG(date_show(arena, difference->until)));
    return buf_str(&out);
}

struct place diff_place(const struct diff_page *page, const struct difference *difference) {
    const struct diff *diff = page->diff;
    const struct playbook *playbook = difference->in_old ? diff->old : diff->fresh;
    return place_at(playbook->sources, difference->at.start);
}

struct str diff_where(const struct diff_page *page, const struct difference *difference) {
    struct place place = diff_place(page, difference);
    if (!place.source) return S("");
    return str_fmt(page->arena, "%.*s:%u", S_ARG(place.source->name), place.line);
}

diff_words diff_command_words(const struct diff_page *page, const struct diff_case *example,
                              int side) {
    const struct diff_half *half = side ? &example->after : &example->before;
    struct buf path = buf_new(page->arena);
    diff_words out = {0};
    *PUSH(page->arena, &out) = S("empower can");
    for (size_t i = 0; i < half->words.n; i++) {
        struct buf word = buf_new(page->arena);
        escape_shell(&word, half->words.items[i]);
        *PUSH(page->arena, &out) = buf_str(&word);
    }
    *PUSH(page->arena, &out) = str_fmt(page->arena, "--role %.*s", S_ARG(example->role));
    if (example->as_of.precision != DATE_NONE)
        *PUSH(page->arena, &out) =
            str_fmt(page->arena, "--as-of %.*s", S_ARG(date_show(page->arena, example->as_of)));
    buf_text(&path, "-p ");
    escape_shell(&path, page->paths[side]);
    *PUSH(page->arena, &out) = buf_str(&path);
    return out;
}

struct str diff_command(const struct diff_page *page, const struct diff_case *example, int side) {
    diff_words words = diff_command_words(page, example, side);
    struct buf out = buf_new(page->arena);
    for (size_t i = 0; i < words.n; i++)
        buf_fmt(&out, "%s%.*s", i ? " " : "", S_ARG(words.items[i]));
    return buf_str(&out);
}

// What stood in the way of the one, or stands in the way of the other.
static uint32_t cause_of(const struct difference *difference) {
    const struct diff_case *example = difference->example;
    return difference->class == DIFF_WIDER ? example->before.rule_at.start
                                           : example->after.rule_at.start;
}

static bool same_date(struct date a, struct date b) {
    return a.precision == b.precision && !date_cmp(a, b);
}

bool diff_same_cause(const struct difference *a, const struct difference *b) {
    if (a->class != b->class || !str_eq(a->words, b->words)) return false;
    if (!str_eq(a->situation, b->situation)) return false;
    if (!same_date(a->from, b->from) || !same_date(a->until, b->until)) return false;
    if (a->class == DIFF_NOT_ANALYSED) return a->kind == b->kind;
    if (!a->example || !b->example) return a == b;
    // Whom one asks instead of whom is the same whatever for.
    return a->class == DIFF_ROUTE || str_eq(a->id, b->id) || cause_of(a) == cause_of(b);
}

struct str diff_money(const struct diff_page *page, const struct sum *sum) {
    struct str shown = money_show(page->arena, sum->minor, page->diff->fresh->header.currency);
    return sum->over ? str_fmt(page->arena, "more than %.*s", S_ARG(shown)) : shown;
}
