// SHA-256 over strings.
#include "base/digest.h"

#include "base/arena.h"

#include <sha2.h>

struct digest {
    SHA2_CTX state;
};

struct digest *digest_new(struct arena *arena) {
    struct digest *digest = arena_new(arena, struct digest);
    SHA256Init(&digest->state);
    return digest;
}

void digest_add(struct digest *digest, struct str bytes) {
    if (bytes.len) SHA256Update(&digest->state, (const uint8_t *)bytes.ptr, bytes.len);
}

void digest_field(struct digest *digest, struct str bytes) {
    uint8_t length[8];
    for (int i = 0; i < 8; i++) length[i] = (uint8_t)((uint64_t)bytes.len >> (8 * i));
    SHA256Update(&digest->state, length, sizeof length);
    digest_add(digest, bytes);
}

// Works on a copy of the state, so that more may be added afterwards.
struct str digest_hex(struct arena *arena, struct digest *digest, size_t digits) {
    SHA2_CTX copy = digest->state;
    uint8_t sum[SHA256_DIGEST_LENGTH];
    SHA256Final(sum, &copy);
    if (digits > 2 * sizeof sum) digits = 2 * sizeof sum;
    char *hex = arena_bytes(arena, digits + 1);
    for (size_t i = 0; i < digits; i++)
        hex[i] = "0123456789abcdef"[i % 2 ? sum[i / 2] & 0xF : sum[i / 2] >> 4];
    hex[digits] = '\0';
    return (struct str){hex, digits};
}
