// The characters of a document, as fontconfig counts those of fonts.
#ifndef PDF_CHARACTERS_H
#define PDF_CHARACTERS_H

#include "doc/doc.h"

#include <fontconfig/fontconfig.h>

// Of all texts that a page shows, but those of ASCII, which every font of ours has. The caller
// destroys the set.
FcCharSet *characters_of(const struct doc *doc);
// Is one of the set in one of the ranges, of which {0} is the last?
bool characters_meet(const FcCharSet *set, const uint32_t (*ranges)[2]);

#endif
