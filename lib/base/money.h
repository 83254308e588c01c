// Money as whole minor units (pence, cents), by ISO 4217. Never a float.
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/arena.h"
#include "base/str.h"

struct phrases;

// Source: ISO 4217 (maintained by SIX), list one of active codes.
struct currency {
    char code[4];
    unsigned char decimals; // minor units: 2 = cents
    const char *mark;       // "£"; NULL where the code is written instead
    const char *name;
};

// By its three letters, in either case; NULL where there is none.
const struct currency *currency_find(struct str code);
const struct currency *currency_at(size_t i); // in order of code; NULL past the end

// Reads `$50`, `50 USD`, `USD 50`, `50`, `1,000.50`. Where `text` is no amount of `currency`,
// answers false, says in `error` what is wrong in plain words and in `better` the right form (may
// be empty). `better` is what was most likely meant, never more money than was written; where
// another currency is named or decimals are cut it is a guess that the author must look at.
bool money_read(struct arena *arena, struct str text, const struct currency *currency,
                int64_t *minor, struct str *error, struct str *better);
// Does a word mean a currency: a code in capitals, a mark, or the own code or name ("pounds")?
bool money_names(struct str word, const struct currency *currency);
// As people write it: "£50", "£12.50", "50 CHF". With thousands separators from 1,000 on.
struct str money_show(struct arena *arena, int64_t minor, const struct currency *currency);
// As a language has it: "1.500 €".
struct str money_say(struct arena *arena, int64_t minor, const struct currency *currency,
                     const struct phrases *in);
// So many whole pounds in pence.
int64_t money_minor(int whole, const struct currency *currency);
// For machines: always the currency's decimals, no mark: "50.00".
struct str money_plain(struct arena *arena, int64_t minor, const struct currency *currency);

#endif
