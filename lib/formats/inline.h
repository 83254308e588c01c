// What every format does with the text of a document before its own escaping.
#ifndef FORMATS_INLINE_H
#define FORMATS_INLINE_H

#include "base/arena.h"
#include "base/str.h"
#include "formats/formats.h"

// One line: runs of blanks and line breaks become one space; control characters and bidirectional
// overrides, which could make a sheet read otherwise than it was checked, become visible as
// \u{202E}.
struct str inline_visible(struct arena *arena, struct str text);
// " 'sha256-..'", by which a content policy lets a style or script of a page through.
void inline_source_hash(struct buf *out, struct str source);
// The audience that `options` ask for.
unsigned inline_audience(const struct doc *doc, const struct format_options *options);
// "title · version · digest", without what is missing.
struct str inline_footer(struct arena *arena, const struct doc_footer *footer);

#endif
