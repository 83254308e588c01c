// Causes in texts without quotes, and after | and >.
#include "yaml/build.h"
#include "yaml/causes.h"

#include <string.h>

static bool has_value(const struct fault *fault) {
    return fault->value < fault->text.len;
}

// Where quotes must begin: at the text, or where what stands before the first colon is no name, at
// the start of the item.
static size_t quote_from(const struct fault *fault) {
    bool named = fault->colon && is_name(fault_slice(fault, fault->head, fault->colon));
    return named || !fault->dashed ? fault->value : fault->head;
}

// Offset of the first colon in a text without quotes that YAML takes for the end of a name.
static size_t second_colon(const struct fault *fault, size_t end) {
    for (size_t i = fault->value; i < end; i++) {
        char next = fault_char(fault, i + 1);
        if (fault->text.ptr[i] == ':' && (i + 1 == end || is_blank(next) || next == '\n')) return i;
    }
    return 0;
}

bool cause_colon(const struct fault *fault, struct diagnosis *out) {
    if (!has_value(fault) || strchr("\"'[{|>", fault_char(fault, fault->value))) return false;
    size_t end = plain_value_end(fault), at = second_colon(fault, end), from = quote_from(fault);
    if (at == 0 || !fault->colon) return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "The colon behind \"%.*s\" makes a name of the text before it.",
             S_ARG(word_at(fault, at > 0 ? at - 1 : 0)));
    diag_help(out, "Put quotes around the whole text.");
    out->safe = true;
    diag_quote(out, fault, from, end, fault_slice(fault, from, end));
    return true;
}

static const char *meaning(char sign) {
    switch (sign) {
    case '@':
    case '`': return "is reserved";
    case '%': return "begins an order to YAML";
    case '*': return "points to another place of the file";
    case '&': return "makes YAML remember the place";
    case '!': return "tells YAML how to read it";
    case '|':
    case '>': return "announces a text of several lines";
    default: return "has another meaning there";
    }
}

bool cause_sign(const struct fault *fault, struct diagnosis *out) {
    char sign = fault_char(fault, fault->value);
    if (!has_value(fault) || !strchr("@`%*&!|>,]}?:-", sign)) return false;
    size_t end = plain_value_end(fault);
    out->at = fault_span(fault, fault->value, fault->value + 1);
    diag_say(out, fault, "A text may not begin with \"%c\" unless it is in quotes; it %s.", sign,
             meaning(sign));
    diag_help(out, "Put quotes around the whole text.");
    out->safe = true;
    diag_quote(out, fault, fault->value, end, fault_slice(fault, fault->value, end));
    return true;
}

// > 2 and >= £50 are comparisons.
bool cause_compare(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->value + 1, end = plain_value_end(fault);
    char sign = fault_char(fault, fault->value);
    if (!has_value(fault) || (sign != '>' && sign != '|') || !fault->one_line) return false;
    if (fault_char(fault, at) == '=') at++;
    while (is_blank(fault_char(fault, at))) at++;
    char next = fault_char(fault, at);
    if (sign != '>' || !(is_digit(next) || next == '$' || (unsigned char)next >= 0x80))
        return false;
    out->at = fault_span(fault, fault->value, fault->value + 1);
    diag_say(out, fault, "A comparison that begins with > needs quotes.");
    diag_help(out, "Put quotes around it, or write it in words: more than, at least.");
    out->safe = true;
    diag_quote(out, fault, fault->value, end, fault_slice(fault, fault->value, end));
    return true;
}

static bool is_block_text(const struct fault *fault) {
    return has_value(fault) && strchr("|>", fault_char(fault, fault->value));
}

// Blanks before the first line of a text after | or >; 0: it has none.
static size_t block_indent(const struct fault *fault) {
    for (uint32_t i = fault->lines.first + 1; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        if (str_trim(line.s).len) return line.indent;
    }
    return 0;
}

bool cause_block_text(const struct fault *fault, struct diagnosis *out) {
    if (!is_block_text(fault)) return false;
    size_t at = fault->value + block_sign_length(str_from(fault->text, fault->value)), behind = at;
    while (is_blank(fault_char(fault, behind))) behind++;
    if (behind >= fault->value_end || fault_char(fault, behind) == '#') return false;
    out->at = fault_span(fault, behind, fault->value_end);
    diag_say(out, fault, "Behind \"%c\" the text must begin on a new line.",
             fault_char(fault, fault->value));
    if (fault->one_line) {
        diag_help(out, "Delete the sign: a text of one line does not need it.");
        out->title = "Delete the sign.";
        diag_change(out, fault, fault->value, behind, S(""));
        return true;
    }
    diag_help(out, "Move the text to the next line.");
    struct buf before = buf_new(fault->reader->findings->arena);
    buf_char(&before, '\n');
    buf_repeat(&before, ' ', block_indent(fault));
    out->title = "Move the text to the next line.";
    diag_change(out, fault, at, behind, buf_str(&before));
    return true;
}

bool cause_block_left(const struct fault *fault, struct diagnosis *out) {
    size_t indent = block_indent(fault);
    if (!is_block_text(fault) || fault->one_line) return false;
    for (uint32_t i = fault->lines.first + 1; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        size_t start = line.start - fault->start;
        if (start >= fault->text.len) break;
        if (str_trim(line.s).len == 0 || line.indent >= indent) continue;
        if (!out->edits.n)
            out->at = fault_span(fault, start + line.content, start + line.content + 1);
        diag_change(out, fault, start, start + line.indent, diag_spaces(fault, indent));
    }
    if (!out->edits.n) return false;
    diag_say(out, fault,
             "This line stands further left than the first line of the text behind \"%c\".",
             fault_char(fault, fault->value));
    diag_help(out, "Begin all lines of the text with at least as many spaces as its first.");
    out->title = "Move the line to the right.";
    return true;
}

bool cause_tab_inside(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->where > fault->start ? fault->where - fault->start : 0, end = at;
    if (fault->kind != FAULT_SYNTAX || fault_char(fault, at) != '\t') return false;
    while (fault_char(fault, end) == '\t') end++;
    out->at = fault_span(fault, at, end);
    diag_say(out, fault, "A tab stands here, where only spaces may stand.");
    diag_help(out, "Put spaces there.");
    out->title = "Put spaces there.";
    diag_change(out, fault, at, end, diag_spaces(fault, 2 * (end - at)));
    return true;
}
