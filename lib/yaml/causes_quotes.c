// Causes in quotation marks.
#include "yaml/causes.h"

#include <string.h>

// A text that begins with a quotation mark.
struct quote {
    char sign;
    size_t end;  // behind the mark that closes it; 0: none does
    size_t last; // the end of the text as it was meant: of the line, a comment apart
};

static size_t line_end(const struct fault *fault, size_t at) {
    while (at < fault->text.len && fault->text.ptr[at] != '\n') at++;
    return at;
}

static bool find_quote(const struct fault *fault, struct quote *out) {
    struct str s = str_from(fault->text, fault->value);
    out->sign = fault_char(fault, fault->value);
    if (out->sign != '"' && out->sign != '\'') return false;
    size_t closed = quoted_end(s);
    out->end = closed ? fault->value + closed : 0;
    size_t from = closed ? out->end : fault->value;
    struct str rest = str_trim(fault_slice(fault, from, line_end(fault, from)));
    size_t stop = (size_t)(rest.ptr - fault->text.ptr) + rest.len;
    bool ends_quoted = rest.len && rest.ptr[rest.len - 1] == out->sign;
    out->last = ends_quoted ? stop : from + plain_end(fault_slice(fault, from, stop)).len;
    if (out->last < from) out->last = from;
    return true;
}

// What stands behind the closing mark; empty where it does not close.
static struct str behind(const struct fault *fault, const struct quote *quote) {
    return quote->end ? str_trim(fault_slice(fault, quote->end, line_end(fault, quote->end)))
                      : S("");
}

static bool closes_late(const struct fault *fault, const struct quote *quote) {
    return quote->last > fault->value + 1 && fault_char(fault, quote->last - 1) == quote->sign;
}

// Offset of the first backslash that begins no sign YAML knows; 0: none.
static size_t bad_escape(const struct fault *fault, size_t end) {
    for (size_t i = fault->value + 1; i + 1 < end; i++) {
        if (fault->text.ptr[i] != '\\') continue;
        char c = fault->text.ptr[++i];
        size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        for (size_t k = 1; k <= digits; k++) {
            if (!memchr("0123456789abcdefABCDEF", fault_char(fault, i + k), 22)) return i - 1;
        }
        if (!digits && !memchr("0abtnvfre \"/\\N_LP\t\r\n", c, 21)) return i - 1;
    }
    return 0;
}

// The inside of the text in single quotes, where a backslash is a backslash.
static void single_quotes(const struct fault *fault, struct diagnosis *out,
                          const struct quote *quote) {
    size_t end = quote->last - (closes_late(fault, quote) ? 1 : 0);
    out->title = "Use single quotes.";
    diag_change(
        out, fault, fault->value, quote->last,
        quote_single(fault->reader->findings->arena, fault_slice(fault, fault->value + 1, end)));
}

bool cause_escape(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.sign != '"') return false;
    size_t at = bad_escape(fault, quote.end ? quote.end : quote.last);
    if (at == 0) return false;
    out->at = fault_span(fault, at, at + 2);
    diag_say(out, fault,
             "In double quotes a backslash begins a special sign, and \"%.*s\" is none.",
             S_ARG(fault_slice(fault, at, at + 2)));
    diag_help(out, "Use single quotes around the text.");
    out->safe = true;
    single_quotes(fault, out, &quote);
    return true;
}

bool cause_last_backslash(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.sign != '"' || quote.end) return false;
    if (!closes_late(fault, &quote) || fault_char(fault, quote.last - 2) != '\\') return false;
    out->at = fault_span(fault, quote.last - 2, quote.last);
    diag_say(out, fault,
             "The backslash before the last quotation mark keeps it from closing the text.");
    diag_help(out, "Use single quotes around the text.");
    single_quotes(fault, out, &quote);
    return true;
}

bool cause_comma_behind(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || !str_eq(plain_end(behind(fault, &quote)), S(",")))
        return false;
    size_t at = (size_t)(behind(fault, &quote).ptr - fault->text.ptr);
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "Entries by lines need no comma at their end.");
    diag_help(out, "Delete the comma.");
    out->title = "Delete the comma.";
    out->safe = true;
    diag_change(out, fault, at, at + 1, S(""));
    return true;
}

bool cause_close_comment(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->where > fault->start ? fault->where - fault->start : 0;
    if (fault->failure != FAIL_SYNTAX || fault_char(fault, at) != '#' || at <= fault->value ||
        is_blank(fault->text.ptr[at - 1]))
        return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "There is no space before the # that begins a comment.");
    diag_help(out, "Put a space there.");
    out->title = "Put a space there.";
    out->safe = true;
    diag_change(out, fault, at, at, S(" "));
    return true;
}

bool cause_quoted_list(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote)) return false;
    struct str rest = behind(fault, &quote), next = str_trim(str_from(rest, 1));
    if (!str_starts(rest, S(",")) || next.len == 0 || !strchr("\"'", next.ptr[0])) return false;
    out->at = fault_span(fault, quote.end, quote.end + 1);
    diag_say(out, fault, "Several texts with commas between them need brackets around them.");
    diag_help(out, "Put [ before the first and ] behind the last.");
    out->title = "Put brackets around them.";
    diag_change(out, fault, fault->value, fault->value, S("["));
    diag_change(out, fault, quote.last, quote.last, S("]"));
    return true;
}

static bool is_letter(char c) {
    return is_alpha(c) || (unsigned char)c >= 0x80;
}

// 'I can't do that'
bool cause_apostrophe(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.sign != '\'' || quote.end < fault->value + 3 ||
        !is_letter(fault_char(fault, quote.end - 2)) || !is_letter(fault_char(fault, quote.end)))
        return false;
    size_t end = quote.last - (closes_late(fault, &quote) ? 1 : 0);
    out->at = fault_span(fault, quote.end - 1, quote.end);
    diag_say(out, fault, "The apostrophe in %.*s ends the quoted text early.",
             S_ARG(word_at(fault, quote.end - 1)));
    bool doubles = str_find_char(fault_slice(fault, fault->value, quote.last), '"') < 0;
    diag_help(out, doubles ? "Use double quotes around the whole text."
                           : "Write each apostrophe twice: ''.");
    out->safe = closes_late(fault, &quote);
    diag_quote(out, fault, fault->value, quote.last, fault_slice(fault, fault->value + 1, end));
    return true;
}

bool cause_inner_quotes(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || !behind(fault, &quote).len || !closes_late(fault, &quote))
        return false;
    out->at = fault_span(fault, quote.end - 1, quote.end);
    diag_say(out, fault, "This quotation mark ends the text early; more text stands behind it.");
    diag_help(out, quote.sign == '"'
                       ? "Use single quotes around the whole text, or curly ones inside it."
                       : "Use double quotes around the whole text.");
    out->safe = true;
    diag_quote(out, fault, fault->value, quote.last,
               fault_slice(fault, fault->value + 1, quote.last - 1));
    return true;
}

bool cause_text_behind(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || !behind(fault, &quote).len) return false;
    size_t at = (size_t)(behind(fault, &quote).ptr - fault->text.ptr);
    out->at = fault_span(fault, at, quote.last > at ? quote.last : at + 1);
    diag_say(out, fault, "Nothing may follow the quotation mark that ends a text.");
    diag_help(out, "Put quotes around the whole text, of the kind that does not occur in it.");
    diag_quote(out, fault, fault->value, quote.last, fault_slice(fault, fault->value, quote.last));
    return true;
}

size_t curly_length(struct str s) {
    static const char third[] = "\x98\x99\x9A\x9B\x9C\x9D\x9E\x9F\xB9\xBA"; // behind E2 80
    if (str_starts(s, S("\xC2\xAB")) || str_starts(s, S("\xC2\xBB"))) return 2;
    if (!str_starts(s, S("\xE2\x80")) || s.len < 3) return 0;
    return memchr(third, s.ptr[2], sizeof third - 1) ? 3 : 0;
}

static size_t curly_at_end(struct str s) {
    for (size_t n = 2; n <= 3 && n <= s.len; n++) {
        if (curly_length(str_from(s, s.len - n)) == n) return n;
    }
    return 0;
}

// "Hello with a curly mark at its end
bool cause_curly_end(const struct fault *fault, struct diagnosis *out) {
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.end) return false;
    size_t n = curly_at_end(fault_slice(fault, fault->value, quote.last));
    if (n == 0) return false;
    out->at = fault_span(fault, quote.last - n, quote.last);
    diag_say(out, fault, "A curly quotation mark does not close a text.");
    diag_help(out, "Use the same straight mark at both ends.");
    out->title = "Put a straight mark there.";
    out->safe = true;
    diag_change(out, fault, quote.last - n, quote.last, quote.sign == '"' ? S("\"") : S("'"));
    return true;
}

// 'Tis the season
bool cause_elision(const struct fault *fault, struct diagnosis *out) {
    static const char *const words[] = {"tis", "twas", "til", "em", "cause", "n", "round", "bout"};
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.sign != '\'' || quote.end) return false;
    size_t start = fault->value + 1, n = name_length(str_from(fault->text, start));
    bool known = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        known = known || str_eq_nocase(fault_slice(fault, start, start + n), str_of(words[i]));
    if (!known) return false;
    out->at = fault_span(fault, fault->value, start);
    diag_say(out, fault, "The apostrophe at the start opens a quoted text that is never closed.");
    diag_help(out, "Use double quotes around the whole text.");
    diag_quote(out, fault, fault->value, quote.last, fault_slice(fault, fault->value, quote.last));
    return true;
}

static bool unclosed(const struct fault *fault, struct diagnosis *out, bool first_line) {
    struct quote quote;
    if (!find_quote(fault, &quote) || quote.end) return false;
    size_t end = first_line ? quote.last : fault->text.len;
    out->at = fault_span(fault, fault->value, fault->value + 1);
    diag_say(out, fault, "This quotation mark opens a text that is never closed.");
    diag_help(out, "Put the same mark at the end of the text.");
    out->title = "Close the text.";
    diag_change(out, fault, end, end, quote.sign == '"' ? S("\"") : S("'"));
    return true;
}

bool cause_unclosed(const struct fault *fault, struct diagnosis *out) {
    return unclosed(fault, out, true);
}

bool cause_unclosed_below(const struct fault *fault, struct diagnosis *out) {
    return !fault->one_line && unclosed(fault, out, false);
}

// Further lines of a text in quotes that stand no deeper than its name.
bool cause_falls_out(const struct fault *fault, struct diagnosis *out) {
    if (fault->failure != FAIL_QUOTE) return false;
    for (uint32_t i = fault->lines.first + 1; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        size_t start = line.start - fault->start;
        if (str_trim(line.s).len == 0 || line.indent > fault->head) continue;
        if (!out->edits.n)
            out->at = fault_span(fault, start + line.content, start + line.content + 1);
        diag_change(out, fault, start, start + line.content, diag_spaces(fault, fault->head + 2));
    }
    if (!out->edits.n) return false;
    diag_say(out, fault, "The text in quotes goes on here, in a line that is not indented.");
    diag_help(out, "Begin the line with more spaces than the entry, or close the text above.");
    out->title = "Move the line to the right.";
    return true;
}

// Text in curly quotes that breaks at a colon or a #.
bool cause_curly(const struct fault *fault, struct diagnosis *out) {
    size_t n = curly_length(str_from(fault->text, fault->value)), end = plain_value_end(fault);
    if (n == 0 || fault->value >= fault->text.len) return false;
    size_t last = curly_at_end(fault_slice(fault, fault->value + n, end));
    out->at = fault_span(fault, fault->value, fault->value + n);
    diag_say(out, fault, "Curly quotation marks do not hold a text together.");
    diag_help(out, "Use straight double quotes around the whole text.");
    out->safe = last > 0;
    diag_quote(out, fault, fault->value, end, fault_slice(fault, fault->value + n, end - last));
    return true;
}
