// Base64 of RFC 4648, section 4: bytes as text.
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/arena.h"
#include "base/str.h"

struct str base64_encode(struct arena *arena, struct str bytes);
// False where `text` is no Base64: another sign, a length that is no multiple of four, or bits that
// nothing would have written.
bool base64_decode(struct arena *arena, struct str text, struct str *out);

#endif
