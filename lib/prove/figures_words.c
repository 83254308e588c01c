// Counts words and pairs; when the table is full, the rarest make room (lossy counting).
#include "prove/figures_words.h"

#include "base/utf8.h"

#include <string.h>

// Source of the method: Manku and Motwani, "Approximate frequency counts over data streams" (2002).
enum { ROOM = 2048, KEPT = ROOM / 2 };

struct word_groups word_groups_new(struct arena *arena, struct str language) {
    struct word_groups groups = {.tongue = tongue_of(arena, language)};
    struct word_group *all = arena_array(arena, struct word_group, ROOM);
    groups.sorted = arena_array(arena, struct word_group *, ROOM);
    for (size_t i = 0; i < ROOM; i++) groups.sorted[i] = &all[i];
    return groups;
}

// The place of the stems, or where they would stand.
static size_t find(const struct word_groups *groups, struct str stems, bool *found) {
    size_t low = 0, high = groups->n;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(groups->sorted[middle]->stems, stems);
        if (order == 0) *found = true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Lets go of what was met least, until there is room again. What is let go of is used again.
static void make_room(struct word_groups *groups) {
    size_t least = groups->lost;
    while (groups->n > KEPT) {
        size_t kept = 0;
        least++;
        for (size_t i = 0; i < groups->n; i++) {
            if (groups->sorted[i]->texts <= least) continue;
            struct word_group *group = groups->sorted[i];
            groups->sorted[i] = groups->sorted[kept];
            groups->sorted[kept++] = group;
        }
        groups->n = kept;
    }
    groups->lost = least;
}

static struct str keep(char *at, struct str text, size_t room) {
    while (text.len > room || (text.len && !utf8_is_valid(text))) text.len--;
    if (text.len) memcpy(at, text.ptr, text.len);
    return (struct str){at, text.len};
}

static struct word_group *insert(struct word_groups *groups, size_t at, struct str stems,
                                 struct str name) {
    struct word_group *group = groups->sorted[groups->n];
    memmove(groups->sorted + at + 1, groups->sorted + at,
            (groups->n - at) * sizeof *groups->sorted);
    groups->sorted[at] = group;
    groups->n++;
    *group = (struct word_group){0};
    group->stems = keep(group->bytes, stems, GROUP_NAME);
    group->name = keep(group->bytes + GROUP_NAME, name, GROUP_NAME);
    return group;
}

struct adding {
    struct word_groups *groups;
    struct str text;
    uint64_t line;
};

static void count(const struct adding *adding, struct str stems, struct str name, bool pair) {
    struct word_groups *groups = adding->groups;
    bool found;
    if (stems.len > GROUP_NAME || name.len > GROUP_NAME) return;
    if (groups->n == ROOM) make_room(groups);
    size_t at = find(groups, stems, &found);
    struct word_group *group = found ? groups->sorted[at] : insert(groups, at, stems, name);
    if (found && group->last == adding->line) return;
    if (group->texts < GROUP_SAMPLES) {
        char *to = group->bytes + 2 * GROUP_NAME + group->texts * GROUP_SAMPLE;
        group->samples[group->texts] =
            (struct word_sample){adding->line, keep(to, adding->text, GROUP_SAMPLE)};
    }
    group->pair = pair;
    group->last = adding->line;
    group->texts++;
}

// Words with a digit name one customer's case, and single letters nothing.
static bool says_something(const struct word_groups *groups, struct str folded) {
    for (size_t i = 0; i < folded.len; i++)
        if (is_digit(folded.ptr[i])) return false;
    return utf8_count(folded) > 1 && !map_get(&groups->tongue.function, folded);
}

void word_groups_add(struct word_groups *groups, struct arena *scratch, struct str text,
                     uint64_t line) {
    bool cut;
    word_list words = {0};
    struct str clean = text_clean(scratch, text, &cut);
    struct adding adding = {groups, utf8_cut(str_trim(clean), GROUP_SAMPLE / 2), line};
    words_split(&words, scratch, &groups->tongue, clean);
    struct str *names = arena_array(scratch, struct str, words.n + 1);
    struct str *stems = arena_array(scratch, struct str, words.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++)
        if (says_something(groups, words.items[i].folded)) names[n++] = words.items[i].folded;
    words_stem(stems, scratch, &groups->tongue, names, n);
    for (size_t i = 0; i < n; i++) {
        count(&adding, stems[i], names[i], false);
        if (i + 1 == n || str_eq(stems[i], stems[i + 1])) continue;
        struct str pair = str_fmt(scratch, "%.*s %.*s", S_ARG(stems[i]), S_ARG(stems[i + 1]));
        struct str name = str_fmt(scratch, "%.*s %.*s", S_ARG(names[i]), S_ARG(names[i + 1]));
        count(&adding, pair, name, true);
    }
}

static bool is_before(const struct word_group *a, const struct word_group *b) {
    if (a->texts != b->texts) return a->texts > b->texts;
    if (a->pair != b->pair) return a->pair;
    return str_cmp(a->stems, b->stems) < 0;
}

// Hides the words of a pair that at least half of their texts share.
static void hide_words(const struct word_groups *groups, const struct word_group *pair,
                       bool *hidden) {
    struct str rest = pair->stems, stem;
    while (str_word(&rest, &stem)) {
        bool found;
        size_t at = find(groups, stem, &found);
        if (found && pair->texts >= 2 && 2 * pair->texts >= groups->sorted[at]->texts)
            hidden[at] = true;
    }
}

size_t word_groups_largest(const struct word_groups *groups, struct arena *scratch,
                           const struct word_group **out, size_t most) {
    bool *hidden = arena_array(scratch, bool, groups->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < groups->n; i++)
        if (groups->sorted[i]->pair) hide_words(groups, groups->sorted[i], hidden);
    for (size_t i = 0; i < groups->n; i++) {
        const struct word_group *group = groups->sorted[i];
        size_t at = n < most ? n : most;
        if (hidden[i] || group->texts < 2) continue;
        while (at > 0 && is_before(group, out[at - 1])) at--;
        if (at == most) continue;
        size_t tail = (n < most ? n : most - 1) - at;
        memmove(out + at + 1, out + at, tail * sizeof *out);
        out[at] = group;
        if (n < most) n++;
    }
    return n;
}
