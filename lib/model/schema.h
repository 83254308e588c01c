// The JSON Schema of the language, for editors.
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/buf.h"

// Writes the whole schema, indented, with a line break at its end. The same bytes on every run.
void schema_write(struct buf *out);

#endif
