// Values as PDF writes them: numbers, names of objects, strings.
#include "pdf/write.h"

#include "base/utf8.h"

// What ISO 32000-1 promises of every reader; PDF/A-2 allows no more.
enum { MOST_NUMBER = 32767, MOST_STRING = 32767 };

// Integers alone, so that no locale has a say. What is no number is 0.
static void put_fixed(struct buf *out, double value, int places) {
    if (!(value > -MOST_NUMBER)) value = value < 0 ? -MOST_NUMBER : 0;
    if (value > MOST_NUMBER) value = MOST_NUMBER;
    long unit = 1;
    for (int i = 0; i < places; i++) unit *= 10;
    long scaled = (long)(value * (double)unit + (value < 0 ? -0.5 : 0.5));
    if (scaled < 0) buf_char(out, '-');
    if (scaled < 0) scaled = -scaled;
    long rest = scaled % unit;
    if (scaled >= unit || rest == 0) buf_fmt(out, "%ld", scaled / unit);
    if (rest == 0) return;
    for (; rest % 10 == 0; places--) rest /= 10;
    buf_fmt(out, ".%0*ld", places, rest);
}

void put_number(struct buf *out, double value) {
    put_fixed(out, value, 2);
}

void put_scale(struct buf *out, double value) {
    put_fixed(out, value, 5);
    buf_char(out, ' ');
}

void put_numbers(struct buf *out, const double *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        put_number(out, values[i]);
        buf_char(out, ' ');
    }
}

void put_color(struct buf *out, uint32_t color) {
    for (int shift = 16; shift >= 0; shift -= 8) {
        put_fixed(out, (color >> shift & 0xFF) / 255.0, 3);
        buf_char(out, ' ');
    }
}

void put_object(struct buf *out, pdf_object name) {
    buf_fmt(out, " %u 0 R", name);
}

void put_ascii(struct buf *out, struct str s) {
    buf_char(out, '(');
    for (size_t i = 0; i < s.len && i < MOST_STRING; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '(' || c == ')' || c == '\\') buf_char(out, '\\');
        if (c < ' ' || c >= 0x7F)
            buf_fmt(out, "\\%03o", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, ')');
}

void put_hex(struct buf *out, uint32_t value, int digits) {
    buf_fmt(out, "%0*X", digits, value);
}

// Controls are no text, and the escape among them would begin a language.
static uint32_t readable(uint32_t code_point) {
    bool space = code_point == '\t' || code_point == '\n' || code_point == '\r';
    bool control = code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0);
    return control && !space ? 0xFFFD : code_point;
}

void put_utf16(struct buf *out, struct str s) {
    size_t bytes = 2;
    uint32_t code_point;
    for (size_t i = 0, n; i < s.len && bytes + 4 <= MOST_STRING; i += n) {
        n = utf8_decode(str_from(s, i), &code_point);
        code_point = n ? readable(code_point) : 0xFFFD;
        if (n == 0) n = 1;
        bytes += code_point > 0xFFFF ? 4 : 2;
        if (code_point > 0xFFFF) {
            put_hex(out, 0xD800 + ((code_point - 0x10000) >> 10), 4);
            code_point = 0xDC00 + (code_point & 0x3FF);
        }
        put_hex(out, code_point, 4);
    }
}

static bool is_plain(struct str s) {
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < ' ' || s.ptr[i] == 0x7F) return false;
    }
    return true;
}

void put_text(struct buf *out, struct str s) {
    if (is_plain(s)) {
        put_ascii(out, s);
        return;
    }
    buf_text(out, "<FEFF");
    put_utf16(out, s);
    buf_char(out, '>');
}

// RFC 3066: words of at most eight letters, from the second on digits, too, joined by hyphens.
bool is_language(struct str s) {
    size_t word = 0;
    bool first = true;
    for (size_t i = 0; i < s.len; i++) {
        bool good = is_alpha(s.ptr[i]) || (!first && is_digit(s.ptr[i]));
        if (s.ptr[i] == '-' ? word == 0 : !good || ++word > 8) return false;
        if (s.ptr[i] != '-') continue;
        first = false;
        word = 0;
    }
    return word > 0;
}
