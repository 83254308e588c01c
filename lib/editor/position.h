// Positions of the protocol: lines from 0, columns in UTF-16 units or bytes; and URIs of files.
#ifndef EDITOR_POSITION_H
#define EDITOR_POSITION_H

#include "base/json.h"
#include "text/source.h"

enum encoding { ENCODING_UTF16, ENCODING_UTF8 };

struct editor_position {
    uint32_t line, column;
};

// The start of the range that was written last: what follows it in its line is measured from there,
// for a line may be as long as a file.
struct ruler {
    enum encoding encoding;
    uint32_t from;   // 0: none was
    uint32_t column; // of it
};

// The byte of a text that a position means; what lies past the end of a line or of the text means
// that end.
size_t offset_of(struct str text, struct editor_position position, enum encoding encoding);
// The same in a file that is read: a position in its sources.
uint32_t position_in(const struct source *source, struct editor_position position,
                     enum encoding encoding);
// {"start":..,"end":..}; a span of no file is the start of the first one.
void write_range(struct json *json, const struct sources *sources, struct span span,
                 struct ruler *ruler);
// Reads {"line":..,"character":..}; false where it is none.
bool read_position(const struct json_value *value, struct editor_position *out);
// A number without sign and fraction that fits into 32 bits.
bool read_number(const struct json_value *value, uint32_t *out);

// The path that a file: URI means; ptr is NULL for any other one.
struct str uri_path(struct arena *arena, struct str uri);
struct str path_uri(struct arena *arena, struct str path);

#endif
