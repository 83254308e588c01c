// Text made harmless for HTML, XML, URIs, Markdown, CSV, GIFT and roff.
#include "base/escape.h"

#include "base/utf8.h"

#include <string.h>

static const char *entity(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Decodes one code point that may be shown; a control or a stray byte answers false. `n` is set in
// either case.
static bool decode(struct str s, size_t *n, uint32_t *code_point) {
    *n = utf8_decode(s, code_point);
    bool good = *n && (*code_point >= 0xA0 || !utf8_is_control(*code_point));
    if (*n == 0) *n = 1;
    return good;
}

void escape_html(struct buf *out, struct str s) {
    uint32_t code_point;
    for (size_t i = 0, n; i < s.len; i += n) {
        struct str rest = str_from(s, i);
        const char *as = entity(rest.ptr[0]);
        bool good = decode(rest, &n, &code_point) || is_space(rest.ptr[0]);
        if (as)
            buf_text(out, as);
        else
            buf_add(out, good ? str_slice(rest, 0, n) : S("\xEF\xBF\xBD"));
    }
}

// Only what begins with "<" can end a script or hide its end.
void escape_script(struct buf *out, struct str json) {
    for (ptrdiff_t at; (at = str_find_char(json, '<')) >= 0;) {
        buf_add(out, str_slice(json, 0, (size_t)at));
        buf_text(out, "\\u003c");
        json = str_from(json, (size_t)at + 1);
    }
    buf_add(out, json);
}

// Line breaks and tabs are written as references, or an attribute would turn them into blanks.
void escape_xml(struct buf *out, struct str s) {
    uint32_t code_point;
    for (size_t i = 0, n; i < s.len; i += n) {
        struct str rest = str_from(s, i);
        const char *as = entity(rest.ptr[0]);
        n = utf8_decode(rest, &code_point);
        bool space = is_space(rest.ptr[0]) && rest.ptr[0] != ' ';
        bool banned = n == 0 || code_point < 0x20 || code_point == 0xFFFE || code_point == 0xFFFF;
        if (n == 0) n = 1;
        if (as)
            buf_text(out, as);
        else if (space)
            buf_fmt(out, "&#%d;", rest.ptr[0]);
        else
            buf_add(out, banned ? S("\xEF\xBF\xBD") : str_slice(rest, 0, n));
    }
}

// What stands in no path of its own, and a colon, which would end a scheme, is percent-encoded.
void escape_uri(struct buf *out, struct str s) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (is_alnum(c) || (c != '\0' && strchr("-._~/", c)))
            buf_char(out, c);
        else
            buf_fmt(out, "%%%02X", (unsigned char)c);
    }
}

// "1." and "1)" begin a list: answers the number of digits, 0 where it is none.
static size_t list_number(struct str s) {
    size_t digits = 0;
    while (digits < s.len && is_digit(s.ptr[digits])) digits++;
    bool ends = digits < s.len && (s.ptr[digits] == '.' || s.ptr[digits] == ')');
    return ends && digits <= 9 ? digits : 0;
}

static bool markdown_needs_backslash(struct str s, size_t at) {
    static const char always[] = "\\`*_[]<>&|~", first[] = "#+-=";
    struct str rest = str_from(s, at);
    char c = rest.ptr[0];
    if (c != '\0' && strchr(always, c)) return true;
    if (at == 0) return c != '\0' && strchr(first, c);
    if (c == ':') return str_starts(rest, S("://"));
    if (c == '.' && at >= 3 && str_eq_nocase(str_slice(s, at - 3, at), S("www"))) return true;
    return (c == '.' || c == ')') && list_number(s) == at;
}

// GitHub and GitLab look for references in the text that Markdown leaves, backslashes or not.
static bool begins_reference(struct str s, size_t at) {
    char c = s.ptr[at];
    bool digit = at + 1 < s.len && is_digit(s.ptr[at + 1]);
    return c == '@' || (digit && c != '\0' && strchr("#!$%&~", c));
}

static void add_markdown(struct buf *out, struct str s, bool comment) {
    uint32_t code_point;
    s = str_trim(s);
    for (size_t i = 0, n; i < s.len; i += n) {
        bool good = decode(str_from(s, i), &n, &code_point);
        if (good && markdown_needs_backslash(s, i)) buf_char(out, '\\');
        buf_add(out, good ? str_slice(s, i, i + n) : S(" "));
        if (comment && begins_reference(s, i)) buf_text(out, "&#8203;"); // a blank of no width
    }
}

void escape_markdown(struct buf *out, struct str s) {
    add_markdown(out, s, false);
}

void escape_comment(struct buf *out, struct str s) {
    add_markdown(out, s, true);
}

static bool is_plain_number(struct str s) {
    if (!str_starts(s, S("-")) || s.len == 1) return false;
    for (size_t i = 1; i < s.len; i++) {
        if (!is_digit(s.ptr[i]) && s.ptr[i] != '.') return false;
    }
    return true;
}

static bool csv_needs_quotes(struct str s) {
    if (s.len == 0) return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\0' && strchr(",;\"\r\n\t", s.ptr[i])) return true;
    }
    return s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ';
}

// Spreadsheets run a cell that begins like a formula; the apostrophe tells them that it is text.
// What turns or hides the text behind it, or acts in a terminal, is shown, as terminals get it.
// Answers the bytes taken; 0 where the character at the beginning is none of these.
static size_t show_hidden(struct buf *out, struct str s) {
    uint32_t code_point;
    size_t n = strchr("\t\r\n", s.ptr[0]) ? 0 : utf8_decode(s, &code_point);
    if (!n || !utf8_is_control(code_point)) return 0;
    buf_fmt(out, "\\u{%04X}", code_point);
    return n;
}

void escape_csv(struct buf *out, struct str s) {
    bool formula = s.len && s.ptr[0] != '\0' && strchr("=+-@\t\r", s.ptr[0]) && !is_plain_number(s);
    bool quotes = formula || csv_needs_quotes(s);
    if (quotes) buf_char(out, '"');
    if (formula) buf_char(out, '\'');
    for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
        n = show_hidden(out, str_from(s, i));
        if (s.ptr[i] == '"') buf_char(out, '"');
        if (!n && s.ptr[i] != '\0') buf_char(out, s.ptr[i]);
    }
    if (quotes) buf_char(out, '"');
}

// A line break is spelt out, for an empty line would end the question.
void escape_gift(struct buf *out, struct str s) {
    uint32_t code_point;
    for (size_t i = 0, n; i < s.len; i += n) {
        struct str rest = str_from(s, i);
        bool good = decode(rest, &n, &code_point);
        if (rest.ptr[0] == '\n') {
            buf_text(out, "\\n");
            continue;
        }
        if (good && strchr("\\:#={}~", rest.ptr[0])) buf_char(out, '\\');
        buf_add(out, good ? str_slice(rest, 0, n) : S(" "));
    }
}

void escape_ics(struct buf *out, struct str s) {
    for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
        char c = s.ptr[i];
        n = show_hidden(out, str_from(s, i));
        if (c == '\\' || c == ';' || c == ',') buf_char(out, '\\');
        if (c == '\n')
            buf_text(out, "\\n");
        else if (!n && (unsigned char)c >= ' ' && c != 0x7F)
            buf_char(out, c);
    }
}

static const char *roff_escape(char c, bool line_start) {
    switch (c) {
    case '\\': return "\\e";
    case '"': return "\\(dq";
    case '`': return "\\(ga";
    case '^': return "\\(ha";
    case '~': return "\\(ti";
    case '\t': return " ";
    case '.': return line_start ? "\\&." : NULL;
    case '\'': return line_start ? "\\&'" : NULL;
    default: return NULL;
    }
}

void escape_roff(struct buf *out, struct str s) {
    bool line_start = true;
    uint32_t code_point;
    for (size_t i = 0, n; i < s.len; i += n) {
        struct str rest = str_from(s, i);
        bool newline = rest.ptr[0] == '\n';
        const char *as = roff_escape(rest.ptr[0], line_start);
        bool good = decode(rest, &n, &code_point) || newline;
        if (as)
            buf_text(out, as);
        else if (good && code_point >= 0x80)
            buf_fmt(out, "\\[u%04X]", code_point);
        else if (good)
            buf_char(out, rest.ptr[0]);
        line_start = newline;
    }
}
