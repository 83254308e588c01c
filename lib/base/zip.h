// ZIP archives in memory: the same files give the same bytes.
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include "base/buf.h"

struct zip; // lives in the arena of `out`

struct zip *zip_begin(struct buf *out);
// A file: `name` is its path in UTF-8, with slashes. Its time is that of the format's first day.
void zip_add(struct zip *zip, struct str name, struct str bytes);
void zip_end(struct zip *zip);

#endif
