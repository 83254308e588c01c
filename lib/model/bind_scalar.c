// Scalars: their text, what a grammar makes of it, and what is said where it makes nothing.
#include "base/buf.h"
#include "model/bind.h"

#include <string.h>

void bind_hurt(struct binder *b, const struct node *node) {
    if (!node->hurt) return;
    b->playbook->hurt = true;
    if (b->entry) b->entry->hurt = true;
}

bool node_is_empty(const struct node *node) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN && node->len == 0;
}

struct span bind_point(const struct node *node) {
    if (node->key) return node->key->at;
    while (node->kind != NODE_SCALAR && node->first) {
        node = node->first;
        if (node->key) return node->key->at;
    }
    return node->at;
}

// ---- how a text is written in YAML ----

struct str bind_quoted(struct binder *b, struct str text) {
    struct buf out = buf_new(b->arena);
    bool single = str_find_char(text, '"') >= 0 || str_find_char(text, '\\') >= 0;
    char quote = single ? '\'' : '"';
    buf_char(&out, quote);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'' && single) buf_char(&out, '\'');
        buf_char(&out, text.ptr[i]);
    }
    buf_char(&out, quote);
    return buf_str(&out);
}

struct str bind_as_yaml(struct binder *b, struct str text) {
    static const char first[] = " -?:,[]{}#&*!|>'\"%@`"; // none of these begins a plain text
    bool plain = text.len > 0 && str_find_char(str_of(first), text.ptr[0]) < 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool breaks = str_find_char(S("#:,[]{}?\n"), c) >= 0;
        bool time = c == ':' && i + 1 < text.len && is_digit(text.ptr[i + 1]);
        plain &= !breaks || time;
    }
    return plain ? text : bind_quoted(b, text);
}

// ---- curly quotes ----

enum { CURLY = 3 }; // bytes of a curly quote in UTF-8: E2 80 98 to 9F

static bool is_curly(const char *at, bool *is_double) {
    const unsigned char *c = (const unsigned char *)at;
    if (c[0] != 0xe2 || c[1] != 0x80 || c[2] < 0x98 || c[2] > 0x9f) return false;
    *is_double = c[2] >= 0x9c;
    return true;
}

// Bytes of the quote of a sort at the end: a curly one, or a straight one by mistake; 0: none.
static size_t quote_at_end(struct str s, bool is_double) {
    bool last;
    if (is_curly(s.ptr + s.len - CURLY, &last) && last == is_double) return CURLY;
    return s.ptr[s.len - 1] == (is_double ? '"' : '\'');
}

// What stands between a curly quote and one at the end, with none of that sort inside; NULL where
// it is not so. An apostrophe inside is no quote.
static struct str between_quotes(struct str s) {
    const struct str none = {NULL, 0};
    bool first, inside;
    if (s.len < 2 * CURLY || !is_curly(s.ptr, &first)) return none;
    size_t last = quote_at_end(s, first);
    if (!last) return none;
    for (size_t i = CURLY; i + CURLY + last <= s.len; i++) {
        bool apostrophe = !first && (unsigned char)s.ptr[i + 2] == 0x99;
        if (is_curly(s.ptr + i, &inside) && inside == first && !apostrophe) return none;
    }
    struct str text = str_slice(s, CURLY, s.len - last);
    return first && str_find_char(text, '"') >= 0 ? none : text;
}

struct str bind_uncurled(struct str s) {
    struct str inside = between_quotes(s);
    return inside.ptr ? inside : s;
}

struct text bind_text(struct binder *b, const struct node *scalar) {
    struct text text = node_text(scalar);
    if (scalar->style != STYLE_PLAIN || text.s.len == 0 || text.s.ptr[0] != '\xe2') return text;
    struct str inside = bind_uncurled(text.s);
    if (inside.len == text.s.len) return text;
    text.s = inside;
    struct finding *finding = bind_note(
        b, "smart-quotes", text.at, "These curly quotes are letters to a computer, not quotes.");
    if (!finding) return text;
    bind_help(b, finding, "Type straight quotes: \" or '.");
    bind_fix(b, finding, true, "Put straight quotes.", text.at, bind_quoted(b, text.s));
    return text;
}

// ---- grammars ----

// "50% per stay": nothing stands between the sign and what a limit goes on with.
static bool lacks_base(struct str limit) {
    ptrdiff_t sign = str_find_char(limit, '%');
    struct str rest = sign < 0 ? S("") : str_from(limit, (size_t)sign + 1), word;
    if (sign < 0) return false;
    return !str_word(&rest, &word) || str_eq(word, S("per")) || str_eq(word, S("for"));
}

static const char *rule_of(enum grammar_kind kind, struct str text) {
    struct str rest = text, word;
    switch (kind) {
    case GRAMMAR_MONEY: return "bad-money";
    case GRAMMAR_DATE:
    case GRAMMAR_RANGE:
    case GRAMMAR_REVIEW: return "bad-date";
    case GRAMMAR_LIMIT:
        if (lacks_base(text)) return "percent-without-base";
        // a limit that begins with a figure is a sum of money more often than not
        if (!str_word(&rest, &word) || str_find_char(word, '%') >= 0) return "wrong-type";
        for (size_t i = 0; i < word.len; i++) {
            if (is_digit(word.ptr[i])) return "bad-money";
        }
        return "wrong-type";
    default: return "wrong-type";
    }
}

// Does a better form only write the same otherwise? Another currency's mark, or a figure that was
// cut, makes it a guess: it would change the sum.
static bool is_same_sum(struct str text, struct str better) {
    struct str digits[2] = {text, better};
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((c >= 0x80 || c == '$') && str_find_char(better, (char)c) < 0) return false;
    }
    for (;;) {
        for (int s = 0; s < 2; s++)
            while (digits[s].len && !is_digit(digits[s].ptr[0])) digits[s] = str_from(digits[s], 1);
        if (!digits[0].len || !digits[1].len) return digits[0].len == digits[1].len;
        if (digits[0].ptr[0] != digits[1].ptr[0]) return false;
        for (int s = 0; s < 2; s++) digits[s] = str_from(digits[s], 1);
    }
}

struct finding *bind_bad_scalar(struct binder *b, const char *rule, struct text text,
                                struct str error, struct str better) {
    struct finding *finding = bind_error(b, rule, text.at, "%.*s", S_ARG(error));
    if (!finding || better.len == 0) return finding;
    bind_help(b, finding, "Write \"%.*s\".", S_ARG(better));
    bool sure = strcmp(rule, "bad-money") != 0 || is_same_sum(text.s, better);
    bind_fix(b, finding, sure, "Write the right form.", text.at, bind_as_yaml(b, better));
    return finding;
}

// A limit that is only a name: no form to recommend, for most facts are no limits.
static bool is_fact(struct binder *b, const struct grammar *grammar, struct str text) {
    union grammar_value value;
    struct str error, better;
    const struct currency *currency = b->playbook->header.currency;
    return grammar->read(b->arena, text, currency, &value, &error, &better) &&
           value.limit.kind == LIMIT_FACT;
}

bool bind_grammar(struct binder *b, enum grammar_kind kind, struct text text,
                  union grammar_value *out) {
    const struct grammar *grammar = grammar_of(kind);
    const struct currency *currency = b->playbook->header.currency;
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (grammar->read(b->arena, text.s, currency, out, &error, &better)) return true;
    if (kind == GRAMMAR_LIMIT && is_fact(b, grammar, better)) better.len = 0;
    struct finding *finding = bind_bad_scalar(b, rule_of(kind, text.s), text, error, better);
    if (better.len == 0)
        bind_help(b, finding, "Write it as in %.*s.",
                  S_ARG(grammar_form(b->arena, grammar, currency)));
    return false;
}

static const char *found(const struct node *node) {
    switch ((enum node_kind)node->kind) {
    case NODE_LIST: return "a list";
    case NODE_MAP: return "a group of keys";
    case NODE_SCALAR: break;
    }
    return node_is_empty(node) ? "nothing" : "a text";
}

struct finding *bind_wrong_kind(struct binder *b, const struct node *node, const char *what,
                                const char *expected) {
    return bind_error(b, "wrong-type", bind_point(node), "\"%s\" needs %s; here is %s.", what,
                      expected, found(node));
}
