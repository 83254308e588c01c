// Text made harmless for terminals, logs, JSON and shells.
#include "base/escape.h"

#include "base/utf8.h"

#include <stdio.h>

// What a code point (or a stray byte) becomes. Empty `text`: it may stay as it is.
struct escape {
    char text[12];
    size_t len;
    size_t taken; // bytes of the input
};

// Build servers obey "##[" and "##vso[" anywhere and "::" as the first thing of a line, which any
// word may become when text is wrapped: a backslash in their midst takes the power from them.
static bool is_command(struct str s, bool word_start) {
    if (s.ptr[0] == '#') return str_starts(s, S("##[")) || str_starts(s, S("##vso["));
    return word_start && str_starts(s, S("::"));
}

static struct escape terminal_escape(struct str s, bool word_start) {
    struct escape e = {.taken = 1};
    unsigned char first = (unsigned char)s.ptr[0];
    uint32_t code_point = first;
    if (first >= 0x20 && first < 0x7F) {
        if (is_command(s, word_start)) e = (struct escape){{s.ptr[0], '\\'}, 2, 1};
        return e;
    }
    if (first == '\t') return (struct escape){" ", 1, 1};
    size_t n = utf8_decode(s, &code_point);
    if (n) e.taken = n;
    if (n && !utf8_is_control(code_point)) return e;
    bool byte = !n || code_point < 0x80;
    int len = byte ? snprintf(e.text, sizeof e.text, "\\x%02X", first)
                   : snprintf(e.text, sizeof e.text, "\\u{%04X}", code_point);
    e.len = (size_t)len;
    return e;
}

void escape_terminal(struct buf *out, struct str s, bool keep_breaks) {
    bool word_start = true;
    size_t done = 0; // everything before is written
    for (size_t i = 0; i < s.len;) {
        bool stays = keep_breaks && s.ptr[i] == '\n';
        struct escape e =
            stays ? (struct escape){.taken = 1} : terminal_escape(str_from(s, i), word_start);
        if (e.len) {
            buf_add(out, str_slice(s, done, i));
            buf_add(out, (struct str){e.text, e.len});
            done = i + e.taken;
        }
        word_start = !is_alnum(s.ptr[i]);
        i += e.taken;
    }
    buf_add(out, str_from(s, done));
}

size_t escape_terminal_cells(struct str s) {
    bool word_start = true;
    size_t cells = 0;
    for (size_t i = 0; i < s.len;) {
        struct escape e = terminal_escape(str_from(s, i), word_start);
        cells += e.len ? e.len : utf8_cells(str_slice(s, i, i + e.taken));
        word_start = !is_alnum(s.ptr[i]);
        i += e.taken;
    }
    return cells;
}

// GitHub's runner reads %25, %0D and %0A back, in properties %3A and %2C, too.
static bool workflow_encodes(char c, bool property) {
    return c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
}

static void add_workflow(struct buf *out, struct str s, bool property) {
    bool word_start = true;
    for (size_t i = 0; i < s.len;) {
        struct escape e = {.taken = 1};
        bool encoded = workflow_encodes(s.ptr[i], property);
        if (encoded)
            buf_fmt(out, "%%%02X", s.ptr[i]);
        else
            e = terminal_escape(str_from(s, i), word_start);
        if (e.len)
            buf_add(out, (struct str){e.text, e.len});
        else if (!encoded)
            buf_add(out, str_slice(s, i, i + e.taken));
        word_start = !is_alnum(s.ptr[i]);
        i += e.taken;
    }
}

void escape_workflow(struct buf *out, struct str s) {
    add_workflow(out, s, false);
}

void escape_workflow_property(struct buf *out, struct str s) {
    add_workflow(out, s, true);
}

void escape_sarif(struct buf *out, struct str s) {
    struct buf shown = buf_new(out->arena);
    escape_terminal(&shown, s, false);
    s = buf_str(&shown);
    for (size_t i = 0; i < s.len; i++) {
        bool closes_link = str_starts(str_from(s, i), S("]("));
        if (closes_link) buf_char(out, '\\');
        if (s.ptr[i] == '{' || s.ptr[i] == '}') buf_char(out, s.ptr[i]);
        buf_char(out, s.ptr[i]);
    }
}

static const char *json_short(char c) {
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return NULL;
    }
}

static struct escape json_escape(struct str s) {
    struct escape e = {.taken = 1};
    unsigned char first = (unsigned char)s.ptr[0];
    uint32_t code_point = first;
    const char *brief = json_short(s.ptr[0]);
    if (!brief && first >= 0x20 && first < 0x7F) return e;
    size_t n = utf8_decode(s, &code_point);
    if (n) e.taken = n;
    if (!n) code_point = 0xFFFD; // so that what is written is always UTF-8
    // U+2028 and U+2029 end a line in JavaScript
    if (n && code_point >= 0x80 && code_point != 0x2028 && code_point != 0x2029) return e;
    int len = brief ? snprintf(e.text, sizeof e.text, "%s", brief)
                    : snprintf(e.text, sizeof e.text, "\\u%04x", code_point);
    e.len = (size_t)len;
    return e;
}

static bool is_plain_json(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void escape_json(struct buf *out, struct str s) {
    size_t done = 0;
    for (size_t i = 0; i < s.len;) {
        if (is_plain_json(s.ptr[i])) {
            i++;
            continue;
        }
        struct escape e = json_escape(str_from(s, i));
        if (e.len) {
            buf_add(out, str_slice(s, done, i));
            buf_add(out, (struct str){e.text, e.len});
            done = i + e.taken;
        }
        i += e.taken;
    }
    buf_add(out, str_from(s, done));
}

static bool is_plain_word(struct str s) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool plain = is_alnum(c) || (unsigned char)c >= 0x80 || strchr("_-=.,:/%+@", c);
        if (!plain || !c) return false;
    }
    return s.len > 0;
}

void escape_shell(struct buf *out, struct str s) {
    if (is_plain_word(s)) {
        buf_add(out, s);
        return;
    }
    buf_char(out, '\'');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\'')
            buf_text(out, "'\\''");
        else
            buf_char(out, s.ptr[i]);
    }
    buf_char(out, '\'');
}
