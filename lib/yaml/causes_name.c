// Causes in the name of an entry and its colon.
#include "yaml/causes.h"

#include <string.h>

// A line among named entries, on which no name and colon was found.
static bool lacks_name(const struct fault *fault) {
    return fault->around->kind == NODE_MAP && !fault->colon && !fault->dashed &&
           fault->kind != FAULT_HEADER && fault->kind != FAULT_TABS;
}

// The end of the word in or without quotes that the line begins with.
static size_t name_end(const struct fault *fault) {
    struct str rest = str_from(fault->line.s, fault->head);
    bool quote = rest.len && strchr("\"'", rest.ptr[0]);
    return fault->head + (quote ? quoted_end(rest) : name_length(rest));
}

static struct str name_of(const struct fault *fault) {
    return fault_slice(fault, fault->head, name_end(fault));
}

// A bracket or quotation mark at an offset, before the first colon that ends a name.
static bool text_begins(const struct fault *fault, size_t at) {
    return fault->colon > at && strchr("[{\"'", fault_char(fault, at));
}

bool cause_no_space(const struct fault *fault, struct diagnosis *out) {
    size_t end = name_end(fault);
    bool link = str_starts(str_from(fault->text, end), S("://"));
    if (end == fault->head || fault_char(fault, end) != ':' || link) return false;
    if (!lacks_name(fault) && !text_begins(fault, end + 1)) return false;
    out->at = fault_span(fault, end, end + 1);
    diag_say(out, fault, "There is no space behind the colon of \"%.*s\".", S_ARG(name_of(fault)));
    diag_help(out, "Put a space there.");
    out->title = "Put a space behind the colon.";
    out->safe = true;
    diag_change(out, fault, end + 1, end + 1, S(" "));
    return true;
}

// Signs that people write for a colon.
static size_t colon_like(struct str s) {
    static const struct str signs[] = {S_INIT("\xEF\xBC\x9A"), S_INIT("\xE2\x88\xB6"), S_INIT("="),
                                       S_INIT("->"),           S_INIT("=>"),           S_INIT(";"),
                                       S_INIT("\xEF\xB9\x95"), S_INIT("\xE2\x86\x92")};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_starts(s, signs[i]) && signs[i].len > longest) longest = signs[i].len;
    }
    return longest;
}

bool cause_other_sign(const struct fault *fault, struct diagnosis *out) {
    size_t end = name_end(fault), at = end;
    while (is_blank(fault_char(fault, at))) at++;
    size_t n = colon_like(str_from(fault->text, at)), behind = at + n;
    if (!lacks_name(fault) || end == fault->head || n == 0) return false;
    while (is_blank(fault_char(fault, behind))) behind++;
    out->at = fault_span(fault, at, at + n);
    diag_say(out, fault, "Behind \"%.*s\" stands \"%.*s\" where a colon is needed.",
             S_ARG(name_of(fault)), S_ARG(fault_slice(fault, at, at + n)));
    diag_help(out, "Write a colon and a space.");
    out->title = "Write a colon.";
    diag_change(out, fault, end, behind, S(": "));
    return true;
}

bool cause_no_colon(const struct fault *fault, struct diagnosis *out) {
    size_t end = name_end(fault), next = end;
    while (is_blank(fault_char(fault, next))) next++;
    if (end == fault->head || (next == end && end < fault->text.len)) return false;
    if (!lacks_name(fault) && !text_begins(fault, next)) return false;
    out->at = fault_span(fault, fault->head, end);
    diag_say(out, fault, "There is no colon behind \"%.*s\".", S_ARG(name_of(fault)));
    diag_help(
        out,
        "Every entry is a name, a colon, a space and a text, as in \"title: Late fees\"; more of "
        "the text above would have to begin with more spaces.");
    out->title = "Put a colon there.";
    diag_change(out, fault, end, end, S(":"));
    return true;
}

bool cause_name_sign(const struct fault *fault, struct diagnosis *out) {
    char sign = fault_char(fault, fault->head);
    if (!fault->colon || !strchr("@`%*&!|>,", sign)) return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault, "A name may not begin with \"%c\".", sign);
    diag_help(out, "Delete the sign, or put the name in quotes.");
    out->title = "Delete the sign.";
    diag_change(out, fault, fault->head, fault->head + 1, S(""));
    return true;
}

// "title: Late fees
bool cause_name_quote(const struct fault *fault, struct diagnosis *out) {
    char sign = fault_char(fault, fault->head);
    struct str rest = str_from(fault->line.s, fault->head + 1);
    if (fault->colon || (sign != '"' && sign != '\'') ||
        quoted_end(str_from(fault->line.s, fault->head)))
        return false;
    ptrdiff_t colon = key_colon(rest);
    if (colon < 0 || !is_name(str_slice(rest, 0, (size_t)colon))) return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault, "The quotation mark before \"%.*s\" is never closed.",
             S_ARG(str_slice(rest, 0, (size_t)colon)));
    diag_help(out, "Delete it; names need no quotes.");
    out->title = "Delete the quotation mark.";
    diag_change(out, fault, fault->head, fault->head + 1, S(""));
    return true;
}

bool cause_no_name(const struct fault *fault, struct diagnosis *out) {
    if (!lacks_name(fault) || strchr("[{", fault_char(fault, fault->head))) return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault, "This line has no name and colon, as in \"title: Late fees\".");
    diag_help(
        out, "Put a name and a colon before it; if it is more of the text above, begin it with two "
             "more spaces.");
    return true;
}
