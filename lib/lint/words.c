// Checks of single texts and patterns: leftover placeholders, patterns that fail or are slow.
#include "lint/words.h"

#include "lookup/lookup.h"
#include "model/each_text.h"

static bool is_word_char(char c) {
    return is_alnum(c) || c == '_';
}

// Where `word` stands as a whole word, or -1.
static ptrdiff_t find_word(struct str text, struct str word) {
    size_t from = 0;
    for (;;) {
        ptrdiff_t at = str_find(str_from(text, from), word);
        if (at < 0) return -1;
        size_t start = from + (size_t)at, end = start + word.len;
        bool open_left = start == 0 || !is_word_char(text.ptr[start - 1]);
        bool open_right = end == text.len || !is_word_char(text.ptr[end]);
        if (open_left && open_right) return (ptrdiff_t)start;
        from = start + 1;
    }
}

// What authors leave behind to fill in later. Answers an empty slice where there is none.
static struct str placeholder_in(struct str text) {
    static const struct str words[] = {S_INIT("TODO"),        S_INIT("TBD"),
                                       S_INIT("FIXME"),       S_INIT("XXX"),
                                       S_INIT("lorem ipsum"), S_INIT("Lorem ipsum")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ptrdiff_t at = find_word(text, words[i]);
        if (at >= 0) return str_slice(text, (size_t)at, (size_t)at + words[i].len);
    }
    ptrdiff_t open = str_find(text, S("{{"));
    if (open < 0) return S("");
    ptrdiff_t close = str_find(str_from(text, (size_t)open), S("}}"));
    return close < 0 ? S("") : str_slice(text, (size_t)open, (size_t)(open + close) + 2);
}

static void check_placeholder(void *context, const struct row *row, const struct text *text) {
    struct lint *lint = context;
    struct str found = placeholder_in(text->s);
    (void)row;
    if (!found.len) return;
    struct finding *finding = finding_add(lint->findings, "leftover-placeholder", text->at,
                                          "\"%.*s\" is still to be filled in.", S_ARG(found));
    finding_help(lint->findings, finding, "Write what agents are to read here, or take it out.");
}

void check_placeholders(struct lint *lint) {
    each_text(lint->playbook, check_placeholder, lint);
}

typedef void pattern_visitor(struct lint *lint, struct str pattern, const struct text *signal);

static void each_pattern_in(struct lint *lint, const texts *signals, pattern_visitor *visit) {
    for (size_t i = 0; i < signals->n; i++) {
        struct str pattern = signal_pattern(signals->items[i].s);
        if (pattern.ptr) visit(lint, pattern, &signals->items[i]);
    }
}

static void each_pattern(struct lint *lint, pattern_visitor *visit) {
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        each_pattern_in(lint, &lint->playbook->scenarios.items[i].signals, visit);
        each_pattern_in(lint, &lint->playbook->scenarios.items[i].not_signals, visit);
    }
}

static void check_pattern(struct lint *lint, struct str pattern, const struct text *signal) {
    struct str error = {0};
    size_t offset = 0;
    if (pattern_check(lint->arena, pattern, &error, &offset)) return;
    struct finding *finding = finding_add(
        lint->findings, "bad-pattern", signal->at,
        "This pattern cannot be used: at its character %zu, %.*s.", offset + 1, S_ARG(error));
    finding_help(lint->findings, finding,
                 "Mend the pattern, or write the customer's words without the slashes.");
}

void check_patterns(struct lint *lint) {
    each_pattern(lint, check_pattern);
}

static void check_slow_pattern(struct lint *lint, struct str pattern, const struct text *signal) {
    struct str subject = {0};
    if (!pattern_is_slow(lint->arena, pattern, &subject)) return;
    struct finding *finding = finding_add(lint->findings, "slow-pattern", signal->at,
                                          "This pattern gives up on a long text such as \"%.*s…\".",
                                          S_ARG(str_slice(subject, 0, 24)));
    finding_help(lint->findings, finding,
                 "Repeat one thing at a time: a group with a + or * inside another + or * has "
                 "too many ways to match.");
}

void check_slow_patterns(struct lint *lint) {
    each_pattern(lint, check_slow_pattern);
}
