// Where a part of a text stands in the file, quotes, escapes and folded lines taken into account.
#include "yaml/tree.h"

#include "base/utf8.h"

// A text as it is written and as it is read, side by side.
struct walk {
    struct str raw, value;
    size_t at, done; // read so far of the two
    char quote;      // 0: none
};

static bool is_white(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

static bool is_escape(const struct walk *walk) {
    return walk->quote == '"' && walk->raw.ptr[walk->at] == '\\' && walk->at + 1 < walk->raw.len;
}

// Bytes of raw white space: a blank, a break, or an escape that stands for one.
static size_t white_length(const struct walk *walk) {
    if (walk->at == walk->raw.len) return 0;
    if (is_white(walk->raw.ptr[walk->at])) return 1;
    return is_escape(walk) && strchr("\r\n\t tnr", walk->raw.ptr[walk->at + 1]) ? 2 : 0;
}

// White space is folded, indented and escaped in many ways; of both sides a run is passed whole.
static void skip_white(struct walk *walk) {
    for (size_t n; (n = white_length(walk)); walk->at += n) continue;
    while (walk->done < walk->value.len && is_white(walk->value.ptr[walk->done])) walk->done++;
}

static size_t escape_length(char kind) {
    return kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
}

// Passes one character that is no white space; false where the sides differ.
static bool pass_one(struct walk *walk) {
    if (walk->at >= walk->raw.len || walk->done >= walk->value.len) return false;
    char c = walk->raw.ptr[walk->at];
    uint32_t code_point;
    if (is_escape(walk)) {
        walk->at += escape_length(walk->raw.ptr[walk->at + 1]);
        walk->done += utf8_decode(str_from(walk->value, walk->done), &code_point);
        return true;
    }
    if (c != walk->value.ptr[walk->done]) return false;
    walk->at += c == '\'' && walk->quote == '\'' ? 2 : 1;
    walk->done++;
    return true;
}

static bool pass_until(struct walk *walk, size_t offset) {
    while (walk->done < offset) {
        skip_white(walk);
        if (walk->done < offset && !pass_one(walk)) return false;
    }
    return walk->done == offset;
}

// The first byte of what is written of the text itself: behind its quote, or the line of its sign.
static size_t written_start(struct str raw) {
    if (raw.ptr[0] == '"' || raw.ptr[0] == '\'') return 1;
    ptrdiff_t header = raw.ptr[0] == '|' || raw.ptr[0] == '>' ? str_find_char(raw, '\n') : -1;
    return (size_t)(header + 1);
}

struct span text_part(const struct sources *sources, const struct text *text, size_t start,
                      size_t end) {
    struct str raw = span_bytes(sources, text->at);
    if (!raw.len) return text->at;
    struct walk walk = {.raw = raw, .value = text->s, .at = written_start(raw)};
    if (walk.at == 1) walk.quote = raw.ptr[0];
    if (!pass_until(&walk, start)) return text->at;
    skip_white(&walk);
    uint32_t first = text->at.start + (uint32_t)walk.at;
    if (!pass_until(&walk, end)) return text->at;
    return (struct span){first, text->at.start + (uint32_t)walk.at};
}
