// Comma-separated values (RFC 4180) in, a record at a time, from bytes that may come in pieces.
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/str.h"

enum csv_state {
    CSV_RECORD,     // one record was read
    CSV_MORE,       // the bytes end inside a record, and more may come
    CSV_OPEN_QUOTE, // a quote is opened and never closed
    CSV_AFTER_QUOTE // something stands between a closing quote and the next separator
};

struct csv_record {
    LIST(struct str) cells; // without quotes; they lie in the bytes or in the arena
    size_t len;             // bytes that it takes, its line break included
    size_t lines;           // line breaks in them
};

// Reads the record that `bytes` begin with; `at_end`: no more bytes come. Lines end with LF, CRLF
// or CR. After a mistake `len` and `lines` take in the first line alone, so that reading may go on
// behind it. `bytes` must not be empty.
enum csv_state csv_read(struct arena *arena, struct str bytes, char separator, bool at_end,
                        struct csv_record *out);
// What parts the cells of a first line: comma, semicolon or tab, whichever comes first; else comma.
char csv_separator(struct str line);

#endif
