// Text before it is escaped for a format: controls made visible; whose it is, and its foot.
#include "formats/inline.h"

#include "base/base64.h"
#include "base/digest.h"
#include "base/utf8.h"

static bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

// Adds the character at the start of `text` and answers its length; a byte that is no UTF-8 is
// shown.
static size_t add_visible(struct buf *out, struct str text) {
    uint32_t c;
    size_t len = utf8_decode(text, &c);
    if (len == 0)
        buf_fmt(out, "\\x%02X", (unsigned char)text.ptr[0]);
    else if (utf8_is_unprintable(c))
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

static unsigned hex_value(char c) {
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10);
}

void inline_source_hash(struct buf *out, struct str source) {
    struct digest *digest = digest_new(out->arena);
    char bytes[32];
    digest_add(digest, source);
    struct str hex = digest_hex(out->arena, digest, 64);
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(hex_value(hex.ptr[2 * i]) << 4 | hex_value(hex.ptr[2 * i + 1]));
    struct str hash = base64_encode(out->arena, (struct str){bytes, sizeof bytes});
    buf_fmt(out, " 'sha256-%.*s'", S_ARG(hash));
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
