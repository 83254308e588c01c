// What causes are written with: places, messages, edits and quoting.
#include "yaml/fault.h"

#include <string.h>

struct str fault_slice(const struct fault *fault, size_t start, size_t end) {
    return str_slice(fault->text, start, end);
}

struct span fault_span(const struct fault *fault, size_t start, size_t end) {
    if (end > fault->text.len) end = fault->text.len;
    if (start > end) start = end;
    return (struct span){fault->start + (uint32_t)start, fault->start + (uint32_t)end};
}

char fault_char(const struct fault *fault, size_t at) {
    return at < fault->text.len ? fault->text.ptr[at] : '\n';
}

void diag_say(struct diagnosis *out, const struct fault *fault, const char *format, ...) {
    va_list args;
    va_start(args, format);
    out->message = str_vfmt(fault->reader->findings->arena, format, args);
    va_end(args);
}

void diag_help(struct diagnosis *out, const char *help) {
    out->help = str_of(help);
}

void diag_change(struct diagnosis *out, const struct fault *fault, size_t start, size_t end,
                 struct str text) {
    enum { EDITS_MOST = 200 };
    if (out->edits.n == EDITS_MOST) {
        out->too_much = true;
        return;
    }
    struct edit *edit = PUSH(fault->reader->findings->arena, &out->edits);
    *edit = (struct edit){fault_span(fault, start, end), text};
}

struct str quote_single(struct arena *arena, struct str text) {
    struct buf out = buf_new(arena);
    buf_char(&out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'') buf_char(&out, '\'');
        buf_char(&out, text.ptr[i]);
    }
    buf_char(&out, '\'');
    return buf_str(&out);
}

struct str quote_text(struct arena *arena, struct str text) {
    bool simple = str_find_char(text, '"') < 0 && str_find_char(text, '\\') < 0;
    return simple ? str_fmt(arena, "\"%.*s\"", S_ARG(text)) : quote_single(arena, text);
}

void diag_quote(struct diagnosis *out, const struct fault *fault, size_t start, size_t end,
                struct str text) {
    out->title = "Put the text in quotes.";
    diag_change(out, fault, start, end, quote_text(fault->reader->findings->arena, text));
}

struct str diag_spaces(const struct fault *fault, size_t n) {
    static const char few[] = "                                                                ";
    struct buf out = buf_new(fault->reader->findings->arena);
    if (n < sizeof few) return (struct str){few, n};
    buf_repeat(&out, ' ', n);
    return buf_str(&out);
}

size_t plain_value_end(const struct fault *fault) {
    if (!fault->one_line) return fault->text.len;
    return fault->value + plain_end(fault_slice(fault, fault->value, fault->value_end)).len;
}

static bool in_word(char c) {
    return is_alnum(c) || c == '\'' || (unsigned char)c >= 0x80;
}

struct str word_at(const struct fault *fault, size_t at) {
    size_t start = at, end = at + 1;
    while (start > 0 && in_word(fault->text.ptr[start - 1])) start--;
    while (end < fault->text.len && in_word(fault->text.ptr[end])) end++;
    while (start < at && fault->text.ptr[start] == '\'') start++;
    while (end > at + 1 && fault->text.ptr[end - 1] == '\'') end--;
    return quote_source(fault->reader->findings->arena, fault_slice(fault, start, end));
}
