// The table of scalar grammars: one row gives the reader, the words for errors and the editor's
// pattern.
#ifndef BASE_GRAMMAR_H
#define BASE_GRAMMAR_H

#include "base/limit.h"

enum grammar_kind {
    GRAMMAR_YES_NO,
    GRAMMAR_MONEY,
    GRAMMAR_NUMBER,
    GRAMMAR_DATE,
    GRAMMAR_PERIOD,
    GRAMMAR_RANGE,
    GRAMMAR_REVIEW,
    GRAMMAR_LIMIT,
    GRAMMAR_AT_MOST,
    GRAMMAR_STAND_IN,
    GRAMMAR_ID,
    GRAMMAR_COUNT
};

union grammar_value {
    bool yes;
    int64_t minor;
    struct number number;
    struct date date;
    struct period period;
    struct date_range range;
    struct review review;
    struct limit limit;
    struct at_most at_most;
    struct stand_in stand_in;
};

struct grammar {
    enum grammar_kind kind;
    const char *name;     // "money"
    const char *form;     // how it is written: "$50, 50 USD or 50"
    const char *pattern;  // ECMA-262 regular expression for editors, anchored
    const char *examples; // good ones, separated by " | "; a test reads each
    const char *bad;      // ones that must be refused, separated by " | "
    bool (*read)(struct arena *arena, struct str text, const struct currency *currency,
                 union grammar_value *out, struct str *error, struct str *better);
};

const struct grammar *grammar_of(enum grammar_kind kind);
// An example of the language's, in this currency in place of pounds.
struct str example_form(struct arena *arena, struct str example, const struct currency *currency);
// How it is written, in this currency.
struct str grammar_form(struct arena *arena, const struct grammar *grammar,
                        const struct currency *currency);
bool yes_no_read(struct str text, bool *out);
// [a-z][a-z0-9_-]{0,62}
bool id_is_valid(struct str text);
// The id that a text was meant to be: "Noisy Room" -> "noisy-room". `underscore`: snake_case.
struct str id_suggest(struct arena *arena, struct str text, bool underscore);
// Reserved words that nothing may be called by: all, any, none ... and the reserved facts (`given`
// and `times_given`, too, though `facts:` may declare these two).
bool id_is_reserved(struct str text);
// Words that only roles, facts and terms may not be called by: when, from, until ...
bool id_is_reserved_in_conditions(struct str text);

#endif
