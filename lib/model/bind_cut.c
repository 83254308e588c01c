// Prose inside { } and [ ] that YAML cut into pieces: at a comma, a question mark, a colon.
#include "model/bind.h"

// Is a list what was meant, rather than one text?
static bool is_list(const struct row *row) {
    return row && (row->value == VALUE_WORDS || row->value == VALUE_REFS);
}

static void report(struct binder *b, struct span whole, const char *at_what, const char *row_key,
                   struct str better) {
    struct str first = bind_clip(b, span_bytes(b->sources, whole));
    struct finding *finding =
        bind_error(b, "prose-cut", whole, "YAML cuts \"%.*s\" at %s.", S_ARG(first), at_what);
    if (!finding) return;
    bind_help(b, finding, "Write %s%s%.*s", row_key ? row_key : "", row_key ? ": " : "",
              S_ARG(better));
    bind_fix(b, finding, false, "Write it in one piece.", whole, better);
}

static bool is_rest(const struct shape *shape, const struct node *node) {
    return node && node->key->style == STYLE_PLAIN && node_is_empty(node) &&
           !(shape && shape_row(shape, node_str(node->key)));
}

static bool has_figure_comma(struct str text) {
    for (size_t i = 1; i + 1 < text.len; i++)
        if (text.ptr[i] == ',' && is_digit(text.ptr[i - 1]) && is_digit(text.ptr[i + 1]))
            return true;
    return false;
}

// "£1,000 per stay" only needs quotes; "£50,00" would be wrong in them, too.
static struct str in_one_piece(struct binder *b, struct str text) {
    static const enum grammar_kind kinds[] = {GRAMMAR_MONEY, GRAMMAR_LIMIT};
    for (size_t i = 0; has_figure_comma(text) && i < sizeof kinds / sizeof *kinds; i++) {
        union grammar_value value;
        struct str error, better = {NULL, 0};
        const struct currency *currency = b->playbook->header.currency;
        bool good = grammar_of(kinds[i])->read(b->arena, text, currency, &value, &error, &better);
        if (!good && better.len) return bind_as_yaml(b, better);
    }
    return bind_quoted(b, bind_uncurled(text));
}

const struct node *bind_cut_in_map(struct binder *b, const struct shape *shape,
                                   const struct row *row, const struct node *child) {
    if (!b->in_flow || child->kind != NODE_SCALAR || child->style != STYLE_PLAIN) return NULL;
    if (child->len == 0 || !is_rest(shape, child->next)) return NULL;
    const struct node *last = child->next;
    while (is_rest(shape, last->next)) last = last->next;
    struct span whole = {child->at.start, last->key->at.end};
    struct str text = span_bytes(b->sources, whole);
    struct str list = str_fmt(b->arena, "[%.*s]", S_ARG(text));
    report(b, whole, "the comma", row ? row->key : NULL,
           is_list(row) ? list : in_one_piece(b, text));
    return last;
}

void bind_cut_at_colon(struct binder *b, const struct row *row, const struct node *item) {
    const struct node *child = item->first;
    bool simple = item->len == 1 && child->kind == NODE_SCALAR && child->key->style == STYLE_PLAIN;
    if (!simple) {
        bind_unfit(b, row, item);
        return;
    }
    uint32_t end = child->at.end > child->key->at.end ? child->at.end : child->key->at.end + 1;
    if (child->style == STYLE_PLAIN && !b->in_flow) end = bind_end_of_text(b, end);
    struct span whole = {child->key->at.start, end};
    struct str text = str_trim(span_bytes(b->sources, whole));
    report(b, whole, "the colon", NULL, bind_quoted(b, bind_uncurled(text)));
}

// Words that go on with a sentence, rather than begin an item of a list.
static bool goes_on(struct str s) {
    static const char *const words[] = {"and", "but",  "or",     "so",     "because", "which",
                                        "who", "then", "we",     "you",    "it",      "they",
                                        "he",  "she",  "please", "though", "however", "yet"};
    struct str rest = s, word;
    if (!str_word(&rest, &word) || str_trim(rest).len == 0) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq(word, str_of(words[i]))) return true;
    }
    return str_eq(word, S("I"));
}

static bool is_plain(const struct node *node) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN;
}

// A text in curly quotes that begins with an item; false where there is none.
static bool cut_in_curly(struct binder *b, const struct node *before, const struct node *item) {
    enum {
        PIECES_MOST = 16
    }; // a sentence has no more, and a hostile list could be all such starts
    const struct node *last = item;
    for (size_t i = 0; i < PIECES_MOST && last && is_plain(last); i++, last = last->next) {
        struct span whole = {before->at.start, last->at.end};
        struct str text = span_bytes(b->sources, whole), inside = bind_uncurled(text);
        if (inside.len == text.len) continue;
        report(b, whole, "the comma", NULL, bind_quoted(b, inside));
        return true;
    }
    return false;
}

void bind_cut_in_list(struct binder *b, const struct node *before, const struct node *item) {
    if (!is_plain(before) || !is_plain(item) || before->len == 0) return;
    if (before->ptr[0] == '\xe2' && cut_in_curly(b, before, item)) return;
    struct str first = node_str(before);
    bool sentence = first.ptr[0] >= 'A' && first.ptr[0] <= 'Z';
    bool ended = str_find_char(S(".!?"), first.ptr[first.len - 1]) >= 0;
    if (!sentence || ended || !goes_on(node_str(item))) return;
    struct span whole = {before->at.start, item->at.end};
    struct str better = bind_quoted(b, str_trim(span_bytes(b->sources, whole)));
    report(b, whole, "the comma", NULL, better);
}
