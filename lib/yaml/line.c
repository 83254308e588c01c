// The shape of single lines: indentation, keys, dashes.
#include "yaml/line.h"

#include <string.h>

static bool ends_word(struct str s, size_t at) {
    return at >= s.len || is_blank(s.ptr[at]) || s.ptr[at] == '\r' || s.ptr[at] == '\n';
}

size_t quoted_end(struct str s) {
    char quote = s.ptr[0];
    for (size_t i = 1; i < s.len; i++) {
        if (quote == '"' && s.ptr[i] == '\\') {
            i++;
        } else if (s.ptr[i] == quote) {
            bool doubled = quote == '\'' && i + 1 < s.len && s.ptr[i + 1] == quote;
            if (!doubled) return i + 1;
            i++;
        }
    }
    return 0;
}

static ptrdiff_t quoted_key_colon(struct str s) {
    size_t i = quoted_end(s);
    if (i == 0) return -1;
    while (i < s.len && is_blank(s.ptr[i])) i++;
    return i < s.len && s.ptr[i] == ':' && ends_word(s, i + 1) ? (ptrdiff_t)i : -1;
}

ptrdiff_t key_colon(struct str s) {
    if (s.len == 0 || strchr("[]{}#|>,", s.ptr[0])) return -1;
    if (s.ptr[0] == '"' || s.ptr[0] == '\'') return quoted_key_colon(s);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ':' && ends_word(s, i + 1)) return (ptrdiff_t)i;
        if (s.ptr[i] == '#' && i > 0 && is_blank(s.ptr[i - 1])) return -1;
    }
    return -1;
}

static bool is_nothing(struct str s) {
    struct str text = str_trim(s);
    return text.len == 0 || text.ptr[0] == '#';
}

bool is_document_mark(struct str s) {
    return (str_starts(s, S("---")) || str_starts(s, S("..."))) && ends_word(s, 3);
}

static enum line_kind kind_of(struct line *line) {
    struct str content = line_content(line);
    if (is_nothing(content)) return LINE_EMPTY;
    if (content.ptr[0] == '-' && ends_word(content, 1)) return LINE_DASH;
    if (content.ptr[0] == '?' && ends_word(content, 1)) return LINE_TEXT;
    if (is_document_mark(content)) return LINE_TEXT;
    ptrdiff_t colon = key_colon(content);
    if (colon < 0) return LINE_TEXT;
    line->colon = line->content + (size_t)colon;
    line->open = is_nothing(str_from(line->s, line->colon + 1));
    return LINE_KEY;
}

struct line line_read(const struct source *source, uint32_t number, size_t blank) {
    struct line line = {.s = source_line(source, number + 1)};
    if (number == 0 && str_starts(line.s, S("\xEF\xBB\xBF"))) line.s = str_from(line.s, 3);
    line.start = source->base + (uint32_t)(line.s.ptr - source->bytes.ptr);
    size_t at = blank < line.s.len ? blank : line.s.len;
    while (at < line.s.len && line.s.ptr[at] == ' ') at++;
    line.indent = at;
    while (at < line.s.len && is_blank(line.s.ptr[at])) at++;
    line.content = at;
    line.tabbed = at > line.indent;
    line.kind = kind_of(&line);
    return line;
}

struct str line_content(const struct line *line) {
    return str_from(line->s, line->content);
}

static const struct str marks[] = {
    S_INIT("-"),
    S_INIT("*"),
    S_INIT("+"),
    S_INIT("\xE2\x80\xA2"),
    S_INIT("\xE2\x80\x93"),
    S_INIT("\xE2\x80\x94"),
    S_INIT("\xE2\x80\xA3"),
    S_INIT("\xE2\x97\xA6"),
    S_INIT("\xC2\xB7"),
    S_INIT("\xE2\x88\x92"),
    S_INIT("\xE2\x80\x90"),
    S_INIT("\xE2\x80\x91"),
};

size_t item_mark(struct str s) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = marks[i].len;
        if (str_starts(s, marks[i]) && n < s.len && is_blank(s.ptr[n])) return n + 1;
    }
    size_t n = 0;
    while (n < s.len && is_digit(s.ptr[n])) n++;
    if (n == 0 || n + 1 >= s.len || !strchr(".)", s.ptr[n]) || !is_blank(s.ptr[n + 1])) return 0;
    return n + 2;
}

size_t odd_space(struct str s) {
    static const struct str odd[] = {S_INIT("\xC2\xA0"),     S_INIT("\xE2\x80\xAF"),
                                     S_INIT("\xE2\x80\x83"), S_INIT("\xE2\x80\x82"),
                                     S_INIT("\xE2\x80\x89"), S_INIT("\xE3\x80\x80")};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        if (str_starts(s, odd[i])) return odd[i].len;
    }
    return 0;
}

static bool in_name(char c) {
    return is_alnum(c) || c == '_' || c == '-';
}

size_t name_length(struct str s) {
    size_t n = 0;
    while (n < s.len && in_name(s.ptr[n])) n++;
    return n;
}

bool is_name(struct str s) {
    return s.len > 0 && name_length(s) == s.len;
}

struct str plain_end(struct str s) {
    size_t end = s.len;
    for (size_t i = 0; i < end; i++) {
        if (s.ptr[i] == '#' && (i == 0 || is_blank(s.ptr[i - 1]))) end = i;
    }
    while (end > 0 && ends_word(s, end - 1)) end--;
    return str_slice(s, 0, end);
}

// A name and a colon, with a dash, a bracket or a quote before it at most.
static bool is_entry(struct str line) {
    size_t at = 0;
    while (at < line.len && (is_blank(line.ptr[at]) || strchr("-[{\"'", line.ptr[at]))) at++;
    size_t end = at + name_length(str_from(line, at));
    if (end == at) return false;
    bool quoted = end < line.len && strchr("\"'", line.ptr[end]);
    if (quoted) end++;
    return end < line.len && line.ptr[end] == ':' && (quoted || ends_word(line, end + 1));
}

bool looks_like_playbook(struct str bytes) {
    struct str line;
    if (str_starts(bytes, S("\xEF\xBB\xBF"))) bytes = str_from(bytes, 3);
    while (str_split(&bytes, '\n', &line)) {
        if (is_entry(line)) return true;
    }
    return false;
}
