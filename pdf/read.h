// A document's tree from JSON, as the format "json" of sheets writes it (empower-document(5)).
#ifndef PDF_READ_H
#define PDF_READ_H

#include "doc/doc.h"

// NULL where `json` is no such document: `error` says where and why, fit for a terminal. What is
// read keeps no pointer into `json`, is for every audience, and is safe to lay out whoever wrote
// it: nodes stand only where they belong, texts are UTF-8 without control characters, numbers
// within bounds.
struct doc *pdf_read(struct arena *arena, struct str json, struct str *error);

#endif
