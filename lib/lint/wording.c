// Finds the words of all rules about wording in one pass over every text.
#include "lint/wording.h"

#include "lint/lint.h"
#include "lookup/lookup.h"
#include "lookup/patterns.h"
#include "lookup/words.h"
#include "model/each_text.h"
#include "yaml/tree.h"

// What stands under these is quoted, so that nobody says it.
#define QUOTED_KEYS \
    "signals,not_signals,said,customer_knows,options,avoid,never_say,never_do,do_not"

static const struct phrase denial_en[] = {
#include "lint/denial_en.def"
};
const struct wording wording_denial = {.lists = {PHRASES("en", denial_en)}};

// A list that is looked for, and how far it has been reported in the text at hand.
struct wanted {
    const struct wording *wording;
    const struct rule *rule; // NULL: words that deny what follows them
    size_t past;             // the words before this one are reported
};

struct listed {
    const struct phrase *phrase;
    uint32_t wanted;
    word_list words;             // of a phrase
    uint32_t next;               // the next phrase that begins with the same word, and is no longer
    struct pattern_trial *trial; // of a pattern
};

#define NONE UINT32_MAX

struct pass {
    struct lint *lint;
    struct tongue tongue;
    struct map first; // a word -> the longest phrase that begins with it
    LIST(struct wanted) wanted;
    LIST(struct listed) phrases, patterns;
    // the text at hand
    const struct row *row;
    const struct text *text;
    word_list words;
    bool denied;
    struct str *hit; // where the first words go that are found; NULL: they are reported
};

// ---- the lists ----

// Longer phrases come first, so that "no exceptions at all" is found and not half of it.
static void add_phrase(struct pass *pass, struct listed listed) {
    words_split(&listed.words, pass->lint->scratch, &pass->tongue, str_of(listed.phrase->words));
    uint32_t place = (uint32_t)pass->phrases.n;
    *PUSH(pass->lint->scratch, &pass->phrases) = listed;
    uint32_t *link = map_put(&pass->first, listed.words.items[0].folded, NONE);
    while (*link != NONE && pass->phrases.items[*link].words.n >= listed.words.n)
        link = &pass->phrases.items[*link].next;
    pass->phrases.items[place].next = *link;
    *link = place;
}

static void add_pattern(struct pass *pass, struct listed listed, struct str pattern) {
    listed.trial = arena_new(pass->lint->scratch, struct pattern_trial);
    if (pattern_trial(listed.trial, pass->lint->scratch, pattern))
        *PUSH(pass->lint->scratch, &pass->patterns) = listed;
}

static void add_list(struct pass *pass, const struct phrases *list, uint32_t wanted) {
    for (size_t i = 0; i < list->n; i++) {
        struct listed listed = {.phrase = &list->items[i], .wanted = wanted};
        struct str pattern = signal_pattern(str_of(listed.phrase->words));
        if (pattern.ptr)
            add_pattern(pass, listed, pattern);
        else
            add_phrase(pass, listed);
    }
}

static void want(struct pass *pass, const struct wording *wording, const struct rule *rule) {
    for (size_t i = 0; i < WORDING_LANGUAGES && wording->lists[i].language; i++) {
        if (strcmp(wording->lists[i].language, pass->tongue.code) != 0) continue;
        add_list(pass, &wording->lists[i], (uint32_t)pass->wanted.n);
        *PUSH(pass->lint->scratch, &pass->wanted) = (struct wanted){wording, rule, 0};
    }
}

static void want_rules(struct pass *pass) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        if (rule->wording && rule_is_wanted(&rule->info, pass->lint->options))
            want(pass, rule->wording, rule);
}

// ---- reporting ----

bool has_key(const char *keys, const char *key) {
    struct str rest = str_of(keys), word;
    while (str_split(&rest, ',', &word))
        if (str_eq(word, str_of(key))) return true;
    return false;
}

static bool counts_here(const struct wording *wording, const struct row *row) {
    return wording->keys ? has_key(wording->keys, row->key) : !has_key(QUOTED_KEYS, row->key);
}

struct str in_one_line(struct arena *arena, struct str text) {
    char *line = arena_bytes(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        line[i] = text.ptr[i] == '\n' || text.ptr[i] == '\r' ? ' ' : text.ptr[i];
    return (struct str){line, text.len};
}

static void offer(struct lint *lint, struct finding *finding, const struct phrase *phrase) {
    struct str title = str_fmt(lint->arena, "Write \"%s\".", phrase->instead);
    finding_help(lint->findings, finding, "Write \"%s\" instead.", phrase->instead);
    finding_fix(lint->findings, finding, false, title.ptr, finding->at, str_of(phrase->instead));
}

static void report(struct pass *pass, const struct listed *listed, struct str found) {
    const struct wanted *wanted = &pass->wanted.items[listed->wanted];
    const struct wording *wording = wanted->wording;
    struct lint *lint = pass->lint;
    if (!counts_here(wording, pass->row)) return;
    size_t start = (size_t)(found.ptr - pass->text->s.ptr);
    struct span at = text_part(lint->playbook->sources, pass->text, start, start + found.len);
    struct finding *finding =
        finding_add(lint->findings, wanted->rule->info.name, at, "\"%.*s\" %s",
                    S_ARG(in_one_line(lint->scratch, found)), wording->says);
    if (listed->phrase->instead[0])
        offer(lint, finding, listed->phrase);
    else
        finding_help(lint->findings, finding, "%s", wording->help);
}

static void take(struct pass *pass, const struct listed *listed, struct str words) {
    if (!pass->hit)
        report(pass, listed, words);
    else if (!pass->hit->len)
        *pass->hit = words;
}

// ---- the pass ----

static struct str between(struct str a, struct str b) {
    return (struct str){a.ptr + a.len, (size_t)(b.ptr - a.ptr) - a.len};
}

static bool has_any(struct str text, const char *marks) {
    for (size_t i = 0; i < text.len; i++)
        if (strchr(marks, text.ptr[i])) return true;
    return false;
}

// Do the words of the text go on as the phrase does, with nothing between them but blanks and
// hyphens?
static bool goes_on(const struct pass *pass, const struct listed *listed, size_t at) {
    if (pass->words.n - at < listed->words.n) return false;
    const struct word *words = pass->words.items + at;
    for (size_t i = 1; i < listed->words.n; i++) {
        struct str gap = between(words[i - 1].written, words[i].written);
        if (!str_eq(words[i].folded, listed->words.items[i].folded)) return false;
        for (size_t k = 0; k < gap.len; k++)
            if (!strchr(" \t\r\n-", gap.ptr[k])) return false;
    }
    return true;
}

static struct str written(const struct pass *pass, const struct listed *listed, size_t at) {
    const struct word *first = &pass->words.items[at], *last = first + listed->words.n - 1;
    size_t len = (size_t)(last->written.ptr - first->written.ptr) + last->written.len;
    return (struct str){first->written.ptr, len};
}

static void look_at_word(struct pass *pass, size_t at) {
    const uint32_t *first = map_get(&pass->first, pass->words.items[at].folded);
    bool denies = false;
    for (uint32_t i = first ? *first : NONE; i != NONE; i = pass->phrases.items[i].next) {
        const struct listed *listed = &pass->phrases.items[i];
        struct wanted *wanted = &pass->wanted.items[listed->wanted];
        if (at < wanted->past || !goes_on(pass, listed, at)) continue;
        wanted->past = at + listed->words.n;
        if (!wanted->rule)
            denies = true;
        else if (!wanted->wording->unless_denied || !pass->denied)
            take(pass, listed, written(pass, listed, at));
    }
    pass->denied |= denies;
}

static void look_for_phrases(struct pass *pass) {
    const struct word *words = pass->words.items;
    pass->denied = false;
    for (size_t i = 0; i < pass->words.n; i++) {
        if (i && has_any(between(words[i - 1].written, words[i].written), ".!?;"))
            pass->denied = false;
        look_at_word(pass, i);
    }
}

static void look_for_patterns(struct pass *pass, struct str text) {
    for (size_t i = 0; i < pass->patterns.n; i++) {
        const struct listed *listed = &pass->patterns.items[i];
        struct str words = pattern_find(listed->trial, text);
        if (words.len) take(pass, listed, words);
    }
}

static void look_at(struct pass *pass, struct str text) {
    pass->words.n = 0;
    words_split(&pass->words, pass->lint->scratch, &pass->tongue, text);
    for (size_t i = 0; i < pass->wanted.n; i++) pass->wanted.items[i].past = 0;
    look_for_phrases(pass);
    look_for_patterns(pass, text);
}

static void look_at_text(void *context, const struct row *row, const struct text *text) {
    struct pass *pass = context;
    if (row->value == VALUE_WORD) return;
    pass->row = row, pass->text = text;
    look_at(pass, text->s);
}

static struct pass pass_new(struct lint *lint) {
    struct str tongue = lint->playbook->header.language.s;
    struct pass pass = {.lint = lint, .first = map_new(lint->scratch)};
    pass.tongue = tongue_to_split(tongue.len ? tongue : S("en"));
    return pass;
}

void report_wording(struct lint *lint) {
    struct arena_mark mark = arena_mark(lint->scratch);
    struct pass pass = pass_new(lint);
    want_rules(&pass);
    if (pass.wanted.n) {
        want(&pass, &wording_denial, NULL);
        each_text(lint->playbook, look_at_text, &pass);
    }
    arena_reset(lint->scratch, mark);
}

// ---- single texts ----

struct word_finder {
    struct pass pass;
};

struct word_finder *word_finder_new(struct lint *lint, const struct wording *wording) {
    static const struct rule any;
    struct word_finder *finder = arena_new(lint->scratch, struct word_finder);
    finder->pass = pass_new(lint);
    want(&finder->pass, wording, &any);
    return finder->pass.wanted.n ? finder : NULL;
}

struct str word_finder_find(struct word_finder *finder, struct str text) {
    struct str hit = {0};
    finder->pass.hit = &hit;
    look_at(&finder->pass, text);
    return hit;
}
