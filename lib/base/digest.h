// SHA-256, by libmd.
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

enum { DIGEST_HEX = 12 }; // how many digits name a playbook

struct digest; // opaque state lives in the arena

struct digest *digest_new(struct arena *arena);
void digest_add(struct digest *digest, struct str bytes);
// A length-prefixed string, so that two fields never run into each other.
void digest_field(struct digest *digest, struct str bytes);
// The first `digits` (at most 64) lower-case hex digits.
struct str digest_hex(struct arena *arena, struct digest *digest, size_t digits);

#endif
