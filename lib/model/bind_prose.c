// Prose that YAML cut at a ` #`, and texts that other software reads as something else.
#include "model/bind.h"

// ---- ` #` ----

static char byte_at(const struct source *source, size_t i) {
    return i < source->bytes.len ? source->bytes.ptr[i] : '\n';
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

static bool is_directive(const struct source *source, size_t hash) {
    struct str rest = str_trim(str_from(source->bytes, hash + 1));
    return str_starts(rest, S("empower:")) || str_starts(rest, S("yaml-language-server:"));
}

// The offset of a `#` that looks like a part of the sentence before it: one blank before it, or a
// letter directly after. Ordinary comments stand two blanks away. 0: there is none.
static size_t lost_from(const struct source *source, size_t end) {
    size_t i = end;
    while (is_blank(byte_at(source, i))) i++;
    if (i == end || byte_at(source, i) != '#') return 0;
    char after = byte_at(source, i + 1);
    bool glued = !is_blank(after) && !is_break(after) && after != '#';
    return (i == end + 1 || glued) && !is_directive(source, i) ? i : 0;
}

uint32_t bind_end_of_text(const struct binder *b, uint32_t end) {
    const struct source *source = b->source;
    size_t stop = lost_from(source, end - source->base);
    if (stop == 0) return end;
    while (!is_break(byte_at(source, stop))) stop++;
    while (is_blank(byte_at(source, stop - 1))) stop--;
    return source->base + (uint32_t)stop;
}

static void hash_cuts(struct binder *b, const struct node *scalar) {
    struct span whole = {scalar->at.start, bind_end_of_text(b, scalar->at.end)};
    if (whole.end == scalar->at.end) return;
    struct str text = span_bytes(b->sources, whole);
    struct str lost = str_trim(str_from(text, scalar->at.end - scalar->at.start));
    struct finding *finding =
        bind_note(b, "hash-cuts-text", scalar->at,
                  "YAML takes \"%.*s\" for a comment, so the text ends before it.",
                  S_ARG(bind_clip(b, lost)));
    if (!finding) return;
    bind_help(b, finding,
              "If it belongs to the text, put quotes round the whole; if it is a comment, put two "
              "blanks before the #.");
    if (!b->in_flow) bind_fix(b, finding, false, "Quote the text.", whole, bind_quoted(b, text));
}

// ---- texts that are taken for something else ----

static bool is_word_of(struct str s, const char *const *words) {
    for (; *words; words++) {
        if (str_eq_nocase(s, str_of(*words))) return true;
    }
    return false;
}

static size_t digits(struct str s, size_t i) {
    size_t n = 0;
    while (i + n < s.len && (is_digit(s.ptr[i + n]) || s.ptr[i + n] == '_')) n++;
    return n;
}

// YAML 1.1 reads 12:30 to the base of sixty.
static bool is_sexagesimal(struct str s) {
    size_t i = digits(s, 0), parts = 0;
    while (i > 0 && i < s.len && s.ptr[i] == ':') {
        size_t n = digits(s, i + 1);
        if (n == 0 || n > 2 || (n == 2 && s.ptr[i + 1] > '5')) return false;
        i += n + 1;
        parts++;
    }
    return parts > 0 && i == s.len;
}

// A number that does not come back as it was written; NULL where `s` is none.
static const char *number_lost(struct str s) {
    size_t sign = s.len > 1 && (s.ptr[0] == '+' || s.ptr[0] == '-') ? 1 : 0;
    struct str rest = str_from(s, sign);
    size_t whole = digits(rest, 0), part = 0;
    bool point = whole < rest.len && rest.ptr[whole] == '.';
    if (whole == 0) return NULL;
    if (is_sexagesimal(rest)) return "a number to the base of sixty";
    if (rest.ptr[0] == '0' && rest.len > 2 && to_lower(rest.ptr[1]) == 'x') {
        for (size_t i = 2; i < rest.len; i++) {
            if (!is_alnum(rest.ptr[i]) || to_lower(rest.ptr[i]) > 'f') return NULL;
        }
        return "another number";
    }
    if (point) part = digits(rest, whole + 1);
    if (whole + part + point != rest.len) return NULL;
    if (point) return part == 0 || rest.ptr[rest.len - 1] == '0' ? "a shorter number" : NULL;
    if (rest.ptr[0] == '0' && whole > 1) return "another number";
    return s.ptr[0] == '+' ? "a number without the plus" : NULL;
}

static const char *taken_for(struct str s) {
    static const char *const yes[] = {"y", "yes", "on", "true", NULL};
    static const char *const no[] = {"n", "no", "off", "false", NULL};
    static const char *const nothing[] = {"~", "null", NULL};
    static const char *const numbers[] = {".inf", ".nan", "-.inf", "+.inf", NULL};
    if (is_digit(s.ptr[0]) || s.ptr[0] == '+' || s.ptr[0] == '-') {
        const char *lost = number_lost(s);
        if (lost) return lost;
    }
    if (s.len > 5) return NULL;
    if (is_word_of(s, yes)) return "true";
    if (is_word_of(s, no)) return "false";
    if (is_word_of(s, nothing)) return "nothing at all";
    return is_word_of(s, numbers) ? "a number" : NULL;
}

enum { RETYPED_LONGEST = 24 };

void bind_retyped(struct binder *b, const struct node *scalar) {
    struct str s = node_str(scalar);
    if (scalar->style != STYLE_PLAIN || s.len == 0 || s.len > RETYPED_LONGEST) return;
    const char *lost = taken_for(s);
    if (!lost) return;
    struct finding *finding =
        bind_note(b, "surprising-scalar", scalar->at,
                  "Other software that reads this file takes %.*s for %s.", S_ARG(s), lost);
    bind_help(b, finding, "Put quotes round it, and it is a text everywhere.");
    if (finding) bind_fix(b, finding, true, "Quote the text.", scalar->at, bind_quoted(b, s));
}

void bind_prose(struct binder *b, const struct node *scalar) {
    if (scalar->style != STYLE_PLAIN) return;
    hash_cuts(b, scalar);
    bind_retyped(b, scalar);
}

void bind_prose_below(struct binder *b, const struct node *node) {
    if (node->kind == NODE_SCALAR) {
        bind_prose(b, node);
        if (!node_is_empty(node)) (void)bind_text(b, node);
        return;
    }
    bool flow = b->in_flow;
    bind_hurt(b, node);
    b->in_flow |= node->style == STYLE_FLOW;
    for (const struct node *child = node->first; child; child = child->next)
        bind_prose_below(b, child);
    b->in_flow = flow;
}
