// An entry that cannot be read, and the causes it may have.
#ifndef YAML_FAULT_H
#define YAML_FAULT_H

#include "base/buf.h"
#include "yaml/reader.h"

enum fault_kind {
    FAULT_SYNTAX, // it does not parse
    FAULT_HEADER, // its first line does not; the lines below are read all the same
    FAULT_KIND,   // it is not what its neighbours are
    FAULT_ODD,    // it stands neither straight below its neighbours nor deeper
    FAULT_UNDER,  // it stands deeper than an entry that has its text already
    FAULT_TABS    // its lines begin with tabs
};

struct fault {
    struct reader *reader;
    enum fault_kind kind;
    enum failure failure;
    uint32_t where;            // position at which parsing failed
    struct region lines;       // the faulty entry
    struct region above;       // the good entry above it; empty where there is none
    const struct node *around; // the list or map it stands in
    size_t level;              // blanks before its neighbours
    size_t depth;              // levels of nesting around it
    size_t dash;               // column of the dash that `around` stands behind; SIZE_MAX: none
    // Its parts, by offset in `text`.
    struct str text;  // from the start of its first line to the end of its last
    uint32_t start;   // position of `text`
    struct line line; // the first
    size_t head;      // the first byte behind blanks and dashes
    bool dashed;      // a dash stands before it
    size_t colon;     // behind its name; 0: it has no name
    size_t value;     // the first byte of its text, perhaps a line below; the end where it has none
    size_t value_end; // the end of that line, without blanks; a comment is left on
    bool one_line;    // nothing follows `value_end`
};

struct diagnosis {
    struct span at;
    struct str message, help;
    const char *title;       // of the fix
    bool safe;               // the fix keeps what was meant, for certain
    bool trusted;            // the fix is good, though the entry alone cannot show that it parses
    LIST(struct edit) edits; // in order; none: no fix
    bool too_much;           // there would be more edits than anybody looks at
    struct span related;     // nowhere: none
    const char *related_says;
};

// One cause of a fault.
struct cause {
    const char *name;
    bool (*find)(const struct fault *fault, struct diagnosis *out); // is it this one?
    const char *example;                                            // a file with the fault
    const char *mended; // the corrected line; NULL: no fix is offered
};

// The causes in the order in which they are tried; NULL past the end.
const struct cause *cause_at(size_t i);
// Reports a fault; answers the cause, NULL where none was recognised.
const struct cause *diagnose(struct fault *fault);

// For the causes: setting parts of a diagnosis. Offsets are those of `fault->text`.
struct str fault_slice(const struct fault *fault, size_t start, size_t end);
struct span fault_span(const struct fault *fault, size_t start, size_t end);
char fault_char(const struct fault *fault, size_t at); // '\n' behind the end
void diag_say(struct diagnosis *out, const struct fault *fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_help(struct diagnosis *out, const char *help);
void diag_change(struct diagnosis *out, const struct fault *fault, size_t start, size_t end,
                 struct str text);
// Puts `text` in quotes in the place of the bytes.
void diag_quote(struct diagnosis *out, const struct fault *fault, size_t start, size_t end,
                struct str text);
struct str diag_spaces(const struct fault *fault, size_t n);
// The end of the text at `value`, where it is a plain one: without comments, with its further
// lines.
size_t plain_value_end(const struct fault *fault);
// Length of the curly quotation mark that `s` begins with; 0: none.
size_t curly_length(struct str s);
// The word or sign at an offset, for a message.
struct str word_at(const struct fault *fault, size_t at);

// `text` in quotes: double ones where it holds neither quotation marks nor backslashes.
struct str quote_text(struct arena *arena, struct str text);
struct str quote_single(struct arena *arena, struct str text);

#endif
