// Fonts of CFF that number their glyphs by CIDs: which CID a glyph has.
#include "pdf/write.h"

// Adobe's Technical Note 5176. What stands beyond the end is 0.
struct reader {
    struct str bytes;
    size_t at;
};

static uint32_t take(struct reader *reader, unsigned bytes) {
    uint32_t value = 0;
    for (; bytes; bytes--, reader->at++) {
        bool there = reader->at < reader->bytes.len;
        value = value << 8 | (there ? (unsigned char)reader->bytes.ptr[reader->at] : 0);
    }
    return value;
}

// Reads an index, whose first entry it answers, and goes behind it.
static struct str take_index(struct reader *reader) {
    uint32_t n = take(reader, 2);
    if (n == 0) return S("");
    unsigned width = take(reader, 1) & 7;
    size_t offsets = reader->at, data = offsets + ((size_t)n + 1) * width - 1;
    size_t start = data + take(reader, width), end = data + take(reader, width);
    reader->at = offsets + (size_t)n * width;
    reader->at = data + take(reader, width);
    return str_slice(reader->bytes, start, end);
}

// Reads a number of a dictionary, which begins with `first`.
static uint32_t take_number(struct reader *reader, uint32_t first) {
    if (first == 28) return take(reader, 2);
    if (first == 29) return take(reader, 4);
    if (first == 30) {
        while (reader->at < reader->bytes.len && (take(reader, 1) & 0xF) != 0xF) {
        }
        return 0;
    }
    if (first < 247) return first - 139;
    return first < 251 ? (first - 247) * 256 + take(reader, 1) + 108
                       : 0 - (first - 251) * 256 - take(reader, 1) - 108;
}

// What the dictionary at the top says: are there CIDs, and where do they stand?
static bool read_top(struct str top, size_t *charset) {
    enum { CHARSET = 15, ESCAPE = 12, ROS = 30, OPERATORS = 22 };
    struct reader reader = {top, 0};
    uint32_t number = 0;
    bool by_cids = false;
    *charset = 0;
    while (reader.at < top.len) {
        uint32_t first = take(&reader, 1);
        if (first >= OPERATORS)
            number = take_number(&reader, first);
        else if (first == CHARSET)
            *charset = number;
        else if (first == ESCAPE && take(&reader, 1) == ROS)
            by_cids = true;
    }
    return by_cids;
}

// Ranges of CIDs that follow one another, or CIDs one by one; the first glyph has none.
static void read_charset(struct reader *reader, uint16_t *cids, size_t n) {
    uint32_t format = take(reader, 1);
    for (size_t i = 1; i < n && reader->at < reader->bytes.len;) {
        uint32_t first = take(reader, 2), more = format ? take(reader, format == 1 ? 1 : 2) : 0;
        for (uint32_t k = 0; k <= more && i < n; k++) cids[i++] = (uint16_t)(first + k);
    }
}

bool cff_cids(struct str program, uint16_t *cids, size_t n) {
    enum { PREDEFINED = 2 };
    struct reader reader = {program, 2};
    size_t charset;
    reader.at = take(&reader, 1); // behind the head
    take_index(&reader);          // names
    if (!read_top(take_index(&reader), &charset) || charset <= PREDEFINED) return false;
    reader.at = charset;
    read_charset(&reader, cids, n);
    return true;
}
