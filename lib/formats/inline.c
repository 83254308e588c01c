// Text before it is escaped for a format: controls made visible, links checked, base64.
#include "formats/inline.h"

#include "base/utf8.h"

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

// Overrides, embeddings and isolates. The plain marks (LRM, RLM, ALM) stay: sheets in Arabic and
// Hebrew need them, and they reorder no other letters.
static bool is_bidi_override(uint32_t c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

// Adds the character at the start of `text` and answers its length; a byte that is no UTF-8 is
// shown.
static size_t add_visible(struct buf *out, struct str text) {
    uint32_t c;
    size_t len = utf8_decode(text, &c);
    if (len == 0)
        buf_fmt(out, "\\x%02X", (unsigned char)text.ptr[0]);
    else if (is_control(c) || is_bidi_override(c))
        buf_fmt(out, "\\u{%04X}", (unsigned)c);
    else
        buf_add(out, str_slice(text, 0, len));
    return len ? len : 1;
}

struct str inline_visible(struct arena *arena, struct str text) {
    struct buf out = buf_new(arena);
    bool spaced = false;
    while (text.len) {
        if (is_space(text.ptr[0])) {
            if (!spaced) buf_char(&out, ' ');
            spaced = true;
            text = str_from(text, 1);
        } else {
            spaced = false;
            text = str_from(text, add_visible(&out, text));
        }
    }
    return buf_str(&out);
}

bool inline_link_is_safe(struct str href) {
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; i < href.len; i++)
        if ((unsigned char)href.ptr[i] <= ' ' || (unsigned char)href.ptr[i] >= 0x7f) return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct str scheme = str_of(schemes[i]);
        if (href.len > scheme.len && str_eq_nocase(str_slice(href, 0, scheme.len), scheme))
            return true;
    }
    return false;
}

struct str inline_base64(struct arena *arena, struct str bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned n = bytes.len - i < 3 ? (unsigned)(bytes.len - i) : 3, group = 0;
        for (unsigned k = 0; k < 3; k++)
            group = group << 8 | (k < n ? (unsigned char)bytes.ptr[i + k] : 0u);
        for (unsigned k = 0; k < 4; k++)
            buf_char(&out, k <= n ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
    return buf_str(&out);
}

unsigned inline_audience(const struct doc *doc, const struct format_options *options) {
    return options && options->audience ? options->audience : doc->audience;
}

struct str inline_footer(struct arena *arena, const struct doc_footer *footer) {
    const struct str parts[] = {footer->title, footer->version, footer->digest, footer->note};
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (out.len && parts[i].len) buf_text(&out, " \u00b7 ");
        buf_add(&out, parts[i]);
    }
    return buf_str(&out);
}
