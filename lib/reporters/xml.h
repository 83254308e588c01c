// XML: a declaration and attributes; the rest is written as it is.
#ifndef REPORTERS_XML_H
#define REPORTERS_XML_H

#include "base/escape.h"

#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static inline void xml_attribute(struct buf *out, const char *name, struct str value) {
    buf_fmt(out, " %s=\"", name);
    escape_xml(out, value);
    buf_char(out, '"');
}

#endif
