// Before anything is read: is the file text in UTF-8, without invisible controls, and not too long?
#include "base/utf8.h"
#include "yaml/reader.h"

#include <string.h>

// Windows-1252, where it is not Latin-1: what the bytes 0x80 to 0x9F were meant to be.
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static struct str utf8_of_windows(struct arena *arena, unsigned char byte) {
    uint32_t code_point = byte < 0xA0 ? windows[byte - 0x80] : byte;
    char bytes[4];
    if (code_point == 0) return S("");
    return str_dup(arena, (struct str){bytes, utf8_encode(code_point, bytes)});
}

static void report_byte(struct reader *reader, struct span at, unsigned char byte) {
    struct findings *findings = reader->findings;
    struct str meant = utf8_of_windows(findings->arena, byte);
    struct finding *finding;
    if (meant.len == 0) {
        finding = syntax_finding(reader, at, "The byte 0x%02X is not UTF-8 text.", byte);
    } else {
        finding = syntax_finding(reader, at,
                                 "The byte 0x%02X is not UTF-8 text; older programs write %.*s so.",
                                 byte, S_ARG(meant));
        finding_fix(findings, finding, false, "Write the sign in UTF-8.", at, meant);
    }
    finding_help(findings, finding,
                 "Save the file as UTF-8: editors offer it under \"Save as\" or \"Encoding\".");
}

static const char *name_of(uint32_t code_point) {
    switch (code_point) {
    case 0x00: return "a zero byte";
    case 0x0D: return "a lone carriage return";
    case 0x2028: return "an invisible line separator";
    case 0x2029: return "an invisible paragraph separator";
    case 0xFEFF: return "an invisible byte order mark";
    default: return code_point >= 0xFFFE ? "no character" : "an invisible control character";
    }
}

static void report_control(struct reader *reader, struct span at, uint32_t code_point) {
    struct findings *findings = reader->findings;
    bool separates = code_point == 0x2028 || code_point == 0x2029;
    struct finding *finding = syntax_finding(reader, at, "Here stands %s (U+%04X).",
                                             name_of(code_point), (unsigned)code_point);
    finding_help(findings, finding,
                 code_point == '\r' ? "Save the file with ordinary line ends (LF or CRLF)."
                 : separates        ? "Put a space in its place."
                                    : "Delete it.");
    finding_fix(findings, finding, false, separates ? "Put a space there." : "Delete it.", at,
                separates ? S(" ") : S(""));
}

// Length of the good character at `at`; 0: it is bad, `bad` tells how many bytes, and `code_point`
// what they are (none where they are no UTF-8).
static size_t good_length(struct str bytes, size_t at, size_t *bad, uint32_t *code_point) {
    uint32_t c;
    size_t n = utf8_decode(str_from(bytes, at), &c);
    *bad = n ? n : 1;
    *code_point = n ? c : UINT32_MAX;
    if (n == 0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) return 0;
    if (c == '\r') return at + 1 < bytes.len && bytes.ptr[at + 1] == '\n' ? n : 0;
    bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    return control ? 0 : n;
}

static bool eight_easy(const char *at) {
    const uint64_t ones = 0x0101010101010101, high = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return ((bytes | (bytes - ones * ' ') | (bytes + ones)) & high) == 0;
}

// The end of a run of printable ASCII and line feeds, which is most of a file.
static size_t easy_run(struct str bytes, size_t at) {
    for (; at < bytes.len; at++) {
        while (bytes.len - at >= 8 && eight_easy(bytes.ptr + at)) at += 8;
        if (at == bytes.len) break;
        char c = bytes.ptr[at];
        if ((c < ' ' || c > '~') && c != '\n') break;
    }
    return at;
}

// The first bad character from `at` on; false: there is none.
static bool next_bad(struct str bytes, size_t *at, size_t *n, uint32_t *code_point) {
    for (*at = easy_run(bytes, *at); *at < bytes.len; *at = easy_run(bytes, *at)) {
        size_t good = good_length(bytes, *at, n, code_point);
        if (good == 0) return true;
        *at += good;
    }
    return false;
}

// With a mark at the start or, in a text of mostly Latin letters, every other byte zero.
static bool is_utf16(struct str bytes) {
    if (str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"))) return true;
    size_t n = bytes.len < 64 ? bytes.len : 64, zeros[2] = {0, 0};
    for (size_t i = 0; i < n; i++) zeros[i % 2] += bytes.ptr[i] == '\0';
    return n >= 4 && ((zeros[0] == 0 && zeros[1] >= n / 3) || (zeros[1] == 0 && zeros[0] >= n / 3));
}

// A picture, a program, another kind of document: nothing of it is shown.
static bool is_no_text(struct str bytes, size_t first_bad) {
    size_t bad = 0, n = 1;
    uint32_t code_point;
    if (!looks_like_playbook(bytes)) return true;
    for (size_t at = first_bad; next_bad(bytes, &at, &n, &code_point); at += n) bad++;
    return bad > bytes.len / 8 + 8;
}

static struct span file_start(const struct reader *reader) {
    return (struct span){reader->source->base, reader->source->base};
}

static bool fits(struct reader *reader) {
    size_t size = reader->source->bytes.len, most = reader->limits->bytes;
    if (size <= most) return true;
    struct finding *finding =
        syntax_finding(reader, file_start(reader),
                       "This file has %zu bytes; %zu is the most that is read.", size, most);
    finding_help(reader->findings, finding,
                 "Split it into several files in one folder, or raise the limit with --max-size.");
    return false;
}

static void report_utf16(struct reader *reader) {
    struct finding *finding =
        syntax_finding(reader, file_start(reader), "This file is saved as UTF-16, not as UTF-8.");
    finding_help(reader->findings, finding,
                 "Save it as UTF-8: editors offer it under \"Save as\" or \"Encoding\".");
}

bool preflight(struct reader *reader) {
    struct str bytes = reader->source->bytes;
    size_t at = str_starts(bytes, S("\xEF\xBB\xBF")) ? 3 : 0, n = 1;
    uint32_t code_point;
    if (!fits(reader)) return false;
    if (!next_bad(bytes, &at, &n, &code_point)) return true;
    if (is_utf16(bytes)) {
        report_utf16(reader);
        return false;
    }
    if (is_no_text(bytes, at)) {
        report_no_playbook(reader);
        return false;
    }
    do {
        uint32_t start = reader->source->base + (uint32_t)at;
        struct span span = {start, start + (uint32_t)n};
        if (reader->findings->dropped)
            syntax_finding(reader, span, "more");
        else if (code_point == UINT32_MAX)
            report_byte(reader, span, (unsigned char)bytes.ptr[at]);
        else
            report_control(reader, span, code_point);
        at += n;
    } while (next_bad(bytes, &at, &n, &code_point));
    return false;
}
