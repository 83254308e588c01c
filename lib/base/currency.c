// The currencies of ISO 4217.
#include "base/money.h"

static const struct currency currencies[] = {
#define X(code, decimals, mark, name) {#code, decimals, mark, name},
#include "base/currency.def"
#undef X
};

enum { CURRENCIES = sizeof currencies / sizeof *currencies };

const struct currency *currency_at(size_t i) {
    return i < CURRENCIES ? &currencies[i] : NULL;
}

const struct currency *currency_find(struct str code) {
    for (size_t i = 0; i < CURRENCIES; i++) {
        if (str_eq_nocase(str_of(currencies[i].code), code)) return &currencies[i];
    }
    return NULL;
}
