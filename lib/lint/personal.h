// Personal data in a text: e-mail addresses, phone numbers, numbers of cards.
#ifndef LINT_PERSONAL_H
#define LINT_PERSONAL_H

#include "base/str.h"

enum personal_kind { PERSONAL_EMAIL, PERSONAL_PHONE, PERSONAL_CARD };

struct personal {
    enum personal_kind kind;
    struct str at; // a slice of the text
};

// The next one from byte `*from` on, which is moved behind it; false where there is none. What is
// reserved for examples, and numbers of services, are nobody's.
bool personal_next(struct str text, size_t *from, struct personal *out);

#endif
