// From a document tree to bytes. A format knows nothing of playbooks.
#ifndef FORMATS_FORMATS_H
#define FORMATS_FORMATS_H

#include "base/buf.h"
#include "doc/doc.h"

struct format_options {
    unsigned audience; // enum doc_audience; 0: whom the document is made for
    unsigned width;    // of a line of text in cells; 0: 78
};

struct format {
    const char *name;  // as a user types it
    const char *title; // one line for help
    const char *extension;
    const char *media_type;
    bool typeset; // has pages of some size, and sizes of type
    void (*write)(struct buf *out, const struct doc *doc, const struct format_options *options);
};

const struct format *format_at(size_t i); // NULL past the end
const struct format *format_find(struct str name);

#define X(name) extern const struct format format_##name;
#include "formats/formats.def"
#undef X

#endif
