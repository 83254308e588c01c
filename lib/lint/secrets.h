// Secrets in the bytes of a file: keys of services, private keys, passwords.
#ifndef LINT_SECRETS_H
#define LINT_SECRETS_H

#include "base/str.h"

struct secret {
    struct str at;    // a slice of the bytes
    const char *what; // "a key of Amazon Web Services"
};

// The next one from byte `*from` on, which is moved behind it; false where there is none.
bool secret_next(struct str bytes, size_t *from, struct secret *out);

#endif
