// Finds the words of all rules about wording in one pass over every text.
#include "lint/sayings.h"

#include "lint/lint.h"
#include "lookup/lookup.h"
#include "lookup/patterns.h"
#include "model/each_text.h"
#include "yaml/tree.h"

// What stands under these is quoted, so that nobody says it.
#define QUOTED_KEYS \
    "signals,not_signals,said,customer_knows,options,avoid,never_say,never_do,do_not"

static const struct phrase denial_rows[] = {
#include "lint/denial.def"
};
const struct wording wording_denial = {.list = PHRASES(denial_rows)};

const struct phrase *phrase_next(const struct phrases *list, const char *code, size_t *at) {
    bool ours = *at > 0; // the row before is one of the language
    for (size_t i = *at; i < list->n; i++) {
        const struct phrase *phrase = &list->items[i];
        if (phrase->language) ours = !strcmp(phrase->language, code);
        if (phrase->language || !ours) continue;
        *at = i + 1;
        return phrase;
    }
    return NULL;
}

// A list that is looked for, and how far it has been reported in the text at hand.
struct wanted {
    const struct wording *wording;
    const struct rule *rule; // NULL: words that deny what follows them
    size_t past;             // the words before this one are reported
};

struct listed {
    const struct phrase *phrase;
    uint32_t wanted;
    struct pattern_trial *trial; // of a pattern
};

struct pass {
    struct lint *lint;
    struct sayings sayings; // each stands for a place in `listed`
    LIST(struct wanted) wanted;
    LIST(struct listed) listed, patterns;
    // the text at hand
    const struct row *row;
    const struct text *text;
    struct str *hit; // where the first words go that are found; NULL: they are reported
};

// ---- the lists ----

static void add_pattern(struct pass *pass, struct listed listed, struct str pattern) {
    listed.trial = arena_new(pass->lint->scratch, struct pattern_trial);
    if (pattern_trial(listed.trial, pass->lint->scratch, pattern))
        *PUSH(pass->lint->scratch, &pass->patterns) = listed;
}

static void add_phrase(struct pass *pass, const struct phrase *phrase, uint32_t wanted) {
    struct listed listed = {.phrase = phrase, .wanted = wanted};
    struct str words = str_of(phrase->words), pattern = signal_pattern(words);
    if (pattern.ptr) {
        add_pattern(pass, listed, pattern);
        return;
    }
    sayings_add(&pass->sayings, words, (uint32_t)pass->listed.n);
    *PUSH(pass->lint->scratch, &pass->listed) = listed;
}

static void want(struct pass *pass, const struct wording *wording, const struct rule *rule) {
    const struct phrase *phrase;
    size_t at = 0;
    while ((phrase = phrase_next(&wording->list, pass->sayings.tongue.code, &at)))
        add_phrase(pass, phrase, (uint32_t)pass->wanted.n);
    if (at) *PUSH(pass->lint->scratch, &pass->wanted) = (struct wanted){wording, rule, 0};
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

// The last words of the text that deny what follows them in their sentence.
struct denial {
    bool met;
    size_t word, sentence;
};

static bool is_denied(const struct denial *denial, const struct said *said) {
    return denial->met && denial->sentence == said->sentence && denial->word < said->word;
}

// The longest words of a rule are reported, and none within them: "no exceptions at all".
static void look_for_phrases(struct pass *pass, struct str text) {
    struct arena_mark mark = arena_mark(pass->lint->scratch);
    struct denial denial = {false, 0, 0};
    said_list list = sayings_all(&pass->sayings, pass->lint->scratch, text);
    for (size_t i = 0; i < list.n; i++) {
        const struct said *said = &list.items[i];
        const struct listed *listed = &pass->listed.items[said->id];
        struct wanted *wanted = &pass->wanted.items[listed->wanted];
        if (said->word < wanted->past) continue;
        wanted->past = said->word + said->words;
        bool denied = is_denied(&denial, said);
        if (!wanted->rule && !denied)
            denial = (struct denial){true, said->word, said->sentence};
        else if (wanted->rule && !(wanted->wording->unless_denied && denied))
            take(pass, listed, str_slice(text, said->start, said->end));
    }
    arena_reset(pass->lint->scratch, mark);
}

static void look_for_patterns(struct pass *pass, struct str text) {
    for (size_t i = 0; i < pass->patterns.n; i++) {
        const struct listed *listed = &pass->patterns.items[i];
        struct str words = pattern_find(listed->trial, text);
        if (words.len) take(pass, listed, words);
    }
}

static void look_at(struct pass *pass, struct str text) {
    for (size_t i = 0; i < pass->wanted.n; i++) pass->wanted.items[i].past = 0;
    look_for_phrases(pass, text);
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
    return (struct pass){.lint = lint, .sayings = sayings_new(lint->scratch, tongue)};
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
